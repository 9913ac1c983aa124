import FoundationEssentials

/// Calls people to meetings, moves and cancels them, and keeps what they answer.
public struct InvitationWorkflow: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Who would get what.
    public func preview(_ name: MeetingName, in network: NetworkID) async throws -> Round {
        try await environment.reading(network) { books in
            let meeting = try books.meeting(name)
            try meeting.refuseIfCancelled()
            return try books.callRound(meeting, forum: try books.forum(meeting.forum.rawValue))
        }
    }

    /// Writes the letters to those who haven't got one. A second time writes none.
    public func invite(_ name: MeetingName, in network: NetworkID) async throws -> Round {
        try await environment.deciding(network) { books in try books.invite(try books.meeting(name)) }
    }

    public func previewMove(_ name: MeetingName, to slot: MoveTarget, in network: NetworkID) async throws -> Round {
        try await environment.reading(network) { books in
            let meeting = try books.meeting(name)
            var round = try books.changeRound(meeting, .move)
            round.meeting = try books.moved(meeting, to: slot)
            round.against = try books.against(round.meeting)
            return round
        }
    }

    public func move(_ name: MeetingName, to slot: MoveTarget, in network: NetworkID) async throws -> Round {
        try await environment.deciding(network) { books in
            try books.move(try books.meeting(name), to: slot)
        }
    }

    public func previewCancel(
        _ name: MeetingName, reason: String? = nil, in network: NetworkID
    ) async throws -> Round {
        try await environment.reading(network) { books in
            try reason.map(refuseBadText)
            var meeting = try books.meeting(name)
            let round = try books.changeRound(meeting, .cancel)
            try meeting.cancel(reason: nil, now: books.now, zone: books.zone)
            return Round(meeting: meeting, recipients: round.recipients)
        }
    }

    public func cancel(_ name: MeetingName, reason: String?, in network: NetworkID) async throws -> Round {
        try await environment.deciding(network) { books in
            try books.cancel(try books.meeting(name), reason: reason)
        }
    }

    /// An answer given by word of mouth.
    public func answer(
        _ name: MeetingName, person personName: String, _ state: Answer.State, in network: NetworkID
    ) async throws -> Invitation {
        try await environment.deciding(network) { books in
            let meeting = try books.meeting(name)
            try meeting.refuseIfCancelled()
            let person = try books.person(personName)
            let invitations = try books.ledger.invitations(to: meeting.id)
            guard var invitation = invitations.last(where: { $0.person == person.id && $0.withdrawn == nil }) else {
                throw Refusal.notCalled(person, meeting)
            }
            invitation.answer = Answer(
                state, at: books.now, way: .word, sequence: invitation.sequence, stamp: books.now)
            try books.ledger.save(invitation)
            return invitation
        }
    }
}

/// Where to a meeting is to be moved: the date, and the times where they change too.
public struct MoveTarget: Hashable, Sendable {
    public var date: CalendarDate
    public var start: TimeOfDay?
    public var end: TimeOfDay?

    public init(date: CalendarDate, start: TimeOfDay? = nil, end: TimeOfDay? = nil) {
        self.date = date
        self.start = start
        self.end = end
    }

    /// A new start without a new end keeps the length.
    func slot(for meeting: Meeting) throws -> Slot {
        let start = start ?? meeting.start
        let length = meeting.end.minutes - meeting.start.minutes
        let end = end ?? (self.start == nil ? meeting.end : start.adding(minutes: length))
        guard start < end else { throw Refusal.badTimes(start, end) }
        return Slot(date: date, start: start, end: end)
    }
}

extension Books {
    func person(_ name: String) throws -> Person {
        if let person = register.person(named: name) { return person }
        throw Refusal(
            .notFound, code: "unknown-person",
            Trilingual(
                "Det finst ingen person «\(name)» i registeret", "Det finnes ingen person «\(name)» i registeret",
                "There is no person “\(name)” in the register"))
    }
}

extension Refusal {
    fileprivate static func notCalled(_ person: Person, _ meeting: Meeting) -> Refusal {
        Refusal(
            .notNow, code: "not-called",
            Trilingual(
                "\(person.name) er ikkje kalla inn til \(meeting.forum)/\(meeting.date)",
                "\(person.name) er ikke kalt inn til \(meeting.forum)/\(meeting.date)",
                "\(person.name) is not called to \(meeting.forum)/\(meeting.date)"))
    }
}
