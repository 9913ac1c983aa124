/// Proposes dates, and makes meetings of those that are accepted.
public struct PlanningWorkflow: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// The plan for a forum. Without a first day it begins today, or, for a plan that lies wholly in the past, on
    /// the day after the last meeting.
    public func propose(
        _ forum: String, from: CalendarDate?, until: CalendarDate, in network: NetworkID
    ) async throws -> (forum: Forum, plan: Plan) {
        try await environment.reading(network) { books in
            let forum = try books.forum(forum)
            return (forum, try books.plan(for: forum, from: from, until: until))
        }
    }

    /// Makes meetings of the proposals. No letter is written: that is for `invite`, or the scheduler.
    public func accept(
        _ forum: String, from: CalendarDate?, until: CalendarDate, in network: NetworkID
    ) async throws -> (forum: Forum, plan: Plan, meetings: [Meeting]) {
        try await environment.deciding(network) { books in
            let forum = try books.forum(forum)
            let plan = try books.plan(for: forum, from: from, until: until)
            let meetings = plan.proposals.map { books.meeting(of: forum, $0) }
            for meeting in meetings {
                try books.ledger.save(meeting)
                try books.carryOut(meeting.jobs(rules: books.environment.rules, zone: books.zone).map(Effect.wake))
            }
            try books.followDeadlines(of: forum)
            return (forum, plan, meetings)
        }
    }

    /// Every meeting, or one forum's, with the answers to it.
    public func meetings(
        of forum: String?, in network: NetworkID
    ) async throws -> [(meeting: Meeting, answers: AnswerCount)] {
        try await environment.reading(network) { books in
            let meetings =
                try forum.map { try books.ledger.meetings(of: books.forum($0).id) } ?? books.ledger.meetings()
            return try meetings.map { ($0, AnswerCount(try books.ledger.invitations(to: $0.id))) }
        }
    }
}

extension Books {
    fileprivate func plan(for forum: Forum, from: CalendarDate?, until: CalendarDate) throws -> Plan {
        let meetings = try ledger.meetings()
        let last = (meetings.filter { $0.forum == forum.id && !$0.isCancelled }.map(\.date) + [forum.cadence?.last])
            .compactMap { $0 }.filter { $0 <= until }.max()
        let first = from ?? (until < today ? last?.adding(days: 1) : nil) ?? today
        guard forum.stands(on: first) else { throw Refusal.forumEnded(forum) }
        let planner = Planner(
            for: forum, register: register, meetings: meetings, breaks: environment.breaks, from: first, until: until)
        guard let planner else { throw Refusal.noCadence(forum) }
        return try planner.plan(from: first, until: until)
    }

    fileprivate func meeting(of forum: Forum, _ proposal: Plan.Proposal) -> Meeting {
        newMeeting(of: forum, on: Slot(date: proposal.date, start: proposal.start, end: proposal.end))
    }

    /// A meeting with a UID for life, under the network's own domain.
    func newMeeting(of forum: Forum, on slot: Slot) -> Meeting {
        Meeting(
            id: MeetingID(environment.ids.uuid(now)), forum: forum.id, date: slot.date, start: slot.start,
            end: slot.end, place: forum.place, uid: newUID(), now: now)
    }

    func newUID() -> String { "\(environment.ids.uuid(now))@\(register.network.domain)" }
}

extension Network {
    /// What stands after the @ of its mailbox.
    public var domain: String { mailbox.split(separator: "@").last.map(String.init) ?? "" }
}

extension Refusal {
    fileprivate static func forumEnded(_ forum: Forum) -> Refusal {
        Refusal(
            .notNow, code: "forum-ended",
            Trilingual(
                "\(forum.name) er avslutta i registeret: det blir ingen nye møte",
                "\(forum.name) er avsluttet i registeret: det blir ingen nye møter",
                "\(forum.name) has ended in the register: there are no new meetings"))
    }

    fileprivate static func noCadence(_ forum: Forum) -> Refusal {
        Refusal(
            .notNow, code: "no-cadence",
            Trilingual(
                "\(forum.name) har ingen rytme i registeret: legg inn «cadence» for å planleggje",
                "\(forum.name) har ingen rytme i registeret: legg inn «cadence» for å planlegge",
                "\(forum.name) has no cadence in the register: add `cadence` to plan its meetings"))
    }
}
