import TestSupport
import Testing

@testable import Meetings

@Suite("Follow-up, scenario by scenario")
struct FollowUpScenarioTests {
    @Test("scenario 10: Sande's item goes to the successor from the day of the handover, and the history shows both")
    func municipality() async throws {
        let life = try await FollowUpWorld(ResponsibleTests.handover)
        try await life.save(Sample.item(owners: [Sample.organisation("sande")], due: Sample.due("2023-06-30")))
        try await life.live(Sample.day("2023-06-13"), through: Sample.day("2023-09-03"))
        #expect(life.box.days("reminder", to: "leiar-sande") == ["2023-06-16", "2023-06-27"])
        #expect(life.box.days("reminder", to: "kari") == ["2023-08-14", "2023-08-21", "2023-08-28"])
        let people = try await life.reminders(1).map(\.person)
        #expect(people == ["leiar-sande", "leiar-sande", "kari", "kari", "kari"])
        let history = try await life.item(1)?.history.filter { $0.field == "holders" }
        #expect(history?.map(\.from) == ["", "Leiar Sande"])
        #expect(history?.map(\.to) == ["Leiar Sande", "Kari Nordmann"])
    }

    @Test("scenario 11: seven shares, two closed, reminders to the other five, and 2/7 to be seen")
    func everyone() async throws {
        let life = try await FollowUpWorld()
        try await life.save(
            Sample.item(owners: [Sample.everyone], due: Sample.due("2023-08-18"), shares: Sample.sevenShares))
        for name in ["volda", "Ulstein kommune"] {
            _ = try await life.followUp.done("sjustjerna", 1, for: name, by: "oddvar", in: life.network)
        }
        let line = try #require(try await life.followUp.actions(of: "sjustjerna", in: life.network).first)
        #expect(line.sharesClosed == 2 && line.sharesAll == 7 && line.item.state == .open)
        #expect(line.owners.count == 5)
        try await life.live(Sample.day("2023-08-14"))
        #expect(
            Set(life.box.recipients(of: "reminder"))
                == ["leiar-vanylven", "leiar-sande", "leiar-heroy", "leiar-hareid", "leiar-orsta"])
        let letter = try #require(life.box.reminders(to: "leiar-sande").first)
        #expect(letter.dueSoon.first?.sharesClosed == 2 && letter.dueSoon.first?.daysLeft == 4)
    }

    @Test("scenario 11: the last share closes the item")
    func lastShare() async throws {
        let life = try await FollowUpWorld()
        try await life.save(
            Sample.item(owners: [Sample.everyone], due: Sample.due("2023-08-18"), shares: Sample.sevenShares))
        for id in SampleRegister.municipalities.dropLast() {
            _ = try await life.followUp.done("sjustjerna", 1, for: id, by: "oddvar", in: life.network)
        }
        #expect(try await life.item(1)?.state == .open)
        let last = try await life.followUp.done("sjustjerna", 1, for: "volda", by: "oddvar", in: life.network)
        #expect(last.item.state == .done && last.sharesClosed == 7)
        try await life.live(Sample.day("2023-08-14"), through: Sample.day("2023-09-01"))
        #expect(life.box.recipients(of: "reminder") == [])
    }

    @Test("scenario 12: one who leads both LSU Volda and LSU Ålesund gets one mail")
    func twoSeats() async throws {
        let life = try await FollowUpWorld(ResponsibleTests.oneLeaderOfBoth)
        try await life.save(
            Sample.item(
                owners: [Sample.role("leiar", forum: "lsu-volda"), Sample.role("leiar", forum: "lsu-alesund")],
                due: Sample.due("2023-09-21")),
            Sample.item(2, owners: [Sample.role("helseleiar", "volda")], due: Sample.due("2023-09-21")))
        try await life.live(Sample.day("2023-09-07"))
        #expect(life.box.recipients(of: "reminder") == ["leiar-volda"])
        #expect(life.box.reminders(to: "leiar-volda").first?.dueSoon.map(\.item.number) == [1, 2])
        #expect(try await life.reminders(1).count == 1)
    }

    @Test("scenario 12: with two leaders, each gets one")
    func twoLeaders() async throws {
        let life = try await FollowUpWorld()
        try await life.save(
            Sample.item(
                owners: [Sample.role("leiar", forum: "lsu-volda"), Sample.role("leiar", forum: "lsu-alesund")],
                due: Sample.due("2023-09-21")))
        try await life.live(Sample.day("2023-09-07"))
        #expect(life.box.recipients(of: "reminder") == ["leiar-orsta", "leiar-volda"])
    }

    @Test("one who answers for all seven municipalities gets one mail, not seven (F-24)")
    func contactOfSeven() async throws {
        var register = SampleRegister.sjustjerna
        for index in register.appointments.indices where register.appointments[index].contact {
            register.appointments[index].person = "oddvar"
        }
        let life = try await FollowUpWorld(register)
        try await life.save(
            Sample.item(owners: [Sample.everyone], due: Sample.due("2023-09-21"), shares: Sample.sevenShares))
        try await life.live(Sample.day("2023-09-07"))
        #expect(life.box.kinds(to: "oddvar") == ["2023-09-07 reminder"])
        #expect(life.box.reminders(to: "oddvar").first?.dueSoon.map(\.owners) == [["Oddvar"]])
    }

    @Test("scenario 13: an item with ? goes to nobody, stands in Oddvar's weekly digest, and is told of when assigned")
    func unresolved() async throws {
        let life = try await FollowUpWorld()
        try await life.save(
            Sample.item(owners: [Sample.nobody], due: Deadline(text: "?", form: .unresolved, unresolved: true)))
        try await life.live(Sample.day("2023-08-14"), through: Sample.day("2023-08-27"))
        #expect(life.box.days("coordinator", to: "oddvar") == ["2023-08-14", "2023-08-21"])
        #expect(life.box.all.count == 2)
        #expect(life.box.digests(to: "oddvar").allSatisfy { $0.unresolved.map(\.item.number) == [1] })

        let given = try await life.followUp.assign(
            "sjustjerna", 1, to: "helseleiar, Hareid", by: "oddvar", in: life.network)
        #expect(given.owners == ["Leiar Hareid"])
        #expect(life.box.recipients(of: "assigned") == ["leiar-hareid"])
        guard case .assigned(let notice) = life.box.all.last?.notice else {
            Issue.record("no letter about the item")
            return
        }
        #expect(notice.by == "oddvar" && notice.line.item.number == 1)
        let history = try await life.item(1)?.history.last
        #expect(history?.from == "?" && history?.to == "helseleiar, Hareid")
    }

    @Test("scenario 14: PwC? gets nothing, and the project leader is asked to confirm")
    func unconfirmed() async throws {
        var register = SampleRegister.sjustjerna
        register.organisations.append(Organisation(id: "pwc", name: "PwC"))
        register.roles.append(Role(names: ["prosjektleiar", "prosjektleder"]))
        register.people.append(
            Person(id: "elin", name: "Elin Sørbotten", email: "elin@example.no", language: .nn))
        register.people.append(Person(id: "marianne", name: "Marianne", email: "marianne@example.no", language: .nn))
        register.forums.append(Forum(id: "prosjekt", name: "Prosjektgruppa"))
        register.appointments += [
            Appointment(forum: "prosjekt", role: "prosjektleiar", person: "elin", from: Sample.day("2022-01-01")),
            Appointment(
                forum: "prosjekt", role: "samhandlingssjef", organisation: "pwc", person: "marianne",
                from: Sample.day("2022-01-01"), contact: true),
        ]
        let life = try await FollowUpWorld(register)
        try await life.save(
            Sample.item(
                forum: "prosjekt", owners: [Sample.organisation("pwc", confirmed: false)],
                due: Sample.due("2023-08-25")))
        try await life.live(Sample.day("2023-08-14"), through: Sample.day("2023-09-10"))
        #expect(life.box.kinds(to: "marianne") == [])
        #expect(
            life.box.days("coordinator", to: "elin") == ["2023-08-14", "2023-08-21", "2023-08-28", "2023-09-04"])
        #expect(life.box.digests(to: "elin").first?.unconfirmed.first?.owners == ["pwc?"])
        #expect(life.box.kinds(to: "oddvar") == [], "the project has a leader of its own")
    }

    @Test("scenario 20: Vanylven's item of 18.08 is still open")
    func overdue() async throws {
        let life = try await FollowUpWorld()
        try await life.save(Sample.item(owners: [Sample.vanylven], due: Sample.due("2023-08-18")))
        try await life.live(Sample.day("2023-06-13"), through: Sample.day("2024-01-10"))
        let days = life.box.days("reminder", to: "leiar-vanylven")
        #expect(days.prefix(5) == ["2023-08-14", "2023-08-15", "2023-08-21", "2023-08-28", "2023-09-04"])
        #expect(!days.contains("2023-12-25") && days.contains("2024-01-02"))
        #expect(!days.contains { ISOWeek(of: Sample.day($0)).number < 33 && ISOWeek(of: Sample.day($0)).number > 26 })
        let digests = life.box.days("coordinator", to: "oddvar")
        #expect(digests.first == "2023-08-28")
        #expect(life.box.digests(to: "oddvar").first?.overdue.first?.daysLeft == -10)
        #expect(life.box.days("leader", to: "leiar-volda").first == "2023-09-11")
        #expect(life.box.leaderLetters(to: "leiar-volda").first?.items.map(\.item.number) == [1])
        #expect(!life.box.all.contains { RuleBook().isQuiet($0.on) })
    }

    @Test("a vacant role: the coordinator is reminded in its place, and the seat is named")
    func vacancy() async throws {
        let life = try await FollowUpWorld()
        try await life.save(Sample.item(owners: [Sample.role("nestleiar")], due: Sample.due("2023-09-21")))
        try await life.live(Sample.day("2023-09-05"), through: Sample.day("2023-09-26"))
        #expect(life.box.recipients(of: "reminder") == [])
        // The 14-day step on a Thursday, Mondays in full, and the day after the deadline.
        #expect(
            life.box.days("coordinator", to: "oddvar")
                == ["2023-09-05", "2023-09-07", "2023-09-11", "2023-09-18", "2023-09-22", "2023-09-25"])
        let digest = try #require(life.box.digests(to: "oddvar").first)
        #expect(digest.vacancies.map(\.seat) == ["nestleiar"])
        #expect(digest.vacancies.first?.items.first?.owners == ["nestleiar (ledig)"])
        #expect(try await life.reminders(1).map(\.stepDays) == [-14, -3, 1])
        #expect(try await life.reminders(1).allSatisfy { $0.person == "oddvar" })
    }

    @Test("a deadline that follows a meeting moves with it, and so do its reminders (scenario 6)")
    func followingDeadline() async throws {
        let life = try await FollowUpWorld()
        var meeting = Meeting(
            id: "m2", forum: "sjustjerna", date: Sample.day("2023-10-13"), start: SampleRegister.time(9, 0),
            end: SampleRegister.time(14, 30), place: "", uid: "u@x", now: life.world.time.now)
        meeting.stage = .called
        meeting.agendaSent = life.world.time.now
        try await life.save(meeting)
        var item = Sample.item(owners: [Sample.vanylven], due: Sample.due("2023-10-13"))
        item.due.form = .meeting
        item.due.forum = "sjustjerna"
        try await life.save(item)
        try await life.live(Sample.day("2023-09-29"))
        #expect(life.box.days("reminder", to: "leiar-vanylven") == ["2023-09-29"])
        let later = MoveTarget(date: Sample.day("2023-10-20"))
        _ = try await InvitationWorkflow(life.world.environment).move(
            try MeetingName("sjustjerna/2023-10-13"), to: later, in: life.network)
        #expect(try await life.item(1)?.due.date == Sample.day("2023-10-20"))
        try await life.live(Sample.day("2023-09-30"), through: Sample.day("2023-10-24"))
        #expect(
            life.box.days("reminder", to: "leiar-vanylven")
                == ["2023-09-29", "2023-10-06", "2023-10-17", "2023-10-23"])
    }
}
