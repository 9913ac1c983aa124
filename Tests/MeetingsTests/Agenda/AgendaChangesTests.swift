import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("The agenda when something else changes")
struct AgendaChangesTests {
    private static let day = SampleRegister.day(2023, 12, 1)

    private let called: CalledWorld
    private let agendas: AgendaWorkflow
    private let cases: CaseWorkflow
    private let network: NetworkID
    private let name: MeetingName

    init() async throws {
        var register = SampleRegister.sjustjerna
        register.forums.append(
            Forum(
                id: "lsu-molde", name: "LSU Molde", rules: .cooperation, caseNumbers: true, place: "Molde",
                standing: [.opening, .anyOtherBusiness]))
        register.appointments.append(
            Appointment(forum: "lsu-molde", role: "leiar", person: "leiar-volda", from: SampleRegister.day(2022, 1, 1)))
        called = try await CalledWorld(register, at: "2023-11-01T08:00:00+01:00")
        try await called.accept(Self.day, forum: "lsu-molde")
        agendas = AgendaWorkflow(called.world.environment)
        cases = CaseWorkflow(called.world.environment)
        network = called.world.network
        name = try MeetingName("lsu-molde/2023-12-01")
    }

    private func add(_ title: String, presenter: String? = nil) async throws {
        _ = try await cases.add(
            to: "lsu-molde", title: title, kind: nil, presenter: presenter, minutes: nil, in: network)
    }

    private func letters(to address: String) async throws -> [String] {
        try await called.world.letters().filter { $0.to == address }.map { String(decoding: $0.body, as: UTF8.self) }
    }

    @Test("cases keep the order they came in when the clock stands still, whatever their identifiers are")
    func order() async throws {
        // Identifiers of the same instant are in no order; these run backwards.
        let world = called.world.environment
        let backwards = Environment(
            store: world.store, correspondence: world.correspondence, time: world.time,
            ids: IDSource(uuid: { [count = Countdown()] _ in count.next() }, token: { "t" }), breaks: world.breaks)
        let titles = ["Fyrst", "Så", "Til slutt"]
        for title in titles {
            _ = try await CaseWorkflow(backwards).add(
                to: "lsu-molde", title: title, kind: nil, presenter: nil, minutes: nil, in: network)
        }
        #expect(try await cases.list("lsu-molde", in: network).map(\.title) == titles)
        let sent = try await agendas.send(name, in: network)
        #expect(sent.items.filter { $0.number != nil }.map(\.heading) == ["1/23 Fyrst", "2/23 Så", "3/23 Til slutt"])
    }

    @Test("an unknown type is refused with the nearest one, or with those there are")
    func unknownType() async throws {
        for (kind, hint) in [("vedtk", " → vedtak"), ("noko anna heilt", "opning, godkjenning")] {
            let refusal = await #expect(throws: Refusal.self) {
                _ = try await cases.add(
                    to: "lsu-molde", title: "Budsjett", kind: kind, presenter: nil, minutes: nil, in: network)
            }
            #expect(refusal?.code == "unknown-type" && refusal?.message[.nn].contains(hint) == true)
        }
    }

    @Test("a draft that an editor has saved with CRLF reads as any other")
    func carriageReturns() async throws {
        try await add("Budsjett")
        let draft = try await agendas.draft(name, in: network)
        let saved = try await agendas.save(name, text: draft.text.replacing("\n", with: "\r\n"), in: network)
        #expect(saved.items == draft.items)
    }

    @Test("a case that comes after the draft is on the agenda that goes out, when nobody has edited the draft")
    func lateCase() async throws {
        _ = try await agendas.draft(name, in: network)
        try await add("Kom seinare")
        #expect(try await agendas.send(name, in: network).items.map(\.title).contains("Kom seinare"))
    }

    @Test("a waiting case that is written into the agenda by hand is that case, not another one")
    func writtenByHand() async throws {
        let draft = try await agendas.draft(name, in: network)
        try await add("Kom seinare")
        _ = try await agendas.save(
            name,
            text: draft.text.replacing("## Opning", with: "## Kom seinare\n- Type: vedtak\n- Tid: 5 min\n\n## Opning"),
            in: network)
        _ = try await agendas.send(name, in: network)
        let list = try await cases.list("lsu-molde", in: network)
        #expect(list.map(\.title) == ["Kom seinare"] && list.map(\.state) == [.scheduled])
    }

    @Test("an edited agenda follows its meeting to another day and time, and so do the presenters' slots")
    func movedMeeting() async throws {
        try await add("Helsefellesskap", presenter: "Eli Otterlei")
        let text = try await agendas.draft(name, in: network).text
        _ = try await agendas.save(name, text: text.replacing("## Opning", with: "## Velkomen"), in: network)
        let sent = try await agendas.send(name, in: network).items
        try await called.sendAll()
        let target = MoveTarget(date: SampleRegister.day(2023, 12, 8), start: SampleRegister.time(10, 0))
        _ = try await called.invitations.move(name, to: target, in: network)
        let moved = try await agendas.draft(name, in: network)
        #expect(moved.text.hasPrefix("# Sakliste: LSU Molde fredag 8. desember 2023 kl. 10.00–15.30\n"))
        #expect(moved.items.map(\.title) == sent.map(\.title) && moved.items.first?.title == "Velkomen")
        #expect(moved.items.map(\.start.minutes) == sent.map { $0.start.minutes + 60 })
        let slot = try #require(moved.items.first { $0.presenter != nil })
        #expect(try await called.invited("lsu-molde/2023-12-08").first?.presents == TimeSpan(slot.start, slot.end))
        // The new agenda goes out; the presenter has the new slot already.
        try await called.sendAll()
        #expect(try await agendas.send(name, in: network).sent == 1)
        let toEli = try await letters(to: "eli@example.no")
        #expect(toEli.count == 2 && toEli.allSatisfy { $0.contains("caseTitle: Optional(\"1/23 Helsefellesskap\")") })
    }

    @Test("a withdrawn case stays withdrawn when the agenda that names it goes out again (scenario 25, withdrawn)")
    func withdrawn() async throws {
        try await add("Helsefellesskap")
        _ = try await agendas.send(name, in: network)
        _ = try await cases.withdraw("1/23", of: "lsu-molde", in: network)
        _ = try await called.invitations.move(name, to: MoveTarget(date: SampleRegister.day(2023, 12, 8)), in: network)
        let text = try await agendas.draft(name, in: network).text
        _ = try await agendas.save(name, text: text.replacing("Opning", with: "Velkomen"), in: network)
        _ = try await agendas.send(name, in: network)
        #expect(try await cases.list("lsu-molde", in: network).map(\.state) == [.withdrawn])
    }

    @Test("a draft that nobody has edited is made afresh for the new time")
    func movedDraft() async throws {
        _ = try await agendas.draft(name, in: network)
        let target = MoveTarget(date: SampleRegister.day(2023, 12, 8), start: SampleRegister.time(10, 0))
        _ = try await called.invitations.move(name, to: target, in: network)
        #expect(try await agendas.send(name, in: network).items.first?.start == SampleRegister.time(10, 0))
    }

    @Test("a cancelled meeting gives its cases back with their numbers, and its presenters' entries keep their name")
    func cancelledMeeting() async throws {
        try await called.accept(SampleRegister.day(2024, 1, 12), forum: "lsu-molde")
        try await add("Helsefellesskap", presenter: "Eli Otterlei")
        _ = try await agendas.send(name, in: network)
        try await called.sendAll()
        _ = try await called.invitations.cancel(name, reason: nil, in: network)
        let given = try #require(try await cases.list("lsu-molde", in: network).first)
        #expect(given.state == .waiting && given.meeting == nil && given.number?.description == "1/23")
        let next = try await agendas.draft(try MeetingName("lsu-molde/2024-01-12"), in: network)
        #expect(next.items.map(\.heading).contains("1/23 Helsefellesskap"))
        let toEli = try await letters(to: "eli@example.no")
        #expect(toEli.count == 2 && toEli.allSatisfy { $0.contains("caseTitle: Optional(\"1/23 Helsefellesskap\")") })
    }

    @Test("a presenter who is taken off has the entry that is taken out called what it was")
    func presenterTakenOff() async throws {
        try await add("Helsefellesskap", presenter: "Eli Otterlei")
        _ = try await agendas.send(name, in: network)
        try await called.sendAll()
        let text = try await agendas.draft(name, in: network).text
        _ = try await agendas.save(name, text: text.replacing("- Innleiar: Eli Otterlei\n", with: ""), in: network)
        _ = try await agendas.send(name, in: network)
        let toEli = try await letters(to: "eli@example.no")
        #expect(toEli.count == 2 && toEli.allSatisfy { $0.contains("caseTitle: Optional(\"1/23 Helsefellesskap\")") })
    }
}

/// Identifiers in falling order.
private final class Countdown: Sendable {
    private let ids = CountingIDs().source

    func next() -> String {
        let count = Int(ids.uuid(Date(timeIntervalSince1970: 0)).suffix(12)) ?? 0
        return "00000000-0000-7000-8000-\(999_999_999_999 - count)"
    }
}
