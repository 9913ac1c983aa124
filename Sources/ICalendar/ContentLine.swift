/// One content line of a foreign object, taken apart: name, parameters, value. RFC 5545 §3.1.
struct ContentLine {
    /// In capitals.
    let name: String
    private(set) var parameterCount = 0

    private let bytes: ArraySlice<UInt8>
    private let parametersStart: Int
    private var valueStart: Int
    private let heedsQuotes: Bool

    /// Nil where the line has no name or no value.
    init?(_ line: ArraySlice<UInt8>) {
        // Quotation marks that don't match hide the value, and are then letters as all others.
        guard let line = Self(line, heedsQuotes: true) ?? Self(line, heedsQuotes: false) else { return nil }
        self = line
    }

    private init?(_ line: ArraySlice<UInt8>, heedsQuotes: Bool) {
        var isQuoted = false
        var nameEnd: Int?
        for index in line.indices {
            switch line[index] {
            case UInt8(ascii: "\"") where heedsQuotes: isQuoted.toggle()
            case UInt8(ascii: ";") where !isQuoted:
                nameEnd = nameEnd ?? index
                parameterCount += 1
            case UInt8(ascii: ":") where !isQuoted && !Self.endsScheme(line, index, after: nameEnd):
                bytes = line
                parametersStart = nameEnd ?? index
                valueStart = index + 1
                name = String(decoding: line[..<parametersStart], as: UTF8.self).uppercased()
                self.heedsQuotes = heedsQuotes
                return
            default: break
            }
        }
        return nil
    }

    private static let scheme = Array("mailto".utf8)

    /// Whether the colon belongs to `SENT-BY=mailto:…`, which should have been in quotation marks, and the value is
    /// still to come.
    private static func endsScheme(_ line: ArraySlice<UInt8>, _ colon: Int, after nameEnd: Int?) -> Bool {
        guard let nameEnd, colon - nameEnd > scheme.count + 1 else { return false }
        let start = colon - scheme.count
        guard line[start - 1] == UInt8(ascii: "=") || line[start - 1] == UInt8(ascii: ","),
            line[start..<colon].elementsEqual(scheme, by: { $0 | 0x20 == $1 })
        else { return false }
        return line[(colon + 1)...].contains(UInt8(ascii: ":"))
    }

    var value: ArraySlice<UInt8> { bytes[valueStart...] }

    /// The value as one word, in capitals.
    var word: String {
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        return String(decoding: value.drop(while: isBlank).prefix { !isBlank($0) }, as: UTF8.self).uppercased()
    }

    /// A line whose value is a time. `TZID=(UTC+01:00) …` without quotation marks has a colon before the one that
    /// ends it; a time may have colons too, though it should not.
    var asTime: Self {
        let isTime = value.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: "Z"),
                UInt8(ascii: "z"), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: " "):
                true
            default: false
            }
        }
        guard !isTime, let colon = bytes.lastIndex(of: UInt8(ascii: ":")) else { return self }
        var line = self
        line.valueStart = colon + 1
        return line
    }

    /// By their names in capitals, each with its values; of two with one name the first stands. Values are without
    /// quotation marks, and as they were before RFC 6868 encoded them.
    func parameters() -> [String: [String]] {
        var result: [String: [String]] = [:]
        var name: String?
        var values: [String] = []
        var current: [UInt8] = []
        var isQuoted = false
        func finish() {
            defer {
                name = nil
                values = []
                current.removeAll(keepingCapacity: true)
            }
            guard let name, result[name] == nil else { return }
            result[name] = values + [Self.decoded(current)]
        }
        for byte in bytes[parametersStart..<(valueStart - 1)] {
            switch byte {
            case UInt8(ascii: "\"") where heedsQuotes: isQuoted.toggle()
            case UInt8(ascii: ";") where !isQuoted: finish()
            case UInt8(ascii: "=") where name == nil:
                name = String(decoding: current, as: UTF8.self).uppercased()
                current.removeAll(keepingCapacity: true)
            case UInt8(ascii: ",") where !isQuoted && name != nil:
                values.append(Self.decoded(current))
                current.removeAll(keepingCapacity: true)
            default: current.append(byte)
            }
        }
        finish()
        return result
    }

    /// RFC 6868 §3.1.
    private static func decoded(_ value: [UInt8]) -> String {
        guard value.contains(UInt8(ascii: "^")) else { return String(decoding: value, as: UTF8.self) }
        var result: [UInt8] = []
        var isMarked = false
        for byte in value {
            switch byte {
            case UInt8(ascii: "^") where !isMarked:
                isMarked = true
                continue
            case UInt8(ascii: "^"): result.append(byte)
            case UInt8(ascii: "n") where isMarked: result.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "'") where isMarked: result.append(UInt8(ascii: "\""))
            default: result += isMarked ? [UInt8(ascii: "^"), byte] : [byte]
            }
            isMarked = false
        }
        return String(decoding: isMarked ? result + [UInt8(ascii: "^")] : result, as: UTF8.self)
    }
}
