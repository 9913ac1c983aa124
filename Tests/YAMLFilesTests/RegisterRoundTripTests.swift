import Meetings
import Testing
import YAMLFiles

@Suite("A register that is exported")
struct RegisterRoundTripTests {
    private typealias Dice = RegisterHostileTests.Dice

    /// Texts that YAML, read carelessly, takes for something else.
    private static let hazards = [
        "no", "Yes", "null", "~", "12:30", "2023-01-01", "1e3", "0x1F", "true", ".inf", "=", "<<",
        "- a", "a: b", "a #b", "#", "\"quoted\"", "it's", "'", "\\", "\\n", "[a]", "{a}", "a, b", "&a", "*a", "!a",
        "%a", "@a", "`a", "?", "|", ">", "-", "Ærøskøbing", "Čáhcesuolu", "Kari 🐟", "e\u{301}", "👩‍⚕️ Lege", "a\u{B7}b",
        "\u{E000}", "Ola-",
        "Ka\u{200D}ri", "a\u{10FFFD}",
    ]

    private static func date(_ dice: inout Dice) -> CalendarDate {
        CalendarDate(dayNumber: Int.random(in: 18_000...20_000, using: &dice))
    }

    private static func ended(_ dice: inout Dice) -> CalendarDate? {
        dice.next().isMultiple(of: 5) ? date(&dice) : nil
    }

    private static func register(_ dice: inout Dice) -> Register {
        var names = hazards.shuffled(using: &dice)
        func name() -> String { names.popLast() ?? "Namn" }
        var register = Register(
            network: Network(
                id: "no", name: name(), language: Language.allCases.randomElement(using: &dice) ?? .nn,
                timezone: "Europe/Oslo", mailbox: "mote+x@example.no", county: name()))
        register.organisations = (0..<3).map { index in
            Organisation(
                id: OrganisationID("\(index)"), name: name(), aliases: index == 0 ? [] : [name(), name()],
                kind: Organisation.Kind.allCases.randomElement(using: &dice) ?? .other)
        }
        register.roles = [
            Role(names: ["leiar", "leder"]), Role(names: ["medlem"], holders: .one), Role(names: [name(), name()]),
            Role(names: ["false"], ended: date(&dice)),
        ]
        register.people = ["1", "null", "true", "kari", "x-1"].map {
            Person(
                id: PersonID($0), name: name(), email: "\($0)@example.no",
                language: Language.allCases.randomElement(using: &dice) ?? .nn,
                aliases: dice.next().isMultiple(of: 2) ? [name()] : [])
        }
        register.forums = ["f1", "off", "f3"].enumerated().map { index, id in
            Forum(
                id: ForumID(id), name: name(), subtitle: dice.next().isMultiple(of: 2) ? name() : nil,
                aliases: [name()], reportsTo: index == 0 ? nil : "f1",
                rules: Forum.Rules.allCases.randomElement(using: &dice) ?? .network, caseNumbers: index == 1,
                cadence: index == 2 ? nil : cadence(&dice), place: index == 0 ? "" : name(),
                invitations: InvitationPolicy(mode: .manual, horizon: Int.random(in: 0...20, using: &dice)),
                standing: StandingItem.allCases.shuffled(using: &dice).dropLast(index * 3).map { $0 },
                isPublic: index == 2)
        }
        register.forums.append(Forum(id: "gone", name: name(), ended: ended(&dice)))
        register.appointments = appointments(&dice)
        return register
    }

    private static func cadence(_ dice: inout Dice) -> Cadence {
        let start = Int.random(in: 0...1000, using: &dice)
        return Cadence(
            everyWeeks: Int.random(in: 1...52, using: &dice),
            weekday: Weekday.allCases.randomElement(using: &dice) ?? .friday,
            start: TimeOfDay.midnight.adding(minutes: start), end: TimeOfDay.midnight.adding(minutes: start + 90),
            mode: Cadence.Mode.allCases.randomElement(using: &dice) ?? .floating,
            last: dice.next().isMultiple(of: 2) ? date(&dice) : nil,
            minimumGapDays: dice.next().isMultiple(of: 2) ? Int.random(in: 0...300, using: &dice) : nil)
    }

    private static func appointments(_ dice: inout Dice) -> [Appointment] {
        ["f1", "off", "f3"].flatMap { forum in
            (0..<3).map { index in
                let from = date(&dice)
                return Appointment(
                    forum: ForumID(forum), role: index == 0 ? "leiar" : "medlem",
                    organisation: index == 0 ? nil : OrganisationID("\(index)"),
                    person: dice.next().isMultiple(of: 3) ? nil : ["1", "null", "true"].randomElement(using: &dice),
                    from: from,
                    until: dice.next().isMultiple(of: 2)
                        ? from.adding(days: Int.random(in: 0...400, using: &dice)) : nil,
                    rights: Appointment.Right.allCases.shuffled(using: &dice).dropLast(index).map { $0 },
                    contact: index == 1)
            }
        }
    }

    @Test("Read again, it is the same, and applying it changes nothing", arguments: 1...60)
    func same(seed: UInt64) throws {
        var dice = Dice(state: seed)
        let register = Self.register(&dice)
        let text = RegisterFile.write(register)
        let draft = try RegisterFile.read(text)
        #expect(draft.register == register)
        let difference = try RegisterDifference(from: register, to: draft, on: Self.date(&dice))
        #expect(difference.isEmpty)
        #expect(RegisterFile.write(difference.register) == text)
    }

    @Test("Each name comes back as it was", arguments: hazards)
    func hazard(name: String) throws {
        var register = try RegisterFile.read(RegisterExamples.small).register
        register.people[0].name = name
        register.people[0].aliases = [name]
        register.forums[0].place = name
        register.roles.append(Role(names: [name]))
        let back = try RegisterFile.read(RegisterFile.write(register)).register
        #expect(Array(back.people[0].name.unicodeScalars) == Array(name.unicodeScalars))
        #expect(back == register)
    }

    @Test("What never came to hold is not exported, and applying the export doesn't miss it")
    func neverHeld() throws {
        var register = try RegisterFile.read(RegisterExamples.small).register
        var never = register.appointments[1]
        never.from = RegisterExamples.today
        never.until = never.from.adding(days: -1)
        register.appointments.append(never)
        let draft = try RegisterFile.read(RegisterFile.write(register))
        #expect(draft.register.appointments.count == 2)
        let difference = try RegisterDifference(from: register, to: draft, on: RegisterExamples.today)
        #expect(difference.isEmpty)
        #expect(difference.register == register)
    }

    @Test("It reads as a coordinator would write it")
    func readable() throws {
        let text = RegisterFile.write(try RegisterFile.read(RegisterExamples.small).register)
        let lines = text.split(separator: "\n").map(String.init)
        #expect(
            lines[2] == "  - {id: hareid, name: Hareid, aliases: [Hareid kommune], kind: municipality}")
        #expect(lines.contains("  - leiar/leder"))
        #expect(
            lines.last == "      - {role: leiar, person: ola, from: 2022-01-01, rights: [speak]}")
        #expect(
            lines.contains(
                "    cadence: {everyWeeks: 6, weekday: friday, start: \"09:00\", end: \"14:30\", mode: floating, "
                    + "last: 2023-06-09}"))
    }
}
