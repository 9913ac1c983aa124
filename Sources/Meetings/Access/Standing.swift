/// What somebody is, seen from one network or one of its forums, today. Each has what those before it have.
public enum Standing: Int, Comparable, Sendable, CaseIterable {
    /// Not known here: nobody is told what there is.
    case stranger
    /// Stands in the network's register, but not in this forum.
    case person
    case member
    /// The chair or the deputy chair.
    case leader
    /// The forum's secretariat, or the nearest above it that has one; for a network, that of any of its forums.
    case coordinator
    /// Named in the settings; may do everything in every network.
    case administrator

    public static func < (one: Standing, other: Standing) -> Bool { one.rawValue < other.rawValue }
}

extension Register {
    /// - Parameter forum: nil for the network as a whole: the highest they have in any of its forums.
    public func standing(of person: PersonID, in forum: ForumID?, on date: CalendarDate) -> Standing {
        guard let person = self.person(person), person.stands(on: date) else { return .stranger }
        if let forum { return standing(of: person, in: forum, on: date) }
        return forums.filter { $0.stands(on: date) }.map { standing(of: person, in: $0.id, on: date) }.max() ?? .person
    }

    private func standing(of person: Person, in forum: ForumID, on date: CalendarDate) -> Standing {
        if coordinators(of: forum, on: date).contains(where: { $0.id == person.id }) { return .coordinator }
        let seats = appointments(in: forum, on: date).filter { $0.person == person.id }
        let leads = seats.contains { seat in role(seat.role).map { $0.isChair || $0.isViceChair } ?? false }
        return leads ? .leader : seats.isEmpty ? .person : .member
    }
}
