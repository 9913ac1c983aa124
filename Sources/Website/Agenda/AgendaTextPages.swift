import HTTPTypes
import Meetings

/// The agenda as one text, and as it was before.
enum AgendaTextPages {
    static let routes: [Route] = [
        .get("\(AgendaPages.path)/text", .coordinate, show),
        .post("\(AgendaPages.path)/text", .coordinate, save),
        .get("\(AgendaPages.path)/history", .coordinate, history),
        .get("\(AgendaPages.path)/history/{number}", .coordinate, version),
        .post("\(AgendaPages.path)/history/{number}", .coordinate, restore),
    ]

    private static func show(_ visit: Visit) async throws -> Reply {
        let view = try await view(visit)
        return page(visit, view, text: view.text, version: view.version)
    }

    private static func save(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        guard let text = form["text"], let version = form.number("version") else { throw Refusal.badForm }
        do {
            let outcome = try await AgendaEditing(visit.site.environment).save(
                visit.namedMeeting, text: text, seen: version, by: visit.reader.name, in: visit.network)
            switch outcome {
            case .kept: return .redirect(to: AgendaPages.address(visit, line: nil, "text"))
            case .conflict(let conflicts, let joined, let version):
                return page(visit, try await view(visit), text: joined, version: version, conflicts: conflicts)
            }
        } catch let refusal as Refusal where refusal.code != "unknown-meeting" {
            return page(visit, try await view(visit), text: text, version: version, problem: refusal)
        }
    }

    private static func view(_ visit: Visit) async throws -> AgendaView {
        try await AgendaEditing(visit.site.environment).view(visit.namedMeeting, in: visit.network)
    }

    private static func page(
        _ visit: Visit, _ view: AgendaView, text: String, version: Int, conflicts: [AgendaConflict] = [],
        problem: Refusal? = nil
    ) -> Reply {
        let title = Trilingual("Saklista som tekst", "Sakslisten som tekst", "The agenda as text")
        let values = AgendaValues(visit, view)
        return visit.page(
            "agenda-text", title: visit.pageTitle(title, view.meeting, view.forum),
            status: conflicts.isEmpty ? problem.map(ErrorPages.status) ?? .ok : .conflict,
            visit.head(view.meeting, view.forum).and([
                "text": text, "version": version, "problem": problem?.message[visit.language],
                "problems": problem?.problems.map { problem in
                    [
                        "line": problem.line ?? 0, "hasLine": problem.line != nil,
                        "message": problem.message[visit.language], "suggestion": problem.suggestion ?? "",
                        "hasSuggestion": problem.suggestion != nil,
                    ] as [String: Any]
                } ?? [], "conflicts": conflicts.map(values.conflict), "hasConflicts": !conflicts.isEmpty,
            ]))
    }

    private static func history(_ visit: Visit) async throws -> Reply {
        let versions = try await AgendaEditing(visit.site.environment).history(visit.namedMeeting, in: visit.network)
        let view = try await view(visit)
        return visit.page(
            "agenda-history",
            title: visit.pageTitle(
                Trilingual("Historia til saklista", "Sakslistens historikk", "The agenda’s history"), view.meeting,
                view.forum),
            visit.head(view.meeting, view.forum).and([
                "versions": versions.reversed().map { said($0, visit) }, "isEmpty": versions.isEmpty,
            ]))
    }

    private static func version(_ visit: Visit) async throws -> Reply {
        let (version, isLast) = try await found(visit)
        let view = try await view(visit)
        return visit.page(
            "agenda-version",
            title: visit.pageTitle(
                Trilingual("Utgåve \(version.number)", "Utgave \(version.number)", "Version \(version.number)"),
                view.meeting, view.forum),
            visit.head(view.meeting, view.forum).and(said(version, visit)).and([
                "text": version.text, "isLast": isLast,
            ]))
    }

    /// The version is the newest again; those between stay in the history.
    private static func restore(_ visit: Visit) async throws -> Reply {
        let (version, _) = try await found(visit)
        let view = try await view(visit)
        _ = try await AgendaEditing(visit.site.environment).save(
            visit.namedMeeting, text: version.text, seen: view.version, by: visit.reader.name, in: visit.network)
        return .redirect(to: AgendaPages.address(visit, line: nil, "text"))
    }

    private static func found(_ visit: Visit) async throws -> (AgendaVersion, isLast: Bool) {
        let versions = try await AgendaEditing(visit.site.environment).history(visit.namedMeeting, in: visit.network)
        guard let version = versions.first(where: { $0.number == Int(visit.parameter("number")) }) else {
            throw Refusal.noPage
        }
        return (version, version.number == versions.last?.number)
    }

    private static func said(_ version: AgendaVersion, _ visit: Visit) -> [String: Any] {
        let title = version.title.map { "«\($0)»" } ?? ""
        let what: Trilingual =
            switch version.change {
            case .drafted: Trilingual("Utkastet", "Utkastet", "The draft")
            case .add: Trilingual("La til \(title)", "La til \(title)", "Added \(title)")
            case .edit: Trilingual("Endra \(title)", "Endret \(title)", "Edited \(title)")
            case .remove: Trilingual("Tok bort \(title)", "Tok bort \(title)", "Removed \(title)")
            case .move: Trilingual("Flytta \(title)", "Flyttet \(title)", "Moved \(title)")
            case .postpone: Trilingual("Utsette \(title)", "Utsatte \(title)", "Postponed \(title)")
            case .taken: Trilingual("Tok inn \(title)", "Tok inn \(title)", "Took \(title) from the draft")
            case .text: Trilingual("Skreiv om teksten", "Skrev om teksten", "Rewrote the text")
            case .sent: Trilingual("Send", "Sendt", "Sent")
            case .shifted: Trilingual("Følgde møtet til ny tid", "Fulgte møtet til ny tid", "Followed the meeting")
            case .began: Trilingual("Møtet byrja", "Møtet begynte", "The meeting began")
            }
        let zone = Zone(identifier: visit.register?.network.timezone ?? "") ?? .utc
        return [
            "number": version.number, "what": what[visit.language], "by": version.by ?? "Samling",
            "at": visit.moment(version.at, in: zone),
        ]
    }
}
