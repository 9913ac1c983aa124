/// The address under which people reach the pages.
enum PublicAddress {
    private static let longestBytes = 200
    private static let loopback: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

    /// `https`, for links are as good as a signature; `http` only to this machine itself. A host, perhaps with a port
    /// and a path, and nothing that would change what comes after it.
    static func isSound(_ text: String) -> Bool {
        let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"?#@\\\"'<>{}|^`%".utf8.contains($0) }
        guard isPlain, text.utf8.count <= longestBytes else { return false }
        if text.hasPrefix("https://") { return !host(text.dropFirst("https://".count)).isEmpty }
        guard text.hasPrefix("http://") else { return false }
        return loopback.contains(host(text.dropFirst("http://".count)))
    }

    /// Without a port; empty where what stands there is none.
    private static func host(_ rest: Substring) -> String {
        let authority = rest.prefix { $0 != "/" }
        guard authority.hasPrefix("[") else {
            let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 1 || (parts.count == 2 && UInt16(parts[1]) != nil) else { return "" }
            return parts[0].lowercased()
        }
        guard let end = authority.firstIndex(of: "]") else { return "" }
        let port = authority[authority.index(after: end)...]
        return port.isEmpty || (port.hasPrefix(":") && UInt16(port.dropFirst()) != nil) ? String(authority[...end]) : ""
    }
}
