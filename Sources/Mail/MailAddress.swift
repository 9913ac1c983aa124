/// An address that can stand in an envelope and in a header as it is: a dot-atom and an ASCII domain (RFC 5321 §4.1.2).
/// There is no other way to make one than the strict parser, so nothing can be injected through an address.
public struct MailAddress: Hashable, Sendable, CustomStringConvertible {
    /// As it was written: only the receiver knows whether case matters.
    public let local: String
    /// Lower-case, in the ASCII form of internationalised names (RFC 5890 §2.3.2.1).
    public let domain: String

    /// At most this many bytes in all (RFC 5321 §4.5.3.1.3, less the angle brackets).
    static let longest = 254
    private static let longestLocal = 64
    private static let longestDomain = 253

    /// Reads `local@domain`. A domain with letters beyond ASCII is converted; a local part with such letters, quoted
    /// local parts, comments, address literals and anything around the address are refused.
    public init(parsing text: String) throws(MailError) {
        guard !text.isEmpty else { throw Self.refusal(.emptyAddress, "no address") }
        guard text.utf8.count <= Self.longest * 4 else { throw Self.refusal(.addressTooLong, "far too long") }
        guard let at = text.unicodeScalars.lastIndex(of: "@") else { throw Self.refusal(.badDomain, "no @") }
        let local = String(text[..<at])
        let domain = String(text[text.unicodeScalars.index(after: at)...])
        try Self.check(local: local)
        try self.init(local: local, asciiDomain: DomainName.ascii(domain))
    }

    private init(local: String, asciiDomain: String) throws(MailError) {
        guard local.utf8.count <= Self.longestLocal, asciiDomain.utf8.count <= Self.longestDomain,
            local.utf8.count + 1 + asciiDomain.utf8.count <= Self.longest
        else { throw Self.refusal(.addressTooLong, "at most 64 bytes before the @ and 254 in all") }
        self.local = local
        domain = asciiDomain
    }

    public var description: String { "\(local)@\(domain)" }

    /// The same mailbox with a tag, `mote+token@example.no`.
    ///
    /// - Throws: where the token isn't of the signs of an address, or the whole becomes too long.
    public func withToken(_ token: String) throws(MailError) -> MailAddress {
        guard !token.isEmpty else { throw Self.refusal(.badLocalPart, "an empty token") }
        let tagged = "\(local)+\(token)"
        try Self.check(local: tagged)
        return try MailAddress(local: tagged, asciiDomain: domain)
    }

    /// Dot-atom (RFC 5322 §3.2.3).
    private static func check(local: String) throws(MailError) {
        guard local.utf8.allSatisfy({ $0 < 0x80 }) else {
            throw refusal(.localPartNotASCII, "letters beyond ASCII before the @")
        }
        let atoms = local.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard atoms.allSatisfy({ !$0.isEmpty && $0.allSatisfy(ASCII.isAtomText) }) else {
            throw refusal(.badLocalPart, "a sign or a dot that can't stand before the @")
        }
    }

    private static func refusal(_ code: MailError.Code, _ detail: String) -> MailError {
        MailError(.parseAddress, code, detail)
    }
}

/// A person or a list at an address.
public struct Mailbox: Hashable, Sendable {
    /// What is shown; may be empty.
    public var name: String
    public var address: MailAddress

    public init(name: String, address: MailAddress) {
        self.name = name
        self.address = address
    }
}
