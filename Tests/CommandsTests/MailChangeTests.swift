import Foundation
import Testing

@Suite("samling mail retry, hold, release")
struct MailChangeTests {
    /// Eleven letters in the outbox, none of them sent.
    private func queued() throws -> Samling {
        let samling = try Samling.planned()
        #expect(try samling("invite", "sjustjerna/2023-08-18", "--send").status == 0)
        return samling
    }

    private func ids(_ samling: Samling, _ state: String) throws -> [String] {
        try samling("mail", "--state", state, "--json").list.compactMap { $0["id"] as? String }
    }

    private func changed(_ outcome: Samling.Outcome) -> [String] { outcome.object["changed"] as? [String] ?? [] }

    private func code(_ samling: Samling, _ arguments: String...) throws -> String? {
        let outcome = try samling.run(arguments + ["--json"])
        #expect(outcome.status == 65, "\(arguments)")
        return outcome.error["code"] as? String
    }

    @Test("the list is what it was, by its own name too")
    func list() throws {
        let samling = try queued()
        #expect(try samling("mail", "--json").out == samling("mail", "list", "--json").out)
        let all = try ids(samling, "queued")
        #expect(all.count == 11)
        let shown = try samling("mail").out.split(separator: "\n").map { String($0.prefix { $0 != " " }) }
        #expect(shown.count == 11 && Set(shown).count == 11)
        for (short, id) in zip(shown, all) { #expect(id.hasPrefix(short)) }
    }

    @Test(
        "a held letter stays while the rest go, and goes when it is released; as much of the id as is its own will do")
    func hold() throws {
        let samling = try queued()
        let id = try #require(try ids(samling, "queued").first)
        let short = try #require(try samling("mail").out.split(separator: " ").first.map(String.init))
        #expect(changed(try samling("mail", "hold", short, "--json")) == [id])
        #expect(try ids(samling, "held") == [id])
        try samling("run-due")
        #expect(try ids(samling, "sent").count >= 10 && !samling.letters().contains("\(id).eml"))
        #expect(try code(samling, "mail", "hold", id) == "not-queued")
        #expect(changed(try samling("mail", "release", id, "--json")) == [id])
        #expect(try code(samling, "mail", "release", id) == "not-held")
        #expect(try samling("run-due", "--json").object["sent"] as? Int == 1)
        #expect(try samling.letters().contains("\(id).eml"))
    }

    @Test("with the house closed nothing goes, whatever is written; opened, all of it does but what is held by itself")
    func holdAll() throws {
        let samling = try queued()
        let first = try ids(samling, "queued")[0]
        #expect(changed(try samling("mail", "hold", "--all", "--json")).count == 11)
        #expect(try ids(samling, "held").count == 11 && ids(samling, "queued").isEmpty)
        try samling("invite", "sjustjerna/2023-09-29", "--send")
        let due = try samling("run-due", "--json")
        #expect(due.object["sent"] as? Int == 0 && due.err.contains("utboksen er stengd sidan 12.06.2023 kl. 09.00"))
        #expect(try samling.letters().isEmpty)
        #expect(changed(try samling("mail", "hold", first, "--json")) == [first])
        #expect(changed(try samling("mail", "release", "--all", "--json")).count > 11)
        #expect(try ids(samling, "held") == [first])
        #expect(try samling("run-due").err == "")
        #expect(try samling.letters().count > 11)
        #expect(changed(try samling("mail", "release", "--all", "--json")) == [first])
    }

    @Test("what was sent isn't sent again, and what isn't there isn't either")
    func noRetry() throws {
        let samling = try queued()
        let all = try ids(samling, "queued")
        #expect(try code(samling, "mail", "retry", all[0]) == "no-retry")
        try samling("run-due")
        let sent = try samling.letters().count
        #expect(try code(samling, "mail", "retry", all[0]) == "no-retry")
        #expect(try code(samling, "mail", "retry", "ffff") == "unknown-letter")
        #expect(try code(samling, "mail", "retry", "0") == "several-letters")
        let words = try samling("mail", "retry", all[0], "--lang", "nb")
        #expect(words.status == 65 && words.err == "samling: Brev \(all[0]) er sendt\n")
        try samling("run-due")
        #expect(try samling.letters().count == sent)
    }

    @Test("what came back goes once more, to the byte, and only before its time is past")
    func retry() throws {
        let samling = try Samling.called()
        let call = try ReceivedCall(to: "kari.nes@example.no", in: samling)
        let report = """
            From: MAILER-DAEMON@mx.example.no
            To: <mote@sjustjerna.example.no>
            Message-ID: <r1@mx.example.no>
            Content-Type: multipart/report; report-type=delivery-status; boundary="r1"

            --r1
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.no

            Final-Recipient: rfc822; \(call.address)
            Action: failed
            Status: 5.2.2

            --r1
            Content-Type: text/rfc822-headers

            Message-ID: \(call.messageID)

            --r1--

            """.replacingOccurrences(of: "\n", with: "\r\n")
        #expect(try samling.receive(report).object["outcome"] as? String == "bounce")
        let id = try #require(try ids(samling, "failed").first)
        let file = "\(samling.folder)/data/mail/new/\(id).eml"
        let before = try #require(FileManager.default.contents(atPath: file))
        try FileManager.default.removeItem(atPath: file)
        let late = try samling("mail", "retry", id, "--json", now: "2024-01-02T16:00:00+01:00")
        #expect(late.status == 65 && late.error["code"] as? String == "too-late")
        #expect(changed(try samling("mail", "retry", String(id.prefix(20)), "--json")) == [id])
        try samling("run-due")
        #expect(FileManager.default.contents(atPath: file) == before)
        #expect(try ids(samling, "sent").contains(id))
    }
}
