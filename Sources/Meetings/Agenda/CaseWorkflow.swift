import FoundationEssentials

/// The case list of a forum (*køliste*).
public struct CaseWorkflow: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Puts a case on the list. `kind` is a type in any of the three languages; `exempt` the ground on which it is
    /// exempt from disclosure.
    public func add(
        to forum: String, title: String, kind: String?, presenter: String?, minutes: Int?,
        exempt: String? = nil, in network: NetworkID
    ) async throws -> Case {
        try await environment.deciding(network) { books in
            let forum = try books.forum(forum)
            let title = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            try refuseBadText(title)
            // A heading that begins with a number is read as a numbered case.
            if case .numbered = CaseHeading.read(title) { throw Refusal.titleWithNumber(title) }
            if let presenter { try refuseBadText(presenter) }
            if let exempt, !exempt.isEmpty { try refuseBadText(exempt) }
            if let minutes, !(1...1440).contains(minutes) { throw Refusal.badMinutes(minutes) }
            let matter = Case(
                id: CaseID(books.environment.ids.uuid(books.now)), forum: forum.id, title: title,
                kind: try kind.map(CaseWorkflow.kind) ?? .information, presenter: presenter, minutes: minutes,
                added: try books.addedLast(to: forum), exempt: exempt)
            try books.ledger.save(matter)
            return matter
        }
    }

    /// The forum's cases, in the order they were added.
    public func list(_ forum: String, in network: NetworkID) async throws -> [Case] {
        try await environment.reading(network) { books in try books.ledger.cases(of: books.forum(forum).id) }
    }

    /// Takes a case off the list; it keeps its number, which is never given again. It is named by its number,
    /// its id or its title.
    public func withdraw(_ name: String, of forum: String, in network: NetworkID) async throws -> Case {
        try await environment.deciding(network) { books in
            let forum = try books.forum(forum)
            let found = try books.ledger.cases(of: forum.id).first {
                $0.number?.description == name || $0.id.rawValue == name || $0.title == name
            }
            guard var matter = found else { throw Refusal.noCase(name, forum) }
            if matter.state == .handled { throw Refusal.caseHandled(matter) }
            matter.state = .withdrawn
            matter.meeting = nil
            try books.ledger.save(matter)
            return matter
        }
    }

    /// A link or a note for *nytt sidan sist* in the forum's next agenda draft.
    public func contribute(
        _ text: String, to forum: String, from person: String, in network: NetworkID
    ) async throws -> Contribution {
        try await environment.deciding(network) { books in
            let forum = try books.forum(forum)
            let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            try refuseBadText(text)
            let contribution = Contribution(
                forum: forum.id, date: books.today, from: try books.person(person).name, text: text)
            try books.ledger.save(contribution)
            return contribution
        }
    }

    private static func kind(named name: String) throws -> CaseKind {
        if let kind = AgendaReader.kind(named: name) { return kind }
        let near = AgendaReader.suggestion(forKind: name)
        func hint(_ language: Language) -> String {
            near.map { " → \($0)" } ?? ": \(CaseKind.allCases.map { $0.words[language] }.joined(separator: ", "))"
        }
        throw Refusal(
            .badInput, code: "unknown-type",
            Trilingual(
                "«\(name)» er ingen type sak\(hint(.nn))", "«\(name)» er ingen type sak\(hint(.nb))",
                "“\(name)” is no type of case\(hint(.en))"))
    }
}

extension Books {
    /// An instant after every case on the list, also where the clock stands still or has stepped back: the list keeps
    /// the order in which cases came, and they are numbered in it.
    func addedLast(to forum: Forum) throws -> Date {
        let last = try ledger.cases(of: forum.id).map(\.added).max()
        return last.map { max(now, $0.addingTimeInterval(0.001)) } ?? now
    }
}

/// A title goes into headers, calendars and headings: it is one line of ordinary text.
func refuseBadText(_ text: String) throws {
    // Marks that turn the direction of the text make a title read as another than it is.
    let isPlain = !text.unicodeScalars.contains {
        $0.properties.generalCategory == .control || (0x202A...0x202E).contains($0.value)
            || (0x2066...0x2069).contains($0.value)
    }
    if text.isEmpty || text.count > 300 || !isPlain {
        throw Refusal(
            .badInput, code: "bad-title",
            Trilingual(
                "teksten er tom, lengre enn 300 teikn eller har styreteikn",
                "teksten er tom, lengre enn 300 tegn eller har styretegn",
                "the text is empty, longer than 300 characters or has control characters"))
    }
}

extension Refusal {
    fileprivate static func titleWithNumber(_ title: String) -> Refusal {
        Refusal(
            .badInput, code: "bad-title",
            Trilingual(
                "«\(title)»: nummeret gir Samling når saklista blir send; skriv tittelen utan",
                "«\(title)»: nummeret gir Samling når sakslisten sendes; skriv tittelen uten",
                "“\(title)”: Samling gives the number when the agenda is sent; write the title without one"))
    }

    fileprivate static func badMinutes(_ minutes: Int) -> Refusal {
        Refusal(
            .badInput, code: "bad-minutes",
            Trilingual(
                "\(minutes) minutt går ikkje: 1 til 1440", "\(minutes) minutter går ikke: 1 til 1440",
                "\(minutes) minutes won't do: 1 to 1440"))
    }

    fileprivate static func noCase(_ name: String, _ forum: Forum) -> Refusal {
        Refusal(
            .notFound, code: "unknown-case",
            Trilingual(
                "\(forum.name) har inga sak «\(name)»", "\(forum.name) har ingen sak «\(name)»",
                "\(forum.name) has no case “\(name)”"))
    }

    fileprivate static func caseHandled(_ matter: Case) -> Refusal {
        Refusal(
            .notNow, code: "case-handled",
            Trilingual(
                "Saka «\(matter.title)» er handsama og kan ikkje trekkjast",
                "Saken «\(matter.title)» er behandlet og kan ikke trekkes",
                "The case “\(matter.title)” has been dealt with and can't be withdrawn"))
    }
}
