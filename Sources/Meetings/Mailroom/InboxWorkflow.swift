public import FoundationEssentials

/// Takes mails in: each is kept whole before anything is done about it, and dealt with once, whatever happens between.
public struct InboxWorkflow: Sendable {
    let environment: Environment
    /// So often a mail that was left fresh is tried; then it is taken for what ended the process.
    static let mostTries = 3

    public init(_ environment: Environment) { self.environment = environment }

    /// The network a mail belongs to, by whom it was sent to; the only network where there is one. Refused where
    /// nobody can tell.
    public func network(of raw: [UInt8], preferred: NetworkID? = nil) async throws -> NetworkID {
        let networks = try await environment.store.networks()
        if let preferred {
            guard networks.contains(preferred) else { throw Refusal.noRegister(preferred) }
            return preferred
        }
        guard let first = networks.first else { throw Refusal.nothingRegistered }
        if networks.count == 1 { return first }
        let recipients = environment.correspondence.recipients(of: raw)
        var found: [NetworkID] = []
        for network in networks {
            let mailbox = try await environment.store.read(network) { try $0.register()?.network.mailbox.lowercased() }
            if let mailbox, recipients.contains(mailbox) { found.append(network) }
        }
        guard let only = found.first, found.count == 1 else { throw Refusal.whoseMail(networks) }
        return only
    }

    /// Keeps the mail, and then deals with it. One that came before changes nothing, and is said to be a duplicate.
    /// Where what the mail asks for is refused, or something is wrong, it waits for the coordinator.
    public func receive(
        _ raw: [UInt8], source: InboxMail.Source? = nil, arrived: Date, in network: NetworkID
    ) async throws -> InboxMail {
        try await receive([Arrival(raw, source: source, at: arrived)], in: network)[0]
    }

    /// Several at a time, in the order they came. What is given back is without their bytes.
    public func receive(_ arrivals: [Arrival], in network: NetworkID) async throws -> [InboxMail] {
        let correspondence = environment.correspondence
        let digested = arrivals.map { (arrival: $0, digests: correspondence.digests(of: $0.raw)) }
        let kept = try await environment.store.write(network) { ledger in
            try digested.map { try ledger.keep($0.arrival, digests: $0.digests, by: correspondence) }
        }
        let new = zip(kept, arrivals).filter { !$0.0.isRepeat }
        let letters = try await read(new.map { (number: $0.0.number, raw: $0.1.raw) }, in: network)
        try await deal(with: kept.map(\.number), read: letters, in: network)
        return try await environment.store.read(network) { ledger in
            var seen: Set<Int> = []
            return try kept.compactMap { kept in
                let mail = try ledger.inboxMail(digest: kept.digest)
                let isFirst = seen.insert(kept.number).inserted && !kept.isRepeat
                return isFirst ? mail : mail.map { $0.comeAgain() }
            }
        }
    }

    /// What the mails say, by their numbers. They are read before anything is locked, and side by side: a mail may have
    /// been made to take long.
    private func read(
        _ mails: [(number: Int, raw: [UInt8])], in network: NetworkID
    ) async throws -> [Int: IncomingLetter] {
        guard let known = try await environment.store.read(network, { try $0.registeredNetwork() }) else { return [:] }
        let correspondence = environment.correspondence
        return await withTaskGroup(of: (Int, IncomingLetter).self) { group in
            for (number, raw) in mails {
                group.addTask { (number, correspondence.read(raw, network: known)) }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    /// Deals with what a process that ended has kept and left; those that were dealt with.
    @discardableResult
    public func dealWithFresh(in network: NetworkID) async throws -> [InboxMail] {
        let left = try await environment.store.read(network) { try $0.inboxMails(in: [.fresh]) }
        for number in left.map(\.number) {
            let tries = try await environment.store.write(network) { try $0.countTry(at: number) }
            if tries > InboxWorkflow.mostTries {
                try await environment.deciding(network) { try $0.leaveUnread(number) }
            } else {
                try await deal(with: [number], in: network)
            }
        }
        guard !left.isEmpty else { return [] }
        return try await environment.store.read(network) { ledger in
            try left.compactMap { try ledger.inboxMail(digest: $0.digest) }
        }
    }

    /// All in one transaction; where one of them can't be dealt with, each in its own.
    /// - Parameter letters: what has been read of them already.
    private func deal(
        with numbers: [Int], read letters: [Int: IncomingLetter] = [:], in network: NetworkID
    ) async throws {
        do {
            try await environment.deciding(network) { books in
                for number in numbers { try books.sort(number, read: letters[number]) }
            }
        } catch let undone as Undone {
            guard let number = numbers.first, numbers.count == 1 else {
                for number in numbers { try await deal(with: [number], read: letters, in: network) }
                return
            }
            try await environment.deciding(network) { try $0.leave(number, because: undone.cause) }
        }
    }
}

extension InboxMail {
    /// As it is told where it has come once more; the row isn't changed by that.
    fileprivate func comeAgain() -> InboxMail {
        var mail = self
        mail.filing = .copy(of: self)
        return mail
    }
}

extension Refusal {
    public static var nothingRegistered: Refusal {
        Refusal(
            .notFound, code: "no-register",
            Trilingual(
                "Det finst ikkje noko register enno: bruk «samling register apply FIL»",
                "Det finnes ikke noe register ennå: bruk «samling register apply FIL»",
                "There is no register yet: use “samling register apply FILE”"))
    }

    fileprivate static func whoseMail(_ networks: [NetworkID]) -> Refusal {
        let list = networks.map(\.rawValue).joined(separator: ", ")
        return Refusal(
            .badInput, code: "no-network",
            Trilingual(
                "Det går ikkje fram kva for eit nettverk e-posten er til (\(list)): vel eitt med --network",
                "Det går ikke fram hvilket nettverk e-posten er til (\(list)): velg ett med --network",
                "The mail doesn't say which network it is for (\(list)): choose one with --network"))
    }
}
