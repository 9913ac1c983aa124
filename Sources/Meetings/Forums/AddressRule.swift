/// Which mail addresses a register takes: a plain `local@domain` in ASCII, so that nothing can be slipped into a
/// header or an envelope through it (RFC 5321 §4.1.2, without quoted local parts and address literals).
enum AddressRule {
    static func accepts(_ address: String) -> Bool {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return false }
        return acceptsLocal(parts[0]) && acceptsDomain(parts[1])
    }

    private static func acceptsLocal(_ local: Substring) -> Bool {
        local.utf8.count <= 64
            && local.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
                !atom.isEmpty && atom.utf8.allSatisfy { isLetterOrDigit($0) || marks.contains($0) }
            }
    }

    /// At least two labels, and a last one that is no number: `example.no`, not `localhost` or `127.0.0.1`.
    private static func acceptsDomain(_ domain: Substring) -> Bool {
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        guard domain.utf8.count <= 253, labels.count >= 2, let last = labels.last else { return false }
        return labels.allSatisfy(acceptsLabel) && !last.utf8.allSatisfy(isDigit)
    }

    private static func acceptsLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
            && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }

    private static let marks = Set("!#$%&'*+-/=?^_`{|}~".utf8)

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
