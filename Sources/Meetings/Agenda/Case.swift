public import FoundationEssentials

/// A matter that a forum deals with. It lives across meetings; an agenda item is its place in one of them.
public struct Case: Hashable, Codable, Sendable, Identifiable {
    public enum State: String, Codable, Sendable { case waiting, scheduled, handled, withdrawn }

    public var id: CaseID
    public var forum: ForumID
    public var title: String
    public var kind: CaseKind
    /// As it was written: `Eli Otterlei, samhandlingssjef, HMR`.
    public var presenter: String?
    public var minutes: Int?
    /// Given when the call that holds it is sent, and never reused.
    public var number: CaseNumber?
    public var meeting: MeetingID?
    public var state: State
    public var added: Date
    /// On what ground it is exempt from disclosure, empty where none is named; nil where it isn't exempt.
    public var exempt: String?

    public init(
        id: CaseID, forum: ForumID, title: String, kind: CaseKind, presenter: String? = nil, minutes: Int? = nil,
        added: Date, exempt: String? = nil
    ) {
        self.id = id
        self.forum = forum
        self.title = title
        self.kind = kind
        self.presenter = presenter
        self.minutes = minutes
        state = .waiting
        self.added = added
        self.exempt = exempt
    }
}

/// `21/23`: the forum's twenty-first case of 2023.
public struct CaseNumber: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
    public var number: Int
    /// Four digits.
    public var year: Int

    public init(number: Int, year: Int) {
        self.number = number
        self.year = year
    }

    public var description: String { "\(number)/\(zeroPadded(year % 100, width: 2))" }

    public static func < (one: CaseNumber, other: CaseNumber) -> Bool {
        (one.year, one.number) < (other.year, other.number)
    }
}

/// What is done with a case or stands behind a line of the agenda (`domain.md` §1.5).
public enum CaseKind: String, Codable, Sendable, CaseIterable {
    case opening, approval, news, information, discussion, decision, recommendation, presentation, focus
    case challenges, followUp = "follow-up", review, consultation, report, election
    case anyOtherBusiness = "any-other-business", pause

    /// As `- Type:` has it in agenda and minutes.
    public var words: Trilingual {
        switch self {
        case .opening: Trilingual("opning", "åpning", "opening")
        case .approval: Trilingual("godkjenning", "godkjenning", "approval")
        case .news: Trilingual("nytt sidan sist", "nytt siden sist", "news since last time")
        case .information: Trilingual("orientering", "orientering", "information")
        case .discussion: Trilingual("drøfting", "drøfting", "discussion")
        case .decision: Trilingual("vedtak", "vedtak", "decision")
        case .recommendation: Trilingual("tilråding", "tilråding", "recommendation")
        case .presentation: Trilingual("kommunepresentasjon", "kommunepresentasjon", "municipality presentation")
        case .focus: Trilingual("fokusområde", "fokusområde", "focus area")
        case .challenges: Trilingual("utfordringar", "utfordringer", "challenges")
        case .followUp: Trilingual("oppfølging", "oppfølging", "follow-up")
        case .review: Trilingual("gjennomgang", "gjennomgang", "review")
        case .consultation: Trilingual("høyring", "høring", "consultation")
        case .report: Trilingual("referatsak", "referatsak", "reported matter")
        case .election: Trilingual("val", "valg", "election")
        case .anyOtherBusiness: Trilingual("ymse", "eventuelt", "any other business")
        case .pause: Trilingual("pause", "pause", "break")
        }
    }
}
