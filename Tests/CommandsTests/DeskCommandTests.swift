import Foundation
import Testing

@Suite("samling desk, search")
struct DeskCommandTests {
    private func imported() throws -> Samling {
        let samling = try Samling.planned()
        let text = try String(contentsOfFile: MinutesCommandTests.source, encoding: .utf8)
        let imported = try samling("minutes", "import", try samling.file("referat.md", text))
        #expect(imported.status == 0, "\(imported.err)")
        return samling
    }

    @Test("what is urgent is listed with the keys that are promised, for a coordinator or for all")
    func desk() throws {
        let samling = try imported()
        let lines = try samling("desk", "--json", now: "2023-06-26T09:00:00+02:00").list
        let kinds = lines.compactMap { $0["kind"] as? String }
        #expect(kinds.contains("minutes-to-send") && kinds.contains("overdue") && kinds.contains("unresolved"))
        for line in lines {
            #expect(line["text"] is String && line["network"] as? String == "sjustjerna")
            #expect(["today", "this-week", "later"].contains(line["group"] as? String ?? ""))
            #expect((line["place"] as? [String: Any])?["kind"] is String)
        }
        let own = try samling("desk", "oddvar", "--json", now: "2023-06-26T09:00:00+02:00").list
        #expect(own.count == lines.count)
        #expect(try samling("desk", "kari", "--json").list.isEmpty)
        #expect(try samling("desk", "nobody").status == 65)
        let words = try samling("desk", now: "2023-06-26T09:00:00+02:00")
        #expect(words.out.contains("Send referatet frå møtet fredag 9. juni"))
    }

    @Test("what was decided is found from a question, and an index made anew finds the same")
    func search() throws {
        let samling = try imported()
        let found = try samling("search", "kva vart bestemt om alderspsykiatri?", "--json").list
        let first = try #require(found.first)
        #expect(first["kind"] as? String == "decision" && first["forum"] as? String == "sjustjerna")
        #expect(first["date"] as? String == "2023-06-09" && first["withheld"] as? Bool == false)
        #expect((first["excerpt"] as? String)?.contains("sakskartet vidare") == true)
        #expect((first["place"] as? [String: Any])?["meeting"] as? String == "sjustjerna/2023-06-09")
        let rebuilt = try samling("search", "--rebuild", "kva vart bestemt om alderspsykiatri?", "--json").list
        #expect(rebuilt.count == found.count)
        #expect(try samling("search", "finst-ikkje-noko-slikt").out.contains("Fann ingenting."))
        #expect(try samling("search", "x", "--forum", "nowhere").status == 65)
        #expect(try samling("search").status == 64)
    }
}
