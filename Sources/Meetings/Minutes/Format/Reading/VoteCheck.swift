/// Counts those who were there with a vote: never can more have voted.
struct VoteCheck {
    /// One vote: a person's, however many seats the person holds, or that of a seat whose holder isn't registered.
    private enum Voter: Hashable {
        case person(PersonID)
        case seat(Appointment.Key)
        case line(Int)
    }

    /// When one who wasn't there all the time was there: the cases, by index, and the hours.
    private struct Presence {
        var firstCase = 0
        var lastCase = Int.max
        var cases: [ClosedRange<Int>]?
        var from: TimeOfDay?
        var until: TimeOfDay?

        var isWhole: Bool { firstCase == 0 && lastCase == .max && cases == nil && from == nil && until == nil }

        func includes(_ index: Int, start: TimeOfDay?, end: TimeOfDay?) -> Bool {
            if let from, let end, from >= end { return false }
            if let until, let start, until <= start { return false }
            return firstCase <= index && index <= lastCase && cases?.contains { $0.contains(index) } ?? true
        }
    }

    private let register: Register
    private let forum: ForumID
    private let seats: [Appointment]
    private let hasAttendance: Bool
    /// Those who were there from first to last.
    private var always: Set<Voter> = []
    private var partly: [(presence: Presence, voters: [Voter])] = []

    init(_ context: ResolutionContext, attendees: [Attendee], order: CaseOrder) {
        register = context.register
        forum = context.forum.id
        seats = context.register.appointments(in: forum, on: context.date).filter { $0.rights.contains(.vote) }
        hasAttendance = attendees.contains { !VoteCheck.isAbsent($0) }
        for attendee in attendees where !VoteCheck.isAbsent(attendee) || attendee.replacedBy != nil {
            let presence = VoteCheck.presence(of: attendee, order: order)
            let voters = voters(attendee)
            if presence.isWhole { always.formUnion(voters) } else { partly.append((presence, voters)) }
        }
    }

    /// How many could vote in the case; nil where no attendance is written.
    func voters(in index: Int, start: TimeOfDay?, end: TimeOfDay?) -> Int? {
        guard hasAttendance else { return nil }
        var voters = always
        for (presence, some) in partly where presence.includes(index, start: start, end: end) {
            voters.formUnion(some)
        }
        return voters.count
    }

    private static func presence(of attendee: Attendee, order: CaseOrder) -> Presence {
        var presence = Presence()
        for note in attendee.notes {
            switch note.meaning {
            case .from(let time): presence.from = time
            case .until(let time): presence.until = time
            case .fromCase(let first): presence.firstCase = order.index(of: first) ?? 0
            case .throughCase(let last): presence.lastCase = order.index(of: last) ?? .max
            case .cases(let ranges):
                let found = ranges.compactMap { range -> ClosedRange<Int>? in
                    guard let first = order.index(of: range.lowerBound), let last = order.index(of: range.upperBound),
                        first <= last
                    else { return nil }
                    return first...last
                }
                presence.cases = found.count == ranges.count ? found : nil
            default: break
            }
        }
        return presence
    }

    private static func isAbsent(_ attendee: Attendee) -> Bool {
        attendee.replacedBy != nil
            || attendee.notes.contains { $0.meaning == .reported || $0.meaning == .notReported }
    }

    private func voters(_ attendee: Attendee) -> [Voter] {
        let notes = attendee.notes.map(\.meaning)
        if notes.contains(.vote) { return [voter(attendee)] }
        if notes.contains(.observer) || notes.contains(.secretariat) { return [] }
        if let absent = attendee.substituteFor { return voters(for: absent, line: attendee.line) }
        if attendee.isGuest { return [] }
        let own = voters(for: attendee.party, line: attendee.line)
        return own.isEmpty && notes.contains(.substitute) ? [.line(attendee.line)] : own
    }

    private func voter(_ attendee: Attendee) -> Voter {
        attendee.party.person.map { .person($0) } ?? voters(for: attendee.party, line: attendee.line).first
            ?? .line(attendee.line)
    }

    /// Where the register gives no one a vote in the forum, everyone there is taken to have one.
    private func voters(for party: Party, line: Int) -> [Voter] {
        if seats.isEmpty || party.kind == .unresolved { return [.line(line)] }
        let held = seats.filter { holds($0, party) }
        let voters = held.map { seat in seat.person.map { Voter.person($0) } ?? .seat(seat.key) }
        return party.kind == .everyone ? voters : Array(voters.prefix(1))
    }

    private func holds(_ seat: Appointment, _ party: Party) -> Bool {
        switch party.kind {
        case .person:
            seat.person == party.person
                || (seat.person == nil && seat.role == party.role && seat.organisation == party.organisation)
        case .role:
            seat.role == party.role && (party.organisation == nil || seat.organisation == party.organisation)
                && (party.forum == nil || party.forum == forum)
        case .organisation: seat.organisation == party.organisation
        case .everyone:
            party.everyone == .members
                || seat.organisation.flatMap(register.organisation)?.kind == .municipality
        case .forum, .unresolved: false
        }
    }
}
