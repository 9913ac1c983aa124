/// A deadline as people write it in a mail, in the form that the minutes have: `15/9`, `Sept 15th`, `fredag`,
/// `i morgon`. What is counted from the day of the mail becomes a date, for it is read again when the coordinator
/// says yes, days later.
struct SpokenDeadline {
    /// As it was written, where there is nothing to change.
    let text: String

    init(_ written: String, on today: CalendarDate) {
        var words = written.split(whereSeparator: \.isWhitespace).map(String.init)
        if words.count > 1, Self.openings.contains(words[0].lowercased()) { words.removeFirst() }
        if let date = Self.day(words.joined(separator: " ").lowercased(), from: today) {
            text = DateWords(.nn).short(date)
            return
        }
        words = words.map { Self.withDots($0) ?? Self.withoutEnding($0) }
        if let place = words.indices.dropLast().first(where: { Self.isMonthBeforeDay(words[$0], words[$0 + 1]) }) {
            words.swapAt(place, place + 1)
        }
        text = words.joined(separator: " ")
    }

    private static let openings: Set<String> = ["på", "den", "innan", "innen", "on", "by", "the"]

    /// `fredag` is the next one; who writes *neste fredag* may mean another, and is asked.
    private static func day(_ text: String, from today: CalendarDate) -> CalendarDate? {
        if let days = nearDays[text] { return today.adding(days: days) }
        let word = text.hasSuffix(".") ? String(text.dropLast()) : text
        guard
            let number = DateWords.weekdays.firstIndex(where: { day in
                Language.allCases.contains { day[$0].lowercased() == word }
            })
        else { return nil }
        let days = (number + 1 - today.weekday.isoNumber + 7) % 7
        return today.adding(days: days == 0 ? 7 : days)
    }

    private static let nearDays = [
        "i dag": 0, "idag": 0, "today": 0, "i morgon": 1, "i morgen": 1, "imorgon": 1, "imorgen": 1, "tomorrow": 1,
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
