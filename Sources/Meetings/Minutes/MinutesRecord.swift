public import FoundationEssentials

/// The minutes of a meeting as they are kept: the file's own text, and how far they have come.
public struct MinutesRecord: Hashable, Codable, Sendable {
    public enum Status: String, Codable, Sendable {
        case draft
        case forApproval = "for-approval"
        case approved
    }

    public var meeting: MeetingID
    public var forum: ForumID
    public var date: CalendarDate
    public var title: String
    /// The file as imported, item numbers written in.
    public var text: String
    /// SHA-256 of the text as hex; what an approved text is held to.
    public var digest: String
    public var status: Status
    public var imported: Date
    public var approval: Approval?
    /// Counts the sendings.
    public var version: Int
    /// What was decided, for *nytt sidan sist* and for searching.
    public var decisions: [Decision]

    public init(
        meeting: MeetingID, forum: ForumID, date: CalendarDate, title: String, text: String, digest: String,
        status: Status, imported: Date, decisions: [Decision] = []
    ) {
        self.meeting = meeting
        self.forum = forum
        self.date = date
        self.title = title
        self.text = text
        self.digest = digest
        self.status = status
        self.imported = imported
        version = 0
        self.decisions = decisions
    }
}

/// Who approved the minutes, and when. From then on the text is frozen.
public struct Approval: Hashable, Codable, Sendable {
    public var by: String
    public var at: Date

    public init(by: String, at: Date) {
        self.by = by
        self.at = at
    }
}

/// What was decided in a case.
public struct Decision: Hashable, Codable, Sendable {
    public var caseNumber: String?
    public var title: String
    public var text: String

    public init(caseNumber: String?, title: String, text: String) {
        self.caseNumber = caseNumber
        self.title = title
        self.text = text
    }
}
