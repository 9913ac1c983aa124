import FoundationEssentials
import ICalendar
import Mail
import Meetings
import Testing

@testable import Letters

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

    @Test("has every meeting, by date, each with what it has come to")
    func events() throws {
        let object = try CalendarReader.read(try writer.feed(of: forum, meetings: meetings, register: register))
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
        let feed = try writer.feed(of: forum, meetings: meetings, register: register)
        #expect(try writer.feed(of: forum, meetings: meetings.reversed(), register: register) == feed)
        let text = String(decoding: feed, as: UTF8.self)
        #expect(text.contains("\r\nX-WR-CALNAME:Sjustjerna helse og omsorg\r\n"))
        #expect(text.contains("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"))
        #expect(!text.contains("Kari"))
        #expect(!text.contains("sjukdom"))
    }

    @Test("an empty one is a calendar too")
    func empty() throws {
        let object = try CalendarReader.read(try writer.feed(of: forum, meetings: [], register: register))
        #expect(object.events.isEmpty)
    }
}
