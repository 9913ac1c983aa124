extension RegisterRules {
    /// Things that are named twice under one id, and appointments that are written twice.
    func duplicates() -> [Problem] {
        var problems = repeated(register.organisations.map(\.id), "organisation") { .organisation($0) }
        problems += repeated(register.roles.map(\.id), "role") { .role($0) }
        problems += repeated(register.people.map(\.id), "person") { .person($0) }
        problems += repeated(register.forums.map(\.id), "forum") { .forum($0) }
        var seen: [Appointment.Key: Int] = [:]
        for (index, appointment) in register.appointments.enumerated() {
            guard let first = seen.updateValue(index, forKey: appointment.key) else { continue }
            seen[appointment.key] = first
            problems.append(
                .repeatedAppointment(
                    appointment, first: lines.line(of: .appointment(first)),
                    line: lines.line(of: .appointment(index))))
        }
        return problems
    }

    private func repeated<ID: TextIdentifier>(
        _ ids: [ID], _ kind: String, subject: (Int) -> RegisterLines.Subject
    ) -> [Problem] {
        var seen: [ID: Int] = [:]
        var problems: [Problem] = []
        for (index, id) in ids.enumerated() {
            guard let first = seen[id] else {
                seen[id] = index
                continue
            }
            problems.append(
                .repeatedID(
                    "\(kind):\(id)", first: lines.line(of: subject(first), "id"),
                    line: lines.line(of: subject(index), "id")))
        }
        return problems
    }

    /// References to what the register doesn't name.
    func unknown() -> [Problem] {
        var problems: [Problem] = []
        let forums = Set(register.forums.map(\.id))
        for (index, forum) in register.forums.enumerated() {
            guard let above = forum.reportsTo, !forums.contains(above) else { continue }
            problems.append(
                .unknown(
                    above.rawValue, .forum, among: register.forums.map(\.id.rawValue),
                    line: lines.line(of: .forum(index), "reportsTo")))
        }
        let roles = Set(register.roles.map(\.id))
        let people = Set(register.people.map(\.id))
        let organisations = Set(register.organisations.map(\.id))
        for (index, appointment) in register.appointments.enumerated() {
            let subject = RegisterLines.Subject.appointment(index)
            if !forums.contains(appointment.forum) {
                problems.append(
                    .unknown(
                        appointment.forum.rawValue, .forum, among: register.forums.map(\.id.rawValue),
                        line: lines.line(of: subject)))
            }
            if !roles.contains(appointment.role) {
                problems.append(
                    .unknown(
                        appointment.role.rawValue, .role, among: register.roles.flatMap(\.names),
                        line: lines.line(of: subject, "role")))
            }
            if let organisation = appointment.organisation, !organisations.contains(organisation) {
                problems.append(
                    .unknown(
                        organisation.rawValue, .organisation, among: register.organisations.map(\.id.rawValue),
                        line: lines.line(of: subject, "organisation")))
            }
            if let person = appointment.person, !people.contains(person) {
                problems.append(
                    .unknown(
                        person.rawValue, .person, among: register.people.map(\.id.rawValue),
                        line: lines.line(of: subject, "person")))
            }
        }
        return problems
    }

    /// Forums that report to themselves through others, each circle once.
    func circles() -> [Problem] {
        var places: [ForumID: Int] = [:]
        for (index, forum) in register.forums.enumerated() where places[forum.id] == nil { places[forum.id] = index }
        var settled: Set<ForumID> = []
        var problems: [Problem] = []
        for forum in register.forums {
            var path: [ForumID] = []
            var onPath: Set<ForumID> = []
            var next: ForumID? = forum.id
            while let id = next, let place = places[id], !settled.contains(id), onPath.insert(id).inserted {
                path.append(id)
                next = register.forums[place].reportsTo
            }
            if let again = next, onPath.contains(again), let start = path.firstIndex(of: again) {
                problems.append(circle(path[start...].compactMap { places[$0] }))
            }
            settled.formUnion(path)
        }
        return problems
    }

    /// A structure is mostly written from the top down, so the line to look at is the one that points onwards.
    private func circle(_ places: [Int]) -> Problem {
        let steps = zip(places, places.dropFirst() + places.prefix(1))
        let culprit = steps.first { $0 <= $1 }?.0 ?? places[0]
        let start = places.firstIndex(of: culprit) ?? 0
        let names = (places[start...] + places[..<start] + [culprit]).map { register.forums[$0].name }
        return .circle(names, line: lines.line(of: .forum(culprit), "reportsTo"))
    }
}
