import FoundationEssentials

/// What a member sees and does: by a link in a letter, or signed in.
public struct MemberWorkflow: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// All that waits for one person, and what they have lately had.
    public struct Mine: Sendable {
        public var network: Network
        public var person: Person
        /// The meetings that are still to be, and those of the last months, by date.
        public var coming: [Gathering]
        public var past: [Gathering]
        /// The open items, by deadline.
        public var items: [ItemLine]
        public var feeds: [Feed]
    }

    /// Refused for one who isn't in the register.
    public func mine(_ id: PersonID, in network: NetworkID) async throws -> Mine {
        try await environment.reading(network) { books in
            let person = try books.standing(id)
            let gatherings = try books.gatherings(of: person)
            return Mine(
                network: books.register.network, person: person, coming: gatherings.filter { !$0.isOver },
                past: gatherings.filter(\.isOver).reversed(),
                items: books.lines(for: try books.openItems(of: person.id), in: person.language, withholding: []),
                feeds: try books.ledger.feeds().filter { $0.subject == .person(person.id) && $0.revoked == nil })
        }
    }

    /// One meeting for one person; refused where they have nothing to do with it.
    public func gathering(
        _ name: MeetingName, for id: PersonID, in network: NetworkID
    ) async throws -> (gathering: Gathering, network: Network) {
        try await environment.reading(network) { books in
            let person = try books.standing(id)
            guard let gathering = try books.gathering(try books.meeting(name), for: person) else {
                throw Refusal.notYourMeeting
            }
            return (gathering, books.register.network)
        }
    }

    /// Does for a signed-in person what a link for that purpose would.
    public func act(
        _ action: LinkAction, on purpose: LinkPurpose, as id: PersonID, in network: NetworkID
    ) async throws -> LinkOutcome {
        try await environment.deciding(network) { books in try books.act(action, on: purpose, as: id) }
    }

    /// A letter with a new link to the reader's items, to the address in the register: for who holds a link that has
    /// run out, or soon will. Asked again at once, nothing more is sent. Refused for a link that is none of ours, or
    /// was taken back.
    public func renew(_ link: String) async throws {
        guard let token = LinkToken(link) else { throw Refusal.badLink(.malformed) }
        for network in try await environment.store.networks() {
            let isFound = try await environment.deciding(network) { books in try books.renew(token) }
            if isFound { return }
        }
        throw Refusal.badLink(.unknown)
    }
}

extension Refusal {
    fileprivate static var notYourMeeting: Refusal {
        Refusal(
            .notFound, code: "not-your-meeting",
            Trilingual(
                "Du er ikkje med på dette møtet", "Du er ikke med på dette møtet", "You have no part in this meeting"))
    }
}

extension Books {
    private static let pastDays = 120

    fileprivate func standing(_ id: PersonID) throws -> Person {
        guard let person = register.person(id), person.stands(on: today) else { throw Refusal.badLink(.gone) }
        return person
    }

    /// By date.
    fileprivate func gatherings(of person: Person) throws -> [Gathering] {
        try ledger.meetings(from: today.adding(days: 1 - Self.pastDays))
            .sorted { ($0.date, $0.start) < ($1.date, $1.start) }
            .compactMap { try gathering($0, for: person) }
    }

    fileprivate func act(_ action: LinkAction, on purpose: LinkPurpose, as id: PersonID) throws -> LinkOutcome {
        let person = try standing(id)
        let link = SignedLink(
            id: LinkID(environment.ids.uuid(now)), network: ledger.network, purpose: purpose, person: id, letter: "",
            hash: "", chance: nil, issued: now, expires: now.addingTimeInterval(60))
        return try act(action, with: link, person, fault: try standing(ofListed: link))
    }

    /// False where the link isn't this network's.
    fileprivate func renew(_ token: LinkToken) throws -> Bool {
        let check = try check(token)
        if check.fault == .unknown { return false }
        guard let link = check.link, let person = register.person(link.person), person.stands(on: today),
            check.fault != .revoked, check.fault != .forged
        else { throw Refusal.badLink(check.fault ?? .gone) }
        let hour = Int(now.timeIntervalSince1970) / 3_600
        let sent = try ledger.countLetters(of: ["overview"], to: person.id, since: now.addingTimeInterval(-86_400))
        guard sent < environment.rules.newLinksPerDay else { return true }
        let open = try lines(for: try openItems(of: person.id), in: person.language)
        try carryOut([
            .letter(
                LetterOrder(
                    .overview(OverviewNotice(on: today, open: open)), to: person.id,
                    key: "overview:\(person.id):\(hour)", expires: now.addingTimeInterval(86_400)))
        ])
        return true
    }
}
