/// How much is overdue, for the one who leads a meeting: by municipality, as counts.
public struct FollowUpCounts: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public struct Count: Hashable, Sendable {
        public var name: String
        public var count: Int
    }

    /// The most first; organisations with nothing overdue are left out. An item of a role counts for the organisation
    /// that the role belongs to.
    public func overdue(in forum: String, network: NetworkID) async throws -> [Count] {
        try await environment.reading(network) { books in
            let forum = try books.forum(forum)
            let late = try books.ledger.openItems().filter { $0.forum == forum.id && $0.isOverdue(on: books.today) }
            return books.register.organisations.compactMap { organisation in
                let count = late.count { item in item.isOwned(by: organisation.id, in: books) }
                return count > 0 ? Count(name: organisation.name, count: count) : nil
            }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
        }
    }
}

extension ActionItem {
    /// Of what everyone has, only the shares that are open count.
    fileprivate func isOwned(by organisation: OrganisationID, in books: Books) -> Bool {
        if !shares.isEmpty { return shares.contains { $0.closed == nil && $0.organisation == organisation } }
        return owners.contains { $0.organisation == organisation }
    }
}
