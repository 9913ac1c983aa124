import HTTPTypes
import Meetings

/// The form of one person: who they are, how they are written to, and what they hold.
enum PersonPage {
    static func show(_ visit: Visit) async throws -> Reply {
        guard let id = visit.query.text("id") else { return try page(visit, Form(), refused: nil) }
        guard let person = try visit.registerHere.person(PersonID(id)) else { throw Refusal.noPage }
        let fields = [
            ("id", person.id.rawValue), ("name", person.name), ("email", person.email),
            ("language", person.language.rawValue), ("aliases", person.aliases.joined(separator: ", ")),
        ]
        return try page(visit, Form(fields: fields.map { Form.Field(name: $0.0, value: $0.1) }), refused: nil)
    }

    static func page(_ visit: Visit, _ typed: Form, refused: Refusal?) throws -> Reply {
        let (register, today) = (try visit.registerHere, try visit.todayHere)
        let person = typed.text("id").flatMap { register.person(PersonID($0)) }
        let seats = register.appointments.filter { appointment in
            person != nil && appointment.person == person?.id
                && (appointment.until.map { today <= $0 && appointment.from <= $0 } ?? true)
        }
        let chosen = typed.text("language") ?? register.network.language.rawValue
        let names: [Language: String] = [.nn: "Nynorsk", .nb: "Bokmål", .en: "English"]
        return visit.page(
            "person", title: Trilingual("Person", "Person", "Person"),
            status: refused.map(ErrorPages.status(of:)) ?? .ok,
            [
                "base": visit.networkPath, "refused": refused.map { [$0.values(in: visit.language)] } ?? [],
                "id": person?.id.rawValue ?? "", "isNew": person == nil, "heading": person?.name ?? "",
                "name": typed["name"] ?? "", "email": typed["email"] ?? "", "aliases": typed["aliases"] ?? "",
                "languages": Language.allCases.map { language in
                    [
                        "code": language.rawValue, "name": names[language] ?? "",
                        "isChosen": language.rawValue == chosen,
                    ] as [String: Any]
                },
                "ended": person?.ended.map(visit.dateWords.long) ?? "",
                "seats": seats.map { seat in
                    [
                        "words": register.words(for: seat)[visit.language],
                        "edit": AppointmentAddress.path(seat.key, in: visit.networkPath),
                    ]
                },
            ])
    }
}
