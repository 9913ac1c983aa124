import Foundation
import Testing

@Suite("samling with streams that don't work")
struct StreamTests {
    private func status(_ samling: Samling, _ line: String) throws -> Int32 {
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", "\"$PROGRAM\" \(line)"]
        shell.environment = [
            "PATH": "/usr/bin:/bin", "PROGRAM": Samling.program, "SAMLING_DATA": "\(samling.folder)/data",
            "SAMLING_NOW": Samling.june,
        ]
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationReason == .exit, "\(line)")
        return shell.terminationStatus
    }

    @Test("where nobody can be told, the exit status still says what happened")
    func stderr() throws {
        let samling = try Samling.planned()
        #expect(try status(samling, "roster nope 2>/dev/full") == 65)
        #expect(try status(samling, "roster nope 2>&-") == 65)
        #expect(try status(samling, "nope 2>/dev/full") == 64)
        #expect(try status(samling, "forums --json <&- >&- 2>&-") == 0)
    }

    @Test("an answer that could not be written is no success")
    func stdout() throws {
        let samling = try Samling.planned()
        #expect(try status(samling, "register export >/dev/full 2>&1") == 75)
        #expect(try status(samling, "meetings --json >/dev/full 2>&1") == 75)
        #expect(try status(samling, "calendar sjustjerna >/dev/full 2>&1") != 0)
        #expect(try status(samling, "invite sjustjerna --send >&-") == 0)
        #expect(try samling("register", "export").status == 0)
    }

    @Test("a language that isn't spoken is refused in the environment as on the line")
    func language() throws {
        let outcome = try Samling()("forums", environment: ["SAMLING_LANG": "sv"])
        #expect(outcome.status == 64)
        #expect(outcome.err.contains("SAMLING_LANG"))
        #expect(try Samling()("forums", environment: ["SAMLING_LANG": ""]).status == 0)
    }
}
