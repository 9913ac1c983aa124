import Foundation
import Testing

/// Every row of `interop.md` §2.2, from a mail's bytes to what became of it; each is named after what misbehaved.
@Suite("Answers as programs really send them")
struct InteropReplyTests {
    private static let kari = "kari.nes@example.no"

    private func call(_ samling: Samling) throws -> ReceivedCall { try ReceivedCall(to: Self.kari, in: samling) }

    private func outcome(_ mail: String, _ samling: Samling) throws -> (String, [String: Any]) {
        let object = try samling.receive(mail).object
        return (object["outcome"] as? String ?? "", object)
    }

    @Test("I1 Exchange leaves ORGANIZER out of its reply")
    func noOrganizer() throws {
        let samling = try Samling.called()
        let call = try call(samling)
        let (what, object) = try outcome(call.mail(call.object("ACCEPTED")), samling)
        #expect(what == "answer" && object["person"] as? String == "kari")
        #expect(try samling.answers()["accepted"] == 1)
    }

    @Test("I2 a room answers without ATTENDEE")
    func noAttendee() throws {
        let samling = try Samling.called()
        let call = try call(samling)
        let silent = call.mail(call.object("", attendee: ""))
        #expect(try outcome(silent, samling).0 == "quarantined")
        let telling = call.mail(call.object("", attendee: ""))
            .replacingOccurrences(of: "Subject: Svar", with: "Subject: Accepted: Sjustjerna")
        #expect(try outcome(telling, samling).0 == "answer")
    }

    @Test("I3 the answer comes from another address of the same person")
    func otherAddress() throws {
        let samling = try Samling.called()
        let call = try call(samling)
        let object = call.object(
            "ACCEPTED", attendee: "ATTENDEE;PARTSTAT=ACCEPTED:mailto:kari@hareid.example.org")
        #expect(try outcome(call.mail(object, from: "<kari@hareid.example.org>"), samling).0 == "answer")
    }

    @Test("I4 several ATTENDEE lines in one reply")
    func severalAttendees() throws {
        let samling = try Samling.called()
        let call = try call(samling)
        let own = call.object("ACCEPTED", lines: ["ATTENDEE;PARTSTAT=DECLINED:mailto:x@example.com"])
        #expect(try outcome(call.mail(own), samling).0 == "answer")
        #expect(try samling.answers()["accepted"] == 1)
        let others = call.object(
            "", attendee: "ATTENDEE;PARTSTAT=DECLINED:mailto:x@example.com",
            lines: ["ATTENDEE;PARTSTAT=DECLINED:mailto:y@example.com"])
        #expect(try outcome(call.mail(others), samling).0 == "quarantined")
    }

    @Test("I5 an older answer arrives after a newer one")
    func stale() throws {
        let samling = try Samling.called()
        let call = try call(samling)
        #expect(try outcome(call.mail(call.object("DECLINED", stamp: "20230621T080000Z")), samling).0 == "answer")
        #expect(try outcome(call.mail(call.object("ACCEPTED", stamp: "20230620T080000Z")), samling).0 == "ignored")
        #expect(try samling.answers()["declined"] == 1)
    }

    @Test("I6 a second answer has the same DTSTAMP")
    func sameStamp() throws {
        let samling = try Samling.called()
        let call = try call(samling)
        #expect(try outcome(call.mail(call.object("ACCEPTED")), samling).0 == "answer")
        #expect(try outcome(call.mail(call.object("DECLINED")), samling).0 == "answer")
        #expect(try samling.answers()["declined"] == 1)
    }

    @Test("I7 the program counts SEQUENCE up by itself")
    func sequence() throws {
        let samling = try Samling.called()
        let call = try call(samling)
        #expect(try outcome(call.mail(call.object("ACCEPTED", sequence: "9")), samling).0 == "answer")
        let next = call.object("DECLINED", stamp: "20230622T080000Z")
        #expect(try outcome(call.mail(next), samling).0 == "answer")
        #expect(try samling.answers()["declined"] == 1)
    }

    @Test("I8 an answer to a cancelled meeting")
    func cancelled() throws {
        let samling = try Samling.called()
        let call = try call(samling)
        #expect(try samling("cancel", "sjustjerna/2023-08-18", "--send").status == 0)
        #expect(try outcome(call.mail(call.object("ACCEPTED")), samling).0 == "quarantined")
        #expect(try samling("inbox", "--json").list.count == 1)
    }

    @Test("I9 a party crasher, to whom the call was passed on")
    func partyCrasher() throws {
        let samling = try Samling.called()
        let call = try call(samling)
        let object = call.object(
            "ACCEPTED", attendee: "ATTENDEE;CN=Per Framand;PARTSTAT=ACCEPTED:mailto:per@example.com")
        #expect(try outcome(call.mail(object, from: "Per Framand <per@example.com>"), samling).0 == "quarantined")
        #expect(try samling.answers()["accepted"] == 0)
        let waiting = try #require(try samling("inbox", "--json").list.first)
        #expect(waiting["from"] as? String == "per@example.com")
    }

    @Test("I10 DELEGATED-TO names another person")
    func delegated() throws {
        let samling = try Samling.called()
        let call = try call(samling)
        let object = call.object(
            "", attendee: "ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:x@example.com\":mailto:\(call.address)")
        let (what, _) = try outcome(call.mail(object), samling)
        #expect(what == "answer")
        #expect(try samling.answers()["declined"] == 1)
        #expect(try samling("inbox", "--json").list.count == 1)
    }

    @Test(
        "I11 COUNTER proposes another time, which is taken or declined with one command",
        arguments: ["accept", "reject"])
    func counter(verb: String) throws {
        let samling = try Samling.called()
        let call = try call(samling)
        let object = call.object(
            "TENTATIVE", method: "COUNTER",
            lines: [
                "DTSTART;TZID=W. Europe Standard Time:20230825T100000",
                "DTEND;TZID=W. Europe Standard Time:20230825T150000",
            ])
        #expect(try outcome(call.mail(object, method: "COUNTER"), samling).0 == "quarantined")
        let number = try #require(try samling("inbox", "--json").list.first?["number"] as? Int)
        let settled = try samling("inbox", verb, "\(number)")
        #expect(settled.status == 0, "\(settled.err)")
        let meeting = try #require(try samling("meetings", "sjustjerna", "--json").list.first)
        #expect(meeting["date"] as? String == (verb == "accept" ? "2023-08-25" : "2023-08-18"))
        try samling("run-due")
        let declined = try samling.rawLetters().filter { $0.contains("DECLINECOUNTER") }
        #expect(declined.count == (verb == "accept" ? 0 : 1))
        #expect(try samling("inbox", "--json").list.isEmpty)
    }

    @Test("I12 REFRESH asks for the call as it is now")
    func refresh() throws {
        let samling = try Samling.called()
        let call = try call(samling)
        func calls() throws -> [String] { try samling.calendars(to: Self.kari).filter { $0.contains(call.uid) } }
        let before = try calls().count
        let object = call.object("NEEDS-ACTION", method: "REFRESH")
        #expect(try outcome(call.mail(object, method: "REFRESH"), samling).0 == "command")
        try samling("run-due")
        #expect(try calls().count == before + 1)
    }

    @Test(
        "I13 RECURRENCE-ID is the meeting's own time, in any way of writing it",
        arguments: [
            "RECURRENCE-ID:20230818T070000Z", "RECURRENCE-ID;TZID=Europe/Oslo:20230818T090000",
            "RECURRENCE-ID;TZID=W. Europe Standard Time:20230818T090000",
        ])
    func recurrence(line: String) throws {
        let samling = try Samling.called()
        let call = try call(samling)
        #expect(try outcome(call.mail(call.object("ACCEPTED", lines: [line])), samling).0 == "answer")
    }

    @Test("I14 RECURRENCE-ID is a time that the meeting doesn't have")
    func unknownInstance() throws {
        let samling = try Samling.called()
        let call = try call(samling)
        let object = call.object("ACCEPTED", lines: ["RECURRENCE-ID:20230929T070000Z"])
        #expect(try outcome(call.mail(object), samling).0 == "quarantined")
        #expect(try samling.answers()["accepted"] == 0)
    }

    @Test("I15 METHOD in lower case, PRODID missing, STATUS in the reply")
    func sanitized() throws {
        let samling = try Samling.called()
        let call = try call(samling)
        let object = call.object("accepted", method: "reply", lines: ["STATUS:CONFIRMED"])
            .replacingOccurrences(of: "PRODID:-//Example//EN\r\n", with: "")
        #expect(try outcome(call.mail(object, method: "reply"), samling).0 == "answer")
    }

    @Test("I16 MAILTO in capitals")
    func mailto() throws {
        let samling = try Samling.called()
        let call = try call(samling)
        let object = call.object("", attendee: "ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:\(call.address.uppercased())")
        let mail = call.mail(object, from: "<\(call.address.uppercased())>", to: call.replyTo.uppercased())
        #expect(try outcome(mail, samling).0 == "answer")
    }

    @Test("I17 winmail.dat in place of the calendar part")
    func tnef() throws {
        let samling = try Samling.called()
        let call = try call(samling)
        let mail = call.mail(
            "eJ8+IgIAAQaQCAAEAAAAAAABAAEAAQeQBgAIAAAA5AQ", type: "application/ms-tnef; name=\"winmail.dat\"")
        #expect(try outcome(mail, samling).0 == "quarantined")
        #expect(try samling.answers()["accepted"] == 0)
    }

    @Test("I18 a bounce brings our own invitation back")
    func bounce() throws {
        let samling = try Samling.called()
        let call = try call(samling)
        let own = try #require(try samling.rawLetters().first { $0.contains(call.messageID) })
        let mail = """
            Return-Path: <>
            From: MAILER-DAEMON@mx.example.no
            To: <mote@sjustjerna.example.no>
            Subject: Undelivered Mail Returned to Sender
            Auto-Submitted: auto-replied
            Message-ID: <b1@mx.example.no>
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="r1"

            --r1
            Content-Type: text/plain

            I'm sorry to have to inform you.

            --r1
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.no

            Final-Recipient: rfc822; \(call.address)
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 User unknown

            --r1
            Content-Type: message/rfc822

            \(own)
            --r1--

            """.replacingOccurrences(of: "\n", with: "\r\n")
        let (what, _) = try outcome(mail, samling)
        #expect(what == "bounce")
        #expect(try samling.answers().allSatisfy { $0.key == "none" || $0.value == 0 })
        let failed = try samling("mail", "--state", "failed", "--json").list
        #expect(failed.map { $0["to"] as? String } == [call.address])
        let told = try samling("mail", "--json").list.filter { $0["kind"] as? String == "undelivered" }
        #expect(told.count == 1)
    }

    @Test(
        "I19 an answer in words only («Jeg kommer») is shown to the coordinator", arguments: ["Jeg kommer", "Eg kjem!"])
    func wordsOnly(text: String) throws {
        let samling = try Samling.called()
        let call = try call(samling)
        #expect(try outcome(call.words(text), samling).0 == "quarantined")
        let waiting = try #require(try samling("inbox", "--json").list.first)
        #expect((waiting["detail"] as? String)?.contains(text) == true)
    }

    @Test("I20 X-LIC-ERROR from the sender is no error of ours")
    func licError() throws {
        let samling = try Samling.called()
        let call = try call(samling)
        let object = call.object("ACCEPTED", lines: ["X-LIC-ERROR;X-LIC-ERRORTYPE=VALUE-PARSE-ERROR:No value"])
        #expect(try outcome(call.mail(object), samling).0 == "answer")
    }

    @Test("I21 several calendar parts in one mail: the same twice is one answer, two that differ wait")
    func severalParts() throws {
        let samling = try Samling.called()
        let call = try call(samling)
        func mail(_ other: String) -> String {
            call.mail(call.object("ACCEPTED")).replacingOccurrences(
                of: "--b1--", with: "--b1\r\nContent-Type: application/ics; name=invite.ics\r\n\r\n\(other)\r\n--b1--")
        }
        #expect(try outcome(mail(call.object("DECLINED")), samling).0 == "quarantined")
        #expect(try outcome(mail(call.object("ACCEPTED")), samling).0 == "answer")
    }

    @Test(
        "I22 out of office and forward notices",
        arguments: [
            "Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All", "Precedence: auto_reply",
        ])
    func automatic(header: String) throws {
        let samling = try Samling.called()
        let call = try call(samling)
        #expect(try outcome(call.words("Utført", headers: [header]), samling).0 == "auto-reply")
        #expect(try samling("inbox", "--json").list.isEmpty)
    }

    @Test("I23 Google sends the master and each override")
    func overrides() throws {
        let samling = try Samling.called()
        let call = try call(samling)
        let override = [
            "END:VEVENT", "BEGIN:VEVENT", "UID:\(call.uid)", "DTSTAMP:20230620T080000Z", "SEQUENCE:0",
            "RECURRENCE-ID:20230929T070000Z", "ATTENDEE;PARTSTAT=DECLINED:mailto:\(call.address)",
        ]
        #expect(try outcome(call.mail(call.object("ACCEPTED", lines: override)), samling).0 == "answer")
        #expect(try samling.answers()["accepted"] == 1)
    }
}
