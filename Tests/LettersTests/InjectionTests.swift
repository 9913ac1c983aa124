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

    @Test("in what people write to us", arguments: hostileWords)
    func written(text: String) throws {
        for sample in SampleNotices.all {
            switch sample {
            case .coordinator(var notice):
                var mail = SampleNotices.mail
                (mail.from, mail.subject) = (text, text)
                mail.filing?.detail = Trilingual(text, text, text)
                notice.inbox = [mail]
                try expectHarmless(.coordinator(notice), text)
            case .receipt(var notice):
                notice.lines = notice.lines.map { hostile($0, text) }
                notice.answered = AnsweredMail(subject: text, messageID: text)
                try expectHarmless(.receipt(notice), text)
            case .question(var notice):
                notice.reason =
                    notice.reason == .whichItem ? .whichDate(41, written: text) : .whichDeputy(written: text)
                notice.written = text
                notice.open = notice.open.map { line in
                    var line = line
                    line.item = hostile(line.item, text)
                    return line
                }
                notice.answered = AnsweredMail(subject: text, messageID: text)
                try expectHarmless(.question(notice), text)
            case .counterDeclined(var notice):
                notice.reason = text
                notice.invitation.seat = text
                try expectHarmless(.counterDeclined(notice), text)
            case .deputy(var notice):
                notice.forum.aliases = [text]
                try expectHarmless(.deputy(notice), text)
            default: break
            }
        }
    }

    private func hostile(_ line: ReceiptNotice.Line, _ text: String) -> ReceiptNotice.Line {
        switch line {
        case .done(var line, let share):
            line.item = hostile(line.item, text)
            return .done(line, share: share.map { _ in text })
        case .extensionAsked(let line, _): return .extensionAsked(line, until: text)
        case .reported(let line, _): return .reported(line, answersForIt: text)
        case .contributed(let forum, let meeting, let headings):
            return .contributed(forum, meeting, headings: headings.map { _ in text })
        case .deputyCalled(_, let forum, let meeting): return .deputyCalled(name: text, forum, meeting)
        default: return line
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
            "mime-version", "content-type", "content-transfer-encoding", "in-reply-to", "references",
        ]
        #expect(Set(letter.mail.headers.map { $0.name.lowercased() }).isSubset(of: known))
        #expect(letter.mail.to.map(\.addressText) == ["kari@example.no"])
        try expectHarmlessHTML(try letter.html(), notice)
        guard letter.mail.parts.contains(where: { $0.mediaType == "text/calendar" }) else { return }
        if case .counterDeclined = notice { return }
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
