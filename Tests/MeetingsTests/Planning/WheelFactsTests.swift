import TestSupport
import Testing

@testable import Meetings

@Suite("What is on a year wheel")
struct WheelFactsTests {
    private func wheel(_ world: PlanningWorld, _ forum: String? = "sjustjerna", _ year: Int? = nil) async throws
        -> YearWheel
    {
        try await world.planning.wheel(of: forum, year: year, in: world.world.network)
    }

    @Test("Meetings by how far they have come: planned, called, held, cancelled")
    func states() async throws {
        let world = try await PlanningWorld()
        try await world.accept(try await world.edited(until: "2023-12-31"))
        let invitations = InvitationWorkflow(world.world.environment)
        for date in ["2023-08-18", "2023-09-29"] {
            _ = try await invitations.invite(MeetingName("sjustjerna/\(date)"), in: world.world.network)
        }
        _ = try await invitations.cancel(MeetingName("sjustjerna/2023-11-10"), reason: nil, in: world.world.network)
        world.world.time.set("2023-08-20T12:00:00+02:00")
        let ring = try #require(try await wheel(world).rings.first)
        #expect(ring.marks.map(\.state) == [.held, .called, .cancelled, .planned])
    }

    @Test("A meeting that was moved stands where it is now, in the year it is now in")
    func moved() async throws {
        let world = try await PlanningWorld()
        try await world.add("lsu-volda", "2023-12-29", "09:00", "12:00")
        _ = try await InvitationWorkflow(world.world.environment).move(
            MeetingName("lsu-volda/2023-12-29"), to: MoveTarget(date: PlanningExample.day("2024-01-03")),
            in: world.world.network)
        #expect(try await wheel(world, "lsu-volda", 2023).rings.flatMap(\.marks).isEmpty)
        #expect(
            try await wheel(world, "lsu-volda", 2024).rings.flatMap(\.marks).map(\.meeting.date.description)
                == ["2024-01-03"])
    }

    @Test("The network's has a ring for each forum with something in the year, and names those without")
    func network() async throws {
        let world = try await PlanningWorld()
        try await world.accept(try await world.edited(until: "2023-12-31"))
        try await world.add("lsu-volda", "2023-10-20", "09:00", "12:00")
        let found = try await wheel(world, nil)
        #expect(found.year == 2023)
        #expect(found.rings.map(\.forum.id) == ["sjustjerna", "lsu-volda"])
        #expect(found.empty.map(\.id) == ["lsu-alesund"])
        #expect(found.today == SampleRegister.day(2023, 6, 12))
        #expect(try await wheel(world, nil, 2024).today == nil)
    }

    @Test("Feasts are one span with one name; two on one day have both")
    func holidays() throws {
        func names(_ year: Int) -> [String] {
            DaySpan.all(in: year, breaks: SchoolBreaks(), county: "", municipalities: []).map {
                "\($0.name.nn) \($0.from)–\($0.to)"
            }
        }
        #expect(names(2024).contains("påske 2024-03-28–2024-04-01"))
        #expect(names(2024).contains("jul 2024-12-25–2024-12-26"))
        #expect(names(2027).contains("pinse og 17. mai 2027-05-16–2027-05-17"))
        #expect(names(2023).contains("17. mai og Kristi himmelfartsdag 2023-05-17–2023-05-18"))
        #expect(names(2026).contains("sommarpause 2026-06-29–2026-08-09"))
    }

    @Test("In every year each public holiday is in one span, and no span has a day too many", arguments: 2020...2040)
    func everyHoliday(_ year: Int) throws {
        let spans = DaySpan.all(in: year, breaks: SchoolBreaks(), county: "", municipalities: [])
            .filter { $0.kind == .holiday }
        let first = SampleRegister.day(year, 1, 1)
        for offset in 0..<WheelCircle(year: year).days {
            let date = first.adding(days: offset)
            let found = spans.filter { $0.contains(date) }
            if Holidays.isPublicHoliday(date) { #expect(found.count == 1, "\(date)") }
            #expect(found.count <= 1, "\(date)")
        }
        for span in spans {
            #expect(Holidays.isPublicHoliday(span.from) && Holidays.isPublicHoliday(span.to))
        }
    }

    @Test("School breaks have their names and the municipalities that have them; what isn't known isn't there")
    func schoolBreaks() throws {
        let breaks = try PlanningExample.breaks(2023...2023)
        func found(_ year: Int, _ organisations: [Organisation]) -> [DaySpan] {
            DaySpan.all(
                in: year, breaks: breaks, county: PlanningExample.county, municipalities: organisations
            )
            .filter { $0.kind == .schoolBreak }
        }
        let autumn = try #require(found(2023, PlanningExample.orstaAndVolda).first)
        #expect(autumn.name.nn == "haustferie")
        #expect(autumn.places == ["Ørsta", "Volda"])
        #expect("\(autumn.from) \(autumn.to)" == "2023-10-09 2023-10-13")
        #expect(found(2023, []).first?.places == ["Møre og Romsdal"])
        #expect(found(2024, []).map(\.name.nn) == ["vinterferie"])
        #expect(found(2025, []).isEmpty)
    }

    @Test("The last days of a year with 53 weeks are in that year")
    func longYear() throws {
        let spans = DaySpan.all(in: 2026, breaks: SchoolBreaks(), county: "", municipalities: [])
        #expect(ISOWeek(of: SampleRegister.day(2026, 12, 31)).number == 53)
        #expect(spans.allSatisfy { $0.from.year == 2026 && $0.to.year == 2026 })
        let circle = WheelCircle(year: 2026)
        #expect(circle.middle(of: SampleRegister.day(2026, 12, 31)) < 360)
    }

    @Test("Open items and the meetings' own deadlines are ticks; closed items are none")
    func deadlines() async throws {
        let world = try await PlanningWorld()
        try await world.add("sjustjerna", "2023-10-20", "09:00", "12:00")
        let date = SampleRegister.day(2023, 9, 1)
        try await world.world.deciding { books in
            let meeting = try #require(try books.ledger.meetings().first)
            for number in 1...3 {
                try books.ledger.save(
                    ActionItem(
                        forum: "sjustjerna", number: number, text: "Svare", state: number == 3 ? .done : .open,
                        owners: [], due: Deadline(text: "01.09", form: .date, date: date), meeting: meeting.id,
                        meetingDate: meeting.date, caseTitle: "Sak", created: date))
            }
        }
        let own = try await wheel(world).rings[0].deadlines
        #expect(own.map(\.kind).contains(.items([1, 2])))
        #expect(own.map(\.kind).contains(.casesIn(for: SampleRegister.day(2023, 10, 20))))
        #expect(own.map(\.kind).contains(.agendaOut(for: SampleRegister.day(2023, 10, 20))))
        #expect(own.map(\.date) == own.map(\.date).sorted())
        #expect(try await wheel(world, nil).rings[0].deadlines.map(\.kind) == [.items([1, 2])])
    }

    @Test("The rows say the same as the wheel: every meeting, deadline and span once, by date")
    func rows() {
        let wheel = YearWheelTests.wheel(forums: 12)
        let rows = wheel.rows
        #expect(rows.map(\.date) == rows.map(\.date).sorted())
        let meetings = rows.compactMap { if case .meeting(let mark) = $0.what { mark.meeting.id } else { nil } }
        #expect(Set(meetings).count == 96 && meetings.count == 96)
        #expect(rows.count == 96 + wheel.spans.count)
    }

    @Test("Years nobody keeps books for are refused", arguments: [0, 1899, 2201, -5, 99_999])
    func years(_ year: Int) async throws {
        let world = try await PlanningWorld()
        #expect(try await world.refusal { _ = try await wheel(world, nil, year) } == ["unknown-year"])
    }
}
