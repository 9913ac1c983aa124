import Foundation
import Testing

@Suite("samling register, forums, roster")
struct RegisterCommandTests {
    static let register = "\(Samling.checkout)/Config/sjustjerna.yaml"

    @Test("applying shows what is added, and applying again changes nothing")
    func applyTwice() throws {
        let samling = try Samling()
        let first = try samling("register", "apply", Self.register, "--json")
        #expect(first.status == 0)
        let added = try #require(first.object["added"] as? [String])
        #expect(added.contains("forum:sjustjerna") && added.contains("person:oddvar"))
        #expect(first.object["changed"] as? [String] == [])
        #expect(first.object["ended"] as? [String] == [])
        let second = try samling("register", "apply", Self.register, "--json")
        #expect(second.status == 0)
        for key in ["added", "changed", "ended"] { #expect(second.object[key] as? [String] == []) }
        #expect(try samling("register", "apply", Self.register).out == "Ingenting er endra.\n")
    }

    @Test("a dry run shows the difference and changes nothing")
    func dryRun() throws {
        let samling = try Samling()
        let rehearsed = try samling("register", "apply", Self.register, "--dry-run", "--json")
        #expect((rehearsed.object["added"] as? [String])?.isEmpty == false)
        #expect(try samling("forums", "--json").list.isEmpty)
    }

    @Test("what is exported can be applied, and changes nothing")
    func export() throws {
        let samling = try Samling.planned()
        let exported = try samling("register", "export")
        #expect(exported.status == 0)
        let again = try samling("register", "apply", "-", "--json", input: exported.out)
        #expect(again.status == 0, "\(again.err)")
        for key in ["added", "changed", "ended"] { #expect(again.object[key] as? [String] == []) }
    }

    @Test("a register with faults is refused whole, each with file and line")
    func faults() throws {
        let samling = try Samling()
        let text = try String(contentsOfFile: Self.register, encoding: .utf8)
            .replacingOccurrences(of: "email: oddvar@example.no", with: "email: oddvar")
            .replacingOccurrences(of: "reportsTo: null", with: "reportsTo: ingen-slik")
        let file = try samling.file("feil.yaml", text)
        let outcome = try samling("register", "apply", file, "--json")
        #expect(outcome.status == 65)
        #expect(outcome.error["file"] as? String == file)
        #expect((outcome.error["line"] as? Int).map { $0 > 1 } == true)
        let lines = outcome.err.split(separator: "\n")
        #expect(lines.count >= 2)
        #expect(lines.allSatisfy { $0.hasPrefix("samling: \(file):") })
        #expect(try samling("forums", "--json").list.isEmpty)
    }

    @Test("forums and rosters have the keys that are promised")
    func keys() throws {
        let samling = try Samling.planned()
        let forums = try samling("forums", "--json").list
        let sjustjerna = try #require(forums.first { $0["id"] as? String == "sjustjerna" })
        #expect(sjustjerna["name"] as? String == "Sjustjerna helse og omsorg")
        #expect(sjustjerna["members"] as? Int == 11)
        let roster = try samling("roster", "sjustjerna", "--on", "2023-08-18", "--json").list
        let kari = try #require(roster.first { $0["person"] as? String == "kari" })
        #expect(kari["role"] as? String == "helseleiar")
        #expect(kari["organisation"] as? String == "hareid")
        #expect(kari["email"] as? String == "kari.nes@example.no")
        #expect(kari["from"] as? String == "2022-01-01")
        #expect(roster.contains { $0["person"] == nil && $0["role"] as? String == "kommuneoverlege" })
    }
}
