/// What somebody is, seen from one network or one of its forums, today.
public enum Standing: Int, Comparable, Sendable, CaseIterable {
    /// Not known here: nobody is told what there is.
    case stranger
    /// Stands in the network's register, but not in this forum.
    case person
    case member
    /// The chair or the deputy chair.
    case leader
    /// The forum's secretariat; for a network, that of any of its forums.
    case coordinator
    /// Named in the settings; may do everything in every network.
    case administrator

    public static func < (one: Standing, other: Standing) -> Bool { one.rawValue < other.rawValue }
}

extension Register {
    /// - Parameter forum: nil for the network as a whole.
    public func standing(of person: PersonID, in forum: ForumID?, on date: CalendarDate) -> Standing {
        guard let person = self.person(person), person.stands(on: date) else { return .stranger }
        let forums = forum.map { [$0] } ?? self.forums.map(\.id)
        var standing = Standing.person
        for forum in forums {
            if coordinators(of: forum, on: date).contains(where: { $0.id == person.id }) { return .coordinator }
            guard let seats = Roster(self, of: forum, on: date).members.first(where: { $0.person.id == person.id })
            else { continue }
            let leads = seats.seats.contains { $0.role.isChair || $0.role.isViceChair }
            standing = max(standing, leads ? .leader : .member)
        }
        return standing
    }
}
