import Testing

@testable import Meetings

@Suite("Importing again")
struct DifferenceTests {
    private let meeting = MeetingID("m1")
    private let day = CalendarDate(2023, 6, 9) ?? CalendarDate(dayNumber: 0)

    private func minutes(_ lines: String) throws -> Minutes {
        try #require(MinutesSample.read(MinutesSample.item(lines)).minutes)
    }

    private let details = "\n  - Ansvar: Oddvar\n  - Frist: 01.09.2023"

    private func known(
        _ number: Int, _ text: String, state: ActionItem.State = .open, meeting: MeetingID? = nil,
        owners: [Party] = [Party(kind: .person, text: "Oddvar", person: "oddvar")]
    ) -> ActionItem {
        ActionItem(
            forum: "sjustjerna-helse-og-omsorg", number: number, text: text, state: state, owners: owners,
            due: Deadline(text: "01.09.2023", form: .date, date: CalendarDate(2023, 9, 1)),
            meeting: meeting ?? self.meeting, meetingDate: day, caseTitle: "Prøve", created: day)
    }

    @Test("the first time all is new, numbered or not")
    func first() throws {
        let difference = MinutesDifference(try minutes("- A\(details)\n- #1: B\(details)"), known: [], meeting: nil)
        #expect(difference.created.map(\.text) == ["A", "B"])
        #expect(difference.updated.isEmpty && difference.closed.isEmpty && difference.missing.isEmpty)
        #expect(difference.problems.isEmpty)
    }

    @Test("the same file again changes nothing")
    func again() throws {
        let difference = MinutesDifference(
            try minutes("- #1: A\(details)\n- [x] #2: B\(details)"),
            known: [known(1, "A"), known(2, "B", state: .done)],
            meeting: meeting)
        #expect(difference.created.isEmpty && difference.updated.isEmpty && difference.closed.isEmpty)
        #expect(difference.missing.isEmpty && difference.problems.isEmpty)
    }

    @Test("what changed is told field by field, from what to what")
    func changed() throws {
        let text = "- #1: AA\n  - Ansvar: Sande\n  - Frist: 15.09.2023\n  - Sakskart: fast\n  - Merknad: hugs"
        let difference = MinutesDifference(try minutes(text), known: [known(1, "A")], meeting: meeting)
        let fields = try #require(difference.updated.first).fields.map { "\($0.name): \($0.from) → \($0.to)" }
        #expect(
            fields == [
                "text: A → AA", "owners: Oddvar → Sande", "due: 01.09.2023 (2023-09-01) → 15.09.2023 (2023-09-15)",
                "agenda:  → fast", "note:  → hugs",
            ])
    }

    @Test("a deadline that follows a meeting isn't changed by the meeting's moving")
    func following() throws {
        var item = known(1, "A")
        item.due = Deadline(
            text: "til neste samling", form: .meeting, date: CalendarDate(2023, 8, 25),
            forum: "sjustjerna-helse-og-omsorg")
        let text = "- #1: A\n  - Ansvar: Oddvar\n  - Frist: til neste samling"
        #expect(MinutesDifference(try minutes(text), known: [item], meeting: meeting).updated.isEmpty)
    }

    @Test("a tick closes, a dash drops, and an open box opens nothing again")
    func closing() throws {
        let text = "- [x] #1: A\(details)\n- [-] #2: B\(details)\n- [ ] #3: C\(details)\n- [ ] #4: D\(details)"
        let items = [
            known(1, "A"), known(2, "B", state: .inProgress), known(3, "C", state: .done),
            known(4, "D", state: .inProgress),
        ]
        let difference = MinutesDifference(try minutes(text), known: items, meeting: meeting)
        #expect(difference.closed == [1, 2])
        #expect(difference.updated.map(\.number) == [1, 2])
        #expect(difference.updated.flatMap(\.fields).map(\.to) == ["done", "dropped"])
    }

    @Test("work that has begun is told")
    func begun() throws {
        let text = "- #1: A\(details)\n  - Status: under arbeid"
        let difference = MinutesDifference(try minutes(text), known: [known(1, "A")], meeting: meeting)
        #expect(difference.updated.first?.fields.map(\.to) == ["in-progress"])
        #expect(difference.closed.isEmpty)
    }

    @Test("open items of this meeting that are gone from the file are asked about; others aren't its affair")
    func missing() throws {
        let items = [known(1, "A"), known(2, "B", state: .done), known(3, "C", meeting: "m0"), known(4, "D")]
        let difference = MinutesDifference(try minutes("- #1: A\(details)"), known: items, meeting: meeting)
        #expect(difference.missing == [4])
    }

    @Test("an item without a number whose text is that of an open one: is it the same?")
    func perhapsSame() throws {
        let difference = MinutesDifference(
            try minutes("- lage  PLAN\(details)"), known: [known(41, "Lage plan"), known(2, "B", state: .done)],
            meeting: meeting)
        #expect(MinutesSample.summaries(difference.problems) == ["10 perhaps-same #41:"])
        #expect(difference.problems.first?.message.nn.contains("er dette #41?") == true)
        #expect(difference.created.count == 1)
        let closed = MinutesDifference(
            try minutes("- B\(details)"), known: [known(2, "B", state: .done)], meeting: meeting)
        #expect(closed.problems.isEmpty)
    }

    @Test("an item that stands with its number beside one of the same text isn't asked about")
    func notSame() throws {
        let difference = MinutesDifference(
            try minutes("- #41: Lage plan\(details)\n- Lage plan\(details)"), known: [known(41, "Lage plan")],
            meeting: meeting)
        #expect(difference.problems.isEmpty)
        #expect(difference.created.map(\.line) == [13])
    }
}
