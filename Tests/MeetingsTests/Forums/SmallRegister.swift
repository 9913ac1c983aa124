import Meetings

/// Two municipalities, one forum under another, and ways to say what a test changes.
enum SmallRegister {
    static func date(_ text: String) -> CalendarDate {
        guard let date = CalendarDate(text) else { preconditionFailure("no date: \(text)") }
        return date
    }

    static let today = date("2023-06-09")

    static var register: Register {
        Register(
            network: Network(
                id: "demo", name: "Prøvenettverk", language: .nn, timezone: "Europe/Oslo",
                mailbox: "mote@demo.example.no", county: "møre-og-romsdal"),
            organisations: [
                Organisation(id: "hareid", name: "Hareid", aliases: ["Hareid kommune"], kind: .municipality),
                Organisation(id: "sande", name: "Sande", aliases: ["Sande kommune"], kind: .municipality),
            ],
            roles: [
                Role(names: ["leiar", "leder"]), Role(names: ["nestleiar", "nestleder"]),
                Role(names: ["sekretariat"]), Role(names: ["helseleiar", "helseleder"]), Role(names: ["medlem"]),
            ],
            people: ["kari", "ola", "oddvar", "siri"].map {
                Person(id: PersonID($0), name: $0.capitalized, email: "\($0)@example.no", language: .nn)
            },
            forums: [
                Forum(id: "ssu", name: "Strategisk samarbeidsutval", aliases: ["SSU"], rules: .cooperation),
                Forum(id: "lsu", name: "LSU Volda", reportsTo: "ssu", rules: .cooperation),
            ],
            appointments: [
                appointment("helseleiar", "hareid", "kari", from: "2022-01-01"),
                appointment("sekretariat", nil, "oddvar", from: "2022-01-01"),
                appointment("leiar", nil, "siri", from: "2022-01-01"),
            ])
    }

    static func appointment(
        _ role: RoleID, _ organisation: OrganisationID?, _ person: PersonID?, from: String, until: String? = nil,
        in forum: ForumID = "lsu"
    ) -> Appointment {
        Appointment(
            forum: forum, role: role, organisation: organisation, person: person, from: date(from),
            until: until.map { date($0) })
    }

    /// The codes of what is wrong when the change is made to the register.
    static func faults(_ change: (inout Register) -> Void) -> [String] {
        problems(change).map(\.code)
    }

    static func problems(_ change: (inout Register) -> Void) -> [Problem] {
        var changed = register
        change(&changed)
        return RegisterRules.check(RegisterDraft(register: changed), on: today)
    }
}

extension String {
    fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
