import Foundation
import Testing

@Suite("samling as a program")
struct ProgramTests {
    static let commands = [
        ["demo"], ["serve"], ["run-due"], ["register"], ["register", "apply"], ["register", "export"], ["forums"],
        ["roster"], ["plan"], ["meetings"], ["meeting"], ["meeting", "add"], ["invite"], ["move"], ["cancel"],
        ["answer"], ["agenda"],
        ["agenda", "draft"], ["agenda", "save"], ["agenda", "send"], ["case"], ["case", "add"], ["case", "withdraw"],
        ["cases"], ["minutes"], ["minutes", "new"], ["minutes", "check"], ["minutes", "import"], ["minutes", "send"],
        ["minutes", "approve"], ["actions"], ["action"], ["action", "done"], ["action", "extend"], ["action", "drop"],
        ["action", "assign"], ["mail"], ["mail", "list"], ["mail", "retry"], ["mail", "hold"],
        ["mail", "release"], ["inbox"], ["inbox", "list"], ["inbox", "show"], ["inbox", "process"],
        ["inbox", "accept"], ["inbox", "reject"], ["inbox", "assign"], ["calendar"], ["doctor"],
    ]

    @Test("every command has help with an example, and opens nothing to show it", arguments: commands)
    func help(_ command: [String]) throws {
        let samling = try Samling()
        let outcome = try samling.run(command + ["--help"])
        #expect(outcome.status == 0)
        let hasCommands = outcome.out.contains("SUBCOMMANDS:")
        #expect(hasCommands || outcome.out.contains("samling \(command.joined(separator: " "))"))
        #expect(hasCommands || outcome.out.contains("Example:"))
        #expect(!FileManager.default.fileExists(atPath: "\(samling.folder)/data"))
    }

    @Test(
        "a call that can't be understood ends with 64, in one line",
        arguments: [
            ["inbox", "accept"], ["inbox", "show", "x"], ["mail", "hold"], ["mail", "hold", "a", "--all"],
            ["plan", "sjustjerna"], ["plan", "sjustjerna", "--until", "2024-02-30"], ["forums", "--nope"],
            ["move", "sjustjerna", "--to", "2024-01-26", "--start", "25:00"], ["mail", "--state", "lost"],
            ["forums", "--lang", "sv"], ["forums", "--now", "yesterday"], ["action", "done", "sjustjerna", "x"],
            ["forums", "--set", "mail.transport"],
        ])
    func usage(_ arguments: [String]) throws {
        let samling = try Samling()
        let outcome = try samling.run(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.out == "")
        #expect(outcome.err.hasPrefix("samling: "))
        #expect(outcome.err.split(separator: "\n").count == 1)
        let asJSON = try samling.run(arguments + ["--json"])
        #expect(asJSON.status == 64)
        #expect(asJSON.error["code"] as? String == "usage")
    }

    @Test(
        "what doesn't exist is bad input, and is told in one line and as JSON",
        arguments: [
            (["plan", "nope", "--until", "2024-01-01"], "unknown-forum"),
            (["invite", "sjustjerna/2023-08-19"], "unknown-meeting"),
            (["invite", "sjustjerna/2023-02-30"], "bad-date"),
            (["answer", "sjustjerna", "nobody", "accepted"], "unknown-person"),
            (["action", "done", "sjustjerna", "99"], "unknown-item"),
            (["forums", "--network", "nope"], "unknown-network"),
            (["register", "apply", "none.yaml"], "unreadable-file"),
        ])
    func badInput(_ arguments: [String], _ code: String) throws {
        let samling = try Samling.planned()
        let outcome = try samling.run(arguments + ["--json"])
        #expect(outcome.status == 65)
        #expect(outcome.error["code"] as? String == code)
        #expect((outcome.error["message"] as? String)?.isEmpty == false)
        #expect(outcome.err.hasPrefix("samling: "))
        #expect(outcome.err.split(separator: "\n").count == 1)
        #expect(try samling.run(arguments).out == "")
    }

    @Test("settings that can't be used end with 78, every fault in a line of its own")
    func configuration() throws {
        let samling = try Samling()
        let file = try samling.file("samling.yaml", "smtp:\n  port: 0\n  hots: a\n")
        let outcome = try samling("forums", "--config", file, "--json", environment: ["SAMLING_TIME_QUIET": "ja"])
        #expect(outcome.status == 78)
        #expect(outcome.error["file"] as? String == file)
        let errors = try #require(outcome.object["errors"] as? [[String: Any]])
        #expect(errors.count == 3)
        #expect(Set(errors.compactMap { $0["line"] as? Int }) == [2, 3])
        #expect(outcome.err.split(separator: "\n").count == 3)
        #expect(!FileManager.default.fileExists(atPath: "\(samling.folder)/data"))
    }

    @Test("another time is refused with real mail, and PostgreSQL over a network without TLS")
    func refusedSettings() throws {
        let samling = try Samling()
        #expect(try samling("forums", environment: ["SAMLING_MAIL_TRANSPORT": "smtp"]).status == 78)
        #expect(try samling("forums", now: nil, environment: ["SAMLING_MAIL_TRANSPORT": "smtp"]).status == 0)
        let open = ["SAMLING_DATABASE_URL": "postgres://x/y?sslmode=prefer"]
        let postgres = try samling("forums", "--json", environment: open)
        #expect(postgres.status == 78)
        #expect(postgres.error["code"] as? String == "configuration")
    }

    @Test("options of the whole program may stand before the command or after it, and a variable may be set instead")
    func globalOptions() throws {
        let samling = try Samling.planned()
        let data = "\(samling.folder)/data"
        let before = try samling("--data", data, "--json", "--lang=en", "forums", environment: ["SAMLING_DATA": "/x"])
        let after = try samling("forums", "--json", "--data", data, environment: ["SAMLING_DATA": "/x"])
        #expect(before.list.count == 3)
        #expect(before.out == after.out)
        #expect(try samling("meetings", "--lang", "en").out.contains("Friday 18 August 2023"))
        #expect(try samling("meetings", environment: ["SAMLING_LANG": "nb"]).out.contains("planlagt"))
        #expect(try samling("meetings").out.contains("fredag 18. august 2023"))
    }

    @Test("the doctor says where every setting comes from, and ends with 1 when something is wrong")
    func doctor() throws {
        let samling = try Samling()
        let well = try samling("doctor", "--json", "--set", "smtp.port=2525")
        #expect(well.status == 0, "\(well.out)")
        #expect(well.object["ok"] as? Bool == true)
        let settings = try #require(well.object["settings"] as? [[String: String]])
        let port = try #require(settings.first { $0["key"] == "smtp.port" })
        #expect(port == ["key": "smtp.port", "value": "2525", "from": "command-line"])
        let ill = try samling("doctor", environment: ["SAMLING_RESOURCES_SCHOOL_BREAKS": "/none"])
        #expect(ill.status == 1)
        #expect(ill.out.contains("FEIL"))
    }
}
