import FoundationEssentials
import Markdown
import Meetings
import Testing

@testable import Letters

@Suite("What is each reader's own")
struct ReadersOwnTests {
    private static let seats = [
        "helseleiar, Hareid", "leiar", "a", "<b>x</b> & \"y\" 'z'", "[klikk](https://ond.example)", "# ikkje\n\n---",
        "{{network}}", "\u{E001}0\u{E001}", "\u{E001}1\u{E001}x", "\u{E000}0\u{E000}", "  to   mellomrom ", "\\*x* `y`",
        "Ærfugl – ŋŧđ 🦆", "e\u{301}", "\u{E123}", "-", "1. x", "www.ond.example",
        "kommunalsjef for helse, omsorg, oppvekst og velferd i ein kommune med eit langt namn, fungerande",
        String(repeating: "langtord", count: 40), "",
    ]

    @Test("is put in as if the letter were made for this reader alone", arguments: seats)
    func sameAsAlone(seat: String) throws {
        try inFolder { folder in
            // A seat in the subject, where nothing can be put in, makes every letter anew.
            let alone = try fixture(folder, "nn/invitation.md") { "Subject: {{seat}}\n" + $0 }
            let shared = try fixture(folder + "/none", nil) { $0 }
            for warmUp in ["ein heilt annan, Volda", "x"] {
                _ = try shared.read(try SampleNotices.invitation { $0.invitation.seat = warmUp })
            }
            let notice = try SampleNotices.invitation { $0.invitation.seat = seat }
            let one = try shared.read(notice)
            let other = try alone.read(notice)
            #expect(try one.text() == other.text())
            #expect(try one.calendarText() == other.calendarText())
            #expect(try body(one.html()) == body(other.html()))
            #expect(other.written.subject == OneLine.text(LetterMark.removed(from: seat)) || seat.isEmpty)
            for part in [try one.text(), try one.html(), one.written.subject, other.written.subject] {
                #expect(!part.unicodeScalars.contains(LetterMark.own))
            }
        }
    }

    @Test("stands in headings, tables, quotations and code too, and in a link's address where a template has it there")
    func everywhere() throws {
        let template = """
            Subject: Innkalling

            # {{seat}} og {{seat}}

            | **{{seat}}** | b |
            |---|---|
            | *{{seat}}* | [{{seat}}](https://example.no) |

            > {{seat}}

                {{{seat}}}

            `{{{seat}}}`

            - a
              - {{seat}}
            """
        let mailto = "\n[{{seat}}](mailto:mote@example.no?subject={{seat}})\n"
        try inFolder { folder in
            for (index, text) in [template, template + mailto].enumerated() {
                let own = try fixture("\(folder)/\(index)", "nn/invitation.md") { _ in text }
                for seat in ["leiar", "råd&co"] {
                    let letter = try own.read(try SampleNotices.invitation { $0.invitation.seat = seat })
                    let words = try letter.text().replacing("\\", with: "")
                    #expect(words.ranges(of: seat).count == 9 + index)
                    #expect(try !letter.html().contains("\u{E001}"))
                    let escaped = seat.replacing("&", with: "&amp;")
                    #expect(try letter.html().replacing("\\", with: "").ranges(of: escaped).count >= 9 + index)
                    guard index == 1 else { continue }
                    #expect(try letter.html().contains("subject=\(escaped)\""))
                }
            }
        }
    }

    @Test("nobody gets another's, however the letters are mixed")
    func mixed() throws {
        let fixture = try LetterFixture(folders: [LetterFixture.templates])
        for number in 0..<60 {
            let seat = "medlem nr. \(number), Kommune \(number % 7)"
            let kind = ["invitation", "moved", "updated", "cancelled"][number % 4]
            let notice = try SampleNotices.invitation(kind) { $0.invitation.seat = seat }
            let letter = try fixture.read(notice, in: Language.allCases[number % 3])
            let text = try letter.text().replacing("\n", with: " ")
            #expect(text.ranges(of: "medlem nr. ").count == text.ranges(of: seat).count)
            #expect(text.contains(seat))
            #expect(try letter.html().contains(seat))
        }
    }

    /// The page without its title.
    private func body(_ html: String) -> Substring {
        html[(html.firstRange(of: "<body")?.lowerBound ?? html.startIndex)...]
    }

    private func fixture(
        _ folder: String, _ file: String?, _ change: (String) -> String
    ) throws -> LetterFixture {
        guard let file else { return try LetterFixture(folders: [LetterFixture.templates]) }
        let path = "\(LetterFixture.templates)/\(file)"
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        let changed = change(String(text[(text.firstIndex(of: "\n") ?? text.startIndex)...].dropFirst()))
        let url = URL(filePath: "\(folder)/\(file)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(changed.utf8).write(to: url)
        return try LetterFixture(folders: [folder, LetterFixture.templates])
    }

    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "letters-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }
}
