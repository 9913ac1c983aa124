/// What `minutes check --json` says: the minutes, or why they can't be taken. Keys that say nothing are left out.
public struct MinutesReport: Encodable, Sendable {
    public var forum: String?
    public var date: CalendarDate?
    public var language: Language?
    public var status: String?
    public var kind: String?
    public var title: String?
    public var start: TimeOfDay?
    public var end: TimeOfDay?
    public var place: String?
    public var chair: PartyReport?
    public var secretary: PartyReport?
    public var next: CalendarDate?
    public var present: [AttendeeReport]?
    public var absent: [AttendeeReport]?
    public var cases: [CaseReport]?
    public var attachments: [String]?
    public var errors: [ProblemReport]
    public var warnings: [ProblemReport]

    /// Messages are worded in the language.
    public init(_ result: MinutesResult, language: Language) {
        errors = result.errors.map { ProblemReport($0, language: language) }
        warnings = result.warnings.map { ProblemReport($0, language: language) }
        guard let minutes = result.minutes else { return }
        forum = minutes.forum.rawValue
        date = minutes.date
        self.language = minutes.language
        status = minutes.status.rawValue
        kind = minutes.kind.rawValue
        title = minutes.title
        start = minutes.start
        end = minutes.end
        place = minutes.place
        chair = minutes.chair.map(PartyReport.init)
        secretary = minutes.secretary.map(PartyReport.init)
        next = minutes.next
        present = minutes.present.map(AttendeeReport.init)
        absent = minutes.absent.map(AttendeeReport.init)
        cases = minutes.cases.map(CaseReport.init)
        attachments = minutes.attachments.isEmpty ? nil : minutes.attachments
    }
}

/// One error or warning.
public struct ProblemReport: Encodable, Sendable {
    public var line: Int?
    public var code: String
    public var message: String
    public var suggestion: String?

    public init(_ problem: Problem, language: Language) {
        line = problem.line
        code = problem.code
        message = problem.message[language]
        suggestion = problem.suggestion
    }
}

/// A party by the ids of the register.
public struct PartyReport: Encodable, Sendable {
    public var kind: String
    public var role: RoleID?
    public var organisation: OrganisationID?
    public var forum: ForumID?
    public var person: PersonID?
    public var confirmed: Bool?
    public var vacant: Bool?

    public init(_ party: Party) {
        kind = party.kind.rawValue
        guard party.kind != .unresolved else { return }
        role = party.role
        organisation = party.organisation
        forum = party.forum
        person = party.person
        confirmed = party.confirmed
        vacant = party.vacant ? true : nil
    }
}

/// One who was there, or wasn't.
public struct AttendeeReport: Encodable, Sendable {
    public var party: PartyReport
    public var notes: [String]
    /// `other` for guests.
    public var group: String?

    public init(_ attendee: Attendee) {
        party = PartyReport(attendee.party)
        notes = attendee.notes.map(\.text)
        group = attendee.isGuest ? "other" : nil
    }
}
