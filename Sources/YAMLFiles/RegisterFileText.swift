import Meetings
import Yams

/// From bytes to a YAML document, with the limits that hold before anything foreign is parsed.
enum RegisterFileText {
    static func document(in bytes: some Collection<UInt8>) throws(Refusal) -> Node {
        guard bytes.count <= RegisterFile.largestSizeBytes else { throw .register([.tooLarge(bytes.count)]) }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        guard let text = String(validating: bytes.dropFirst(bytes.starts(with: mark) ? 3 : 0), as: UTF8.self) else {
            throw .register([.notUTF8(line: firstLineNotUTF8(in: bytes))])
        }
        if let alias = alias(in: text) { throw .register([.alias(alias.name, line: alias.line)]) }
        do {
            // No resolver: what is a number, a date or nothing is decided where it is asked for.
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            guard let node = try parser.singleRoot() else { throw Refusal.register([.emptyFile]) }
            return node
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw .register([.syntax(error, in: text)])
        }
    }

    private static func firstLineNotUTF8(in bytes: some Collection<UInt8>) -> Int {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
    }

    /// The first thing that may be an alias of an anchor. Aliases of aliases let a small file stand for an endless
    /// one, so they are found before the parser follows them: a name that stands both after `&` and after `*`,
    /// wherever that is.
    private static func alias(in text: String) -> (name: String, line: Int)? {
        let bytes = Array(text.utf8)
        let anchors = Set(names(after: UInt8(ascii: "&"), in: bytes).map(\.name))
        guard !anchors.isEmpty else { return nil }
        return names(after: UInt8(ascii: "*"), in: bytes).first { anchors.contains($0.name) }
    }

    private static func names(after mark: UInt8, in bytes: [UInt8]) -> [(name: String, line: Int)] {
        var found: [(String, Int)] = []
        var line = 1
        for (place, byte) in bytes.enumerated() {
            if byte == 0x0A { line += 1 }
            guard byte == mark else { continue }
            let name = bytes[(place + 1)...].prefix(while: isOfName)
            if !name.isEmpty { found.append((String(decoding: name, as: UTF8.self), line)) }
        }
        return found
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_")
    }
}
