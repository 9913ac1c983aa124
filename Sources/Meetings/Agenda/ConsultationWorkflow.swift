public import FoundationEssentials

/// Someone who was asked about a case before it is decided (*høyring*): a forum or an organisation.
public struct Consultation: Hashable, Codable, Sendable {
    public enum Party: Hashable, Codable, Sendable {
        case forum(ForumID)
        case organisation(OrganisationID)
    }

    /// Whose case it is.
    public var forum: ForumID
    public var caseID: CaseID
    public var party: Party
    public var asked: Date
    public var answered: Date?
    /// What was answered, in a line; empty where it was only noted that an answer has come.
    public var answer: String?
    /// The name of who noted it.
    public var by: String?

    public init(forum: ForumID, caseID: CaseID, party: Party, asked: Date) {
        self.forum = forum
        self.caseID = caseID
        self.party = party
        self.asked = asked
    }
}

/// Whom a case was sent to, and who has answered.
public struct ConsultationWorkflow: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Those who were asked about the forum's cases, in the order they were asked.
    public func list(_ forum: String, in network: NetworkID) async throws -> [Consultation] {
        try await environment.reading(network) { books in try books.ledger.consultations(in: books.forum(forum).id) }
    }

    /// - Parameter parties: forums and organisations by id, name or alias. Who was asked before stays asked.
    public func ask(
        _ parties: [String], about id: CaseID, of forum: String, in network: NetworkID
    ) async throws -> [Consultation] {
        try await environment.deciding(network) { books in
            let forum = try books.forum(forum)
            guard try books.ledger.cases(of: forum.id).contains(where: { $0.id == id }) else {
                throw Refusal.noSuchCase
            }
            let known = try books.ledger.consultations(in: forum.id).filter { $0.caseID == id }.map(\.party)
            for party in try parties.map(books.party) where !known.contains(party) {
                try books.ledger.save(Consultation(forum: forum.id, caseID: id, party: party, asked: books.now))
            }
            return try books.ledger.consultations(in: forum.id).filter { $0.caseID == id }
        }
    }

    /// Notes an answer. A later one takes the place of an earlier.
    public func answer(
        _ party: String, about id: CaseID, of forum: String, _ text: String, by: String, in network: NetworkID
    ) async throws -> Consultation {
        try await environment.deciding(network) { books in
            let forum = try books.forum(forum)
            let party = try books.party(party)
            let asked = try books.ledger.consultations(in: forum.id)
            guard var asked = asked.first(where: { $0.caseID == id && $0.party == party }) else {
                throw Refusal.notAsked
            }
            let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if !text.isEmpty { try refuseBadText(text) }
            (asked.answered, asked.answer, asked.by) = (books.now, text, by)
            try books.ledger.save(asked)
            return asked
        }
    }
}

extension Books {
    fileprivate func party(_ name: String) throws -> Consultation.Party {
        if let forum = register.forum(named: name) { return .forum(forum.id) }
        let key = name.nameKey
        let found = register.organisations.first { organisation in
            organisation.id.rawValue == name || organisation.name.nameKey == key
                || organisation.aliases.contains { $0.nameKey == key }
        }
        if let found { return .organisation(found.id) }
        throw Refusal.noParty(name)
    }

    /// What stands in the way of the cases of an agenda, by line: `manglar Kristiansund, Molde`.
    func missingAnswers(to sheet: AgendaSheet) throws -> [LineID: Trilingual] {
        let all = try ledger.consultations(in: sheet.meeting.forum)
        var missing: [LineID: Trilingual] = [:]
        for line in sheet.lines {
            let asked = all.filter { $0.caseID == line.item.caseID }
            if let words = missingAnswers(among: asked) { missing[line.id] = words }
        }
        return missing
    }

    /// Nil where all who were asked have answered.
    func missingAnswers(among asked: [Consultation]) -> Trilingual? {
        let names = shortNames(of: asked.map(\.party))
        let missing = zip(asked, names).filter { $0.0.answered == nil }.map(\.1).joined(separator: ", ")
        if missing.isEmpty { return nil }
        return Trilingual("manglar \(missing)", "mangler \(missing)", "missing \(missing)")
    }

    /// Without the word that all of them begin with: of LSU Molde and LSU Volda, Molde and Volda.
    private func shortNames(of parties: [Consultation.Party]) -> [String] {
        let names = parties.map { party in
            switch party {
            case .forum(let id): register.forum(id)?.shortName ?? id.rawValue
            case .organisation(let id): register.organisation(id)?.name ?? id.rawValue
            }
        }
        guard names.count > 1, let first = names.first?.split(separator: " ").first,
            names.allSatisfy({ $0.hasPrefix("\(first) ") })
        else { return names }
        return names.map { String($0.dropFirst(first.count + 1)) }
    }
}

extension Refusal {
    fileprivate static func noParty(_ name: String) -> Refusal {
        Refusal(
            .notFound, code: "unknown-party",
            Trilingual(
                "Det finst inkje forum og ingen organisasjon som heiter «\(name)»",
                "Det finnes ikke noe forum og ingen organisasjon som heter «\(name)»",
                "There is no forum and no organisation called “\(name)”"))
    }

    fileprivate static var notAsked: Refusal {
        Refusal(
            .notFound, code: "not-asked",
            Trilingual("Dei er ikkje spurde om saka", "De er ikke spurt om saken", "They weren't asked about the case"))
    }
}
