import HTTPTypes
import Meetings

/// Whom a case was sent to before it is decided, and what they have answered.
enum ConsultationPages {
    private static let path = "\(AgendaPages.path)/case/{case}"

    static let routes: [Route] = [
        .get(path, .coordinate) { try await page($0) },
        .post("\(path)/ask", .coordinate, ask),
        .post("\(path)/answer", .coordinate, answer),
    ]

    private static func page(_ visit: Visit, problem: Refusal? = nil, typed: String = "") async throws -> Reply {
        let view = try await AgendaEditing(visit.site.environment).view(visit.namedMeeting, in: visit.network)
        let id = CaseID(visit.parameter("case"))
        guard let line = view.sheet.lines.first(where: { $0.item.caseID == id }), let register = visit.register else {
            throw Refusal.noPage
        }
        let asked = try await ConsultationWorkflow(visit.site.environment).list(
            view.forum.id.rawValue, in: visit.network
        ).filter { $0.caseID == id }
        let zone = Zone(identifier: register.network.timezone) ?? .utc
        return visit.page(
            "consultation",
            title: visit.pageTitle(Trilingual("Høyring", "Høring", "Consultation"), view.meeting, view.forum),
            status: problem.map(ErrorPages.status) ?? .ok,
            visit.head(view.meeting, view.forum).and([
                "caseAddress": AddressText.escaped(id.rawValue), "heading": line.item.title,
                "isMissing": view.missing[line.id] != nil, "missing": view.missing[line.id]?[visit.language],
                "asked": asked.map { one in
                    [
                        "id": one.party.id, "name": one.party.name(in: register), "answer": one.answer ?? "",
                        "hasAnswered": one.answered != nil,
                        "at": one.answered.map { visit.moment($0, in: zone) } ?? "", "by": one.by ?? "",
                    ] as [String: Any]
                }, "hasAsked": !asked.isEmpty,
                "known": register.forums.filter { $0.id != view.forum.id }.map(\.name)
                    + register.organisations.map(\.name),
                "problem": problem?.message[visit.language], "typed": typed,
            ]))
    }

    private static func ask(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        let written = form["parties"] ?? ""
        let parties = written.split { $0 == "\n" || $0 == ";" || $0 == "," }
            .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.filter { !$0.isEmpty }
        return try await doing(visit, typed: written) { work, id in
            _ = try await work.ask(parties, about: id, of: visit.parameter("forum"), in: visit.network)
        }
    }

    private static func answer(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        guard let party = form.text("party") else { throw Refusal.badForm }
        return try await doing(visit, typed: "") { work, id in
            _ = try await work.answer(
                party, about: id, of: visit.parameter("forum"), form["answer"] ?? "", by: visit.reader.name,
                in: visit.network)
        }
    }

    private static func doing(
        _ visit: Visit, typed: String, _ body: (ConsultationWorkflow, CaseID) async throws -> Void
    ) async throws -> Reply {
        do {
            try await body(ConsultationWorkflow(visit.site.environment), CaseID(visit.parameter("case")))
        } catch let refusal as Refusal where refusal.code != "unknown-case" {
            return try await page(visit, problem: refusal, typed: typed)
        }
        return .redirect(to: "\(visit.meetingPath)/agenda/case/\(AddressText.escaped(visit.parameter("case")))")
    }
}

extension Consultation.Party {
    fileprivate var id: String {
        switch self {
        case .forum(let id): id.rawValue
        case .organisation(let id): id.rawValue
        }
    }

    fileprivate func name(in register: Register) -> String {
        switch self {
        case .forum(let id): register.forum(id)?.name ?? id.rawValue
        case .organisation(let id): register.organisation(id)?.name ?? id.rawValue
        }
    }
}
