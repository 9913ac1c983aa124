import FoundationEssentials

/// Sessions: who is signed in where, and signing out.
extension AccessWorkflow {
    /// Longer than any token of ours.
    private static let longestTokenBytes = 200

    /// A session that the token opens, with another token where it was time for one.
    public struct Opened: Sendable {
        public var session: BrowserSession
        /// The cookie is to be set to it; nil where it stays as it is.
        public var newToken: String?
    }

    /// Nil where nobody is signed in by the token. That the session was seen is noted now and then; the token is
    /// changed once a day.
    public func open(_ token: String) async throws -> Opened? {
        guard let seal = environment.links?.seal, (1...Self.longestTokenBytes).contains(token.utf8.count) else {
            return nil
        }
        let (hash, now) = (seal.digest(token), environment.time.now())
        let found = try await environment.store.seeAccess { try $0.session(hash: hash) }
        guard let found, found.isOpened(by: hash, at: now) else { return nil }
        guard found.isDueForTouch(at: now) else { return Opened(session: found) }
        let (id, next) = (found.id, environment.ids.token())
        return try await environment.store.access { book in
            // It may have been ended, or changed by another request, since.
            guard var session = try book.session(hash: hash), session.id == id, session.isOpened(by: hash, at: now)
            else { return nil }
            session.lastSeen = now
            let mayRotate = hash == session.hash && session.isDueForRotation(at: now)
            if mayRotate {
                (session.formerHash, session.hash, session.rotated) = (session.hash, seal.digest(next), now)
            }
            try book.save(session)
            return Opened(session: session, newToken: mayRotate ? next : nil)
        }
    }

    /// Who it is that is signed in.
    public func identity(of session: BrowserSession) -> Identity {
        .address(session.address, isAdministrator: environment.administrators.contains(session.address))
    }

    /// What somebody may do in a network; nil where there is no such network.
    public func access(of identity: Identity, in network: NetworkID) async throws -> Access? {
        guard try await environment.store.networks().contains(network) else { return nil }
        return try await environment.reading(network) { $0.access(of: identity) }
    }

    /// The networks they stand in, and what they may do there.
    public func networks(of identity: Identity) async throws -> [(network: Network, access: Access)] {
        var found: [(Network, Access)] = []
        for id in try await environment.store.networks() {
            let (network, access) = try await environment.reading(id) { books in
                (books.register.network, books.access(of: identity))
            }
            if access.standing > .stranger { found.append((network, access)) }
        }
        return found
    }

    /// Those that hold, of the address; of all where none is given.
    public func sessions(of address: String?) async throws -> [BrowserSession] {
        let now = environment.time.now()
        let all = try await environment.store.seeAccess { try $0.sessions(of: address?.lowercased()) }
        return all.filter { $0.holds(at: now) }
    }

    /// Ends a session. Whoever isn't its own can't tell whether it was there.
    /// - Parameter address: whose it must be; anyone's where it is nil.
    public func endSession(_ id: String, of address: String?) async throws {
        let found = try await environment.store.access { book in
            try book.sessions(of: address?.lowercased()).contains { $0.id == id } && book.removeSession(id)
        }
        if !found { throw Refusal.noSession }
    }

    /// Ends all of the address but one, as when a machine was lost; how many.
    public func endSessions(of address: String, except kept: String? = nil) async throws -> Int {
        try await environment.store.access { book in
            let others = try book.sessions(of: address.lowercased()).filter { $0.id != kept }
            return try others.filter { try book.removeSession($0.id) }.count
        }
    }
}
