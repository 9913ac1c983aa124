import FoundationEssentials
import ICalendar
import Mail
import Meetings
import Testing

@testable import Letters

@Suite("Letters that answer")
struct AnswerLetterTests {
    private let fixture: LetterFixture

    init() throws { fixture = try LetterFixture.own.get() }

    @Test("a receipt says first what was done, and stands with the mail it answers")
    func receipt() throws {
        let letter = try fixture.read(try receipt { $0.contains("#41 er utført") && !$0.contains("til") })
        #expect(letter.written.subject == "Registrert: #41 er utført")
        #expect(
            try letter.body() == """
                Registrert: #41 er utført
                =========================

                – #41 Melde frå om kven som har rollene (Sjustjerna)
                  Utført. Du får ikkje fleire påminningar om det.
                """)
        #expect(letter.mail.inReplyTo == "svar@kommune.example.no")
        #expect(letter.mail.references == ["svar@kommune.example.no"])
        #expect(letter.mail.header("Auto-Submitted") != nil)
    }

    @Test("a receipt of several has a line for each")
    func severalLines() throws {
        let letter = try fixture.read(try receipt { $0.contains("11 ting til") })
        let text = try letter.body()
        #expect(letter.written.subject == "Registrert: #41 er utført, og 11 ting til")
        for words in [
            "– #42 Melde frå om kven som har rollene (Sjustjerna)\n  Hareid har gjort sin del.",
            "Under arbeid. Frist: til neste samling, fredag 18. august (om 8", "Du har bede om ny frist: 15.09.2023.",
            "– #45 Melde frå om kven som har rollene (Sjustjerna)\n  Ikkje ditt ansvar.", "Oddvar har ansvaret",
            "Fokusområde, Utfordringar.", "nytt sidan sist for Sjustjerna", "Referatet frå Sjustjerna",
            "Saklista til Sjustjerna", "Ola er kalla inn som vara for deg", "– Det du skreiv, ligg hos koordinatoren.",
        ] {
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test("a question lists what is open, with the lines that answer it")
    func question() throws {
        let letter = try fixture.read(try question(.whichItem))
        #expect(
            try letter.body() == """
                Kva for eit punkt gjeld svaret ditt?
                ====================================

                Du skreiv «utført». Ingenting er endra.

                Du har fleire opne oppfølgingspunkt, så svaret må ha nummeret med. Svar
                på denne e-posten med ei av linjene under punktet øvst i svaret. Alt
                anna du skriv, går som merknad til sekretariatet.

                – #41 Melde frå om kven som har rollene
                  Frist: til neste samling, fredag 18. august (om 8 dagar) · Sjustjerna
                  · 2/7 har gjort sitt
                  Svar: utført 41 · ny frist 41 01.09 · ikkje mi 41
                – #42 Melde frå om kven som har rollene
                  Frist: til neste samling, fredag 18. august (om 8 dagar) · Sjustjerna
                  · 2/7 har gjort sitt
                  Svar: utført 42 · ny frist 42 01.09 · ikkje mi 42
                """)
        #expect(letter.mail.inReplyTo == "svar@kommune.example.no")
        #expect(try letter.html().contains("body=utf%C3%B8rt%2042"))
    }

    @Test("a number that several forums have is asked about with the forum's name, and about that number alone")
    func whichForum() throws {
        let text = try fixture.read(try question(.whichForum(41))).body()
        #expect(text.contains("utført Sjustjerna 41 · ny frist Sjustjerna 41 01.09"))
        #expect(!text.contains("#42"))
    }

    @Test("a date and a deputy are asked for by example")
    func examples() throws {
        let date = try fixture.read(try question(.whichDate(41, written: "snart"))).body()
        #expect(date.contains("«snart» er ikkje ein dato"))
        #expect(date.hasSuffix("\n    ny frist 41 01.09"))
        let noDate = try fixture.read(try question(.whichDate(7, written: ""))).body()
        #expect(!noDate.contains("«»"))
        #expect(noDate.hasSuffix("\n    ny frist 7 24.08"))
        let deputy = try fixture.read(try question(.whichDeputy(written: "Ola N"))).body()
        #expect(deputy.contains("passar med «Ola N»"))
        #expect(deputy.hasSuffix("\n    vara: kommuneoverlege, Ørsta"))
        #expect(try fixture.read(try question(.whichDeputy(written: "x")), in: .en).body().hasSuffix("Ørsta"))
    }

    @Test("one who has no open items is told so, and not how to answer them")
    func noneOpen() throws {
        for reason in [QuestionNotice.Reason.noSuchItem(99), .itemClosed(39)] {
            let text = try fixture.read(try question(reason, open: [])).body()
            #expect(text.contains("Du har ingen opne oppfølgingspunkt."))
            #expect(!text.contains("øvst i svaret"))
        }
    }

    @Test("a long line is quoted in part")
    func longLine() throws {
        let letter = try fixture.read(
            try question(.whichDate(41, written: String(repeating: "å", count: 9_000)), written: "utført\r\nBcc: x"))
        #expect(try letter.body().contains("Du skreiv «utført Bcc: x»."))
        #expect(try letter.text().utf8.count < 2_000)
    }

    @Test("who comes instead is answered to the call's own address")
    func deputy() throws {
        let letter = try fixture.read(try SampleNotices.first("deputy"))
        #expect(letter.written.subject == "Kven møter som vara? Sjustjerna fredag 18. august 2023")
        #expect(letter.mail.replyTo.map(\.addressText) == ["mote+t1@example.no"])
        #expect(letter.mail.inReplyTo == "svar@kommune.example.no")
        #expect(!letter.mail.parts.contains { $0.mediaType == "text/calendar" })
        #expect(
            try letter.body() == """
                Kven møter som vara i Sjustjerna fredag 18. august 2023, kl.
                09.00–14.30?
                ============================================================

                Du har svart at du ikkje kjem. Svar på denne e-posten med rolla og
                organisasjonen, eller namnet, på første linja, slik:

                    kommuneoverlege, Ørsta

                Den du nemner, får innkallinga med det same. Kjem det ingen i staden for
                deg, så svar ingen.
                """)
    }

    @Test("the example is a seat of the reader's own organisation where somebody else has one")
    func exampleDeputy() throws {
        var envelope = SampleNotices.envelope(.nb)
        envelope.register.roles.append(Role(names: ["kommuneoverlege"]))
        envelope.register.people.append(Person(id: "ola", name: "Ola", email: "ola@example.no", language: .nb))
        envelope.register.appointments.append(
            Appointment(
                forum: "sjustjerna", role: "kommuneoverlege", organisation: "hareid", person: "ola",
                from: CalendarDate(dayNumber: 0)))
        let text = try fixture.read(try SampleNotices.first("deputy"), envelope).body()
        #expect(text.contains("\n    kommuneoverlege, Hareid\n"))
    }

    @Test("what others have given as Message-ID is repeated only where it can be one")
    func identifiers() throws {
        let foreign = [nil, "", "a b@c", "a@b>\r\nBcc: x", "æ@b", "<a@b>", String(repeating: "a", count: 251)]
        for identifier in foreign {
            var notice = ReceiptNotice(lines: [.comment], answered: AnsweredMail(subject: "", messageID: identifier))
            #expect(try fixture.read(.receipt(notice)).mail.inReplyTo == nil)
            notice.answered.messageID = "CAF=x+1/2@mail.example.no"
            #expect(try fixture.read(.receipt(notice)).mail.inReplyTo == "CAF=x+1/2@mail.example.no")
        }
    }

    private func receipt(_ isWanted: (String) throws -> Bool) throws -> Notice {
        try #require(
            try SampleNotices.answers.first {
                guard case .receipt = $0 else { return false }
                return try isWanted(try fixture.read($0).written.subject)
            })
    }

    private func question(
        _ reason: QuestionNotice.Reason, written: String = "utført", open: [ItemLine]? = nil
    ) throws -> Notice {
        guard case .question(var notice) = try SampleNotices.first("question") else { throw SampleNotices.Missing() }
        notice.reason = reason
        notice.written = written
        notice.open = open ?? notice.open
        return .question(notice)
    }
}

@Suite("Proposals that are declined")
struct CounterDeclinedTests {
    private let fixture: LetterFixture

    init() throws { fixture = try LetterFixture.own.get() }

    @Test("tell the calendar program and its reader that the time stands")
    func declined() throws {
        let letter = try fixture.read(try SampleNotices.first("counter-declined"))
        #expect(letter.written.subject == "Tida står: Sjustjerna fredag 18. august 2023")
        #expect(letter.mail.replyTo.map(\.addressText) == ["mote+t1@example.no"])
        #expect(try letter.part("text/calendar").parameters["method"] == "DECLINECOUNTER")
        #expect(try letter.text().contains("ikkje flytta til fredag 25. august 2023 kl. 09.00–14.30, som"))
        #expect(try letter.text().contains("Grunn: Fleirtalet kan ikkje då"))
        let message = try CalendarReader.readMessage(
            try letter.part("text/calendar").bytes, methodParameter: "DECLINECOUNTER")
        #expect(message.method == .declineCounter)
        #expect(message.uid == "m1@example.no")
        #expect(message.sequence == 1)
        #expect(message.stamp == 1_691_650_920)
        #expect(message.comment == "Fleirtalet kan ikkje då")
        #expect(message.organizer?.address == "mote+t1@example.no")
        #expect(message.attendees.map(\.address) == ["kari@example.no"])
        #expect(message.start == nil)
    }

    @Test("need no reason, and bear a hostile one")
    func reasons() throws {
        for reason in [nil, "a\r\nEND:VEVENT\r\nBEGIN:VEVENT", String(repeating: "ø;,\\", count: 5_000)] {
            guard case .counterDeclined(var notice) = try SampleNotices.first("counter-declined") else { return }
            notice.reason = reason
            let letter = try fixture.read(.counterDeclined(notice))
            #expect(try letter.text().contains("Grunn") == (reason != nil))
            let message = try CalendarReader.readMessage(try letter.part("text/calendar").bytes)
            #expect((message.comment == nil) == (reason == nil))
            #expect(try !letter.calendarText().contains("\r\nBEGIN:VEVENT\r\nBEGIN:VEVENT"))
        }
    }

    @Test("are about a presenter's own slot")
    func presenter() throws {
        guard case .counterDeclined(var notice) = try SampleNotices.first("counter-declined"),
            case .invitation(let call) = try SampleNotices.invitation(presenter: true)
        else { return }
        notice.invitation.presents = call.invitation.presents
        let letter = try fixture.read(.counterDeclined(notice))
        #expect(letter.written.subject.hasSuffix("kl. 09.10–09.45"))
        #expect(try letter.text().contains("Tid: fredag 18. august 2023, kl. 09.10–09.45"))
    }
}

extension Letter {
    /// The text above the footer.
    func body() throws -> String {
        let text = try text()
        let end = text.ranges(of: "\n------------------------\n").last?.lowerBound ?? text.endIndex
        return String(text[..<end].drop(while: \.isNewline).reversed().drop(while: \.isNewline).reversed())
    }
}
