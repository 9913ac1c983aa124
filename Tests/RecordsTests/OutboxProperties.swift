import Foundation
import Meetings
import Records
import Testing

/// SplitMix64 (Steele, Lea and Flood, 2014): the same seed, the same story.
private struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Several owners that claim, mark, finish, die and come back too late, in any order.
private struct Story {
    var counter: Counter
    var numbers: SeededNumbers
    /// Every lease ever given, those that have run out too.
    var leases: [Lease] = []
    var accepted: [LetterID: Int] = [:]

    /// The lease that the last step was made with.
    var used: Lease?

    /// What one step may turn a state into.
    typealias Changes = Set<[OutboxLetter.State]>

    mutating func step() async throws -> (changes: Changes, denied: Bool) {
        used = nil
        counter.now = counter.now.addingTimeInterval(Double(Int.random(in: 0...20, using: &numbers)))
        counter.leaseUntil = counter.now.addingTimeInterval(30)
        switch Int.random(in: 0..<11, using: &numbers) {
        case 0...2:
            let owner = ["a", "b", "c"].randomElement(using: &numbers) ?? "a"
            leases += try await counter.leases(by: owner, limit: Int.random(in: 0...3, using: &numbers))
            return ([[.ready, .leased]], false)
        case 3, 4:
            guard let lease = anyLease() else { return ([], true) }
            return ([[.leased, .dot]], try await !counter.markDot(lease))
        case 5...7: return try await finish()
        case 8:
            let dead = [[], ["a"], ["b", "c"]].randomElement(using: &numbers) ?? []
            _ = try await counter.reap(dead: dead, evidence: nil)
            return ([[.leased, .ready], [.dot, .unknown], [.ready, .expired], [.leased, .expired]], false)
        case 9:
            // What is noted is seen as if it were entered.
            let owner = ["a", "b", "c"].randomElement(using: &numbers) ?? "a"
            try await counter.store.post { try $0.enterEndings(of: owner) }
            return ([], true)
        default:
            let cancelled = try await counter.cancel(prefix: "reminder:\(Int.random(in: 1...3, using: &numbers)):")
            return ([[.ready, .cancelled]], cancelled == 0)
        }
    }

    private mutating func finish() async throws -> (Changes, Bool) {
        guard let lease = anyLease() else { return ([], true) }
        let retryAt = Bool.random(using: &numbers) ? counter.now.addingTimeInterval(5) : nil
        let again: OutboxLetter.State = retryAt == nil ? .bounced : .ready
        let (result, changes): (DeliveryResult, Changes) =
            switch Int.random(in: 0..<5, using: &numbers) {
            case 0: (.accepted(code: 250, text: ""), [[.dot, .sent], [.unknown, .sent]])
            case 1: (.refusedForNow(code: 451, text: ""), [[.leased, again], [.dot, again], [.unknown, again]])
            case 2:
                (
                    .refusedForGood(code: 550, text: ""),
                    [[.leased, .bounced], [.dot, .bounced], [.unknown, .bounced]]
                )
            case 3: (.notSent(text: ""), [[.leased, again]])
            default: (.unknown(text: ""), [[.dot, .unknown]])
            }
        let finished = try await counter.finish(lease, result, retryAt: retryAt)
        if finished, case .accepted = result { accepted[lease.letter, default: 0] += 1 }
        return (changes, !finished)
    }

    /// Mostly a late one, often with a wrong owner.
    private mutating func anyLease() -> Lease? {
        let recent = Bool.random(using: &numbers) ? leases.suffix(3) : leases[...]
        guard var lease = recent.randomElement(using: &numbers) else { return nil }
        if Int.random(in: 0..<8, using: &numbers) == 0 { lease.owner = "framand" }
        used = lease
        return lease
    }
}

@Suite("No order of events breaks the outbox")
struct OutboxProperties {
    @Test(
        "every change is a legal one, a lost lease changes nothing, and the bytes stay",
        arguments: 1...25 as ClosedRange<UInt64>)
    func staysLegal(seed: UInt64) async throws {
        var story = Story(counter: try await Counter.open(letters: 5), numbers: SeededNumbers(state: seed))
        var stale = Samples.letter(6)
        stale.expires = Samples.instant(200)
        _ = try await story.counter.add(stale)
        var before = try await story.counter.letters()
        for _ in 0..<150 {
            let (changes, denied) = try await story.step()
            let after = try await story.counter.letters()
            if denied { #expect(after == before) }
            if !denied, let lease = story.used {
                let held = before.first { $0.id == lease.letter }
                #expect(held?.token == lease.token, "the lease was not held")
                #expect(held?.owner == lease.owner || held?.state == .unknown, "the lease was not held")
            }
            for (old, new) in zip(before, after) where old != new {
                #expect(changes.contains([old.state, new.state]), "\(old.state) to \(new.state)")
                #expect(unchanged(old) == unchanged(new))
                #expect(new.token == old.token + (new.state == .leased ? 1 : 0))
                #expect((new.owner == nil) == (new.state != .leased && new.state != .dot))
            }
            #expect(try await story.counter.handsAgree())
            before = after
        }
        #expect(story.accepted.values.allSatisfy { $0 == 1 })
        #expect(Set(story.accepted.keys) == Set(before.filter { $0.state == .sent }.map(\.id)))
        for letter in before {
            let tries = try await story.counter.attempts(of: letter.id)
            let onItsWay = letter.owner == nil ? 0 : 1
            #expect(tries.map(\.token) == Array(1..<(letter.token + 1 - onItsWay)))
            #expect(letter.attempts == letter.token)
        }
    }

    /// What may never change once a letter is written.
    private func unchanged(_ letter: OutboxLetter) -> [[UInt8]] {
        [letter.body]
            + [letter.messageID, letter.returnAddress, letter.to, letter.dedupeKey, letter.subject].map {
                Array($0.utf8)
            }
    }
}
