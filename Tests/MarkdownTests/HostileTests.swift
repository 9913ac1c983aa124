import Testing

@testable import Markdown

@Suite("Hostile Markdown")
struct HostileTests {
    private func code(_ source: String, _ limits: MarkdownLimits = MarkdownLimits()) -> MarkdownError
        .Code?
    {
        do throws(MarkdownError) {
            _ = try MarkdownDocument(parsing: source, limits: limits)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("levels inside each other are refused on one line", arguments: [">", "> ", "- ", "1. ", "1) > ", "*\t"])
    func deepLine(piece: String) {
        for count in [65, 100_000] {
            let opened = String(repeating: piece, count: count)
            #expect(code(opened + "a") == .tooDeep)
            #expect(code(opened + String(repeating: "\n", count: 100_000)) == .tooDeep)
        }
    }

    @Test("levels inside each other are refused line by line, and in the text")
    func deep() {
        for count in [65, 100, 2_000] {
            let list = (0..<count).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()
            #expect(code(list) == .tooDeep)
        }
        let emphasis = String(repeating: "*a **a ", count: 1_000) + String(repeating: "b** b*", count: 1_000)
        #expect(code(emphasis) == .tooDeep)
    }

    @Test("levels that a person would write are read")
    func notDeep() throws {
        let source = (0..<20).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()
        #expect(code(source) == nil)
        #expect(code(String(repeating: ">", count: 20) + " a") == nil)
        #expect(code("a\n" + String(repeating: "-", count: 5_000)) == nil)
        #expect(code(String(repeating: " ", count: 100_000)) == nil)
    }

    @Test(
        "what takes the parser time with the square of its number is refused",
        arguments: [
            "![[]()", "a <?", "a <!A ", "a <![CDATA[", "![", "<? <!-- ",
        ])
    func costly(piece: String) {
        #expect(code(String(repeating: piece, count: 20_000)) == .tooIntricate)
    }

    @Test(
        "brackets, signs and fences without end are read in bounded time or refused",
        arguments: [
            "[", "]", "*a_ ", "_a ", "*", "`", "<", "&", "a]", "[a](", "\\", "|", "[a](<b", "<a b=\"",
            "e`` ` ", "***a", "~~~\n",
            "[a]: u\n", "a\n=\n", "- [ ] a\n", "-\n", "|a\n|-\n", "\r", "\u{0}", "\u{feff}", "<!--",
            "<div>\n", "[a]\n",
        ])
    func long(piece: String) throws {
        let code = code(String(repeating: piece, count: 100_000))
        #expect(code == nil || code == .tooIntricate || code == .tableTooLarge)
    }

    @Test("a table that would grow beyond its source is refused")
    func table() {
        let wide =
            String(repeating: "|a", count: 3_000) + "\n" + String(repeating: "|-", count: 3_000) + "\n"
        #expect(code(wide + String(repeating: "|\n", count: 3_000)) == .tableTooLarge)
        #expect(code("|a|b|\n|-|-|\n" + String(repeating: "|x|y|\n", count: 5_000)) == nil)
    }

    @Test("too many bytes and too many lines are refused, whichever line end is used")
    func large() {
        var limits = MarkdownLimits()
        limits.bytes = 10
        #expect(code("0123456789", limits) == nil)
        #expect(code("0123456789a", limits) == .tooLarge)
        limits.lines = 2
        for ending in ["\n", "\r\n", "\r"] {
            #expect(code("a\(ending)b\(ending)", limits) == nil)
            #expect(code("a\(ending)b\(ending)c", limits) == .tooLarge)
        }
    }

    @Test("no sequence of signs brings the parser down")
    func anySigns() throws {
        for seed in UInt64(0)..<300 {
            var chance = Chance(seed: seed)
            let signs = [
                "*", "_", "[", "]", "(", ")", "<", ">", "!", "`", "|", "-", "\n", " ", "a", "\\", "&", "#",
                "1.", "\t", ":", "å",
            ]
            let source = (0..<200).compactMap { _ in signs.randomElement(using: &chance) }.joined()
            let document = try MarkdownDocument(parsing: source)
            let html = document.html(style: .letter)
            #expect(!html.contains("<script") && !html.contains("javascript:"))
            #expect(document.plainText().split(separator: "\n").allSatisfy { !$0.hasSuffix(" ") })
        }
    }
}
