import Testing

@testable import Markdown

@Suite("Markdown to HTML")
struct HTMLTests {
    private func html(_ source: String, _ style: LetterStyle = .plain) throws -> String {
        try MarkdownDocument(parsing: source).html(style: style)
    }

    @Test("a letter becomes plain elements")
    func letter() throws {
        let source = """
            # Innkalling: Fagrådet *velferdsteknologi*
            fredag 29. september kl. 09.00–14.30

            **[Svar på innkallinga](https://mote.example.no/s/abc?x=1&y=2)**

            1. Godkjenning
            2. Orientering
               frå `kommunane`

            - [x] utsend
            - [ ] svar

            > Hugs å melde frå om allergi.\\
            > Helsing Kari

            ---
            """
        #expect(
            try html(source) == """
                <h1>Innkalling: Fagrådet <em>velferdsteknologi</em></h1>
                <p>fredag 29. september kl. 09.00–14.30</p>
                <p><a href="https://mote.example.no/s/abc?x=1&amp;y=2">Svar på innkallinga</a></p>
                <ol>
                <li>Godkjenning</li>
                <li>Orientering
                frå <code>kommunane</code></li>
                </ol>
                <ul>
                <li>☑ utsend</li>
                <li>☐ svar</li>
                </ul>
                <blockquote>
                <p>Hugs å melde frå om allergi.<br>
                Helsing Kari</p>
                </blockquote>
                <hr>

                """)
    }

    @Test("a table keeps its columns' alignment and names its heads")
    func table() throws {
        let source = """
            | Tid | Sak | Minutt |
            |:----|:---:|-------:|
            | 09.00 | Opning \\| velkomen | 10 |
            | 09.10 |
            """
        #expect(
            try html(source) == """
                <table>
                <thead>
                <tr><th scope="col" style="text-align:left">Tid</th><th scope="col" style="text-align:center">Sak</th>\
                <th scope="col" style="text-align:right">Minutt</th></tr>
                </thead>
                <tbody>
                <tr><td style="text-align:left">09.00</td><td style="text-align:center">Opning | velkomen</td>\
                <td style="text-align:right">10</td></tr>
                <tr><td style="text-align:left">09.10</td><td style="text-align:center"></td>\
                <td style="text-align:right"></td></tr>
                </tbody>
                </table>

                """)
    }

    @Test("loose and nested lists")
    func lists() throws {
        #expect(
            try html("3. a\n   - b\n\n     c\n4. d\n") == """
                <ol start="3">
                <li>a
                <ul>
                <li>
                <p>b</p>
                <p>c</p>
                </li>
                </ul>
                </li>
                <li>d</li>
                </ol>

                """)
    }

    @Test(
        "every element can carry a style, and a link that is the whole paragraph in bold is a button")
    func styles() throws {
        let style = LetterStyle([
            .heading3: "a:1", .paragraph: "b:2", .link: "c:3", .button: "d:\"4\"", .headCell: "e:5",
        ])
        let source = "#### t\n\n[x](/x) **[y](/y) z**\n\n**[y](/y)**\n\n|h|\n|-|"
        #expect(
            try html(source, style) == """
                <h4 style="a:1">t</h4>
                <p style="b:2"><a href="/x" style="c:3">x</a> <strong><a href="/y" style="c:3">y</a> z</strong></p>
                <p style="b:2"><a href="/y" style="d:&quot;4&quot;">y</a></p>
                <table>
                <thead>
                <tr><th scope="col" style="e:5;text-align:left">h</th></tr>
                </thead>
                <tbody>
                </tbody>
                </table>

                """)
    }

    @Test(
        "the styles of a letter hold only declarations, and no pictures or style sheets from elsewhere")
    func letterStyles() {
        for style in [LetterStyle.letter, .footer] {
            for (element, declarations) in style.declarations {
                #expect(!declarations.contains { "\"'<>&(){}@".contains($0) }, "\(element)")
                #expect(
                    declarations.split(separator: ";").allSatisfy { $0.split(separator: ":").count == 2 },
                    "\(element)")
            }
        }
    }

    @Test("HTML is shown as the text it is, and comments are gone")
    func rawHTML() throws {
        #expect(
            try html("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n")
        #expect(
            try html("a <b onclick=\"x\">c</b>")
                == "<p>a &lt;b onclick=&quot;x&quot;&gt;c&lt;/b&gt;</p>\n")
        #expect(try html("<!-- sak 4 -->\n\na <!-- b --> c") == "<p>a  c</p>\n")
        #expect(
            try html("<div>\na <!-- b\n-->\nc\n</div>") == "<p>&lt;div&gt;\na \nc\n&lt;/div&gt;</p>\n")
        #expect(try html("<!-- a <script>") == "")
    }

    @Test(
        "links lead only where links may",
        arguments: [
            ("javascript:alert(1)", nil), ("JaVaScRiPt:alert(1)", nil), ("data:text/html,x", nil),
            ("vbscript:x", nil),
            ("file:///etc/passwd", nil), ("//evil.example", nil), ("/\\evil.example", nil),
            ("&#106;avascript:x", nil),
            ("java&#10;script:x", nil), ("evil.example", nil), ("", nil), ("https\u{7f}://x", nil),
            ("\u{1}javascript:x", nil),
            ("https://example.no/ø?a=b#c", "https://example.no/ø?a=b#c"),
            ("HTTP://example.no", "HTTP://example.no"),
            ("mailto:kari@example.no", "mailto:kari@example.no"), ("tel:+4770000000", "tel:+4770000000"),
            ("/mote/1", "/mote/1"), ("#sak", "#sak"),
            ("https://example.no/\"onclick=x", "https://example.no/%22onclick=x"),
            ("<https://example.no/a b>", "https://example.no/a%20b"),
            ("https://example.no/'", "https://example.no/'"),
        ] as [(String, String?)])
    func links(target: String, url: String?) throws {
        let document = try MarkdownDocument(parsing: "[ord](\(target))")
        #expect(
            document.blocks == [.paragraph([url.map { .link(url: $0, [.text("ord")]) } ?? .text("ord")])])
    }

    @Test("pictures leave their words")
    func images() throws {
        #expect(try html("![kart *her*](https://x.example/y.png)") == "<p>kart <em>her</em></p>\n")
    }

    @Test("controls don't reach the HTML")
    func controls() throws {
        #expect(try html("a\u{1b}[1mb `\u{8}c`") == "<p>a[1mb <code>c</code></p>\n")
    }
}
