import FoundationEssentials

/// How an item stood on any day, from its history.
struct ItemTimeline {
    enum Standing: Hashable { case none, open, overdue, done }

    /// The day it was given.
    let given: CalendarDate
    /// The day it was last closed; nil while it is open.
    private(set) var closed: CalendarDate?
    private let isDropped: Bool
    /// Deadlines, each with the first day on which it held.
    private var deadlines: [(from: CalendarDate, due: CalendarDate?)] = []

    init(_ item: ActionItem, zone: Zone) {
        given = min(item.meetingDate, item.created)
        isDropped = item.state == .dropped
        if !item.state.isOpen {
            closed = item.closing.map(zone.date) ?? item.created
        }
        var begin = given
        for change in item.history where change.field == ActionItem.Change.due {
            deadlines.append((begin, ItemTimeline.date(in: change.from)))
            begin = zone.date(change.at)
        }
        deadlines.append((begin, item.due.date))
    }

    func standing(on date: CalendarDate) -> Standing {
        if date < given { return .none }
        if let closed, closed <= date { return isDropped ? .none : .done }
        let due = deadlines.last { $0.from <= date }?.due
        return due.map { $0 < date } ?? false ? .overdue : .open
    }

    /// The date at the end of a deadline as histories have it: `hausten 2023 (15.12.2023)`, `2023-12-15`.
    private static func date(in text: String) -> CalendarDate? {
        let bare = text.hasSuffix(")") ? text.dropLast() : text[...]
        let last = String(bare.suffix(10))
        if let date = CalendarDate(last) { return date }
        let parts = last.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard last.utf8.count == 10, parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2]
        else { return nil }
        return CalendarDate(year, month, day)
    }
}

/// Which municipalities and people have a part in an item.
struct ItemPlaces {
    let register: Register
    let today: CalendarDate

    struct Part: Hashable {
        var people: Set<PersonID> = []
        /// Each with whether its part is closed, though others' aren't.
        var municipalities: [OrganisationID: Bool] = [:]
    }

    func part(of item: ActionItem) -> Part {
        var part = Part()
        part.people = Set(register.holders(of: item, on: today).compactMap(\.person))
        for share in item.shares {
            part.people.formUnion(share.person.map { [$0] } ?? [])
            for id in (share.organisation.map { [$0] } ?? share.person.map(municipalities) ?? []) {
                part.add(id, isClosed: share.closed != nil, register)
            }
        }
        for party in item.owners where party.kind != .everyone && party.confirmed {
            let found: [OrganisationID]
            if let organisation = party.organisation {
                found = [organisation]
            } else if party.kind == .forum {
                found = []
            } else {
                let holders = register.holders(of: item, on: today).filter { $0.seat == party.text }
                found = holders.compactMap(\.person).flatMap(municipalities)
            }
            for id in found { part.add(id, isClosed: false, register) }
        }
        return part
    }

    /// Where somebody sits for a municipality.
    private func municipalities(of person: PersonID) -> [OrganisationID] {
        let seats = register.appointments.filter { $0.person == person && $0.holds(on: today) }
        return seats.compactMap(\.organisation).uniqued().filter { register.organisation($0)?.kind == .municipality }
    }
}

extension ItemPlaces.Part {
    fileprivate mutating func add(_ id: OrganisationID, isClosed: Bool, _ register: Register) {
        guard register.organisation(id)?.kind == .municipality else { return }
        municipalities[id] = (municipalities[id] ?? true) && isClosed
    }
}
