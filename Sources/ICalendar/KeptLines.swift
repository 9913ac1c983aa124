/// The lines that libical is given, with only the parameters that are read.
struct KeptLines {
    private static let maximumZoneScalars = 200
    private static let maximumDurationDigits = 5
    private static let escapable = Array("\\;,nN".utf8)

    private(set) var bytes: [UInt8] = []
    private(set) var count = 0

    init() { bytes.reserveCapacity(4096) }

    mutating func keepText(_ name: String, _ value: ArraySlice<UInt8>) {
        keep(name, value.contains(UInt8(ascii: "\\")) ? Self.mended(value) : value)
    }

    /// libical takes a backslash and the letter after it for a blank where it knows no such escape: `\:`.
    private static func mended(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var result: [UInt8] = []
        var isEscaped = false
        for byte in value {
            if isEscaped {
                if escapable.contains(byte) { result.append(UInt8(ascii: "\\")) }
                result.append(byte)
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else {
                result.append(byte)
            }
        }
        return result[...]
    }

    /// libical does not part a list before it unescapes it; so each of its texts gets a line.
    mutating func keepEach(_ name: String, ofList list: ArraySlice<UInt8>) {
        var text: [UInt8] = []
        var isEscaped = false
        for byte in list {
            if byte == UInt8(ascii: ","), !isEscaped {
                keep(name, text)
                text.removeAll()
            } else {
                text.append(byte)
            }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        keep(name, text)
    }

    /// With its zone always in quotation marks, and as a date where it looks like one, whatever VALUE says.
    mutating func keepTime(_ line: ContentLine) {
        let time = line.word
        var name = line.name
        if time.utf8.count == 8 { name += ";VALUE=DATE" }
        if let zone = line.parameters()["TZID"] {
            let zone = CleanText.name(zone.joined(separator: ",")).unicodeScalars.prefix(Self.maximumZoneScalars)
            if !zone.isEmpty { name += ";TZID=\"\(String(zone))\"" }
        }
        keep(name, time.utf8)
    }

    /// libical reads numbers that are too large for it, and makes others of them.
    mutating func keepDuration(_ line: ContentLine) {
        let numbers = line.word.utf8.split { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        if numbers.allSatisfy({ $0.count <= Self.maximumDurationDigits }) { keep(line.name, line.word.utf8) }
    }

    /// A property without a value is as good as none, and libical would make an error of it.
    mutating func keep(_ name: String, _ value: some Collection<UInt8>) {
        count += 1
        if value.isEmpty { return }
        bytes += name.utf8
        bytes.append(UInt8(ascii: ":"))
        bytes += value
        bytes += "\r\n".utf8
    }
}
