import Meetings
import Testing

@Suite("Who sits where")
struct RosterTests {
    private let today = SmallRegister.today

    private func roster(_ appointments: [Appointment], on date: CalendarDate? = nil) -> Roster {
        var register = SmallRegister.register
        register.appointments = appointments
        return Roster(register, of: "lsu", on: date ?? today)
    }

    @Test("The chair stands first, then the deputy, then as in the register, vacancies where they belong")
    func order() {
        let roster = roster([
            SmallRegister.appointment("helseleiar", "hareid", "kari", from: "2022-01-01"),
            SmallRegister.appointment("helseleiar", "sande", nil, from: "2022-01-01"),
            SmallRegister.appointment("sekretariat", nil, "oddvar", from: "2022-01-01"),
            SmallRegister.appointment("nestleiar", nil, "ola", from: "2022-01-01"),
            SmallRegister.appointment("leiar", nil, "siri", from: "2022-01-01"),
        ])
        #expect(roster.rows.map(\.person?.id) == ["siri", "ola", "kari", nil, "oddvar"])
        #expect(roster.rows[2].organisation?.name == "Hareid")
        #expect(roster.rows[2].person?.email == "kari@example.no")
        #expect(roster.vacancies.map(\.organisation?.id) == ["sande"])
        #expect(roster.members.map(\.person.id) == ["siri", "ola", "kari", "oddvar"])
    }

    @Test("Only what holds on the date, the first and the last day included")
    func onDate() {
        let held = [
            SmallRegister.appointment("leiar", nil, "kari", from: "2023-01-01", until: "2023-06-30"),
            SmallRegister.appointment("leiar", nil, "ola", from: "2023-07-01"),
        ]
        func chair(_ date: String) -> [PersonID] {
            roster(held, on: SmallRegister.date(date)).members.map(\.person.id)
        }
        #expect(chair("2022-12-31") == [])
        #expect(chair("2023-01-01") == ["kari"])
        #expect(chair("2023-06-30") == ["kari"])
        #expect(chair("2023-07-01") == ["ola"])
    }

    @Test("One person with several seats is one member, with the rights of all of them")
    func severalSeats() throws {
        var chair = SmallRegister.appointment("leiar", nil, "kari", from: "2022-01-01")
        chair.rights = [.propose, .vote]
        let members = roster([SmallRegister.appointment("helseleiar", "hareid", "kari", from: "2022-01-01"), chair])
            .members
        let only = try #require(members.first)
        #expect(members.count == 1)
        #expect(only.seats.map(\.role.id) == ["leiar", "helseleiar"])
        #expect(only.rights == [.speak, .propose, .vote])
    }

    @Test("A vacancy is over once someone holds the seat")
    func filledVacancy() {
        let rows = roster([
            SmallRegister.appointment("helseleiar", "hareid", nil, from: "2022-01-01"),
            SmallRegister.appointment("helseleiar", "hareid", "kari", from: "2023-01-01"),
            SmallRegister.appointment("medlem", nil, nil, from: "2022-01-01"),
            SmallRegister.appointment("medlem", nil, "ola", from: "2022-01-01"),
        ]).rows
        #expect(rows.map(\.person?.id) == ["kari", nil, "ola"])
    }

    @Test("A register in Bokmål has its chair and its deputy too")
    func bokmål() {
        var register = SmallRegister.register
        register.roles = [Role(names: ["leder"]), Role(names: ["sekretariat"])]
        register.appointments = [
            SmallRegister.appointment("sekretariat", nil, "oddvar", from: "2022-01-01"),
            SmallRegister.appointment("leder", nil, "kari", from: "2022-01-01"),
        ]
        #expect(Roster(register, of: "lsu", on: today).members.map(\.person.id) == ["kari", "oddvar"])
        #expect(register.holders(of: Role.chair, in: "lsu", on: today).map(\.id) == ["kari"])
    }

    @Test("The tree has each forum under the one it reports to, in the register's order")
    func tree() {
        var register = SmallRegister.register
        register.forums = [
            Forum(id: "volda", name: "LSU Volda", reportsTo: "ssu"),
            Forum(id: "ssu", name: "SSU", reportsTo: "topp"),
            Forum(id: "topp", name: "Partnerskapsmøtet"),
            Forum(id: "under", name: "Arbeidsgruppa", reportsTo: "volda"),
            Forum(id: "molde", name: "LSU Molde", reportsTo: "ssu"),
            Forum(id: "sekretariatet", name: "Sekretariatet", reportsTo: "topp"),
            Forum(id: "sjustjerna", name: "Sjustjerna"),
        ]
        register.appointments = [
            SmallRegister.appointment("leiar", nil, "kari", from: "2022-01-01", in: "molde"),
            SmallRegister.appointment("medlem", nil, "kari", from: "2022-01-01", in: "molde"),
            SmallRegister.appointment("nestleiar", nil, nil, from: "2022-01-01", in: "molde"),
        ]
        let tree = ForumTree(register, on: today)
        #expect(
            tree.lines == [
                "Partnerskapsmøtet",
                "├─ SSU",
                "│  ├─ LSU Volda",
                "│  │  └─ Arbeidsgruppa",
                "│  └─ LSU Molde",
                "└─ Sekretariatet",
                "Sjustjerna",
            ])
        #expect(tree.rows.map(\.depth) == [0, 1, 2, 3, 2, 1, 0])
        #expect(tree.rows.map(\.members) == [0, 0, 0, 0, 1, 0, 0])
    }

    @Test("A forum that has ended is not in the tree, and those below it come to the top")
    func endedForum() {
        var register = SmallRegister.register
        register.forums[0].ended = today
        #expect(ForumTree(register, on: today).lines == ["LSU Volda"])
        #expect(ForumTree(register, on: today.adding(days: -1)).lines.count == 2)
    }
}
