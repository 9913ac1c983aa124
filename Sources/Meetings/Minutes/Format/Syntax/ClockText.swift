/// Times as they are written in the fields that hold times: `kl. 09.10–09.45`, `kl 0910-0945`, `0830 - 1100`, `10:15`.
enum ClockText {
    /// One time. Four digits without a mark, and an hour alone, are times only after `kl`.
    static func time(_ text: String) -> TimeOfDay? {
        let (digits, saysClock) = withoutClockWord(text)
        return time(digits, saysClock: saysClock)
    }

    /// A time and perhaps a later one. Two numbers of four digits are times without `kl` too, unless both may be
    /// years: `2018-2024`.
    static func span(_ text: String) -> (start: TimeOfDay, end: TimeOfDay?)? {
        var (times, saysClock) = withoutClockWord(text)
        let parts = times.replacing(" til ", with: "–").split(omittingEmptySubsequences: false) { "–-—".contains($0) }
        let areLong = parts.count == 2 && parts.allSatisfy { trimmed($0).utf8.count == 4 }
        saysClock = saysClock || (areLong && !parts.allSatisfy(mayBeYear))
        guard (1...2).contains(parts.count), let start = time(trimmed(parts[0]), saysClock: saysClock) else {
            return nil
        }
        guard parts.count == 2 else { return (start, nil) }
        let (last, _) = withoutClockWord(trimmed(parts[1]))
        guard let end = time(last, saysClock: saysClock), start < end else { return nil }
        return (start, end)
    }

    private static func mayBeYear(_ text: Substring) -> Bool {
        Int(trimmed(text)).map { (1900..<2100).contains($0) } ?? false
    }

    private static func time(_ text: String, saysClock: Bool) -> TimeOfDay? {
        if let time = TimeOfDay(text) { return time }
        guard saysClock, text.utf8.allSatisfy(\.isDigit), let number = Int(text) else { return nil }
        return switch text.utf8.count {
        case 4: TimeOfDay(number / 100, number % 100)
        case 1, 2: TimeOfDay(number, 0)
        default: nil
        }
    }

    private static func withoutClockWord(_ text: String) -> (String, Bool) {
        for word in ["kl.", "kl", "klokka ", "klokken "] where text.lowercased().hasPrefix(word) {
            return (trimmed(text.dropFirst(word.count)), true)
        }
        return (trimmed(text[...]), false)
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
