import Mail
public import Meetings

/// The addresses that lead back to one letter or one invitation.
public struct LetterAddresses: Sendable {
    private let mailbox: MailAddress
    private let returnAddress: ReturnAddress

    /// - Throws: `MailError` where the mailbox is no address, or the key is too short.
    public init(network: Network, key: [UInt8]) throws {
        mailbox = try MailAddress(parsing: network.mailbox)
        returnAddress = try ReturnAddress(mailbox: mailbox, key: key)
    }

    /// The letter that a bounce sent to the address is about; nil where the address isn't one of ours.
    public func letter(returnedTo address: String) -> LetterID? {
        guard let address = try? MailAddress(parsing: address), let short = returnAddress.letterID(in: address) else {
            return nil
        }
        return LetterID(ShortID.hexadecimal(short) ?? short)
    }

    /// The token of the call whose answer came to the address; nil where it isn't one that could be ours. A letter's
    /// return address never is: it has a dot in it.
    func token(in address: MailAddress) -> String? {
        let prefix = mailbox.local.lowercased() + "+"
        let local = address.local.lowercased()
        guard address.domain == mailbox.domain, local.hasPrefix(prefix) else { return nil }
        let token = local.dropFirst(prefix.count)
        let isToken = token.utf8.count == Self.tokenLength && token.utf8.allSatisfy(Self.isTokenSign)
        return isToken ? String(token) : nil
    }

    private static let tokenLength = 26

    private static func isTokenSign(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    var from: MailAddress { mailbox }

    /// Where a bounce comes back to. A letter's id, 32 hexadecimal digits, is written in 26 signs, so that a mailbox
    /// of up to 16 fits before it; a longer one gets its bounces untagged.
    func returnAddress(for letter: LetterID) -> MailAddress {
        (try? returnAddress.address(letterID: ShortID.short(letter.rawValue) ?? letter.rawValue)) ?? mailbox
    }

    /// Where the answer to one person's call comes back to; the mailbox itself where the whole would be too long.
    func replyAddress(token: String) -> MailAddress { (try? mailbox.withToken(token)) ?? mailbox }
}

/// 128 bits as 32 hexadecimal digits and as 26 signs that survive a change of case (RFC 4648 §6).
private enum ShortID {
    private static let signs = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    /// Nil for anything but 32 digits.
    static func short(_ hexadecimal: String) -> String? {
        guard hexadecimal.utf8.count == 32, var number = UInt128(hexadecimal, radix: 16) else { return nil }
        var bytes: [UInt8] = []
        for _ in 0..<26 {
            bytes.append(signs[Int(number & 31)])
            number >>= 5
        }
        return String(decoding: bytes.reversed(), as: UTF8.self)
    }

    static func hexadecimal(_ short: String) -> String? {
        guard short.utf8.count == 26 else { return nil }
        var number: UInt128 = 0
        for byte in short.utf8 {
            guard let value = signs.firstIndex(of: byte), number >> 123 == 0 else { return nil }
            number = number << 5 | UInt128(value)
        }
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 32 - digits.utf8.count) + digits
    }
}
