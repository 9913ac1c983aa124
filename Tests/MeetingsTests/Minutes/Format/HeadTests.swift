import Testing

@testable import Meetings

@Suite("Title and head")
struct HeadTests {
    private func parse(_ text: String) -> MinutesSyntax { MinutesReading.parse(Array(text.utf8)) }
    private func errors(_ text: String) -> [String] { MinutesSample.summaries(parse(text).errors) }

    private let head = "- Forum: Sjustjerna\n- Dato: 09.06.2023\n"

    @Test(
        "the title says what kind of minutes it is",
        arguments: [
            ("# Referat: Sjustjerna", MinutesDocument.Kind.minutes), ("# Protokoll: LSU", .formalMinutes),
            ("# Møtebok: IPR", .minuteBook), ("# MOTEBOK:x", .minuteBook), ("# **Referat:** A", .minutes),
            ("#Referat: A", .minutes),
        ])
    func kinds(_ title: String, _ kind: MinutesDocument.Kind) {
        let document = parse("\(title)\n\(head)").document
        #expect(document?.kind == kind)
        #expect(document?.title.text.isEmpty == false)
    }

    @Test("a title without space after its mark is pointed out, not taken for prose")
    func titleWithoutSpace() {
        #expect(errors("#Referat: A\n\(head)") == ["1 heading-space # Referat: A"])
    }

    @Test(
        "what isn't a title is told with its line",
        arguments: [
            ("Referat: A\n", "1 missing-title # Referat:"), ("\n\n## A\n", "3 missing-title # Referat:"),
            ("# Referat\n", "1 title # Referat:"), ("# Protokoll\n", "1 title # Protokoll:"),
            ("# Sjustjerna 9. juni\n", "1 title # Referat:"), ("# Refrat: A\n", "1 near-keyword Referat"),
            ("# Referat:\n", "1 title # Referat:"), ("Hei\n# Referat: A\n", "1 text-before-title"),
        ])
    func badTitles(_ title: String, _ problem: String) {
        #expect(errors("\(title)\(head)").contains(problem))
    }

    @Test("there is one title")
    func oneTitle() {
        #expect(errors("# Referat: A\n\(head)\n# Referat: B\n- Forum: C\n## D") == ["5 second-title"])
    }

    @Test("all keys are read, in Nynorsk")
    func nynorsk() throws {
        let minutes = try #require(
            MinutesSample.read(
                "",
                head: [
                    "- Møte: 3/2023", "- Tid: kl. 09.00–14.30", "- Stad: Ulsteinvik", "- Møteleiar: leiar, Sjustjerna",
                    "- Referent: Oddvar", "- Status: til godkjenning", "- Språk: nynorsk",
                    "- Neste samling: fredag 18. august 2023 kl. 09.00", "- Offentleg: ja",
                    "- Merknadsfrist: 20.06",
                ]
            ).minutes)
        #expect(minutes.meeting == "3/2023")
        #expect(minutes.start == TimeOfDay(9, 0))
        #expect(minutes.end == TimeOfDay(14, 30))
        #expect(minutes.place == "Ulsteinvik")
        #expect(minutes.chair?.role == "leiar")
        #expect(minutes.secretary?.person == "oddvar")
        #expect(minutes.status == .forApproval)
        #expect(minutes.language == .nn)
        #expect(minutes.next == CalendarDate(2023, 8, 18))
        #expect(minutes.publicity == "ja")
        #expect(minutes.remarksBy == CalendarDate(2023, 6, 20))
    }

    @Test("all keys are read, in Bokmål and with bold, stars and dots")
    func bokmål() throws {
        let minutes = try #require(
            MinutesSample.read(
                "",
                head: [
                    "* **Sted:** Teams", "• MØTELEDER : leder, Sjustjerna", "- **Status**: godkjent", "- Språk: bokmål",
                    "- Neste møte: 18.08.2023", "- Offentlig: nei", "- Tid: 09:00 - 14:30",
                ]
            ).minutes)
        #expect(minutes.place == "Teams")
        #expect(minutes.chair?.role == "leiar")
        #expect(minutes.status == .approved)
        #expect(minutes.language == .nb)
        #expect(minutes.next == CalendarDate(2023, 8, 18))
        #expect(minutes.end == TimeOfDay(14, 30))
    }

    @Test("what the head doesn't say has its usual value")
    func usual() {
        let minutes = MinutesSample.read("").minutes
        #expect(minutes?.status == .draft)
        #expect(minutes?.language == .nn)
        #expect(minutes?.start == nil)
        #expect(minutes?.chair == nil)
    }

    @Test("forum and date must be there")
    func mandatory() {
        #expect(errors("# Referat: A\n\n- Stad: B\n") == ["1 missing-key - Forum:", "1 missing-key - Dato:"])
    }

    @Test(
        "a key that isn't one is an error with its line",
        arguments: [
            ("- Dtao: 1.1.2023", "5 near-keyword Dato"), ("- Møtleiar: A", "5 near-keyword Møteleiar"),
            ("- Stade: A", "5 near-keyword Stad"), ("- Neste samlig: ?", "5 near-keyword Neste samling"),
            ("- Vedkomande: A", "5 unknown-key"), ("- Frist: ?", "5 unknown-key"), ("- Stad", "5 missing-colon"),
            ("- Stad:", "5 empty-value ?"), ("- Forum: SSU", "5 repeated-key"),
            ("- Stad: A\n- Sted: B", "6 repeated-key"), ("Fri tekst", "5 text-in-head"),
        ])
    func badKeys(_ line: String, _ problem: String) {
        #expect(errors("# Referat: A\n\n\(head)\(line)\n\n## B") == [problem])
    }

    @Test(
        "a value that can't be is an error with its line",
        arguments: [
            ("- Status: ferdig", "5 unknown-value"), ("- Status: utkst", "5 near-keyword utkast"),
            ("- Språk: svensk", "5 unknown-value"), ("- Språk: nynorks", "5 near-keyword nynorsk"),
            ("- Tid: 2018-2024", "5 time"), ("- Tid: kl. 14.30–09.00", "5 time"), ("- Tid: kl. 25.00", "5 time"),
            ("- Neste samling: torsdag 18.08.2023", "5 weekday-mismatch"),
            ("- Neste samling: 01.06.2023", "5 next-before-meeting"),
            ("- Neste samling: 09.06.2023", "5 next-before-meeting"), ("- Møteleiar: Ukjend Person", "5 unknown-party"),
        ])
    func badValues(_ line: String, _ problem: String) {
        let found = MinutesSample.errors("", head: [line]).first ?? ""
        #expect(found.hasPrefix(problem))
    }

    @Test(
        "the date must be one, with its year, and the weekday must be its own",
        arguments: [
            ("torsdag 09.06.2023", "Torsdag"), ("31.02.2023", ""), ("09.06", ""), ("5-10-25", ""), ("?", ""),
        ])
    func dates(_ date: String, _: String) {
        let text = "# Referat: A\n- Forum: Sjustjerna\n- Dato: \(date)\n"
        let result = MinutesReading.read(Array(text.utf8), in: MinutesSample.surroundings)
        #expect(result.minutes == nil)
        #expect(result.errors.map(\.line) == [3])
    }

    @Test("the weekday's error says what day it is")
    func weekday() {
        let text = "# Referat: A\n- Forum: Sjustjerna\n- Dato: torsdag 09.06.2023\n"
        let error = MinutesReading.read(Array(text.utf8), in: MinutesSample.surroundings).errors.first
        #expect(error?.message.nn.contains("09.06.2023 er ein fredag") == true)
    }

    @Test(
        "the forum is found by name, alias and id",
        arguments: ["Sjustjerna helse og omsorg", "sjustjerna", "sjustjerna-helse-og-omsorg"])
    func forums(_ name: String) {
        let text = "# Referat: A\n- Forum: \(name)\n- Dato: 9. juni 2023\n"
        let result = MinutesReading.read(Array(text.utf8), in: MinutesSample.surroundings)
        #expect(result.minutes?.forum == "sjustjerna-helse-og-omsorg")
    }

    @Test("a forum that isn't found is an error with a suggestion")
    func unknownForum() {
        let text = "# Referat: A\n- Forum: LSU Vollda\n- Dato: 9. juni 2023\n"
        let result = MinutesReading.read(Array(text.utf8), in: MinutesSample.surroundings)
        #expect(MinutesSample.summaries(result.errors) == ["2 unknown-forum LSU Volda"])
    }

    @Test("several errors are told together, by line")
    func several() {
        let found = MinutesSample.errors(
            "## A\n\n### Oppfolgjing\n\n- B\n  - Ansvar: Ukjend\n  - Frist: snart", head: ["- Status: ferdig"])
        #expect(found.map { $0.prefix(2) } == ["5 ", "9 ", "12", "13"])
    }
}
