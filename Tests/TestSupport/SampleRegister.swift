public import Meetings

/// The seven municipalities of Søre Sunnmøre, with one head of health each.
public enum SampleRegister {
    public static let municipalities = ["vanylven", "sande", "heroy", "ulstein", "hareid", "orsta", "volda"]
    private static let names = ["Vanylven", "Sande", "Herøy", "Ulstein", "Hareid", "Ørsta", "Volda"]

    public static var sjustjerna: Register {
        var register = Register(
            network: Network(
                id: "sjustjerna", name: "Sjustjerna helse og omsorg", language: .nn, timezone: "Europe/Oslo",
                mailbox: "mote@sjustjerna.example.no", county: "møre-og-romsdal"))
        register.roles = [
            Role(names: ["leiar", "leder"]), Role(names: ["nestleiar", "nestleder"]), Role(names: ["sekretariat"]),
            Role(names: ["helseleiar", "helseleder"]), Role(names: ["kommuneoverlege"]),
            Role(names: ["samhandlingssjef"]),
        ]
        register.organisations = zip(municipalities, names).map { id, name in
            Organisation(id: OrganisationID(id), name: name, aliases: ["\(name) kommune"], kind: .municipality)
        }
        register.organisations.append(
            Organisation(id: "hmr", name: "Helse Møre og Romsdal", aliases: ["HMR"], kind: .hospitalTrust))
        register.people = zip(municipalities, names).map { id, name in
            Person(
                id: PersonID("leiar-\(id)"), name: "Leiar \(name)", email: "leiar.\(id)@example.no", language: .nn)
        }
        register.people += [
            Person(id: "oddvar", name: "Oddvar", email: "oddvar@example.no", language: .nn),
            Person(id: "eli", name: "Eli Otterlei", email: "eli@example.no", language: .nn),
            Person(id: "kari", name: "Kari Nordmann", email: "kari@example.no", language: .nb),
        ]
        register.forums = [
            Forum(
                id: "sjustjerna", name: "Sjustjerna helse og omsorg", aliases: ["Sjustjerna"],
                cadence: Cadence(
                    everyWeeks: 6, weekday: .friday, start: time(9, 0), end: time(14, 30),
                    last: CalendarDate(2023, 6, 9)),
                place: "Ulsteinvik"),
            Forum(id: "lsu-volda", name: "LSU Volda", rules: .cooperation, caseNumbers: true, place: "Volda"),
            Forum(id: "lsu-alesund", name: "LSU Ålesund", rules: .cooperation, caseNumbers: true, place: "Ålesund"),
        ]
        register.appointments = municipalities.map { id in
            Appointment(
                forum: "sjustjerna", role: "helseleiar", organisation: OrganisationID(id),
                person: PersonID("leiar-\(id)"), from: day(2022, 1, 1), rights: [.speak, .propose, .vote],
                contact: true)
        }
        register.appointments += [
            Appointment(forum: "sjustjerna", role: "sekretariat", person: "oddvar", from: day(2022, 1, 1)),
            Appointment(
                forum: "sjustjerna", role: "leiar", person: "leiar-volda", from: day(2022, 1, 1),
                rights: [.speak, .propose, .vote]),
            Appointment(
                forum: "sjustjerna", role: "kommuneoverlege", organisation: "orsta", from: day(2022, 1, 1)),
            Appointment(forum: "lsu-volda", role: "leiar", person: "leiar-volda", from: day(2022, 1, 1)),
            Appointment(forum: "lsu-alesund", role: "leiar", person: "leiar-orsta", from: day(2022, 1, 1)),
        ]
        return register
    }

    /// Fixtures are written by hand, and dates that don't exist are a fault in the test.
    public static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        CalendarDate(year, month, day) ?? CalendarDate(dayNumber: 0)
    }

    public static func time(_ hour: Int, _ minute: Int) -> TimeOfDay { TimeOfDay(hour, minute) ?? .midnight }
}
