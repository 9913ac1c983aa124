import ICalendar
import Mail
import Meetings
import Testing

@testable import Letters

@Suite("Letters as they were agreed on")
struct GoldenLetterTests {
    private let fixture: LetterFixture
    private static let footer = """
        ------------------------

        Denne e-posten er send automatisk på vegner av Sjustjerna helse og
        omsorg. Du får han fordi du har rolla «helseleiar, Hareid» i Sjustjerna
        helse og omsorg.

        Er noko feil eller uklart? Svar på e-posten, så les sekretariatet det.
        Namnet, adressa og svara dine blir berre brukte til møta og oppfølginga.

        """

    init() throws { fixture = try LetterFixture.own.get() }

    @Test("the call")
    func invitation() throws {
        #expect(
            try fixture.read(try SampleNotices.invitation()).text() == """
                Sjustjerna: fredag 18. august 2023, kl. 09.00–14.30
                ===================================================

                Svar i kalenderen med Godta, Kanskje eller Avslå, helst innan fredag 11.
                august. Kan du ikkje kome, så svar så tidleg du kan, så blir det tid til
                å kalle inn vara.

                Saklista kjem på e-post før møtet.

                – Tid: fredag 18. august 2023, kl. 09.00–14.30 (Europe/Oslo)
                – Stad: Ulsteinvik
                – Du er kalla inn som: helseleiar, Hareid

                Hald av desse datoane òg
                ------------------------

                – tysdag 29. august 2023, kl. 09.00–14.30

                Innkallinga til kvart av dei kjem seinare.


                """ + Self.footer)
    }

    @Test("the move")
    func moved() throws {
        #expect(
            try fixture.read(try SampleNotices.invitation("moved")).text() == """
                Sjustjerna er flytta til fredag 18. august 2023, kl. 09.00–14.30
                ================================================================

                Møtet var sett til fredag 11. august 2023, kl. 09.00–14.30. Svaret du
                gav til den tida, gjeld ikkje lenger.

                Svar i kalenderen med Godta, Kanskje eller Avslå, helst innan fredag 11.
                august. Kan du ikkje kome, så svar så tidleg du kan, så blir det tid til
                å kalle inn vara.

                – Tid: fredag 18. august 2023, kl. 09.00–14.30 (Europe/Oslo)
                – Stad: Ulsteinvik
                – Du er kalla inn som: helseleiar, Hareid


                """ + Self.footer)
    }

    @Test("the minutes, the reader's own items first")
    func minutes() throws {
        guard case .minutes(var notice) = try SampleNotices.first("minutes") else { return }
        notice.yours = Array(notice.yours.prefix(1))
        #expect(
            try fixture.read(.minutes(notice)).text() == """
                Referat: Sjustjerna fredag 18. august 2023
                ==========================================

                Har du merknader, så svar på denne e-posten innan måndag 28. august.
                Status: utkast.

                Dine oppfølgingspunkt
                ---------------------

                    #41 Melde frå om kven som har rollene
                    Frist: til neste samling, fredag 18. august (om 8 dagar)
                    Svar: utført 41 · ny frist 41 01.09 · ikkje mi 41

                Svar på denne e-posten med ei av linjene under punktet øvst i svaret.
                Alt anna du skriv, går som merknad til sekretariatet.

                ------------------------

                Tid: kl. 09.00–14.30
                Møteleiar: leiar, Sjustjerna

                Sak 21/23 Pasientforløp
                -----------------------

                Type: drøfting · Innleiar: Eli, samhandlingssjef, HMR

                Fri tekst.

                Oppfølging

                – [ ] #41: Melde frå om kven som har rollene
                      Ansvar: alle kommunar · Frist: til neste samling


                """ + Self.footer)
    }

    @Test("the reminder")
    func reminder() throws {
        let notice = SampleNotices.all.first { $0.isReminder(overdue: 1, soon: 1) }
        #expect(
            try fixture.read(try #require(notice)).text() == """
                Over fristen: 1 oppfølgingspunkt. Frist 18. august: 1 oppfølgingspunkt
                ======================================================================

                Svar på denne e-posten med ei av linjene under punktet øvst i svaret.
                Alt anna du skriv, går som merknad til sekretariatet.

                Over fristen
                ------------

                – #40 Melde frå om kven som har rollene
                  Frist: til neste samling, måndag 7. august (3 dagar over) · Sjustjerna
                  · 2/7 har gjort sitt
                  Svar: utført 40 · ny frist 40 24.08 · ikkje mi 40

                Frist snart
                -----------

                – #41 Melde frå om kven som har rollene
                  Frist: til neste samling, fredag 18. august (om 8 dagar) · Sjustjerna
                  · 2/7 har gjort sitt
                  Svar: utført 41 · ny frist 41 01.09 · ikkje mi 41


                """ + Self.footer)
    }

    @Test("a reminder of one item has one button, which begins the answer")
    func button() throws {
        let notice = SampleNotices.all.first { $0.isReminder(overdue: 1, soon: 0) }
        let html = try fixture.read(try #require(notice)).html()
        let link = "href=\"mailto:mote@example.no?subject=%2340%20Sjustjerna&amp;body=utf%C3%B8rt%2040\""
        #expect(html.components(separatedBy: "inline-block;").count == 2)
        #expect(html.components(separatedBy: link).count == 3)
    }

    @Test("a letter is the same whatever was written before it, to readers of other languages and with other seats")
    func round() throws {
        for number in 0..<300 {
            let notice = try SampleNotices.invitation { $0.invitation.seat = "medlem, Kommune \(number % 290)" }
            let letter = try fixture.writer.write(notice, SampleNotices.envelope(Language.allCases[number % 3]))
            guard number % 29 == 0 else { continue }
            let others = try LetterFixture(folders: [LetterFixture.templates]).writer
            #expect(try others.write(notice, SampleNotices.envelope(Language.allCases[number % 3])) == letter)
            #expect(try fixture.read(notice).text().contains("medlem, Kommune \(number % 290)"))
        }
    }

    @Test("the same notice gives the same bytes, with an envelope of its own")
    func bytes() throws {
        let others = try LetterFixture(folders: [LetterFixture.templates]).writer
        for notice in SampleNotices.all {
            let one = try fixture.writer.write(notice, SampleNotices.envelope(.nn))
            let other = try others.write(notice, SampleNotices.envelope(.nn))
            #expect(one == other)
            #expect(one.messageID == "0123456789abcdef0123456789abcdef@example.no")
            let mail = try fixture.read(notice).mail
            #expect(mail.messageID == one.messageID)
            #expect(mail.header("Date") == "Thu, 10 Aug 2023 09:02:00 +0200")
            #expect(mail.header("Auto-Submitted") == "auto-generated")
            #expect(mail.to.map(\.addressText) == ["kari@example.no"])
        }
    }
}

extension Notice {
    fileprivate func isReminder(overdue: Int, soon: Int) -> Bool {
        guard case .reminder(let notice) = self else { return false }
        return notice.overdue.count == overdue && notice.dueSoon.count == soon
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [Substring] { split(separator: separator) }
}
