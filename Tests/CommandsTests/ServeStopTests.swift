import Foundation
import Testing

@Suite("samling serve, told to stop", .serialized)
struct ServeStopTests {
    /// The service under a supervisor that listens, with letters for a mail server that falls silent.
    private struct Served {
        let samling: Samling
        let supervisor: HeardWords
        let process = Process()
        let log: String

        init(_ samling: Samling, mail port: UInt16, connections: Int = 1, http: UInt16) throws {
            self.samling = samling
            supervisor = try HeardWords("\(samling.folder)/notify")
            log = try samling.file("serve.err", "")
            process.executableURL = URL(fileURLWithPath: Samling.program)
            process.arguments = ["serve", "--data", "\(samling.folder)/data"]
            process.environment = [
                "PATH": "/usr/bin:/bin", "NOTIFY_SOCKET": supervisor.path, "WATCHDOG_USEC": "1000000",
                "SAMLING_MAIL_TRANSPORT": "smtp", "SAMLING_SMTP_HOST": "127.0.0.1", "SAMLING_SMTP_PORT": "\(port)",
                "SAMLING_SMTP_SECURITY": "none", "SAMLING_SMTP_CONNECTIONS": "\(connections)",
                "SAMLING_HTTP_PORT": "\(http)", "SAMLING_LOG_FORMAT": "json",
            ]
            process.standardError = FileHandle(forWritingAtPath: log)
            try process.run()
        }

        /// How long it took, in seconds.
        func stop() -> Double {
            let begun = ContinuousClock.now
            process.terminate()
            process.waitUntilExit()
            return begun.duration(to: .now) / .seconds(1)
        }
    }

    private func called() throws -> Samling {
        let samling = try Samling()
        try samling("register", "apply", "\(Samling.checkout)/Config/sjustjerna.yaml", now: nil)
        let until = Calendar(identifier: .gregorian).component(.year, from: Date()) + 1
        try samling("plan", "sjustjerna", "--until", "\(until)-12-31", "--accept", now: nil)
        let invited = try samling("invite", "sjustjerna", "--send", "--json", now: nil)
        #expect(invited.object["sent"] as? Int ?? 0 > 0, "\(invited.err)")
        return samling
    }

    /// The letters' states.
    private func states(_ samling: Samling) throws -> [String: Int] {
        let letters = try samling("mail", "--json", now: nil).list
        return letters.reduce(into: [:]) { $0[$1["detail"] as? String ?? "", default: 0] += 1 }
    }

    @Test(
        "ends within ten seconds, whatever the mail server waits for; what has no dot yet goes another time",
        .timeLimit(.minutes(3)), arguments: [SilentServer.Silence.atGreeting, .atMail], [1, 2])
    func beforeDot(_ silence: SilentServer.Silence, connections: Int) throws {
        let samling = try called()
        let server = try SilentServer(silence)
        let served = try Served(samling, mail: server.port, connections: connections, http: SilentServer.freePort())
        #expect(served.supervisor.waits(for: "READY=1"))
        #expect(served.supervisor.waits(for: "WATCHDOG=1"))
        #expect(server.waitsUntilSilent())
        #expect(served.stop() < 10)
        #expect(served.process.terminationReason == .exit && served.process.terminationStatus == 0)
        #expect(served.supervisor.waits(for: "STOPPING=1"))
        let states = try states(samling)
        #expect(Array(states.keys) == ["ready"], "\(states)")
        let tries = try samling("mail", "--json", now: nil).list.compactMap { $0["attempts"] as? Int }
        #expect(!tries.isEmpty && tries.allSatisfy { $0 == 0 }, "\(tries)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(samling.folder)/data/locks").isEmpty)
    }

    @Test(
        "a letter after its dot is waited for, but not for long: then nobody knows", .timeLimit(.minutes(3)),
        arguments: [1, 2])
    func afterDot(connections: Int) throws {
        let samling = try called()
        let server = try SilentServer(.afterDot)
        let served = try Served(samling, mail: server.port, connections: connections, http: SilentServer.freePort())
        #expect(server.waitsUntilSilent())
        let seconds = served.stop()
        #expect(seconds > 5 && seconds < 10, "\(seconds) s")
        #expect(served.process.terminationStatus == 0)
        let states = try states(samling)
        // Where the end came first, the next process takes the letter over.
        #expect((1...connections).contains((states["unknown"] ?? 0) + (states["dot"] ?? 0)), "\(states)")
        let log = try String(contentsOfFile: served.log, encoding: .utf8).split(separator: "\n").dropFirst()
        for line in log {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
            #expect(object?["time"] != nil && object?["level"] != nil && object?["message"] != nil, "\(line)")
        }
    }

    @Test("a letter that is accepted while it stops is sent", .timeLimit(.minutes(3)))
    func lateAnswer() throws {
        let samling = try called()
        let server = try SilentServer(.afterDot)
        let served = try Served(samling, mail: server.port, http: SilentServer.freePort())
        #expect(server.waitsUntilSilent())
        served.process.terminate()
        usleep(1_500_000)
        server.speak("250 taken\r\n")
        #expect(served.stop() < 10)
        let states = try states(samling)
        #expect(states["sent"] == 1 && states["unknown"] == nil && states["dot"] == nil, "\(states)")
    }
}
