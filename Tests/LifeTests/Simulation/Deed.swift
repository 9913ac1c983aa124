import Meetings

/// Something a coordinator does with the service. Done once more after a death, it finds what there is to do anew.
struct Deed: Sendable {
    let what: String
    /// Who approves the minutes of which meeting by it.
    var approval: People.ApprovalAttempt?
    let perform: @Sendable (Meetings.Environment) async throws -> Void

    init(
        _ what: String, approval: People.ApprovalAttempt? = nil,
        _ perform: @escaping @Sendable (Meetings.Environment) async throws -> Void
    ) {
        self.what = what
        self.approval = approval
        self.perform = perform
    }
}
