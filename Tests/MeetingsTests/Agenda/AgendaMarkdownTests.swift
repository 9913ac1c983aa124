import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("The agenda as Markdown")
struct AgendaMarkdownTests {
    private let meeting = AgendaDraftTests.meeting()

    private func read(_ text: String) throws -> [AgendaItem] {
        try AgendaReader.items(in: text, meeting: meeting, language: .nn)
    }

    private func problems(_ text: String) -> [Problem] {
        do {
            _ = try read(text)
            return []
        } catch let refusal as Refusal {
            return refusal.problems
        } catch {
            return []
        }
    }

    @Test("what is written is read back the same, in every language", arguments: Language.allCases)
    func roundTrip(_ language: Language) throws {
        var facts = AgendaDraftTests.facts()
        facts.cases = [AgendaDraftTests.matter("Æ, Ø & Å – «sitat» (10.1)"), AgendaDraftTests.matter("Val: 3–4 <b>")]
        facts.openItems = [AgendaDraftTests.item(1, "Noko fast", agenda: .standing)]
        facts.register.network.language = language
        var items = try AgendaDraft(facts).items()
        items[4].number = CaseNumber(number: 7, year: 2023)
        items[4].title = "Sak med nummer"
        let forum = facts.forum
        let text = AgendaMarkdown(forum: forum, meeting: meeting, language: language).text(items)
        #expect(try read(text) == items)
    }

    @Test("a line with a length follows the one before")
    func lengths() throws {
        let items = try read("# Sakliste\n\n## Ei\n- Type: orientering\n- Tid: 20 min\n\n## To\n- Tid: 10 min\n")
        #expect(items.map(\.start.description) == ["09:00", "09:20"])
        #expect(items.map(\.end.description) == ["09:20", "09:30"])
    }

    @Test("moving one line ten minutes moves those that follow by length")
    func moving() throws {
        let items = try read("## Ei\n- Tid: kl. 09.10–09.45\n\n## To\n- Tid: 15 min\n")
        #expect(items[1].start.description == "09:45")
    }

    @Test("a line moved into the next pushes the rest along, and the last gives way")
    func pushing() throws {
        let items = try read(
            "## Ei\n- Tid: kl. 09.10–09.45\n\n## To\n- Tid: kl. 09.35–10.00\n\n## Tre\n- Tid: kl. 10.00–14.30\n")
        #expect(items.map(\.start.description) == ["09:10", "09:45", "10:10"])
        #expect(items.last?.end.description == "14:30")
    }

    @Test("every fault is reported with its line")
    func faults() {
        let found = problems(
            "## Ei\n- Tpye: vedtak\n- Tid: kl. 10.00–11.00\n\n## To\n- Type: vedtek\n- Tid: kl. 10.30–11.30\n\n"
                + "## Tre\n- Tid: i morgon\n\n## Fire\n- Tid: kl. 14.00–15.00\n")
        #expect(found.map(\.line) == [2, 6, 10, 13])
        #expect(
            found.map(\.code) == ["near-keyword", "unknown-type", "bad-time", "outside-meeting"])
        #expect(found[0].suggestion == "Type")
        #expect(found[1].suggestion == "vedtak")
    }

    @Test("an agenda without items, too large, or with control characters in a title is refused")
    func refused() {
        #expect(problems("Berre tekst\n").map(\.code) == ["no-items"])
        #expect(problems("## Tittel\u{7}med lyd\n").map(\.code) == ["bad-title"])
        #expect(problems("## \(String(repeating: "x", count: 301))\n").map(\.code) == ["bad-title"])
        #expect(throws: Refusal.self) { try read(String(repeating: "## x\n", count: 300_000)) }
    }

    @Test("whatever bytes come, the reader answers")
    func hostile() {
        var random = SeededRandom(seed: 7)
        let pieces = [
            "## ", "- Tid: ", "kl. 09.00–", "\n", "> Kvifor:", "<!-- sak-id ", "- Type: ", "æ", "\u{0}", "21/23",
            "20 min",
        ]
        for _ in 0..<500 {
            let text = (0..<40).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            if let items = try? read(text) {
                #expect(zip(items, items.dropFirst()).allSatisfy { $0.end <= $1.start })
            }
        }
    }
}
