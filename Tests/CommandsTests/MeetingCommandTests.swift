import Foundation
import Testing

@Suite("samling plan, meetings, invite, move, cancel, answer")
struct MeetingCommandTests {
    @Test("scenario 1: the plan from 9 June 2023 through the binary, with a reason for every date passed over")
    func plan() throws {
        let samling = try Samling()
        try samling("register", "apply", "\(Samling.checkout)/Config/sjustjerna.yaml")
        let plan = try samling("plan", "sjustjerna", "--until", "2024-06-30", "--json")
        #expect(plan.status == 0)
        #expect(plan.object["forum"] as? String == "sjustjerna")
        let proposals = try #require(plan.object["proposals"] as? [[String: Any]])
        #expect(
            proposals.compactMap { $0["date"] as? String } == [
                "2023-08-18", "2023-09-29", "2023-11-10", "2023-12-15", "2024-01-26", "2024-03-08", "2024-04-19",
                "2024-05-31", "2024-06-28",
            ])
        #expect(proposals[0]["target"] as? String == "2023-07-21")
        #expect(proposals[0]["start"] as? String == "09:00")
        #expect(proposals[0]["end"] as? String == "14:30")
        #expect(proposals[0]["gapDays"] as? Int == 70)
        for proposal in proposals where proposal["target"] as? String != proposal["date"] as? String {
            let passed = try #require(proposal["passedOver"] as? [[String: Any]])
            #expect(!passed.isEmpty)
            #expect(passed.allSatisfy { ($0["reasons"] as? [[String: Any]])?.first?["code"] is String })
        }
        #expect(plan.object["warnings"] is [Any])
        #expect(try samling("meetings", "--json").list.isEmpty)
    }

    @Test("one meeting outside the plan, also for a forum that has no cadence")
    func addOne() throws {
        let samling = try Samling()
        try samling("register", "apply", "\(Samling.checkout)/Config/sjustjerna.yaml")
        #expect(try samling("plan", "lsu-volda", "--until", "2023-12-31").status == 65)
        #expect(try samling("meeting", "add", "lsu-volda", "2023-09-01").status == 65)
        let added = try samling(
            "meeting", "add", "lsu-volda", "2023-09-01", "--start", "10:00", "--end", "11:30", "--json")
        #expect(added.status == 0 && added.object["stage"] as? String == "planned", "\(added.err)")
        for wrong in [["2023-09-01", "--end", "11:30"], ["2023-06-01"], ["2023-09-02", "--end", "09:00"]] {
            let outcome = try samling.run(["meeting", "add", "lsu-volda"] + wrong + ["--start", "10:00"])
            #expect(outcome.status == 65)
        }
        #expect(try samling("meetings", "lsu-volda", "--json").list.count == 1)
        #expect(try samling("invite", "lsu-volda/2023-09-01", "--send", "--json").status == 0)
    }

    @Test("scenario 33: a second send says when the first was, and sends to nobody")
    func doubleSend() throws {
        let samling = try Samling.planned()
        let preview = try samling("invite", "sjustjerna/2023-08-18", "--json")
        #expect((preview.object["recipients"] as? [Any])?.count == 11)
        #expect(preview.object["sent"] as? Int == 0)
        let first = try samling(
            "invite", "sjustjerna/2023-08-18", "--send", "--json", now: "2023-08-10T09:02:00+02:00")
        #expect(first.object["sent"] as? Int == 11)
        #expect(first.object["already"] as? Int == 0)
        let second = try samling("invite", "sjustjerna/2023-08-18", "--send", now: "2023-08-10T10:00:00+02:00")
        #expect(second.status == 0)
        #expect(second.out.hasSuffix("allereie send 10.08.2023 kl. 09.02 til 11; 0 nye\n"))
        let third = try samling("invite", "sjustjerna", "--send", "--json", now: "2023-08-10T10:00:00+02:00")
        #expect(third.object["sent"] as? Int == 0)
        #expect(third.object["already"] as? Int == 11)
        #expect(try samling("mail", "--json", now: "2023-08-10T10:00:00+02:00").list.count == 11)
    }

    @Test("a moved meeting keeps its UID, its name and gets the next sequence; so does a cancelled one")
    func moveAndCancel() throws {
        let samling = try Samling.planned()
        try samling("invite", "sjustjerna/2023-09-29", "--send")
        let before = try #require(
            try samling("meetings", "sjustjerna", "--json").list.first { $0["date"] as? String == "2023-09-29" })
        let preview = try samling("move", "sjustjerna/2023-09-29", "--to", "2023-10-06")
        #expect(preview.out.hasSuffix("--send sender til 11.\n"))
        try samling("run-due")
        let moved = try samling("move", "sjustjerna/2023-09-29", "--to", "2023-10-06", "--send", "--json")
        #expect(moved.object["uid"] as? String == before["uid"] as? String)
        #expect(moved.object["sequence"] as? Int == 1)
        let cancelled = try samling("cancel", "sjustjerna/2023-09-29", "--reason", "Forfall", "--send", "--json")
        #expect(cancelled.status == 0)
        #expect(cancelled.object["uid"] as? String == before["uid"] as? String)
        #expect(cancelled.object["sequence"] as? Int == 2)
        let again = try samling("cancel", "sjustjerna/2023-09-29", "--send", "--json")
        #expect(again.status == 65)
        #expect(again.error["code"] as? String == "cancelled")
    }

    @Test("an answer given by word of mouth is counted")
    func answer() throws {
        let samling = try Samling.planned()
        #expect(try samling("answer", "sjustjerna", "kari", "accepted").status == 65)
        try samling("invite", "sjustjerna", "--send")
        #expect(try samling("answer", "sjustjerna", "Kari Nes", "accepted").out == "helseleiar, Hareid: kjem\n")
        #expect(try samling("answer", "sjustjerna", "oddvar@example.no", "tentative").status == 0)
        #expect(try samling("answer", "sjustjerna", "kari", "perhaps").status == 64)
        let meeting = try #require(try samling("meetings", "sjustjerna", "--json").list.first)
        let answers = try #require(meeting["answers"] as? [String: Int])
        #expect(answers == ["accepted": 1, "declined": 0, "tentative": 1, "none": 9])
        #expect(meeting["stage"] as? String == "called")
        #expect(meeting["sequence"] as? Int == 0)
    }

    @Test("run-due sends what waits into the folder, once, and the outbox says so")
    func runDue() throws {
        let samling = try Samling.planned()
        try samling("invite", "sjustjerna/2023-08-18", "--send")
        #expect(try samling("mail", "--state", "queued", "--json").list.count == 11)
        let ran = try samling("run-due", "--json")
        let sent = try #require(ran.object["sent"] as? Int)
        #expect(sent >= 11)
        #expect(ran.object["failed"] as? Int == 0)
        #expect(ran.object["ran"] is Int)
        #expect(try samling.letters().count == sent)
        let again = try samling("run-due", "--json")
        #expect(again.object["sent"] as? Int == 0)
        let mail = try samling("mail", "--state", "sent", "--json").list
        #expect(mail.count == sent)
        let keys = ["id", "kind", "to", "subject", "state", "attempts", "messageID"]
        #expect(mail.allSatisfy { letter in keys.allSatisfy { letter[$0] != nil } })
    }

    @Test("the calendar is iCalendar, and the same twice")
    func calendar() throws {
        let samling = try Samling.planned()
        let first = try samling("calendar", "sjustjerna")
        #expect(first.out.contains("2023"))
        #expect(try samling("calendar", "sjustjerna", now: "2023-07-01T09:00:00+02:00").out == first.out)
    }
}
