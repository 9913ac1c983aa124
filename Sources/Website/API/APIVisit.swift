import FoundationEssentials
import Meetings

/// A call with what it was sent, held to its description.
struct APIVisit: Sendable {
    let visit: Visit
    let query: [String: JSONValue]
    let body: [String: JSONValue]
    let path: [String: JSONValue]

    var environment: Meetings.Environment { visit.site.environment }
    var network: NetworkID { visit.network }
    var language: Language { visit.language }
    var forum: String { visit.parameter("forum") }

    /// Who does it, as it is written in histories.
    var by: String { visit.reader.name }

    var meeting: MeetingName {
        get throws {
            let date = path["date"]?.text ?? ""
            return try MeetingName(date == "next" ? forum : "\(forum)/\(date)")
        }
    }

    /// From the path, the body or the query, whichever has it.
    func text(_ name: String) -> String? { (path[name] ?? body[name] ?? query[name])?.text }
    func number(_ name: String) -> Int? { (path[name] ?? body[name] ?? query[name])?.integer }
    func flag(_ name: String) -> Bool { (body[name] ?? query[name])?.flag ?? false }
    func date(_ name: String) -> CalendarDate? { text(name).flatMap { CalendarDate($0) } }
    func texts(_ name: String) -> [String] { body[name]?.texts ?? [] }
    func time(_ name: String) -> TimeOfDay? { text(name).flatMap { TimeOfDay($0) } }

    /// The network's own time.
    var zone: Zone { visit.register.flatMap { Zone(identifier: $0.network.timezone) } ?? .utc }

    /// Whose token it is.
    var person: PersonID {
        get throws {
            guard let person = visit.reader.person else { throw Refusal.noPage }
            return person.id
        }
    }

    /// Whether letters are to go out; a token must be made for it.
    var sends: Bool {
        get throws {
            guard flag("send") else { return false }
            guard visit.reader.token?.scopes.contains(.send) ?? true else { throw Refusal.lacksScope(.send) }
            return true
        }
    }

    /// Nil where a forum isn't theirs to see.
    func mayLookInto(_ forum: ForumID) -> Bool { visit.reader.access?.may(.seeForum, in: forum) ?? false }
}

extension Visit {
    /// What is of the installation has no network in its address: whether the token's person still stands in the
    /// register is looked up in the token's own.
    func refuseLeaver() async throws {
        guard let token = reader.token else { return }
        let access = try await AccessWorkflow(site.environment).access(of: reader.identity, in: token.network)
        guard access?.person != nil else { throw Forbidden() }
    }
}

extension Refusal {
    static func lacksScope(_ scope: APIToken.Scope) -> Refusal {
        Refusal(
            .forbidden, code: "insufficient-scope",
            Trilingual(
                "Teiknet er ikkje laga for dette: det manglar «\(scope.rawValue)»",
                "Tegnet er ikke laget for dette: det mangler «\(scope.rawValue)»",
                "The token isn’t made for this: it lacks “\(scope.rawValue)”"))
    }

    static func notAsDescribed(_ fault: String) -> Refusal {
        Refusal(.badInput, code: "not-as-described", Trilingual(fault, fault, fault))
    }

    static var notJSON: Refusal {
        Refusal(
            .badInput, code: "unsupported-media-type",
            Trilingual(
                "Send application/json", "Send application/json", "Send application/json"))
    }

    static var otherForum: Refusal {
        Refusal(
            .notNow, code: "other-forum",
            Trilingual(
                "Referatet er frå eit anna forum enn det som står i adressa",
                "Referatet er fra et annet forum enn det som står i adressen",
                "The minutes are of another forum than the one in the address"))
    }
}
