import FoundationEssentials
import Mail
import Meetings
import Testing

@testable import Letters

/// Mails as other programs write them, part by part.
struct RawMail {
    struct Part {
        var type: String
        var body: String
        var headers: [String] = []

        static func text(_ body: String) -> Part { Part(type: "text/plain; charset=UTF-8", body: body) }

        static func calendar(_ body: String, method: String? = "REPLY") -> Part {
            let parameter = method.map { "; method=\($0)" } ?? ""
            return Part(type: "text/calendar; charset=UTF-8\(parameter)", body: body)
        }

        static func file(_ name: String, _ type: String, _ body: String) -> Part {
            Part(type: type, body: body, headers: ["Content-Disposition: attachment; filename=\"\(name)\""])
        }
    }

    var headers = [
        "From: Kari Nordmann <Kari@Example.no>", "To: <mote+\(Self.token)@example.no>", "Subject: Svar",
        "Message-ID: <svar-1@kommune.example.no>", "Date: Thu, 10 Aug 2023 09:02:00 +0200",
    ]
    var kind = "mixed"
    var parts: [Part]

    static let token = "abcdefghijklmnopqrstuv2345"

    init(_ parts: Part..., kind: String = "mixed", more headers: [String] = []) {
        self.parts = parts
        self.kind = kind
        self.headers += headers
    }

    /// The header in place of the one of this name.
    func with(_ name: String, _ value: String) -> RawMail {
        var mail = self
        mail.headers.removeAll { $0.lowercased().hasPrefix(name.lowercased() + ":") }
        mail.headers.insert("\(name): \(value)", at: 0)
        return mail
    }

    var bytes: [UInt8] {
        var lines = headers + ["MIME-Version: 1.0"]
        if parts.count == 1, kind == "mixed" {
            lines += ["Content-Type: \(parts[0].type)"] + parts[0].headers + ["", parts[0].body]
        } else {
            lines += ["Content-Type: multipart/\(kind); boundary=\"skilje\"", ""]
            for part in parts { lines += ["--skilje", "Content-Type: \(part.type)"] + part.headers + ["", part.body] }
            lines += ["--skilje--", ""]
        }
        return Array(lines.joined(separator: "\n").replacing("\n", with: "\r\n").utf8)
    }

    func read(by writer: LetterWriter? = nil) throws -> IncomingLetter {
        try (writer ?? LetterFixture.own.get().writer).read(bytes, network: Self.register.network)
    }

    static var register: Register { SampleNotices.envelope(.nn).register }

    /// What Exchange answers: without ORGANIZER, with a zone of Windows.
    static func exchange(
        _ status: String = "ACCEPTED", uid: String = "m1@example.no", sequence: Int = 1, method: String = "REPLY",
        _ more: [String] = []
    ) -> String {
        ([
            "BEGIN:VCALENDAR", "METHOD:\(method)", "PRODID:Microsoft Exchange Server 2010", "VERSION:2.0",
            "BEGIN:VEVENT", "ATTENDEE;PARTSTAT=\(status);CN=Kari Nordmann:MAILTO:Kari@Example.no", "UID:\(uid)",
            "SEQUENCE:\(sequence)", "DTSTAMP:20230810T070200Z",
            "DTSTART;TZID=W. Europe Standard Time:20230818T090000",
            "DTEND;TZID=W. Europe Standard Time:20230818T143000",
        ] + more + ["END:VEVENT", "END:VCALENDAR", ""]).joined(separator: "\n")
    }

    static func google(_ status: String = "DECLINED", _ more: [String] = []) -> String {
        exchange(status, more).replacing(
            "Microsoft Exchange Server 2010", with: "-//Google Inc//Google Calendar 70.9054//EN")
    }
}

extension IncomingLetter {
    var reply: CalendarReply? { if case .calendar(let reply) = content { reply } else { nil } }
    var bounce: Bounce? { if case .bounce(let bounce) = content { bounce } else { nil } }
}
