import Foundation
import Meetings
import Records
import TestSupport
import Testing

@Suite("What leaves, and in which order")
struct DeliveryOrderTests {
    private func counter(
        _ letters: [(to: String, meeting: MeetingID?)], firstKind: String = "invitation"
    ) async throws -> Counter {
        let counter = try await Counter.open()
        for (number, place) in letters.enumerated() {
            var letter = Samples.letter(number + 1)
            letter.to = place.to
            letter.meeting = place.meeting
            letter.kind = number == 0 ? firstKind : "invitation"
            _ = try await counter.add(letter)
        }
        return counter
    }

    private func claimed(_ counter: Counter) async throws -> [String] {
        try await counter.claim(limit: 10).map { String($0.id.rawValue.dropFirst("sjustjerna-".count)) }
    }

    @Test("a letter waits for an earlier one to the same person about the same meeting, and for no other")
    func waitsForEarlier() async throws {
        let counter = try await counter([
            ("siri@x", "m1"), ("siri@x", "m1"), ("siri@x", "m2"), ("anna@x", "m1"), ("siri@x", nil), ("siri@x", nil),
        ])
        #expect(try await claimed(counter) == ["1", "3", "4", "5", "6"])
        #expect(try await claimed(counter) == [])
        let first = Lease(letter: "sjustjerna-1", owner: "a", token: 1)
        _ = try await counter.markDot(first)
        #expect(try await claimed(counter) == [])
        _ = try await counter.finish(first, .accepted(code: 250, text: ""))
        #expect(try await claimed(counter) == ["2"])
    }

    @Test("also while the earlier one waits to be tried again; not when it was refused, held, or nobody knows")
    func waitsForRetry() async throws {
        for (result, goes) in [
            (DeliveryResult.refusedForNow(code: 451, text: ""), false), (.refusedForGood(code: 550, text: ""), true),
            (.unknown(text: ""), true),
        ] {
            let counter = try await counter([("siri@x", "m1"), ("siri@x", "m1")])
            let first = try await counter.leases()[0]
            _ = try await counter.markDot(first)
            _ = try await counter.finish(first, result, retryAt: Samples.instant(600))
            #expect(try await claimed(counter) == (goes ? ["2"] : []), "\(result)")
        }
        let held = try await counter([("siri@x", "m1"), ("siri@x", "m1")])
        _ = try await held.setState("sjustjerna-1", from: [.ready], to: .held)
        #expect(try await claimed(held) == ["2"])
    }

    @Test("what can wait, and has been put off, holds up nothing", arguments: OutboxLetter.kindsThatCanWait)
    func passesWhatCanWait(kind: String) async throws {
        let counter = try await counter([("siri@x", "m1"), ("siri@x", "m1")], firstKind: kind)
        #expect(
            try await counter.store.write("sjustjerna") {
                try $0.putOffLetters(of: OutboxLetter.kindsThatCanWait, until: Samples.instant(60 * 24 * 30))
            } == 1)
        #expect(try await claimed(counter) == ["2"])
    }

    @Test("a letter that is given back was not tried; who has lost it gives nothing back")
    func givesBack() async throws {
        let counter = try await Counter.open(letters: 1)
        let lease = try await counter.leases()[0]
        let later = Samples.instant(30)
        #expect(try await counter.store.post { try $0.giveBack(lease, notBefore: later, evenFenced: false) })
        #expect(try await counter.store.post { try $0.giveBack(lease, notBefore: nil, evenFenced: false) } == false)
        let letter = try #require(try await counter.letters().first)
        #expect(letter.state == .ready && letter.attempts == 0 && letter.notBefore == later && letter.owner == nil)
        #expect(try await counter.markDot(lease) == false)
    }

    @Test("a sign of life keeps a lease, and says nothing for others")
    func extendsLeases() async throws {
        var counter = try await Counter.open(letters: 2)
        let mine = try await counter.leases(by: "a")[0]
        let other = try await counter.leases(by: "b")[0]
        try await counter.store.post { try $0.extendLeases(of: "a", until: Samples.instant(500)) }
        counter.now = Samples.instant(400)
        #expect(try await counter.reap() == 1)
        #expect(try await counter.markDot(mine))
        #expect(try await counter.markDot(other) == false)
    }

    @Test("letters to a domain are counted by the minute, on all machines together")
    func countsByMinute() async throws {
        let counter = try await Counter.open()
        let counts = try await counter.store.post { outbox in
            try [0.0, 1, 59, 61].map { try outbox.countLetter(to: "example.no", now: Samples.instant($0)) }
                + [try outbox.countLetter(to: "example.com", now: Samples.instant())]
        }
        #expect(counts.last == 1)
        #expect(Set(counts.dropLast()).isSuperset(of: [1, 2]))
    }

    @Test("a doubt ends once: with what shows that it arrived, or with the letter sent once more")
    func endsDoubts() async throws {
        var counter = try await Counter.open(letters: 2)
        for lease in try await counter.leases(limit: 2) {
            _ = try await counter.markDot(lease)
            _ = try await counter.finish(lease, .unknown(text: ""))
        }
        let now = Samples.instant(10)
        let store = counter.store
        try await store.post { try $0.enterEndings(of: "a") }
        #expect(try await store.post { try $0.doubtful(since: Samples.instant(-1)) }.isEmpty)
        #expect(try await store.post { try $0.doubtful(since: now) }.count == 2)
        #expect(try await store.post { try $0.settle("sjustjerna-1", hasArrived: true, text: "log", now: now) })
        #expect(try await store.post { try $0.settle("sjustjerna-1", hasArrived: false, text: "", now: now) } == false)
        #expect(try await store.post { try $0.settle("sjustjerna-2", hasArrived: false, text: "", now: now) })
        counter.now = now
        let again = try #require(try await counter.claim().first)
        #expect(again.id == "sjustjerna-2" && again.resends == 1)
        let lease = Lease(letter: again.id, owner: "a", token: again.token)
        _ = try await counter.markDot(lease)
        _ = try await counter.finish(lease, .unknown(text: ""))
        #expect(try await store.post { try $0.doubtful(since: Samples.instant(9_999)) }.isEmpty)
        #expect(try await store.post { try $0.settle("sjustjerna-2", hasArrived: false, text: "", now: now) } == false)
        #expect(try await counter.letters().map(\.state) == [.sent, .unknown])
    }
}
