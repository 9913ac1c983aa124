import TestSupport
import Testing

@testable import Meetings

@Suite("Importing minutes")
struct ImportTests {
    @Test("the example: every item, numbered on from #1, which the file itself has")
    func example() async throws {
        let life = try await FollowUpWorld()
        let text = String(decoding: MinutesFile.example, as: UTF8.self)
        let imported = try await life.take(text)
        #expect(imported.created.sorted() == Array(1...9) && imported.updated.isEmpty && imported.missing.isEmpty)
        #expect(imported.isNewMeeting && !imported.isUnchanged)
        let items = try await life.items()
        #expect(items.map(\.number) == Array(1...9))
        #expect(items.first?.text == "Oppfølging av felles LSU-møte – akutttilbod alderspsykiatri")
        #expect(items.first?.agenda == .standing)
        #expect(items.map(\.state).filter { $0 == .done }.count == 1)
        let everyone = items.filter { !$0.shares.isEmpty }
        #expect(everyone.count == 2 && everyone.allSatisfy { $0.shares.count == 7 })
        #expect(
            items.allSatisfy { $0.meetingDate == Sample.day("2023-06-09") && $0.created == Sample.day("2023-06-12") })
        #expect(items.filter { $0.due.form == .meeting }.allSatisfy { $0.due.date == Sample.day("2023-08-18") })
        let meeting = try #require(try await life.meetings().first)
        #expect(meeting.stage == .minutes && meeting.date == Sample.day("2023-06-09"))
        let decisions = try await life.record()?.decisions.map(\.title)
        #expect(decisions == ["Felles LSU-møte om alderspsykiatri"])
        #expect(imported.result.minutes?.items.allSatisfy { $0.number != nil } == true)
    }

    @Test("numbers are written in, and not a byte else is changed")
    func writtenBack() async throws {
        let life = try await FollowUpWorld()
        let text = String(decoding: MinutesFile.example, as: UTF8.self)
        let imported = try await life.take(text)
        #expect(imported.text.contains("- [ ] #2: Gå gjennom «Tid for handling»"))
        #expect(imported.text.contains("- [x] #9: Lage oversikt"))
        var without = imported.text
        for number in 2...9 { without = without.replacing("#\(number): ", with: "") }
        #expect(without == text)
        #expect(try await life.record()?.text == imported.text)
    }

    @Test("the same text again changes nothing, and says so")
    func idempotent() async throws {
        let life = try await FollowUpWorld()
        let imported = try await life.take(String(decoding: MinutesFile.example, as: UTF8.self))
        let (items, meetings, record) = (
            try await life.items(), try await life.meetings(), try await life.record()
        )
        life.world.time.advance(days: 40)
        let again = try await life.take(imported.text)
        #expect(again.isUnchanged && again.created.isEmpty && again.updated.isEmpty && again.closed.isEmpty)
        #expect(again.text == imported.text)
        #expect(try await life.items() == items)
        #expect(try await life.meetings() == meetings)
        #expect(try await life.record() == record)
    }

    @Test("a rehearsal says the same and writes nothing")
    func rehearsal() async throws {
        let life = try await FollowUpWorld()
        let text = String(decoding: MinutesFile.example, as: UTF8.self)
        let rehearsed = try await life.take(text, isRehearsal: true)
        #expect(try await life.items().isEmpty)
        #expect(try await life.meetings().isEmpty)
        #expect(try await life.record() == nil)
        let imported = try await life.take(text)
        #expect(rehearsed.created == imported.created && rehearsed.text == imported.text)
    }

    @Test("an error anywhere, and nothing is imported (scenario 15, typo protection)")
    func typo() async throws {
        let life = try await FollowUpWorld()
        let text = String(decoding: MinutesFile.example, as: UTF8.self)
        let last = text.replacing("### Oppfølging\n\n- [ ] Presentere", with: "### Oppfolgjing\n\n- [ ] Presentere")
        let refused = await life.refusal(of: last)
        #expect(refused?.kind == .badInput && refused?.code == "unsound-minutes")
        #expect(refused?.problems.count == 1)
        #expect(refused?.problems.first?.line == 118 && refused?.problems.first?.code == "near-keyword")
        #expect(try await life.items().isEmpty)
        #expect(try await life.meetings().isEmpty)
    }

    @Test("a crash after the import leaves nothing of it")
    func crash() async throws {
        let life = try await FollowUpWorld()
        try await life.plan("2023-06-09")
        struct Crash: Error {}
        await #expect(throws: Crash.self) {
            try await life.world.deciding { books in
                let imported = try books.importMinutes(MinutesFile.example, digest: FollowUpWorld.digest)
                #expect(imported.created.count == 9)
                throw Crash()
            }
        }
        #expect(try await life.items().isEmpty)
        #expect(try await life.record() == nil)
        #expect(try await life.meetings().map(\.stage) == [.planned])
        #expect(try await life.take(String(decoding: MinutesFile.example, as: UTF8.self)).created.count == 9)
    }

    @Test("the meeting that was planned is the one; one that was cancelled isn't")
    func meeting() async throws {
        let life = try await FollowUpWorld()
        try await life.plan("2023-06-09", "2023-08-18")
        let imported = try await life.take(MinutesFile.items(MinutesFile.item("Noko")))
        #expect(imported.meeting.id == "m-2023-06-09" && !imported.isNewMeeting)
        #expect(try await life.meetings().map(\.stage) == [.minutes, .planned])
        var cancelled = try #require(try await life.meetings().last)
        cancelled.cancellation = Cancellation(reason: nil, at: life.world.time.now)
        try await life.save(cancelled)
        let other = try await life.take(MinutesFile.items(MinutesFile.item("Anna"), date: "18.08.2023"))
        #expect(other.isNewMeeting && other.meeting.id != cancelled.id)
    }

    @Test("a meeting held outside Samling takes its times from the minutes, or the cadence")
    func unplanned() async throws {
        let life = try await FollowUpWorld()
        let usual = try await life.take(MinutesFile.items(MinutesFile.item("Noko")))
        #expect("\(usual.meeting.start)–\(usual.meeting.end) \(usual.meeting.place)" == "09:00–14:30 Ulsteinvik")
        let own = try await life.take(
            MinutesFile.items(
                MinutesFile.item("Anna"), date: "16.06.2023", head: ["- Tid: kl. 15.00–16.15", "- Stad: Volda"]))
        #expect("\(own.meeting.start)–\(own.meeting.end) \(own.meeting.place)" == "15:00–16:15 Volda")
        let late = try await life.take(
            MinutesFile.items(MinutesFile.item("Tredje"), date: "23.06.2023", head: ["- Tid: kl. 15.00"]))
        #expect("\(late.meeting.start)–\(late.meeting.end)" == "15:00–16:00")
    }

    @Test("what waited for the next gathering was due at the one that was held outside Samling")
    func unplannedDeadline() async throws {
        let life = try await FollowUpWorld()
        try await life.take(MinutesFile.items(MinutesFile.item("Noko", due: "til neste samling")))
        #expect(try await life.item(1)?.due.date == Sample.day("2023-07-21"))
        #expect(try await life.item(1)?.due.provisional == true)
        try await life.take(MinutesFile.items(MinutesFile.item("Anna"), date: "23.06.2023"))
        #expect(try await life.item(1)?.due.date == Sample.day("2023-06-23"))
        #expect(try await life.item(1)?.due.provisional == false)
    }

    @Test("a Neste samling that differs from the plan is a warning, and the plan holds")
    func nextDiffers() async throws {
        let life = try await FollowUpWorld()
        try await life.plan("2023-08-25")
        let imported = try await life.take(
            MinutesFile.items(
                MinutesFile.item("Noko", due: "til neste samling"), head: ["- Neste samling: fredag 18.08.2023"]))
        #expect(imported.result.warnings.map(\.code).contains("next-differs"))
        #expect(try await life.item(1)?.due.date == Sample.day("2023-08-25"))
    }

    @Test("minutes of a meeting to come are taken with a warning")
    func ahead() async throws {
        let life = try await FollowUpWorld()
        let imported = try await life.take(MinutesFile.items(MinutesFile.item("Noko"), date: "16.06.2023"))
        #expect(imported.result.warnings.map(\.code) == ["meeting-ahead"])
    }

    @Test("a number nobody has is kept, and the next ones come after it")
    func ownNumber() async throws {
        let life = try await FollowUpWorld()
        let imported = try await life.take(
            MinutesFile.items(
                MinutesFile.item("Først"), MinutesFile.item("#41: Gammalt"), MinutesFile.item("Sist")))
        #expect(imported.created == [42, 41, 43])
        #expect(try await life.item(41)?.text == "Gammalt")
        let next = try await life.take(MinutesFile.items(MinutesFile.item("Meir"), date: "16.06.2023"))
        #expect(next.created == [44], "numbers are the forum's, not the meeting's")
    }

    @Test("a number far beyond the last is refused")
    func wildNumber() async throws {
        let life = try await FollowUpWorld()
        let refused = await life.refusal(of: MinutesFile.items(MinutesFile.item("#999999999: Feil")))
        #expect(refused?.code == "number-far-ahead")
        #expect(try await life.items().isEmpty)
    }

    @Test("an item without a number whose text is that of an open one is asked about")
    func perhapsSame() async throws {
        let life = try await FollowUpWorld()
        try await life.take(MinutesFile.items(MinutesFile.item("Sende rundt stillingsomtalar")))
        let refused = await life.refusal(
            of: MinutesFile.items(MinutesFile.item("Sende rundt stillingsomtalar"), date: "16.06.2023"))
        #expect(refused?.code == "perhaps-same" && refused?.message.nn.contains("er dette #1?") == true)
        #expect(refused?.problems.first?.line == 10)
        #expect(try await life.items().count == 1)
        _ = try await life.followUp.done("sjustjerna", 1, by: "x", in: life.network)
        try await life.take(MinutesFile.items(MinutesFile.item("Sende rundt stillingsomtalar"), date: "16.06.2023"))
        #expect(try await life.items().count == 2)
    }

    @Test("Windows line ends and a byte order mark stay as they are")
    func lineEnds() async throws {
        let life = try await FollowUpWorld()
        let text = "\u{FEFF}" + MinutesFile.items(MinutesFile.item("Noko")).replacing("\n", with: "\r\n")
        let imported = try await life.take(text)
        #expect(Array(imported.text.utf8) == Array(text.replacing("[ ] Noko", with: "[ ] #1: Noko").utf8))
        #expect(try await life.take(imported.text).isUnchanged)
    }

    @Test("who presented is kept for the rota: by leading in, in the title, or in a heading")
    func presentations() async throws {
        let life = try await FollowUpWorld()
        let body = """
            ## Kommunepresentasjon: Herøy og Volda

            - Type: kommunepresentasjon
            - Innleiar: helseleiar, Hareid

            ### Sande kommune

            Livsgledeprosjekt. Ulstein er nemnd i teksten.

            ## Fokusområde i Ørsta

            - Type: fokusområde
            """
        try await life.take(MinutesFile.text(body))
        let held = try await life.world.deciding { try $0.ledger.presentations(in: "sjustjerna") }
        #expect(Set(held.map(\.organisation)) == ["heroy", "volda", "hareid", "sande"])
        #expect(held.allSatisfy { $0.date == Sample.day("2023-06-09") })
        try await life.take(MinutesFile.text(body + "\n\nMeir tekst."))
        #expect(try await life.world.deciding { try $0.ledger.presentations(in: "sjustjerna") }.count == 4)
    }

    @Test("cases in the minutes are dealt with; those of the agenda that aren't there go back to the list")
    func cases() async throws {
        let life = try await FollowUpWorld()
        try await life.plan("2023-06-09")
        try await life.world.deciding { books in
            for (index, title) in ["Helseplattforma", "Alderspsykiatri", "Ferieavvikling", "Ventar"].enumerated() {
                var matter = Case(
                    id: CaseID("c\(index)"), forum: "sjustjerna", title: title, kind: .information, added: books.now)
                if index < 3 { (matter.state, matter.meeting) = (.scheduled, "m-2023-06-09") }
                if index == 0 { matter.number = CaseNumber(number: 21, year: 2023) }
                try books.ledger.save(matter)
            }
        }
        try await life.take(MinutesFile.text("## Sak 21/23 Helseplattforma i kommunane\n\n## alderspsykiatri\n"))
        let cases = try await life.world.deciding { try $0.ledger.cases(of: "sjustjerna") }
        #expect(cases.map(\.state) == [.handled, .handled, .waiting, .waiting])
        #expect(cases.map(\.meeting) == ["m-2023-06-09", "m-2023-06-09", nil, nil])
    }

    @Test("a case number in the minutes is used up, once, though the case was never on an agenda here")
    func caseNumbers() async throws {
        let life = try await FollowUpWorld()
        for text in ["## 21/23 Helseplattforma\n\n## 3/24 Neste år\n", "## 21/23 Helseplattforma\n\n## 20/23 Før\n"] {
            try await life.take(MinutesFile.text(text))
        }
        let last = try await life.world.deciding { books in
            try [2022, 2023, 2024].map { try books.ledger.lastCaseNumber(of: "sjustjerna", year: $0) }
        }
        #expect(last == [0, 21, 3])
    }
}
