import Mail
import Meetings
import Testing

@testable import Letters

@Suite("Agendas as letters")
struct AgendaLetterTests {
    private let fixture: LetterFixture

    init() throws { fixture = try LetterFixture.own.get() }

    @Test("the program's own lines are in the reader's language, once; people's titles are theirs")
    func languages() throws {
        let titles: [(String, CaseKind)] = [
            ("Opning", .opening), ("Nytt sidan sist", .news), ("Godkjenning av referatet", .approval),
            ("Ymse", .anyOtherBusiness), ("Pasientforløp", .discussion), ("Opning av nytt bygg", .information),
        ]
        let text = try body(titles, .nb)
        for line in ["Åpning\n", "Nytt siden sist\n", "Godkjenning av referatet\n", "Eventuelt"] {
            #expect(text.contains(line), "\(line)")
        }
        #expect(text.contains("Pasientforløp\n  drøfting"))
        #expect(text.contains("Opning av nytt bygg\n  orientering"))
        #expect(!text.contains("Ymse") && !text.contains("eventuelt") && !text.contains("åpning"))
        let english = try body(titles, .en)
        #expect(english.contains("Opening\n") && english.contains("Any other business"))
        #expect(!english.contains("opening\n") && !english.contains("approval"))
        #expect(try body(titles, .nn).contains("Opning\n"))
    }

    @Test("the call is said to be in the calendar only where there is one")
    func called() throws {
        guard case .agenda(var notice) = try SampleNotices.first("agenda") else { return }
        for place in ["Ulsteinvik", "?"] {
            notice.meeting.place = place
            notice.meeting.called = nil
            #expect(try !fixture.read(.agenda(notice)).text().contains("kalenderen"))
            notice.meeting.called = notice.meeting.stamp
            #expect(try fixture.read(.agenda(notice)).text().contains("Innkallinga til møtet ligg i kalenderen din."))
        }
    }

    @Test("files go with the letter as they are")
    func files() throws {
        guard case .agenda(var notice) = try SampleNotices.first("agenda") else { return }
        let bytes = (0..<5_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        notice.files = [
            .init(name: "Saksframlegg på nynorsk.pdf", mediaType: "application/pdf", bytes: bytes),
            .init(name: "tal.csv", mediaType: "text/csv", bytes: Array("a;b\r\n1;2\r\n".utf8)),
        ]
        let letter = try fixture.read(.agenda(notice))
        let files = letter.mail.parts.filter { $0.disposition == "attachment" }
        #expect(files.map(\.filename) == ["Saksframlegg på nynorsk.pdf", "tal.csv"])
        #expect(files.map(\.bytes) == notice.files.map(\.bytes))
        #expect(try letter.text().contains(notice.forum.shortName))
    }

    private func body(_ titles: [(String, CaseKind)], _ language: Language) throws -> String {
        guard case .agenda(var notice) = try SampleNotices.first("agenda") else { return "" }
        notice.items = titles.map { title, kind in
            AgendaItem(title: title, kind: kind, start: .midnight, end: .midnight, reason: "")
        }
        return try fixture.read(.agenda(notice), in: language).body()
    }
}

@Suite("Why a letter comes, and as what")
struct FooterTests {
    private let fixture: LetterFixture

    init() throws { fixture = try LetterFixture.own.get() }

    @Test("who is taken off the list no longer holds the role, nor presents the case", arguments: [false, true])
    func withdrawn(presenter: Bool) throws {
        let letter = try fixture.read(try SampleNotices.invitation("withdrawn", presenter: presenter)).words()
        #expect(letter.contains("Du får han fordi du var kalla inn til eit møte i Sjustjerna helse og omsorg."))
        #expect(!letter.contains("du har rolla"))
        #expect(!letter.contains("skal leggje fram"))
        let cancelled = try fixture.read(try SampleNotices.invitation("cancelled")).words()
        #expect(cancelled.contains("fordi du har rolla «helseleiar, Hareid»"))
    }

    @Test("a deputy is called as one, and is told why no longer")
    func deputy() throws {
        let call = try SampleNotices.invitation { $0.invitation.deputyFor = "ola" }
        #expect(try fixture.read(call).words().contains("Du er kalla inn som: vara for helseleiar, Hareid"))
        #expect(try fixture.read(call, in: .en).words().contains("“deputy for helseleiar, Hareid”"))
        let gone = try SampleNotices.invitation("withdrawn") { $0.invitation.deputyFor = "ola" }
        #expect(try fixture.read(gone).words().contains("Det trengst ikkje lenger nokon vara"))
        #expect(try !fixture.read(gone).words().contains("rolla du var kalla inn i"))
    }

    @Test("a guest is called as one, whatever else the person is")
    func guest() throws {
        let call = try SampleNotices.invitation { notice in
            notice.invitation.seat = ""
            notice.invitation.isGuest = true
        }
        #expect(try fixture.read(call).words().contains("Du er kalla inn som: gjest"))
        #expect(try !fixture.read(call).words().contains("helseleiar"))
    }

    @Test("all are asked for focus areas; who presents is asked more fully")
    func collect() throws {
        guard case .collect(var notice) = try SampleNotices.first("collect") else { return }
        #expect(try fixture.read(.collect(notice)).words().contains("presenterer denne gongen"))
        #expect(try !fixture.read(.collect(notice)).words().contains("Fokusområde og utfordringar:"))
        notice.presents = nil
        #expect(try fixture.read(.collect(notice)).words().contains("Fokusområde og utfordringar:"))
        #expect(try fixture.read(.collect(notice)).written.subject.hasSuffix("svar innan 11. august (Sjustjerna)"))
    }
}

extension Letter {
    /// The text in one line.
    fileprivate func words() throws -> String { try text().replacing("\n", with: " ") }
}
