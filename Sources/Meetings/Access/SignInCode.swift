public import FoundationEssentials

/// A one-time code that was asked for. It holds in the browser that asked, and nowhere else: others who ask for codes
/// to the same address neither learn anything nor get in the way.
public struct SignInCode: Hashable, Sendable, Identifiable {
    public var id: String
    /// The MAC of the code and all that it is for, as hex. Where the address is nobody's there is no code that fits.
    public var hash: String
    /// In lower case, while it is of use.
    public var address: String
    /// The MAC of what the browser that asked was given.
    public var browser: String
    /// The letter it goes out in, and what it is made of until the letter has left.
    public var letter: LetterID?
    public var chance: String?
    public var asked: Date
    public var expires: Date
    public var tries: Int
    /// When it was used, or another took its place.
    public var used: Date?

    public init(
        id: String, hash: String, address: String, browser: String, letter: LetterID?, chance: String?, asked: Date,
        expires: Date, tries: Int = 0, used: Date? = nil
    ) {
        self.id = id
        self.hash = hash
        self.address = address
        self.browser = browser
        self.letter = letter
        self.chance = chance
        self.asked = asked
        self.expires = expires
        self.tries = tries
        self.used = used
    }

    public static let minutes = 10
    public static let mostTries = 5
    /// 10⁸ codes against five tries each (NIST SP 800-63B §3.1.3.2).
    static let digits = 8

    /// Whether another try is of any use.
    func holds(at now: Date) -> Bool { used == nil && now < expires && tries < Self.mostTries }
}

/// The code's own uses of the seal. Every text begins with a word of its own, so that what is signed for one thing is
/// never taken for another.
extension LinkSeal {
    /// The eight digits, without a gap.
    func code(of id: String, chance: String) -> String {
        let number = mac("code \(id) \(chance)").prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % 100_000_000
        let digits = String(number)
        return String(repeating: "0", count: SignInCode.digits - digits.count) + digits
    }

    func hash(ofCode code: String, _ id: String) -> String { hexadecimal(mac("code-hash \(id) \(code)")) }

    func hash(ofBrowser secret: String) -> String { hexadecimal(mac("browser \(secret)")) }

    /// What stands in the letter in place of the code until it leaves: who reads the outbox gets nobody's code.
    func mark(ofCode id: String) -> String {
        let signs = LinkToken.text(of: mac("code-mark \(id)").prefix(32))
        return String(repeating: "0", count: LinkToken.length - signs.utf8.count) + signs
    }

    func hash(ofLimit key: String) -> String { hexadecimal(mac("limit \(key)")) }

    private func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

extension SignInCode {
    /// `1234 5678`.
    static func spaced(_ code: String) -> String { "\(code.prefix(4)) \(code.dropFirst(4))" }

    /// The digits of what was typed, however they are set apart; nil for what can't be a code.
    static func digits(of typed: String) -> String? {
        guard typed.utf8.count <= 40 else { return nil }
        let gaps: Set<Character> = [" ", "\u{A0}", "-", "\u{2009}", "\t", "\r\n", "\n"]
        let digits = typed.filter { !gaps.contains($0) }
        guard digits.utf8.count == Self.digits, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return digits
    }
}
