import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

/// Facts for the desk in few words: Monday 12 June 2023.
enum DeskSample {
    static let today = Sample.day("2023-06-12")

    static func facts(
        _ register: Register = SampleRegister.sjustjerna, forums: Set<ForumID> = ["sjustjerna"]
    ) -> DeskFacts {
        var facts = DeskFacts(
            register: register, today: today, zone: Sample.oslo, rules: RuleBook(), forums: forums)
        // Enough is planned, where nothing else is said.
        facts.coming = ["2024-01-05", "2024-02-16"].map { meeting($0) }
        return facts
    }

    static func meeting(_ date: String, forum: ForumID = "sjustjerna", stage: Meeting.Stage = .planned) -> Meeting {
        var meeting = Meeting(
            id: MeetingID("\(forum)-\(date)"), forum: forum, date: Sample.day(date),
            start: SampleRegister.time(9, 0), end: SampleRegister.time(14, 30), place: "Ulsteinvik",
            uid: "\(date)@x", now: Date(timeIntervalSince1970: 0))
        meeting.stage = stage
        if stage != .planned { meeting.called = Date(timeIntervalSince1970: 0) }
        return meeting
    }

    static func call(_ person: PersonID, to meeting: Meeting, _ state: Answer.State = .none) -> Invitation {
        var call = Invitation(
            meeting: meeting.id, person: person, seat: "", token: person.rawValue, uid: meeting.uid, sequence: 0,
            stamp: meeting.stamp, sent: meeting.stamp)
        call.answer.state = state
        return call
    }

    static func lines(_ facts: DeskFacts, besides others: Set<DeskLine.Kind> = [.vacancy]) -> [DeskLine] {
        DeskRules(facts: facts).lines().filter { !others.contains($0.kind) }
    }

    static func kinds(_ facts: DeskFacts) -> [DeskLine.Kind] { lines(facts).map(\.kind) }

    static func kinds(of meeting: Meeting, _ change: (inout DeskFacts.MeetingFacts) -> Void = { _ in }) -> [DeskLine] {
        var facts = DeskSample.facts()
        var own = DeskFacts.MeetingFacts(meeting: meeting)
        change(&own)
        facts.meetings = [own]
        return lines(facts)
    }
}

@Suite("What is urgent about a meeting")
struct DeskMeetingTests {
    @Test(
        "the agenda is to be cleared from three weeks before, sent from ten days before, and then it is late",
        arguments: [
            ("2023-07-04", nil, nil), ("2023-07-03", .agendaToClear, .later), ("2023-06-30", .agendaToClear, .thisWeek),
            ("2023-06-24", .agendaToClear, .today), ("2023-06-22", .agendaToSend, .today),
            ("2023-06-14", .agendaToSend, .today), ("2023-06-12", nil, nil),
        ] as [(String, DeskLine.Kind?, DeskLine.Group?)])
    func agenda(date: String, kind: DeskLine.Kind?, group: DeskLine.Group?) {
        let lines = DeskSample.kinds(of: DeskSample.meeting(date, stage: .called))
        #expect(lines.first?.kind == kind && lines.first?.group == group, "\(lines)")
        #expect(lines.count <= 1)
    }

    @Test("an agenda that is cleared is to be sent, and one that is sent is done")
    func cleared() throws {
        var meeting = DeskSample.meeting("2023-06-28", stage: .called)
        let lines = DeskSample.kinds(of: meeting) { facts in
            facts.agenda = AgendaRecord(meeting: meeting.id, drafted: "")
            facts.agenda?.cleared = Approval(by: "x", at: Date(timeIntervalSince1970: 0))
        }
        #expect(lines.map(\.kind) == [.agendaToSend])
        #expect(lines.first?.when == .until(Sample.day("2023-06-18")))
        #expect(lines.first?.place == .meeting("sjustjerna", Sample.day("2023-06-28"), .agenda))
        meeting.agendaSent = meeting.stamp
        #expect(DeskSample.kinds(of: meeting).isEmpty)
    }

    @Test("a call that someone must send is due three weeks before; newcomers are named as so many")
    func calls() throws {
        let planned = DeskSample.kinds(of: DeskSample.meeting("2023-08-18")) { $0.callsPending = 8 }
        #expect(planned.map(\.kind) == [.call] && planned.first?.when == .until(Sample.day("2023-07-28")))
        #expect(planned.first?.what.nn == "Send innkallinga til møtet fredag 18. august")
        #expect(planned.first?.count == 8)
        let called = DeskSample.kinds(of: DeskSample.meeting("2023-08-18", stage: .called)) { $0.callsPending = 2 }
        #expect(called.first?.what.nb == "Send innkallingen til 2 til, møtet fredag 18. august")
    }

    @Test("those who haven't answered are told of the day after the last day for it, with their names")
    func answers() throws {
        for (date, expected) in [("2023-06-19", false), ("2023-06-18", true)] {
            var meeting = DeskSample.meeting(date, stage: .agenda)
            meeting.agendaSent = meeting.stamp
            let lines = DeskSample.kinds(of: meeting) { facts in
                facts.invitations = [
                    DeskSample.call("leiar-sande", to: meeting), DeskSample.call("leiar-volda", to: meeting, .accepted),
                    DeskSample.call("leiar-hareid", to: meeting, .declined),
                ]
            }
            #expect(lines.map(\.kind) == (expected ? [.answers] : []))
            guard expected else { continue }
            #expect(lines.first?.what.nn == "1 har ikkje svart på innkallinga til møtet søndag 18. juni: Leiar Sande")
            #expect(lines.first?.group == .thisWeek && lines.first?.when == .since(Sample.day("2023-06-12")))
        }
    }

    @Test(
        "minutes are written, sent and approved in turn",
        arguments: [
            ("2023-06-09", nil, .minutesToWrite, "2023-06-14"), ("2023-06-02", nil, .minutesToWrite, "2023-06-07"),
            ("2023-06-09", .draft, .minutesToSend, "2023-06-14"), ("2023-03-01", nil, nil, nil),
        ] as [(String, MinutesRecord.Status?, DeskLine.Kind?, String?)])
    func minutes(date: String, status: MinutesRecord.Status?, kind: DeskLine.Kind?, due: String?) {
        let meeting = DeskSample.meeting(date, stage: .held)
        let lines = DeskSample.kinds(of: meeting) { $0.minutes = status.map { DeskMeetingTests.record(meeting, $0) } }
        #expect(lines.first?.kind == kind)
        #expect(lines.first?.when == due.map { .until(Sample.day($0)) })
    }

    @Test("minutes that were sent wait for approval, and approved ones for nothing")
    func approval() {
        let meeting = DeskSample.meeting("2023-05-05", stage: .minutes)
        var record = DeskMeetingTests.record(meeting, .forApproval)
        record.version = 1
        let lines = DeskSample.kinds(of: meeting) { $0.minutes = record }
        #expect(lines.map(\.kind) == [.minutesToApprove])
        record.status = .approved
        #expect(DeskSample.kinds(of: meeting) { $0.minutes = record }.isEmpty)
    }

    private static func record(_ meeting: Meeting, _ status: MinutesRecord.Status) -> MinutesRecord {
        MinutesRecord(
            meeting: meeting.id, forum: meeting.forum, date: meeting.date, title: "", text: "", digest: "",
            status: status, imported: Sample.oslo.instant(Sample.day("2023-06-10"), .midnight))
    }
}

@Suite("What is urgent about promises")
struct DeskItemTests {
    private static func lines(_ items: [ActionItem], _ change: (inout DeskFacts) -> Void = { _ in }) -> [DeskLine] {
        var facts = DeskSample.facts()
        facts.items = items
        change(&facts)
        return DeskSample.lines(facts)
    }

    private static func item(_ number: Int, owner: Party = Sample.vanylven, due: String) -> ActionItem {
        Sample.item(number, owners: [owner], due: Sample.due(due), created: "2023-05-01")
    }

    @Test("one over its deadline stands by itself; who was reminded twice in vain is for today")
    func overdue() throws {
        let item = Self.item(4, due: "2023-06-11")
        let line = try #require(Self.lines([item]).first)
        #expect(line.kind == .overdue && line.group == .thisWeek && line.what.nn == "Over fristen: #4 Punkt 4")
        #expect(line.when == .since(Sample.day("2023-06-11")) && line.place == .item("sjustjerna", 4))
        #expect(Self.lines([item]) { $0.told = [Filing.ItemKey("sjustjerna", 4)] }.first?.group == .today)
        #expect(Self.lines([Self.item(4, due: "2023-06-12")]).isEmpty, "the day itself is in time")
    }

    @Test("four of a kind in one forum are one line that leads to the board")
    func many() throws {
        let items = (1...4).map { Self.item($0, due: "2023-06-0\($0)") }
        let lines = Self.lines(items)
        #expect(lines.count == 1 && lines[0].count == 4 && lines[0].what.nb == "4 punkter er over fristen")
        #expect(lines[0].place == .items("sjustjerna", .overdue) && lines[0].when == .since(Sample.day("2023-06-01")))
        #expect(Self.lines(Array(items.prefix(3))).count == 3)
    }

    @Test("what nobody has, or nobody knows when, is settled; what is only asked for, confirmed")
    func unsettled() {
        var nobody = Self.item(1, owner: Sample.nobody, due: "2023-09-01")
        #expect(Self.lines([nobody]).map(\.what.nn) == ["Utan ansvarleg: #1 Punkt 1"])
        nobody.due = Deadline(text: "?", form: .unresolved, unresolved: true)
        #expect(Self.lines([nobody]).map(\.what.en) == ["Without owner and deadline: #1 Punkt 1"])
        let asked = Self.item(2, owner: Sample.organisation("hmr", confirmed: false), due: "2023-09-01")
        #expect(Self.lines([asked]).map(\.kind) == [.unconfirmed])
    }

    @Test("more time is answered, unless the mail that asks for it waits already; and not counted as overdue")
    func moreTime() {
        var item = Self.item(1, due: "2023-06-01")
        item.extensionAsked = Sample.day("2023-07-01")
        item.disputedBy = ["leiar-vanylven"]
        #expect(Self.lines([item]).map(\.kind) == [.extensionAsked, .disputed])
        let waiting = Self.lines([item]) { facts in
            var mail = InboxMail(
                network: "sjustjerna", number: 3, digest: "", bodyDigest: "", raw: [],
                arrived: Date(timeIntervalSince1970: 1_686_500_000))
            mail.filing = .waiting(
                "extension", Trilingual("a", "b", "c"), items: [Filing.ItemKey("sjustjerna", 1)])
            facts.inbox = [DeskFacts.WaitingMail(mail: mail, forum: "sjustjerna")]
        }
        #expect(waiting.map(\.kind) == [.inbox])
        #expect(waiting.first?.place == .inbox(3))
    }
}

@Suite("What is urgent about letters, seats and plans")
struct DeskSurroundingsTests {
    @Test("letters that didn't arrive, or nobody knows about; reminders of the day before don't count")
    func letters() {
        var facts = DeskSample.facts()
        func letter(_ state: OutboxLetter.State, kind: String = "invitation") -> DeskFacts.FailedLetter {
            var letter = OutboxLetter(
                id: "1", network: "sjustjerna", kind: kind, dedupeKey: "", person: "oddvar", to: "o@example.no",
                returnAddress: "", subject: "Innkalling", messageID: "", body: [],
                notBefore: Date(timeIntervalSince1970: 0), created: Date(timeIntervalSince1970: 0))
            letter.state = state
            letter.done = Sample.oslo.instant(Sample.day("2023-06-11"), .midnight)
            return DeskFacts.FailedLetter(letter: letter, forum: nil)
        }
        facts.letters = [letter(.bounced), letter(.unknown), letter(.expired, kind: "reminder")]
        let lines = DeskSample.lines(facts)
        #expect(
            lines.map(\.what.nn) == [
                "Brevet til Oddvar kom ikkje fram: Innkalling", "Ingen veit om brevet til Oddvar kom fram: Innkalling",
            ])
        #expect(lines.allSatisfy { $0.group == .today && $0.place == .mail })
        facts.letters = (0..<5).map { _ in letter(.bounced) }
        #expect(DeskSample.lines(facts).map(\.what.en) == ["5 letters were not delivered"])
        facts.outboxClosed = Sample.oslo.instant(Sample.day("2023-06-10"), .midnight)
        #expect(DeskSample.kinds(facts) == [.outboxClosed, .undelivered])
    }

    @Test("an address that letters come back from, of somebody who sits there")
    func unreachable() {
        var facts = DeskSample.facts()
        func address(_ text: String) -> UndeliverableAddress {
            UndeliverableAddress(
                address: text, status: nil, reason: "", letter: nil, since: Date(timeIntervalSince1970: 0))
        }
        facts.unreachable = [address("leiar.sande@example.no"), address("eli@example.no"), address("x@example.com")]
        #expect(DeskSample.lines(facts).map(\.place) == [.person("leiar-sande")])
    }

    @Test("an empty seat waits; with a promise waiting for it, this week")
    func vacancies() {
        var facts = DeskSample.facts()
        let vacant = DeskSample.lines(facts, besides: [])
        #expect(vacant.map(\.what.nn) == ["Ledig rolle: kommuneoverlege, Ørsta"] && vacant[0].group == .later)
        facts.items = [
            Sample.item(1, owners: [Sample.role("kommuneoverlege", "orsta")], due: Sample.due("2023-09-01"))
        ]
        let waiting = DeskSample.lines(facts, besides: [])
        #expect(waiting.map(\.what.nb) == ["Ledig rolle: kommuneoverlege, Ørsta, og 1 punkt venter"])
        #expect(waiting[0].group == .thisWeek && waiting[0].place == .roster("sjustjerna"))
    }

    @Test("a seat that falls empty is told of two months ahead, unless somebody takes over")
    func vacancyAhead() {
        var register = SampleRegister.sjustjerna
        register.appointments[4].until = Sample.day("2023-07-31")
        #expect(DeskSample.kinds(DeskSample.facts(register)) == [.vacancyAhead])
        register.appointments.append(
            Appointment(
                forum: "sjustjerna", role: "helseleiar", organisation: "hareid", person: "kari",
                from: Sample.day("2023-08-01")))
        #expect(DeskSample.kinds(DeskSample.facts(register)).isEmpty)
    }

    @Test("a plan that ends is told of while one meeting is left; with none, this week")
    func planEnds() {
        var facts = DeskSample.facts()
        facts.coming = [DeskSample.meeting("2023-08-18")]
        #expect(DeskSample.lines(facts).map(\.what.nn) == ["Planen sluttar 18. august 2023"])
        #expect(DeskSample.lines(facts).first?.group == .later)
        facts.coming = []
        let line = DeskSample.lines(facts).first
        #expect(line?.what.en == "No meetings are planned" && line?.group == .thisWeek && line?.when == nil)
        #expect(line?.place == .plan("sjustjerna"))
    }

    @Test("the most urgent stands first, and the order is always the same")
    func order() {
        var facts = DeskSample.facts(forums: ["sjustjerna", "lsu-volda"])
        facts.meetings = [
            DeskFacts.MeetingFacts(meeting: DeskSample.meeting("2023-06-30", stage: .called)),
            DeskFacts.MeetingFacts(meeting: DeskSample.meeting("2023-06-09", forum: "lsu-volda", stage: .held)),
            DeskFacts.MeetingFacts(meeting: DeskSample.meeting("2023-06-14", forum: "lsu-volda", stage: .called)),
        ]
        facts.items = [Sample.item(1, owners: [Sample.nobody], due: Sample.due("2023-06-01"))]
        let lines = DeskRules(facts: facts).lines()
        #expect(lines.map(\.group) == lines.map(\.group).sorted())
        #expect(lines.first?.kind == .agendaToSend)
        #expect(lines.last?.kind == .vacancy)
        facts.meetings.reverse()
        #expect(DeskRules(facts: facts).lines() == lines)
    }
}
