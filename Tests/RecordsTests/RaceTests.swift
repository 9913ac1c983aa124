import Database
import Foundation
import Meetings
import TestSupport
import Testing

@testable import Records

/// Two who want to change one letter at the same moment. On PostgreSQL their transactions run side by side.
@Suite("Two at one letter")
struct RaceTests {
    private static let letters = 40

    @Test("who cancels letters, or holds them, gets those that nobody has in hand", arguments: 1...6)
    func taking(round: Int) async throws {
        let counter = try await Counter.open(letters: Self.letters)
        let now = counter.now
        async let mine = counter.claims(by: "a", times: 10)
        async let theirs = counter.claims(by: "b", times: 10)
        async let cancelled = counter.cancelEach(1...Self.letters)
        async let held =
            round.isMultiple(of: 2)
            ? [] : counter.store.post { try $0.changeAll(from: .ready, to: .held, in: "sjustjerna", now: now) }
        let (claimed, gone, kept) = try await (mine + theirs, cancelled, held)
        #expect(Set(claimed).count == claimed.count, "one was claimed twice")
        let states = try await counter.letters().map(\.state)
        #expect(states.filter { $0 == .leased }.count == claimed.count)
        #expect(states.filter { $0 == .cancelled }.count == gone)
        // What was held may have been cancelled since.
        #expect(states.filter { $0 == .held }.count <= kept.count)
        #expect(Set(kept).isDisjoint(with: claimed))
        #expect(try await counter.handsAgree())
    }

    @Test("no ending is lost while endings are entered, by their holder or by who takes over")
    func entering() async throws {
        let counter = try await Counter.open(letters: Self.letters)
        let leases = try await counter.leases(limit: Self.letters)
        #expect(leases.count == Self.letters)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lease in leases {
                group.addTask {
                    let isMarked = try await counter.markDot(lease)
                    let isEnded = try await counter.finish(lease, .accepted(code: 250, text: "ok"))
                    #expect(isMarked && isEnded)
                }
            }
            for _ in 0..<10 {
                group.addTask { try await counter.store.post { try $0.enterEndings(of: "a") } }
                group.addTask { _ = try await counter.reap(dead: ["b"]) }
            }
            try await group.waitForAll()
        }
        try await counter.store.post { try $0.enterEndings(of: "a") }
        #expect(try await counter.letters().allSatisfy { $0.state == .sent && $0.replyCode == 250 })
        for lease in leases {
            #expect(try await counter.attempts(of: lease.letter).map(\.outcome) == ["accepted"])
        }
        #expect(try await counter.handsAgree())
    }

    @Test("letters that are tried again and again are entered once for each try, whoever enters them")
    func tryingAgain() async throws {
        let counter = try await Counter.open(letters: 8)
        let owners = ["a", "b", "c"]
        let now = counter.now
        let tries = try await withThrowingTaskGroup(of: Int.self) { group in
            for owner in owners {
                group.addTask {
                    var count = 0
                    for _ in 0..<25 {
                        for letter in try await counter.claim(by: owner, limit: 3) {
                            let lease = Lease(letter: letter.id, owner: owner, token: letter.token)
                            let isMarked = try await counter.markDot(lease)
                            let isEnded = try await counter.finish(
                                lease, .refusedForNow(code: 451, text: ""), retryAt: now)
                            #expect(isMarked && isEnded, "who had it in hand had it no more")
                            count += 1
                        }
                    }
                    return count
                }
                group.addTask {
                    for _ in 0..<40 { try await counter.store.post { try $0.enterEndings(of: owner) } }
                    return 0
                }
                group.addTask {
                    for _ in 0..<40 {
                        try await counter.store.engine.write(.byStatement) {
                            try SQLOutbox(session: $0).enterRetries(in: "sjustjerna")
                        }
                    }
                    return 0
                }
            }
            return try await group.reduce(0, +)
        }
        for owner in owners { try await counter.store.post { try $0.enterEndings(of: owner) } }
        let letters = try await counter.letters()
        #expect(letters.allSatisfy { $0.state == .ready && $0.attempts == $0.token })
        #expect(letters.map(\.token).reduce(0, +) == tries)
        for letter in letters {
            #expect(try await counter.attempts(of: letter.id).map(\.token) == Array(1..<(letter.token + 1)))
        }
        #expect(try await counter.handsAgree())
    }

    @Test(
        "a letter that was taken from its holder before the dot gets none; with a dot it is in doubt", arguments: 1...6)
    func fencing(round: Int) async throws {
        let counter = try await Counter.open(letters: Self.letters)
        let leases = try await counter.leases(limit: Self.letters)
        let fenced = try await withThrowingTaskGroup(of: LetterID?.self) { group in
            for lease in leases {
                group.addTask { try await counter.markDot(lease) ? lease.letter : nil }
            }
            group.addTask {
                _ = try await counter.reap(dead: ["a"])
                return nil
            }
            return try await group.reduce(into: Set<LetterID>()) { if let letter = $1 { $0.insert(letter) } }
        }
        _ = try await counter.reap(dead: ["a"])
        for letter in try await counter.letters() {
            #expect(letter.state == (fenced.contains(letter.id) ? .unknown : .ready))
        }
        #expect(try await counter.handsAgree())
    }

    @Test("an answer that comes late and who settles the doubt: one of them has the word")
    func doubting() async throws {
        let counter = try await Counter.open(letters: Self.letters)
        let leases = try await counter.leases(limit: Self.letters)
        for lease in leases { #expect(try await counter.markDot(lease)) }
        #expect(try await counter.reap(dead: ["a"]) == Self.letters)
        let now = counter.now
        let words = try await withThrowingTaskGroup(of: (LetterID, Bool).self) { group in
            for lease in leases {
                group.addTask {
                    (lease.letter, try await counter.finish(lease, .refusedForGood(code: 550, text: "nei")))
                }
                group.addTask {
                    let isSettled = try await counter.store.post {
                        try $0.settle(lease.letter, hasArrived: false, text: "", now: now)
                    }
                    return (lease.letter, isSettled)
                }
            }
            return try await group.reduce(into: [LetterID: Int]()) { $0[$1.0, default: 0] += $1.1 ? 1 : 0 }
        }
        #expect(words.count == Self.letters && words.values.allSatisfy { $0 == 1 })
        for letter in try await counter.letters() { #expect(letter.state == .bounced || letter.resends == 1) }
        #expect(try await counter.handsAgree())
    }
}

extension Counter {
    /// Whether the letters whose rows say that they are in hand are those that are, each with its own token.
    func handsAgree() async throws -> Bool {
        try await store.engine.read { session in
            let row = try session.queryOne(
                """
                SELECT (SELECT COUNT(*) FROM outbox WHERE in_hand = 1) AS said,
                    (SELECT COUNT(*) FROM letters_in_hand) AS held,
                    (SELECT COUNT(*) FROM outbox JOIN letters_in_hand ON letter = id AND letter_number = number
                        WHERE in_hand = 1 AND held_token = token) AS agreed
                """)
            let counts = try ["said", "held", "agreed"].map { try row?.decode($0, as: Int.self) }
            return Set(counts).count == 1
        }
    }

    fileprivate func claims(by owner: String, times: Int) async throws -> [LetterID] {
        var claimed: [LetterID] = []
        for _ in 0..<times { claimed += try await claim(by: owner, limit: 2).map(\.id) }
        return claimed
    }

    /// How many were cancelled, each by itself.
    fileprivate func cancelEach(_ numbers: ClosedRange<Int>) async throws -> Int {
        var count = 0
        for number in numbers.reversed() { count += try await cancel(prefix: "reminder:\(number):") }
        return count
    }
}
