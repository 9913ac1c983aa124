import Testing

@testable import Meetings

/// What coordinators write that once was refused, or taken wrongly.
@Suite("Ordinary minutes are not refused")
struct OrdinaryMinutesTests {
    private let known = "\n  - Ansvar: ?\n  - Frist: ?"

    @Test("a box that wasn't ticked gives way to the status in words, and is pointed out")
    func untickedBox() {
        let body = MinutesSample.item("- [ ] A\(known)\n  - Status: utført")
        #expect(MinutesSample.read(body).minutes?.items.map(\.status) == [.done])
        #expect(MinutesSample.warnings(body) == ["13 state-conflict"])
    }

    @Test("where nothing is to be followed up, the section may say so", arguments: ["Ingen.", "Ingen oppfølging"])
    func nothing(_ text: String) {
        let result = MinutesSample.read(MinutesSample.item(text))
        #expect(MinutesSample.summaries(result.errors) == [])
        #expect(result.minutes?.items.isEmpty == true)
        #expect(MinutesSample.errors(MinutesSample.item("- A\(known)\nIngen.")) == ["13 not-an-item"])
    }

    @Test("a question mark may stand for a case's type and for the agenda an item goes to")
    func questionMarks() throws {
        let result = MinutesSample.read("## A\n- Type: ?\n\n### Oppfølging\n- B\(known)\n  - Sakskart: ?")
        #expect(MinutesSample.summaries(result.errors + result.warnings) == [])
        let section = try #require(result.minutes?.cases.first)
        #expect(section.kind == nil)
        #expect(section.items.map(\.agenda) == [nil])
    }

    @Test("«Inhabilitet» is no slip of «Habilitet»")
    func impartiality() {
        let result = MinutesSample.read("## A\n### Inhabilitet\nLeiaren gjekk frå.")
        #expect(MinutesSample.summaries(result.errors) == [])
        #expect(result.minutes?.cases[0].impartiality == ["Leiaren gjekk frå."])
    }

    @Test(
        "a case's number may be in bold or have a dot after it",
        arguments: [("**Sak 7/24** Plan", "Plan"), ("Sak 7/24 **Plan**", "Plan"), ("Sak 7/24. Plan", "Plan")])
    func headings(_ heading: String, _ title: String) {
        let section = MinutesSample.document("## \(heading)").cases.first
        #expect(section?.title == title)
        #expect(section?.number?.description == "7/24")
    }

    @Test("weekdays may be short, and must match all the same")
    func shortWeekdays() {
        func due(_ text: String) -> CalendarDate? {
            MinutesSample.items("- A\n  - Ansvar: ?\n  - Frist: \(text)").first?.due.date
        }
        #expect(due("fre. 16.06.2023") == CalendarDate(2023, 6, 16))
        #expect(due("må. 12.06") == CalendarDate(2023, 6, 12))
        #expect(due("tors 15. juni") == CalendarDate(2023, 6, 15))
        let wrong = MinutesSample.item("- A\n  - Ansvar: ?\n  - Frist: tor. 16.06.2023")
        #expect(MinutesSample.errors(wrong) == ["12 weekday-mismatch fredag 16.06.2023"])
        let anchored = MinutesSample.read("## A\n### Forankring\n- Utval, fre. 16.06").minutes?.cases[0].anchoring
        #expect(anchored?.map(\.purpose) == [nil])
    }

    @Test("a deadline's words may lack rings and strokes, as keywords may", arguments: ["til paske", "host 2024"])
    func plainLetters(_ text: String) {
        let body = MinutesSample.item("- A\n  - Ansvar: ?\n  - Frist: \(text)")
        #expect(MinutesSample.errors(body) == [])
    }

    @Test("a version number at the end of a name is no date")
    func versionNumber() {
        let anchored = MinutesSample.read("## A\n### Forankring\n- Nettverk 2.0").minutes?.cases[0].anchoring
        #expect(anchored?.map(\.body) == ["Nettverk 2.0"])
    }

    @Test("the status may say when and by whom the minutes were approved")
    func approved() {
        let head = ["- Status: godkjent 18.08.2023 av leiaren"]
        #expect(MinutesSample.read("## A", head: head).minutes?.status == .approved)
        #expect(MinutesSample.errors("## A", head: ["- Status: ferdig 18.08.2023"]) == ["5 unknown-value"])
    }

    @Test("a slip of «Sum» is told, not taken for one more who pays")
    func slipOfSum() {
        let list = "## A\n### Kostnadsdeling\n- B: 100\n- C: 200\n- Summ: 300"
        #expect(MinutesSample.errors(list) == ["10 near-keyword Sum"])
    }
}
