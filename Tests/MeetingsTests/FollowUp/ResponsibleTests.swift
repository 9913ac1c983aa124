import TestSupport
import Testing

@testable import Meetings

@Suite("Who is responsible on a day")
struct ResponsibleTests {
    private let due = Sample.due("2023-08-18")

    private func people(
        _ owners: Party..., forum: ForumID = "sjustjerna", on date: String = "2023-08-14",
        register: Register = SampleRegister.sjustjerna, shares: [ActionItem.Share] = []
    ) -> [String] {
        let item = Sample.item(forum: forum, owners: owners, due: due, shares: shares)
        return register.holders(of: item, on: Sample.day(date)).map { $0.person?.rawValue ?? "ledig: \($0.seat)" }
    }

    @Test("a role for an organisation is its holder there")
    func roleForOrganisation() {
        #expect(people(Sample.role("helseleiar", "hareid")) == ["leiar-hareid"])
    }

    @Test("a role without a place is the forum's own, with a forum that one's")
    func roleInForum() {
        #expect(people(Sample.role("leiar")) == ["leiar-volda"])
        #expect(people(Sample.role("leiar"), forum: "lsu-alesund") == ["leiar-orsta"])
        #expect(people(Sample.role("leiar", forum: "lsu-alesund")) == ["leiar-orsta"])
        #expect(people(Sample.role("leder")) == ["leiar-volda"], "in either language")
    }

    @Test("a role held in another forum only is found there")
    func roleElsewhere() {
        var register = SampleRegister.sjustjerna
        register.appointments.append(
            Appointment(
                forum: "lsu-volda", role: "samhandlingssjef", organisation: "hmr", person: "eli",
                from: Sample.day("2022-01-01")))
        #expect(people(Sample.role("samhandlingssjef", "hmr"), register: register) == ["eli"])
    }

    @Test("a role nobody holds is vacant: its promises are the coordinator’s, not the contact’s")
    func vacantRole() {
        #expect(people(Sample.role("kommuneoverlege", "orsta")) == ["ledig: kommuneoverlege, orsta"])
        #expect(people(Sample.role("samhandlingssjef", "hmr")) == ["ledig: samhandlingssjef, hmr"])
        #expect(people(Sample.role("nestleiar")) == ["ledig: nestleiar"])
    }

    @Test("an organisation is its contact in the forum")
    func organisation() {
        #expect(people(Sample.organisation("sande")) == ["leiar-sande"])
        #expect(people(Sample.organisation("hmr")) == ["ledig: hmr"])
        #expect(people(Sample.organisation("sande"), forum: "lsu-volda") == ["ledig: sande"])
    }

    @Test("an open-ended vacancy doesn't hide who has filled the seat since")
    func filledVacancy() {
        var register = SampleRegister.sjustjerna
        register.appointments.insert(
            Appointment(
                forum: "sjustjerna", role: "helseleiar", organisation: "sande", from: Sample.day("2021-01-01"),
                contact: true), at: 0)
        #expect(people(Sample.organisation("sande"), register: register) == ["leiar-sande"])
        #expect(people(Sample.role("helseleiar", "sande"), register: register) == ["leiar-sande"])
    }

    @Test("a forum is its leader and its secretariat")
    func forum() {
        #expect(
            people(Party(kind: .forum, text: "Sjustjerna", forum: "sjustjerna"), forum: "lsu-volda")
                == ["leiar-volda", "oddvar"])
        #expect(people(Party(kind: .forum, text: "LSU Ålesund", forum: "lsu-alesund")) == ["leiar-orsta"])
    }

    @Test("a person is that person, until they have left the register")
    func person() {
        #expect(people(Sample.person("eli")) == ["eli"])
        var register = SampleRegister.sjustjerna
        for index in register.people.indices where register.people[index].id == "eli" {
            register.people[index].ended = Sample.day("2023-08-15")
        }
        #expect(people(Sample.person("eli"), register: register) == ["eli"])
        #expect(people(Sample.person("eli"), on: "2023-08-15", register: register) == ["ledig: eli"])
    }

    @Test("what is unresolved or unconfirmed is nobody's")
    func unsettled() {
        #expect(people(Sample.nobody) == [])
        #expect(people(Sample.organisation("sande", confirmed: false)) == [])
        #expect(people(Sample.nobody, Sample.vanylven) == ["leiar-vanylven"])
    }

    @Test("everyone: one for each share that isn't closed")
    func everyone() {
        var shares = Sample.sevenShares
        shares[6].closed = Sample.day("2023-08-01")
        shares[3].closed = Sample.day("2023-08-01")
        #expect(
            people(Sample.everyone, shares: shares)
                == ["leiar-vanylven", "leiar-sande", "leiar-heroy", "leiar-hareid", "leiar-orsta"])
        #expect(
            people(
                Party(kind: .everyone, text: "alle", everyone: .members),
                shares: [ActionItem.Share(person: "oddvar"), ActionItem.Share(person: "eli")]) == ["oddvar", "eli"])
    }

    @Test("a share is vacant while nobody answers for the municipality")
    func vacantShare() {
        var register = SampleRegister.sjustjerna
        for index in register.appointments.indices where register.appointments[index].person == "leiar-hareid" {
            register.appointments[index].until = Sample.day("2023-06-30")
        }
        #expect(
            people(Sample.everyone, register: register, shares: [ActionItem.Share(organisation: "hareid")])
                == ["ledig: Hareid"])
        #expect(
            people(
                Sample.everyone, on: "2023-06-30", register: register,
                shares: [ActionItem.Share(organisation: "hareid")]) == ["leiar-hareid"])
    }

    @Test("several owners stand in the order of the minutes, one person with two seats twice")
    func order() {
        let register = Self.oneLeaderOfBoth
        #expect(
            people(
                Sample.role("leiar", forum: "lsu-volda"), Sample.person("eli"),
                Sample.role("leiar", forum: "lsu-alesund"), register: register)
                == ["leiar-volda", "eli", "leiar-volda"])
    }

    static var oneLeaderOfBoth: Register {
        var register = SampleRegister.sjustjerna
        for index in register.appointments.indices where register.appointments[index].forum == "lsu-alesund" {
            register.appointments[index].person = "leiar-volda"
        }
        return register
    }

    @Test("the successor has it from the first day, and not before")
    func successor() {
        let register = Self.handover
        #expect(people(Sample.organisation("sande"), on: "2023-07-31", register: register) == ["leiar-sande"])
        #expect(people(Sample.organisation("sande"), on: "2023-08-01", register: register) == ["kari"])
    }

    /// Sande's head of health leaves, and Kari takes over on 1 August 2023.
    static var handover: Register {
        var register = SampleRegister.sjustjerna
        for index in register.appointments.indices where register.appointments[index].person == "leiar-sande" {
            register.appointments[index].until = Sample.day("2023-07-31")
        }
        register.appointments.append(
            Appointment(
                forum: "sjustjerna", role: "helseleiar", organisation: "sande", person: "kari",
                from: Sample.day("2023-08-01"), rights: [.speak, .propose, .vote], contact: true))
        return register
    }
}
