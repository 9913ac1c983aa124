public import FoundationEssentials

/// Who gets what in one round of a meeting's calendar mails: worked out first, shown, and only then sent.
public struct Round: Hashable, Sendable {
    public enum Action: String, Codable, Sendable {
        case invite, move, update, cancel, withdraw, already
    }

    public struct Recipient: Hashable, Sendable {
        public var person: Person
        public var seat: String
        public var action: Action
        /// When the present call was sent, for those who have it already.
        public var sent: Date?
        /// For a presenter: the case, and the part of the meeting.
        public var caseTitle: String?
        public var presents: TimeSpan?
    }

    public var meeting: Meeting
    public var recipients: [Recipient]
    /// Letters written by this round; 0 in a preview.
    public var sent: Int
    /// Seats with nobody in them, which therefore get no letter.
    public var vacantSeats: [String]
    /// What a plan would have against the new date of a meeting that moves.
    public var against: [Constraint] = []
    /// Addresses among the recipients' that letters have come back from, in lower case.
    public var unreachable: Set<String> = []

    public init(meeting: Meeting, recipients: [Recipient] = [], sent: Int = 0, vacantSeats: [String] = []) {
        self.meeting = meeting
        self.recipients = recipients
        self.sent = sent
        self.vacantSeats = vacantSeats
    }

    /// How many have the present call already.
    public var already: Int { recipients.count { $0.action == .already } }

    /// Those who will get a letter.
    public var pending: [Recipient] { recipients.filter { $0.action != .already } }
}

extension Books {
    /// Compares the roster on the meeting's date with who has been called.
    func callRound(_ meeting: Meeting, forum: Forum) throws -> Round {
        let invitations = try ledger.invitations(to: meeting.id)
        let roster = register.members(of: forum.id, on: meeting.date)
        var round = Round(
            meeting: meeting, vacantSeats: register.vacancies(of: forum.id, on: meeting.date, in: language))
        for member in roster {
            let current = invitations.last { $0.person == member.person.id && $0.presents == nil }
            let has = current.map { $0.withdrawn == nil && $0.sequence >= meeting.sequence } ?? false
            round.recipients.append(
                Round.Recipient(
                    person: member.person, seat: member.seat(in: member.person.language),
                    action: has ? .already : .invite, sent: has ? current?.sent : nil))
        }
        round.unreachable = try unreachable()
        let members = Set(roster.map(\.person.id))
        for invitation in invitations
        where invitation.withdrawn == nil && !invitation.isBesideRoster && !members.contains(invitation.person) {
            guard let person = register.person(invitation.person) else { continue }
            round.recipients.append(
                Round.Recipient(
                    person: person, seat: invitation.seat, action: .withdraw, sent: invitation.sent))
        }
        return round
    }

    /// The round for a change that reaches everyone who is called now.
    func changeRound(_ meeting: Meeting, _ action: Round.Action) throws -> Round {
        let current = try ledger.invitations(to: meeting.id).filter { $0.withdrawn == nil }
        let recipients = current.compactMap { invitation in
            register.person(invitation.person).map {
                Round.Recipient(
                    person: $0, seat: invitation.seat, action: action, sent: invitation.sent,
                    presents: invitation.presents)
            }
        }
        var round = Round(meeting: meeting, recipients: recipients)
        round.unreachable = try unreachable()
        return round
    }

    private func unreachable() throws -> Set<String> {
        Set(try ledger.undeliverableAddresses().map(\.address))
    }
}
