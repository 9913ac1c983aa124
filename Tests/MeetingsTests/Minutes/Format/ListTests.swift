import Testing

@testable import Meetings

@Suite("Anchoring, costs and deliverables")
struct ListTests {
    private func anchoring(_ line: String) -> Anchoring? {
        MinutesSample.read("## A\n\n### Forankring\n\n- \(line)").minutes?.cases[0].anchoring.first
    }

    @Test(
        "a line of anchoring has a body, and perhaps a purpose and a date",
        arguments: [
            ("SSU", "SSU", nil, nil),
            ("SSU, godkjenning av mandat 01.09", "SSU", "godkjenning av mandat", "2023-09-01"),
            ("Fagleg samarbeidsutval 14.07", "Fagleg samarbeidsutval", nil, "2023-07-14"),
            ("LSU Volda, fredag 01.09.2023", "LSU Volda", nil, "2023-09-01"),
            ("Kommunestyret, orientering, 1. september 2023", "Kommunestyret", "orientering", "2023-09-01"),
            ("Rådet, 9. juni", "Rådet", nil, "2023-06-09"), ("Rådet 2024-01-15", "Rådet", nil, "2024-01-15"),
            ("Rådet, 1.12.23", "Rådet", nil, "2023-12-01"), ("SSU, punkt 10.1", "SSU", "punkt 10.1", nil),
            ("Utval 2018-2024", "Utval 2018-2024", nil, nil),
        ])
    func anchoringLines(_ line: String, _ body: String, _ purpose: String?, _ date: String?) {
        let found = anchoring(line)
        #expect(found?.body == body)
        #expect(found?.purpose == purpose)
        #expect(found?.date?.description == date)
        #expect(found?.confirmed == true)
    }

    @Test("a question mark keeps it open; a forum of the register is found")
    func openAnchoring() {
        #expect(anchoring("Andre?")?.confirmed == false)
        #expect(anchoring("Rådet 14.07?")?.date == CalendarDate(2023, 7, 14))
        #expect(anchoring("Strategisk samarbeidsutval, 14.07")?.forum == "ssu")
        #expect(anchoring("Kommunestyret")?.forum == nil)
    }

    @Test("a date that can't be is an error, and so is text that is no list")
    func badAnchoring() {
        #expect(MinutesSample.errors("## A\n### Forankring\n- SSU 31.02").map { $0.prefix(2) } == ["8 "])
        #expect(MinutesSample.errors("## A\n### Forankring\n- SSU, torsdag 01.09.2023").count == 1)
        #expect(MinutesSample.errors("## A\n### Forankring\nSSU 31.01") == ["8 text-in-list"])
        #expect(MinutesSample.errors("## A\n### Forankring\n-\n") == [])
    }

    @Test("scenario 17: 29 February without a year is the coming one, or an error")
    func leapDay() {
        func read(_ date: String) -> MinutesResult {
            let text = "# Referat: A\n- Forum: Sjustjerna\n- Dato: \(date)\n## B\n### Forankring\n- SSU, mandat 29.02"
            return MinutesReading.read(Array(text.utf8), in: MinutesSample.surroundings)
        }
        #expect(read("16.01.2024").minutes?.cases[0].anchoring[0].date == CalendarDate(2024, 2, 29))
        #expect(read("01.03.2024").errors.map(\.line) == [6])
        #expect(read("01.03.2024").minutes == nil)
    }

    @Test(
        "amounts are read to the øre",
        arguments: [
            ("130 000,-", 13_000_000), ("130 000 kr", 13_000_000), ("130000", 13_000_000), ("1 234,50", 123_450),
            ("kr 130 000", 13_000_000), ("kr. 130 000,00", 13_000_000), ("130 000 kroner", 13_000_000), ("0", 0),
            ("1\u{A0}234,05 kr.", 123_405), ("130 000,–", 13_000_000), ("99999999999", 9_999_999_999_900),
            ("12 NOK", 1_200),
        ])
    func amounts(_ text: String, _ ore: Int) {
        let costs = MinutesSample.read("## A\n### Kostnadsdeling\n- B: \(text)").minutes?.cases[0].costs
        #expect(costs?.map(\.ore) == [ore])
    }

    @Test(
        "what is no amount is an error",
        arguments: [
            "130.000", "ca. 442 000,-", "13 00", "1234 567", "1,5", "5-10-25", "ti", "-5", "999999999999", "1 234,5",
            "130 000 euro", "1,234.50",
        ])
    func badAmounts(_ text: String) {
        #expect(MinutesSample.errors("## A\n### Kostnadsdeling\n- B: \(text)") == ["8 amount"])
    }

    @Test("scenario 37: a sum that isn't the sum is an error that says what it is")
    func sum() {
        let costs = "## A\n\n### Kostnadsdeling\n\n- Helse Førde: 130 000,-\n- Kommunane: 170 000,-\n- Sum:"
        #expect(MinutesSample.errors("\(costs) 300 000,-") == [])
        let result = MinutesSample.read("\(costs) 310 000,-")
        #expect(MinutesSample.summaries(result.errors) == ["12 sum-mismatch 300 000"])
        #expect(result.errors.first?.message.nn == "summen er 300 000")
        #expect(MinutesSample.errors("\(costs) 300 000,-\n- Sum: 300 000,-") == ["13 repeated-key"])
    }

    @Test(
        "shares add up to a hundred percent",
        arguments: [[1, 1, 1], [13, 17], [1], [0, 0], [1, 2, 3, 5, 8, 13, 21]])
    func shares(_ parts: [Int]) {
        let rows = parts.map { CaseSection.CostTable.Row(name: "A", ore: $0 * 100, line: 1) }
        let shares = CostShare.shares(of: rows)
        #expect(shares.map(\.ore) == parts.map { $0 * 100 })
        #expect(shares.reduce(0) { $0 + $1.basisPoints } == (parts.reduce(0, +) == 0 ? 0 : 10_000))
    }

    @Test("equal shares of a third differ by one hundredth at most, the first being raised")
    func thirds() {
        let rows = (0..<3).map { CaseSection.CostTable.Row(name: "\($0)", ore: 100, line: 1) }
        #expect(CostShare.shares(of: rows).map { CostReport($0).percent } == ["33.34", "33.33", "33.33"])
    }

    @Test("a cost split is one list of names and amounts")
    func badCosts() {
        #expect(MinutesSample.errors("## A\n### Kostnadsdeling\nHelse Førde: 1") == ["8 text-in-list"])
        #expect(MinutesSample.errors("## A\n### Kostnadsdeling\n- Helse Førde 1") == ["8 missing-colon"])
        let twice = "## A\n### Kostnadsdeling\n- B: 1\n### Kostnadsdeling\n- C: 1"
        #expect(MinutesSample.errors(twice) == ["9 repeated-key"])
    }

    @Test("deliverables are named by sub-project and number")
    func deliverables() {
        let body =
            "## A\n### Delprosjekt 1: B\n\n1. C\n   meir\n2. D\n\n### **Delprosjekt 2** – E\n1) F\n"
            + "\n### Leveransar\n3. G"
        let found = MinutesSample.document(body).cases[0].deliverables
        #expect(found.map(\.id) == ["1.1", "1.2", "2.1", "3"])
        #expect(found.map(\.text) == ["C meir", "D", "F", "G"])
    }

    @Test("a deliverable stands once, and has a text")
    func badDeliverables() {
        #expect(MinutesSample.errors("## A\n### Delprosjekt 1: B\n1. C\n1. D") == ["9 repeated-deliverable"])
        #expect(MinutesSample.errors("## A\n### Leveransar\n1.\n") == ["8 empty-deliverable"])
    }

    private func dependencies(_ items: String) -> [String] {
        MinutesSample.errors("## A\n### Delprosjekt 1: B\n1. C\n2. D\n### Oppfølging\n\(items)")
    }

    private let open = "\n  - Ansvar: ?\n  - Frist: ?"

    @Test("what is waited for and isn't found is pointed out; a slip of the word is an error")
    func unknownDependency() {
        #expect(dependencies("- E\(open)\n  - Avheng av: leveranse 1.2") == [])
        #expect(dependencies("- E\(open)\n  - Avhenger av: leveransar 1.1 og 1.2; mandatet") == [])
        #expect(dependencies("- E\(open)\n  - Avheng av: leveranse 1.3") == [])
        let missing = MinutesSample.item("- E\(open)\n  - Avheng av: leveranse 1.3")
        #expect(MinutesSample.warnings(missing) == ["13 unknown-deliverable"])
        #expect(dependencies("- E\(open)\n  - Avheng av: leverans 1.2") == ["14 near-keyword leveranse"])
        #expect(dependencies("- E\(open)\n  - Avheng av: godkjent mandat") == [])
        #expect(dependencies("- E\(open)\n  - Avheng av: #9") == [])
    }

    @Test("a deliverable of earlier minutes may be waited for")
    func earlier() {
        let text = MinutesSample.text(MinutesSample.item("- E\(open)\n  - Avheng av: leveranse 4.1"))
        let surroundings = MinutesSurroundings(register: MinutesSampleRegister.register, deliverables: ["4.1"])
        #expect(MinutesReading.read(Array(text.utf8), in: surroundings).warnings.isEmpty)
    }

    @Test("nothing waits for itself, however many steps round")
    func circles() {
        let two = "- #1: E\(open)\n  - Avheng av: #2\n- #2: F\(open)\n  - Avheng av: #1"
        #expect(dependencies(two) == ["14 circular-dependency"])
        #expect(dependencies("- #1: E\(open)\n  - Avheng av: #1") == ["14 circular-dependency"])
        let made =
            "- E\(open)\n  - Gjeld: leveranse 1.1\n  - Avheng av: leveranse 1.2\n"
            + "- F\(open)\n  - Gjeld: leveranse 1.2\n  - Avheng av: leveranse 1.1"
        #expect(dependencies(made) == ["15 circular-dependency"])
        let chain = (1..<200).map { "- #\($0): E\(open)\n  - Avheng av: #\($0 + 1)" }.joined(separator: "\n")
        #expect(dependencies(chain) == [])
        #expect(dependencies("\(chain)\n- #200: F\(open)\n  - Avheng av: #1").count == 1)
    }
}
