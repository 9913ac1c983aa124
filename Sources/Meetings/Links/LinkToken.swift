/// The text in a link's address: 26 signs of chance and 26 of MAC, 130 bits each, in signs that relays and programs
/// can change the case of without harm (RFC 4648 §6).
struct LinkToken: Hashable {
    let chance: String
    let mac: String

    static let halfLength = 26
    static let length = 2 * halfLength
    private static let signs = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
    /// Longer than any address a link has, also where the installation's own is long.
    private static let longestAddress = 2_000

    var text: String { chance + mac }

    /// - Parameter mac: 26 bytes or more.
    init(chance: String, mac: [UInt8]) {
        precondition(chance.utf8.count == Self.halfLength && mac.count >= Self.halfLength)
        self.chance = chance
        self.mac = Self.text(of: mac.prefix(Self.halfLength))
    }

    /// Five bits of each byte.
    static func text(of mac: some Sequence<UInt8>) -> String {
        String(decoding: mac.map { signs[Int($0 & 31)] }, as: UTF8.self)
    }

    /// From a token or the whole address it stands in; nil for anything else. Nothing is looked up for what isn't one.
    init?(_ written: String) {
        guard written.utf8.count <= Self.longestAddress else { return nil }
        let around: Set<UInt8> = [0x20, 0x09, 0x0D, 0x0A, UInt8(ascii: "<"), UInt8(ascii: ">")]
        let trimmed = written.utf8.drop(while: around.contains).reversed().drop(while: around.contains).reversed()
        let address = trimmed.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        let last = address.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last ?? []
        let lowered = last.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
        guard lowered.count == Self.length, lowered.allSatisfy(Self.signs.contains) else { return nil }
        chance = String(decoding: lowered.prefix(Self.halfLength), as: UTF8.self)
        mac = String(decoding: lowered.suffix(Self.halfLength), as: UTF8.self)
    }
}
