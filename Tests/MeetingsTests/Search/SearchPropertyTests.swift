import TestSupport
import Testing

@testable import Meetings

@Suite("Whatever is kept is found")
struct SearchPropertyTests {
    private static let words = [
        "legevakt", "rehabilitering", "Ørsta", "ålmenlege", "helsestasjon", "KPR", "beredskap", "2024", "økonomi",
        "vaksine", "omsorgsteknologi", "jordmor", "fysioterapi", "Sámi", "utskriving", "demens", "ambulanse",
        "hospitering",
    ]

    @Test("every case is found by each of its words, and by all of them first", arguments: 0..<12)
    func everyWord(seed: Int) async throws {
        let world = try await SearchWorld()
        var random = SeededRandom(seed: UInt64(seed) + 1)
        var titles: [String] = []
        for _ in 0..<8 {
            let title = (0..<3).map { _ in Self.words.randomElement(using: &random) ?? "" }.joined(separator: " ")
            titles.append(try await world.add(title).title)
        }
        for title in titles {
            for word in title.split(separator: " ") {
                let found = try await world.find(String(word)).map(\.title)
                #expect(found.contains(title), "\(word) in \(title)")
            }
            let first = try #require(try await world.find(title).first?.title)
            let wanted = Set(title.split(separator: " ").map(SearchKey.of))
            #expect(wanted.isSubset(of: Set(first.split(separator: " ").map(SearchKey.of))), "\(title): \(first)")
        }
    }

    @Test("an index that is made anew finds the same")
    func rebuilt() async throws {
        let world = try await SearchWorld()
        try await world.minutes(SearchWorld.decided)
        _ = try await world.add("Legevakt")
        try await world.life.plan("2023-08-18", "2023-09-29")
        let questions = ["legevakt", "volda", "juni", "alderspsykiatri", "#1", "møte", "sande"]
        var before: [[SearchFinding]] = []
        for question in questions { before.append(try await world.find(question)) }
        #expect(try await world.search.rebuild(world.life.network) == 7)
        for (question, findings) in zip(questions, before) {
            #expect(Set(try await world.find(question)) == Set(findings), "\(question)")
        }
    }

    @Test("another network's things are never found")
    func networks() async throws {
        let world = try await SearchWorld()
        _ = try await world.add("Legevakt")
        var other = SampleRegister.sjustjerna
        other.network.id = "anna"
        try await world.life.world.environment.store.write("anna") { [other] in try $0.save(other) }
        #expect(try await world.search.search("legevakt", in: "anna").isEmpty)
        _ = try await world.search.rebuild("anna")
        #expect(try await world.find("legevakt").count == 1)
    }
}
