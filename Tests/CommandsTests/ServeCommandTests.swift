import Foundation
import Testing

@Suite("samling serve")
struct ServeCommandTests {
    @Test("sends what is ready, and ends in good order when it is told to stop", .timeLimit(.minutes(10)))
    func stops() throws {
        let samling = try Samling.planned()
        try samling("invite", "sjustjerna/2023-08-18", "--send")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Samling.program)
        process.arguments = ["serve", "--data", "\(samling.folder)/data", "--now", Samling.june]
        process.standardError = FileHandle(forWritingAtPath: try samling.file("serve.err", ""))
        try process.run()
        func told() -> String? { try? String(contentsOfFile: "\(samling.folder)/serve.err", encoding: .utf8) }
        while process.isRunning, try samling.letters().count < 11 || told()?.isEmpty ?? true { usleep(50_000) }
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(samling.folder)/data/locks").isEmpty)
        #expect(told() == "samling går; stopp med Ctrl-C\n")
    }

    @Test("a service that can't run never says that it does", .timeLimit(.minutes(10)))
    func refused() throws {
        let samling = try Samling.planned()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Samling.program)
        process.arguments = [
            "serve", "--data", "\(samling.folder)/data", "--now", Samling.june, "--set", "http.host=192.0.2.1",
        ]
        process.standardError = FileHandle(forWritingAtPath: try samling.file("serve.err", ""))
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus != 0)
        let said = try String(contentsOfFile: "\(samling.folder)/serve.err", encoding: .utf8)
        #expect(!said.isEmpty && !said.contains("samling går"))
    }
}
