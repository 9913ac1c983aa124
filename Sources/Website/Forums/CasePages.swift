import HTTPTypes
import Meetings

/// The case list of a forum (*køliste*): what waits, what is on an agenda, what has been dealt with or withdrawn.
enum CasePages {
    static let routes: [Route] = [
        .get("/n/{network}/f/{forum}/cases", .seeForum) { visit in try await list(visit) },
        .post("/n/{network}/f/{forum}/cases", .coordinate, add),
        .post("/n/{network}/f/{forum}/cases/withdraw", .coordinate, withdraw),
    ]

    private static let kinds: [CaseKind] = [
        .information, .discussion, .decision, .recommendation, .presentation, .consultation, .report, .election,
        .review,
    ]

    private static func list(_ visit: Visit, refused: Refusal? = nil, typed: Form = Form()) async throws -> Reply {
        let forum = try visit.forumHere
        let cases = try await CaseWorkflow(visit.site.environment).list(forum.id.rawValue, in: visit.network)
        let meetings = try await PlanningWorkflow(visit.site.environment).meetings(
            of: forum.id.rawValue, in: visit.network)
        let dates = Dictionary(meetings.map { ($0.meeting.id, $0.meeting.date) }) { first, _ in first }
        func rows(_ states: Set<Case.State>) -> [[String: Any]] {
            cases.filter { states.contains($0.state) }.map { row($0, dates, visit) }
        }
        let chosen = typed.text("kind") ?? CaseKind.information.rawValue
        return visit.page(
            "cases", title: .heading(Trilingual("Saker", "Saker", "Cases"), forum),
            status: refused.map(ErrorPages.status(of:)) ?? .ok,
            [
                "forum": visit.values(for: forum), "coordinates": visit.reader.may(.coordinate),
                "waiting": rows([.waiting]), "scheduled": rows([.scheduled]),
                "closed": Array(rows([.handled, .withdrawn]).reversed().prefix(50)),
                "refused": refused.map { [$0.values(in: visit.language)] } ?? [],
                "kinds": kinds.map { kind in
                    [
                        "value": kind.rawValue, "words": kind.words[visit.language],
                        "isChosen": kind.rawValue == chosen,
                    ] as [String: Any]
                },
                "title": typed["title"] ?? "", "presenter": typed["presenter"] ?? "",
                "minutes": typed["minutes"] ?? "",
            ])
    }

    private static func row(_ matter: Case, _ dates: [MeetingID: CalendarDate], _ visit: Visit) -> [String: Any] {
        let date = matter.meeting.flatMap { dates[$0] }
        return [
            "id": matter.id.rawValue, "title": matter.title, "number": matter.number?.description ?? "",
            "kind": matter.kind.words[visit.language], "presenter": matter.presenter ?? "",
            "minutes": matter.minutes.map(String.init) ?? "", "state": matter.state.words[visit.language],
            "meeting": date.map(visit.dateWords.long) ?? "",
            "meetingPath": date.map { "\(visit.path(of: matter.forum))/m/\($0)" } ?? "",
        ]
    }

    private static func add(_ visit: Visit) async throws -> Reply {
        let (forum, form) = (try visit.forumHere, try await visit.form())
        do {
            let minutes = try form.text("minutes").map { text throws -> Int in
                guard let minutes = Int(text) else { throw Refusal.noNumber(text) }
                return minutes
            }
            let kind = form.text("kind").flatMap(CaseKind.init(rawValue:))?.words.nn
            _ = try await CaseWorkflow(visit.site.environment).add(
                to: forum.id.rawValue, title: form["title"] ?? "", kind: kind, presenter: form.text("presenter"),
                minutes: minutes, in: visit.network)
        } catch let refusal as Refusal {
            return try await list(visit, refused: refusal, typed: form)
        }
        return .redirect(to: "\(visit.path(of: forum.id))/cases")
    }

    private static func withdraw(_ visit: Visit) async throws -> Reply {
        let (forum, form) = (try visit.forumHere, try await visit.form())
        do {
            _ = try await CaseWorkflow(visit.site.environment).withdraw(
                form["case"] ?? "", of: forum.id.rawValue, in: visit.network)
        } catch let refusal as Refusal {
            return try await list(visit, refused: refusal)
        }
        return .redirect(to: "\(visit.path(of: forum.id))/cases")
    }
}

extension Case.State {
    fileprivate var words: Trilingual {
        switch self {
        case .waiting: Trilingual("ventar", "venter", "waiting")
        case .scheduled: Trilingual("på saklista", "på sakslisten", "on the agenda")
        case .handled: Trilingual("handsama", "behandlet", "dealt with")
        case .withdrawn: Trilingual("trekt", "trukket", "withdrawn")
        }
    }
}

extension Refusal {
    fileprivate static func noNumber(_ text: String) -> Refusal {
        let shown = String(text.prefix(40))
        return Refusal(
            .badInput, code: "bad-minutes",
            Trilingual(
                "«\(shown)» er ikkje noko tal på minutt", "«\(shown)» er ikke noe antall minutter",
                "“\(shown)” is no number of minutes"))
    }
}
