/// Where mail that can't be delivered comes back to: `bounce+<letter>.<mac>@example.no`. The MAC keeps a stranger from
/// forging a bounce and so shutting somebody out.
public struct ReturnAddress: Sendable {
    private let mailbox: MailAddress
    private let key: [UInt8]

    /// 20 letters and digits of the MAC, 100 bits.
    private static let macLength = 20
    private static let macSigns = Array("abcdefghijklmnopqrstuvwxyz234567")
    private static let leastKeyBytes = 16

    /// - Parameters:
    ///   - mailbox: the address without its tag, `bounce@example.no`.
    ///   - key: a secret of 16 bytes or more.
    public init(mailbox: MailAddress, key: [UInt8]) throws(MailError) {
        guard key.count >= Self.leastKeyBytes else {
            throw MailError(.makeReturnAddress, .weakKey, "a key of \(key.count) bytes")
        }
        self.mailbox = mailbox
        self.key = key
    }

    /// The return address of a letter, whose id is of digits, lower-case letters and hyphens: relays may change case.
    public func address(letterID: String) throws(MailError) -> MailAddress {
        guard !letterID.isEmpty, letterID.utf8.allSatisfy(Self.isIdentifierSign) else {
            throw MailError(.makeReturnAddress, .badLetterID, "digits, lower-case letters and hyphens only")
        }
        return try mailbox.withToken("\(letterID).\(mac(letterID))")
    }

    /// The letter that an address belongs to; nil where it isn't one of ours.
    public func letterID(in address: MailAddress) -> String? {
        let prefix = mailbox.local.lowercased() + "+"
        let local = address.local.lowercased()
        guard address.domain == mailbox.domain, local.hasPrefix(prefix) else { return nil }
        let pieces = local.dropFirst(prefix.count).split(separator: ".", omittingEmptySubsequences: false)
        guard pieces.count == 2 else { return nil }
        let letterID = String(pieces[0])
        return Digest.isEqual(Array(pieces[1].utf8), Array(mac(letterID).utf8)) ? letterID : nil
    }

    /// Five bits of each byte, in signs that survive a change of case. The domain is covered, so that two installations
    /// may share a key.
    private func mac(_ letterID: String) -> String {
        let digest = Digest.hmacSHA256(key: key, message: Array("return-address:\(mailbox.domain):\(letterID)".utf8))
        return String(digest.prefix(Self.macLength).map { Self.macSigns[Int($0 & 31)] })
    }

    private static func isIdentifierSign(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || (ASCII.isLetterOrDigit(byte) && !(0x41...0x5A).contains(byte))
    }
}
