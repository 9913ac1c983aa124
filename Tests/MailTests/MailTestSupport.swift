import Foundation
import Testing

@testable import Mail

/// The error of what is expected to fail; nil where it didn't.
func refusal(_ attempt: () throws(MailError) -> Void) -> MailError? {
    do throws(MailError) {
        try attempt()
        return nil
    } catch {
        return error
    }
}

/// A small generator whose numbers follow from the seed (SplitMix64).
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A line of text with letters from many scripts.
    mutating func text(upTo length: Int) -> String {
        let pieces =
            (0x20...0x7E).compactMap { Unicode.Scalar($0).map { String($0) } }
            + [
                "æ", "ø", "Å", "č", "ŋ", "đ", "日本", "🌨️", "👩‍👩‍👧", "e\u{301}", "\u{a0}", "\u{200f}", "=?", "?=", "  ",
                "\"",
                "\\", "møte",
            ]
        return (0..<Int.random(in: 0...length, using: &self)).compactMap { _ in pieces.randomElement(using: &self) }
            .joined()
    }
}

extension OutgoingMail {
    /// A letter as they are: Nynorsk, from the network to one person.
    static func example(subject: String = "Innkalling: Fagrådet 29. september", name: String = "Kari Nordmann") throws
        -> OutgoingMail
    {
        OutgoingMail(
            from: Mailbox(
                name: "Nettverket Velferdsteknologi", address: try MailAddress(parsing: "mote@nett.example.no")),
            replyTo: Mailbox(name: "", address: try MailAddress(parsing: "mote+t0ken@nett.example.no")),
            to: Mailbox(name: name, address: try MailAddress(parsing: "kari@kommune.example.no")),
            subject: subject, date: MailDate(secondsSince1970: 1_695_970_800, offsetSeconds: 7_200),
            messageID: "018f3c1e-7b2a@nett.example.no", text: "Hei Kari\n\nVelkomen til møte.\n",
            html: "<p>Hei Kari</p>\n<p>Velkomen til møte.</p>\n")
    }

    /// The same with a calendar object.
    static func invitation() throws -> OutgoingMail {
        var mail = try example()
        let lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:REQUEST", "BEGIN:VEVENT", "SUMMARY:Fagrådet i ", "  Ørsta",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
        mail.calendar = CalendarPart(bytes: Array(lines.map { $0 + "\r\n" }.joined().utf8), method: "REQUEST")
        return mail
    }
}

/// A mail whose lines end as they do on the way.
func incoming(_ text: String) throws -> IncomingMail {
    try MailReader.read(Array(text.replacing("\n", with: "\r\n").utf8))
}
