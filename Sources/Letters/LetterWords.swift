import Meetings

/// A noun that is counted: `1 sak`, `2 saker`.
struct CountedNoun {
    let one: Trilingual
    let many: Trilingual

    func counted(_ count: Int, in language: Language) -> String {
        "\(count) \((count == 1 ? one : many)[language])"
    }

    static let item = CountedNoun(
        one: Trilingual("oppfølgingspunkt", "oppfølgingspunkt", "action item"),
        many: Trilingual("oppfølgingspunkt", "oppfølgingspunkter", "action items"))
    static let agendaItem = CountedNoun(
        one: Trilingual("sak", "sak", "case"), many: Trilingual("saker", "saker", "cases"))
    static let day = CountedNoun(
        one: Trilingual("dag", "dag", "day"), many: Trilingual("dagar", "dager", "days"))
    static let matter = CountedNoun(
        one: Trilingual("ting", "ting", "thing"), many: Trilingual("ting", "ting", "things"))
}

extension LetterReader {
    func counted(_ count: Int, _ noun: CountedNoun) -> String { noun.counted(count, in: language) }

    /// `18. august`, with the year where it isn't this one.
    func day(_ date: CalendarDate) -> String {
        date.year == today.year ? words.dayAndMonth(date) : words.long(date)
    }

    /// `fredag 18. august`, with the year where it isn't this one.
    func weekdayAndDay(_ date: CalendarDate) -> String { "\(words.weekday(date.weekday)) \(day(date))" }

    func span(_ slot: Slot) -> String { words.span(slot.start, slot.end) }

    /// Nothing where the place is unknown.
    func place(_ text: String) -> String { text == "?" ? "" : text }

    /// A deadline in words: `fredag 18. august (om 3 dagar)`, `hausten 2023, rundt 20. desember`, `fortløpande`.
    func due(_ line: ItemLine) -> String {
        let due = line.item.due
        guard let date = due.date else { return undated(due) }
        let countdown = line.daysLeft.map { " (\(self.countdown($0)))" } ?? ""
        let day = due.approximate ? "\(around) \(self.day(date))" : weekdayAndDay(date)
        let isDateItself = due.form == .date || due.text.isEmpty
        let words = isDateItself ? day : "\(due.text), \(day)"
        return "\(Trilingual("Frist", "Frist", "Due")[language]): \(words)\(countdown)"
    }

    private var around: String { Trilingual("rundt", "rundt", "around")[language] }

    private func undated(_ due: Deadline) -> String {
        switch due.form {
        case .ongoing: Trilingual("Fortløpande", "Fortløpende", "Ongoing")[language]
        case .none: Trilingual("Utan frist", "Uten frist", "No deadline")[language]
        default: Trilingual("Uavklart frist", "Uavklart frist", "Deadline unresolved")[language]
        }
    }

    /// `om 3 dagar`, `2 dagar over`.
    private func countdown(_ daysLeft: Int) -> String {
        switch daysLeft {
        case 0: Trilingual("i dag", "i dag", "today")[language]
        case 1: Trilingual("i morgon", "i morgen", "tomorrow")[language]
        case 2...:
            Trilingual("om", "om", "in")[language] + " " + counted(daysLeft, .day)
        default:
            counted(-daysLeft, .day) + " " + Trilingual("over", "over", "over")[language]
        }
    }
}
