/// The address under which people reach the pages: `https://samling.example.no`, perhaps with a port and a path.
enum PublicAddress {
    private static let longestBytes = 200
    private static let loopback: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

    /// Has a host, and nothing that would change what is put after it.
    static func isSound(_ text: String) -> Bool {
        let misplaced = Set("?#@\\\"'<>{}|^`%".utf8)
        let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !misplaced.contains($0) }
        return isPlain && text.utf8.count <= longestBytes && host(text).map { !$0.isEmpty } ?? false
    }

    /// On the way to it others can read along, and a link is as good as a signature. On this machine there are no
    /// others.
    static func isOpen(_ text: String) -> Bool {
        !text.hasPrefix("https://") && !(host(text).map(loopback.contains) ?? false)
    }

    /// In lower case, without a port; nil where what stands there is none.
    private static func host(_ text: String) -> String? {
        guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return nil }
        let authority = text.dropFirst(scheme.count).prefix { $0 != "/" }
        let end = authority.lastIndex(of: "]").map(authority.index(after:)) ?? authority.firstIndex(of: ":")
        let name = authority[..<(end ?? authority.endIndex)]
        let port = authority[name.endIndex...]
        let isName = name.hasPrefix("[") == name.hasSuffix("]") && name.allSatisfy { $0 != ":" || name.hasPrefix("[") }
        guard isName, port.isEmpty || (port.hasPrefix(":") && UInt16(port.dropFirst()) != nil) else { return nil }
        return name.lowercased()
    }
}
