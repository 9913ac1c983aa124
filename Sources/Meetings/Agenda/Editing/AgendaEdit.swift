public import FoundationEssentials

/// One change to an agenda.
public enum AgendaEdit: Hashable, Sendable {
    /// A new line under a name that the form was given, so that a form sent twice adds one.
    case add(LineID, AgendaFields, after: LineID?)
    /// A case from the case list.
    case place(CaseID, after: LineID?)
    case change(LineID, AgendaFields)
    case remove(LineID)
    /// Up or down by so many places.
    case shift(LineID, by: Int)
    /// To a place counted from 1.
    case move(LineID, to: Int)
    /// To the forum's next meeting.
    case postpone(LineID)
    /// What a fresh draft has and this doesn't, or has otherwise.
    case take(LineID)
}

/// What the one who edits had before them.
public struct AgendaSeen: Hashable, Sendable {
    /// The version's number; 0 for a draft nobody had kept.
    public var version: Int
    /// The wording of the line (`AgendaFields.mark`).
    public var mark: String?

    public init(version: Int, mark: String? = nil) {
        self.version = version
        self.mark = mark
    }
}

/// Someone else has changed the same line in the meantime. Nothing was changed; here is what each has written.
public struct AgendaConflict: Hashable, Sendable {
    public var line: LineID
    /// What was to be written; nil where the line was to be taken away.
    public var mine: AgendaFields?
    /// As it stands now; nil where it was taken away.
    public var theirs: AgendaFields?
    /// As it was before the two; nil where nobody knows.
    public var base: AgendaFields?
    /// Mine, with theirs in every field that I left alone.
    public var joined: AgendaFields?
    /// Who has changed it, and when.
    public var by: String?
    public var at: Date?
}

public enum AgendaOutcome: Sendable {
    /// The agenda as it is now.
    case kept(AgendaView)
    case conflict(AgendaConflict, AgendaView)
}
