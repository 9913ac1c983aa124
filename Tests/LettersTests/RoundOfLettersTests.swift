import FoundationEssentials
import Meetings
import TestSupport
import Testing

@testable import Letters

@Suite("The letters of a round")
struct RoundOfLettersTests {
    private static let words = [
        "Kari", "Åse", "Nordmann", "A\u{30A}se", "áššečoahkkin", "e\u{301}", "👩‍👩‍👧", "漢字", "\u{E000}0\u{E000}",
        "\u{E001}0\u{E001}", "\u{E001}", "\"", "\\", "^n", ";CN=x", ":", ",", "'", "<b>", "&amp;", "&", "\r\n", "\n",
        "\t", "\u{85}", "\u{2028}", "\u{A0}", "\u{7}", "=?UTF-8?B?eA==?=", "=?", "?=", "*", "_", "# ", "- ", "1. ", "|",
        "`",
        "[x](https://ond.example)", "{{network}}", "{{{seat}}}", "BEGIN:VEVENT", "METHOD:CANCEL", "-----",
        "www.ond.example", "kommunalsjef", "for", "helse,", "omsorg", "og", "velferd", "\u{200F}", "ŋŧđ", "\u{0}",
    ]

    @Test("are, byte for byte, those that are made for each reader alone", arguments: 0..<40)
    func sameBytes(seed: UInt64) throws {
        let writer = try LetterFixture.own.get().writer
        var random = SeededRandom(seed: seed)
        for _ in 0..<12 {
            let notice = try Self.notice(&random)
            let envelope = Self.envelope(&random)
            let outcome = Self.outcome { try writer.write(notice, envelope) }
            #expect(outcome == Self.outcome { try Self.alone(writer, notice, envelope) })
        }
    }

    private static func notice(_ random: inout SeededRandom) throws -> Notice {
        let kinds = ["invitation", "moved", "updated", "cancelled", "withdrawn"]
        let places = ["Ålesund", "A\u{30A}lesund", "?", text(&random)]
        let isPresenter = Int.random(in: 0..<6, using: &random) == 0
        return try SampleNotices.invitation(kinds[Int(random.next() % 5)], presenter: isPresenter) {
            $0.invitation.seat = text(&random)
            $0.invitation.token = String(random.next() % 1_000_000)
            $0.invitation.sequence = Int.random(in: 0...2, using: &random)
            $0.meeting.place = places[Int(random.next() % 4)]
            if Int.random(in: 0..<4, using: &random) == 0 { $0.invitation.deputyFor = "ola" }
        }
    }

    /// Without the texts of earlier letters, and with the reader's own words in the values from the start.
    private static func alone(_ writer: LetterWriter, _ notice: Notice, _ envelope: Envelope) throws -> WrittenLetter {
        let reader = LetterReader(envelope)
        let draft = try reader.draft(of: notice).withoutMarks
        let key = RecentLetters.Key(kind: notice.kind, language: reader.language, draft: draft)
        return try writer.compose(notice, reader, writer.text(key, noting: nil).filled(with: ReadersOwn()))
    }

    private static func envelope(_ random: inout SeededRandom) -> Envelope {
        let links = Bool.random(using: &random) ? SampleNotices.links : [:]
        var envelope = SampleNotices.envelope(Language.allCases.randomElement(using: &random) ?? .nn, links: links)
        envelope.recipient.name = text(&random)
        envelope.recipient.email =
            [
                "kari@kommune.example.no", "o'neil/a%41&co=x@Kommune.example.NO", "kari@sørum.example.no",
                "ikkje ei adresse",
            ].randomElement(using: &random) ?? ""
        envelope.letter = LetterID(String(random.next(), radix: 16) + "0123456789abcdef")
        if Int.random(in: 0..<4, using: &random) == 0 { envelope.register.network.name = text(&random) }
        return envelope
    }

    private static func text(_ random: inout SeededRandom) -> String {
        (0..<Int.random(in: 0...9, using: &random)).reduce(into: "") { text, _ in
            if !text.isEmpty { text += ["", " ", " ", "  "].randomElement(using: &random) ?? "" }
            text += words.randomElement(using: &random) ?? ""
        }
    }

    /// What came of it; nil where it can't be written.
    private static func outcome(_ write: () throws -> WrittenLetter) -> WrittenLetter? { try? write() }
}
