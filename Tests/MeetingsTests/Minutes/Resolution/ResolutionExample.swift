import Testing

@testable import Meetings

/// The network of the two example minutes, and contexts of meetings in it.
enum ResolutionExample {
    static func day(_ text: String) -> CalendarDate { CalendarDate(text) ?? CalendarDate(dayNumber: 0) }

    static let register = Register(
        network: Network(
            id: "demo", name: "Prøvenettverk", language: .nn, timezone: "Europe/Oslo",
            mailbox: "mote@demo.example.no", county: "møre-og-romsdal"),
        organisations: organisations, roles: roles, people: people, forums: forums, appointments: appointments)

    private static let organisations: [Organisation] = [
        Organisation(id: "vanylven", name: "Vanylven", aliases: ["Vanylven kommune"], kind: .municipality),
        Organisation(id: "sande", name: "Sande", aliases: ["Sande kommune"], kind: .municipality),
        Organisation(id: "heroy", name: "Herøy", aliases: ["Herøy kommune"], kind: .municipality),
        Organisation(id: "ulstein", name: "Ulstein", aliases: ["Ulstein kommune"], kind: .municipality),
        Organisation(id: "hareid", name: "Hareid", aliases: ["Hareid kommune"], kind: .municipality),
        Organisation(id: "orsta", name: "Ørsta", aliases: ["Ørsta kommune"], kind: .municipality),
        Organisation(id: "volda", name: "Volda", aliases: ["Volda kommune"], kind: .municipality),
        Organisation(id: "molde-kommune", name: "Molde kommune", kind: .municipality),
        Organisation(id: "kinn-kommune", name: "Kinn kommune", aliases: ["Kinn"], kind: .municipality),
        Organisation(
            id: "helse-more-og-romsdal", name: "Helse Møre og Romsdal", aliases: ["HMR"], kind: .hospitalTrust),
        Organisation(id: "helse-forde", name: "Helse Førde", kind: .hospitalTrust),
        Organisation(id: "pwc", name: "PwC", aliases: ["PWC"]), Organisation(id: "ks", name: "KS"),
    ]

    private static let roles: [Role] = [
        "leiar/leder", "nestleiar/nestleder", "helseleiar/helseleder", "kommunalsjef", "kommunedirektør",
        "kommuneoverlege", "samhandlingssjef", "sekretariat", "prosjektleiar/prosjektleder",
        "delprosjektleiar/delprosjektleder", "rådgivar/rådgiver", "brukarrepresentant/brukerrepresentant",
        "stadleg leiing NF sjukehus", "styringsgruppa",
    ].map { Role(names: $0.split(separator: "/").map(String.init)) }

    private static let people: [Person] = [
        ("oddvar", "Oddvar"), ("eli-otterlei", "Eli Otterlei"), ("tanja-thalen", "Tanja Thalen"),
        ("siv-jensen", "Siv Jensen"), ("elin-sorbotten", "Elin Sørbotten"),
        ("dagrun-kyrkjebo", "Dagrun Kyrkjebø"), ("heidi-vederhus", "Heidi Vederhus"),
        ("leiar-vanylven", "Leiar Vanylven"), ("leiar-sande", "Leiar Sande"), ("leiar-heroy", "Leiar Heroy"),
        ("leiar-hareid", "Leiar Hareid"), ("leiar-orsta", "Leiar Orsta"), ("leiar-volda", "Leiar Volda"),
    ].map { Person(id: PersonID($0.0), name: $0.1, email: "\($0.0)@example.no", language: .nn) }

    private static let sixWeeks = TimeSpan(.midnight, .midnight.adding(minutes: 60)).map { span in
        Cadence(everyWeeks: 6, weekday: .friday, start: span.start, end: span.end)
    }

    private static let forums: [Forum] = [
        Forum(
            id: "sjustjerna", name: "Sjustjerna helse og omsorg", aliases: ["Sjustjerna"], cadence: sixWeeks),
        Forum(id: "ssu", name: "SSU", aliases: ["Strategisk samarbeidsutval"], rules: .cooperation),
        Forum(id: "lsu-molde", name: "LSU Molde", reportsTo: "ssu", rules: .cooperation, cadence: sixWeeks),
        Forum(id: "lsu-volda", name: "LSU Volda", reportsTo: "ssu", rules: .cooperation),
        Forum(id: "lsu-alesund", name: "LSU Ålesund", reportsTo: "ssu", rules: .cooperation),
        Forum(id: "rus", name: "FSU Rus/psykiatri", reportsTo: "ssu"),
        Forum(id: "prosjektgruppa", name: "Prosjektgruppa samhandlingsprosjektet", cadence: sixWeeks),
        Forum(id: "delprosjekt-3", name: "Delprosjekt 3"),
    ]

    private static let appointments: [Appointment] =
        ["vanylven", "sande", "heroy", "hareid", "orsta", "volda"].map { place in
            Appointment(
                forum: "sjustjerna", role: "helseleiar", organisation: OrganisationID(place),
                person: PersonID("leiar-\(place)"), from: day("2022-01-01"), contact: true)
        }
        + ["orsta", "heroy", "volda"].map { place in
            Appointment(
                forum: "sjustjerna", role: "kommuneoverlege", organisation: OrganisationID(place),
                from: day("2022-01-01"))
        } + [
            seat("sjustjerna", "sekretariat", "oddvar"), seat("sjustjerna", "leiar", "leiar-volda"),
            seat("ssu", "leiar", "tanja-thalen"), seat("ssu", "nestleiar", "siv-jensen"),
            seat("lsu-molde", "leiar", "tanja-thalen"), seat("lsu-molde", "nestleiar", nil),
            seat("lsu-molde", "samhandlingssjef", "eli-otterlei", "helse-more-og-romsdal"),
            seat("lsu-volda", "leiar", "leiar-volda"), seat("lsu-alesund", "leiar", "leiar-orsta"),
        ]

    static func seat(
        _ forum: ForumID, _ role: RoleID, _ person: PersonID?, _ organisation: OrganisationID? = nil
    ) -> Appointment {
        Appointment(forum: forum, role: role, organisation: organisation, person: person, from: day("2022-01-01"))
    }

    static func context(
        _ forum: ForumID, on date: String, next: [ForumID: String] = [:], filled: [Party] = [],
        changed change: (inout Register) -> Void = { _ in }
    ) -> ResolutionContext {
        var register = register
        change(&register)
        return ResolutionContext(
            register: register, forum: register.forum(forum) ?? Forum(id: forum, name: forum.rawValue),
            date: day(date), nextMeetings: next.mapValues(day), filledRoles: filled)
    }

    /// M of the table in `domain.md` §3.6.4.
    static let molde = context("lsu-molde", on: "2023-12-01", next: ["ssu": "2024-02-29"])
    static let sjustjerna = context("sjustjerna", on: "2023-06-09", next: ["sjustjerna": "2023-08-18"])

    /// The project's meeting, with the attendance list that says who fills what.
    static let project = context(
        "prosjektgruppa", on: "2024-01-16",
        filled: [
            Party(
                kind: .person, text: "", role: "prosjektleiar", organisation: "kinn-kommune",
                person: "elin-sorbotten"),
            Party(
                kind: .person, text: "", role: "samhandlingssjef", organisation: "helse-forde",
                person: "dagrun-kyrkjebo"),
        ])
}

extension Party {
    /// All that it says, absent keys left out: `role helseleiar @vanylven`.
    var summary: String {
        var words = [kind.rawValue]
        if let role { words.append(role.rawValue) }
        if let organisation { words.append("@\(organisation)") }
        if let forum { words.append("#\(forum)") }
        if let person { words.append("=\(person)") }
        if let everyone { words.append(everyone.rawValue) }
        if !confirmed { words.append("unconfirmed") }
        if vacant { words.append("vacant") }
        return words.joined(separator: " ")
    }
}

extension Deadline {
    /// All that it says, absent keys left out: `season 2025-06-20 ~ ? [2024-12-13, 2025-06-20]`.
    var summary: String {
        var words = [form.rawValue]
        if let date { words.append(date.description) }
        if approximate { words.append("~") }
        if unresolved { words.append("?") }
        if !alternatives.isEmpty { words.append("[\(alternatives.map(\.description).joined(separator: ", "))]") }
        if let forum { words.append("#\(forum)") }
        if provisional { words.append("provisional") }
        return words.joined(separator: " ")
    }
}
