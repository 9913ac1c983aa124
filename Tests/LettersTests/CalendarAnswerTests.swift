import FoundationEssentials
import Mail
import Meetings
import Testing

@testable import Letters

@Suite("Calendar answers that come in")
struct CalendarAnswerTests {
    @Test("Exchange's, without ORGANIZER, with the words that were written beside it")
    func exchange() throws {
        let letter = try RawMail(
            .text("Eg er sjuk, Ola kjem i staden."), .calendar(RawMail.exchange("DECLINED")), kind: "alternative",
            more: ["X-Auto-Response-Suppress: OOF, AutoReply"]
        ).read()
        let reply = try #require(letter.reply)
        #expect(reply.method == .reply)
        #expect(reply.uid == "m1@example.no")
        #expect(reply.sequence == 1)
        #expect(reply.stamp == Date(timeIntervalSince1970: 1_691_650_920))
        #expect(reply.start == Date(timeIntervalSince1970: 1_692_342_000))
        #expect(reply.end == Date(timeIntervalSince1970: 1_692_361_800))
        #expect(reply.recurrence == nil && !reply.hasUnknownRecurrence)
        #expect(reply.attendees == [.init(address: "kari@example.no", name: "Kari Nordmann", status: .declined)])
        #expect(reply.comment == "Eg er sjuk, Ola kjem i staden.")
        #expect(letter.automatic == "X-Auto-Response-Suppress")
    }

    @Test(
        "what the program itself writes is no comment",
        arguments: [
            "Kari Nordmann har godtatt denne invitasjonen.", "kari@example.no has accepted this invitation.",
            "Kari Nordmann <kari@example.no> has accepted your event invitation.", "Kari har takka ja.",
            "Kari har svart «Kanskje» på innkallinga", "",
        ])
    func stock(sentence: String) throws {
        let letter = try RawMail(
            .text("\(sentence)\n\nSjustjerna\nNår: fredag 18. august\nKvar: Ulsteinvik"),
            .calendar(RawMail.google("ACCEPTED")), kind: "alternative"
        ).read()
        #expect(letter.reply?.attendees.first?.status == .accepted)
        #expect(letter.reply?.comment == nil)
        let own = try RawMail(.text("\(sentence)\n\nKjem litt seint."), .calendar(RawMail.exchange())).read()
        #expect(own.reply?.comment == "Kjem litt seint.")
    }

    @Test(
        "people's own words are, though they say the same words",
        arguments: ["Eg har takka nei til eit anna møte for dette.", "Ola har takka ja i staden for meg", "Ok"])
    func ownWords(text: String) throws {
        let letter = try RawMail(.text(text), .calendar(RawMail.exchange()), kind: "alternative").read()
        #expect(letter.reply?.comment == text)
    }

    @Test("a comment in the object comes first, and a long one is cut")
    func comment() throws {
        let both = RawMail(.text("Andre ord"), .calendar(RawMail.google("DECLINED", ["COMMENT:På reise\\, dessverre"])))
        #expect(try both.read().reply?.comment == "På reise, dessverre")
        let long = RawMail(.calendar(RawMail.google("DECLINED", ["COMMENT:" + String(repeating: "å", count: 7_000)])))
        #expect(try #require(long.read().reply?.comment).utf8.count <= 2_000)
    }

    @Test("a mail of nothing but lines costs no more than a few of them", .timeLimit(.minutes(10)))
    func manyLines() throws {
        let text = String(repeating: "Kari har takka ja til denne innkallinga, og til mykje anna òg.\n", count: 900)
        let letter = try RawMail(.text(text + "Slutt"), .calendar(RawMail.exchange()), kind: "alternative").read()
        #expect(letter.reply != nil)
        #expect(letter.words.count > 100)
        #expect(letter.reply?.comment == nil)
    }

    @Test("several copies of one answer are one")
    func copies() throws {
        let regenerated = RawMail.google("ACCEPTED").replacing("\nSEQUENCE", with: "\nX-EKSTRA:1\nSEQUENCE")
        let letter = try RawMail(
            .file("invite.ics", "application/ics; name=invite.ics", regenerated), .text("Ja"),
            .calendar(RawMail.exchange())
        ).read()
        #expect(letter.reply?.attendees.first?.status == .accepted)
        let broken = RawMail(.calendar(RawMail.exchange()), .file("a.ics", "application/ics", "BEGIN:VCALENDAR\nrot"))
        #expect(try broken.read().reply != nil)
    }

    @Test("several that differ in anything are none")
    func different() throws {
        let others = [
            RawMail.exchange("DECLINED"), RawMail.exchange(uid: "m2@example.no"), RawMail.exchange(sequence: 2),
            RawMail.exchange(method: "COUNTER"), RawMail.exchange("ACCEPTED", ["RECURRENCE-ID:20230818T070000Z"]),
            RawMail.exchange().replacing("Kari@Example.no", with: "ola@example.no"),
        ]
        for other in others {
            let mail = RawMail(.calendar(RawMail.exchange()), .file("a.ics", "application/ics", other))
            #expect(try mail.read().content == .unreadableCalendar("several"))
        }
        var many = RawMail(.text("x"), .text("y"))
        many.parts = Array(repeating: .calendar(RawMail.exchange()), count: 20)
        #expect(try many.read().content == .unreadableCalendar("several"))
    }

    @Test("our own call that comes back with words is no answer, but the words are")
    func ownCall() throws {
        let call = RawMail.exchange(
            "NEEDS-ACTION", method: "REQUEST", ["ORGANIZER:mailto:mote+\(RawMail.token)@example.no"])
        let mail = RawMail(.text("utført 41"), .file("invite.ics", "application/ics", call))
        #expect(try mail.read().content == .words)
        #expect(try RawMail(.text("utført 41"), .calendar(call, method: "REQUEST")).read().content == .words)
        let both = RawMail(.calendar(RawMail.exchange("DECLINED")), .file("invite.ics", "application/ics", call))
        #expect(try both.read().reply?.attendees.first?.status == .declined)
        #expect(try RawMail(.calendar(call, method: "REQUEST")).read().reply?.method == .request)
    }

    @Test("any other calendar file that is sent along with words is no answer either")
    func otherFiles() throws {
        let plan = RawMail.exchange(method: "PUBLISH").replacing("METHOD:PUBLISH\n", with: "")
        for file in [plan, RawMail.exchange(method: "PUBLISH"), "BEGIN:VCALENDAR\nEND:VCALENDAR", "rot"] {
            #expect(try RawMail(.text("Sjå vedlegg"), .file("p.ics", "text/calendar", file)).read().content == .words)
            let alone = try RawMail(.text(""), .file("p.ics", "text/calendar", file)).read()
            #expect(alone.content != .words && alone.reply?.method != .reply)
        }
        let theirs = RawMail.exchange(method: "REQUEST", ["ORGANIZER:mailto:ola@example.no"])
        #expect(try RawMail(.text("Kom!"), .calendar(theirs, method: "REQUEST")).read().reply?.method == .request)
    }

    @Test("a broken or boundless one waits with its words")
    func unreadable() throws {
        let long = "X-A:" + String(repeating: "x", count: 20_000)
        for object in ["rot", "", RawMail.exchange("ACCEPTED", [long]), RawMail.exchange(method: "TULL")] {
            let letter = try RawMail(.text("Eg kjem"), .calendar(object, method: nil), kind: "alternative").read()
            guard case .unreadableCalendar(let why) = letter.content else { throw SampleNotices.Missing() }
            #expect(!why.isEmpty)
            #expect(letter.words == ["Eg kjem"])
        }
    }

    @Test(
        "times are instants where their zone is known",
        arguments: [
            ("DTSTART:20230818T070000Z", 1_692_342_000.0), ("DTSTART;TZID=Europe/Oslo:20230818T090000", 1_692_342_000),
            ("DTSTART:20230818T090000", 1_692_342_000), ("DTSTART;TZID=Europe/Oslo:20260329T023000", 1_774_747_800),
            ("DTSTART;TZID=Europe/Oslo:20261025T023000", 1_792_888_200), ("DTSTART:20230818T090007", 1_692_342_007),
            ("DTSTART;TZID=Customized Time Zone:20230818T090000", nil), ("DTSTART;VALUE=DATE:20230818", nil),
        ] as [(String, Double?)])
    func times(line: String, instant: Double?) throws {
        let start = "DTSTART;TZID=W. Europe Standard Time:20230818T090000"
        let reply = try RawMail(.calendar(RawMail.exchange().replacing(start, with: line))).read().reply
        #expect(reply?.start == instant.map { Date(timeIntervalSince1970: $0) })
        let recurrence = line.replacing("DTSTART", with: "RECURRENCE-ID")
        let instance = try RawMail(.calendar(RawMail.exchange("ACCEPTED", [recurrence]))).read().reply
        #expect(instance?.recurrence == instant.map { Date(timeIntervalSince1970: $0) })
        #expect(instance?.hasUnknownRecurrence == (instant == nil))
    }

    @Test("delegates, several attendees, and what is left out")
    func attendees() throws {
        let object = RawMail.exchange().replacing(
            "ATTENDEE;PARTSTAT=ACCEPTED;",
            with: "ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:Ola@x.no\",\"MAILTO:per@x.no\":mailto:Liv@x.no\n"
                + "ATTENDEE;PARTSTAT=TENTATIVE;")
        let reply = try #require(RawMail(.calendar(object)).read().reply)
        #expect(
            reply.attendees == [
                .init(address: "liv@x.no", status: .delegated, delegatedTo: ["ola@x.no", "per@x.no"]),
                .init(address: "kari@example.no", name: "Kari Nordmann", status: .tentative),
            ])
        let lines = RawMail.exchange().split(separator: "\n").filter { line in
            !["ATTENDEE", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND"].contains { line.hasPrefix($0) }
        }
        let bare = try #require(RawMail(.calendar(lines.joined(separator: "\n"))).read().reply)
        #expect(bare.attendees == [])
        #expect(bare.sequence == nil)
        #expect(bare.stamp == nil && bare.start == nil && bare.end == nil && bare.comment == nil)
    }

    @Test(
        "proposals, requests for the call, and what should not come",
        arguments: [
            ("COUNTER", CalendarReply.Method.counter), ("REFRESH", .refresh), ("REPLY", .reply), ("reply", .reply),
            ("CANCEL", .cancel), ("ADD", .add), ("DECLINECOUNTER", .declineCounter), ("PUBLISH", .publish),
        ])
    func methods(written: String, method: CalendarReply.Method) throws {
        #expect(try RawMail(.calendar(RawMail.exchange(method: written))).read().reply?.method == method)
    }

    @Test("Outlook's own packing is told apart from words that came with it")
    func outlookOnly() throws {
        let answer = "\u{78}\u{9f}IPM.Microsoft Schedule.MtgRespP"
        let file = RawMail.Part.file("winmail.dat", "application/ms-tnef", answer)
        #expect(try RawMail(.text("Kjem"), file).read().content == .outlookOnly)
        let note = RawMail.Part.file("winmail.dat", "application/ms-tnef", "IPM.Note")
        #expect(try RawMail(.text("utført 41"), note).read().content == .words)
        #expect(try RawMail(.text(""), note).read().content == .outlookOnly)
        #expect(try RawMail(.text("Ja"), file, .calendar(RawMail.exchange())).read().reply != nil)
    }
}
