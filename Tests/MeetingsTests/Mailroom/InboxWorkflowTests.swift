import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("Mails are taken in")
struct InboxWorkflowTests {
    private struct Fault: Error {}

    private static let refusal = Refusal(
        .notNow, code: "some-rule", Trilingual("går ikkje", "går ikke", "won't do"))

    @Test("a mail is kept whole, dealt with, and filed under the next number")
    func received() async throws {
        let world = try await InboxWorld()
        let raw = world.answer("leiar-hareid", .accepted)
        let mail = try await world.receive(raw)
        #expect(mail.number == 1 && mail.state == .done)
        #expect(mail.filing?.outcome == .answer && mail.filing?.person == "leiar-hareid")
        #expect(mail.from == "leiar.hareid@example.no" && mail.subject == "accepted")
        #expect(try await world.answers()["leiar-hareid"] == .accepted)
        #expect(try await world.receive(world.stranger()).number == 2)
        let kept = try await world.world.environment.store.read(world.network) { try $0.inboxMail(1) }
        #expect(kept?.raw == raw)
    }

    @Test("the same mail again changes nothing, and is said to have come before")
    func again() async throws {
        let world = try await InboxWorld()
        let raw = world.answer("leiar-hareid", .accepted)
        let first = try await world.receive(raw)
        _ = try await world.receive(world.answer("leiar-hareid", .declined, minutes: 1))
        let letters = try await world.world.letters().count
        let again = try await world.receive(raw)
        #expect(again.filing?.outcome == .duplicate && again.number == 1)
        #expect(again.filing?.detail.nn == "har kome før, som nummer 1")
        #expect(again.filing?.person == "leiar-hareid" && again.filing?.meeting == first.filing?.meeting)
        #expect(try await world.rows().first?.filing?.outcome == .answer)
        #expect(try await world.answers()["leiar-hareid"] == .declined)
        #expect(try await world.world.letters().count == letters)
    }

    @Test("the same mail by another way is kept, and not acted on: its header differs, its Message-ID and text don't")
    func copy() async throws {
        let world = try await InboxWorld()
        _ = try await world.receive(world.answer("leiar-hareid", .accepted, trace: "a"))
        try await world.world.deciding { books in
            guard
                var call = try books.ledger.invitations(to: world.calls[0].meeting).first(where: {
                    $0.person == "leiar-hareid"
                })
            else { return }
            call.answer = Answer()
            try books.ledger.save(call)
        }
        let copy = try await world.receive(world.answer("leiar-hareid", .accepted, trace: "b"))
        #expect(copy.number == 2 && copy.state == .done && copy.filing?.outcome == .duplicate)
        #expect(try await world.answers()["leiar-hareid"] == Answer.State.none)
        #expect(try await world.rows().map(\.filing?.outcome) == [.answer, .duplicate])
    }

    @Test("two that come together are told apart as two that come after each other")
    func together() async throws {
        let world = try await InboxWorld()
        let raw = world.answer("leiar-hareid", .accepted)
        let arrivals = [raw, world.stranger(), raw].map { Arrival($0, at: world.world.time.now) }
        let mails = try await world.inbox.receive(arrivals, in: world.network)
        #expect(mails.map(\.number) == [1, 2, 1])
        #expect(mails.map(\.filing?.outcome) == [.answer, .quarantined, .duplicate])
        #expect(try await world.rows().count == 2)
    }

    @Test("of a mail over 10 MiB the beginning is kept, and it waits; one of 10 MiB is read")
    func tooLarge() async throws {
        let world = try await InboxWorld()
        let large = try await world.receive(world.answer("leiar-hareid", .accepted, size: Arrival.mostBytes + 1))
        #expect(large.state == .waiting && large.filing?.outcome == .quarantined)
        #expect(large.filing?.reason == "too-large" && large.from == "leiar.hareid@example.no")
        let kept = try await world.world.environment.store.read(world.network) { try $0.inboxMail(1) }
        #expect(kept?.raw.count == 65_536)
        #expect(try await world.answers()["leiar-hareid"] == Answer.State.none)
        let again = try await world.receive(world.answer("leiar-hareid", .accepted, size: Arrival.mostBytes + 1))
        #expect(again.filing?.outcome == .duplicate && again.number == 1)
        let just = try await world.receive(world.answer("leiar-sande", .accepted, size: Arrival.mostBytes))
        #expect(just.filing?.outcome == .answer)
    }

    @Test("where a rule refuses what a mail asks for, nothing of it is done, and it waits with the rule's words")
    func refused() async throws {
        let world = try await InboxWorld()
        world.mail.fail(with: Self.refusal)
        let mail = try await world.receive(world.answer("leiar-hareid", .declined))
        #expect(mail.state == .waiting && mail.filing?.outcome == .quarantined && mail.filing?.reason == "some-rule")
        #expect(mail.filing?.detail == Self.refusal.message && mail.from == "leiar.hareid@example.no")
        #expect(try await world.answers()["leiar-hareid"] == Answer.State.none)
    }

    @Test("where something else goes wrong nothing of it is done; accepted, it is tried again")
    func fault() async throws {
        let world = try await InboxWorld()
        world.mail.fail(with: Fault())
        let mail = try await world.receive(world.answer("leiar-hareid", .declined))
        #expect(mail.state == .waiting && mail.filing?.reason == Filing.fault)
        #expect(mail.filing?.detail.en.contains("Fault()") == true)
        await #expect(throws: Fault.self) { try await world.inbox.accept(1, by: "Oddvar", in: world.network) }
        world.mail.fail(with: nil)
        let line = try await world.inbox.accept(1, by: "Oddvar", in: world.network)
        #expect(line.mail.state == .accepted && line.mail.filing?.outcome == .answer)
        #expect(try await world.answers()["leiar-hareid"] == .declined)
    }

    @Test("one that can't be dealt with keeps none of those beside it from being dealt with")
    func oneOfMany() async throws {
        let world = try await InboxWorld()
        world.mail.fail(with: Self.refusal)
        let raws = SampleRegister.municipalities.map { id in
            world.answer(PersonID("leiar-\(id)"), id == "hareid" ? .declined : .accepted)
        }
        let mails = try await world.inbox.receive(
            raws.map { Arrival($0, at: world.world.time.now) }, in: world.network)
        #expect(mails.filter { $0.state == .waiting }.map(\.from) == ["leiar.hareid@example.no"])
        let answers = try await world.answers()
        #expect(answers.values.count { $0 == .accepted } == 6 && answers["leiar-hareid"] == Answer.State.none)
        #expect(mails.map(\.number) == Array(1...7))
    }

    @Test("what a process kept and didn't come to deal with is dealt with by the next, in its order, once")
    func leftFresh() async throws {
        let world = try await InboxWorld()
        let raws = [
            world.answer("leiar-hareid", .accepted), world.answer("leiar-hareid", .tentative, minutes: 1),
            world.stranger(),
        ]
        try await world.keep(raws)
        let dealt = try await world.inbox.dealWithFresh(in: world.network)
        #expect(dealt.map(\.number) == [1, 2, 3] && dealt.map(\.state) == [.done, .done, .waiting])
        #expect(try await world.answers()["leiar-hareid"] == .tentative)
        #expect(try await world.inbox.dealWithFresh(in: world.network).isEmpty)
    }

    @Test("a mail that was kept and not dealt with, come again, is dealt with")
    func resumed() async throws {
        let world = try await InboxWorld()
        let raw = world.answer("leiar-hareid", .accepted)
        try await world.keep([raw])
        let mail = try await world.receive(raw)
        #expect(mail.filing?.outcome == .answer && mail.number == 1)
        #expect(try await world.rows().count == 1)
    }

    @Test("a mail that the process ends over each time is left unread in the end, and those after it get their turn")
    func poison() async throws {
        let world = try await InboxWorld()
        try await world.keep([world.stranger(1), world.answer("leiar-hareid", .accepted)])
        for _ in 0..<InboxWorkflow.mostTries {
            _ = try await world.world.environment.store.write(world.network) { try $0.countTry(at: 1) }
        }
        let dealt = try await world.inbox.dealWithFresh(in: world.network)
        #expect(dealt.map(\.state) == [.waiting, .done] && dealt[0].filing?.reason == Filing.fault)
        #expect(dealt[0].subject.isEmpty && world.mail.reads == 1)
    }

    @Test("any order of arrival, with repeats, ends in the same answers", arguments: 1...12 as ClosedRange<UInt64>)
    func shuffled(seed: UInt64) async throws {
        let world = try await InboxWorld()
        var random = SeededRandom(seed: seed)
        var raws: [[UInt8]] = []
        for id in SampleRegister.municipalities {
            for minutes in 0..<3 {
                let status = [CalendarReply.Status.accepted, .tentative, .declined][(id.count + minutes) % 3]
                raws.append(world.answer(PersonID("leiar-\(id)"), status, minutes: minutes))
            }
        }
        let mails = (raws + raws.shuffled(using: &random).prefix(8)).shuffled(using: &random)
        for raw in mails { _ = try await world.receive(raw) }
        let expected: [Answer.State] = [.accepted, .tentative, .declined]
        let answers = try await world.answers()
        for id in SampleRegister.municipalities {
            #expect(answers[PersonID("leiar-\(id)")] == expected[(id.count + 2) % 3])
        }
        #expect(try await world.rows().count == raws.count)
    }
}
