public import FoundationEssentials

/// What other programs sign in with.
public struct TokenWorkflow: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// A token to be made.
    public struct Order: Sendable {
        public var name: String
        public var scopes: Set<APIToken.Scope>
        public var days: Int
        /// Whose: id, name or address.
        public var person: String

        public init(
            name: String, scopes: Set<APIToken.Scope>, days: Int = APIToken.usualDays, person: String
        ) {
            self.name = name
            self.scopes = scopes
            self.days = days
            self.person = person
        }
    }

    /// How much whoever orders a token may give away.
    public struct Allowance: Sendable {
        public var scopes: Set<APIToken.Scope>
        /// It holds no longer; nil where the order alone says how long.
        public var until: Date?

        /// What the website gives.
        public static let usual = Allowance(scopes: Set(APIToken.Scope.usual))
        /// What the owner of the machine gives.
        public static let everything = Allowance(scopes: Set(APIToken.Scope.allCases))

        /// No more than the token that it is made with, and for no longer.
        public static func within(_ token: APIToken) -> Allowance {
            Allowance(scopes: token.scopes, until: token.expires)
        }
    }

    /// Made, and told this once. Throws a `Refusal`.
    public func create(
        _ order: Order, within allowance: Allowance = .usual, in network: NetworkID
    ) async throws -> NewAPIToken {
        guard let seal = environment.links?.seal else { throw Refusal.nothingToSignWith }
        let name = String(order.name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        let isPlain = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        guard !name.isEmpty, isPlain, name.utf8.count <= APIToken.longestNameBytes else { throw Refusal.tokenName }
        guard !order.scopes.isEmpty else { throw Refusal.tokenScopes }
        let beyond = order.scopes.subtracting(allowance.scopes).sorted()
        guard beyond.isEmpty else { throw Refusal.scopesBeyond(beyond) }
        guard (1...APIToken.mostDays).contains(order.days) else { throw Refusal.tokenDays }
        let token = APIToken.prefix + environment.ids.token()
        let id = environment.ids.uuid(environment.time.now())
        let person = try await environment.reading(network) { books in
            let person = try books.person(order.person)
            guard person.stands(on: books.today) else { throw Refusal.personHasLeft(person) }
            return person.id
        }
        let now = environment.time.now()
        let ordered = now.addingTimeInterval(Double(order.days) * 86_400)
        let record = APIToken(
            id: id, hash: seal.digest(token), name: name, network: network, scopes: order.scopes, person: person,
            created: now, expires: allowance.until.map { min($0, ordered) } ?? ordered)
        try await environment.store.access { try $0.save(record) }
        return NewAPIToken(record: record, token: token)
    }

    /// Newest first; of all networks where none is given.
    public func list(in network: NetworkID?) async throws -> [APIToken] {
        try await environment.store.seeAccess { try $0.tokens(of: network) }
    }

    /// Takes it back for good; the one that is revoked already stays so.
    public func revoke(_ id: String, in network: NetworkID?) async throws -> APIToken {
        let now = environment.time.now()
        return try await environment.store.access { book in
            guard var token = try book.tokens(of: network).first(where: { $0.id == id }) else {
                throw Refusal.noToken
            }
            token.revoked = token.revoked ?? now
            try book.save(token)
            return token
        }
    }

    /// The token that holds; nil for any other text.
    public func open(_ text: String) async throws -> APIToken? {
        guard let seal = environment.links?.seal, text.hasPrefix(APIToken.prefix), text.utf8.count <= 200 else {
            return nil
        }
        let (hash, now) = (seal.digest(text), environment.time.now())
        let found = try await environment.store.seeAccess { try $0.token(hash: hash) }
        guard let found, found.holds(at: now) else { return nil }
        let isSeen = found.lastUsed.map { now.timeIntervalSince($0) < APIToken.touchSeconds } ?? false
        if isSeen { return found }
        return try await environment.store.access { book in
            guard var token = try book.token(hash: hash), token.holds(at: now) else { return nil }
            token.lastUsed = now
            try book.save(token)
            return token
        }
    }
}

extension Refusal {
    fileprivate static func scopesBeyond(_ scopes: [APIToken.Scope]) -> Refusal {
        let names = scopes.map(\.rawValue).joined(separator: ", ")
        return Refusal(
            .forbidden, code: "scopes-beyond",
            Trilingual(
                "Du kan ikkje gi bort meir enn du har: \(names)", "Du kan ikke gi bort mer enn du har: \(names)",
                "You can't give away more than you have: \(names)"))
    }

    fileprivate static func personHasLeft(_ person: Person) -> Refusal {
        Refusal(
            .notNow, code: "person-has-left",
            Trilingual(
                "\(person.name) har gått ut av registeret", "\(person.name) har gått ut av registeret",
                "\(person.name) has left the register"))
    }
}
