import Meetings
import TestSupport
import Testing

@Suite("The table of rights")
struct RightTableTests {
    private let today = SampleRegister.day(2023, 6, 12)

    private func access(
        _ address: String, administrator: Bool = false, _ register: Register = SampleRegister.sjustjerna
    ) -> Access {
        register.access(of: .address(address, isAdministrator: administrator), on: today)
    }

    @Test("who stands how in a forum follows from the roster of the day")
    func standings() {
        #expect(access("oddvar@example.no").standing(in: "sjustjerna") == .coordinator)
        #expect(access("leiar.volda@example.no").standing(in: "sjustjerna") == .leader)
        #expect(access("leiar.hareid@example.no").standing(in: "sjustjerna") == .member)
        #expect(access("leiar.hareid@example.no").standing(in: "lsu-volda") == .person)
        #expect(access("leiar.orsta@example.no").standing(in: "lsu-alesund") == .leader)
        #expect(access("kari@example.no").standing(in: "sjustjerna") == .person)
        #expect(access("framand@example.no").standing(in: "sjustjerna") == .stranger)
        #expect(access("framand@example.no", administrator: true).standing(in: "sjustjerna") == .administrator)
    }

    @Test("a forum without a secretariat of its own is coordinated by the one above it, or by any there is")
    func inherited() {
        #expect(access("oddvar@example.no").standing(in: "lsu-volda") == .coordinator)
        var register = SampleRegister.sjustjerna
        register.appointments.append(
            Appointment(forum: "lsu-volda", role: "sekretariat", person: "eli", from: SampleRegister.day(2023, 1, 1)))
        #expect(access("oddvar@example.no", register).standing(in: "lsu-volda") == .person)
        #expect(access("eli@example.no", register).standing(in: "lsu-volda") == .coordinator)
        #expect(access("eli@example.no", register).standing(in: "sjustjerna") == .person)
        #expect(access("eli@example.no", register).may(.coordinateNetwork))
    }

    @Test("a deputy chair leads, in either Norwegian")
    func viceChair() {
        var register = SampleRegister.sjustjerna
        register.roles[1] = Role(names: ["nestleder"])
        register.appointments.append(
            Appointment(forum: "lsu-volda", role: "nestleder", person: "kari", from: SampleRegister.day(2023, 1, 1)))
        #expect(access("kari@example.no", register).standing(in: "lsu-volda") == .leader)
    }

    @Test("an appointment that hasn't begun or has ended gives nothing, nor does one who has left")
    func dates() {
        var register = SampleRegister.sjustjerna
        register.appointments += [
            Appointment(forum: "lsu-volda", role: "sekretariat", person: "kari", from: today.adding(days: 1)),
            Appointment(
                forum: "lsu-alesund", role: "sekretariat", person: "kari", from: SampleRegister.day(2023, 1, 1),
                until: today.adding(days: -1)),
        ]
        #expect(access("kari@example.no", register).standing == .person)
        for index in register.people.indices where register.people[index].id == "oddvar" {
            register.people[index].ended = today
        }
        #expect(access("oddvar@example.no", register).standing == .stranger)
        #expect(access("oddvar@example.no", register).verdict(on: .seeNetwork) == .hidden)
    }

    private static let rows: [(Right, ForumID?, [Verdict])] = [
        // stranger, other network, person, member, leader, coordinator, administrator
        (.anyone, nil, [.allowed, .allowed, .allowed, .allowed, .allowed, .allowed, .allowed]),
        (.signedIn, nil, [.signIn, .allowed, .allowed, .allowed, .allowed, .allowed, .allowed]),
        (.seeNetwork, nil, [.signIn, .hidden, .allowed, .allowed, .allowed, .allowed, .allowed]),
        (.seeForum, "sjustjerna", [.signIn, .hidden, .forbidden, .allowed, .allowed, .allowed, .allowed]),
        (.lead, "sjustjerna", [.signIn, .hidden, .forbidden, .forbidden, .allowed, .allowed, .allowed]),
        (.coordinate, "sjustjerna", [.signIn, .hidden, .forbidden, .forbidden, .forbidden, .allowed, .allowed]),
        (.coordinateNetwork, nil, [.signIn, .hidden, .forbidden, .forbidden, .forbidden, .allowed, .allowed]),
        (.administer, nil, [.signIn, .forbidden, .forbidden, .forbidden, .forbidden, .forbidden, .allowed]),
        (.seeForum, "no-such", [.signIn, .hidden, .hidden, .hidden, .hidden, .hidden, .hidden]),
    ]

    @Test("every right for everyone", arguments: rows)
    func table(right: Right, forum: ForumID?, expected: [Verdict]) {
        let register = SampleRegister.sjustjerna
        let identities: [Identity] = [
            .stranger, .address("koordinator@anna.example.no", isAdministrator: false),
            .address("kari@example.no", isAdministrator: false),
            .address("leiar.hareid@example.no", isAdministrator: false),
            .address("leiar.volda@example.no", isAdministrator: false),
            .address("oddvar@example.no", isAdministrator: false),
            .address("drift@example.no", isAdministrator: true),
        ]
        let found = identities.map { register.access(of: $0, on: today).verdict(on: right, in: forum) }
        #expect(found == expected)
    }

    @Test("every right stands in the table")
    func complete() { #expect(Set(Self.rows.map(\.0)) == Set(Right.allCases)) }

    @Test("a network that isn't there answers as one that isn't yours")
    func noNetwork() {
        let known = Identity.address("oddvar@example.no", isAdministrator: false)
        let others = Identity.address("koordinator@anna.example.no", isAdministrator: false)
        let register = SampleRegister.sjustjerna
        for right in Right.allCases where right.rule.scope != .site {
            #expect(known.verdict(on: right) == .hidden)
            #expect(register.access(of: others, on: today).verdict(on: right, in: "sjustjerna") == .hidden)
            #expect(Identity.stranger.verdict(on: right) == .signIn)
        }
    }

    @Test("a token is its person's, in its network alone")
    func token() {
        let register = SampleRegister.sjustjerna
        #expect(register.access(of: .person("oddvar", "sjustjerna"), on: today).standing == .coordinator)
        #expect(register.access(of: .person("oddvar", "anna"), on: today).standing == .stranger)
        #expect(register.access(of: .person("ingen", "sjustjerna"), on: today).standing == .stranger)
        #expect(Identity.person("oddvar", "sjustjerna").verdict(on: .administer) == .forbidden)
    }

    @Test("an alias that is an address counts, one that is a name doesn't, whatever the case of the letters")
    func aliases() {
        var register = SampleRegister.sjustjerna
        for index in register.people.indices where register.people[index].id == "oddvar" {
            register.people[index].aliases = ["Oddvar@Kommune.example.no", "odd"]
        }
        #expect(access("oddvar@kommune.example.no", register).standing == .coordinator)
        #expect(access("odd", register).standing == .stranger)
    }

    @Test("the forums somebody may look into are those they sit in or coordinate")
    func forums() {
        #expect(access("leiar.orsta@example.no").forums.map(\.id) == ["sjustjerna", "lsu-alesund"])
        #expect(access("kari@example.no").forums.isEmpty)
        #expect(access("oddvar@example.no").forums.count == 3)
        #expect(access("leiar.orsta@example.no").forums(.coordinate).isEmpty)
    }
}
