import Testing

@testable import Mail

@Suite("Own words in HTML")
struct OwnWordsHTMLTests {
    private func words(_ html: String) throws -> OwnWords {
        try incoming("From: kari@kommune.example.no\nContent-Type: text/html; charset=utf-8\n\n\(html)").ownWords
    }

    @Test("what no program quotes is the sender's own, in any program's HTML")
    func forms() throws {
        for form in HTMLForms.all {
            #expect(try words(form.replacing("OWN", with: "Utført 41")).lines == ["Utført 41"], "\(form.prefix(200))")
            let several = try words(form.replacing("OWN", with: "Hei<br>Ny frist 41 <b>15</b>.09<br>&Aring;&nbsp;ja"))
            #expect(several.lines == ["Hei", "Ny frist 41 15.09", "Å ja"], "\(form.prefix(200))")
            #expect(try words(form.replacing("OWN", with: "")).firstLine == nil, "\(form.prefix(200))")
        }
    }

    @Test("answers between and below quotes are own")
    func interleaved() throws {
        let between = """
            <div dir="ltr"><div class="gmail_quote"><div class="gmail_attr">tor. 3. aug. skrev Samling:</div>
            <blockquote class="gmail_quote">Er 41 ferdig?</blockquote><div>ja</div>
            <blockquote class="gmail_quote">Og 42?</blockquote><div>nei</div></div></div>
            """
        #expect(try words(between).lines == ["ja", "nei"])
        let below = """
            <div class="moz-cite-prefix">On 03/08/2023 09:12, X wrote:</div><blockquote type="cite">
            <blockquote type="cite">eldre</blockquote>Hei</blockquote><p>Utført 41</p>
            """
        #expect(try words(below).lines == ["Utført 41"])
        let unmarked = "<p>tor. 3. aug. 2023 kl. 09:12 skrev X &lt;a@b.no&gt;:</p><blockquote>Hei</blockquote><p>Ja</p>"
        #expect(try words(unmarked).lines == ["Ja"])
    }

    @Test("below what Yahoo quotes, which only its HTML shows the end of; nothing is read where it isn't marked")
    func yahooBelow() throws {
        let plain = """
                On Thursday, August 3, 2023 at 09:12:00 AM GMT+2, Samling <mote@example.no> wrote:

             Hei. Svar med denne linja:
            Utført 42

            utført 41
            """
        func mail(_ html: String) throws -> OwnWords {
            try incoming(
                """
                From: kari@kommune.example.no
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8

                \(plain)
                --b
                Content-Type: text/html; charset=utf-8

                \(html)
                --b--
                """
            ).ownWords
        }
        let quote = "<div>On Thursday, August 3, 2023, Samling wrote:</div><div>Hei.<br>Utført 42</div>"
        let marked = "<div id=\"ydp1yahoo_quoted\" class=\"yahoo_quoted\">\(quote)</div>"
        #expect(try mail("\(marked)<div>utført 41</div>").lines == ["utført 41"])
        #expect(try mail("\(marked)").lines.isEmpty)
        #expect(try mail("<div>\(quote)</div><div>utført 41</div>").lines.isEmpty)
    }

    @Test("an answer in HTML is read where there is no other text, or an empty one")
    func choice() throws {
        let both = { (plain: String) in
            try incoming(
                """
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain

                \(plain)
                --b
                Content-Type: text/html

                <p>html</p>
                --b--
                """
            ).ownWords.lines
        }
        #expect(try both("plain") == ["plain"])
        #expect(try both("") == ["html"])
        #expect(try both(" \n\u{A0}\n\u{200B}") == ["html"])
    }

    @Test(
        "elements, spaces and signs become text as a browser shows it",
        arguments: [
            ("a<br>b<br/>c<BR >d", "a\nb\nc\nd"), ("<p>a</p><p>b</p>c<div>d</div>e", "a\nb\nc\nd\ne"),
            ("  a \n\t b&nbsp; c  ", "a b  c"), ("<ul><li>a<li>b</ul>", "a\nb"),
            ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</table>", "a b\nc"), ("<pre>a\n  b</pre>c", "a\n  b\nc"),
            ("a<b>b</b><i>c</i><span>d</span>", "abcd"), ("a<!-- <p>x</p> -- > -->b", "ab"),
            ("a<script>x</p></script >b<style>c</STYLE>d", "abd"), ("<title>x</title>a", "a"),
            ("&aring;&AElig;&oslash;&#229;&#xE6;&#XF8;&ndash;&#150;&euro;&eng;", "åÆøåæø––€ŋ"),
            ("&amp;lt; &lt;b&gt; &quot;&apos;", "&lt; <b> \"'"),
            ("R&D &x; & &# &#; &#x; &nbsp", "R&D &x; & &# &#; &#x;"),
            ("&#0;&#1114112;&#xD800;&#99999999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
            ("1 < 2 <3 <", "1 < 2 <3 <"),
            ("<a title='x > y' href=\"a>b\">c</a>", "c"), ("a<![if !supportLists]>b<![endif]><?xml x?>c", "abc"),
            ("<o:p>a</o:p><custom-x>b</custom-x>", "ab"), ("a<br><br><br>b", "a\n\nb"), ("&gt; a", " > a"),
            ("<div>ut<wbr>f&shy;ørt</div>", "utført"), ("<img alt=x>a<input value=y>b", "ab"),
        ])
    func text(html: String, text: String) throws {
        #expect(try words(html).text == text)
    }

    @Test(
        "HTML that isn't closed or isn't HTML gives some text or none, and an end",
        arguments: [
            "<", "<a", "<a href=\"", "<!--", "<!", "<script>", "<div class=", "<blockquote>", "</", "&", "&#", "<p<p<p",
            "<div class=\"gmail_signature\">", "<pre>", "</blockquote></blockquote>", "<x y='", "<svg><style>",
            "<title>",
        ])
    func broken(end: String) throws {
        #expect(try words("Utført 41<br>\(end)").firstLine == "Utført 41")
        #expect(try words("Utført 41<br>" + String(repeating: end, count: 2_000)).firstLine == "Utført 41")
        _ = try words(end)
    }

    @Test("a lot of anything ends soon, with no more text than there may be", .timeLimit(.minutes(10)))
    func large() throws {
        for piece in [
            "<div class=a id=b style='c'>", "<blockquote>", "<p>", "</div>", "<", "&", "&amp;", "<!-- a", "<a '",
            "<br>",
            "a", " ", "å", "<pre>\n", "<td>", "<svg>", "<div class=gmail_signature>", "<b a=b c d e f g h i j k l m n>",
        ] {
            let own = try words(String(repeating: piece, count: (1 << 16) / piece.utf8.count))
            #expect(own.lines.count <= 2_000 && own.text.utf8.count <= 65_536, "\(piece)")
        }
        let long = "<p>Utført 41</p>" + String(repeating: "<p>a", count: 1 << 14)
        #expect(try words(long).isClipped)
        #expect(try words("<p>Utført 41</p><hr id=stopSpelling>" + long).isClipped == false)
    }

    @Test("no HTML brings the reader down")
    func anyHTML() throws {
        let pieces = [
            "<div>", "</div>", "<blockquote", " type=cite", ">", "</blockquote>", "<!--", "-->", "<br>", "&", "&lt;",
            "&#x",
            "a ", "\"", "'", "=", "<pre>", "</pre>", "<style>", "</style>", "<hr id=stopSpelling>", "Fra: ", "å", "\n",
            "<p class=\"gmail_signature\">", "skrev:", "/", "<", "!", "<td>",
        ]
        for seed in UInt64(0)..<1_000 {
            var chance = Chance(seed: seed)
            let html = (0..<60).compactMap { _ in pieces.randomElement(using: &chance) }.joined()
            let own = try words("Utført 41<br>" + html)
            #expect(own.lines.isEmpty || own.firstLine?.isEmpty == false, "\(seed)")
        }
    }
}
