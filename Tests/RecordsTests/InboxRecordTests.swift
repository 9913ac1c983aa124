import Database
import FoundationEssentials
import Meetings
import Records
import TestSupport
import Testing

@Suite("Mails and addresses in the books")
struct InboxRecordTests {
    private static let source = InboxMail.Source(mailbox: "mote@example.no/INBOX", uidValidity: 4_294_967_295, uid: 7)

    private func mail(_ digest: String, body: String = "b", messageID: String? = "m@example.com") -> InboxMail {
        InboxMail(
            network: "sjustjerna", digest: digest, bodyDigest: body, messageID: messageID, from: "siri@example.no",
            subject: "Svar «æøå»", raw: Array("Subject: x\r\n\r\n\0".utf8) + [0xFF, 0xFE], arrived: Samples.instant(3))
    }

    private func fullFiling(_ proposal: Filing.Proposal?) -> Filing {
        Filing(
            .quarantined, "forged-sender", Trilingual("nn «'; --»", "nb", "en"), meeting: "m1", person: "siri",
            letter: "l1", items: [Filing.ItemKey("lsu", 3), Filing.ItemKey("lsu", 4)], waits: true, proposal: proposal)
    }

    private func add(
        _ mail: InboxMail, to store: SQLStore, _ network: NetworkID = "sjustjerna"
    ) async throws -> Int? {
        try await store.write(network) { try $0.add(mail) }
    }

    private func write<Result: Sendable>(
        _ store: SQLStore, _ network: NetworkID = "sjustjerna",
        _ body: @escaping @Sendable (any Ledger) throws -> Result
    ) async throws -> Result {
        try await store.write(network, body)
    }

    @Test("a mail comes back as it was, its bytes to the last one, and numbers count from 1")
    func roundTrip() async throws {
        let store = try await Samples.store()
        var first = mail("a")
        first.number = try await add(first, to: store) ?? 0
        #expect(first.number == 1)
        #expect(try await add(mail("b"), to: store) == 2)
        #expect(try await store.read("sjustjerna") { try $0.inboxMail(1) } == first)
        let slot = Slot(date: Samples.day("2023-08-25"), start: Samples.time("09:00"), end: Samples.time("14:30"))
        let proposals: [Filing.Proposal?] = [
            nil, .answer(.tentative, comment: "på ferje"), .answer(.declined, comment: nil), .move(slot),
            .deputy("anna"), .withdraw("anna"), .done, .extend("15.09"),
        ]
        for proposal in proposals {
            for state in InboxMail.State.allCases {
                first.state = state
                first.filing = fullFiling(proposal)
                first.settled = proposal == nil ? nil : Samples.instant(9)
                first.settledBy = proposal == nil ? nil : "Oddvar"
                try await write(store) { [first] in try $0.save(first) }
                #expect(try await store.read("sjustjerna") { try $0.inboxMail(1) } == first)
            }
        }
        #expect(try await store.read("sjustjerna") { try $0.inboxMail(3) } == nil)
    }

    @Test("bytes never change once they are kept, nor when it came")
    func fixed() async throws {
        let store = try await Samples.store()
        _ = try await add(mail("a"), to: store)
        var changed = mail("z", body: "z")
        changed.number = 1
        changed.raw = []
        changed.arrived = Samples.instant(999)
        changed.subject = "eit anna"
        try await write(store) { [changed] in try $0.save(changed) }
        let kept = try #require(try await store.read("sjustjerna") { try $0.inboxMail(1) })
        #expect(kept.raw == mail("a").raw && kept.digest == "a" && kept.bodyDigest == "b")
        #expect(kept.arrived == mail("a").arrived && kept.subject == "eit anna")
    }

    @Test("a digest is kept once; who tries again is told, and nothing is overwritten")
    func digestOnce() async throws {
        let store = try await Samples.store()
        #expect(try await add(mail("a"), to: store) == 1)
        var again = mail("a")
        again.subject = "eit anna"
        #expect(try await add(again, to: store) == nil)
        let found = try await store.read("sjustjerna") { try $0.inboxMail(digest: "a") }
        #expect(found?.number == 1 && found?.subject == mail("a").subject && found?.raw == [])
        #expect(try await store.read("sjustjerna") { try $0.inboxMail(digest: "A") } == nil)
        #expect(try await add(mail("c"), to: store) == 2)
    }

    @Test("any number that keep the same mail at a time make one of it")
    func concurrently() async throws {
        let store = try await Samples.store()
        let numbers = try await withThrowingTaskGroup(of: Int?.self) { group in
            for number in 0..<20 {
                group.addTask { [mail = mail(number % 2 == 0 ? "a" : "b")] in
                    try await store.write("sjustjerna") { try $0.add(mail) }
                }
            }
            return try await group.reduce(into: []) { $0 += [$1].compactMap(\.self) }
        }
        #expect(numbers.sorted() == [1, 2])
    }

    @Test("an earlier one is found by Message-ID and content together, and only an earlier one")
    func earlier() async throws {
        let store = try await Samples.store()
        let mails = [mail("1"), mail("2", body: "c"), mail("3", messageID: nil), mail("4"), mail("5")]
        for mail in mails { _ = try await add(mail, to: store) }
        try await store.read("sjustjerna") { ledger in
            func found(_ id: String, _ body: String, _ before: Int) throws -> Int? {
                try ledger.inboxMail(messageID: id, bodyDigest: body, before: before)?.number
            }
            let answers = try [
                found("m@example.com", "b", 5), found("m@example.com", "b", 1), found("m@example.com", "c", 5),
                found("m@example.com", "d", 5), found("M@example.com", "b", 5), found("", "b", 5),
            ]
            #expect(answers == [1, nil, 2, nil, nil, nil])
        }
    }

    @Test("they are listed by number and by state, without their bytes")
    func lists() async throws {
        let store = try await Samples.store()
        for (index, state) in InboxMail.State.allCases.enumerated() {
            var mail = mail("\(index)")
            mail.state = state
            _ = try await add(mail, to: store)
        }
        try await store.read("sjustjerna") { ledger in
            let all = try ledger.inboxMails(in: nil)
            #expect(all.map(\.state) == InboxMail.State.allCases && all.allSatisfy { $0.raw.isEmpty })
            let some = try ledger.inboxMails(in: [.waiting, .fresh])
            #expect(some.map(\.number) == [1, 3])
            let none = try ledger.inboxMails(in: [])
            #expect(none.isEmpty)
        }
    }

    @Test("where a mail lay is noted once, in as many places as it lay")
    func sources() async throws {
        let store = try await Samples.store()
        _ = try await add(mail("a"), to: store)
        _ = try await add(mail("b"), to: store)
        var other = Self.source
        other.uidValidity = 1
        try await write(store) { [other] ledger in
            try ledger.note(Self.source, is: 1)
            try ledger.note(Self.source, is: 2)
            try ledger.note(other, is: 1)
        }
        try await store.read("sjustjerna") { [other] ledger in
            var strange = Self.source
            strange.uid = 8
            let found = try [Self.source, other, strange].map { try ledger.inboxMail(at: $0)?.number }
            #expect(found == [1, 1, nil])
        }
    }

    @Test("a mail is held in the state it has, and in no other; tries are counted")
    func holds() async throws {
        let store = try await Samples.store()
        _ = try await add(mail("a"), to: store)
        try await write(store) { ledger in
            let held = try [
                ledger.holdMail(1, in: .fresh), ledger.holdMail(1, in: .waiting), ledger.holdMail(2, in: .fresh),
            ]
            #expect(held == [true, false, false])
            let tries = try [ledger.countTry(at: 1), ledger.countTry(at: 1), ledger.countTry(at: 2)]
            #expect(tries == [1, 2, 0])
        }
    }

    @Test("an address is one person's, by its name as it is written; a later word on it holds")
    func aliases() async throws {
        let store = try await Samples.store()
        let first = AddressAlias(address: "kari@gmail.example", person: "kari", since: Samples.instant(1))
        let second = AddressAlias(address: "a@gmail.example", person: "kari", since: Samples.instant(2))
        let moved = AddressAlias(address: "kari@gmail.example", person: "siri", since: Samples.instant(3))
        try await write(store) { ledger in
            try ledger.save(first)
            try ledger.save(second)
            let own = try ledger.aliases(of: "kari")
            #expect(own == [second, first])
            try ledger.save(moved)
            let found = try ["kari@gmail.example", "a@gmail.example", "x@gmail.example"].map(ledger.person(withAlias:))
            #expect(found == ["siri", "kari", nil])
            let (karis, siris) = (try ledger.aliases(of: "kari"), try ledger.aliases(of: "siri"))
            #expect(karis == [second] && siris == [moved])
        }
    }

    @Test("an address that letters don't reach is marked, marked anew, and cleared")
    func undeliverable() async throws {
        let store = try await Samples.store()
        var address = UndeliverableAddress(
            address: "b@example.no", status: "5.1.1", reason: "ukjend «mottakar»", letter: "l1",
            since: Samples.instant(1))
        let other = UndeliverableAddress(
            address: "a@example.no", status: nil, reason: "", letter: nil, since: Samples.instant(2))
        try await write(store) { [address] ledger in
            try ledger.save(address)
            try ledger.save(other)
            let both = try ledger.undeliverableAddresses()
            #expect(both == [other, address])
        }
        address.reason = "full"
        try await write(store) { [address] ledger in
            try ledger.save(address)
            try ledger.clearUndeliverable("a@example.no")
            try ledger.clearUndeliverable("ukjend@example.no")
            let left = try ledger.undeliverableAddresses()
            #expect(left == [address])
        }
    }

    @Test("networks count and keep each their own, also where everything is called the same")
    func networks() async throws {
        let store = try await Samples.store()
        let alias = AddressAlias(address: "a@example.no", person: "siri", since: Samples.instant())
        let address = UndeliverableAddress(
            address: "a@example.no", status: nil, reason: "", letter: nil, since: Samples.instant())
        _ = try await write(store, "ein") { [mail = mail("a")] ledger in
            try ledger.note(Self.source, is: ledger.add(mail) ?? 0)
            try ledger.save(alias)
            try ledger.save(address)
        }
        try await store.read("to") { ledger in
            let nothing =
                try ledger.inboxMails(in: nil).isEmpty && ledger.inboxMail(1) == nil
                && ledger.inboxMail(digest: "a") == nil && ledger.inboxMail(at: Self.source) == nil
                && ledger.person(withAlias: "a@example.no") == nil && ledger.aliases(of: "siri").isEmpty
                && ledger.undeliverableAddresses().isEmpty
            let earlier = try ledger.inboxMail(messageID: "m@example.com", bodyDigest: "b", before: 9)
            #expect(nothing && earlier == nil)
        }
        try await write(store, "to") { [mail = mail("a")] ledger in
            let (held, tries, added) = (
                try ledger.holdMail(1, in: .fresh), try ledger.countTry(at: 1), try ledger.add(mail)
            )
            #expect(!held && tries == 0 && added == 1)
            try ledger.clearUndeliverable("a@example.no")
            var own = mail
            own.number = 1
            own.state = .rejected
            try ledger.save(own)
        }
        try await store.read("ein") { ledger in
            let (mails, addresses) = (try ledger.inboxMails(in: nil), try ledger.undeliverableAddresses())
            #expect(mails.map(\.state) == [.fresh] && addresses == [address])
        }
    }

    @Test("the engine itself refuses a second mail of a number, a digest or a place")
    func constraints() async throws {
        let engine = try await TestEngine.open()
        let store = SQLStore(engine: engine)
        try await store.prepare()
        try await store.write("ein") { [mail = mail("a")] in try $0.note(Self.source, is: $0.add(mail) ?? 0) }
        for (number, digest) in [(1, "z"), (2, "a")] {
            let error = await #expect(throws: DatabaseError.self) {
                try await engine.write { session in
                    try session.execute(
                        """
                        INSERT INTO inbox (network, number, digest, body_digest, subject, raw, arrived, state, tries)
                        VALUES (\("ein"), \(number), \(digest), \(""), \(""), \([UInt8]()), \(1), \("fresh"), \(0))
                        """)
                }
            }
            #expect(error?.code == .unique)
        }
        let error = await #expect(throws: DatabaseError.self) {
            try await engine.write { session in
                try session.execute(
                    """
                    INSERT INTO inbox_sources (network, mailbox, uid_validity, uid, number)
                    VALUES (\("ein"), \(Self.source.mailbox), \(Self.source.uidValidity), \(Self.source.uid), \(2))
                    """)
            }
        }
        #expect(error?.code == .unique)
    }
}

@Suite("A closed outbox")
struct ClosedOutboxTests {
    @Test("nothing is claimed while it is closed, also what is written meanwhile; opened, all of it is")
    func closed() async throws {
        let counter = try await Counter.open(letters: 2)
        func set(_ since: Date?) async throws { try await counter.store.post { try $0.setClosed(since: since) } }
        func since() async throws -> Date? { try await counter.store.post { try $0.closedSince() } }
        #expect(try await since() == nil)
        let leased = try await counter.leases()
        try await set(Samples.instant(5))
        #expect(try await since() == Samples.instant(5))
        _ = try await counter.add(Samples.letter(3))
        _ = try await counter.add(Samples.letter(4, network: "to"))
        #expect(try await counter.claim(limit: 9).isEmpty)
        #expect(try await counter.markDot(leased[0]))
        try await set(Samples.instant(6))
        #expect(try await since() == Samples.instant(6))
        try await set(nil)
        #expect(try await since() == nil)
        #expect(try await counter.claim(limit: 9).count == 3)
    }
}
