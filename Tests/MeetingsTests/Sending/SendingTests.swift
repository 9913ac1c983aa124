import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("Sending a round")
struct SendingTests {
    private func world() async throws -> (CalledWorld, SendingWorkflow) {
        let called = try await CalledWorld()
        return (called, SendingWorkflow(called.world.environment))
    }

    @Test("a preview has every letter as it will be, and writes nothing", arguments: [0, 1, 2, 3])
    func preview(_ kind: Int) async throws {
        let (called, sending) = try await world()
        let network = called.world.network
        if kind > 0 {
            _ = try await called.invitations.invite(called.name, in: network)
            try await called.sendAll()
        }
        let errand: Errand =
            [.invite, .move(MoveTarget(date: SampleRegister.day(2023, 8, 25))), .cancel(reason: "sjukdom"), .agenda][
                kind]
        let before = (try await called.world.letters(), try await called.meeting(), try await called.invited())
        let preview = try await sending.preview(called.name, errand, in: network)
        #expect(preview.letters.count == 8)
        #expect(Set(preview.letters.map(\.person.id)).count == 8)
        #expect(preview.letters.allSatisfy { !$0.text.isEmpty && !$0.subject.isEmpty })
        let after = (try await called.world.letters(), try await called.meeting(), try await called.invited())
        #expect(before.0 == after.0 && before.1 == after.1 && before.2 == after.2)
        #expect(try await called.world.deciding { try $0.ledger.agenda(of: after.1.id) } == nil)
        // The same is shown twice under the same name, and what is sent is what was shown.
        #expect(try await sending.preview(called.name, errand, in: network).mark == preview.mark)
        let sent = try await sending.send(called.name, errand, seeing: preview.mark, in: network)
        #expect(sent.sent == 8)
        let new = try await called.world.letters().dropFirst(before.0.count)
        #expect(new.map(\.subject).sorted() == preview.letters.map(\.subject).sorted())
    }

    @Test("a button pressed twice sends once", arguments: [0, 1, 2, 3])
    func twice(_ kind: Int) async throws {
        let (called, sending) = try await world()
        let network = called.world.network
        if kind > 0 {
            _ = try await called.invitations.invite(called.name, in: network)
            try await called.sendAll()
        }
        let errand: Errand =
            [.invite, .move(MoveTarget(date: SampleRegister.day(2023, 8, 25))), .cancel(reason: nil), .agenda][kind]
        let mark = try await sending.preview(called.name, errand, in: network).mark
        _ = try await sending.send(called.name, errand, seeing: mark, in: network)
        let letters = try await called.world.letters().count
        #expect(try await sending.send(called.name, errand, seeing: mark, in: network).sent == 0)
        #expect(try await called.world.letters().count == letters)
        #expect(try await called.meeting().moves.count == (kind == 1 ? 1 : 0))
    }

    @Test("a preview that is no longer true is refused, and nothing is sent")
    func changed() async throws {
        let (called, sending) = try await world()
        let network = called.world.network
        let mark = try await sending.preview(called.name, .invite, in: network).mark
        try await called.apply { $0.people[0].email = "ny@example.no" }
        let refusal = await #expect(throws: Refusal.self) {
            _ = try await sending.send(called.name, .invite, seeing: mark, in: network)
        }
        #expect(refusal?.code == "preview-changed")
        #expect(try await called.world.letters().isEmpty)
        #expect(try await called.meeting().stage == .planned)
        let agenda = try await sending.preview(called.name, .agenda, in: network).mark
        _ = try await CaseWorkflow(called.world.environment).add(
            to: "sjustjerna", title: "Kom til", kind: nil, presenter: nil, minutes: nil, in: network)
        await #expect(throws: Refusal.self) {
            _ = try await sending.send(called.name, .agenda, seeing: agenda, in: network)
        }
        #expect(try await called.meeting().agendaSent == nil)
    }

    @Test("a line written in by hand becomes a case when it is sent, and is sent as it was shown")
    func newCase() async throws {
        let world = try await EditingWorld()
        try await world.add("Rekruttering")
        let sending = SendingWorkflow(world.called.world.environment)
        let preview = try await sending.preview(world.name, .agenda, in: world.network)
        let sent = try await sending.send(world.name, .agenda, seeing: preview.mark, in: world.network)
        #expect(sent.sent == preview.letters.count && sent.sent > 0)
    }

    @Test("a meeting nobody is called to is moved, though nobody is told")
    func moveOfPlanned() async throws {
        let (called, sending) = try await world()
        let errand = Errand.move(MoveTarget(date: SampleRegister.day(2023, 8, 25)))
        let preview = try await sending.preview(called.name, errand, in: called.world.network)
        #expect(preview.letters.isEmpty && preview.meeting.date == SampleRegister.day(2023, 8, 25))
        #expect(try await sending.send(called.name, errand, seeing: preview.mark, in: called.world.network).sent == 0)
        #expect(try await called.meeting().date == SampleRegister.day(2023, 8, 25))
    }

    @Test("a round is followed until its last letter has left, and what failed is told apart")
    func progress() async throws {
        let (called, sending) = try await world()
        let network = called.world.network
        let mark = try await sending.preview(called.name, .invite, in: network).mark
        _ = try await sending.send(called.name, .invite, seeing: mark, in: network)
        var rounds = try await sending.rounds(called.name, in: network)
        #expect(rounds.count == 1 && rounds[0].kind == "invitation")
        #expect(rounds[0].all == 8 && rounds[0].underWay == 8 && !rounds[0].isSettled)
        let now = called.world.time.now
        try await called.world.environment.store.post { outbox in
            for (index, letter) in try outbox.claim(limit: 3, owner: "t", now: now, leaseUntil: now + 60).enumerated() {
                let lease = Lease(letter: letter.id, owner: "t", token: letter.token)
                _ = try outbox.markDot(lease, now: now)
                let result: DeliveryResult =
                    [
                        .accepted(code: 250, text: "ok"), .refusedForGood(code: 550, text: "no such user"),
                        .unknown(text: "?"),
                    ][index]
                _ = try outbox.finish(lease, result, retryAt: nil, now: now)
            }
        }
        rounds = try await sending.rounds(called.name, in: network)
        #expect(rounds[0].sent == 1 && rounds[0].failed == 1 && rounds[0].unknown == 1 && rounds[0].underWay == 5)
        #expect(rounds[0].lines.contains { $0.reply?.contains("no such user") == true })
        try await called.sendAll()
        #expect(try await sending.rounds(called.name, in: network)[0].isSettled)
        called.world.time.advance(minutes: 1)
        _ = try await called.invitations.cancel(called.name, reason: nil, in: network)
        rounds = try await sending.rounds(called.name, in: network)
        #expect(rounds.map(\.kind) == ["cancelled", "invitation"])
    }

    @Test("a deputy named by word of mouth is called, and another one takes the first one's place")
    func deputies() async throws {
        let (called, _) = try await world()
        let network = called.world.network
        let meetings = MeetingWorkflow(called.world.environment)
        _ = try await called.invitations.invite(called.name, in: network)
        _ = try await called.invitations.answer(called.name, person: "leiar-orsta", .declined, in: network)
        _ = try await meetings.nameDeputy(called.name, of: "leiar-orsta", deputy: "Kari Nordmann", in: network)
        var view = try await meetings.view(called.name, in: network)
        #expect(view.invited.first { $0.person.id == "leiar-orsta" }?.deputy?.id == "kari")
        #expect(view.invited.first { $0.person.id == "kari" }?.deputyFor?.id == "leiar-orsta")
        #expect(view.unanswered.count == 8 && view.answers.declined == 1)
        _ = try await meetings.nameDeputy(called.name, of: "leiar-orsta", deputy: "eli", in: network)
        view = try await meetings.view(called.name, in: network)
        #expect(view.invited.first { $0.person.id == "leiar-orsta" }?.deputy?.id == "eli")
        #expect(!view.invited.contains { $0.person.id == "kari" })
    }
}
