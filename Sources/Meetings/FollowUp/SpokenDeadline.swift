/// A deadline as people write it in a mail, in the form that the minutes have: `15/9`, `Sept 15th`, `fredag`,
/// `i morgon`. The minutes have no such days, so they become dates.
struct SpokenDeadline {
    /// As it was written, where there is nothing to change.
    let text: String

    init(_ written: String, on today: CalendarDate) {
        var words = written.split(whereSeparator: \.isWhitespace).map(String.init)
        if let day = SpokenDay(words.joined(separator: " ").lowercased(), from: today) {
            text = day.text
            return
        }
        if words.count > 1, SpokenDay.openings.contains(words[0].lowercased()) { words.removeFirst() }
        words = words.map { Self.withDots($0) ?? Self.withoutEnding($0) }
        if let place = words.indices.dropLast().first(where: { Self.isMonthBeforeDay(words[$0], words[$0 + 1]) }) {
            words.swapAt(place, place + 1)
        }
        text = Self.ofMinutes(words).joined(separator: " ")
    }

    /// What the minutes have no English for: `in two weeks`, `week 40`, `the next meeting`.
    private static func ofMinutes(_ words: [String]) -> [String] {
        let lowered = words.map { $0.lowercased() }
        if lowered.count == 3, ["in", "within"].contains(lowered[0]), let unit = units[lowered[2]] {
            return ["om", counts.firstIndex(of: lowered[1]).map { "\($0 + 1)" } ?? lowered[1], unit]
        }
        if lowered.count == 2, lowered[0] == "week" { return ["veke", words[1]] }
        return Array(lowered.suffix(2)) == ["next", "meeting"] && lowered.count <= 3 ? ["neste", "møte"] : words
    }

    private static let units = [
        "day": "dagar", "days": "dagar", "week": "veker", "weeks": "veker", "month": "månader", "months": "månader",
    ]
    private static let counts = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]

    /// `15/9`, `15/9-23`, `15/09/2023` with the day first, as here; nil for anything else.
    private static func withDots(_ word: String) -> String? {
        let parts = word.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
        let numbers = parts.last == "" ? parts.dropLast() : parts[...]
        guard word.contains("/"), (2...3).contains(numbers.count),
            numbers.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            numbers.prefix(2).allSatisfy({ $0.count <= 2 })
        else { return nil }
        return numbers.joined(separator: ".")
    }

    /// `15th` is `15`.
    private static func withoutEnding(_ word: String) -> String {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        let ending = word.dropFirst(digits.count).lowercased()
        return (1...2).contains(digits.count) && ["st", "nd", "rd", "th"].contains(ending) ? String(digits) : word
    }

    private static func isMonthBeforeDay(_ word: String, _ next: String) -> Bool {
        let isDay = (1...2).contains(next.count) && next.allSatisfy { $0.isASCII && $0.isNumber }
        return isDay
            && DateWords.months.contains { $0[.en].lowercased().hasPrefix(word.lowercased()) && word.count >= 3 }
    }
}
