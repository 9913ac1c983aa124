import Foundation
import Testing

@Suite("samling demo")
struct DemoTests {
    @Test("runs the whole loop into one folder, until reminders and an escalation have gone out")
    func demo() throws {
        let samling = try Samling()
        let folder = "\(samling.folder)/demo"
        let demo = try samling(
            "demo", "--keep", folder, "--json", now: nil, environment: ["SAMLING_MAIL_TRANSPORT": "smtp"])
        #expect(demo.status == 0, "\(demo.err)")
        let letters = try #require(demo.object["letters"] as? [[String: Any]])
        let counts = Dictionary(
            letters.map { ($0["kind"] as? String ?? "", $0["letters"] as? Int ?? 0) }, uniquingKeysWith: +)
        for kind in ["invitation", "agenda", "minutes", "reminder", "coordinator", "leader"] {
            #expect(counts[kind, default: 0] > 0, "\(kind)")
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/mail/new")
        #expect(files.count == counts.values.reduce(0, +))
        let telling = try #require(demo.object["telling"] as? [[String: String]])
        #expect(telling.count == 3)
        #expect(telling.allSatisfy { files.contains($0["file"] ?? "") })
        #expect(telling.first?["subject"] == "Innkalling: Sjustjerna fredag 18. august 2023")
        for key in ["minutes", "agenda", "calendar"] {
            let path = try #require(demo.object[key] as? String)
            #expect(FileManager.default.fileExists(atPath: path))
        }
        #expect(try samling("demo", "--keep", folder, now: nil).status == 65)
    }

    @Test("says in words what lies where")
    func account() throws {
        let samling = try Samling()
        let demo = try samling("demo", "--keep", "demo", now: nil)
        #expect(demo.status == 0, "\(demo.err)")
        #expect(demo.out.contains("mail/new"))
        #expect(demo.out.contains("påminningar"))
        #expect(demo.err.contains("13.06.2023"))
    }
}
