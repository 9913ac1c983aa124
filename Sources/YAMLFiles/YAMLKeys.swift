public import Meetings
import Yams

/// The keys of a settings file, each with its line: what it takes to say of a key that it isn't known.
public enum YAMLKeys {
    /// One value of the file.
    public struct Key: Hashable, Sendable {
        /// `smtp.port`.
        public var path: String
        /// From 1.
        public var line: Int?
        /// Nothing stands after the colon.
        public var isEmpty: Bool
    }

    /// Every value of the file by its dotted path, in the file's order; none for a file of comments only.
    ///
    /// - Throws: a refusal where the bytes aren't YAML, or aren't keys with values.
    public static func read(_ bytes: [UInt8]) throws(Refusal) -> [Key] {
        guard !isBlank(bytes) else { return [] }
        let root = try RegisterFileText.document(in: bytes)
        guard let mapping = root.mapping else {
            throw .register([.wrongType(.mapping, line: root.mark?.line ?? 1)])
        }
        return keys(of: mapping, under: "")
    }

    /// Whether every line is empty or a comment.
    private static func isBlank(_ bytes: [UInt8]) -> Bool {
        bytes.split(separator: 0x0A).allSatisfy { line in
            let first = line.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
            return first == nil || first == UInt8(ascii: "#")
        }
    }

    private static func keys(of mapping: Node.Mapping, under path: String) -> [Key] {
        mapping.flatMap { name, value -> [Key] in
            let path = path.isEmpty ? name.string ?? "" : "\(path).\(name.string ?? "")"
            if let inner = value.mapping { return keys(of: inner, under: path) }
            return [Key(path: path, line: name.mark?.line, isEmpty: value.scalar?.string.isEmpty ?? false)]
        }
    }
}
