import FoundationEssentials
import ICalendar
import Mail
import Meetings
import Testing

@testable import Letters

@Suite("Calendar objects in letters")
struct CalendarTests {
    let fixture: LetterFixture

    init() throws { fixture = try LetterFixture.own.get() }

    @Test("a call is a REQUEST for the reader alone")
    func request() throws {
        let letter = try fixture.read(try SampleNotices.invitation())
        let part = try letter.part("text/calendar")
        #expect(part.parameters["method"] == "REQUEST")
        #expect(part.disposition == nil)
        #expect(try letter.part("application/ics").bytes == part.bytes)
        let object = try letter.calendar()
        #expect(object.method == .request)
        let event = try letter.event()
        #expect(event.uid == "m1@example.no")
        #expect(event.sequence == 1)
        #expect(event.stamp == 1_691_650_920)
        #expect(event.summary == "Sjustjerna")
        #expect(event.location == "Ulsteinvik")
        #expect(event.status == .confirmed)
        #expect(event.organizer == CalendarAddress(name: "Sjustjerna helse og omsorg", address: "mote+t1@example.no"))
        #expect(event.attendees == [Attendee(name: "Kari", address: "kari@example.no")])
        #expect(event.description?.hasPrefix("Svar i kalenderen med Godta") == true)
        #expect(try letter.calendarText().contains("\r\nDTSTART;TZID=Europe/Oslo:20230818T090000\r\n"))
        #expect(try letter.calendarText().contains("\r\nDTEND;TZID=Europe/Oslo:20230818T143000\r\n"))
        #expect(try !letter.calendarText().contains("VALARM"))
        #expect(letter.mail.replyTo.map(\.addressText) == ["mote+t1@example.no"])
        #expect(letter.mail.from.map(\.addressText) == ["mote@example.no"])
    }

    @Test("a moved meeting is asked about anew, a changed one keeps the answer")
    func participation() throws {
        let accepted = { (notice: inout InvitationNotice) in notice.invitation.answer = Answer(.accepted) }
        let moved = try fixture.read(try SampleNotices.invitation("moved", accepted)).event()
        #expect(moved.attendees.first?.status == .needsAction)
        #expect(moved.attendees.first?.rsvp == true)
        let updated = try fixture.read(try SampleNotices.invitation("updated", accepted)).event()
        #expect(updated.attendees.first?.status == .accepted)
        #expect(updated.attendees.first?.rsvp == true)
    }

    @Test("a cancellation cancels; taking one person off says nothing of the meeting's status")
    func cancelling() throws {
        let cancelled = try fixture.read(try SampleNotices.invitation("cancelled"))
        #expect(try cancelled.calendar().method == .cancel)
        #expect(try cancelled.event().status == .cancelled)
        #expect(try cancelled.event().attendees.first?.rsvp == false)
        #expect(try cancelled.text().contains("Grunn: Sjukdom"))
        let withdrawn = try fixture.read(try SampleNotices.invitation("withdrawn"))
        #expect(try withdrawn.calendar().method == .cancel)
        #expect(try withdrawn.event().status == nil)
        for letter in [cancelled, withdrawn] {
            #expect(try !letter.text().contains("Godta"))
            #expect(try !letter.html().contains("<a "))
        }
    }

    @Test("a presenter is called to the case, and to its slot only")
    func presenter() throws {
        let letter = try fixture.read(try SampleNotices.invitation(presenter: true))
        let event = try letter.event()
        #expect(event.summary == "21/23 Pasientforløp")
        #expect(try letter.calendarText().contains("DTSTART;TZID=Europe/Oslo:20230818T091000"))
        #expect(try letter.calendarText().contains("DTEND;TZID=Europe/Oslo:20230818T094500"))
        #expect(try letter.text().contains("21/23 Pasientforløp"))
        #expect(try letter.text().contains("kl. 09.10–09.45"))
        #expect(try !letter.text().contains("14.30 (Europe/Oslo)"))
    }

    @Test("every object passes the table of RFC 5546")
    func restrictions() throws {
        for case .invitation(let notice) in SampleNotices.all {
            let reader = LetterReader(SampleNotices.envelope(.nn))
            let calendar = InvitationCalendar(
                notice: notice, reader: reader, organizer: "mote+t1@example.no", attendee: "kari@example.no",
                description: "Innkalling")
            #expect(try calendar.object.restrictionFaults() == [], "\(Notice.invitation(notice).kind)")
        }
    }

    @Test("without reply tokens, or room for one, the mailbox itself calls")
    func plainOrganizer() throws {
        let plain = try LetterFixture(folders: [LetterFixture.templates], replyTokens: false).read(
            try SampleNotices.invitation())
        #expect(try plain.event().organizer?.address == "mote@example.no")
        let long = try SampleNotices.invitation { $0.invitation.token = String(repeating: "a", count: 61) }
        #expect(try fixture.read(long).event().organizer?.address == "mote@example.no")
    }

    @Test("an unknown place is no place, and a long text is cut between two characters", arguments: ["?", ""])
    func edges(place: String) throws {
        let notice = try SampleNotices.invitation(presenter: true) { notice in
            notice.meeting.place = place
            notice.caseTitle = String(repeating: "møtå ", count: 2_000)
        }
        let letter = try fixture.read(notice)
        #expect(try letter.event().location == nil)
        #expect(try !letter.text().contains("Stad"))
        #expect(try #require(try letter.event().summary).utf8.count <= 400)
        #expect(try #require(try letter.event().description).utf8.count <= 4_000)
    }

    @Test("the object is the one that was agreed on, to the byte")
    func golden() throws {
        let letter = try fixture.read(try SampleNotices.invitation("cancelled"))
        let event = try letter.calendarText().split(separator: "END:VTIMEZONE\r\n").last.map(String.init) ?? ""
        #expect(
            event.replacing("\r\n", with: "\n") == """
                BEGIN:VEVENT
                UID:m1@example.no
                DTSTAMP:20230810T070200Z
                SEQUENCE:1
                DTSTART;TZID=Europe/Oslo:20230818T090000
                DTEND;TZID=Europe/Oslo:20230818T143000
                SUMMARY:Sjustjerna
                DESCRIPTION:Grunn: Sjukdom\\n\\nDu treng ikkje svare. Møtet blir stroke i ka
                 lenderen din\\; nokre kalenderprogram spør deg først.
                LOCATION:Ulsteinvik
                STATUS:CANCELLED
                TRANSP:OPAQUE
                CLASS:PUBLIC
                ORGANIZER;CN="Sjustjerna helse og omsorg":mailto:mote+t1@example.no
                ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;CN="Kari":mailto:kari@examp
                 le.no
                END:VEVENT
                END:VCALENDAR

                """)
    }
}
