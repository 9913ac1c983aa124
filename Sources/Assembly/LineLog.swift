import Glibc
import Logging
import Meetings

/// Each message is one line on stderr, as text or as a JSON object. Whatever a value holds, it is no line of its own,
/// and no other key: what a mail server has said may stand in it.
struct LineLog: LogHandler {
    let label: String
    let format: Settings.Log.Format
    var time = TimeSource.system
    var write: @Sendable ([UInt8]) -> Void = LineLog.toStandardError

    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.warning
    var metadataProvider: Logger.MetadataProvider?

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var values = metadata
        values.merge(metadataProvider?.get() ?? [:]) { $1 }
        values.merge(event.metadata ?? [:]) { $1 }
        let known = [
            ("time", time.now().rfc3339UTC), ("level", event.level.rawValue), ("label", label),
            ("message", "\(event.message)"),
        ]
        let own = values.map { ($0.key, "\($0.value)") }.sorted { $0.0 < $1.0 }
        let line = format == .json ? LineLog.json(known, own) : LineLog.text(known.map(\.1), own)
        write(Array("\(line)\n".utf8))
    }

    /// A key of a message's own that is called as one of ours gets a mark.
    private static func json(_ known: [(String, String)], _ own: [(String, String)]) -> String {
        let taken = Set(known.map(\.0))
        let pairs = known + own.map { (taken.contains($0.0) ? "_\($0.0)" : $0.0, $0.1) }
        return "{" + pairs.map { "\(quoted($0.0)):\(quoted($0.1))" }.joined(separator: ",") + "}"
    }

    private static func text(_ known: [String], _ own: [(String, String)]) -> String {
        let message = "\(known[0]) \(known[1]) \(known[2]): \(quoted(known[3]).dropFirst().dropLast())"
        return own.isEmpty
            ? message : message + " " + own.map { "\(bare($0.0))=\(bare($0.1))" }.joined(separator: " ")
    }

    /// In quotes where it holds more than one plain word.
    private static func bare(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            scalar.value > 0x20 && scalar.value < 0x7F && ![#"""#, #"\"#, "="].contains(scalar)
        }
        return isPlain && !text.isEmpty ? text : quoted(text)
    }

    /// A JSON string (RFC 8259 §7). Characters that end a line somewhere, or turn the writing round, are escaped.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                let isSafe = ![.control, .format, .lineSeparator, .paragraphSeparator]
                    .contains(scalar.properties.generalCategory)
                if isSafe {
                    result.unicodeScalars.append(scalar)
                } else {
                    for unit in String(scalar).utf16 { result += "\\u\(hex(unit))" }
                }
            }
        }
        return result + "\""
    }

    private static func hex(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// In one piece, so that lines of several threads don't run into each other.
    private static func toStandardError(_ line: [UInt8]) {
        var rest = line[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { return }
            rest = rest.dropFirst(max(count, 0))
        }
    }
}
