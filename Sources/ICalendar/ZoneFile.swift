import FoundationEssentials
import Synchronization

/// The system's zone files, of which only the rule at the end is read.
enum ZoneFile {
    private static let known = Mutex<[String: ZoneRule]>([:])
    /// For a machine without zone files.
    private static let fallbacks = ["Europe/Oslo": "CET-1CEST,M3.5.0,M10.5.0/3"]

    static func rule(_ identifier: String) -> ZoneRule? {
        if let rule = known.withLock({ $0[identifier] }) { return rule }
        guard isZoneName(identifier), let rule = load(identifier, from: "/usr/share/zoneinfo") else { return nil }
        known.withLock { $0[identifier] = rule }
        return rule
    }

    /// Foreign objects name zones, so a name may lead nowhere but to a file below the folder.
    static func isZoneName(_ name: String) -> Bool {
        guard (1...64).contains(name.utf8.count), name.utf8.first != UInt8(ascii: "/") else { return false }
        return name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "+"),
                UInt8(ascii: "-"):
                true
            default: false
            }
        }
    }

    static func load(_ identifier: String, from folder: String) -> ZoneRule? {
        let footer = (try? Data(contentsOf: URL(filePath: "\(folder)/\(identifier)"))).flatMap(footer)
        return (footer ?? fallbacks[identifier]).flatMap { ZoneRule(identifier: identifier, posixRule: $0) }
    }

    /// The last line of a version 2 file, RFC 9636 §3.3.
    private static func footer(_ file: Data) -> String? {
        guard file.starts(with: Array("TZif".utf8)), file.last == UInt8(ascii: "\n") else { return nil }
        let lines = file.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return lines.last.map { String(decoding: $0, as: UTF8.self) }
    }
}
