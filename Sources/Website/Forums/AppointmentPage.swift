import HTTPTypes
import Meetings

/// The forms of one seat: a new one, or what can be done with one that is held.
enum AppointmentPage {
    static func show(_ visit: Visit) async throws -> Reply { try page(visit, visit.query, refused: nil) }

    /// - Parameter typed: a key in the address, or a form that was refused.
    static func page(_ visit: Visit, _ typed: Form, refused: Refusal?) throws -> Reply {
        let register = try visit.registerHere
        let isForm = typed.has("what")
        let key = AppointmentAddress.key(typed, prefix: isForm ? "of-" : "")
        let held = key.flatMap { key in register.appointments.first { $0.key == key } }
        if key != nil, held == nil, !isForm { throw Refusal.noPage }
        var values: [String: Any] = [
            "base": visit.networkPath, "refused": refused.map { [$0.values(in: visit.language)] } ?? [],
            "people": options(
                register.people.filter { $0.ended == nil }.map { ($0.id.rawValue, $0.name) },
                chosen: isForm ? typed.text("person") : nil),
            "today": try visit.todayHere.description, "from": isForm ? typed["from"] ?? "" : "",
            "until": isForm ? typed["until"] ?? "" : "", "isNew": held == nil,
        ]
        let rights = isForm ? Set(typed.all("right")) : Set((held?.rights ?? [.speak]).map(\.rawValue))
        values["rights"] = Appointment.Right.allCases.map { right in
            [
                "value": right.rawValue, "words": right.words[visit.language],
                "isChosen": rights.contains(right.rawValue),
            ] as [String: Any]
        }
        values["isContact"] = isForm ? typed.has("contact") : held?.contact ?? false
        if let held {
            values["held"] = [Self.held(held, register, visit)]
        } else {
            values["forums"] = options(
                register.forums.filter { $0.ended == nil }.map { ($0.id.rawValue, $0.name) },
                chosen: typed.text("forum"))
            values["roles"] = options(
                register.roles.filter { $0.ended == nil }.map { ($0.id.rawValue, $0.name(in: visit.language)) },
                chosen: typed.text("role"))
            values["organisations"] = options(
                register.organisations.filter { $0.ended == nil }.map { ($0.id.rawValue, $0.name) },
                chosen: typed.text("organisation"))
        }
        return visit.page(
            "appointment", title: Trilingual("Oppnemning", "Oppnevning", "Appointment"),
            status: refused.map(ErrorPages.status(of:)) ?? .ok, values)
    }

    private static func held(_ held: Appointment, _ register: Register, _ visit: Visit) -> [String: Any] {
        [
            "words": register.words(for: held)[visit.language], "seat": register.seat(of: held, visit.language),
            "isVacant": held.person == nil,
            "person": held.person.flatMap(register.person)?.name ?? "", "until": held.until?.description ?? "",
            "key": AppointmentAddress.fields(held.key).map { ["name": "of-\($0.name)", "value": $0.value] },
            "forum": held.forum.rawValue, "role": held.role.rawValue,
            "organisation": held.organisation?.rawValue ?? "",
        ]
    }

    private static func options(_ all: [(id: String, name: String)], chosen: String?) -> [[String: Any]] {
        all.map { ["value": $0.id, "name": $0.name, "isChosen": $0.id == chosen] }
    }
}
