import Foundation
import Glibc
import Testing

/// Postfix's test server, from the package `postfix`.
private let sinkPath = "/usr/sbin/smtp-sink"

@Suite(
    "Through Postfix's smtp-sink", .serialized,
    .enabled(if: FileManager.default.isExecutableFile(atPath: sinkPath), "smtp-sink is missing: install postfix"))
struct RealSMTPTests {
    /// smtp-sink on a port of its own, keeping every letter as a file.
    private final class Sink {
        let port: UInt16
        private let process = Process()
        private let folder: String

        init(in folder: String, _ options: [String] = []) throws {
            self.folder = "\(folder)/sink"
            port = Sink.freePort()
            try FileManager.default.createDirectory(atPath: self.folder, withIntermediateDirectories: true)
            process.executableURL = URL(fileURLWithPath: sinkPath)
            process.currentDirectoryURL = URL(fileURLWithPath: self.folder)
            let user = geteuid() == 0 ? ["-u", "root"] : []
            process.arguments = user + options + ["-d", "letter.", "127.0.0.1:\(port)", "64"]
            process.standardError = FileHandle.nullDevice
            try process.run()
            for _ in 0..<250 where !listens { usleep(20_000) }
        }

        deinit {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }

        var letters: [String] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            return names.filter { $0.hasPrefix("letter.") }.compactMap {
                try? String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)
            }
        }

        var messageIDs: [String] {
            letters.compactMap { $0.firstMatch(of: /Message-ID: (<[^>]+>)/).map { String($0.1) } }
        }

        private var listens: Bool {
            unsafe Sink.atPort(port) { file, address, length in unsafe connect(file, address, length) } == 0
        }

        private static func freePort() -> UInt16 {
            var port: UInt16 = 0
            _ = unsafe atPort(0) { file, address, length in
                var length = length
                guard unsafe bind(file, address, length) == 0 else { return -1 }
                var bound = sockaddr_in()
                let status = unsafe withUnsafeMutablePointer(to: &bound) { pointer in
                    unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                        unsafe getsockname(file, $0, &length)
                    }
                }
                port = UInt16(bigEndian: bound.sin_port)
                return status
            }
            return port
        }

        private static func atPort(
            _ port: UInt16, _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
        ) -> Int32 {
            let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(file) }
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = unsafe inet_addr("127.0.0.1")
            address.sin_port = port.bigEndian
            return unsafe withUnsafePointer(to: &address) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe body(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
        }
    }

    private func settings(_ port: UInt16) -> [String: String] {
        [
            "SAMLING_MAIL_TRANSPORT": "smtp", "SAMLING_SMTP_HOST": "127.0.0.1", "SAMLING_SMTP_PORT": "\(port)",
            "SAMLING_SMTP_SECURITY": "none", "SAMLING_SMTP_CONNECTIONS": "1",
        ]
    }

    /// A year from now: real mail has real time, so the plan lies in the future.
    private func planned() throws -> (samling: Samling, recipients: Int) {
        let samling = try Samling()
        try samling("register", "apply", "\(Samling.checkout)/Config/sjustjerna.yaml", now: nil)
        let until = Calendar(identifier: .gregorian).component(.year, from: Date()) + 1
        let plan = try samling("plan", "sjustjerna", "--until", "\(until)-12-31", "--accept", now: nil)
        #expect(plan.status == 0, "\(plan.err)")
        let invited = try samling("invite", "sjustjerna", "--send", "--json", now: nil)
        #expect(invited.status == 0, "\(invited.err)")
        return (samling, try #require(invited.object["sent"] as? Int))
    }

    @Test("an invitation round goes out over SMTP, once to each")
    func round() throws {
        let (samling, recipients) = try planned()
        let sink = try Sink(in: samling.folder)
        let outcome = try samling("run-due", "--json", now: nil, environment: settings(sink.port))
        #expect(outcome.status == 0, "\(outcome.err)")
        #expect((outcome.object["sent"] as? Int ?? 0) >= recipients)
        let calls = sink.letters.filter { $0.contains("method=REQUEST") }
        #expect(
            Set(calls.compactMap { $0.firstMatch(of: /X-Rcpt-Args: (.*)/).map { String($0.1) } }).count == recipients)
        #expect(Set(sink.messageIDs).count == sink.messageIDs.count)
    }

    @Test(
        "refused for now, the letters wait; refused for good, they are shown as failed",
        arguments: [("-r", "queued"), ("-f", "failed")])
    func refused(option: String, state: String) throws {
        let (samling, recipients) = try planned()
        let sink = try Sink(in: samling.folder, [option, "rcpt"])
        let outcome = try samling("run-due", "--json", now: nil, environment: settings(sink.port))
        #expect((outcome.object["failed"] as? Int ?? 0) >= recipients)
        #expect(sink.letters.allSatisfy { !$0.contains("method=REQUEST") })
        let mail = try samling("mail", "--state", state, "--json", now: nil)
        #expect(mail.list.count { $0["kind"] as? String == "invitation" } >= recipients)
    }

    @Test("dropped after the final dot, a letter is unknown and never sent again by itself")
    func dropped() throws {
        let (samling, _) = try planned()
        let sink = try Sink(in: samling.folder, ["-q", "."])
        _ = try samling("run-due", "--json", now: nil, environment: settings(sink.port))
        let unknown = try samling("mail", "--json", now: nil).list.filter { $0["detail"] as? String == "unknown" }
        #expect(!unknown.isEmpty)
        let honest = try Sink(in: samling.folder + "/2")
        _ = try samling("run-due", "--json", now: nil, environment: settings(honest.port))
        let ids = Set(unknown.compactMap { $0["messageID"] as? String })
        #expect(honest.messageIDs.allSatisfy { id in !ids.contains { id.contains($0) } })
    }

    @Test("a server that offers no TLS gets nothing when TLS is demanded")
    func noTLS() throws {
        let (samling, recipients) = try planned()
        let sink = try Sink(in: samling.folder)
        var settings = settings(sink.port)
        settings["SAMLING_SMTP_SECURITY"] = "starttls"
        _ = try samling("run-due", "--json", now: nil, environment: settings)
        #expect(sink.letters.isEmpty)
        let queued = try samling("mail", "--state", "queued", "--json", now: nil)
        #expect(queued.list.count >= recipients)
    }

    @Test("killed between two letters and started again, exactly the remaining ones go out (scenario 34)")
    func killed() throws {
        let (samling, _) = try planned()
        // The server takes a second to let a letter begin, so that the process dies while one waits.
        let slow = try Sink(in: samling.folder, ["-w", "1"])
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Samling.program)
        process.arguments = ["run-due", "--data", "\(samling.folder)/data"]
        process.environment = settings(slow.port).merging(["PATH": "/usr/bin:/bin"]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        for _ in 0..<1_000 where slow.messageIDs.count < 3 { usleep(20_000) }
        usleep(300_000)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let all = Set(try samling("mail", "--json", now: nil).list.compactMap { $0["messageID"] as? String })
        let first = slow.messageIDs
        let next = try Sink(in: samling.folder + "/2")
        let outcome = try samling("run-due", "--json", now: nil, environment: settings(next.port))
        #expect(outcome.status == 0, "\(outcome.err)")
        let came = first + next.messageIDs
        #expect(Set(came).count == came.count, "a letter came twice")
        #expect(first.count >= 3 && next.messageIDs.count >= all.count - first.count - 1)
        let after = try samling("mail", "--json", now: nil).list
        #expect(after.allSatisfy { ["sent", "unknown"].contains($0["detail"] as? String ?? "") })
    }
}
