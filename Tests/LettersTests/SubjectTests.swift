import ICalendar
import Mail
import Meetings
import Testing

@testable import Letters

@Suite("Subjects")
struct SubjectTests {
    let fixture: LetterFixture

    init() throws { fixture = try LetterFixture.own.get() }

    @Test("say in Nynorsk what the letter is, and when")
    func nynorsk() throws {
        #expect(
            try subjects(.nn) == [
                "Innkalling: Sjustjerna fredag 18. august 2023",
                "Flytta: Sjustjerna frå 11. august til 18. august 2023",
                "Endra: Sjustjerna fredag 18. august 2023",
                "Avlyst: Sjustjerna fredag 18. august 2023",
                "Ikkje lenger kalla inn: Sjustjerna fredag 18. august 2023",
                "Innkalling: Sjustjerna fredag 18. august 2023 kl. 09.10–09.45",
                "Flytta: Sjustjerna frå 11. august til 18. august 2023 kl. 09.10–09.45",
                "Endra: Sjustjerna fredag 18. august 2023 kl. 09.10–09.45",
                "Avlyst: Sjustjerna fredag 18. august 2023 kl. 09.10–09.45",
                "Ikkje lenger kalla inn: Sjustjerna fredag 18. august 2023 kl. 09.10–09.45",
                "Nytt sidan sist og fokusområde: svar innan 11. august (Sjustjerna)",
                "Utkast til sakliste: Sjustjerna fredag 18. august 2023",
                "Sakliste: Sjustjerna fredag 18. august 2023",
                "Endra sakliste: Sjustjerna fredag 18. august 2023",
                "Referat: Sjustjerna 18. august 2023 (utkast) – 3 oppfølgingspunkt til deg",
                "Referat: Sjustjerna 18. august 2023 (godkjent, 2. utgåve)",
                "Frist 18. august: 2 oppfølgingspunkt (Sjustjerna)",
                "Over fristen: 1 oppfølgingspunkt (Sjustjerna)",
                "Over fristen: 1 oppfølgingspunkt. Frist 18. august: 1 oppfølgingspunkt (Sjustjerna)",
                "Ventar på deg: 10 ting (torsdag 10. august)",
                "Over fristen i Sjustjerna: 1 oppfølgingspunkt",
                "Ikkje levert: e-post til Kari",
                "Oppfølgingspunkt 41 til deg: frist 18. august (Sjustjerna)",
                "Registrert: #41 er utført, og 11 ting til",
                "Registrert: #41 er utført",
                "Registrert: Hareid har gjort sin del av #42",
                "Registrert: #43 er under arbeid",
                "Registrert: du har bede om ny frist for #44",
                "Registrert: #45 er ikkje ditt ansvar",
                "Registrert: #46 er meldt utført",
                "Registrert: bidraget ditt til Sjustjerna fredag 18. august 2023",
                "Registrert: nytt sidan sist til Sjustjerna fredag 18. august 2023",
                "Registrert: du har godkjent referatet frå Sjustjerna fredag 18. august 2023",
                "Registrert: du har godkjent saklista til Sjustjerna fredag 18. august 2023",
                "Registrert: Ola er vara for deg i Sjustjerna fredag 18. august 2023",
                "Registrert: meldinga di til koordinatoren",
                "Registrert: ny frist for #47",
                "Registrert: ingen ny frist for #48",
                "Registrert: #41 er utført. Ikkje gjort: 10",
                "Registrert: «utført 99» er ikkje gjort, og 1 ting til",
                "Kva for eit punkt gjeld svaret ditt?",
                "Det finst ikkje noko punkt #99",
                "Kva for eit punkt #41 meiner du?",
                "Punkt #39 er lukka frå før",
                "Kva dato skal vere ny frist for #41?",
                "Kven skal kallast inn som vara?",
                "Kven andre skal kallast inn som vara?",
                "Ei ny lenkje til oppfølgingspunkta dine – 2 oppfølgingspunkt",
                "Ei ny lenkje til oppfølgingspunkta dine",
                "Kven møter som vara? Sjustjerna fredag 18. august 2023",
                "Tida står: Sjustjerna fredag 18. august 2023",
                "Innloggingskode til Sjustjerna helse og omsorg",
            ])
    }

    @Test("say it in Bokmål, with its own plurals")
    func bokmaal() throws {
        #expect(
            try subjects(.nb) == [
                "Innkalling: Sjustjerna fredag 18. august 2023",
                "Flyttet: Sjustjerna fra 11. august til 18. august 2023",
                "Endret: Sjustjerna fredag 18. august 2023",
                "Avlyst: Sjustjerna fredag 18. august 2023",
                "Ikke lenger kalt inn: Sjustjerna fredag 18. august 2023",
                "Innkalling: Sjustjerna fredag 18. august 2023 kl. 09.10–09.45",
                "Flyttet: Sjustjerna fra 11. august til 18. august 2023 kl. 09.10–09.45",
                "Endret: Sjustjerna fredag 18. august 2023 kl. 09.10–09.45",
                "Avlyst: Sjustjerna fredag 18. august 2023 kl. 09.10–09.45",
                "Ikke lenger kalt inn: Sjustjerna fredag 18. august 2023 kl. 09.10–09.45",
                "Nytt siden sist og fokusområde: svar innen 11. august (Sjustjerna)",
                "Utkast til saksliste: Sjustjerna fredag 18. august 2023",
                "Saksliste: Sjustjerna fredag 18. august 2023",
                "Endret saksliste: Sjustjerna fredag 18. august 2023",
                "Referat: Sjustjerna 18. august 2023 (utkast) – 3 oppfølgingspunkter til deg",
                "Referat: Sjustjerna 18. august 2023 (godkjent, 2. utgave)",
                "Frist 18. august: 2 oppfølgingspunkter (Sjustjerna)",
                "Over fristen: 1 oppfølgingspunkt (Sjustjerna)",
                "Over fristen: 1 oppfølgingspunkt. Frist 18. august: 1 oppfølgingspunkt (Sjustjerna)",
                "Venter på deg: 10 ting (torsdag 10. august)",
                "Over fristen i Sjustjerna: 1 oppfølgingspunkt",
                "Ikke levert: e-post til Kari",
                "Oppfølgingspunkt 41 til deg: frist 18. august (Sjustjerna)",
                "Registrert: #41 er utført, og 11 ting til",
                "Registrert: #41 er utført",
                "Registrert: Hareid har gjort sin del av #42",
                "Registrert: #43 er under arbeid",
                "Registrert: du har bedt om ny frist for #44",
                "Registrert: #45 er ikke ditt ansvar",
                "Registrert: #46 er meldt utført",
                "Registrert: bidraget ditt til Sjustjerna fredag 18. august 2023",
                "Registrert: nytt siden sist til Sjustjerna fredag 18. august 2023",
                "Registrert: du har godkjent referatet fra Sjustjerna fredag 18. august 2023",
                "Registrert: du har godkjent sakslisten til Sjustjerna fredag 18. august 2023",
                "Registrert: Ola er vara for deg i Sjustjerna fredag 18. august 2023",
                "Registrert: meldingen din til koordinatoren",
                "Registrert: ny frist for #47",
                "Registrert: ingen ny frist for #48",
                "Registrert: #41 er utført. Ikke gjort: 10",
                "Registrert: «utført 99» er ikke gjort, og 1 ting til",
                "Hvilket punkt gjelder svaret ditt?",
                "Det finnes ikke noe punkt #99",
                "Hvilket punkt #41 mener du?",
                "Punkt #39 er lukket fra før",
                "Hvilken dato skal være ny frist for #41?",
                "Hvem skal kalles inn som vara?",
                "Hvem andre skal kalles inn som vara?",
                "En ny lenke til oppfølgingspunktene dine – 2 oppfølgingspunkter",
                "En ny lenke til oppfølgingspunktene dine",
                "Hvem møter som vara? Sjustjerna fredag 18. august 2023",
                "Tiden står: Sjustjerna fredag 18. august 2023",
                "Innloggingskode til Sjustjerna helse og omsorg",
            ])
    }

    @Test("say it in English, in the British order of dates")
    func english() throws {
        #expect(
            try subjects(.en) == [
                "Invitation: Sjustjerna Friday 18 August 2023",
                "Moved: Sjustjerna from 11 August to 18 August 2023",
                "Changed: Sjustjerna Friday 18 August 2023",
                "Cancelled: Sjustjerna Friday 18 August 2023",
                "No longer called: Sjustjerna Friday 18 August 2023",
                "Invitation: Sjustjerna Friday 18 August 2023 09:10–09:45",
                "Moved: Sjustjerna from 11 August to 18 August 2023 09:10–09:45",
                "Changed: Sjustjerna Friday 18 August 2023 09:10–09:45",
                "Cancelled: Sjustjerna Friday 18 August 2023 09:10–09:45",
                "No longer called: Sjustjerna Friday 18 August 2023 09:10–09:45",
                "News and focus areas: reply by 11 August (Sjustjerna)",
                "Draft agenda: Sjustjerna Friday 18 August 2023",
                "Agenda: Sjustjerna Friday 18 August 2023",
                "Changed agenda: Sjustjerna Friday 18 August 2023",
                "Minutes: Sjustjerna 18 August 2023 (draft) – 3 action items for you",
                "Minutes: Sjustjerna 18 August 2023 (approved, version 2)",
                "Deadline 18 August: 2 action items (Sjustjerna)",
                "Overdue: 1 action item (Sjustjerna)",
                "Overdue: 1 action item. Deadline 18 August: 1 action item (Sjustjerna)",
                "Waiting for you: 10 things (Thursday 10 August)",
                "Overdue in Sjustjerna: 1 action item",
                "Not delivered: e-mail to Kari",
                "Action item 41 for you: due 18 August (Sjustjerna)",
                "Recorded: #41 is done, and 11 more",
                "Recorded: #41 is done",
                "Recorded: Hareid’s part of #42 is done",
                "Recorded: #43 is in progress",
                "Recorded: you have asked for more time for #44",
                "Recorded: #45 is not yours",
                "Recorded: #46 is reported done",
                "Recorded: your contribution to Sjustjerna Friday 18 August 2023",
                "Recorded: news for Sjustjerna Friday 18 August 2023",
                "Recorded: you have approved the minutes of Sjustjerna Friday 18 August 2023",
                "Recorded: you have approved the agenda of Sjustjerna Friday 18 August 2023",
                "Recorded: Ola substitutes for you in Sjustjerna Friday 18 August 2023",
                "Recorded: your message to the coordinator",
                "Recorded: a new deadline for #47",
                "Recorded: no new deadline for #48",
                "Recorded: #41 is done. Not done: 10",
                "Recorded: “utført 99” is not done, and 1 more",
                "Which action item is your answer about?",
                "There is no action item #99",
                "Which action item #41 do you mean?",
                "Action item #39 is already closed",
                "Which date is to be the new deadline of #41?",
                "Who is to be called as your substitute?",
                "Who else is to be called as your substitute?",
                "A new link to your action items – 2 action items",
                "A new link to your action items",
                "Who comes as your substitute? Sjustjerna Friday 18 August 2023",
                "Time unchanged: Sjustjerna Friday 18 August 2023",
                "Sign-in code for Sjustjerna helse og omsorg",
            ])
    }

    private func subjects(_ language: Language) throws -> [String] {
        try SampleNotices.all.map { notice in
            let letter = try fixture.read(notice, in: language)
            #expect(letter.mail.subject == letter.written.subject)
            return letter.written.subject
        }
    }

    @Test("a slot moved within its day says from when to when")
    func movedWithinTheDay() throws {
        let notice = try SampleNotices.invitation("moved", presenter: true) { notice in
            let slot = notice.slot
            notice.change = .moved(
                from: Slot(
                    date: slot.date, start: slot.start.adding(minutes: -10), end: slot.end.adding(minutes: -10)))
        }
        #expect(
            try fixture.read(notice).written.subject
                == "Flytta: Sjustjerna 18. august 2023 frå kl. 09.00–09.35 til kl. 09.10–09.45")
    }

    @Test("one minutes item is one, and the year stands where it is another")
    func numbersAndYears() throws {
        guard case .minutes(var notice) = try SampleNotices.first("minutes") else { return }
        notice.yours = Array(notice.yours.prefix(1))
        #expect(try fixture.read(.minutes(notice), in: .nb).written.subject.hasSuffix("– 1 oppfølgingspunkt til deg"))
        let moved = try SampleNotices.invitation("moved") { notice in
            guard case .moved(var from) = notice.change else { return }
            from.date = from.date.adding(days: -365)
            notice.change = .moved(from: from)
        }
        #expect(try fixture.read(moved).written.subject == "Flytta: Sjustjerna frå 11. august 2022 til 18. august 2023")
    }

    @Test("letters that are not Latin-1 arrive as they were written")
    func otherLetters() throws {
        let notice = try SampleNotices.invitation { $0.forum.aliases = ["Helgelaanten skiemtjegætie – ŋŧđ"] }
        let letter = try fixture.read(notice)
        #expect(letter.mail.subject == "Innkalling: Helgelaanten skiemtjegætie – ŋŧđ fredag 18. august 2023")
        #expect(try letter.event().summary == "Helgelaanten skiemtjegætie – ŋŧđ")
        for line in try letter.part("text/calendar").bytes.split(separator: UInt8(ascii: "\n")) {
            #expect(line.count <= 76)
            #expect(String(validating: line, as: UTF8.self) != nil, "a fold inside a character")
        }
    }
}
