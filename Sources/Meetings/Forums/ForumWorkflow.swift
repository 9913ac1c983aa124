/// Makes the register what a file says, and shows it.
public struct ForumWorkflow: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// What applying the draft changes, on today's date in the network's own zone; written unless it is a rehearsal.
    public func apply(_ draft: RegisterDraft, isRehearsal: Bool) async throws -> RegisterDifference {
        let network = draft.register.network
        let now = environment.time.now()
        let today = (Zone(identifier: network.timezone) ?? Zone.utc).date(now)
        return try await environment.store.write(network.id) { ledger in
            let stored = try ledger.register()
            let difference = try RegisterDifference(from: stored, to: draft, on: today)
            // The order counts too, in `alle kommunar` and in the round of presentations.
            if !isRehearsal, difference.register != stored { try ledger.save(difference.register) }
            return difference
        }
    }

    public func register(of network: NetworkID) async throws -> Register {
        try await environment.reading(network) { $0.register }
    }

    /// The forums, each under the one it reports to, as they stand today.
    public func forums(of network: NetworkID) async throws -> ForumTree {
        try await environment.reading(network) { ForumTree($0.register, on: $0.today) }
    }

    /// Who holds which role on a date, today when none is given.
    public func roster(_ forum: String, on date: CalendarDate?, in network: NetworkID) async throws -> Roster {
        try await environment.reading(network) { books in
            Roster(books.register, of: try books.forum(forum).id, on: date ?? books.today)
        }
    }
}
