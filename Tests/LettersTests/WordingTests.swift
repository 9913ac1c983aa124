import FoundationEssentials
import ICalendar
import Mail
import Meetings
import Testing

@testable import Letters

@Suite("Wording")
struct WordingTests {
    /// Bokmål that slips into Nynorsk (`domain.md` §2.11).
    static let bokmaal: Set<String> = [
        "ikke", "fra", "møter", "møtene", "ansvarlig", "ansvarlige", "saksliste", "sakslisten", "jeg", "hva", "hvem",
        "hvordan", "noe", "noen", "nå", "uke", "uker", "dager", "kommuner", "kommunene", "punkter",
        "oppfølgingspunkter", "leder", "innleder", "sted", "stede", "fremmøte", "stemme", "påminnelse", "påminnelser",
        "høring", "åpning", "eventuelt", "forfalt", "sendt", "kalt", "flyttet", "endret", "innen", "siden", "kommer",
        "venter", "mangler", "vennlig", "hilsen", "være", "gjøre", "følge", "bare", "også",
        "dere", "deres", "ennå", "allerede", "offentlighet", "deltaker", "fortløpende",
    ]

    @Test("no Bokmål in what Nynorsk readers get")
    func rendered() throws {
        let fixture = try LetterFixture.own.get()
        for notice in SampleNotices.all {
            let letter = try fixture.read(notice)
            let text = Self.withoutVerb(try letter.text() + " " + letter.written.subject)
            let found = Self.bokmaal.intersection(Words.of(text))
            #expect(found.isEmpty, "\(notice.kind): \(found)")
        }
    }

    @Test("no Bokmål in the Nynorsk templates, whichever branch is taken")
    func templates() throws {
        for name in LetterTemplates.kinds + LetterTemplates.partials {
            let path = "\(LetterFixture.templates)/\(LetterTemplates.file(.nn, name))"
            let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
            let words = Words.of(Self.withoutVerb(text.replacing(/\{\{[^}]*\}\}/, with: " ")))
            #expect(!words.isEmpty || name == "agendaitems")
            #expect(Self.bokmaal.intersection(words).isEmpty, "\(name): \(Self.bokmaal.intersection(words))")
        }
    }

    /// As a verb, *møter* is Nynorsk too.
    private static func withoutVerb(_ text: String) -> String { text.replacing("Kven møter som vara", with: "") }

    @Test("a reader of Bokmål gets Bokmål around the same words of others")
    func otherReaders() throws {
        let fixture = try LetterFixture.own.get()
        let text = try fixture.read(SampleNotices.first("minutes"), in: .nb).text()
        #expect(text.contains("Svar på denne e-posten med en av linjene"))
        #expect(text.contains("Melde frå om kven som har rollene"))
        #expect(text.contains("ikke min 41"))
        #expect(try fixture.read(SampleNotices.first("minutes"), in: .nb).html().contains("<html lang=\"nb-NO\">"))
    }

    @Test("text and HTML say the same, in every letter and language", arguments: Language.allCases)
    func sameWords(language: Language) throws {
        let fixture = try LetterFixture.own.get()
        for notice in SampleNotices.all {
            let letter = try fixture.read(notice, in: language)
            let text = Words.inOrder(try letter.text())
            #expect(text.count > 20)
            #expect(text == Words.inOrder(Words.visible(inHTML: try letter.html())), "\(notice.kind)")
        }
    }

    @Test("nothing of Mustache or Markdown is left in a letter", arguments: Language.allCases)
    func noLeftovers(language: Language) throws {
        let fixture = try LetterFixture.own.get()
        for notice in SampleNotices.all {
            let letter = try fixture.read(notice, in: language)
            for part in [try letter.text(), Words.visible(inHTML: try letter.html()), letter.written.subject] {
                for mark in ["{{", "}}", "**", "\\", "\u{E000}", "<!--", "()", " ,"] {
                    #expect(!part.contains(mark), "\(notice.kind): \(mark)")
                }
            }
        }
    }
}

/// The words of a text, and of what a browser shows of a page.
enum Words {
    static func inOrder(_ text: String) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    static func of(_ text: String) -> Set<String> { Set(inOrder(text.lowercased())) }

    static func visible(inHTML html: String) -> String {
        let body = html.split(separator: "<body", maxSplits: 1).last.map { "<body" + $0 } ?? ""
        var text = body.replacing(/<[^>]*>/, with: { $0.output == "<strong>" || $0.output.hasPrefix("</") ? "" : " " })
        for (entity, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            text = text.replacing(entity, with: sign)
        }
        return text.replacing("☐", with: "[ ]").replacing("☑", with: "[x]")
    }
}
