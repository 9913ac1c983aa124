public import FoundationEssentials

/// One text of a meeting's minutes while they are written: who saved it and when. Texts are never changed; what
/// is saved becomes a version of its own.
public struct MinutesVersion: Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// What was there when someone began to write: the form filled in, or what had been imported.
        case start
        case saved
        /// Two people's changes put together.
        case merged
        /// Kept, but not what is worked on: its changes and another's were to the same lines.
        case aside
        case restored
        /// What was taken in, with its numbers.
        case imported
        /// Taken in, and sent for remarks.
        case sent
    }

    public var meeting: MeetingID
    /// From 1.
    public var number: Int
    public var kind: Kind
    public var text: String
    public var by: String
    public var at: Date
    /// The version it was made from.
    public var basis: Int?

    public init(
        meeting: MeetingID, number: Int, kind: Kind, text: String, by: String, at: Date, basis: Int? = nil
    ) {
        self.meeting = meeting
        self.number = number
        self.kind = kind
        self.text = text
        self.by = by
        self.at = at
        self.basis = basis
    }
}

/// The minutes of a meeting as they are being written.
public struct MinutesDraft: Sendable {
    public var forum: Forum
    public var meeting: Meeting
    /// What has been taken in; nil before the first time.
    public var record: MinutesRecord?
    public var text: String
    /// The version that the text is, 0 where nothing has been saved.
    public var number: Int
    /// Who saved it, and when; nil where nothing has been saved.
    public var saved: Approval?

    /// Approved texts are frozen.
    public var isLocked: Bool { record?.status == .approved }

    /// Something is written that hasn't been taken in.
    public var hasNews: Bool { record.map { $0.text.withLineFeeds != text } ?? true }
}

/// What saving came to.
public enum MinutesSaving: Sendable {
    /// The version that the text is now; the same as before where nothing was new.
    case saved(Int)
    /// Someone had saved since, elsewhere in the text: both are in the version. What they had changed is shown.
    case merged(Int, by: String, changes: TextDifference)
    /// Someone had saved since, on the same lines: nothing of theirs was changed, and mine is kept beside.
    case disagreed(MinutesDisagreement)
}

/// Two texts of the same lines, and what the second writer needs to settle it.
public struct MinutesDisagreement: Sendable {
    /// Both, with marks around what they disagree on; made from the version that is saved now.
    public var text: String
    public var basis: Int
    public var by: String
    public var at: Date
    /// What had been changed since the version that mine was made from.
    public var changes: TextDifference
    public var places: Int
    /// The version that holds mine as it was written.
    public var aside: Int
}

extension String {
    /// Lines as forms and files end them, ended alike.
    var withLineFeeds: String {
        utf8.contains(.carriageReturn) ? replacing("\r\n", with: "\n").replacing("\r", with: "\n") : self
    }
}
