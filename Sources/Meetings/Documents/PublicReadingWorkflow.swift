/// The pages of a forum that anyone may read.
public struct PublicReadingWorkflow: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// The forum's meetings. A forum that isn't public, or isn't at all, is refused alike.
    public func forum(_ id: String, in network: NetworkID) async throws -> PublicForum {
        try await known(network)
        return try await environment.reading(network) { books in
            try books.publicReading(of: try books.publicForum(id))
        }
    }

    /// One meeting's documents as strangers may have them.
    public func papers(of id: String, on date: CalendarDate, in network: NetworkID) async throws -> MeetingPapers {
        try await known(network)
        return try await environment.reading(network) { books in
            let forum = try books.publicForum(id)
            let meetings = try books.publicReading(of: forum)
            guard let line = (meetings.coming + meetings.past).first(where: { $0.meeting.date == date }) else {
                throw Refusal.notPublic(id)
            }
            return try books.papers(of: line.meeting, for: .everyone)
        }
    }

    private func known(_ network: NetworkID) async throws {
        guard try await environment.store.networks().contains(network) else {
            throw Refusal.notPublic(network.rawValue)
        }
    }
}
