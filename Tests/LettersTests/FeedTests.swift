import FoundationEssentials
import ICalendar
import Mail
import Testing

@testable import Letters
@testable import Meetings

@Suite("A forum's feed")
struct FeedTests {
    private let writer: LetterWriter
    private var meetings: [Meeting] = []
    private let forum: Forum
    private let register: Register

    init() throws {
        writer = try LetterFixture.own.get().writer
        guard case .invitation(let notice) = try SampleNotices.invitation() else { throw SampleNotices.Missing() }
        forum = notice.forum
        register = SampleNotices.envelope(.nn).register
        let stages: [Meeting.Stage] = [.planned, .called, .cancelled]
        for (index, stage) in stages.enumerated() {
            var meeting = notice.meeting
            meeting.uid = "m\(index)@example.no"
            meeting.date = meeting.date.adding(days: -42 * index)
            meeting.stage = stage
            if stage == .cancelled { meeting.cancellation = Cancellation(reason: "sjukdom", at: meeting.stamp) }
            meetings.append(meeting)
        }
    }

    private func feed(_ meetings: [Meeting]) -> CalendarFeed {
        CalendarFeed(
            name: forum.name, language: .nn, timezone: register.network.timezone,
            entries: meetings.map { meeting in
                CalendarFeed.Entry(
                    uid: meeting.uid, sequence: meeting.sequence, stamp: meeting.stamp, changed: meeting.stamp,
                    fact: .meeting(meeting, forum, meeting.slot, caseTitle: nil), isCancelled: meeting.isCancelled)
            })
    }

    @Test("has every meeting, by date, each with what it has come to")
    func events() throws {
        let object = try CalendarReader.read(try writer.feed(feed(meetings)))
        #expect(object.method == nil)
        #expect(object.name == "Sjustjerna helse og omsorg")
        #expect(object.refreshMinutes == 60)
        #expect(object.events.map(\.uid) == ["m2@example.no", "m1@example.no", "m0@example.no"])
        #expect(object.events.map(\.status) == [.cancelled, .confirmed, .tentative])
        #expect(object.events.allSatisfy { $0.attendees.isEmpty && $0.organizer == nil })
        #expect(object.events.allSatisfy { $0.stamp == 1_691_650_920 })
    }

    @Test("is the same bytes for the same meetings in any order, and tells nobody's name or reason")
    func deterministic() throws {
        let written = try writer.feed(feed(meetings))
        #expect(try writer.feed(feed(meetings.reversed())) == written)
        let text = String(decoding: written, as: UTF8.self)
        #expect(text.contains("\r\nX-WR-CALNAME:Sjustjerna helse og omsorg\r\n"))
        #expect(text.contains("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"))
        #expect(!text.contains("Kari"))
        #expect(!text.contains("sjukdom"))
    }

    @Test("an empty one is a calendar too")
    func empty() throws {
        let object = try CalendarReader.read(try writer.feed(feed([])))
        #expect(object.events.isEmpty)
    }

    @Test("a deadline is a whole day that makes nobody busy")
    func deadlines() throws {
        guard case .assigned(let notice) = try SampleNotices.first("assigned") else { throw SampleNotices.Missing() }
        var item = notice.line.item
        item.due = Deadline(text: "02.03.2024", form: .date, date: CalendarDate(2024, 3, 2))
        let entry = CalendarFeed.Entry(
            uid: "item-sjustjerna-41@example.no", sequence: 2, stamp: Date(timeIntervalSince1970: 1_691_650_920.7),
            changed: Date(timeIntervalSince1970: 1_691_650_999), fact: .deadline(item, forum), isCancelled: false)
        let feed = CalendarFeed(name: "Kari", language: .nn, timezone: "Europe/Oslo", entries: [entry])
        let text = String(decoding: try writer.feed(feed), as: UTF8.self)
        #expect(text.contains("\r\nDTSTART;VALUE=DATE:20240302\r\nDTEND;VALUE=DATE:20240303\r\n"))
        #expect(text.contains("\r\nTRANSP:TRANSPARENT\r\n"))
        #expect(text.contains("\r\nSUMMARY:Frist #41: "))
        #expect(text.contains("\r\nSEQUENCE:2\r\n"))
        #expect(text.contains("\r\nDTSTAMP:20230810T070200Z\r\n"))
        #expect(text.contains("\r\nLAST-MODIFIED:20230810T070319Z\r\n"))
        #expect(!text.contains("VTIMEZONE"))
    }
}
