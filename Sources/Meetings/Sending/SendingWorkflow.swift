import FoundationEssentials

/// Sends a meeting's rounds: shown first, sent as shown, and followed until the last letter has left.
public struct SendingWorkflow: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Every letter that would be written, and nothing is.
    public func preview(_ name: MeetingName, _ errand: Errand, in network: NetworkID) async throws -> RoundPreview {
        try await environment.rehearsing(network) { books in
            try books.perform(errand, on: try books.meeting(name)).preview(environment.correspondence)
        }
    }

    /// Sends what was shown under the mark. Refused where that is no longer what would be sent; what was sent before
    /// isn't sent again.
    /// - Returns: how many letters were written.
    public func send(
        _ name: MeetingName, _ errand: Errand, seeing mark: String, in network: NetworkID
    ) async throws -> SentRound {
        try await environment.deciding(network) { books in
            let meeting = try books.meeting(name)
            if let done = try books.isDone(errand, on: meeting) { return done }
            let performed = try books.perform(errand, on: meeting)
            let isOld = performed.letters.isEmpty && performed.isRepeated
            if isOld { return SentRound(meeting: performed.meeting, sent: 0) }
            guard performed.mark == mark else { throw Refusal.previewChanged }
            return SentRound(meeting: performed.meeting, sent: performed.letters.count)
        }
    }

    /// The rounds of a meeting's letters, newest first, each with how far it has come.
    public func rounds(_ name: MeetingName, in network: NetworkID) async throws -> [RoundProgress] {
        try await environment.reading(network) { books in try books.rounds(of: try books.meeting(name)) }
    }
}

public struct SentRound: Sendable {
    public var meeting: Meeting
    /// 0 where it was sent before.
    public var sent: Int
}

/// What was done in one transaction, before it is known whether it is kept.
struct PerformedErrand {
    var meeting: Meeting
    var errand: Errand
    var letters: [(letter: OutboxLetter, person: Person)]
    var already: [Round.Recipient] = []
    var vacantSeats: [String] = []
    var against: [Constraint] = []
    var warnings: [Trilingual] = []
    var unreachable: Set<String> = []
    var alreadySent: Date?
    /// The agenda's lines.
    var items: [AgendaItem] = []

    /// Nothing had to be done, because it was done before.
    var isRepeated: Bool { errand == .invite ? !already.isEmpty : alreadySent != nil }

    /// What a reader of the preview goes by: to whom, of what kind, and about what.
    var mark: String {
        let facts = [
            "\(meeting.id) \(meeting.sequence) \(meeting.slot) \(meeting.place)",
            meeting.cancellation?.reason ?? "", "\(errand)",
        ]
        return Fingerprint(
            facts + items.map { "\($0.withoutCase)" }
                + letters.map { "\($0.letter.kind) \($0.person.id) \($0.letter.to) \($0.letter.subject)" }
        ).hex
    }

    func preview(_ correspondence: any Correspondence) -> RoundPreview {
        RoundPreview(
            meeting: meeting,
            letters: letters.map { letter, person in
                let shown = correspondence.shown(letter.body)
                return LetterPreview(
                    person: person, kind: letter.kind, subject: letter.subject, text: shown.text, html: shown.html)
            }, already: already, vacantSeats: vacantSeats, against: against, warnings: warnings,
            unreachable: unreachable, alreadySent: alreadySent, mark: mark)
    }
}

extension Books {
    func perform(_ errand: Errand, on meeting: Meeting) throws -> PerformedErrand {
        let before = Set(try ledger.letters(about: meeting.id, withBodies: false).map(\.id))
        var performed = PerformedErrand(meeting: meeting, errand: errand, letters: [])
        switch errand {
        case .invite: performed.take(try invite(meeting))
        case .move(let target): performed.take(try move(meeting, to: target))
        case .cancel(let reason): performed.take(try cancel(meeting, reason: reason))
        case .agenda:
            let round = try sendAgenda(meeting)
            (performed.meeting, performed.items) = (round.meeting, round.items)
            (performed.warnings, performed.alreadySent) = (round.warnings, round.alreadySent)
            performed.unreachable = Set(try ledger.undeliverableAddresses().map(\.address))
        }
        performed.letters = try ledger.letters(about: meeting.id, withBodies: true)
            .filter { !before.contains($0.id) && $0.state != .cancelled }
            .compactMap { letter in letter.person.flatMap(register.person).map { (letter, $0) } }
        return performed
    }

    /// A form that was sent twice finds everything done.
    fileprivate func isDone(_ errand: Errand, on meeting: Meeting) throws -> SentRound? {
        switch errand {
        case .cancel where meeting.isCancelled: SentRound(meeting: meeting, sent: 0)
        case .move(let target) where try target.slot(for: meeting) == meeting.slot: SentRound(meeting: meeting, sent: 0)
        case .invite, .move, .cancel, .agenda: nil
        }
    }
}

extension PerformedErrand {
    fileprivate mutating func take(_ round: Round) {
        meeting = round.meeting
        already = round.recipients.filter { $0.action == .already }
        (vacantSeats, against, unreachable) = (round.vacantSeats, round.against, round.unreachable)
    }
}

extension AgendaItem {
    /// As a reader sees it. A line that becomes a case when it is sent gets a new id each time it is rehearsed.
    fileprivate var withoutCase: AgendaItem {
        var item = self
        item.caseID = nil
        return item
    }
}
