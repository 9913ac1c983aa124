import Testing

@testable import Markdown

@Suite("Text in Markdown")
struct EscapeTests {
    @Test(
        "text that looks like markup stays text",
        arguments: [
            "1. punkt", "- punkt", "+ punkt", "# tittel", "> sitat", "| a | b |", "a | b", "***", "---",
            "===", "~~~", "```",
            "[a](https://b.example.no)", "<https://b.example.no>", "<b>feit</b>", "<!-- gøymd -->",
            "&amp; &#65;", "![x](y)",
            "www.example.no", "kari@example.no", "C:\\mappe\\", "slutt \\", "[ ] gjer", "[x]: /y",
            "_a_ *b* __c__ ~~d~~",
            "`kode`", "\\*", "Čearru Ságá ŧ", "\\|", "100)", "a_b_c", "{{namn}}",
        ])
    func looksLikeMarkup(text: String) throws {
        let document = try MarkdownDocument(parsing: MarkdownText.escape(text))
        #expect(document.blocks == [.paragraph([.text(text)])])
    }

    @Test("line ends, tabs and controls become single spaces")
    func spaces() throws {
        #expect(MarkdownText.escape("\n a\r\n\tb\u{0}c\u{2028}d \n") == "a b c d")
        #expect(MarkdownText.escape(" \n") == "")
    }

    @Test("any text comes back as itself, in a paragraph, a heading, an item, a cell and a link")
    func anyText() throws {
        for seed in UInt64(0)..<400 {
            var chance = Chance(seed: seed)
            let text = MarkdownTestText.any(&chance)
            let escaped = MarkdownText.escape(text)
            let expected = MarkdownTestText.normalised(text)
            if expected.isEmpty { continue }
            let words: [Inline] = [.text(expected)]
            let source = """
                # \(escaped)

                \(escaped)

                - \(escaped)

                | hovud |
                |---|
                | \(escaped) |

                [\(escaped)](/sak)
                """
            let document = try MarkdownDocument(parsing: source)
            #expect(
                document.blocks == [
                    .heading(level: 1, words),
                    .paragraph(words),
                    .list(List(start: nil, isTight: true, items: [ListItem(blocks: [.paragraph(words)])])),
                    .table(Table(alignments: [.left], head: [[.text("hovud")]], rows: [[words]])),
                    .paragraph([.link(url: "/sak", words)]),
                ])
            #expect(document.plainText(width: .max).contains(expected))
        }
    }

    @Test("an escaped address is a good link target")
    func address() throws {
        let url = "https://møte.example.no/a_(b)?c=*d*&e=\"f\"#g"
        let document = try MarkdownDocument(parsing: "[x](\(MarkdownText.escape(url)))")
        #expect(
            document.blocks == [
                .paragraph([.link(url: "https://møte.example.no/a_(b)?c=*d*&e=%22f%22#g", [.text("x")])])
            ])
    }
}

/// A small generator whose numbers follow from the seed (SplitMix64).
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

enum MarkdownTestText {
    private static let pieces =
        (0x20...0x7E).compactMap { Unicode.Scalar($0).map { String($0) } }
        + [
            "\n", "\r\n", "\t", "\u{0}", "\u{b}", "\u{85}", "\u{a0}", "\u{2028}", "\u{feff}", "æ", "Å",
            "ŋ", "č", "e\u{301}", "日", "🌨️",
            "  ", "```", "1. ", "- ", "](", "<!--", "&lt;", "\\\\", "\\|", "**", "http://a.no", "ord",
            "møte",
        ]

    static func any(_ chance: inout Chance) -> String {
        (0..<Int.random(in: 1...30, using: &chance)).compactMap { _ in
            pieces.randomElement(using: &chance)
        }.joined()
    }

    /// What a reader is to see: runs of spaces and controls as one space, none at the ends.
    static func normalised(_ text: String) -> String {
        let isSpace: (Unicode.Scalar) -> Bool = {
            $0.properties.generalCategory == .control || $0 == " " || $0 == "\u{2028}" || $0 == "\u{2029}"
        }
        return text.unicodeScalars.split(whereSeparator: isSpace).map { String($0) }.joined(
            separator: " ")
    }
}
