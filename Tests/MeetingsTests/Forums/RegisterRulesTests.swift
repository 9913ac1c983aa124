import Meetings
import Testing

@Suite("The rules of a register")
struct RegisterRulesTests {
    @Test("A sound register has no faults")
    func sound() { #expect(SmallRegister.faults { _ in } == []) }

    @Test("A circle in who reports to whom is named all the way round")
    func circle() throws {
        let problems = SmallRegister.problems { register in
            register.forums.insert(Forum(id: "partnerskap", name: "Partnerskapsmøtet", reportsTo: "lsu"), at: 0)
            register.forums[1].reportsTo = "partnerskap"
        }
        #expect(problems.map(\.code) == ["circle-in-reports-to"])
        let message = try #require(problems.first).message
        #expect(
            message.nn
                == "Det er ein ring i strukturen: "
                + "Partnerskapsmøtet → LSU Volda → Strategisk samarbeidsutval → Partnerskapsmøtet")
    }

    @Test("A forum that reports to itself is a circle")
    func ownCircle() { #expect(SmallRegister.faults { $0.forums[0].reportsTo = "ssu" } == ["circle-in-reports-to"]) }

    @Test("Two circles are two faults, and a branch that leads into one is not a third")
    func twoCircles() {
        let faults = SmallRegister.faults { register in
            register.forums = [
                Forum(id: "a", name: "A", reportsTo: "b"), Forum(id: "b", name: "B", reportsTo: "a"),
                Forum(id: "c", name: "C", reportsTo: "a"), Forum(id: "d", name: "D", reportsTo: "d"),
            ]
            register.appointments = []
        }
        #expect(faults == ["circle-in-reports-to", "circle-in-reports-to"])
    }

    @Test("Two holders of a single-holder role on one date, the last day included")
    func twoHolders() {
        func faults(_ until: String?, _ from: String) -> [String] {
            SmallRegister.faults { register in
                register.appointments = [
                    SmallRegister.appointment("helseleiar", "hareid", "kari", from: "2022-01-01", until: until),
                    SmallRegister.appointment("helseleiar", "hareid", "ola", from: from),
                ]
            }
        }
        #expect(faults("2023-07-31", "2023-08-01") == [])
        #expect(faults("2023-08-01", "2023-08-01") == ["two-holders"])
        #expect(faults(nil, "2023-08-01") == ["two-holders"])
        #expect(faults("2022-06-30", "2021-01-01") == ["two-holders"])
    }

    @Test("Each organisation, and each forum, may have a holder of its own")
    func holderOfEach() {
        let faults = SmallRegister.faults { register in
            register.appointments += [
                SmallRegister.appointment("helseleiar", "sande", "ola", from: "2022-01-01"),
                SmallRegister.appointment("leiar", nil, "ola", from: "2022-01-01", in: "ssu"),
            ]
        }
        #expect(faults == [])
    }

    @Test("A long appointment clashes with every one inside it")
    func insideALongOne() {
        let faults = SmallRegister.faults { register in
            register.appointments = [
                SmallRegister.appointment("leiar", nil, "kari", from: "2020-01-01"),
                SmallRegister.appointment("leiar", nil, "ola", from: "2021-01-01", until: "2021-12-31"),
                SmallRegister.appointment("leiar", nil, "siri", from: "2023-01-01"),
            ]
        }
        #expect(faults == ["two-holders", "two-holders"])
    }

    @Test("Members sit side by side, but nobody twice in one seat")
    func sideBySide() {
        let faults = SmallRegister.faults { register in
            register.appointments += [
                SmallRegister.appointment("medlem", nil, "kari", from: "2022-01-01"),
                SmallRegister.appointment("medlem", nil, "ola", from: "2022-01-01"),
                SmallRegister.appointment("medlem", nil, "ola", from: "2023-01-01"),
            ]
        }
        #expect(faults == ["overlapping-appointments"])
    }

    @Test("Two holders are told on the line of the later one")
    func lineOfTheLater() {
        var draft = RegisterDraft(register: SmallRegister.register)
        draft.register.appointments.append(
            SmallRegister.appointment("helseleiar", "hareid", "ola", from: "2023-01-01"))
        for place in 0..<4 { draft.lines.set(40 + place, of: .appointment(place)) }
        #expect(RegisterRules.check(draft, on: SmallRegister.today).map(\.line) == [43])
    }

    @Test(
        "A name belongs to one, whatever its kind, its capitals and how its letters are put together",
        arguments: ["Sande", "SANDE", "sande kommune", "SSU", "lsu volda", "Ola", "Leiar", "leder"])
    func collisions(alias: String) {
        #expect(SmallRegister.faults { $0.people[0].aliases = [alias] } == ["name-collision"])
    }

    @Test("A letter put together of two marks is the same letter")
    func composed() {
        let faults = SmallRegister.faults { register in
            register.organisations[0].name = "A\u{30A}s"
            register.organisations[1].aliases = ["ÅS"]
        }
        #expect(faults == ["name-collision"])
    }

    @Test("An alias that is one's own name, or written twice, is no collision")
    func ownAlias() { #expect(SmallRegister.faults { $0.people[0].aliases = ["Kari", "KARI", "Karen"] } == []) }

    @Test("The name of someone who has left is free")
    func freeName() {
        let change: (inout Register, String) -> Void = { register, day in
            register.people[1].ended = SmallRegister.date(day)
            register.people[0].aliases = ["Ola"]
        }
        #expect(SmallRegister.faults { change(&$0, "2023-06-09") } == [])
        #expect(SmallRegister.faults { change(&$0, "2023-06-10") } == ["name-collision"])
    }

    @Test("What isn't in the register can't be referred to, and the likest is suggested")
    func unknown() {
        let problems = SmallRegister.problems { register in
            register.forums[1].reportsTo = "ssuu"
            register.appointments[0].person = "karri"
            register.appointments[0].organisation = "haried"
            register.appointments[0].role = "helsesjef"
            register.appointments[1].forum = "lsu-volda"
        }
        #expect(
            problems.map(\.code) == [
                "unknown-forum", "unknown-role", "unknown-organisation", "unknown-person", "unknown-forum",
            ])
        #expect(problems.map(\.suggestion).prefix(4) == ["ssu", nil, "hareid", "kari"])
    }

    @Test("An id stands once in its kind, and so does an appointment")
    func duplicates() {
        let faults = SmallRegister.faults { register in
            register.organisations.append(register.organisations[0])
            register.people.append(register.people[0])
            register.forums.append(register.forums[0])
            register.roles.append(register.roles[0])
            register.appointments.append(register.appointments[0])
        }
        #expect(faults == Array(repeating: "duplicate-id", count: 4) + ["duplicate-appointment"])
    }

    @Test("An appointment doesn't outlive its person, forum, role or organisation")
    func outlives() {
        #expect(SmallRegister.faults { $0.people[0].ended = SmallRegister.today } == ["appointment-after-end"])
        #expect(SmallRegister.faults { $0.organisations[0].ended = SmallRegister.today } == ["appointment-after-end"])
        let sound = SmallRegister.faults { register in
            register.people[0].ended = SmallRegister.today
            register.appointments[0].until = SmallRegister.date("2023-06-08")
        }
        #expect(sound == [])
    }
}
