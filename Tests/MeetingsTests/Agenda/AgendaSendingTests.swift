import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("Sending the agenda")
struct AgendaSendingTests {
    private static func molde() -> Register {
        var register = SampleRegister.sjustjerna
        register.forums.append(
            Forum(
                id: "lsu-molde", name: "LSU Molde", rules: .cooperation, caseNumbers: true, place: "Molde",
                standing: [.opening, .anyOtherBusiness]))
        register.appointments.append(
            Appointment(forum: "lsu-molde", role: "leiar", person: "leiar-volda", from: SampleRegister.day(2022, 1, 1)))
        return register
    }

    private func world(_ dates: [CalendarDate]) async throws -> (CalledWorld, AgendaWorkflow, CaseWorkflow) {
        let called = try await CalledWorld(Self.molde(), at: "2023-11-01T08:00:00+01:00")
        for date in dates { try await called.accept(date, forum: "lsu-molde") }
        return (called, AgendaWorkflow(called.world.environment), CaseWorkflow(called.world.environment))
    }

    @Test(
        "numbers follow on, begin anew each year, and are never given twice (scenario 25, case numbers)"
    )
    func caseNumbers() async throws {
        let (called, agendas, cases) = try await world([
            SampleRegister.day(2023, 12, 1), SampleRegister.day(2024, 2, 2),
        ])
        let network = called.world.network
        try await called.world.deciding { books in
            for number in 1...20 { try books.ledger.take(CaseNumber(number: number, year: 2023), of: "lsu-molde") }
        }
        for title in ["Helsefellesskap", "Psykisk helse"] {
            _ = try await cases.add(
                to: "lsu-molde", title: title, kind: "orientering", presenter: nil, minutes: nil, in: network)
        }
        let first = try await agendas.send(try MeetingName("lsu-molde/2023-12-01"), in: network)
        #expect(first.items.compactMap(\.number?.description) == ["21/23", "22/23"])
        let withdrawn = try await cases.withdraw("22/23", of: "lsu-molde", in: network)
        #expect(withdrawn.state == .withdrawn && withdrawn.number?.description == "22/23")
        _ = try await cases.add(
            to: "lsu-molde", title: "Nytt år", kind: "drøfting", presenter: nil, minutes: nil, in: network)
        let second = try await agendas.send(try MeetingName("lsu-molde/2024-02-02"), in: network)
        #expect(second.items.compactMap(\.number?.description) == ["1/24"])
        #expect(
            try await cases.list("lsu-molde", in: network).map(\.number?.description) == ["21/23", "22/23", "1/24"])
    }

    @Test("sent again unchanged, nothing goes out; changed, everyone gets the new one")
    func sentAgain() async throws {
        let (called, agendas, _) = try await world([])
        let network = called.world.network
        try await called.accept(SampleRegister.day(2023, 12, 15))
        let name = try MeetingName("sjustjerna/2023-12-15")
        #expect(try await agendas.send(name, in: network).sent == 8)
        try await called.sendAll()
        let again = try await agendas.send(name, in: network)
        #expect(again.sent == 0 && again.alreadySent != nil)
        let draft = try await agendas.draft(name, in: network)
        _ = try await agendas.save(name, text: draft.text.replacing("Ymse", with: "Ymse og kaffi"), in: network)
        let changed = try await agendas.send(name, in: network)
        #expect(changed.sent == 8 && changed.items.last?.title == "Ymse og kaffi")
    }

    @Test("what was edited by hand is kept, and drafting again shows what has come since")
    func editsAreKept() async throws {
        let (called, agendas, cases) = try await world([SampleRegister.day(2023, 12, 1)])
        let network = called.world.network
        let name = try MeetingName("lsu-molde/2023-12-01")
        let draft = try await agendas.draft(name, in: network)
        _ = try await agendas.save(name, text: draft.text.replacing("## Opning", with: "## Velkomen"), in: network)
        _ = try await cases.add(
            to: "lsu-molde", title: "Kom seinare", kind: nil, presenter: nil, minutes: nil, in: network)
        let again = try await agendas.draft(name, in: network)
        #expect(again.isEdited && again.items.first?.title == "Velkomen")
        #expect(again.differences.filter { $0.kind == .added }.map(\.title) == ["Opning", "Kom seinare"])
        #expect(again.differences.filter { $0.kind == .removed }.map(\.title) == ["Velkomen"])
    }

    @Test(
        "a presenter from outside is called to the slot alone, and follows it ten minutes (scenario 26, presenter slot)"
    )
    func presenterSlot() async throws {
        let (called, agendas, cases) = try await world([SampleRegister.day(2023, 12, 1)])
        let network = called.world.network
        let name = try MeetingName("lsu-molde/2023-12-01")
        _ = try await cases.add(
            to: "lsu-molde", title: "Helsefellesskap", kind: "orientering", presenter: "Eli Otterlei", minutes: 35,
            in: network)
        let text = try await agendas.draft(name, in: network).text
        let times = try #require(text.firstMatch(of: /Helsefellesskap(?s:.)*?- Tid: kl\. (\S+)/))
        _ = try await agendas.save(name, text: text.replacing(times.1, with: "09.10–09.45"), in: network)
        #expect(try await agendas.send(name, in: network).presenters.map(\.person.id) == ["eli"])
        try await called.sendAll()
        let first = try #require(try await called.invited("lsu-molde/2023-12-01").first)
        #expect(first.presents == TimeSpan(SampleRegister.time(9, 10), SampleRegister.time(9, 45)))
        #expect(first.uid != (try await called.meeting("lsu-molde/2023-12-01").uid))

        let numbered = try await agendas.draft(name, in: network).text
        _ = try await agendas.save(name, text: numbered.replacing("09.10–09.45", with: "09.20–09.55"), in: network)
        _ = try await agendas.send(name, in: network)
        let moved = try #require(try await called.invited("lsu-molde/2023-12-01").first)
        #expect(moved.uid == first.uid && moved.sequence == first.sequence + 1 && moved.stamp > first.stamp)
        let toEli = try await called.world.letters().filter { $0.to == "eli@example.no" }
        #expect(toEli.map(\.kind) == ["invitation", "moved"])

        _ = try await agendas.save(
            name, text: numbered.replacing("Innleiar: Eli Otterlei", with: "Innleiar: Oddvar"), in: network)
        _ = try await agendas.send(name, in: network)
        #expect(try await called.invited("lsu-molde/2023-12-01").first { $0.person == "eli" }?.withdrawn != nil)
    }

    @Test("a presenter nobody knows is a warning, not a stop")
    func unknownPresenter() async throws {
        let (called, agendas, cases) = try await world([SampleRegister.day(2023, 12, 1)])
        _ = try await cases.add(
            to: "lsu-molde", title: "Sak", kind: nil, presenter: "Ola Ukjend", minutes: nil, in: called.world.network)
        let round = try await agendas.send(try MeetingName("lsu-molde/2023-12-01"), in: called.world.network)
        #expect(round.warnings.count == 1 && round.presenters.isEmpty && round.sent == 1)
    }

    @Test("titles that would break a header, or read as a number, are refused")
    func badTitles() async throws {
        let (called, _, cases) = try await world([])
        for title in ["", "  ", "Sak\u{7}", String(repeating: "x", count: 301), "21/23 Noko"] {
            await #expect(throws: Refusal.self) {
                try await cases.add(
                    to: "lsu-molde", title: title, kind: nil, presenter: nil, minutes: nil, in: called.world.network)
            }
        }
        await #expect(throws: Refusal.self) {
            try await cases.add(
                to: "lsu-molde", title: "Sak", kind: "vedtek", presenter: nil, minutes: nil, in: called.world.network)
        }
    }

    @Test("cases are asked for once, those whose turn it is for their presentation too")
    func collecting() async throws {
        let called = try await CalledWorld(at: "2023-07-28T08:00:00+02:00")
        let meeting = try await called.meeting()
        #expect(try await called.world.deciding { try $0.collect(meeting) })
        #expect(try await !called.world.deciding { try $0.collect(meeting) })
        #expect(try await called.world.letters().count == 8)
    }

    @Test("the draft goes to the leader once, and not after the agenda was sent")
    func clearing() async throws {
        let called = try await CalledWorld(at: "2023-08-04T08:00:00+02:00")
        let meeting = try await called.meeting()
        #expect(try await called.world.deciding { try $0.askForClearing(meeting) })
        #expect(try await !called.world.deciding { try $0.askForClearing(meeting) })
        #expect(try await called.world.letters().map(\.to) == ["leiar.volda@example.no"])
        _ = try await AgendaWorkflow(called.world.environment).send(called.name, in: called.world.network)
        let sent = try await called.meeting()
        #expect(try await !called.world.deciding { try $0.askForClearing(sent) })
    }
}
