/// One who has to do something about an item, found on the day a letter is written (`domain.md` §3.1 no. 3). Parties
/// that are unresolved or not confirmed have nobody: they are the coordinator's to settle.
public struct Responsible: Hashable, Sendable {
    /// Nil for a vacancy.
    public var person: PersonID?
    /// As the minutes have it: `helseleiar, Hareid`; for a part of what everyone has, the party's name.
    public var seat: String
    /// The part of an item that everyone has.
    public var share: ActionItem.Share?

    public init(person: PersonID?, seat: String, share: ActionItem.Share? = nil) {
        self.person = person
        self.seat = seat
        self.share = share
    }

    public var isVacant: Bool { person == nil }
}

extension Books {
    /// Those responsible for an item on a date, in the order of the minutes; today where none is given.
    public func holders(of item: ActionItem, on date: CalendarDate? = nil) -> [Responsible] {
        register.holders(of: item, on: date ?? today)
    }
}

extension Register {
    /// Those responsible for an item on a date, in the order of the minutes: the first is the one who answers for it.
    /// One person with several seats stands once for each.
    public func holders(of item: ActionItem, on date: CalendarDate) -> [Responsible] {
        holders(of: item.parties, on: date)
    }

    func holders(of parties: ItemParties, on date: CalendarDate) -> [Responsible] {
        parties.owners.filter(\.confirmed).flatMap { party -> [Responsible] in
            switch party.kind {
            case .unresolved: []
            case .everyone:
                parties.shares.filter { $0.closed == nil }.map { share in
                    Responsible(
                        person: holder(of: share, in: parties.forum, on: date), seat: name(of: share), share: share)
                }
            case .role, .organisation, .forum, .person:
                seats(people(for: party, in: parties.forum, on: date), of: party)
            }
        }
    }

    private func seats(_ people: [PersonID], of party: Party) -> [Responsible] {
        if people.isEmpty { return [Responsible(person: nil, seat: party.text)] }
        return people.map { Responsible(person: $0, seat: party.text) }
    }

    private func people(for party: Party, in forum: ForumID, on date: CalendarDate) -> [PersonID] {
        switch party.kind {
        case .role: holders(ofSeat: party, in: forum, on: date)
        case .organisation: party.organisation.flatMap { contact($0, in: forum, on: date) }.map { [$0] } ?? []
        case .forum: party.forum.map { leadership(of: $0, on: date) } ?? []
        case .person: party.person.flatMap { present($0, on: date) }.map { [$0] } ?? []
        case .everyone, .unresolved: []
        }
    }

    /// In an organisation: who holds the role in the item's own forum, or in any. A role without a person is nobody
    /// else's: it is the coordinator's until someone is appointed (`domain.md` §3.2.6).
    private func holders(ofSeat party: Party, in forum: ForumID, on date: CalendarDate) -> [PersonID] {
        guard let role = party.role.map({ role($0)?.id ?? $0 }) else { return [] }
        guard let organisation = party.organisation else {
            return people(appointments(in: party.forum ?? forum, on: date).filter { $0.role == role }, on: date)
        }
        let seats = appointments.filter {
            $0.role == role && $0.organisation == organisation && $0.holds(on: date)
        }
        let here = people(seats.filter { $0.forum == forum }, on: date)
        if !here.isEmpty { return here }
        return people(seats, on: date)
    }

    /// The leader and the secretariat.
    private func leadership(of forum: ForumID, on date: CalendarDate) -> [PersonID] {
        let leading = [Role.chair, Role.secretariat].flatMap { holders(of: $0, in: forum, on: date) }.map(\.id)
        return leading.compactMap { present($0, on: date) }.uniqued()
    }

    private func holder(of share: ActionItem.Share, in forum: ForumID, on date: CalendarDate) -> PersonID? {
        share.organisation.flatMap { contact($0, in: forum, on: date) }
            ?? share.person.flatMap { present($0, on: date) }
    }

    /// The seat marked `contact`, or the organisation's only one. A vacancy doesn't stand in the way of who has since
    /// filled it.
    private func contact(_ id: OrganisationID, in forum: ForumID, on date: CalendarDate) -> PersonID? {
        let seats = appointments(in: forum, on: date).filter { $0.organisation == id }
        let marked = people(seats.filter(\.contact), on: date)
        if let first = marked.first { return first }
        let others = seats.contains(where: \.contact) ? [] : people(seats, on: date)
        return others.count == 1 ? others.first : nil
    }

    private func people(_ appointments: [Appointment], on date: CalendarDate) -> [PersonID] {
        appointments.compactMap { $0.person.flatMap { present($0, on: date) } }.uniqued()
    }

    /// Who has left the register is written to no more.
    private func present(_ id: PersonID, on date: CalendarDate) -> PersonID? {
        person(id).flatMap { $0.stands(on: date) ? $0.id : nil }
    }

    func name(of share: ActionItem.Share) -> String {
        share.organisation.map { organisation($0)?.name ?? $0.rawValue }
            ?? share.person.map { person($0)?.name ?? $0.rawValue } ?? ""
    }

    /// One share for each party of an item that everyone has; none for others.
    func shares(for owners: [Party], in forum: ForumID, on date: CalendarDate) -> [ActionItem.Share] {
        guard let everyone = owners.first(where: { $0.kind == .everyone })?.everyone else { return [] }
        switch everyone {
        case .municipalities:
            return municipalities(in: forum, on: date).map { ActionItem.Share(organisation: $0.id) }
        case .members:
            return members(of: forum, on: date).map { ActionItem.Share(person: $0.person.id) }
        }
    }
}

extension Sequence where Element: Hashable {
    /// Each once, where it first stands.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
