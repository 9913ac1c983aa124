import FoundationEssentials
import Meetings

/// Writes promises into minutes: owners and deadlines of every kind.
struct MinutesPen: Sendable {
    var chance: Chance
    let register: Register
    let forum: Forum
    let date: CalendarDate

    private static let heading = "### Oppfølging\n"

    mutating func fill(_ skeleton: String) -> String {
        let items = (0..<chance.number(0...4)).map { _ in item() }
        if items.isEmpty { return skeleton }
        return added(items.joined(separator: "\n"), to: skeleton)
    }

    /// One promise kept, one more given, or one put off.
    mutating func correct(_ text: String) -> String {
        switch chance.number(0...2) {
        case 0: text.replacing("- [ ] #", with: "- [x] #", maxReplacements: 1)
        case 1: added(item(), to: text)
        default: postponed(text)
        }
    }

    private mutating func added(_ items: String, to text: String) -> String {
        guard let place = text.ranges(of: MinutesPen.heading).last else {
            return text + "\n## Ymse\n\n\(MinutesPen.heading)\n\(items)\n"
        }
        return text[..<place.lowerBound] + "\(MinutesPen.heading)\n\(items)" + text[place.upperBound...]
    }

    private mutating func postponed(_ text: String) -> String {
        let dates = DateWords(.nn)
        return text.replacing(
            "  - Frist: til neste møte", with: "  - Frist: \(dates.short(date.adding(days: 50)))", maxReplacements: 1)
    }

    private mutating func item() -> String {
        let number = chance.number(10_000...99_999_999)
        return "- [ ] Lovnad \(number) om \(chance.number(10_000...99_999_999))\n  - Ansvar: \(owner())\n"
            + "  - Frist: \(deadline())\n"
    }

    private mutating func owner() -> String {
        let seats = register.appointments(in: forum.id, on: date).filter { $0.person != nil }
        let seat = chance.pick(seats.filter { $0.organisation != nil })
        let role = seat.flatMap { register.role($0.role)?.names.first }
        let organisation = seat?.organisation.flatMap(register.organisation)?.name
        let person = chance.pick(seats)?.person.flatMap(register.person)?.name
        return chance.weighted(
            [
                ([role, organisation].compactMap(\.self).joined(separator: ", "), organisation == nil ? 0 : 36),
                (organisation ?? "?", 13), (person ?? "?", 20), ("alle kommunar", organisation == nil ? 0 : 8),
                ("alle", 5), ("PwC?", 3), ("leiar, \(forum.name)", 9),
            ], else: "?")
    }

    private mutating func deadline() -> String {
        let dates = DateWords(.nn)
        let day = date.adding(days: chance.number(5...120))
        return chance.weighted(
            [
                (dates.short(day), 40), ("til neste møte", 25), ("veke \(day.week.number)", 10), ("innan jul", 5),
                ("hausten \(date.year)", 5), ("fortløpande", 5), ("1. kvartal \(date.year + 1)", 5),
            ], else: "?")
    }
}
