import FoundationEssentials

/// What waits for a coordinator, in one network or in all where she coordinates.
public struct DeskWorkflow: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// One network's part of the desk.
    public struct Desk: Hashable, Sendable {
        public var network: Network
        public var today: CalendarDate
        /// Those it is about, in the register's order.
        public var forums: [Forum]
        /// The most urgent first.
        public var lines: [DeskLine]

        public func lines(in group: DeskLine.Group) -> [DeskLine] { lines.filter { $0.group == group } }

        /// Of how many things the lines tell.
        public var count: Int { lines.reduce(0) { $0 + $1.count } }
    }

    /// What waits in the forums that the person coordinates; in all of the network's where none is named.
    /// - Parameter person: by id, address, name or alias.
    public func desk(of person: String? = nil, in network: NetworkID) async throws -> Desk {
        let closed = try await OutboxWorkflow(environment).closedSince()
        return try await environment.reading(network) { books in
            let forums = try person.map { books.coordinated(by: try books.person($0).id) } ?? books.standingForums
            return try books.desk(of: forums, outboxClosed: closed)
        }
    }

    /// What waits in the forums, of which some other rule has said that they are the reader's.
    public func desk(of forums: Set<ForumID>, in network: NetworkID) async throws -> Desk {
        let closed = try await OutboxWorkflow(environment).closedSince()
        return try await environment.reading(network) { books in
            try books.desk(of: books.standingForums.filter(forums.contains), outboxClosed: closed)
        }
    }

    /// The networks in which the address is that of somebody who coordinates a forum.
    public func networks(coordinatedBy address: String) async throws -> [NetworkID] {
        var found: [NetworkID] = []
        for network in try await environment.store.networks() {
            let isCoordinator = try await environment.reading(network) { books in
                try books.person(at: address.lowercased()).map { !books.coordinated(by: $0.id).isEmpty } ?? false
            }
            if isCoordinator { found.append(network) }
        }
        return found
    }
}

extension Books {
    fileprivate func desk(of forums: [ForumID], outboxClosed: Date?) throws -> DeskWorkflow.Desk {
        let facts = try DeskFacts(self, forums: Set(forums), outboxClosed: outboxClosed)
        return DeskWorkflow.Desk(
            network: register.network, today: today, forums: forums.compactMap(register.forum),
            lines: DeskRules(facts: facts).lines())
    }

    var standingForums: [ForumID] { register.forums.filter { $0.stands(on: today) }.map(\.id) }

    /// The forums whose promises the person looks after.
    func coordinated(by person: PersonID) -> [ForumID] {
        standingForums.filter { forum in keepers(of: forum).contains { $0.id == person } }
    }
}
