import FoundationEssentials
import ICalendar
import Mail
import Meetings
import Testing

@testable import Letters

@Suite("Words of others stay words")
struct InjectionTests {
    private let fixture: LetterFixture

    init() throws { fixture = try LetterFixture.own.get() }

    private static let hostileWords = [
        "Kari\r\nBcc: alle@example.no", "x\"; <b>y</b> <script>alert(1)</script>", "{{network}} {{{mailbox}}}",
        "[klikk](https://ond.example)", "![bilete](https://ond.example/x.png)", "# Overskrift\n\n---\n\n> sitat",
        "a\u{2028}b\u{85}c\u{0}d", "^nEND:VEVENT\nEND:VCALENDAR", "`kode` *stjerner* \\ | <!-- borte",
        "\u{E000}0\u{E000}",
    ]

    @Test("in every name, title and place of a call", arguments: hostileWords)
    func invitation(text: String) throws {
        let notice = try SampleNotices.invitation("cancelled", presenter: true) { notice in
            notice.forum.name = text
            notice.forum.aliases = [text]
            notice.meeting.place = text
            notice.invitation.seat = text
            notice.caseTitle = text
            notice.change = .cancelled(reason: text)
        }
        try expectHarmless(notice, text)
        try expectHarmless(try SampleNotices.invitation { $0.invitation.seat = text }, text)
    }

    @Test("in the agenda, the items and what others have written", arguments: hostileWords)
    func others(text: String) throws {
        for sample in SampleNotices.all {
            switch sample {
            case .agenda(var notice):
                notice.items = notice.items.map { item in
                    var item = item
                    (item.title, item.presenter, item.text, item.reason) = (text, text, text, text)
                    return item
                }
                try expectHarmless(.agenda(notice), text)
                try expectHarmless(.clearing(notice), text)
            case .minutes(var notice):
                notice.text = text
                notice.yours = notice.yours.map { hostile($0, text) }
                try expectHarmless(.minutes(notice), text)
            case .assigned(var notice):
                notice.line.item = hostile(notice.line.item, text)
                notice.line.owners = [text]
                notice.by = text
                try expectHarmless(.assigned(notice), text)
            case .undelivered(var notice):
                (notice.reason, notice.name, notice.letter.subject, notice.letter.to) = (text, text, text, text)
                try expectHarmless(.undelivered(notice), text)
            case .collect(var notice):
                notice.presents?.name = text
                try expectHarmless(.collect(notice), text)
            default: break
            }
        }
    }

    private func hostile(_ item: ActionItem, _ text: String) -> ActionItem {
        var item = item
        item.text = text
        item.due.text = text
        return item
    }

    private func expectHarmless(_ notice: Notice, _ text: String) throws {
        var envelope = SampleNotices.envelope(.nn)
        envelope.register.network.name = text
        envelope.recipient.name = text
        let letter = try fixture.read(notice, envelope)
        let known: Set<String> = [
            "from", "reply-to", "to", "subject", "date", "message-id", "auto-submitted", "x-auto-response-suppress",
            "mime-version", "content-type", "content-transfer-encoding",
        ]
        #expect(Set(letter.mail.headers.map { $0.name.lowercased() }).isSubset(of: known))
        #expect(letter.mail.to.map(\.addressText) == ["kari@example.no"])
        try expectHarmlessHTML(try letter.html(), notice)
        guard letter.mail.parts.contains(where: { $0.mediaType == "text/calendar" }) else { return }
        #expect(try letter.calendar().events.count == 1)
        let lines = try letter.calendarText().split(separator: "\r\n")
        #expect(lines.count { $0 == "END:VEVENT" } == 1)
        #expect(try letter.event().attendees.count == 1)
        #expect(try !letter.calendarText().unicodeScalars.contains { $0.value < 0x20 && $0 != "\r" && $0 != "\n" })
    }

    /// Links of others are allowed where others may write Markdown: in the minutes and beneath an agenda's line.
    private func expectHarmlessHTML(_ html: String, _ notice: Notice) throws {
        #expect(!html.contains("<script"))
        #expect(!html.contains("<b>"))
        #expect(!html.contains("<img"))
        let mayLink = ["minutes", "agenda", "clearing"].contains(notice.kind)
        for link in html.matches(of: /href="([^"]*)"/) {
            #expect(link.output.1.hasPrefix("mailto:mote@example.no?") || mayLink, "\(link.output.1)")
        }
        #expect(html.matches(of: /<body[ >]/).count == 1)
        #expect(html.hasSuffix("</html>\n"))
    }
}
