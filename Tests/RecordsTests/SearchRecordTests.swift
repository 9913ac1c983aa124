import TestSupport
import Testing

@testable import Meetings
@testable import Records

@Suite("What is found in the index")
struct SearchRecordTests {
    private static func store() async throws -> SQLStore {
        let store = try await Samples.store()
        var (short, long) = (Samples.item(1), Samples.item(2))
        (short.text, long.text) = ("Sende notat", "Lese notat om tilsyn")
        try await store.write("sjustjerna") { [short, long] ledger in
            try ledger.save(Samples.register())
            try ledger.save(short)
            try ledger.save(long)
        }
        return store
    }

    private static func wanted(
        _ word: String, thing: Int = 0, part: Int = 0, of parts: Int = 1, factor: Int = 100
    ) -> SearchWanted {
        SearchWanted(word: word, thing: thing, name: 0, part: part, parts: parts, factor: factor)
    }

    @Test("one word, several forms of it, several words, and names of several words")
    func matches() async throws {
        let store = try await Self.store()
        try await store.read("sjustjerna") { ledger in
            func found(_ wanted: SearchWanted...) throws -> [String] {
                try ledger.searchMatches(wanted, .everything, limit: 10).map { "\($0.document.key) \($0.things)" }
            }
            let one = try found(Self.wanted("notat"))
            #expect(Set(one) == ["lsu#1 1", "lsu#2 1"])
            let best = try found(Self.wanted("tilsyn"), Self.wanted("notat", factor: 10))
            #expect(best == ["lsu#2 1", "lsu#1 1"])
            let both = try found(Self.wanted("notat"), Self.wanted("tilsyn", thing: 1))
            #expect(both == ["lsu#2 2", "lsu#1 1"])
            let whole = try found(Self.wanted("lese", of: 2), Self.wanted("tilsyn", part: 1, of: 2))
            let half = try found(Self.wanted("sende", of: 2), Self.wanted("tilsyn", part: 1, of: 2))
            #expect(whole == ["lsu#2 1"] && half.isEmpty)
        }
    }

    @Test("words that begin alike or hold a part, each once and in order; nobody else's")
    func words() async throws {
        let store = try await Self.store()
        let found = try await store.read("sjustjerna") { ledger in
            (
                both: try ledger.searchWords(beginning: ["no", "ti"], holding: ["ilsy", "otat"]),
                held: try ledger.searchWords(beginning: ["xx"], holding: ["otat"]),
                none: try ledger.searchWords(beginning: [], holding: ["otat"])
            )
        }
        #expect(found.both.filter { ["notat", "tilsyn"].contains($0) } == ["notat", "tilsyn"])
        #expect(found.both == found.both.sorted() && found.held == ["notat"] && found.none.isEmpty)
        let others = try await store.read("other") { try $0.searchWords(beginning: ["no"], holding: ["otat"]) }
        #expect(others.isEmpty)
    }
}
