import HTTPTypes
import Meetings

/// The agenda of a meeting: looked at, and edited line by line.
enum AgendaPages {
    static let path = "/n/{network}/f/{forum}/m/{date}/agenda"

    static let routes: [Route] = [
        .get(path, .seeForum, show),
        .post("\(path)/move", .coordinate) { try await edit($0, move) },
        .post("\(path)/remove", .coordinate) { try await edit($0) { form in .remove(try line(form)) } },
        .post("\(path)/postpone", .coordinate) { try await edit($0) { form in .postpone(try line(form)) } },
        .post("\(path)/take", .coordinate) { try await edit($0) { form in .take(try line(form)) } },
        .post("\(path)/place", .coordinate) { try await edit($0, place) },
        .post("\(path)/clear", .lead, clear),
    ]

    /// Those who make it see it as it is now; the members as it was sent to them.
    private static func show(_ visit: Visit) async throws -> Reply {
        if visit.reader.may(.lead) { return try await page(visit) }
        let view = try await AgendaEditing(visit.site.environment).view(visit.namedMeeting, in: visit.network)
        return visit.page(
            "agenda-read",
            title: visit.pageTitle(Trilingual("Sakliste", "Saksliste", "Agenda"), view.meeting, view.forum),
            AgendaValues(visit, view).sent)
    }

    static func page(
        _ visit: Visit, problem: Refusal? = nil, conflict: AgendaConflict? = nil
    ) async throws -> Reply {
        let view = try await AgendaEditing(visit.site.environment).view(visit.namedMeeting, in: visit.network)
        let values = AgendaValues(visit, view)
        return visit.page(
            "agenda", title: visit.pageTitle(Trilingual("Sakliste", "Saksliste", "Agenda"), view.meeting, view.forum),
            status: conflict != nil ? .conflict : problem.map(ErrorPages.status) ?? .ok,
            values.all.and([
                "problem": problem?.message[visit.language], "done": done(visit),
                "conflict": conflict.map(values.conflict),
            ]))
    }

    /// Does one thing to one line, and shows the agenda with that line in view.
    private static func edit(_ visit: Visit, _ wish: (Form) throws -> AgendaEdit) async throws -> Reply {
        let form = try await visit.form()
        let edit = try wish(form)
        do {
            let outcome = try await AgendaEditing(visit.site.environment).edit(
                visit.namedMeeting, edit, seen: AgendaSeen(form), by: visit.reader.name, in: visit.network)
            switch outcome {
            case .conflict(let conflict, _): return try await page(visit, conflict: conflict)
            case .kept(let view):
                let line = edit.line.flatMap(view.sheet.line)?.id
                return .redirect(to: address(visit, line: line, edit.said))
            }
        } catch let refusal as Refusal where refusal.code != "unknown-meeting" {
            return try await page(visit, problem: refusal)
        }
    }

    static func address(_ visit: Visit, line: LineID?, _ done: String) -> String {
        let place = line.map { "#line-\(AddressText.escaped($0.rawValue))" } ?? ""
        return "\(visit.meetingPath)/agenda?done=\(done)\(place)"
    }

    static func line(_ form: Form) throws -> LineID {
        guard let line = form.text("line") else { throw Refusal.badForm }
        return LineID(line)
    }

    private static func move(_ form: Form) throws -> AgendaEdit {
        let line = try line(form)
        if let place = form.number("to") { return .move(line, to: place) }
        switch form["by"] {
        case "up": return .shift(line, by: -1)
        case "down": return .shift(line, by: 1)
        default: throw Refusal.badForm
        }
    }

    private static func place(_ form: Form) throws -> AgendaEdit {
        guard let id = form.text("case") else { throw Refusal.badForm }
        return .place(CaseID(id), after: nil)
    }

    private static func clear(_ visit: Visit) async throws -> Reply {
        guard let person = visit.reader.person else { return try await page(visit, problem: Refusal.notInTheRegister) }
        do {
            _ = try await AgendaEditing(visit.site.environment).clear(
                visit.namedMeeting, by: person.id, in: visit.network)
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await page(visit, problem: refusal)
        }
        return .redirect(to: address(visit, line: nil, "cleared"))
    }

    private static func done(_ visit: Visit) -> String? {
        let said: Trilingual? =
            switch visit.query["done"] {
            case "edit": Trilingual("Endringa er lagra.", "Endringen er lagret.", "The change is saved.")
            case "add": Trilingual("Lagt til.", "Lagt til.", "Added.")
            case "remove":
                Trilingual(
                    "Teken bort. Ho finst framleis i historia.", "Tatt bort. Den finnes fortsatt i historikken.",
                    "Removed. It is still in the history.")
            case "move":
                Trilingual("Flytta. Tidene er rekna om.", "Flyttet. Tidene er regnet om.", "Moved; the times follow.")
            case "postpone":
                Trilingual(
                    "Utsett til neste møte.", "Utsatt til neste møte.", "Postponed to the next meeting.")
            case "cleared": Trilingual("Saklista er klarert.", "Sakslisten er klarert.", "The agenda is cleared.")
            case "text": Trilingual("Saklista er lagra.", "Sakslisten er lagret.", "The agenda is saved.")
            default: nil
            }
        return said?[visit.language]
    }
}

extension AgendaSeen {
    /// What the form was made from.
    init(_ form: Form) {
        self.init(version: form.number("version") ?? 0, mark: form.text("seen"))
    }
}

extension AgendaEdit {
    var line: LineID? {
        switch self {
        case .add(let line, _, _), .change(let line, _), .shift(let line, _), .move(let line, _), .take(let line): line
        case .place(let id, _): LineID("sak-\(id)")
        case .remove, .postpone: nil
        }
    }

    fileprivate var said: String {
        switch self {
        case .add, .place: "add"
        case .change, .take: "edit"
        case .remove: "remove"
        case .shift, .move: "move"
        case .postpone: "postpone"
        }
    }
}

extension Refusal {
    /// An administrator may look at everything, but an agenda is cleared by somebody the members know.
    fileprivate static var notInTheRegister: Refusal {
        Refusal(
            .notNow, code: "not-in-the-register",
            Trilingual(
                "Berre nokon som står i registeret, kan klarere saklista",
                "Bare noen som står i registeret, kan klarere sakslisten",
                "Only somebody in the register can clear the agenda"))
    }
}
