public import FoundationEssentials

/// The only source of identifiers and of tokens that can't be guessed.
public struct IDSource: Sendable {
    /// A UUID of version 7 (RFC 9562 §5.7) for the instant, lower-case with hyphens.
    public var uuid: @Sendable (Date) -> String
    /// 130 bits of chance in 26 letters and digits.
    public var token: @Sendable () -> String

    public init(uuid: @escaping @Sendable (Date) -> String, token: @escaping @Sendable () -> String) {
        self.uuid = uuid
        self.token = token
    }

    public static let system = IDSource(
        uuid: { now in
            var random = SystemRandomNumberGenerator()
            let milliseconds = Int64(now.timeIntervalSince1970 * 1000)
            return version7(milliseconds: milliseconds, high: random.next(), low: random.next())
        },
        token: {
            var random = SystemRandomNumberGenerator()
            let letters = Array("abcdefghijklmnopqrstuvwxyz234567")
            return String((0..<26).map { _ in letters[Int(random.next() & 31)] })
        })

    static func version7(milliseconds: Int64, high: UInt64, low: UInt64) -> String {
        let time = UInt64(bitPattern: milliseconds) << 16
        let upper = time | 0x7000 | (high & 0x0FFF)
        let lower = (low & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000
        let hex = hexadecimal(upper) + hexadecimal(lower)
        let cuts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
        return cuts.map { String(hex[$0]) }.joined(separator: "-")
    }

    private static func hexadecimal(_ number: UInt64) -> [Character] {
        let digits = Array(String(number, radix: 16))
        return Array(repeating: "0", count: 16 - digits.count) + digits
    }
}
