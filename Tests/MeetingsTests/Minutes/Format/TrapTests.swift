import Testing

@testable import Meetings

@Suite("Nothing is read from prose")
struct TrapTests {
    /// Lines that look like dates, times, amounts, people and fields (`domain.md` §1.3, F-45), and are text.
    private let traps = """
        PKT 8 i budsjettvedtaket, 5-10-25
        Kommunedelplan 2018-2024, 2020-2023, punkt 10.1, punkt 8.1 og 4.1 Mandat.
        pr.dd ca. 442 000,- idag kl 0910-0945
        Frist: dette er ein vanleg setning
        Ansvar: alle
        - Helseplattformen: planlegging i alle kommunane. Oppstart Vanylven våren 2023
        - Frist: 31.02.2023
        - Ansvar: Ukjend Person
          - Frist: snart
        - Sum: 300
        - [lenkje](https://example.no)
        -
        #41 er utført
        #stikkord
        1. Punkt
        +1
        | a | b |
        > sitat: «Vedtak»
        """

    @Test("scenario 16: traps as prose give no items, no decisions, no errors")
    func prose() throws {
        let body = "## Volda\n\n\(traps)\n\n### Fokusområde\n\n\(traps)\n\n#### Utfordringar\n\n\(traps)"
        let result = MinutesSample.read(body)
        #expect(MinutesSample.summaries(result.errors) == [])
        let section = try #require(result.minutes?.cases.first)
        #expect(section.items.isEmpty && section.decisions.isEmpty && section.anchoring.isEmpty)
        #expect(section.costs.isEmpty && section.deliverables.isEmpty && section.vote == nil)
    }

    @Test("within a decision, too, all is text")
    func decision() throws {
        let section = try #require(MinutesSample.read("## A\n\n### Vedtak\n\n\(traps)").minutes?.cases.first)
        #expect(section.items.isEmpty)
        #expect(section.decisions.count == 1)
    }

    @Test("a box outside Oppfølging is not read, and that is said once a case")
    func strayBoxes() {
        let body = "## A\n\n- [ ] B\n- [x] C\n\n### Bakgrunn\n\n- [ ] D\n"
        #expect(MinutesSample.warnings(body) == ["8 item-in-prose ### Oppfølging"])
        #expect(MinutesSample.read(body).minutes?.items.isEmpty == true)
        let unboxed = "## A\n\n### Oppfølgingspunkt\n\n- B\n  - Ansvar: Oddvar\n"
        #expect(MinutesSample.warnings(unboxed) == ["11 item-in-prose ### Oppfølging"])
    }

    @Test("a keyword alone on a line without its marks is worth a warning")
    func strayKeyword() {
        #expect(MinutesSample.warnings("## A\n\nB\n\nOppfølging:\n\n- C") == ["10 keyword-in-prose ### Oppfølging"])
        #expect(MinutesSample.warnings("## A\n\n**Vedtak**\n") == ["8 keyword-in-prose ### Vedtak"])
        #expect(MinutesSample.warnings("## A\n\nOppfølging av saka.") == [])
    }

    @Test("a heading within a code block is still a heading, so that nothing hides")
    func fences() {
        let body = "## A\n\n```\n### Oppfølging\n\n- B\n  - Ansvar: ?\n  - Frist: ?"
        #expect(MinutesSample.read(body).minutes?.items.map(\.text) == ["B"])
    }
}
