/// Meetings in each other's way: on one day, and somebody is called to more than one of them.
extension DeskRules {
    /// All of a day's meetings that hang together are one line, however many they are: what is to be mended is the day.
    func clashLines() -> [DeskLine] {
        Dictionary(grouping: facts.coming, by: \.date).sorted { $0.key < $1.key }
            .flatMap { knots(of: $0.value) }.map(line)
    }

    /// Meetings of one day, and how many are called to more than one of them.
    private struct Knot {
        var meetings: [Meeting]
        var shared: Int
    }

    private func knots(of meetings: [Meeting]) -> [Knot] {
        guard meetings.count > 1, meetings.contains(where: isOwn) else { return [] }
        let torn = placesOfThoseTorn(between: meetings)
        // Each meeting has the number of the first one it hangs together with.
        var first = Array(meetings.indices)
        for places in torn {
            let joined = Set(places.map { first[$0] })
            guard let lowest = joined.min() else { continue }
            for place in first.indices where joined.contains(first[place]) { first[place] = lowest }
        }
        let shared = Dictionary(grouping: torn) { first[$0[0]] }.mapValues(\.count)
        return shared.keys.sorted().map { number in
            let together = meetings.indices.filter { first[$0] == number }.map { meetings[$0] }
            return Knot(meetings: together.filter(isOwn) + together.filter { !isOwn($0) }, shared: shared[number] ?? 0)
        }
    }

    /// For each person who is called to meetings of several forums, one of them the desk's own: which ones.
    private func placesOfThoseTorn(between meetings: [Meeting]) -> [[Int]] {
        var places: [PersonID: [Int]] = [:]
        for (place, meeting) in meetings.enumerated() {
            for member in facts.register.members(of: meeting.forum, on: meeting.date) {
                places[member.person.id, default: []].append(place)
            }
        }
        return places.values.filter { called in
            Set(called.map { meetings[$0].forum }).count > 1 && called.contains { isOwn(meetings[$0]) }
        }
    }

    private func isOwn(_ meeting: Meeting) -> Bool { facts.forums.contains(meeting.forum) }

    private func line(_ knot: Knot) -> DeskLine {
        let own = knot.meetings[0]
        let due = MeetingDays(own, facts.rules).collect
        return DeskLine(
            .clash, DeskWords.clash(of: knot.meetings, facts.register, shared: knot.shared), forum: own.forum,
            when: .until(own.date), group: DeskLine.Group(due: due, on: facts.today),
            place: .meeting(own.forum, own.date, .whole))
    }
}
