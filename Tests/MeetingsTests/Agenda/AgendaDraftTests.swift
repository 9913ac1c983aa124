import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("The agenda draft")
struct AgendaDraftTests {
    static let day = SampleRegister.day
    static let register = SampleRegister.sjustjerna

    static func meeting(_ date: CalendarDate = day(2023, 9, 29)) -> Meeting {
        Meeting(
            id: "m1", forum: "sjustjerna", date: date, start: SampleRegister.time(9, 0),
            end: SampleRegister.time(14, 30),
            place: "Ulsteinvik", uid: "u1@example.no", now: Date(timeIntervalSince1970: 0))
    }

    static func facts(_ meeting: Meeting = meeting()) -> AgendaFacts {
        AgendaFacts(forum: register.forums[0], meeting: meeting, register: register, lastMeeting: day(2023, 8, 18))
    }

    static func item(
        _ number: Int, _ text: String, agenda: ActionItem.AgendaPlace? = nil, forum: ForumID = "sjustjerna",
        given: CalendarDate = day(2023, 8, 18), due: CalendarDate? = nil, owners: [Party] = []
    ) -> ActionItem {
        ActionItem(
            forum: forum, number: number, text: text, owners: owners,
            due: Deadline(text: "", form: due == nil ? .unresolved : .date, date: due), agenda: agenda,
            meeting: "m0", meetingDate: given, caseTitle: "Sak", created: given)
    }

    @Test("the standing items stand in the register's order, and every line says why it is there")
    func standingItems() throws {
        let items = try AgendaDraft(Self.facts()).items()
        let titles = items.map(\.title)
        #expect(
            titles == [
                "Opning", "Godkjenning av innkalling og sakliste", "Nytt sidan sist", "Oppfølging frå sist",
                "Kommunepresentasjon: Vanylven", "Lunsj", "Kommunepresentasjon: Sande", "Fokusområde", "Ymse",
            ])
        #expect(items.allSatisfy { !$0.reason.isEmpty })
    }

    @Test("times add up: from the meeting's start to its end without gap or overlap")
    func timesAddUp() throws {
        var facts = Self.facts()
        for count in 0..<40 {
            facts.cases = (0..<count).map { Self.matter("Sak \($0)", minutes: $0 % 3 == 0 ? 25 : nil) }
            let items = try AgendaDraft(facts).items()
            #expect(items.first?.start == facts.meeting.start)
            #expect(items.last?.end == facts.meeting.end)
            #expect(zip(items, items.dropFirst()).allSatisfy { $0.end == $1.start })
            #expect(items.allSatisfy { $0.start < $0.end })
        }
    }

    @Test("more lines than minutes are refused")
    func tooManyLines() {
        var facts = Self.facts()
        facts.cases = (0..<400).map { Self.matter("Sak \($0)") }
        #expect(throws: Refusal.self) { try AgendaDraft(facts).items() }
    }

    @Test("an item with `Sakskart: fast` is on every draft until it is closed (scenario 9, carry-forward)")
    func carryForward() throws {
        var facts = Self.facts()
        facts.openItems = [Self.item(1, "Akutttilbod alderspsykiatri", agenda: .standing, given: Self.day(2023, 6, 9))]
        for date in [Self.day(2023, 9, 29), Self.day(2023, 11, 10), Self.day(2024, 1, 26)] {
            facts.meeting = Self.meeting(date)
            let lines = try AgendaDraft(facts).items().filter { $0.title.contains("alderspsykiatri") }
            #expect(lines.count == 1)
            #expect(lines.first?.reason.contains("#1") == true)
        }
        facts.openItems = []
        #expect(try !AgendaDraft(facts).items().contains { $0.title.contains("alderspsykiatri") })
    }

    @Test("an item for the next meeting comes up once")
    func nextMeetingOnly() throws {
        var facts = Self.facts()
        facts.openItems = [Self.item(3, "Presentere Livsgledeprosjektet", agenda: .next)]
        #expect(try AgendaDraft(facts).items().contains { $0.title.contains("Livsglede") })
        facts.isFirstAfter = { _ in false }
        #expect(try !AgendaDraft(facts).items().contains { $0.title.contains("Livsglede") })
    }

    @Test("what another forum sends here, or gives to this forum, is on the draft and says from whom (F-03)")
    func fromOtherForums() throws {
        var facts = Self.facts()
        facts.openItems = [
            Self.item(12, "Mandat til godkjenning", agenda: .forum("sjustjerna"), forum: "lsu-volda"),
            Self.item(
                13, "Følgje opp alderspsykiatri", forum: "lsu-volda",
                owners: [Party(kind: .forum, text: "Sjustjerna", forum: "sjustjerna")]),
            Self.item(14, "Noko anna", forum: "lsu-volda"),
        ]
        let items = try AgendaDraft(facts).items()
        let reasons = items.filter { $0.reason.contains("LSU Volda") }.map(\.reason)
        #expect(reasons == ["send hit frå LSU Volda (#12)", "send hit frå LSU Volda (#13)"])
        #expect(!items.contains { $0.title.contains("Noko anna") })
    }

    @Test("items due by the meeting stand under follow-up with owner and deadline")
    func dueItems() throws {
        var facts = Self.facts()
        facts.openItems = [
            Self.item(
                5, "Sende rundt stillingsomtalar", due: Self.day(2023, 9, 1),
                owners: [Party(kind: .role, text: "helseleiar, Vanylven", role: "helseleiar", organisation: "vanylven")]
            ),
            Self.item(6, "Seinare", due: Self.day(2023, 12, 1)),
        ]
        let line = try #require(try AgendaDraft(facts).items().first { $0.title == "Oppfølging frå sist" })
        #expect(line.text == "- #5: Sende rundt stillingsomtalar – helseleiar, Vanylven – 01.09.2023")
    }

    @Test("minutes that aren't approved come up for approval")
    func unapproved() throws {
        var facts = Self.facts()
        facts.unapproved = [
            MinutesRecord(
                meeting: "m0", forum: "sjustjerna", date: Self.day(2023, 8, 18), title: "", text: "", digest: "",
                status: .draft, imported: Date(timeIntervalSince1970: 0))
        ]
        let items = try AgendaDraft(facts).items()
        #expect(items.contains { $0.title == "Godkjenning av referat frå 18. august 2023" })
    }

    @Test("news: decided, done, changed and contributed")
    func news() throws {
        var facts = Self.facts()
        facts.lastDecisions = [Decision(caseNumber: nil, title: "Sak", text: "Saka står\nvidare.")]
        facts.closedItems = [Self.item(2, "Lage oversikt")]
        facts.register.appointments.append(
            Appointment(
                forum: "sjustjerna", role: "kommuneoverlege", organisation: "orsta", person: "kari",
                from: Self.day(2023, 9, 1)))
        facts.contributions = [
            Contribution(forum: "sjustjerna", date: Self.day(2023, 9, 2), from: "Oddvar", text: "NOU 2023: 4")
        ]
        let line = try #require(try AgendaDraft(facts).items().first { $0.kind == .news })
        #expect(
            line.text == """
                - Vedteke: Saka står vidare.
                - Gjort: Lage oversikt (#2)
                - Ny: kommuneoverlege, Ørsta: Kari Nordmann
                - NOU 2023: 4 (Oddvar)
                """)
    }

    static func matter(_ title: String, minutes: Int? = nil) -> Case {
        Case(
            id: CaseID("case-\(title.utf8.count)"), forum: "sjustjerna", title: title, kind: .discussion,
            minutes: minutes,
            added: Date(timeIntervalSince1970: 0))
    }
}

@Suite("Whose turn it is to present")
struct PresentationRoundTests {
    private let seven = SampleRegister.sjustjerna.organisations.filter { $0.kind == .municipality }

    private func history(_ ids: [OrganisationID], on date: CalendarDate) -> [Presentation] {
        ids.map { Presentation(forum: "sjustjerna", organisation: $0, date: date) }
    }

    @Test("after Herøy, Volda, Hareid and Ulstein come Vanylven, Sande and Ørsta (scenario 7, kommunerunde)")
    func theThreeLeft() {
        let past = history(["heroy", "volda", "hareid", "ulstein"], on: SampleRegister.day(2023, 11, 24))
        let next = PresentationRound.next(among: seven, history: past).map(\.organisation.id)
        #expect(next == ["vanylven", "sande", "orsta"])
    }

    @Test("those who have done it least come first, then those for whom it is longest ago")
    func fewestThenOldest() {
        let all = seven.map(\.id)
        let past =
            history(all, on: SampleRegister.day(2023, 1, 1))
            + history(all.filter { $0 != "volda" && $0 != "hareid" }, on: SampleRegister.day(2023, 3, 1))
            + history(["hareid"], on: SampleRegister.day(2022, 1, 1))
        let next = PresentationRound.next(among: seven, history: past)
        #expect(next.first?.organisation.id == "volda")
        #expect(next.count == 2)
    }

    @Test("round after round, nobody is ever two turns ahead of another")
    func fairness() {
        var past: [Presentation] = []
        var date = SampleRegister.day(2023, 1, 6)
        for _ in 0..<60 {
            for turn in PresentationRound.next(among: seven, history: past) {
                past.append(Presentation(forum: "sjustjerna", organisation: turn.organisation.id, date: date))
            }
            let counts = seven.map { one in past.count { $0.organisation == one.id } }
            #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
            date = date.adding(days: 42)
        }
    }

    @Test("with no municipality there is no round")
    func nobody() {
        #expect(PresentationRound.next(among: [], history: []).isEmpty)
    }
}
