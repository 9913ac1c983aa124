/// Who have promised something, as the minutes have it, and which of them are done with their part. Many items have the
/// same; who stands behind them follows from the register of the day.
public struct ItemParties: Hashable, Sendable {
    /// Stands for the same parties always: a fingerprint of them.
    public typealias Key = String

    public let forum: ForumID
    public let owners: [Party]
    /// Whether a part is closed, not when.
    public let shares: [ActionItem.Share]

    public init(forum: ForumID, owners: [Party], shares: [ActionItem.Share]) {
        self.forum = forum
        self.owners = owners
        self.shares = shares.map { share in
            var share = share
            share.closed = share.closed.map { _ in ItemParties.someDay }
            return share
        }
    }

    private static let someDay = CalendarDate(dayNumber: 0)

    public var key: Key {
        let named = owners.flatMap { party -> [String?] in
            [
                party.kind.rawValue, party.text, party.role?.rawValue, party.organisation?.rawValue,
                party.forum?.rawValue, party.person?.rawValue, party.everyone?.rawValue, "\(party.confirmed)",
                "\(party.vacant)",
            ]
        }
        let shared = shares.flatMap { share -> [String?] in
            [share.organisation?.rawValue, share.person?.rawValue, share.closed?.description]
        }
        // What is written in one forum's minutes can't be taken for another's, whatever it is.
        return "\(forum) " + Fingerprint(["\(owners.count)"] + (named + shared).map { $0 ?? "" }).hex
    }
}

extension ActionItem {
    public var parties: ItemParties { ItemParties(forum: forum, owners: owners, shares: shares) }
}

/// Which municipalities and people have a part in items.
struct ItemPlaces {
    let register: Register
    let today: CalendarDate

    struct Part: Hashable {
        var people: Set<PersonID> = []
        /// Each with whether its part is closed, though others' aren't.
        var municipalities: [OrganisationID: Bool] = [:]
    }

    func part(of parties: ItemParties) -> Part {
        var part = Part()
        let holders = register.holders(of: parties, on: today)
        part.people = Set(holders.compactMap(\.person))
        for share in parties.shares {
            part.people.formUnion(share.person.map { [$0] } ?? [])
            for id in (share.organisation.map { [$0] } ?? share.person.map(municipalities) ?? []) {
                part.add(id, isClosed: share.closed != nil, register)
            }
        }
        for party in parties.owners where party.kind != .everyone && party.confirmed {
            let found: [OrganisationID]
            if let organisation = party.organisation {
                found = [organisation]
            } else if party.kind == .forum {
                found = []
            } else {
                found = holders.filter { $0.seat == party.text }.compactMap(\.person).flatMap(municipalities)
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
