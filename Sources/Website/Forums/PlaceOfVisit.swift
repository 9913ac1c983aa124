import Meetings

/// The network and the forum of a page's address.
extension Visit {
    /// The register of the network in the path.
    var registerHere: Register {
        get throws {
            guard let register else { throw Refusal.noPage }
            return register
        }
    }

    /// The forum in the path, by its id alone: the reader's standing was found for that, and for no alias.
    var forumHere: Forum {
        get throws {
            guard let forum = try registerHere.forum(ForumID(parameter("forum"))) else { throw Refusal.noPage }
            return forum
        }
    }

    var networkPath: String { "/n/\(AddressText.escaped(network.rawValue))" }

    func path(of forum: ForumID) -> String { "\(networkPath)/f/\(AddressText.escaped(forum.rawValue))" }

    var todayHere: CalendarDate {
        get throws { (Zone(identifier: try registerHere.network.timezone) ?? .utc).date(now) }
    }

    /// A date that a query or a form gives; nil where none is given.
    /// - Throws: a refusal where what is given is no date.
    func date(_ name: String, in form: Form) throws -> CalendarDate? {
        guard let text = form.text(name) else { return nil }
        guard let date = CalendarDate(text) else { throw Refusal.noSuchDate(text) }
        return date
    }

    /// What every page of a forum has in its heading.
    func values(for forum: Forum) -> [String: Any] {
        ["name": forum.name, "shortName": forum.shortName, "path": path(of: forum.id), "id": forum.id.rawValue]
    }
}

extension Refusal {
    static func noSuchDate(_ text: String) -> Refusal {
        let shown = String(text.prefix(40))
        return Refusal(
            .badInput, code: "bad-date",
            Trilingual(
                "«\(shown)» er ingen dato som finst: skriv ÅÅÅÅ-MM-DD",
                "«\(shown)» er ingen dato som finnes: skriv ÅÅÅÅ-MM-DD",
                "“\(shown)” is not a date that exists: write YYYY-MM-DD"))
    }

    static func noSuchTime(_ text: String) -> Refusal {
        let shown = String(text.prefix(40))
        return Refusal(
            .badInput, code: "bad-time",
            Trilingual(
                "«\(shown)» er ikkje noko klokkeslett: skriv 09:00", "«\(shown)» er ikke noe klokkeslett: skriv 09:00",
                "“\(shown)” is no time: write 09:00"))
    }
}

/// Errors that a page shows above its form, where what was typed still stands.
extension Refusal {
    func values(in language: Language) -> [String: Any] {
        [
            "message": message[language],
            "problems": problems.map { problem in
                ["line": problem.line.map(String.init) ?? "", "message": problem.message[language]]
            },
        ]
    }
}
