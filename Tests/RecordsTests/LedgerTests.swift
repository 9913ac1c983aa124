import Database
import Meetings
import Records
import Testing

@Suite("What is written in the books is what is read")
struct LedgerTests {
    @Test("a register comes back whole and in its order, and there is none before one is applied")
    func register() async throws {
        let store = try await Samples.store()
        #expect(try await store.read("sjustjerna") { try $0.register() } == nil)
        #expect(try await store.networks().isEmpty)
        try await store.write("sjustjerna") { try $0.save(Samples.register()) }
        #expect(try await store.read("sjustjerna") { try $0.register() } == Samples.register())
        #expect(try await store.networks() == ["sjustjerna"])
    }

    @Test("a register applied again changes what it has, and leaves what it hasn't")
    func registerAgain() async throws {
        let store = try await Samples.store()
        try await store.write("sjustjerna") { try $0.save(Samples.register()) }
        var changed = Samples.register()
        changed.network.name = "Eit anna namn"
        changed.people.reverse()
        changed.people[1].ended = nil
        changed.appointments[0].until = Samples.day("2025-05-05")
        try await store.write("sjustjerna") { [changed] in try $0.save(changed) }
        #expect(try await store.read("sjustjerna") { try $0.register() } == changed)
        var part = changed
        part.people.removeFirst()
        try await store.write("sjustjerna") { [part] in try $0.save(part) }
        let after = try #require(try await store.read("sjustjerna") { try $0.register() })
        #expect(Set(after.people) == Set(changed.people))
    }

    @Test("meetings come back as they were, by date, of one forum or all")
    func meetings() async throws {
        let store = try await Samples.store()
        let (later, full) = (Samples.plainMeeting("m0", on: "2023-10-06"), Samples.meeting())
        let sameDay = Samples.plainMeeting("a", on: "2023-10-06", start: "12:00")
        var other = Samples.plainMeeting("m9", on: "2023-01-01")
        other.forum = "anna"
        for meeting in [later, full, sameDay, other] {
            try await store.write("sjustjerna") { try $0.save(meeting) }
        }
        try await store.read("sjustjerna") { ledger in
            let (ofForum, all) = (try ledger.meetings(of: "lsu"), try ledger.meetings())
            #expect(ofForum == [full, later, sameDay])
            #expect(all.map(\.id) == ["m9", "m1", "m0", "a"])
            let (found, missing) = (try ledger.meeting("m1"), try ledger.meeting("m2"))
            #expect(found == full)
            #expect(missing == nil)
        }
        var moved = later
        moved.date = Samples.day("2023-02-02")
        try await store.write("sjustjerna") { [moved] in try $0.save(moved) }
        #expect(try await store.read("sjustjerna") { try $0.meetings(of: "lsu") }.first == moved)
    }

    @Test("invitations stay in the order people were called, and are found by their token")
    func invitations() async throws {
        let store = try await Samples.store()
        var first = Samples.invitation("anna", token: "t1")
        let rest = [Samples.invitation("siri", token: "t2"), Samples.fullInvitation()]
        for invitation in [first] + rest { try await store.write("sjustjerna") { try $0.save(invitation) } }
        first.answer = Answer(.accepted, at: Samples.instant(20), way: .mail)
        first.sequence = 1
        try await store.write("sjustjerna") { [first] in try $0.save(first) }
        try await store.write("sjustjerna") { try $0.save(Samples.invitation("siri", token: "t4", meeting: "m2")) }
        try await store.read("sjustjerna") { [first] ledger in
            let (all, found) = (try ledger.invitations(to: "m1"), try ledger.invitation(token: "t-presents"))
            #expect(all == [first] + rest)
            #expect(found == rest.last)
            let strange = try ledger.invitation(token: "t1' OR '1'='1\0")
            #expect(strange == nil)
        }
    }

    @Test("cases, agendas, presentations and contributions come back as they were")
    func agenda() async throws {
        let store = try await Samples.store()
        let plain = Case(id: "c0", forum: "lsu", title: "Ymse", kind: .pause, added: Samples.instant())
        let presentation = Presentation(forum: "lsu", organisation: "volda", date: Samples.day("2023-06-09"))
        let given = ["2023-06-02", "2023-06-03", "2023-06-01"].map {
            Contribution(forum: "lsu", date: Samples.day($0), from: "siri", text: "https://example.no/\($0)")
        }
        let full = Contribution(
            forum: "lsu", date: Samples.day("2023-06-02"), from: "anna", organisation: "volda", heading: "Nytt",
            text: "")
        try await store.write("sjustjerna") { ledger in
            for agendaCase in [Samples.agendaCase(), plain] { try ledger.save(agendaCase) }
            for _ in 1...2 { try ledger.save(presentation) }
            for contribution in given + [full, given[0]] { try ledger.save(contribution) }
            try ledger.save(AgendaRecord(meeting: "m1", drafted: ""))
            try ledger.save(Samples.agenda())
        }
        try await store.read("sjustjerna") { ledger in
            let (cases, agenda, none) = (
                try ledger.cases(of: "lsu"), try ledger.agenda(of: "m1"), try ledger.agenda(of: "m2")
            )
            #expect(cases == [plain, Samples.agendaCase()])
            #expect(agenda == Samples.agenda())
            #expect(none == nil)
            let presentations = try ledger.presentations(in: "lsu")
            #expect(presentations == [presentation])
            let contributions = try ledger.contributions(to: "lsu", since: Samples.day("2023-06-02"))
            #expect(contributions == [given[0], full, given[1]])
        }
    }

    @Test("a case number is given once in a forum and a year, and counted from there")
    func caseNumbers() async throws {
        let store = try await Samples.store()
        let number = CaseNumber(number: 21, year: 2023)
        try await store.write("sjustjerna") { try $0.take(number, of: "lsu") }
        let error = await #expect(throws: DatabaseError.self) {
            try await store.write("sjustjerna") { try $0.take(number, of: "lsu") }
        }
        #expect(error?.code == .unique)
        try await store.write("sjustjerna") { ledger in
            try ledger.take(number, of: "annan")
            try ledger.take(CaseNumber(number: 3, year: 2024), of: "lsu")
            try ledger.take(CaseNumber(number: 5, year: 2023), of: "lsu")
        }
        let last = try await store.read("sjustjerna") { ledger in
            try [2022, 2023, 2024].map { try ledger.lastCaseNumber(of: "lsu", year: $0) }
        }
        #expect(last == [0, 21, 3])
    }

    @Test("minutes come back as they were, their text to the byte")
    func minutes() async throws {
        let store = try await Samples.store()
        var plain = MinutesRecord(
            meeting: "m2", forum: "lsu", date: Samples.day("2023-01-01"), title: "", text: "", digest: "",
            status: .draft, imported: Samples.instant())
        try await store.write("sjustjerna") { [plain] in
            try $0.save(Samples.minutes())
            try $0.save(plain)
        }
        plain.status = .approved
        try await store.write("sjustjerna") { [plain] in try $0.save(plain) }
        try await store.read("sjustjerna") { [plain] ledger in
            let (one, all) = (try ledger.minutes(of: MeetingID("m1")), try ledger.minutes(of: ForumID("lsu")))
            #expect(one == Samples.minutes())
            #expect(one.map { Array($0.text.utf8) } == Array(Samples.minutes().text.utf8))
            #expect(all == [plain, Samples.minutes()])
        }
    }

    @Test("items come back as they were, by number, and numbers go on from the highest")
    func items() async throws {
        let store = try await Samples.store()
        var plain = ActionItem(
            forum: "lsu", number: 7, text: "", owners: [], due: Deadline(text: "", form: .none), meeting: "m1",
            meetingDate: Samples.day("2023-08-25"), caseTitle: "", created: Samples.day("2023-08-25"))
        let other = Samples.item(99, forum: "annan")
        for item in [Samples.item(), plain, other] { try await store.write("sjustjerna") { try $0.save(item) } }
        for place in [ActionItem.AgendaPlace.standing, .next, .forum(""), nil] {
            plain.agenda = place
            try await store.write("sjustjerna") { [plain] in try $0.save(plain) }
            #expect(try await store.read("sjustjerna") { try $0.item(7, of: "lsu") } == plain)
        }
        try await store.read("sjustjerna") { [plain] ledger in
            let (ofForum, all) = (try ledger.items(of: "lsu"), try ledger.items())
            #expect(ofForum == [plain, Samples.item()])
            #expect(all == [other, plain, Samples.item()])
            let (last, none) = (try ledger.lastItemNumber(of: "lsu"), try ledger.lastItemNumber(of: "tom"))
            #expect(last == 41)
            #expect(none == 0)
            let missing = try ledger.item(8, of: "lsu")
            #expect(missing == nil)
        }
    }

    @Test("a reminder is noted once, and found by its item and by its day")
    func reminders() async throws {
        let store = try await Samples.store()
        func reminder(_ number: Int, on date: String) -> ReminderSent {
            ReminderSent(
                forum: "lsu", number: number, person: "siri", stepDays: -14, due: Samples.day("2023-12-22"),
                on: Samples.day(date))
        }
        let sent = [reminder(1, on: "2023-12-08"), reminder(1, on: "2023-12-10"), reminder(2, on: "2023-12-09")]
        try await store.write("sjustjerna") { ledger in
            for reminder in sent + sent { try ledger.save(reminder) }
        }
        try await store.read("sjustjerna") { ledger in
            let (ofItem, since) = (
                try ledger.reminders(of: "lsu", number: 1), try ledger.reminders(since: Samples.day("2023-12-09"))
            )
            #expect(ofItem == [sent[0], sent[1]])
            #expect(since == [sent[2], sent[1]])
        }
    }

    @Test("a job is written once, found when due, and not again when done")
    func jobs() async throws {
        let store = try await Samples.store()
        let early = Job(key: "daily:1", kind: .daily, due: Samples.instant(10))
        var late = Job(key: "call:m1", kind: .call, meeting: "m1", due: Samples.instant(20))
        let added = try await store.write("sjustjerna") { [late] ledger in
            [
                try ledger.add(late), try ledger.add(early),
                try ledger.add(Job(key: "call:m1", kind: .daily, due: early.due)),
            ]
        }
        #expect(added == [true, true, false])
        try await store.read("sjustjerna") { [late] ledger in
            let due = try [9, 10, 20].map { try ledger.jobsDue(at: Samples.instant($0)) }
            #expect(due == [[], [early], [early, late]])
            let next = try [9, 10, 20].map { try ledger.nextJobDue(after: Samples.instant($0)) }
            #expect(next == [early.due, late.due, nil])
            let ofMeeting = try ledger.jobs(of: "m1")
            #expect(ofMeeting == [late])
        }
        late.state = .done
        late.done = Samples.instant(21)
        late.attempts = 3
        try await store.write("sjustjerna") { [late] ledger in
            try ledger.save(late)
            var dropped = early
            dropped.state = .dropped
            try ledger.save(dropped)
        }
        try await store.read("sjustjerna") { [late] ledger in
            let (found, next) = (try ledger.job(key: "call:m1"), try ledger.nextJobDue(after: Samples.instant()))
            #expect(found == late)
            #expect(next == nil)
            let due = try ledger.jobsDue(at: Samples.instant(1000))
            #expect(due.isEmpty)
        }
    }
}
