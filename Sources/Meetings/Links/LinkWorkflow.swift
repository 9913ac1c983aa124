/// Answers by link: a look that never changes anything, and the deed.
public struct LinkWorkflow: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// What the link is, and what its page shows. Nothing is written.
    /// - Parameter text: the token or the whole address. What isn't shaped like one is looked up nowhere.
    public func look(_ text: String, in preferred: NetworkID? = nil) async throws -> LinkView {
        guard let token = LinkToken(text) else { return LinkView(check: .no(.malformed)) }
        guard let network = try await network(of: token, preferred) else { return LinkView(check: .no(.unknown)) }
        return try await environment.reading(network) { books in try books.view(of: books.check(token)) }
    }

    /// Does what the link is for. Throws a `Refusal` where the link is no good, or what is asked for can't be done.
    /// - Parameter part: what of the link's purpose is meant, where that is wider: one of the reader's items.
    public func act(
        _ text: String, _ action: LinkAction, on part: LinkPurpose? = nil, in preferred: NetworkID? = nil
    ) async throws -> LinkOutcome {
        guard let token = LinkToken(text) else { throw Refusal.badLink(.malformed) }
        guard let network = try await network(of: token, preferred) else { throw Refusal.badLink(.unknown) }
        return try await environment.deciding(network) { books in try books.act(action, with: token, on: part) }
    }

    /// Nil where no network has it.
    private func network(of token: LinkToken, _ preferred: NetworkID?) async throws -> NetworkID? {
        guard let seal = environment.links?.seal else { return nil }
        let hash = seal.hash(of: token)
        for network in try await environment.store.networks() where preferred == nil || network == preferred {
            if try await environment.store.read(network, { try $0.link(hash: hash) }) != nil { return network }
        }
        return nil
    }

    /// A link as it is listed: without its token, which nobody knows.
    public struct Listed: Sendable {
        public var view: LinkView
        public var link: SignedLink
    }

    /// The links of a person or a letter, or all, oldest first.
    public func list(
        of person: String? = nil, letter: LetterID? = nil, in network: NetworkID
    ) async throws -> [Listed] {
        try await environment.reading(network) { books in
            let person = try person.map { try books.person($0).id }
            return try books.ledger.links(of: person, in: letter).map { link in
                let check = LinkCheck(link: link, fault: try books.standing(ofListed: link))
                return Listed(view: try books.outline(of: check), link: link)
            }
        }
    }

    /// Which links are taken back.
    public enum Selection: Hashable, Sendable {
        /// The token or the whole address.
        case token(String)
        case id(LinkID)
        /// All of one person's, as when a mailbox has come into the wrong hands.
        case person(String)
        case letter(LetterID)

        /// A link's id, its token or the whole address: an id has hexadecimal digits only, and is shorter than a token.
        public static func written(_ text: String) -> Selection {
            let isID = text.utf8.count == 32 && text.allSatisfy(\.isHexDigit)
            return isID ? .id(LinkID(text)) : .token(text)
        }
    }

    /// Takes links back for good, in whichever of the networks they are; those that were taken back before stay so.
    /// - Returns: how many were taken back now.
    public func revoke(_ selection: Selection, in networks: [NetworkID]) async throws -> Int {
        var found = 0
        var revoked = 0
        for network in networks {
            let (all, now) = try await environment.deciding(network) { books in
                let chosen = try books.links(selection)
                let standing = chosen.filter { $0.revoked == nil }
                for var link in standing {
                    link.revoked = books.now
                    try books.ledger.save(link)
                }
                return (chosen.count, standing.count)
            }
            found += all
            revoked += now
        }
        if found == 0 { throw Refusal.noLink }
        return revoked
    }
}

extension Books {
    /// What the link is about, as far as anyone may know who holds it.
    fileprivate func outline(of check: LinkCheck) throws -> LinkView {
        guard let link = check.link else { return LinkView(check: check) }
        let meeting = try link.purpose.meeting.flatMap(ledger.meeting)
        let forum = meeting?.forum ?? link.purpose.item?.forum
        return LinkView(
            check: check, network: register.network, person: register.person(link.person),
            forum: forum.flatMap(register.forum), meeting: meeting)
    }

    fileprivate func view(of check: LinkCheck) throws -> LinkView {
        var view = try outline(of: check)
        guard let link = check.link, let person = view.person, check.isValid || check.fault == .settled else {
            return view
        }
        view.invitation = try view.meeting.flatMap { meeting in
            try ledger.invitations(to: meeting.id).last { call in
                guard let uid = link.purpose.uid else { return call.person == person.id && call.presents == nil }
                return call.person == person.id && call.uid == uid
            }
        }
        let item = try link.purpose.item.flatMap { try ledger.item($0.number, of: $0.forum) }
        view.item = try item.flatMap { try line(for: $0, in: person.language) }
        if link.purpose == .myItems { view.items = try lines(for: try openItems(of: person.id), in: person.language) }
        if let meeting = view.meeting, link.purpose.kind == .clearAgenda, let agenda = try ledger.agenda(of: meeting.id)
        {
            view.draft = (try? agendaItems(in: agenda.text, of: meeting)) ?? agenda.sent
        }
        if link.purpose.kind == .approveMinutes {
            view.minutes = try view.meeting.flatMap { try ledger.minutes(of: $0.id) }
        }
        view.gathering = try view.meeting.flatMap { try gathering($0, for: person) }
        return view
    }

    fileprivate func links(_ selection: LinkWorkflow.Selection) throws -> [SignedLink] {
        switch selection {
        case .token(let text):
            guard let token = LinkToken(text), let hash = environment.links?.seal.hash(of: token) else { return [] }
            return try ledger.link(hash: hash).map { [$0] } ?? []
        case .id(let id): return try ledger.link(id: id).map { [$0] } ?? []
        case .person(let name):
            return try register.person(named: name).map { try ledger.links(of: $0.id, in: nil) } ?? []
        case .letter(let id): return try ledger.links(of: nil, in: id)
        }
    }
}
