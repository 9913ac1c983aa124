import Foundation
import Testing

/// Folders of their own, in the network's account on the Dovecot that `Scripts/servers start` has started.
private final class RealMailbox {
    static var servers: String? { ProcessInfo.processInfo.environment["SAMLING_TEST_SERVERS"] }

    private static let client = """
        import imaplib, ssl, sys
        port, authority, user, password, verb, folder, count = sys.argv[1:]
        server = imaplib.IMAP4_SSL("localhost", int(port), ssl_context=ssl.create_default_context(cafile=authority))
        server.login(user, open(password).readline().rstrip("\\r\\n"))
        if verb == "count":
            found = server.select(folder, readonly=True)
            print(int(found[1][0]) if found[0] == "OK" else 0)
        if verb == "remove":
            server.delete(folder)
        if verb == "append":
            server.create(folder)
            for number in range(int(count)):
                mail = f"From: Per <per{number}@example.com>\\r\\nTo: <mote@sjustjerna.example.no>\\r\\n"
                mail += "Subject: Hei\\r\\n"
                mail += f"Message-ID: <{folder}-{number}-{count}@example.com>\\r\\n\\r\\nA1 OK done\\r\\n"
                if number % 2:
                    mail = "Auto-Submitted: auto-replied\\r\\n" + mail
                server.append(folder, None, None, mail.encode())
        server.logout()
        """

    let samling: Samling
    let folder = "in-\(UUID().uuidString.prefix(8))"
    let variables: [String: String]
    private let values: [String: String]

    init() throws {
        let file = URL(filePath: try #require(Self.servers)).appending(path: "environment")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        values = Dictionary(
            lines.compactMap { line in
                let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
                return parts.count == 2 ? (parts[0], parts[1]) : nil
            }, uniquingKeysWith: { $1 })
        samling = try Samling.planned()
        variables = [
            "SAMLING_IMAP_HOST": "localhost", "SAMLING_IMAP_PORT": values["IMAPS_PORT"] ?? "",
            "SAMLING_IMAP_SECURITY": "tls", "SAMLING_IMAP_USERNAME": values["MAILBOX"] ?? "",
            "SAMLING_IMAP_PASSWORD_FILE": values["MAILBOX_PASSWORD_FILE"] ?? "",
            "SAMLING_IMAP_CA_FILE": values["CA_FILE"] ?? "", "SAMLING_IMAP_MAILBOX": folder,
            "SAMLING_IMAP_HANDLED": "\(folder)-ferdig", "SAMLING_IMAP_QUARANTINE": "\(folder)-å sjå på",
        ]
        try append(0)
    }

    deinit {
        for folder in [folder, "\(folder)-ferdig", "\(folder)-&AOU- sj&AOU- p&AOU-"] { _ = try? ask("remove", folder) }
    }

    func append(_ count: Int) throws { _ = try ask("append", folder, count) }

    /// Messages in the folder, in the one for what is done, and in the one for what waits.
    func counts() throws -> [Int] {
        try [folder, "\(folder)-ferdig", "\"\(folder)-&AOU- sj&AOU- p&AOU-\""].map { try ask("count", $0) }
    }

    @discardableResult
    private func ask(_ verb: String, _ folder: String, _ count: Int = 0) throws -> Int {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [
            "-c", Self.client, values["IMAPS_PORT"] ?? "", values["CA_FILE"] ?? "", values["MAILBOX"] ?? "",
            values["MAILBOX_PASSWORD_FILE"] ?? "", verb, folder, "\(count)",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let answer = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Int(answer.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }

    func call(_ arguments: String..., variables more: [String: String] = [:]) throws -> Samling.Outcome {
        try samling.run(arguments, environment: variables.merging(more) { $1 })
    }
}

@Suite(
    "The mailbox on a real Dovecot", .serialized, .timeLimit(.minutes(10)), .enabled(if: RealMailbox.servers != nil))
struct RealMailboxTests {
    @Test("one pass takes in what lies there, puts it away, and a second finds nothing")
    func pass() throws {
        let box = try RealMailbox()
        try box.append(6)
        let first = try box.call("run-due", "--json")
        #expect(first.status == 0, "\(first.err)")
        #expect(first.object["received"] as? Int == 6, "\(first.out)\(first.err)")
        #expect(first.object["failed"] as? Int == 0, "\(first.out)\(first.err)")
        #expect(try box.counts() == [0, 3, 3])
        #expect(try box.call("inbox", "--json").list.count == 3)
        let second = try box.call("run-due", "--json")
        #expect(second.object["received"] as? Int == 0 && second.object["failed"] as? Int == 0)
        #expect(try box.call("inbox", "--all", "--json").list.count == 6)
    }

    @Test("a mailbox out of reach keeps nothing from going out, and is told and counted")
    func unreachable() throws {
        let box = try RealMailbox()
        let due = try box.call("run-due", "--json", variables: ["SAMLING_IMAP_PORT": "1"])
        #expect(due.status == 0 && due.object["failed"] as? Int == 1 && due.object["received"] as? Int == 0)
        #expect((due.object["sent"] as? Int ?? 0) > 0)
        #expect(due.err.hasPrefix("postkassa kunne ikkje lesast: "))
    }

    @Test("the doctor signs in, and says so where it can't")
    func doctor() throws {
        let box = try RealMailbox()
        #expect(try box.call("doctor").status == 0)
        let wrong = try box.samling.file("wrong", "feil\n")
        let ill = try box.call("doctor", "--json", variables: ["SAMLING_IMAP_PASSWORD_FILE": wrong])
        let findings = ill.object["findings"] as? [[String: Any]] ?? []
        #expect(findings.filter { $0["ok"] as? Bool == false }.map { $0["part"] as? String } == ["mailbox"])
        #expect(try box.call("run-due", variables: ["SAMLING_IMAP_PASSWORD_FILE": "/none"]).status == 78)
    }

    @Test("the service takes in what comes while it waits, and ends within seconds when it is told to stop")
    func serves() throws {
        let box = try RealMailbox()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Samling.program)
        process.arguments = ["serve", "--data", "\(box.samling.folder)/data", "--now", Samling.june]
        process.environment = box.variables.merging(["PATH": "/usr/bin:/bin"]) { $1 }
        process.standardError = FileHandle(forWritingAtPath: try box.samling.file("serve.err", ""))
        try process.run()
        for count in [2, 3] {
            try box.append(count)
            while process.isRunning, try box.counts()[0] > 0 { usleep(100_000) }
        }
        // It waits now, by IDLE.
        usleep(500_000)
        let start = ContinuousClock.now
        process.terminate()
        process.waitUntilExit()
        #expect(ContinuousClock.now - start < .seconds(5))
        #expect(process.terminationReason == .exit && process.terminationStatus == 0)
        #expect(try box.counts() == [0, 2, 3])
        let said = try String(contentsOfFile: "\(box.samling.folder)/serve.err", encoding: .utf8)
        #expect(said == "samling går; stopp med Ctrl-C\n")
    }

    @Test("killed again and again while it takes in, it loses nothing and takes nothing in twice")
    func killed() throws {
        let box = try RealMailbox()
        try box.append(120)
        var kills = 0
        while try box.counts()[0] > 0, kills < 100 {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: Samling.program)
            process.arguments = ["run-due", "--data", "\(box.samling.folder)/data", "--now", Samling.june]
            process.environment = box.variables.merging(["PATH": "/usr/bin:/bin"]) { $1 }
            process.standardError = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            usleep(UInt32(60_000 + kills * 15_000))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            kills += 1
        }
        #expect(kills > 1)
        #expect(try box.counts() == [0, 60, 60])
        let all = try box.call("inbox", "--all", "--json").list
        #expect(all.map { $0["number"] as? Int } == Array(1...120))
        #expect(all.allSatisfy { $0["state"] as? String != "fresh" && $0["outcome"] as? String != "duplicate" })
    }
}
