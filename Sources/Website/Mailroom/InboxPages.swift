import HTTPTypes
import Meetings

/// Mails that wait for a yes or a no, and what the coordinator says to them.
enum InboxPages {
    static let routes: [Route] = [
        .get("/n/{network}/inbox", .coordinateNetwork, list),
        .get("/n/{network}/inbox/{number}", .coordinateNetwork) { try await show($0) },
        .post("/n/{network}/inbox/{number}", .coordinateNetwork, settle),
    ]

    /// The newest of those that were dealt with.
    private static let mostShown = 200

    private static func list(_ visit: Visit) async throws -> Reply {
        let workflow = InboxWorkflow(visit.site.environment)
        let isAll = visit.query.text("state") == "all"
        let lines = isAll ? try await workflow.all(in: visit.network) : try await workflow.waiting(in: visit.network)
        let words = InboxValues(visit: visit)
        return visit.page(
            "inbox", title: Trilingual("Innboks", "Innboks", "Inbox"),
            [
                "heading": words.heading(lines.count { $0.mail.state == .waiting }), "isAll": isAll,
                "lines": lines.reversed().prefix(mostShown).map { words.row($0) }, "isEmpty": lines.isEmpty,
                "address": visit.inNetwork("/inbox"), "done": words.notice(visit.query.text("done")),
                "hasDone": words.notice(visit.query.text("done")) != "",
            ])
    }

    private static func show(
        _ visit: Visit, problem: Refusal? = nil, typed: Form = Form()
    ) async throws -> Reply {
        let number = try mailNumber(visit)
        let (line, letter) = try await InboxWorkflow(visit.site.environment).mail(number, in: visit.network)
        var values = InboxValues(visit: visit).page(line, letter, typed: typed)
        if let problem { values["problem"] = problem.message[visit.language] }
        return visit.page(
            "mail-in", title: Trilingual("E-post \(number)", "E-post \(number)", "Mail \(number)"),
            status: problem.map(ErrorPages.status) ?? .ok, values)
    }

    private static func mailNumber(_ visit: Visit) throws -> Int {
        guard let number = Int(visit.parameter("number")), number > 0 else { throw Refusal.noPage }
        return number
    }

    private static func settle(_ visit: Visit) async throws -> Reply {
        let number = try mailNumber(visit)
        let form = try await visit.form()
        let workflow = InboxWorkflow(visit.site.environment)
        let (network, by) = (visit.network, visit.reader.name)
        do {
            let line: InboxLine
            switch form["do"] {
            case "accept": line = try await workflow.accept(number, by: by, in: network)
            case "reject":
                line = try await workflow.reject(number, reason: form.text("reason"), by: by, in: network)
            case "assign":
                guard let person = form.text("person") else { throw Refusal.noPerson }
                line = try await workflow.assign(number, to: person, by: by, in: network)
            default: throw Refusal.badForm
            }
            // One that waits still, for another reason, is shown with it.
            let waits = line.mail.state == .waiting
            return .redirect(
                to: visit.inNetwork(waits ? "/inbox/\(number)" : "/inbox?done=\(done(line.mail))"))
        } catch let refusal as Refusal where refusal.code != "bad-form" && refusal.kind != .notFound {
            return try await show(visit, problem: refusal, typed: form)
        }
    }
}

extension InboxPages {
    private static func done(_ mail: InboxMail) -> String {
        if mail.state == .accepted, case .cases? = mail.filing?.proposal { return "case" }
        return mail.state.rawValue
    }
}

extension Refusal {
    fileprivate static var noPerson: Refusal {
        Refusal(
            .badInput, code: "no-person",
            Trilingual("Vel kven som skreiv", "Velg hvem som skrev", "Choose who wrote it"))
    }
}
