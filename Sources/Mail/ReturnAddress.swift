/// Where mail that can't be delivered comes back to: `bounce+<letter>.<mac>@example.no`. The MAC keeps a stranger from
/// forging a bounce and so shutting somebody out.
public struct ReturnAddress: Sendable {
    private let mailbox: MailAddress
    private let key: [UInt8]

    /// 20 letters and digits of the MAC, 100 bits.
    private static let macLength = 20
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

    /// In base 32 (RFC 4648 §6), lower-case. The domain is covered, so that two installations may share a key.
    private func mac(_ letterID: String) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz234567")
        let digest = Digest.hmacSHA256(key: key, message: Array("return-address:\(mailbox.domain):\(letterID)".utf8))
        var text = ""
        var bits: UInt64 = 0
        var count: UInt64 = 0
        for byte in digest {
            bits = bits << 8 | UInt64(byte)
            count += 8
            while count >= 5, text.utf8.count < Self.macLength {
                count -= 5
                text.append(letters[Int(bits >> count & 31)])
            }
            bits &= (1 << count) - 1
        }
        return text
    }

    private static func isIdentifierSign(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || (ASCII.isLetterOrDigit(byte) && !(0x41...0x5A).contains(byte))
    }
}
