import Meetings
import Testing
import YAMLFiles

@Suite("Register files as people write them")
struct RegisterFilesTests {
    private static let example = "Tests/YAMLFilesTests/Fixtures/register-example.yaml"
    private static let sjustjerna = "Config/sjustjerna.yaml"
    private static let helsefellesskap = "Config/helsefellesskap-mr.yaml"

    private func read(_ path: String) throws -> Register {
        let draft = try RegisterFile.read(RegisterExamples.file(path))
        return try RegisterDifference(from: nil, to: draft, on: RegisterExamples.today).register
    }

    @Test(
        "The bundled networks and the example are taken as they are", arguments: [example, sjustjerna, helsefellesskap])
    func taken(path: String) throws {
        #expect(RegisterExamples.faults(try RegisterExamples.file(path)) == [])
        let register = try read(path)
        let again = try RegisterDifference(
            from: register, to: RegisterFile.read(RegisterFile.write(register)), on: RegisterExamples.today)
        #expect(again.isEmpty)
        #expect(again.register == register)
    }

    @Test("Every address is one that reaches nobody", arguments: [sjustjerna, helsefellesskap])
    func addresses(path: String) throws {
        let register = try read(path)
        let addresses = register.people.map(\.email) + [register.network.mailbox]
        #expect(addresses.allSatisfy { $0.hasSuffix("@example.no") || $0.hasSuffix(".example.no") })
    }

    @Test("Sjustjerna: seven municipalities, each with its head of health, a coordinator and a cadence")
    func sevenStars() throws {
        let register = try read(Self.sjustjerna)
        let forum = try #require(register.forum("sjustjerna"))
        #expect(forum.subtitle == "Samarbeidsorgan for helse og omsorgstenester på Søre Sunnmøre")
        #expect(forum.shortName == "Sjustjerna")
        let cadence = try #require(forum.cadence)
        #expect(cadence.everyWeeks == 6 && cadence.weekday == .friday && cadence.mode == .floating)
        #expect(cadence.last == CalendarDate("2023-06-09"))
        #expect(
            register.municipalities(in: "sjustjerna", on: RegisterExamples.today).map(\.name)
                == ["Vanylven", "Sande", "Herøy", "Ulstein", "Hareid", "Ørsta", "Volda"])
        for municipality in register.municipalities(in: "sjustjerna", on: RegisterExamples.today) {
            let contact = register.contact(of: municipality.id, in: "sjustjerna", on: RegisterExamples.today)
            #expect(contact?.role == "helseleiar")
            #expect(municipality.aliases.contains("\(municipality.name) kommune"))
        }
        #expect(register.coordinators(of: "lsu-alesund", on: RegisterExamples.today).map(\.id) == ["oddvar"])
        #expect(register.contact(of: "hareid", in: "sjustjerna", on: RegisterExamples.today)?.person == "kari")
    }

    @Test("Møre og Romsdal: Partnerskapsmøtet, SSU, four LSU, twelve FSU and the secretariat")
    func structure() throws {
        let register = try read(Self.helsefellesskap)
        func below(_ forum: ForumID) -> [String] { register.forums.filter { $0.reportsTo == forum }.map(\.name) }
        #expect(below("partnerskapsmotet") == ["Strategisk samarbeidsutval", "Samarbeidssekretariatet"])
        #expect(
            below("ssu").filter { $0.hasPrefix("LSU ") } == [
                "LSU Kristiansund", "LSU Molde", "LSU Ålesund", "LSU Volda",
            ])
        #expect(below("ssu").filter { $0.hasPrefix("FSU ") }.count == 12)
        #expect(register.forums.count == 19)
        #expect(
            register.holders(of: Role.chair, in: "ssu", on: RegisterExamples.today).map(\.name) == ["Tanja Thalen"])
        #expect(
            register.holders(of: Role.viceChair, in: "partnerskapsmotet", on: RegisterExamples.today).map(\.name)
                == ["May Helen M. Grimstad"])
        let tree = ForumTree(register, on: RegisterExamples.today).lines
        #expect(tree.prefix(3) == ["Partnerskapsmøtet", "├─ Strategisk samarbeidsutval", "│  ├─ LSU Kristiansund"])
        #expect(register.forum("samarbeidssekretariatet")?.aliases.contains("Samhandlingssekretariatet") == true)
    }

    @Test("Scenario «ring i strukturen»: Partnerskapsmøtet can't report to LSU Molde")
    func circle() throws {
        let text = try RegisterExamples.file(Self.helsefellesskap)
            .replacing("    reportsTo: null", with: "    reportsTo: lsu-molde")
        let problem = try #require(RegisterExamples.problems(text).first)
        #expect(problem.code == "circle-in-reports-to")
        #expect(problem.message.nn.contains("ring i strukturen: Partnerskapsmøtet → LSU Molde → "))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(problem.line.map { lines[$0 - 1] } == "    reportsTo: lsu-molde")
    }

    @Test("What may be left out has its default")
    func defaults() throws {
        let register = try RegisterFile.read(RegisterExamples.small).register
        let ssu = try #require(register.forum("ssu"))
        #expect(ssu == Forum(id: "ssu", name: "SSU"))
        #expect(ssu.invitations == InvitationPolicy(mode: .automatic, horizon: 2))
        #expect(register.person("kari")?.language == .nn)
        #expect(register.person("ola")?.language == .nb)
        #expect(register.appointments.map(\.rights) == [[.speak], [.speak]])
        #expect(register.appointments.map(\.contact) == [true, false])
        #expect(register.forum("lsu")?.standing == [.opening, .news])
        #expect(register.role("leiar")?.names == ["leiar", "leder"])
        #expect(register.role("leiar")?.holders == .one)
        #expect(register.role("sekretariat")?.holders == .many)
    }

    @Test("A role is known by either of its names, and may be written out in full")
    func roles() throws {
        let text = RegisterExamples.small("{role: leiar, person", "{role: leder, person")
            .replacing("helseleiar, sekretariat]", with: "helseleiar, {names: [sekretariat], holders: one}]")
        let register = try RegisterFile.read(text).register
        #expect(register.appointments.last?.role == "leiar")
        #expect(register.role("sekretariat")?.holders == .one)
    }

    @Test("A Windows file with a byte order mark is read, with the same lines")
    func windows() {
        let text = RegisterExamples.small("person: kari", "person: karo").replacing("\n", with: "\r\n")
        #expect(RegisterExamples.faults("\u{FEFF}" + text) == ["19 unknown-person"])
    }

    @Test("A register with every key, comments and block lists")
    func everyKey() throws {
        let text = """
            # A whole register
            network: {id: sjustjerna, name: Sjustjerna, language: nn, timezone: Europe/Oslo, mailbox: m@example.no,
                      county: møre-og-romsdal}
            organisations:
              - {id: hareid, name: Hareid, aliases: [Hareid kommune], kind: municipality}     # a comment
              - id: hmr
                name: Helse Møre og Romsdal
                aliases:
                  - HMR
                kind: hospital-trust
                ended: 2024-01-01
            roles: [leiar, helseleiar, "kommuneoverlege", {names: [vakt/beredskap, beredskap], ended: 2023-01-01}]
            people:
              - {id: kari, name: Kari Nes, email: kari@example.no, language: nn, aliases: [], ended: null}
            forums:
              - id: sjustjerna
                name: Sjustjerna helse og omsorg
                subtitle: Samarbeidsorgan
                aliases: []
                reportsTo: ~
                rules: statutory
                caseNumbers: true
                cadence: {everyWeeks: 2, weekday: wednesday, start: 08.30, end: "11:00", mode: odd-weeks,
                          last: 2023-06-09, minimumGapDays: 7}
                place: Ulsteinvik
                invitations: {mode: manual, horizon: 0}
                standing: []
                ended: null
                appointments:
                  - {role: helseleiar, organisation: hareid, person: kari, from: 2022-01-01, until: null,
                     rights: [speak, propose, vote], contact: true}
                  - {role: kommuneoverlege, organisation: hareid, person: null, from: "2022-01-01"}
            """
        #expect(RegisterExamples.faults(text) == [])
        let register = try RegisterFile.read(text).register
        let forum = try #require(register.forums.first)
        #expect(forum.cadence?.mode == .oddWeeks && forum.cadence?.minimumGapDays == 7)
        #expect(forum.cadence?.start == TimeOfDay(8, 30))
        #expect(forum.rules == .statutory && forum.standing.isEmpty && forum.caseNumbers)
        #expect(register.organisations[1].ended == CalendarDate("2024-01-01"))
        #expect(register.roles.last?.names == ["vakt/beredskap", "beredskap"])
        #expect(register.appointments.map(\.person) == ["kari", nil])
        #expect(try RegisterFile.read(RegisterFile.write(register)).register == register)
    }
}
