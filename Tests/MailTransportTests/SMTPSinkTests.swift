import Foundation
import Testing

@testable import MailTransport

/// Postfix's test server, from the package `postfix`.
private let sinkPath = "/usr/sbin/smtp-sink"

@Suite(
    "Sending to Postfix's smtp-sink",
    .enabled(if: FileManager.default.isExecutableFile(atPath: sinkPath), "smtp-sink is missing: install postfix"))
struct SMTPSinkTests {
    /// Runs smtp-sink for as long as `body` does.
    private func withSink<Result>(
        _ options: [String], security: ConnectionSettings.Security = .none,
        _ body: (SMTPTransport) async throws -> Result
    ) async throws -> Result {
        let port = ScriptedServer.freePort()
        let user = geteuid() == 0 ? ["-u", "root"] : []
        let program = try ChildProgram(sinkPath, user + options + ["127.0.0.1:\(port)", "128"])
        defer { program.end() }
        let settings = ConnectionSettings(host: "127.0.0.1", port: port, security: security, deadlines: .generous)
        let transport = SMTPTransport(to: settings, connections: 4, helloName: "client.example")
        for _ in 0..<500 {
            do throws(TransportError) {
                let connection = SMTPConnection(to: settings, helloName: "client.example")
                try await connection.connect()
                await connection.close()
                break
            } catch {
                if error.code != .unreachable { break }
                try? await Task.sleep(for: .milliseconds(20))
            }
        }
        return try await body(transport)
    }

    @Test("two hundred letters over four connections arrive, with pipelining and without", arguments: [[], ["-p"]])
    func arrive(options: [String]) async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "samling-sink-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let summaries = try await withSink(options + ["-D", file.path]) { transport in
            let summaries = await withTaskGroup(of: String.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        let text = "Subject: letter-\(number)-here\r\n\r\n.\r\n.dot\r\n"
                        guard let letter = try? letter(text, id: "letter-\(number)") else { return "not a letter" }
                        return await transport.deliver(letter) { true }.summary
                    }
                }
                return await group.reduce(into: Set()) { $0.insert($1) }
            }
            await transport.closeIdle()
            return summaries
        }
        #expect(summaries == ["accepted 250"])
        let dump = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        for number in 0..<200 {
            #expect(dump.components(separatedBy: "letter-\(number)-here").count == 2)
        }
        #expect(dump.components(separatedBy: "\n.dot").count == 201)
    }

    @Test(
        "what it refuses or drops is what it is",
        arguments: [
            (["-r", "rcpt"], "refused temporary 450 at recipient"),
            (["-f", "rcpt"], "refused permanent 500 at recipient"),
            (["-r", "."], "refused temporary 450 at dot"), (["-f", "."], "refused permanent 500 at dot"),
            (["-q", "data"], "not sent: closed"), (["-q", "."], "unknown: closed"),
            (["-Q", "mail"], "refused temporary 421 at mail"),
        ])
    func faults(options: [String], expected: String) async throws {
        let outcome = try await withSink(options) { transport in
            await transport.deliver(try letter()) { true }
        }
        #expect(outcome.summary == expected)
    }

    @Test("one that offers no encryption gets nothing when encryption is asked for")
    func noTLS() async throws {
        let outcome = try await withSink([], security: .startTLS) { transport in
            await transport.deliver(try letter()) { true }
        }
        guard case .notSent(let error) = outcome else {
            Issue.record("\(outcome.summary)")
            return
        }
        #expect(error.code == .encryption && error.permanence == .permanent)
    }
}
