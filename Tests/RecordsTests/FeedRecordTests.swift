import Database
import FoundationEssentials
import Meetings
import Records
import TestSupport
import Testing

@Suite("Feeds in the books")
struct FeedRecordTests {
    private func feed(_ number: Int, _ subject: Feed.Subject) -> Feed {
        Feed(
            id: FeedID("f\(number)"), network: "sjustjerna", subject: subject, hash: "h\(number)",
            created: Samples.instant(Double(number)), by: "o'd; --")
    }

    @Test("every kind comes back as it was, in the order they were made, and no other network sees it")
    func roundTrip() async throws {
        let store = SQLStore(engine: try await TestEngine.open())
        try await store.prepare()
        let feeds = [feed(1, .forum("lsu")), feed(2, .person("kari")), feed(3, .minutes("lsu"))]
        try await store.write("sjustjerna") { try feeds.forEach($0.add) }
        try await store.read("sjustjerna") { (ledger) throws in
            #expect(try ledger.feeds() == feeds)
            for feed in feeds {
                #expect(try ledger.feed(hash: feed.hash) == feed)
                #expect(try ledger.feed(id: feed.id) == feed)
            }
            #expect(try ledger.feed(hash: "") == nil)
        }
        try await store.read("anna") { (ledger) throws in
            #expect(try ledger.feeds().isEmpty)
            #expect(try ledger.feed(hash: "h1") == nil)
            #expect(try ledger.feed(id: "f1") == nil)
        }
        await #expect(throws: DatabaseError.self) {
            try await store.write("anna") { try $0.add(feed(1, .forum("lsu"))) }
        }
    }

    @Test("nothing about a feed changes but that it is taken back")
    func saved() async throws {
        let store = SQLStore(engine: try await TestEngine.open())
        try await store.prepare()
        let first = feed(1, .forum("lsu"))
        var changed = first
        changed.revoked = Samples.instant(9)
        var asked = changed
        asked.hash = "x"
        asked.subject = .person("kari")
        try await store.write("sjustjerna") { [asked] in
            try $0.add(first)
            try $0.save(asked)
        }
        #expect(try await store.read("sjustjerna") { try $0.feeds() } == [changed])
    }
}
