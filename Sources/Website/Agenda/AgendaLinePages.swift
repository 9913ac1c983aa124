import HTTPTypes
import Meetings

/// The form of one line of an agenda.
enum AgendaLinePages {
    static let routes: [Route] = [
        .get("\(AgendaPages.path)/new", .coordinate, new),
        .post("\(AgendaPages.path)/new", .coordinate, add),
        .get("\(AgendaPages.path)/line/{line}", .coordinate, show),
        .post("\(AgendaPages.path)/line/{line}", .coordinate, save),
    ]

    private static func new(_ visit: Visit) async throws -> Reply {
        let view = try await view(visit)
        let typed = TypedLine(
            id: LineID("ny-\(visit.site.environment.ids.uuid(visit.now))"), isNew: true, version: view.version,
            seen: nil, fields: ["kind": CaseKind.information.rawValue, "minutes": "15"])
        return page(visit, view, typed)
    }

    private static func show(_ visit: Visit) async throws -> Reply {
        let view = try await view(visit)
        guard let line = view.sheet.line(LineID(visit.parameter("line"))) else { throw Refusal.noPage }
        return page(visit, view, TypedLine(line.id, line.fields, version: view.version, seen: line.fields.mark))
    }

    private static func add(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        let id = try AgendaPages.line(form)
        return try await keep(visit, TypedLine(id, form, isNew: true)) { fields in
            .add(id, fields, after: form.text("after").map { LineID($0) })
        }
    }

    private static func save(_ visit: Visit) async throws -> Reply {
        let id = LineID(visit.parameter("line"))
        return try await keep(visit, TypedLine(id, try await visit.form(), isNew: false)) { .change(id, $0) }
    }

    /// What was typed is kept, or shown again with what is wrong with it, or beside what somebody else has written.
    private static func keep(
        _ visit: Visit, _ typed: TypedLine, _ edit: (AgendaFields) -> AgendaEdit
    ) async throws -> Reply {
        do {
            let wish = edit(try typed.read())
            let outcome = try await AgendaEditing(visit.site.environment).edit(
                visit.namedMeeting, wish, seen: AgendaSeen(version: typed.version, mark: typed.seen),
                by: visit.reader.name, in: visit.network)
            switch outcome {
            case .kept:
                let done = typed.isNew ? "add" : "edit"
                return .redirect(
                    to: AgendaPages.address(visit, line: typed.id, done))
            case .conflict(let conflict, let view): return page(visit, view, typed.after(conflict, view), conflict)
            }
        } catch let refusal as Refusal where refusal.code != "unknown-meeting" {
            return page(visit, try await view(visit), typed, problem: refusal)
        }
    }

    private static func view(_ visit: Visit) async throws -> AgendaView {
        try await AgendaEditing(visit.site.environment).view(visit.namedMeeting, in: visit.network)
    }

    private static func page(
        _ visit: Visit, _ view: AgendaView, _ typed: TypedLine, _ conflict: AgendaConflict? = nil,
        problem: Refusal? = nil
    ) -> Reply {
        let title =
            typed.isNew
            ? Trilingual("Ny linje", "Ny linje", "New line")
            : Trilingual("Endre linja", "Endre linjen", "Edit the line")
        let chosen = typed.fields["kind"] ?? ""
        return visit.page(
            "agenda-line", title: visit.pageTitle(title, view.meeting, view.forum),
            status: conflict != nil ? .conflict : problem.map(ErrorPages.status) ?? .ok,
            visit.head(view.meeting, view.forum).and([
                "heading": title[visit.language], "isNew": typed.isNew, "line": typed.id.rawValue,
                "address": AddressText.escaped(typed.id.rawValue), "version": typed.version, "seen": typed.seen ?? "",
                "fieldTitle": typed.fields["title"] ?? "", "fieldMinutes": typed.fields["minutes"] ?? "",
                "fieldStart": typed.fields["start"] ?? "", "fieldPresenter": typed.fields["presenter"] ?? "",
                "fieldText": typed.fields["text"] ?? "", "isExempt": typed.fields["isExempt"] == "yes",
                "fieldExempt": typed.fields["exempt"] ?? "",
                "kinds": CaseKind.allCases.map { kind in
                    [
                        "value": kind.rawValue, "name": kind.words[visit.language],
                        "isChosen": kind.rawValue == chosen,
                    ] as [String: Any]
                },
                "places": view.sheet.lines.map { line in
                    [
                        "value": line.id.rawValue, "name": line.item.title,
                        "isChosen": line.id.rawValue == typed.fields["after"],
                    ] as [String: Any]
                },
                "presenters": visit.register?.people.map(\.name) ?? [],
                "problem": problem?.message[visit.language],
                "conflict": conflict.map(AgendaValues(visit, view).conflict),
            ]))
    }
}

/// A line as it was typed, sound or not.
struct TypedLine {
    var id: LineID
    var isNew: Bool
    var version: Int
    var seen: String?
    var fields: [String: String]

    init(id: LineID, isNew: Bool, version: Int, seen: String?, fields: [String: String]) {
        self.id = id
        self.isNew = isNew
        self.version = version
        self.seen = seen
        self.fields = fields
    }

    init(_ id: LineID, _ form: Form, isNew: Bool) {
        let names = ["title", "kind", "minutes", "start", "presenter", "text", "after", "isExempt", "exempt"]
        self.init(
            id: id, isNew: isNew, version: form.number("version") ?? 0, seen: form.text("seen"),
            fields: Dictionary(names.compactMap { name in form[name].map { (name, $0) } }) { first, _ in first })
    }

    init(_ id: LineID, _ line: AgendaFields, version: Int, seen: String?) {
        self.init(id: id, isNew: false, version: version, seen: seen, fields: Self.typed(line))
    }

    private static func typed(_ line: AgendaFields) -> [String: String] {
        [
            "title": line.title, "kind": line.kind.rawValue, "minutes": String(line.minutes),
            "start": line.start?.description ?? "", "presenter": line.presenter ?? "", "text": line.text,
            "isExempt": line.exempt == nil ? "" : "yes", "exempt": line.exempt ?? "",
        ]
    }

    /// What I typed, with what the other wrote in every field that I left alone; saved once more, it holds. A line
    /// that the other took away is added anew.
    func after(_ conflict: AgendaConflict, _ view: AgendaView) -> TypedLine {
        var typed = self
        if let joined = conflict.joined { typed.fields.merge(Self.typed(joined)) { _, new in new } }
        typed.version = view.version
        typed.seen = conflict.theirs?.mark
        typed.isNew = conflict.theirs == nil
        return typed
    }

    func read() throws -> AgendaFields {
        guard let kind = fields["kind"].flatMap(CaseKind.init(rawValue:)) else { throw Refusal.badForm }
        guard let minutes = Int((fields["minutes"] ?? "").filter { $0 != " " }) else { throw Refusal.noMinutes }
        let written = (fields["start"] ?? "").filter { !$0.isWhitespace }
        let start = TimeOfDay(written)
        if start == nil, !written.isEmpty { throw Refusal.noTime(written) }
        return AgendaFields(
            title: fields["title"] ?? "", kind: kind, minutes: minutes, start: start, presenter: fields["presenter"],
            text: fields["text"] ?? "", exempt: fields["isExempt"] == "yes" ? fields["exempt"] ?? "" : nil)
    }
}

extension Refusal {
    fileprivate static var noMinutes: Refusal {
        Refusal(
            .badInput, code: "bad-minutes",
            Trilingual(
                "Skriv kor mange minutt linja skal ha, til dømes 20",
                "Skriv hvor mange minutter linjen skal ha, for eksempel 20",
                "Write how many minutes the line is to have, for instance 20"))
    }

    fileprivate static func noTime(_ text: String) -> Refusal {
        Refusal(
            .badInput, code: "bad-time",
            Trilingual(
                "«\(text)» er inga tid: skriv til dømes 10:30, eller la feltet stå tomt",
                "«\(text)» er ingen tid: skriv for eksempel 10:30, eller la feltet stå tomt",
                "“\(text)” is no time: write for instance 10:30, or leave the field empty"))
    }
}
