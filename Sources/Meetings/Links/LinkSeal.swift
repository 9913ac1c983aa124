/// What links are signed with. The core knows no cryptography: it is given.
public struct LinkSeal: Sendable {
    /// HMAC-SHA256, 32 bytes, with a key of this installation's own that nothing but links is signed with.
    public var mac: @Sendable (_ text: String) -> [UInt8]
    /// SHA-256 as hex.
    public var digest: @Sendable (_ text: String) -> String
    /// Whether two texts are the same, in a time that tells nothing about where they differ.
    public var isEqual: @Sendable (_ one: String, _ other: String) -> Bool

    public init(
        mac: @escaping @Sendable (_ text: String) -> [UInt8], digest: @escaping @Sendable (_ text: String) -> String,
        isEqual: @escaping @Sendable (_ one: String, _ other: String) -> Bool
    ) {
        self.mac = mac
        self.digest = digest
        self.isEqual = isEqual
    }

    func token(of link: SignedLink, chance: String) -> LinkToken {
        LinkToken(chance: chance, mac: mac(link.sealedText))
    }

    /// What stands in a letter in place of the token until the letter leaves: as long as one, and never one. It is the
    /// same in all letters about the same thing, and nobody without the key can write it: a text with somebody else's
    /// address and a mark in it would carry readers' tokens there.
    func mark(of purpose: LinkPurpose, in network: NetworkID) -> String {
        let signs = LinkToken.text(of: mac("mark " + purpose.sealedText(in: network)).prefix(32))
        return String(repeating: "0", count: LinkToken.length - signs.utf8.count) + signs
    }

    func hash(of token: LinkToken) -> String { digest(token.text) }

    func isGenuine(_ token: LinkToken, of link: SignedLink) -> Bool {
        isEqual(token.text, self.token(of: link, chance: token.chance).text)
    }
}

/// Where links lead, and what they are signed with.
public struct LinkIssuer: Sendable {
    public let seal: LinkSeal
    /// `https://samling.example.no`; nil where there are no pages to lead to, and letters have no links then.
    public let address: String?

    public init(seal: LinkSeal, address: String?) {
        self.seal = seal
        self.address = address.map { address in
            String(address.reversed().drop { $0 == "/" }.reversed())
        }
    }
}
