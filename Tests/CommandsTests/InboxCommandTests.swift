import Foundation
import Testing

@Suite("samling inbox")
struct InboxCommandTests {
    private static let stranger = "per@example.com"

    private func mail(
        _ text: String = "Hei! Kan eg vere med?", from: String = stranger, subject: String = "Spørsmål",
        to: String = "mote@sjustjerna.example.no", id: String = UUID().uuidString
    ) -> String {
        """
        From: Per Framand <\(from)>\r
        To: <\(to)>\r
        Subject: =?utf-8?B?\(Data(subject.utf8).base64EncodedString())?=\r
        Date: Tue, 20 Jun 2023 10:00:00 +0200\r
        Message-ID: <\(id)@example.com>\r
        MIME-Version: 1.0\r
        Content-Type: text/plain; charset=utf-8\r
        Content-Transfer-Encoding: base64\r
        \r
        \(Data(text.utf8).base64EncodedString(options: [.lineLength76Characters]))\r

        """
    }

    private func code(_ samling: Samling, _ arguments: String...) throws -> String? {
        let outcome = try samling.run(arguments + ["--json"])
        #expect(outcome.status == 65, "\(arguments)")
        return outcome.error["code"] as? String
    }

    @Test("a mail taken in is told of as promised; what waits is listed, with why and what accepting does")
    func processed() throws {
        let samling = try Samling.planned()
        let taken = try samling("inbox", "process", try samling.file("a.eml", mail()), "--json")
        #expect(taken.status == 0, "\(taken.err)")
        #expect(taken.object["outcome"] as? String == "quarantined" && taken.object["number"] as? Int == 1)
        #expect(taken.object["reason"] is String && taken.object["detail"] is String)
        #expect(taken.object["meeting"] == nil && taken.object["person"] == nil)
        let row = try #require(try samling("inbox", "--json").list.first)
        #expect(row["number"] as? Int == 1 && row["id"] as? Int == 1 && row["state"] as? String == "waiting")
        #expect(row["arrived"] as? String == Samling.june && row["from"] as? String == Self.stranger)
        #expect(row["subject"] as? String == "Spørsmål" && row["accept"] is String)
        let words = try samling("inbox")
        #expect(words.out.contains("per@example.com") && words.out.contains("→"))
        #expect(try samling("inbox", "list", "--all", "--json").list.count == 1)
        let empty = try Samling.planned()
        #expect(try empty("inbox").out == "Ingenting ventar.\n" && empty("inbox", "--json").out == "[]\n")
    }

    @Test("killed again and again while it takes one mail in, it has taken it in once in the end")
    func killed() throws {
        let samling = try Samling.planned()
        let file = try samling.file("a.eml", mail())
        for pause in stride(from: UInt32(20_000), through: 300_000, by: 40_000) {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: Samling.program)
            process.arguments = ["inbox", "process", file, "--data", "\(samling.folder)/data", "--now", Samling.june]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            usleep(pause)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        let outcome = try samling("inbox", "process", file, "--json").object["outcome"] as? String
        #expect(["quarantined", "duplicate"].contains(outcome))
        let rows = try samling("inbox", "list", "--all", "--json").list
        #expect(rows.count == 1 && rows.first?["state"] as? String == "waiting")
    }

    @Test("the same mail again is a duplicate, from a file or from standard input; what isn't there is bad input")
    func again() throws {
        let samling = try Samling.planned()
        let text = mail()
        #expect(try samling.receive(text).object["outcome"] as? String == "quarantined")
        let again = try samling("inbox", "process", try samling.file("a.eml", text), "--json")
        #expect(again.object["outcome"] as? String == "duplicate" && again.object["number"] as? Int == 1)
        #expect(try samling("inbox", "--json").list.count == 1)
        #expect(try code(samling, "inbox", "process", "none.eml") == "unreadable-file")
        #expect(try code(samling, "inbox", "process", samling.folder) == "unreadable-file")
        let nothing = try samling("inbox", "process", "-", "--json", input: "")
        #expect(nothing.status == 0 && nothing.object["outcome"] as? String == "quarantined")
        let none = try Samling()("inbox", "process", "-", "--json", input: text)
        #expect(none.status == 65 && none.error["code"] as? String == "no-register")
    }

    @Test("of a mail over 10 MiB only the beginning is taken in, and it waits")
    func tooLarge() throws {
        let samling = try Samling.planned()
        let text = mail() + String(repeating: "QUFB\r\n", count: 2_000_000)
        let taken = try samling.receive(text)
        #expect(taken.object["reason"] as? String == "too-large" && taken.object["state"] as? String == "waiting")
        #expect(try samling("inbox", "accept", "1").status == 0)
        #expect(try samling("inbox", "--json").list.isEmpty)
    }

    @Test("nothing in a mail reaches the terminal but its words")
    func shown() throws {
        let samling = try Samling.planned()
        let evil = "\u{1B}]0;eigd\u{7} \u{9B}31m\u{202E}snudd\u{2066}"
        _ = try samling.receive(mail("Hei\nlinje to\t\(evil)\n", subject: "Emne \(evil)"))
        for call in [["inbox", "show", "1"], ["inbox"], ["inbox", "--all"], ["inbox", "show", "#1", "--lang", "en"]] {
            let out = try samling.run(call).out
            let bad = out.unicodeScalars.filter {
                ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x7F...0x9F).contains($0.value)
                    || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
            }
            #expect(bad.isEmpty && !out.isEmpty, "\(call)")
        }
        let shown = try samling("inbox", "show", "1")
        #expect(shown.out.contains("Hei\nlinje to") && shown.out.contains("Per Framand <per@example.com>"))
        let object = try samling("inbox", "show", "1", "--json").object
        #expect((object["text"] as? String)?.hasPrefix("Hei\nlinje to") == true)
        #expect(try code(samling, "inbox", "show", "2") == "unknown-mail")
    }

    @Test("what waits is given to a person, accepted or rejected, once")
    func settled() throws {
        let samling = try Samling.planned()
        for _ in 1...3 { _ = try samling.receive(mail()) }
        #expect(try code(samling, "inbox", "accept", "1") == "whose-mail")
        #expect(try code(samling, "inbox", "assign", "1", "ukjend") == "unknown-person")
        #expect(try code(samling, "inbox", "accept", "9") == "unknown-mail")
        let assigned = try samling("inbox", "assign", "1", "kari", "--json")
        #expect(assigned.status == 0 && assigned.object["person"] as? String == "kari")
        let rejected = try samling("inbox", "reject", "#2", "--reason", "Ukjend", "--by", "Oddvar", "--json")
        #expect(
            rejected.object["state"] as? String == "rejected" && rejected.object["settledBy"] as? String == "Oddvar")
        #expect(try code(samling, "inbox", "reject", "2") == "not-waiting")
        let accepted = try samling("inbox", "accept", "3", "--as", "kari", "--json")
        #expect(accepted.status == 0 && accepted.object["person"] as? String == "kari")
        let all = try samling("inbox", "--all", "--json").list
        #expect(all.map { $0["number"] as? Int } == [1, 2, 3] && all[1]["settled"] as? String == Samling.june)
    }

    @Test("with several networks a mail is taken in by the one it was sent to, and each has its own numbers")
    func networks() throws {
        let samling = try Samling.planned()
        let other = try samling("register", "export").out
            .replacingOccurrences(of: "id: sjustjerna, name", with: "id: nabo, name")
            .replacingOccurrences(of: "mote@sjustjerna", with: "mote@nabo")
        let applied = try samling("register", "apply", try samling.file("nabo.yaml", other))
        #expect(applied.status == 0, "\(applied.err)")
        #expect(try samling("forums", "--network", "nabo", "--json").status == 0)
        _ = try samling.receive(mail(to: "mote+abc@nabo.example.no"))
        #expect(try samling("inbox", "--network", "nabo", "--json").list.count == 1)
        #expect(try samling("inbox", "--network", "sjustjerna", "--json").list.isEmpty)
        #expect(try code(samling, "inbox", "show", "1") == "several-networks")
        let file = try samling.file("nobody.eml", mail(to: "x@example.com"))
        #expect(try code(samling, "inbox", "process", file) == "no-network")
        let taken = try samling("inbox", "process", file, "--network", "sjustjerna", "--json")
        #expect(taken.object["number"] as? Int == 1)
    }
}
