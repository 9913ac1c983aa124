public import FoundationEssentials

extension ActionItem.Change {
    /// The fields of a change that rules ask about; the minutes change `text`, `agenda`, `note` and others besides.
    static let state = "state"
    static let due = "due"
    static let owners = "owners"
    /// One party's part of what everyone has.
    static let share = "share"
    /// Who stood behind the owners when they were last written to.
    static let holders = "holders"
    /// More time was asked for.
    static let extensionAsked = "extensionAsked"
    /// Somebody said that it isn't theirs.
    static let disputed = "disputed"
    /// Who stands behind a change that nobody made: a deadline that followed its meeting.
    static let samling = "samling"
}

extension ActionItem {
    /// Owners as the minutes have them; `?` for none.
    public var ownersText: String { owners.isEmpty ? "?" : owners.map(\.text).joined(separator: "; ") }

    /// Nobody has it, or nobody knows when it is due.
    public var isUnresolved: Bool {
        owners.isEmpty || owners.contains { $0.kind == .unresolved } || due.unresolved || due.form == .unresolved
    }

    /// Someone is named who hasn't said yes.
    public var isUnconfirmed: Bool { owners.contains { $0.kind != .unresolved && !$0.confirmed } }

    /// Its deadline has passed; the day itself is not too late.
    public func isOverdue(on date: CalendarDate) -> Bool { state.isOpen && (due.date.map { $0 < date } ?? false) }

    mutating func change(
        _ field: String, from: String, to: String, reason: String? = nil, since: CalendarDate? = nil, by: String,
        at: Date
    ) {
        history.append(Change(at: at, by: by, field: field, from: from, to: to, reason: reason, since: since))
    }
}

extension ActionItem {
    /// When it was closed; nil while it is open, and where it was closed when it was taken in.
    public var closing: Date? {
        state.isOpen ? nil : history.last { $0.field == Change.state && $0.to == state.rawValue }?.at
    }
}
