/// Proposes dates, and makes meetings of those that are accepted.
public struct PlanningWorkflow: Sendable {
    let environment: Environment

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
            try books.add(meetings, to: forum)
            return (forum, plan, meetings)
        }
    }

    /// One meeting outside the plan: an extraordinary one, or of a forum that has no cadence. Times that aren't
    /// given are the cadence's. Refused in the past, and on a date the forum already meets.
    public func add(
        _ forum: String, on date: CalendarDate, start: TimeOfDay?, end: TimeOfDay?, place: String?,
        in network: NetworkID
    ) async throws -> Meeting {
        try await environment.deciding(network) { books in
            let forum = try books.forum(forum)
            guard let start = start ?? forum.cadence?.start, let end = end ?? forum.cadence?.end, start < end else {
                throw Refusal.noTimes(forum)
            }
            if let other = try books.ledger.meetings(of: forum.id).first(where: { $0.date == date && !$0.isCancelled })
            {
                throw Refusal.dateTaken(other)
            }
            let slot = Slot(date: date, start: start, end: end)
            if books.zone.instant(date, start) <= books.now { throw Refusal.meetingInThePast(slot) }
            var meeting = books.newMeeting(of: forum, on: slot)
            if let place { meeting.place = try placeName(place) }
            try books.add([meeting], to: forum)
            return meeting
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

/// A place goes into headings and calendars: one line of ordinary text.
func placeName(_ place: String) throws -> String {
    let isPlain = !place.unicodeScalars.contains { $0.properties.generalCategory == .control }
    guard isPlain, place.count <= 200 else { throw Refusal.badPlace }
    return place
}

extension Books {
    /// The planner's proposals for a forum, as `PlanningWorkflow.propose` describes them.
    func plan(for forum: Forum, from: CalendarDate?, until: CalendarDate) throws -> Plan {
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
    fileprivate static func noTimes(_ forum: Forum) -> Refusal {
        Refusal(
            .badInput, code: "bad-times",
            Trilingual(
                "Når skal \(forum.name) møtast? Skriv --start og --end, og slutten etter starten",
                "Når skal \(forum.name) møtes? Skriv --start og --end, og slutten etter starten",
                "When does \(forum.name) meet? Give --start and --end, the end after the start"))
    }

    static func meetingInThePast(_ slot: Slot) -> Refusal {
        Refusal(
            .badInput, code: "in-the-past",
            Trilingual(
                "\(slot.date) kl. \(slot.start) har vore", "\(slot.date) kl. \(slot.start) har vært",
                "\(slot.date) \(slot.start) is past"))
    }

    fileprivate static var badPlace: Refusal {
        Refusal(
            .badInput, code: "bad-place",
            Trilingual(
                "staden er lengre enn 200 teikn eller har styreteikn",
                "stedet er lengre enn 200 tegn eller har styretegn",
                "the place is longer than 200 characters or has control characters"))
    }

    static func forumEnded(_ forum: Forum) -> Refusal {
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
                "\(forum.name) har ingen rytme i registeret: legg inn «cadence», eller bruk «samling meeting add»",
                "\(forum.name) har ingen rytme i registeret: legg inn «cadence», eller bruk «samling meeting add»",
                "\(forum.name) has no cadence in the register: add `cadence`, or use “samling meeting add”"))
    }
}
