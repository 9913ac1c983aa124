/// A chair: the role in the forum, for the organisation where it is held for one.
struct Seat: Hashable {
    var forum: ForumID
    var role: RoleID
    var organisation: OrganisationID?

    init(_ appointment: Appointment) {
        forum = appointment.forum
        role = appointment.role
        organisation = appointment.organisation
    }
}

extension RegisterRules {
    private struct Group: Hashable {
        var seat: Seat
        /// Only where several may hold the role side by side.
        var person: PersonID?
    }

    /// Two holders of a single-holder role on one date, and one person twice in the same seat on one date. What
    /// was registered before and isn't in the file is history, and told only where the file clashes with it.
    func seatConflicts() -> [Problem] {
        let single = Set(register.roles.filter { $0.holders == .one }.map(\.id))
        var groups: [Group: [Int]] = [:]
        for (place, appointment) in register.appointments.enumerated() {
            guard let person = appointment.person, appointment.until.map({ appointment.from <= $0 }) ?? true else {
                continue
            }
            let group = Group(seat: Seat(appointment), person: single.contains(appointment.role) ? nil : person)
            groups[group, default: []].append(place)
        }
        return groups.values.sorted { $0[0] < $1[0] }.flatMap(overlaps)
    }

    /// Those that begin before an earlier one has ended.
    private func overlaps(_ places: [Int]) -> [Problem] {
        var problems: [Problem] = []
        var longest: Int?
        let byStart = places.sorted { one, other in
            (register.appointments[one].from, one) < (register.appointments[other].from, other)
        }
        for place in byStart {
            guard let earlier = longest else {
                longest = place
                continue
            }
            let (before, after) = (register.appointments[earlier], register.appointments[place])
            let isInFile = min(earlier, place) < named
            if isInFile, before.key != after.key, before.until.map({ after.from <= $0 }) ?? true {
                problems.append(conflict(earlier, place))
            }
            if let until = before.until, after.until.map({ until < $0 }) ?? true { longest = place }
        }
        return problems
    }

    /// Told at the line that can be put right: the later one's, or that of the one which is in the file.
    private func conflict(_ earlier: Int, _ later: Int) -> Problem {
        let told = later < named ? later : earlier
        return .seatConflict(
            register.appointments[earlier], register.appointments[later],
            isOneFromBefore: max(earlier, later) >= named, line: lines.line(of: .appointment(told), "from"))
    }
}
