import Database
import FoundationEssentials
import Meetings
import Records
import TestSupport
import Testing

@Suite("Links in the books")
struct LinkRecordTests {
    private static let purposes: [LinkPurpose] = [
        .answerInvitation("m1", uid: "u'\"; --"), .nameDeputy("m1"), .markDone("lsu", 41), .askMoreTime("lsu", 41),
        .notMine("lsu", 41), .contribute("m1"), .myItems, .gathering("m1"),
        .approveMinutes("m1"), .clearAgenda("m1"),
    ]

    /// Two letters: the first with a link of every purpose, the second with one.
    private func filled() async throws -> (store: SQLStore, engine: any DatabaseEngine, links: [SignedLink]) {
        let engine = try await TestEngine.open()
        let store = SQLStore(engine: engine)
        try await store.prepare()
        var links = Self.purposes.enumerated().map { index, purpose in
            Samples.link(index + 1, in: Samples.letter(1).id, purpose: purpose)
        }
        var other = Samples.link(90, in: Samples.letter(2).id)
        other.person = "anna"
        links.append(other)
        try await store.write("sjustjerna") { [links] ledger in
            for number in 1...2 { _ = try ledger.add(Samples.letter(number)) }
            try links.forEach(ledger.add)
        }
        return (store, engine, links)
    }

    @Test("every purpose comes back as it was, by hash, by id, by person, by letter, in the order they were made")
    func roundTrip() async throws {
        let (store, _, links) = try await filled()
        try await store.read("sjustjerna") { (ledger) throws in
            #expect(try ledger.links(of: nil, in: nil) == links)
            for link in links {
                #expect(try ledger.link(hash: link.hash) == link)
                #expect(try ledger.link(id: link.id) == link)
            }
            #expect(try ledger.links(of: "anna", in: nil) == links.suffix(1))
            #expect(try ledger.links(of: nil, in: Samples.letter(1).id) == links.dropLast())
            #expect(try ledger.links(of: "anna", in: Samples.letter(1).id).isEmpty)
            #expect(try ledger.link(hash: "h1' OR '1'='1") == nil)
            #expect(try ledger.link(hash: "") == nil)
        }
        let others = try await store.read("anna") { try $0.link(hash: "h1") }
        #expect(others == nil)
    }

    @Test("what a link is for, whose it is and how long it holds never changes")
    func whatChanges() async throws {
        let (store, _, links) = try await filled()
        var changed = links[0]
        (changed.revoked, changed.uses, changed.lastUsed) = (Samples.instant(1), 3, Samples.instant(2))
        var asked = changed
        asked.person = "anna"
        asked.purpose = .myItems
        asked.expires = Samples.instant(99_999)
        asked.hash = "x"
        try await store.write("sjustjerna") { [asked] in try $0.save(asked) }
        #expect(try await store.read("sjustjerna") { try $0.link(id: "l1") } == changed)
        try await store.write("anna") { [asked] in try $0.save(asked) }
        #expect(try await store.read("sjustjerna") { try $0.links(of: nil, in: nil) }.dropFirst() == links.dropFirst())
    }

    @Test("two links never have the same token, nor is there one of a letter that isn't there")
    func unique() async throws {
        let (store, _, links) = try await filled()
        var twin = links[0]
        twin.id = "twin"
        await #expect(throws: DatabaseError.self) {
            try await store.write("sjustjerna") { [twin] in try $0.add(twin) }
        }
        await #expect(throws: DatabaseError.self) {
            try await store.write("sjustjerna") { try $0.add(Samples.link(99, in: "no-such-letter")) }
        }
        #expect(try await store.read("sjustjerna") { try $0.links(of: nil, in: nil) } == links)
    }

    @Test(
        "once a letter is sent its links' chance is gone, and no other letter's; however else it ends, it stays",
        arguments: [
            (DeliveryResult.accepted(code: 250, text: ""), true), (.refusedForNow(code: 450, text: ""), false),
            (.refusedForGood(code: 550, text: ""), false), (.unknown(text: ""), false), (.notSent(text: ""), false),
        ])
    func forgets(result: DeliveryResult, isForgotten: Bool) async throws {
        let (store, _, links) = try await filled()
        try await store.post { outbox in
            let now = Samples.instant(10)
            let letter = try #require(try outbox.claim(limit: 1, owner: "o", now: now, leaseUntil: now + 60).first)
            #expect(try outbox.links(in: [letter.id]) == links.dropLast())
            let lease = Lease(letter: letter.id, owner: "o", token: letter.token)
            if case .notSent = result {} else { #expect(try outbox.markDot(lease, now: now)) }
            #expect(try outbox.finish(lease, result, retryAt: now + 60, now: now))
            try outbox.enterEndings(of: "o")
            #expect(try outbox.links(in: [letter.id]).allSatisfy { ($0.chance == nil) == isForgotten })
            // Who has lost the lease changes nothing; but that a letter in doubt was taken can be said late.
            let older = Lease(letter: letter.id, owner: "o", token: letter.token - 1)
            #expect(try !outbox.finish(older, .accepted(code: 250, text: ""), retryAt: nil, now: now))
            if case .unknown = result {
            } else {
                #expect(try !outbox.finish(lease, .accepted(code: 250, text: ""), retryAt: nil, now: now))
            }
            #expect(try outbox.links(in: [letter.id]).allSatisfy { ($0.chance == nil) == isForgotten })
            #expect(try outbox.links(in: [Samples.letter(2).id]) == links.suffix(1))
        }
    }

    @Test("a letter that is found to have gone out after its process died is as sent as any")
    func reaped() async throws {
        for evidence in [true, false, nil] {
            let (store, _, _) = try await filled()
            try await store.post { outbox in
                let now = Samples.instant(10)
                let letter = try #require(try outbox.claim(limit: 1, owner: "o", now: now, leaseUntil: now + 60).first)
                _ = try outbox.markDot(Lease(letter: letter.id, owner: "o", token: letter.token), now: now)
                _ = try outbox.reap(now: now, deadOwners: ["o"], evidence: { _ in evidence })
                #expect(try outbox.links(in: [letter.id]).allSatisfy { ($0.chance == nil) == (evidence == true) })
            }
        }
    }

    @Test("a link gets another token, and everything else about it stays")
    func newToken() async throws {
        let (store, _, links) = try await filled()
        var changed = links[0]
        (changed.hash, changed.chance) = ("another", "chance")
        try await store.post { [changed] in try $0.saveToken(of: changed) }
        #expect(try await store.read("sjustjerna") { try $0.link(hash: "another") } == changed)
        #expect(try await store.read("sjustjerna") { try $0.link(hash: "h1") } == nil)
    }

    @Test("a row that lacks what its purpose is about is an error that names it")
    func lacking() async throws {
        let (store, engine, _) = try await filled()
        try await engine.write { try $0.execute("UPDATE links SET meeting = NULL WHERE id = \("l1")") }
        let error = await #expect(throws: DatabaseError.self) {
            try await store.read("sjustjerna") { try $0.link(id: "l1") }
        }
        #expect(error?.attempt == "reading links.purpose")
    }
}
