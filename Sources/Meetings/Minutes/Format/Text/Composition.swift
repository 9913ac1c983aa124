/// Puts letters and their marks together, as in NFC: a file from a Mac may write å as a and a ring.
///
/// The standard library compares characters by canonical equivalence, so a set of the ready-made Latin letters
/// finds the one that a letter with a mark amounts to. Other scripts stay as they are; nothing is read from them.
enum Composition {
    static func composed(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for character in text {
            let scalars = character.unicodeScalars
            guard scalars.count > 1 || isSingleton(scalars[scalars.startIndex]) else {
                result.append(contentsOf: scalars)
                continue
            }
            append(scalars, to: &result)
        }
        return String(result)
    }

    private static func append(_ scalars: Character.UnicodeScalarView, to result: inout String.UnicodeScalarView) {
        for count in stride(from: min(scalars.count, longestSequence), through: 1, by: -1) {
            let start = String(String.UnicodeScalarView(scalars.prefix(count)))
            guard let first = start.first, start.count == 1, let index = letters.firstIndex(of: first) else { continue }
            result.append(contentsOf: letters[index].unicodeScalars)
            result.append(contentsOf: scalars.dropFirst(count))
            return
        }
        result.append(contentsOf: scalars)
    }

    /// The ångström sign and the kelvin sign, which are letters under another number.
    private static func isSingleton(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{212B}" || scalar == "\u{212A}" }

    /// A letter and at most three marks.
    private static let longestSequence = 4

    private static let letters: Set<Character> = {
        let numbers: [ClosedRange<UInt32>] = [0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF]
        return Set(numbers.joined().compactMap { Unicode.Scalar($0).map(Character.init) })
    }()
}
