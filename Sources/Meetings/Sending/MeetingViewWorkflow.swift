public import FoundationEssentials

/// Everything about one meeting, stage by stage.
public struct MeetingView: Sendable {
    public struct Invited: Sendable {
        public var person: Person
        public var invitation: Invitation
        /// Who is called in the person's place.
        public var deputy: Person?
        /// Whose place the person takes.
        public var deputyFor: Person?
        /// Letters to the address have come back.
        public var isUnreachable: Bool

        public var answer: Answer { invitation.answer }
    }

    public var forum: Forum
    public var meeting: Meeting
    public var zone: Zone
    public var now: Date
    public var invited: [Invited]
    /// Members who haven't been called.
    public var pending: [Round.Recipient]
    public var vacantSeats: [String]
    /// Mails about the meeting that wait for the coordinator: proposals of another time, deputies.
    public var waiting: [InboxLine]
    public var rounds: [RoundProgress]
    public var agenda: AgendaView?
    public var sitting: Sitting
    public var minutes: MinutesRecord?
    public var earlier: Meeting?
    public var later: Meeting?

    /// Of the members and their deputies, without those who come to one case only.
    public var answers: AnswerCount { AnswerCount(invited.filter { $0.invitation.presents == nil }.map(\.invitation)) }

    public var unanswered: [Invited] { invited.filter { $0.answer.state == .none && $0.invitation.presents == nil } }
}

/// Shows a meeting, and takes down what is told by word of mouth.
public struct MeetingWorkflow: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func view(_ name: MeetingName, in network: NetworkID) async throws -> MeetingView {
        try await environment.reading(network) { books in try books.view(of: try books.meeting(name)) }
    }

    /// Calls a deputy whom the one who can't come has named by word of mouth.
    /// - Parameter deputy: by id, name, alias or address.
    public func nameDeputy(
        _ name: MeetingName, of person: PersonID, deputy deputyName: String, in network: NetworkID
    ) async throws -> Person {
        try await environment.deciding(network) { books in
            let meeting = try books.meeting(name)
            try meeting.refuseIfCancelled()
            let forum = try books.forum(meeting.forum.rawValue)
            let deputy = try books.person(deputyName)
            guard let call = try books.memberCall(to: meeting, try books.person(person.rawValue)),
                call.withdrawn == nil, deputy.id != person
            else { throw Refusal.notCalledThere(person) }
            if meeting.begins(in: books.zone) <= books.now { throw Refusal.tooLateForDeputy }
            if let earlier = try books.deputy(for: call), earlier.person != deputy.id {
                try books.withdrawDeputy(earlier.person, from: meeting)
            }
            switch try books.call(deputy, inPlaceOf: call, meeting: meeting, forum: forum) {
            case .hasDeclined: throw Refusal.deputyCannotCome(deputy)
            case .standsFor(let other): throw Refusal.deputyTaken(deputy, other)
            case .called, .isMember: break
            }
            return deputy
        }
    }
}

extension Books {
    func view(of meeting: Meeting) throws -> MeetingView {
        let forum = try forum(meeting.forum.rawValue)
        let calls = try ledger.invitations(to: meeting.id).filter { $0.withdrawn == nil }
        let returned = Set(try ledger.undeliverableAddresses().map(\.address))
        let round = try meeting.isCancelled ? nil : callRound(meeting, forum: forum)
        let meetings = try ledger.meetings(of: forum.id).filter { !$0.isCancelled }
        return MeetingView(
            forum: forum, meeting: meeting, zone: zone, now: now,
            invited: calls.compactMap { call in
                guard let person = register.person(call.person) else { return nil }
                let deputy = calls.last { $0.deputyFor == call.person }
                return MeetingView.Invited(
                    person: person, invitation: call, deputy: deputy.flatMap { register.person($0.person) },
                    deputyFor: call.deputyFor.flatMap(register.person),
                    isUnreachable: returned.contains(person.email.lowercased()))
            }, pending: round?.pending ?? [], vacantSeats: round?.vacantSeats ?? [],
            waiting: try ledger.inboxMails(in: [.waiting]).filter { $0.filing?.meeting == meeting.id }.map(line),
            rounds: try rounds(of: meeting), agenda: try? agendaView(meeting), sitting: try sitting(of: meeting),
            minutes: try ledger.minutes(of: meeting.id), earlier: meetings.last { $0.date < meeting.date },
            later: meetings.first { $0.date > meeting.date })
    }
}

extension Refusal {
    fileprivate static func notCalledThere(_ person: PersonID) -> Refusal {
        Refusal(
            .notNow, code: "not-called",
            Trilingual(
                "\(person) er ikkje kalla inn, og kan ikkje ha vara",
                "\(person) er ikke kalt inn, og kan ikke ha vara",
                "\(person) isn't called, and can't have a deputy"))
    }

    fileprivate static var tooLateForDeputy: Refusal {
        Refusal(
            .notNow, code: "has-begun",
            Trilingual("Møtet har byrja", "Møtet har begynt", "The meeting has begun"))
    }

    fileprivate static func deputyCannotCome(_ person: Person) -> Refusal {
        Refusal(
            .notNow, code: "deputy-declined",
            Trilingual(
                "\(person.name) har sjølv meldt forfall", "\(person.name) har selv meldt forfall",
                "\(person.name) has declined too"))
    }
}
