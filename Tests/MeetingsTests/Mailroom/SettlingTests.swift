import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("The coordinator and the inbox")
struct SettlingTests {
    private func code(_ body: () async throws -> InboxLine) async -> String? {
        do {
            _ = try await body()
            return nil
        } catch {
            return (error as? Refusal)?.code
        }
    }

    /// An answer that came from another address than the person's.
    private func forwarded(_ world: InboxWorld) -> [UInt8] {
        let call = world.calls.first { $0.person == "leiar-hareid" } ?? world.calls[0]
        let reply = CalendarReply(
            method: .reply, uid: call.uid, sequence: 0, stamp: world.world.time.now,
            attendees: [CalendarReply.Attendee(address: "leiar.hareid@example.no", status: .accepted)])
        return world.mail.mail(
            IncomingLetter(
                from: "mallory@example.com", subject: "Ja", messageID: "f@example.com", content: .calendar(reply)))
    }

    @Test("what waits is listed with why, whose it is and what accepting does; the rest only among all")
    func lists() async throws {
        let world = try await InboxWorld()
        _ = try await world.receive(world.answer("leiar-sande", .accepted))
        _ = try await world.receive(world.stranger())
        _ = try await world.receive(forwarded(world))
        let waiting = try await world.inbox.waiting(in: world.network)
        #expect(waiting.map(\.mail.number) == [2, 3])
        #expect(waiting.map(\.mail.filing?.reason) == ["stranger", "forged-sender"])
        #expect(waiting[0].person == nil && waiting[0].onAccept?.nn.contains("--as PERSON") == true)
        #expect(waiting[1].person?.id == "leiar-hareid" && waiting[1].meeting?.id == world.calls[0].meeting)
        #expect(waiting[1].onAccept?.nn == "fører svaret: Leiar Hareid kjem")
        let all = try await world.inbox.all(in: world.network)
        #expect(all.map(\.mail.number) == [1, 2, 3] && all[0].onAccept == nil)
        #expect(all.allSatisfy { $0.mail.raw.isEmpty })
    }

    @Test("accepting does what the mail asks for, once, and says who said so and when")
    func accept() async throws {
        let world = try await InboxWorld()
        _ = try await world.receive(forwarded(world))
        let line = try await world.inbox.accept(1, by: "Oddvar", in: world.network)
        #expect(line.mail.state == .accepted && line.mail.settledBy == "Oddvar" && line.onAccept == nil)
        #expect(line.mail.settled == world.world.time.now)
        #expect(try await world.answers()["leiar-hareid"] == .accepted)
        #expect(try await world.inbox.waiting(in: world.network).isEmpty)
        #expect(await code { try await world.inbox.accept(1, by: "Oddvar", in: world.network) } == "not-waiting")
        #expect(await code { try await world.inbox.reject(1, by: "Oddvar", in: world.network) } == "not-waiting")
    }

    @Test("rejecting changes nothing but the mail")
    func reject() async throws {
        let world = try await InboxWorld()
        _ = try await world.receive(forwarded(world))
        let line = try await world.inbox.reject(1, reason: "ukjend", by: "Oddvar", in: world.network)
        #expect(line.mail.state == .rejected && line.mail.settledBy == "Oddvar")
        #expect(try await world.answers()["leiar-hareid"] == Answer.State.none)
        let refusal = await code { try await world.inbox.accept(1, by: "Oddvar", in: world.network) }
        #expect(refusal == "not-waiting")
    }

    @Test("a mail that is given to a person is that person's, and the address too from then on")
    func assign() async throws {
        let world = try await InboxWorld()
        _ = try await world.receive(world.stranger(7))
        #expect(await code { try await world.inbox.accept(1, by: "O", in: world.network) } == "whose-mail")
        let line = try await world.inbox.assign(1, to: "Kari Nordmann", by: "Oddvar", in: world.network)
        #expect(line.mail.filing?.person == "kari")
        let aliases = try await world.world.deciding { try $0.ledger.aliases(of: "kari") }
        #expect(aliases.map(\.address) == ["x7@example.com"])
    }

    @Test("who isn't known is refused, and so is a number that isn't taken; nothing is changed")
    func refusals() async throws {
        let world = try await InboxWorld()
        _ = try await world.receive(world.stranger())
        let network = world.network
        #expect(await code { try await world.inbox.accept(2, by: "O", in: network) } == "unknown-mail")
        #expect(await code { try await world.inbox.accept(1, as: "Ingen", by: "O", in: network) } == "unknown-person")
        #expect(await code { try await world.inbox.assign(1, to: "Ingen", by: "O", in: network) } == "unknown-person")
        #expect(try await world.rows().map(\.state) == [.waiting])
        await #expect(throws: Refusal.self) { try await world.inbox.mail(9, in: network) }
        #expect(try await world.inbox.mail(1, in: network).letter.words == ["Hei!"])
    }

    @Test("a mail that was too large can only be noted")
    func tooLarge() async throws {
        let world = try await InboxWorld()
        _ = try await world.receive(world.answer("leiar-hareid", .accepted, size: Arrival.mostBytes + 1))
        let line = try await world.inbox.waiting(in: world.network)[0]
        #expect(line.onAccept?.nn == "noterer at du har lese det")
        #expect(try await world.inbox.accept(1, by: "O", in: world.network).mail.state == .accepted)
        #expect(try await world.answers()["leiar-hareid"] == Answer.State.none)
    }

    @Test("networks have each their inbox, and a mail belongs to the one it was sent to")
    func networks() async throws {
        let world = try await InboxWorld()
        var other = SampleRegister.sjustjerna
        other.network.id = "nordhordland"
        other.network.mailbox = "Mote@nordhordland.example.no"
        try await world.world.environment.store.write("nordhordland") { [other] in try $0.save(other) }
        let theirs = world.stranger(1, to: "mote@nordhordland.example.no")
        #expect(try await world.inbox.network(of: theirs) == "nordhordland")
        #expect(try await world.inbox.network(of: world.stranger(2)) == "sjustjerna")
        #expect(try await world.inbox.network(of: world.stranger(2), preferred: "nordhordland") == "nordhordland")
        await #expect(throws: Refusal.self) {
            try await world.inbox.network(of: world.stranger(3, to: "anna@example.no"))
        }
        await #expect(throws: Refusal.self) { try await world.inbox.network(of: theirs, preferred: "ukjend") }
        _ = try await world.inbox.receive(theirs, arrived: world.world.time.now, in: "nordhordland")
        #expect(try await world.rows().isEmpty)
        #expect(try await world.inbox.waiting(in: "nordhordland").map(\.mail.number) == [1])
    }
}
