import FoundationEssentials
import ICalendar
import Mail
import Meetings
import Testing

@testable import Letters

@Suite("Links in letters")
struct LinkLetterTests {
    private let fixture: LetterFixture

    init() throws { fixture = try LetterFixture.own.get() }

    private func read(_ notice: Notice, in language: Language = .nn) throws -> Letter {
        try fixture.read(notice, SampleNotices.envelope(language, links: SampleNotices.links))
    }

    private func address(_ purpose: LinkPurpose) throws -> String { try #require(SampleNotices.links[purpose]) }

    @Test("a reminder has a link for each answer beside the line that can be mailed")
    func reminder() throws {
        let forum = SampleNotices.forum.id
        let line = SampleNotices.line(41)
        let letter = try read(.reminder(ReminderNotice(on: SampleNotices.day(10), overdue: [], dueSoon: [line])))
        let (done, more) = (try address(.markDone(forum, 41)), try address(.askMoreTime(forum, 41)))
        let (notMine, overview) = (try address(.notMine(forum, 41)), try address(.myItems))
        #expect(
            try letter.text().hasPrefix(
                """
                Frist 18. august: 1 oppfølgingspunkt
                ====================================

                – #41 Melde frå om kven som har rollene
                  Frist: til neste samling, fredag 18. august (om 8 dagar) · Sjustjerna
                  · 2/7 har gjort sitt
                  Svar: utført 41 · ny frist 41 01.09 · ikkje mi 41
                  På nett:
                  Utført:
                  \(done)
                  Treng meir tid:
                  \(more)
                  Ikkje mi:
                  \(notMine)

                Er det gjort? Då held det å svare med denne linja:

                """))
        #expect(
            try letter.text().contains(
                """
                Oppfølgingspunkta dine:
                \(overview)

                Lenkjene i e-posten er dine eigne. Den du sender han vidare til, kan
                svare for deg.

                """))
        let html = try letter.html()
        for (address, words) in [(done, "Utført"), (more, "Treng meir tid"), (notMine, "Ikkje mi")] {
            #expect(html.contains("<a href=\"\(address)\" style=\"color:#0a5260\">\(words)</a>"))
        }
        #expect(html.contains(" · <a href=\"\(more)\""))
    }

    @Test("a call is answered by a button, which isn't in the calendar: that is shown to colleagues")
    func call() throws {
        for presenter in [false, true] {
            let letter = try read(try SampleNotices.invitation(presenter: presenter))
            let meeting = SampleNotices.meeting
            let answer = try address(.answerInvitation(meeting.id, uid: meeting.uid))
            #expect(try letter.text().contains("Svar på nett:\n\(answer)\n\n"))
            #expect(try letter.html().contains("<a href=\"\(answer)\" style=\"display:inline-block;"))
            let description = try #require(try letter.event().description)
            #expect(!description.contains("Svar på nett") && !description.contains("/l/"))
            let calendars = letter.mail.parts.filter {
                $0.mediaType.contains("calendar") || $0.mediaType.contains("ics")
            }
            #expect(calendars.count == 2)
            for part in calendars {
                #expect(!String(decoding: part.bytes, as: UTF8.self).replacing("\r\n ", with: "").contains("/l/"))
            }
            let without = try fixture.read(try SampleNotices.invitation(presenter: presenter))
            #expect(try without.event().description == description)
        }
    }

    @Test("every letter has the links of what it asks for, in both its parts", arguments: Language.allCases)
    func everyLetter(language: Language) throws {
        let meeting = SampleNotices.meeting.id
        let wanted: [String: [LinkPurpose]] = [
            "invitation": [.answerInvitation(meeting, uid: SampleNotices.meeting.uid)],
            "moved": [.answerInvitation(meeting, uid: SampleNotices.meeting.uid)],
            "updated": [.answerInvitation(meeting, uid: SampleNotices.meeting.uid)],
            "counter-declined": [.answerInvitation(meeting, uid: SampleNotices.meeting.uid)],
            "deputy": [.nameDeputy(meeting)], "collect": [.contribute(meeting)], "clearing": [.clearAgenda(meeting)],
            "minutes": [.approveMinutes(meeting)], "assigned": [.markDone(SampleNotices.forum.id, 41)],
        ]
        // A code is nobody's way to anything else.
        for notice in SampleNotices.all where notice.kind != "sign-in-code" {
            let letter = try read(notice, in: language)
            for purpose in (wanted[notice.kind] ?? []) + [.myItems] {
                let address = try address(purpose)
                #expect(try letter.text().contains(address), "\(notice.kind): \(purpose)")
                #expect(try letter.html().contains("href=\"\(address)\""), "\(notice.kind): \(purpose)")
            }
            #expect(try Self.addresses(in: letter.text()) == Self.addresses(in: letter.html()), "\(notice.kind)")
        }
    }

    @Test("beside the addresses, text and HTML say the same", arguments: Language.allCases)
    func sameWords(language: Language) throws {
        for notice in SampleNotices.all {
            let letter = try read(notice, in: language)
            let text = try letter.text().replacing(/https:[^ \n]*/, with: "")
            #expect(Words.inOrder(text) == Words.inOrder(Words.visible(inHTML: try letter.html())), "\(notice.kind)")
        }
    }

    @Test("no Bokmål in what Nynorsk readers get, and nothing of Mustache or Markdown")
    func words() throws {
        for notice in SampleNotices.all {
            let text = try read(notice).text()
            let words = Words.of(text.replacing("Kven møter som vara", with: "").replacing(/https:[^ \n]*/, with: ""))
            #expect(WordingTests.bokmaal.intersection(words).isEmpty, "\(notice.kind)")
            for mark in ["{{", "}}", "**", "](", "\\"] { #expect(!text.contains(mark), "\(notice.kind): \(mark)") }
        }
    }

    @Test("an address comes through whole, whatever signs the installation's own has")
    func strangeAddress() throws {
        for own in ["https://a_b.example.no/møte*(c)/~d&e;f=g+h!", "https://a.example.no:8443/_x_/[1]"] {
            let address = "\(own)/l/\(String(repeating: "0", count: 52))"
            let envelope = SampleNotices.envelope(.nn, links: [.myItems: address])
            let text = try fixture.read(try SampleNotices.first("leader"), envelope).text()
            #expect(text.contains("Oppfølgingspunkta dine:\n\(address)\n"), "\(text)")
        }
    }

    @Test("without addresses a letter is as it was, to the byte")
    func without() throws {
        for notice in SampleNotices.all {
            let letter = try fixture.read(notice)
            #expect(try !letter.text().contains("På nett") && !letter.text().contains("på nett"))
            #expect(try Self.addresses(in: letter.html()).isEmpty)
        }
    }

    @Test("when it leaves, a letter's marks give way to its own tokens, and nothing else in it changes")
    func filled() throws {
        let written = try read(try SampleNotices.first("minutes"))
        let marks = SampleNotices.links.values.map { String($0.suffix(52)) }
        let tokens = Dictionary(
            uniqueKeysWithValues: marks.map {
                ($0, String($0.suffix(52).reversed().map { "abcdefghij".dropFirst(Int("\($0)") ?? 0).first ?? "x" }))
            })
        let bytes = fixture.writer.fill(tokens, in: written.written.bytes)
        #expect(bytes.count == written.written.bytes.count && bytes != written.written.bytes)
        let filled = Letter(written: written.written, mail: try MailReader.read(bytes))
        for (part, before) in [(try filled.text(), try written.text()), (try filled.html(), try written.html())] {
            let expected = tokens.reduce(before) { $0.replacing($1.key, with: $1.value) }
            #expect(part == expected && part != before)
        }
        #expect(fixture.writer.fill([:], in: bytes) == bytes)
        #expect(fixture.writer.fill(tokens, in: bytes) == bytes, "there are no marks left")
    }

    @Test("two readers of the same round have the same letter but for their names, until it leaves")
    func shared() throws {
        let notice = try SampleNotices.invitation()
        var envelope = SampleNotices.envelope(.nn, links: SampleNotices.links)
        let first = try fixture.read(notice, envelope)
        envelope.recipient.name = "Ein annan"
        envelope.letter = "fedcba9876543210fedcba9876543210"
        let second = try fixture.read(notice, envelope)
        #expect(try first.text() == second.text() && first.html() == second.html())
    }

    private static func addresses(in text: String) -> Set<String> {
        Set(text.matches(of: /https:\/\/samling\.example\.no\/l\/[0-9a-z]{52}/).map { String($0.output) })
    }
}
