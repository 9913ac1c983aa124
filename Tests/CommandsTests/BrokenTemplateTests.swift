import Foundation
import Testing

/// Templates of one's own that can't be used: nothing is sent with them, and nothing else is kept from being done.
@Suite("A broken template")
struct BrokenTemplateTests {
    private static func broken(_ samling: Samling) throws -> [String: String] {
        let templates = "\(samling.folder)/malar"
        try FileManager.default.createDirectory(atPath: "\(templates)/nn", withIntermediateDirectories: true)
        try Data("Subject: Referat\n{{#open}}".utf8).write(to: URL(fileURLWithPath: "\(templates)/nn/minutes.md"))
        return ["SAMLING_RESOURCES_TEMPLATES": templates]
    }

    @Test("who only asks is answered")
    func asked() throws {
        let samling = try Samling.planned()
        let broken = try Self.broken(samling)
        for question in [["meetings"], ["actions"], ["mail"], ["desk"], ["forums"]] {
            #expect(try samling.run(question, environment: broken).status == 0, "\(question)")
        }
    }

    @Test("a letter is refused with the file’s name before anything is written or sent, and goes once it is mended")
    func letters() throws {
        let samling = try Samling.planned()
        let broken = try Self.broken(samling)
        let mail = try samling.file("svar.eml", "From: siri@example.no\r\nSubject: Svar\r\n\r\nJa.\r\n")
        for command in [["invite", "sjustjerna", "--send"], ["run-due"], ["inbox", "process", mail]] {
            let refused = try samling.run(command + ["--json"], environment: broken)
            #expect(refused.status == 78, "\(command)")
            #expect(refused.error["code"] as? String == "configuration")
            #expect((refused.error["message"] as? String)?.contains("nn/minutes.md") == true)
            #expect(try samling.letters().isEmpty)
        }
        #expect(try samling.run(["mail", "--json"]).list.isEmpty)
        #expect(try samling.run(["inbox", "--json"]).list.isEmpty)
        #expect(try samling.run(["invite", "sjustjerna", "--send"]).status == 0)
        #expect(try samling.run(["run-due"]).status == 0)
        #expect(try samling.letters().count == 22, "two meetings are called, as the forum has it")
    }

    @Test("a service doesn’t begin")
    func service() throws {
        let samling = try Samling.planned()
        let served = try samling.run(["serve"], now: nil, environment: try Self.broken(samling))
        #expect(served.status == 78)
        #expect(served.err.contains("nn/minutes.md"))
    }
}
