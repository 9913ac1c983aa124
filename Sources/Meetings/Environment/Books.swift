public import FoundationEssentials

/// What every workflow method works with: one network's books, its register and the time, inside one transaction.
public struct Books {
    public let environment: Environment
    public let ledger: any Ledger
    public let register: Register
    public let zone: Zone
    public let now: Date

    public var today: CalendarDate { zone.date(now) }
    public var language: Language { register.network.language }

    /// Carries out effects; how many letters were written.
    @discardableResult
    public func carryOut(_ effects: [Effect]) throws -> Int {
        try CarryingOut(environment: environment, ledger: ledger, register: register, now: now)(effects)
    }

    /// The forum by its id, its name or an alias.
    public func forum(_ name: String) throws -> Forum {
        if let forum = register.forum(named: name) { return forum }
        throw Refusal.noForum(name, known: register.forums.map(\.id.rawValue))
    }
}

extension Environment {
    /// Opens a network's books to look; nothing is written.
    public func reading<Result: Sendable>(
        _ network: NetworkID, _ body: @escaping @Sendable (Books) throws -> Result
    ) async throws -> Result {
        let now = time.now()
        return try await store.read(network) { ledger in try body(books(ledger, now: now)) }
    }

    /// Opens a network's books to decide; all of it is written, or nothing.
    public func deciding<Result: Sendable>(
        _ network: NetworkID, _ body: @escaping @Sendable (Books) throws -> Result
    ) async throws -> Result {
        let now = time.now()
        return try await store.write(network) { ledger in try body(books(ledger, now: now)) }
    }

    /// The network that has the forum. Refused where none has it, or several and none is named.
    public func network(of forum: String, preferred: NetworkID? = nil) async throws -> NetworkID {
        var found: [NetworkID] = []
        var known: [String] = []
        for network in try await store.networks() where preferred == nil || network == preferred {
            guard let register = try await store.read(network, { try $0.register() }) else { continue }
            if register.forum(named: forum) != nil { found.append(network) }
            known += register.forums.map(\.id.rawValue)
        }
        if let only = found.first, found.count == 1 { return only }
        if found.isEmpty { throw Refusal.noForum(forum, known: known) }
        throw Refusal.severalNetworks(forum, found)
    }

    private func books(_ ledger: any Ledger, now: Date) throws -> Books {
        guard let register = try ledger.register(), let zone = Zone(identifier: register.network.timezone) else {
            throw Refusal.noRegister(ledger.network)
        }
        return Books(environment: self, ledger: ledger, register: register, zone: zone, now: now)
    }
}

extension Register {
    /// By id, name or alias, whatever the case of the letters.
    public func forum(named name: String) -> Forum? {
        if let forum = forum(ForumID(name)) { return forum }
        let wanted = name.lowercased()
        return forums.first { $0.name.lowercased() == wanted || $0.aliases.contains { $0.lowercased() == wanted } }
    }

    /// By id, address, name or alias, whatever the case of the letters.
    public func person(named name: String) -> Person? {
        if let person = person(PersonID(name)) { return person }
        let wanted = name.lowercased()
        return people.first {
            $0.name.lowercased() == wanted || $0.email.lowercased() == wanted
                || $0.aliases.contains { $0.lowercased() == wanted }
        }
    }
}

extension Refusal {
    static func noForum(_ name: String, known: [String]) -> Refusal {
        let list = known.sorted().joined(separator: ", ")
        return Refusal(
            .notFound, code: "unknown-forum",
            Trilingual(
                "Det finst ikkje noko forum «\(name)». Registrerte forum: \(list)",
                "Det finnes ikke noe forum «\(name)». Registrerte forum: \(list)",
                "There is no forum “\(name)”. Registered forums: \(list)"))
    }

    static func noRegister(_ network: NetworkID) -> Refusal {
        Refusal(
            .notFound, code: "no-register",
            Trilingual(
                "Nettverket «\(network)» har ikkje noko register enno: bruk «samling register apply FIL»",
                "Nettverket «\(network)» har ikke noe register ennå: bruk «samling register apply FIL»",
                "The network “\(network)” has no register yet: use “samling register apply FILE”"))
    }

    static func severalNetworks(_ forum: String, _ networks: [NetworkID]) -> Refusal {
        let list = networks.map(\.rawValue).joined(separator: ", ")
        return Refusal(
            .badInput, code: "several-networks",
            Trilingual(
                "Fleire nettverk har forumet «\(forum)» (\(list)): vel eitt med --network",
                "Flere nettverk har forumet «\(forum)» (\(list)): velg ett med --network",
                "Several networks have the forum “\(forum)” (\(list)): choose one with --network"))
    }
}
