/// A day that is counted from the one it is said on: `fredag`, `før fredag`, `neste fredag`, `fredag neste veke`,
/// `i morgon`, `neste veke`.
struct SpokenDay {
    /// As the minutes write it: a date, or a week.
    let text: String

    static let openings: Set<String> = ["på", "den", "innan", "innen", "on", "by", "the"]

    /// Nil for anything else, and for what can be understood as two different days.
    ///
    /// - Parameter text: in lower case.
    init?(_ text: String, from today: CalendarDate) {
        var words = text.split(separator: " ").map { String($0.last == "." ? $0.dropLast() : $0) }
        let isBefore = words.count > 1 && ["før", "before"].contains(words[0])
        while words.count > 1, isBefore && ["før", "before"].contains(words[0]) || Self.skipped.contains(words[0]) {
            words.removeFirst()
        }
        if !isBefore, ["neste veke", "neste uke", "next week"].contains(words.joined(separator: " ")) {
            self.text = "veke \(ISOWeek(of: today.adding(days: 7)).number)"
            return
        }
        guard let day = Self.near(words.joined(separator: " "), today) ?? Self.weekday(words, today) else { return nil }
        self.text = DateWords(.nn).short(isBefore ? day.adding(days: -1) : day)
    }

    private static let skipped = openings.union(["til", "to", "until", "till"])

    private static func near(_ text: String, _ today: CalendarDate) -> CalendarDate? {
        nearDays[text].map { today.adding(days: $0) }
    }

    private static let nearDays = [
        "i dag": 0, "idag": 0, "today": 0, "i morgon": 1, "i morgen": 1, "imorgon": 1, "imorgen": 1, "tomorrow": 1,
        "i overmorgon": 2, "i overmorgen": 2, "overmorgon": 2, "overmorgen": 2,
    ]

    private static func weekday(_ words: [String], _ today: CalendarDate) -> CalendarDate? {
        var words = words
        let isNextWeek = [["neste", "veke"], ["neste", "uke"], ["next", "week"]].contains(Array(words.suffix(2)))
        if isNextWeek {
            words.removeLast(2)
            if words.last == "i" { words.removeLast() }
        }
        let attribute = words.count == 2 ? words.removeFirst() : nil
        guard words.count == 1, let number = number(words[0]) else { return nil }
        let days = (number - today.weekday.isoNumber + 7) % 7
        let coming = today.adding(days: days == 0 ? 7 : days)
        let inNextWeek = today.adding(days: number - today.weekday.isoNumber + 7)
        switch attribute {
        case nil: return isNextWeek ? inNextWeek : coming
        case let word? where firsts.contains(word) && !isNextWeek: return coming
        // Some mean the first that comes, others the one in the week after this.
        case "neste"?, "next"?: return coming == inNextWeek && !isNextWeek ? coming : nil
        default: return nil
        }
    }

    private static let firsts: Set<String> = [
        "førstkomande", "førstkommende", "fyrstkomande", "komande", "kommende", "coming",
    ]

    /// Monday is 1.
    private static func number(_ word: String) -> Int? {
        DateWords.weekdays.firstIndex { day in Language.allCases.contains { day[$0].lowercased() == word } }
            .map { $0 + 1 }
    }
}
