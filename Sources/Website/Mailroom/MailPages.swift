import HTTPTypes
import Meetings

/// The outbox: every letter, what became of it, and what can be done about it.
enum MailPages {
    static let routes: [Route] = [
        .get("/n/{network}/mail", .coordinateNetwork, list),
        .post("/n/{network}/mail", .coordinateNetwork, change),
        .get("/n/{network}/mail/{letter}", .coordinateNetwork) { try await show($0) },
        .post("/n/{network}/mail/{letter}", .coordinateNetwork, changeOne),
        .post("/n/{network}/outbox", .administer, closeOrOpen),
    ]

    static let lettersOnAPage = 100
    /// There may be a million: of so many it is said that there are more.
    static let mostCounted = 1_000
    private static let mostPages = 100_000

    private static func list(_ visit: Visit) async throws -> Reply { try await list(visit, problem: nil) }

    private static func list(_ visit: Visit, problem: Refusal?) async throws -> Reply {
        let workflow = OutboxWorkflow(visit.site.environment)
        let shown = visit.query.text("state").flatMap(MailShown.init(rawValue:)) ?? .all
        let counts = try await workflow.count(
            MailShown.allCases.map(\.states) + [[.ready], [.held]], in: visit.network, upTo: mostCounted + 1)
        let page = max(1, min(visit.query.number("page") ?? 1, mostPages))
        let letters = try await workflow.letters(
            in: visit.network, states: shown.states, skipping: (page - 1) * lettersOnAPage, limit: lettersOnAPage + 1)
        let list = MailList(letters: letters, counts: counts, shown: shown, page: page)
        var values = MailValues(visit: visit, closedSince: try await workflow.closedSince()).list(list)
        if let problem { values["problem"] = problem.message[visit.language] }
        return visit.page(
            "mail-out", title: Trilingual("Utboks", "Utboks", "Outbox"),
            status: problem.map(ErrorPages.status) ?? .ok, values)
    }

    /// Letters that were ticked, or all of the network's.
    private static func change(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        let workflow = OutboxWorkflow(visit.site.environment)
        let letters = form.all("letter")
        do {
            let changed: [LetterID]
            switch form["do"] {
            case "hold-all": changed = try await workflow.holdQueued(in: visit.network)
            case "release-all": changed = try await workflow.releaseHeld(in: visit.network)
            case .some(let deed) where !letters.isEmpty:
                changed = try await act(deed, on: letters, visit, workflow)
            default: throw Refusal.noLetters
            }
            let state = form.text("state").flatMap(MailShown.init(rawValue:)) ?? .all
            return .redirect(
                to: visit.inNetwork("/mail?state=\(state.rawValue)&done=\(form["do"] ?? "")&count=\(changed.count)"))
        } catch let refusal as Refusal where refusal.code != "bad-form" {
            return try await list(visit, problem: refusal)
        }
    }

    private static func act(
        _ deed: String, on letters: [String], _ visit: Visit, _ workflow: OutboxWorkflow
    ) async throws -> [LetterID] {
        switch deed {
        case "retry": try await workflow.retry(letters, in: [visit.network])
        case "hold": try await workflow.hold(letters, in: [visit.network])
        case "release": try await workflow.release(letters, in: [visit.network])
        default: throw Refusal.badForm
        }
    }

    private static func show(_ visit: Visit, problem: Refusal? = nil) async throws -> Reply {
        let workflow = OutboxWorkflow(visit.site.environment)
        let view = try await workflow.view(LetterID(visit.parameter("letter")), in: visit.network)
        var values = MailValues(visit: visit, closedSince: try await workflow.closedSince()).page(view)
        if let problem { values["problem"] = problem.message[visit.language] }
        return visit.page(
            "mail-letter", title: Trilingual("Brev", "Brev", "Letter"),
            status: problem.map(ErrorPages.status) ?? .ok, values)
    }

    private static func changeOne(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        let letter = visit.parameter("letter")
        do {
            let workflow = OutboxWorkflow(visit.site.environment)
            _ = try await act(form["do"] ?? "", on: [letter], visit, workflow)
            return .redirect(to: visit.inNetwork("/mail/\(AddressText.escaped(letter))?done=\(form["do"] ?? "")"))
        } catch let refusal as Refusal where refusal.code != "bad-form" && refusal.kind != .notFound {
            return try await show(visit, problem: refusal)
        }
    }

    /// The door of the whole installation: every network's letters stay in the house, or go again.
    private static func closeOrOpen(_ visit: Visit) async throws -> Reply {
        let workflow = OutboxWorkflow(visit.site.environment)
        switch try await visit.form()["do"] {
        case "close": _ = try await workflow.holdAll()
        case "open": _ = try await workflow.releaseAll()
        default: throw Refusal.badForm
        }
        return .redirect(to: visit.inNetwork("/mail"))
    }
}

/// One page of the outbox.
struct MailList {
    /// The page's letters, and one more where there are older ones.
    let letters: [OutboxLetter]
    /// How many there are of each kind, of those that can be held and of those that can be released.
    let counts: [Int]
    let shown: MailShown
    let page: Int

    func count(of shown: MailShown) -> Int { MailShown.allCases.firstIndex(of: shown).map { counts[$0] } ?? 0 }
    var canHoldAll: Bool { counts[MailShown.allCases.count] > 0 }
    var canReleaseAll: Bool { counts[MailShown.allCases.count + 1] > 0 }
}

/// Which letters the list shows.
enum MailShown: String, CaseIterable {
    case all, queued, failed, held, sent

    var states: [OutboxLetter.State] {
        switch self {
        case .all: OutboxLetter.State.allCases
        case .queued: [.ready, .leased, .dot]
        case .failed: [.bounced, .unknown, .expired]
        case .held: [.held, .cancelled]
        case .sent: [.sent]
        }
    }

    var words: Trilingual {
        switch self {
        case .all: Trilingual("Alle", "Alle", "All")
        case .queued: Trilingual("På veg ut", "På vei ut", "On their way out")
        case .failed: Trilingual("Ikkje levert", "Ikke levert", "Not delivered")
        case .held: Trilingual("Haldne att", "Holdt tilbake", "Held")
        case .sent: Trilingual("Sende", "Sendt", "Sent")
        }
    }
}

extension Refusal {
    fileprivate static var noLetters: Refusal {
        Refusal(
            .badInput, code: "no-letters",
            Trilingual("Kryss av for breva det gjeld", "Kryss av for brevene det gjelder", "Tick the letters you mean"))
    }
}
