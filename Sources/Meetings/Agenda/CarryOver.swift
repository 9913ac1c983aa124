/// What earlier meetings have left open for this one.
struct CarryOver {
    private let facts: AgendaFacts

    init(_ facts: AgendaFacts) { self.facts = facts }

    struct Line {
        var item: ActionItem
        var reason: Trilingual
    }

    /// Items that are lines of their own: on every agenda until closed, on the next, or sent here by another forum.
    func lines() -> [Line] {
        facts.openItems.compactMap { item in reason(for: item).map { Line(item: item, reason: $0) } }
    }

    /// The forum's other items that are due by the meeting.
    func due() -> [ActionItem] {
        facts.openItems.filter { item in
            item.forum == facts.forum.id && reason(for: item) == nil
                && (item.due.date.map { $0 <= facts.meeting.date } ?? false)
        }
    }

    /// Those responsible, as the minutes have them.
    static func owners(of item: ActionItem) -> String {
        item.owners.isEmpty ? "?" : item.owners.map(\.text).joined(separator: "; ")
    }

    private func reason(for item: ActionItem) -> Trilingual? {
        let here = item.forum == facts.forum.id
        switch item.agenda {
        case .standing where here:
            return Trilingual(
                "fast på sakskartet til punkt #\(item.number) er lukka",
                "fast på sakskartet til punkt #\(item.number) er lukket",
                "on every agenda until item #\(item.number) is closed")
        case .next where here && item.meetingDate < facts.meeting.date && facts.isFirstAfter(item.meetingDate):
            let date = Trilingual(
                DateWords(.nn).long(item.meetingDate), DateWords(.nb).long(item.meetingDate),
                DateWords(.en).long(item.meetingDate))
            return Trilingual(
                "punkt #\(item.number) frå \(date.nn) skal opp på dette møtet",
                "punkt #\(item.number) fra \(date.nb) skal opp på dette møtet",
                "item #\(item.number) of \(date.en) comes up at this meeting")
        case .forum(let forum) where forum == facts.forum.id: return sentHere(item)
        default:
            let isGivenHere =
                !here && item.owners.contains { $0.kind == .forum && $0.forum == facts.forum.id && $0.confirmed }
            return isGivenHere ? sentHere(item) : nil
        }
    }

    private func sentHere(_ item: ActionItem) -> Trilingual {
        let from = facts.register.forum(item.forum)?.shortName ?? item.forum.rawValue
        return Trilingual(
            "send hit frå \(from) (#\(item.number))", "sendt hit fra \(from) (#\(item.number))",
            "sent here by \(from) (#\(item.number))")
    }
}
