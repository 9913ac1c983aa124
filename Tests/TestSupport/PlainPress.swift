public import Meetings

/// Prints a page by calling it PDF: for tests of who gets what. How documents look is tested with the real one.
public struct PlainPress: DocumentPress {
    public init() {}

    public func pdf(of page: String, _ variant: PrintVariant) async throws -> [UInt8] {
        Array("%PDF-1.7 \(variant)\n\(page)".utf8)
    }
}

/// As long as SHA-256 and the same for the same bytes; nothing is proven by it.
public enum TestDigest {
    public static let hex: @Sendable ([UInt8]) -> String = { bytes in
        (0..<4).map { round in
            let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 &+ UInt64(round)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
            let digits = String(hash, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
