import Database
import Foundation
import Meetings
import Records
import Testing

@Suite("The outbox")
struct OutboxTests {
    private let now = Samples.instant()

    @Test("a letter comes back to the byte, and a second one with its key is not written")
    func dedupes() async throws {
        let counter = try await Counter.open()
        var full = Samples.letter()
        full.expires = Samples.instant(100)
        var second = Samples.letter(2)
        second.dedupeKey = full.dedupeKey
        #expect(try await counter.add(full))
        #expect(try await counter.add(second) == false)
        #expect(try await counter.letter(dedupeKey: full.dedupeKey) == full)
        #expect(try await counter.letters() == [full])
        let bare = try await counter.letters(in: [.ready], withBodies: false)
        #expect(bare.map(\.body) == [[]])
        #expect(bare.map(\.subject) == [full.subject])
        #expect(try await counter.letters(in: [.sent]).isEmpty)
        #expect(try await counter.letters(in: []).isEmpty)
        var sameMessage = Samples.letter(3)
        sameMessage.messageID = full.messageID
        let error = await #expect(throws: DatabaseError.self) {
            _ = try await counter.add(sameMessage)
        }
        #expect(error?.code == .unique)
    }

    @Test("any number that write the same letter at a time make one of it")
    func dedupesConcurrently() async throws {
        let counter = try await Counter.open()
        let written = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<20 {
                group.addTask {
                    var letter = Samples.letter(number)
                    letter.dedupeKey = "one"
                    return try await counter.add(letter)
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(written == 1)
    }

    @Test("ready letters whose time has come are claimed, the oldest first, by one owner each")
    func claims() async throws {
        let counter = try await Counter.open(letters: 3)
        var (late, expired, early) = (Samples.letter(4), Samples.letter(5), Samples.letter(6))
        late.notBefore = Samples.instant(0.001)
        expired.expires = Samples.instant(-0.001)
        early.notBefore = Samples.instant(-10)
        early.expires = now
        for letter in [late, expired, early] { _ = try await counter.add(letter) }
        #expect(try await counter.nextReady() == early.notBefore)
        let first = try await counter.claim(by: "a", limit: 2)
        let second = try await counter.claim(by: "b", limit: 9)
        #expect(first.map(\.id) == ["sjustjerna-6", "sjustjerna-1"])
        #expect(second.map(\.id) == ["sjustjerna-2", "sjustjerna-3"])
        #expect(first.allSatisfy { $0.state == .leased && $0.owner == "a" && $0.token == 1 && $0.attempts == 1 })
        #expect(first.allSatisfy { $0.leaseUntil == counter.leaseUntil })
        #expect(first.last?.body == Samples.letter(1).body)
        #expect(try await counter.claim(limit: 9).isEmpty)
        #expect(try await counter.claim(limit: -1).isEmpty)
        #expect(try await counter.leaseOwners() == ["a", "b"])
    }

    @Test("leased, dot, sent: each once, with the server's words, and every try is kept")
    func sends() async throws {
        let counter = try await Counter.open(letters: 1)
        let lease = try await counter.leases()[0]
        #expect(try await counter.finish(lease, .accepted(code: 250, text: "før punktum")) == false)
        #expect(try await counter.markDot(lease))
        #expect(try await counter.markDot(lease) == false)
        #expect(try await counter.finish(lease, .notSent(text: "brot")) == false)
        #expect(try await counter.finish(lease, .accepted(code: 250, text: "Ok: i kø\0")))
        #expect(try await counter.finish(lease, .accepted(code: 250, text: "igjen")) == false)
        let sent = try #require(try await counter.letter(lease.letter))
        #expect(sent.state == .sent)
        #expect(sent.done == now)
        #expect(sent.replyCode == 250)
        #expect(sent.replyText == "Ok: i kø\u{FFFD}")
        #expect(sent.owner == nil && sent.leaseUntil == nil)
        let attempts = try await counter.attempts(of: lease.letter)
        #expect(attempts.map(\.outcome) == ["accepted"])
        #expect(attempts.map(\.token) == [1])
        #expect(attempts.map(\.at) == [now])
    }

    @Test("a refusal for now is tried again later, and given up when there is no later")
    func retries() async throws {
        var counter = try await Counter.open(letters: 1)
        var lease = try await counter.leases()[0]
        let retryAt = Samples.instant(300)
        #expect(try await counter.finish(lease, .refusedForNow(code: 451, text: "seinare"), retryAt: retryAt))
        let waiting = try #require(try await counter.letter(lease.letter))
        #expect(waiting.state == .ready && waiting.notBefore == retryAt && waiting.done == nil)
        #expect(try await counter.claim().isEmpty)
        counter.now = retryAt
        let again = try await counter.claim()
        #expect(again.map(\.token) == [2])
        #expect(again.map(\.messageID) == [waiting.messageID])
        #expect(try await counter.finish(lease, .refusedForGood(code: 550, text: "gammalt bevis")) == false)
        lease.token = 2
        #expect(try await counter.finish(lease, .notSent(text: "ingen svarar"), retryAt: nil))
        #expect(try await counter.letter(lease.letter)?.state == .bounced)
        #expect(try await counter.attempts(of: lease.letter).map(\.outcome) == ["refused-for-now", "not-sent"])
    }

    @Test("a refusal for good, before or after the dot, is final; no answer to the dot is unknown")
    func endsForGood() async throws {
        let counter = try await Counter.open(letters: 3)
        let leases = try await counter.leases(limit: 3)
        #expect(try await counter.finish(leases[0], .refusedForGood(code: 550, text: "ukjend")))
        #expect(try await counter.finish(leases[1], .unknown(text: "ikkje merkt enno")) == false)
        for lease in leases[1...] { #expect(try await counter.markDot(lease)) }
        #expect(try await counter.finish(leases[1], .refusedForGood(code: 554, text: "nei")))
        #expect(try await counter.finish(leases[2], .unknown(text: "brot")))
        #expect(try await counter.letters().map(\.state) == [.bounced, .bounced, .unknown])
        #expect(try await counter.claim(limit: 9).isEmpty)
    }

    @Test("a lease that has run out can't mark the dot, taken over or not")
    func zombies() async throws {
        var counter = try await Counter.open(letters: 1)
        let old = try await counter.leases()[0]
        counter.now = counter.leaseUntil.addingTimeInterval(0.001)
        #expect(try await counter.markDot(old) == false)
        #expect(try await counter.reap() == 1)
        #expect(try await counter.claim().map(\.token) == [2])
        counter.now = now
        #expect(try await counter.markDot(old) == false)
        #expect(try await counter.letter(old.letter)?.state == .leased)
    }

    @Test(
        "what was left in dot is settled by evidence, and by nothing else",
        arguments: [(true, .sent), (false, .ready), (nil, .unknown)] as [(Bool?, OutboxLetter.State)])
    func settles(evidence: Bool?, state: OutboxLetter.State) async throws {
        let counter = try await Counter.open(letters: 2)
        let leases = try await counter.leases(limit: 2)
        #expect(try await counter.markDot(leases[0]))
        #expect(try await counter.reap(dead: ["b"], evidence: evidence) == 0)
        #expect(try await counter.reap(dead: ["b", "a"], evidence: evidence) == 2)
        #expect(try await counter.letters().map(\.state) == [state, .ready])
        #expect(try await counter.finish(leases[0], .notSent(text: "for seint")) == false)
        #expect(try await counter.finish(leases[0], .unknown(text: "for seint")) == false)
        #expect(try await counter.attempts(of: leases[0].letter).map(\.outcome) == ["abandoned"])
        // What was settled stays; only a doubt can be ended late.
        let isInDoubt = state == .unknown
        #expect(try await counter.finish(leases[0], .accepted(code: 250, text: "for seint")) == isInDoubt)
        #expect(try await counter.letters().map(\.state) == [isInDoubt ? .sent : state, .ready])
        #expect(try await counter.leaseOwners().isEmpty)
    }

    @Test(
        "what the server has said to the dot ends the doubt, however late it comes",
        arguments: [
            (.accepted(code: 250, text: "seint"), .sent), (.refusedForGood(code: 550, text: "nei"), .bounced),
            (.refusedForNow(code: 451, text: "seinare"), .ready), (.notSent(text: "brot"), .unknown),
            (.unknown(text: "brot"), .unknown),
        ] as [(DeliveryResult, OutboxLetter.State)])
    func lateAnswers(result: DeliveryResult, state: OutboxLetter.State) async throws {
        var counter = try await Counter.open(letters: 1)
        let lease = try await counter.leases()[0]
        #expect(try await counter.markDot(lease))
        counter.now = counter.leaseUntil.addingTimeInterval(1)
        #expect(try await counter.reap() == 1)
        #expect(try await counter.letter(lease.letter)?.state == .unknown)
        let isAnswer = state != .unknown
        let retryAt = counter.now.addingTimeInterval(60)
        #expect(try await counter.finish(lease, result, retryAt: retryAt) == isAnswer)
        #expect(try await counter.letter(lease.letter)?.state == state)
        let tries = try await counter.attempts(of: lease.letter)
        #expect(tries.count == 1 && (tries[0].outcome != "abandoned") == isAnswer)
        #expect(try await counter.finish(lease, result, retryAt: retryAt) == false)
    }

    @Test("a late answer says nothing about a letter that somebody else has begun to send again")
    func answersOfAnOlderTry() async throws {
        var counter = try await Counter.open(letters: 1)
        let lease = try await counter.leases()[0]
        #expect(try await counter.markDot(lease))
        counter.now = counter.leaseUntil.addingTimeInterval(1)
        #expect(try await counter.reap() == 1)
        #expect(try await counter.settle(lease.letter, hasArrived: false))
        #expect(try await counter.finish(lease, .accepted(code: 250, text: "seint")) == false)
        #expect(try await counter.letter(lease.letter)?.state == .ready)
    }

    @Test("what is past its time is not sent, and what has left is not taken back")
    func expiresAndCancels() async throws {
        var counter = try await Counter.open(letters: 3)
        var stale = Samples.letter(4)
        stale.expires = now
        _ = try await counter.add(stale)
        #expect(try await counter.claim().map(\.id) == ["sjustjerna-1"])
        counter.now = Samples.instant(1)
        #expect(try await counter.reap() == 1)
        #expect(try await counter.letter(stale.id)?.done == counter.now)
        #expect(try await counter.setState("sjustjerna-3", from: [.ready], to: .held))
        for strange in ["reminder:%", "reminder_", "Reminder:", "reminder:1:siri:x"] {
            #expect(try await counter.cancel(prefix: strange) == 0)
        }
        #expect(try await counter.cancel(prefix: "reminder:") == 2)
        #expect(try await counter.letters().map(\.state) == [.leased, .cancelled, .cancelled, .expired])
    }

    @Test("a person's change of state goes only from the states named, and takes the lease away")
    func changesState() async throws {
        let counter = try await Counter.open(letters: 1)
        let lease = try await counter.leases()[0]
        #expect(try await counter.setState(lease.letter, from: [.unknown], to: .sent) == false)
        #expect(try await counter.setState(lease.letter, from: [.leased], to: .held))
        #expect(try await counter.markDot(lease) == false)
        #expect(try await counter.claim().isEmpty)
        #expect(try await counter.setState(lease.letter, from: [.held], to: .ready))
        let again = try await counter.claim()
        #expect(again.count == 1)
        #expect(again.allSatisfy { $0.token > lease.token && $0.done == nil })
        #expect(try await counter.setState("ukjend", from: [.ready], to: .held) == false)
    }

    @Test("a thousand letters are written and claimed in batches, each once")
    func thousand() async throws {
        let counter = try await Counter.open(letters: 1000)
        var claimed: [LetterID] = []
        while case let batch = try await counter.claim(limit: 50), !batch.isEmpty { claimed += batch.map(\.id) }
        #expect(claimed.count == 1000)
        #expect(Set(claimed).count == 1000)
    }
}
