/// A short name of a text, the same in every process (FNV-1a). It tells two versions apart; it is no seal.
struct Fingerprint: Hashable {
    let hex: String

    init(_ parts: [String]) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        // The length goes in front, so that nothing moves from one part into the next unnoticed.
        for part in parts {
            for byte in Array("\(part.utf8.count):\(part)".utf8) {
                hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            }
        }
        let digits = String(hash, radix: 16)
        hex = String(repeating: "0", count: 16 - digits.count) + digits
    }
}
