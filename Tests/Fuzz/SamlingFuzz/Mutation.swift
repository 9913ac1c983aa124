/// Breaks inputs, the same way for the same seed (SplitMix64).
struct Mutation {
    private var random: SplitMix

    /// Signs that mean something to the formats, and more of them than chance would give.
    private static let marks: [[UInt8]] = [
        "\r\n", "\n", "\r", ":", ";", "=", "\"", "--", "----=_b", "BEGIN:VEVENT\r\n", "END:VEVENT\r\n",
        "BEGIN:VCALENDAR\r\n",
        "ATTENDEE;", "DTSTART;TZID=", "RRULE:FREQ=SECONDLY\r\n", "=?utf-8?B?", "?=",
        "Content-Type: multipart/mixed; boundary=",
        "Content-Transfer-Encoding: base64\r\n", "%FF", "\\n", "\\,", ",", "<", ">", "<br>", "&#x", "&amp", "mailto:",
        "\u{0}",
        "æ", "\u{FEFF}", "\u{202E}", "99999999999999999999", "-1", "2147483648", "20230829T070000Z",
    ].map { Array($0.utf8) }

    init(seed: UInt64) { random = SplitMix(state: seed) }

    mutating func chance(of count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }

    mutating func pick(from inputs: [[UInt8]]) -> [UInt8] { inputs.randomElement(using: &random) ?? [] }

    mutating func broken(_ input: [UInt8], among others: [[UInt8]]) -> [UInt8] {
        var bytes = input
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            breakOnce(&bytes, others)
            if bytes.count > 1 << 20 { bytes.removeLast(bytes.count - (1 << 20)) }
        }
        return bytes
    }

    private mutating func breakOnce(_ bytes: inout [UInt8], _ others: [[UInt8]]) {
        let place = bytes.isEmpty ? 0 : Int.random(in: 0..<bytes.count, using: &random)
        let rest = bytes.count - place
        let length = rest == 0 ? 0 : Int.random(in: 1...min(rest, chance(of: 4) ? rest : 40), using: &random)
        switch Int.random(in: 0..<9, using: &random) {
        case 0 where rest > 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
        case 1 where rest > 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: bytes.removeSubrange(place..<(place + length))
        case 3: bytes.insert(contentsOf: Self.marks.randomElement(using: &random) ?? [], at: place)
        case 4:
            let piece = bytes[place..<(place + length)]
            let times = chance(of: 10) ? 2_000 : Int.random(in: 1...8, using: &random)
            bytes.insert(contentsOf: (0..<min(times, 200_000 / max(length, 1))).flatMap { _ in piece }, at: place)
        case 5: bytes.removeSubrange(place...)
        case 6:
            let other = pick(from: others)
            let start = other.isEmpty ? 0 : Int.random(in: 0..<other.count, using: &random)
            bytes.replaceSubrange(place..<(place + length), with: other[start...].prefix(400))
        case 7: insertLine(into: &bytes)
        default:
            bytes.insert(contentsOf: (0..<8).map { _ in UInt8.random(in: .min ... .max, using: &random) }, at: place)
        }
    }

    /// A line of the input once more, at another place.
    private mutating func insertLine(into bytes: inout [UInt8]) {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard let line = lines.randomElement(using: &random), let before = lines.randomElement(using: &random) else {
            return
        }
        bytes.insert(contentsOf: line + [UInt8(ascii: "\n")], at: before.startIndex)
    }
}

private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
