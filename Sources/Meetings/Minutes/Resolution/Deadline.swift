/// When something is due: as it was written, and the working day it comes to (`domain.md` §3.6.4).
public struct Deadline: Hashable, Codable, Sendable {
    public enum Form: String, Codable, Sendable {
        case date, month, week, quarter
        case halfYear = "half-year"
        case season, holiday, relative, meeting, ongoing, none, unresolved
    }

    public var text: String
    public var form: Form
    /// Nil for `ongoing`, `none` and `unresolved`.
    public var date: CalendarDate?
    /// The date is the end of a period, or stands for something not planned yet.
    public var approximate: Bool
    /// Written with a question mark.
    public var unresolved: Bool
    /// Every date it may come to, in the order written, where several were given.
    public var alternatives: [CalendarDate]
    /// For form `meeting`: whose meeting it follows when that one moves.
    public var forum: ForumID?
    /// No such meeting is planned yet; the date is counted from the cadence.
    public var provisional: Bool

    public init(
        text: String, form: Form, date: CalendarDate? = nil, approximate: Bool = false, unresolved: Bool = false,
        alternatives: [CalendarDate] = [], forum: ForumID? = nil, provisional: Bool = false
    ) {
        self.text = text
        self.form = form
        self.date = date
        self.approximate = approximate
        self.unresolved = unresolved
        self.alternatives = alternatives
        self.forum = forum
        self.provisional = provisional
    }
}
