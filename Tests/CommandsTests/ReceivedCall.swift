import Foundation
import Testing

/// A call as one member has it in the mailbox, and what that member's program makes of it.
struct ReceivedCall {
    var address: String
    var messageID: String
    var replyTo: String
    var uid: String
    var sequence: String

    /// The call to the meeting of 18 August that has gone out to the address.
    init(to address: String, in samling: Samling) throws {
        self.address = address
        let calls = try samling.rawLetters().filter { raw in
            raw.lines(of: "To: ").first?.contains("<\(address)>") == true && raw.contains("method=REQUEST")
        }.map { ($0, Samling.part("text/calendar", of: $0).replacingOccurrences(of: "\n ", with: "")) }
        let (letter, object) = try #require(calls.last { $0.1.contains("DTSTART;TZID=Europe/Oslo:20230818") })
        messageID = try #require(letter.lines(of: "Message-ID: ").first).droppingName
        let unfolded = letter.replacingOccurrences(of: "\n ", with: " ")
        replyTo = try #require(unfolded.lines(of: "Reply-To: ").first).angleAddress
        uid = try #require(object.lines(of: "UID:").first).droppingName
        sequence = try #require(object.lines(of: "SEQUENCE:").first).droppingName
    }

    /// The calendar part of an answer; `lines` come after the UID.
    func object(
        _ status: String, method: String = "REPLY", stamp: String = "20230620T080000Z", attendee: String? = nil,
        lines: [String] = [], sequence: String? = nil
    ) -> String {
        let attendee = attendee ?? "ATTENDEE;PARTSTAT=\(status):mailto:\(address)"
        return
            ([
                "BEGIN:VCALENDAR", "PRODID:-//Example//EN", "VERSION:2.0", "METHOD:\(method)", "BEGIN:VEVENT",
                "UID:\(uid)",
            ]
            + ["DTSTAMP:\(stamp)", "SEQUENCE:\(sequence ?? self.sequence)"] + (attendee.isEmpty ? [] : [attendee])
            + lines
            + ["END:VEVENT", "END:VCALENDAR", ""]).joined(separator: "\r\n")
    }

    /// The whole mail.
    func mail(
        _ object: String, from: String? = nil, to: String? = nil, method: String = "REPLY", text: String = "",
        headers: [String] = [], type: String? = nil
    ) -> String {
        let type = type ?? "text/calendar; charset=utf-8; method=\(method)"
        return """
            From: \(from ?? "<\(address)>")\r
            To: <\(to ?? replyTo)>\r
            Subject: Svar\r
            Date: Tue, 20 Jun 2023 10:00:00 +0200\r
            Message-ID: <\(UUID().uuidString)@example.no>\r
            \(headers.map { "\($0)\r\n" }.joined())MIME-Version: 1.0\r
            Content-Type: multipart/alternative; boundary="b1"\r
            \r
            --b1\r
            Content-Type: text/plain; charset=utf-8\r
            \r
            \(text)\r
            --b1\r
            Content-Type: \(type)\r
            \r
            \(object)\r
            --b1--\r

            """
    }

    /// An answer in words to the call.
    func words(_ text: String, from: String? = nil, headers: [String] = []) -> String {
        """
        From: \(from ?? "<\(address)>")\r
        To: <\(replyTo)>\r
        Subject: Sv: Innkalling\r
        In-Reply-To: \(messageID)\r
        Message-ID: <\(UUID().uuidString)@example.no>\r
        \(headers.map { "\($0)\r\n" }.joined())MIME-Version: 1.0\r
        Content-Type: text/plain; charset=utf-8\r
        \r
        \(text)\r

        """
    }
}

extension Samling {
    /// Meetings to the end of 2023, and everyone called to the first one.
    static func called() throws -> Samling {
        let samling = try planned()
        let invited = try samling("invite", "sjustjerna/2023-08-18", "--send")
        #expect(invited.status == 0, "\(invited.err)")
        #expect(try samling("run-due").status == 0)
        return samling
    }

    /// Gives it a mail as if it had come.
    func receive(_ mail: String, now: String = Samling.june) throws -> Outcome {
        let outcome = try self("inbox", "process", "-", "--json", now: now, input: mail)
        #expect(outcome.status == 0, "\(outcome.err)")
        return outcome
    }

    /// How many have answered what to the meeting of 18 August.
    func answers() throws -> [String: Int] {
        let meeting = try #require(try self("meetings", "sjustjerna", "--json").list.first)
        return try #require(meeting["answers"] as? [String: Int])
    }
}

extension String {
    fileprivate var droppingName: String {
        String(self[(firstIndex(of: ":").map(index(after:)) ?? startIndex)...]).trimmingCharacters(in: .whitespaces)
    }

    fileprivate var angleAddress: String {
        guard let start = lastIndex(of: "<"), let end = lastIndex(of: ">") else { return droppingName }
        return String(self[index(after: start)..<end])
    }
}
