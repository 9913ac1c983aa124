/// A meeting as other programs read it.
public struct MeetingReport: Encodable, Sendable {
    public var id: MeetingID
    public var forum: ForumID
    public var date: CalendarDate
    public var planned: CalendarDate
    public var start: TimeOfDay
    public var end: TimeOfDay
    public var place: String
    public var stage: Meeting.Stage
    public var uid: String
    public var sequence: Int
    public var answers: AnswerCount

    public init(_ meeting: Meeting, _ answers: AnswerCount) {
        id = meeting.id
        forum = meeting.forum
        date = meeting.date
        planned = meeting.planned
        start = meeting.start
        end = meeting.end
        place = meeting.place
        stage = meeting.stage
        uid = meeting.uid
        sequence = meeting.sequence
        self.answers = answers
    }
}

/// A round of calendar mails: who gets what, before and after it was sent.
public struct RoundReport: Encodable, Sendable {
    public struct Recipient: Encodable, Sendable {
        public var person: PersonID
        public var name: String
        public var email: String
        public var seat: String
        public var action: Round.Action
        /// Letters have come back from the address.
        public var undeliverable: Bool
    }

    public struct Warning: Encodable, Sendable {
        public var code: Constraint.Code
        public var text: String
    }

    public var meeting: String
    public var date: CalendarDate
    public var uid: String
    public var sequence: Int
    public var recipients: [Recipient]
    public var vacant: [String]
    public var sent: Int
    public var already: Int
    /// What speaks against the new date.
    public var warnings: [Warning]

    public init(_ round: Round, _ language: Language) {
        meeting = round.meeting.commandName
        date = round.meeting.date
        uid = round.meeting.uid
        sequence = round.meeting.sequence
        recipients = round.recipients.map {
            Recipient(
                person: $0.person.id, name: $0.person.name, email: $0.person.email, seat: $0.seat, action: $0.action,
                undeliverable: round.unreachable.contains($0.person.email.lowercased()))
        }
        vacant = round.vacantSeats
        sent = round.sent
        already = round.already
        warnings = round.against.map { Warning(code: $0.code, text: $0.text[language]) }
    }
}

/// An answer that was recorded.
public struct AnswerReport: Encodable, Sendable {
    public var meeting: MeetingID
    public var person: PersonID
    public var answer: Answer.State

    public init(_ invitation: Invitation, _ answer: Answer.State) {
        meeting = invitation.meeting
        person = invitation.person
        self.answer = answer
    }
}

extension Meeting {
    /// As commands name it, `sjustjerna/2023-08-18`.
    public var commandName: String { "\(forum)/\(date)" }
}
