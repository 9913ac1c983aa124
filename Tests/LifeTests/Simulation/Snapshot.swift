import FoundationEssentials
import Meetings
import TestSupport

/// The books as they stand at one moment, read whole.
struct Snapshot: Sendable {
    var register: Register
    var zone: Zone
    var now: Date
    var meetings: [Meeting]
    var invitations: [MeetingID: [Invitation]] = [:]
    var jobs: [MeetingID: [Job]] = [:]
    var cases: [Case] = []
    var agendas: [AgendaRecord] = []
    var minutes: [MinutesRecord] = []
    var items: [ActionItem]
    var reminders: [ReminderSent]
    /// Without their bytes, as the mails.
    var letters: [OutboxLetter]
    var mails: [InboxMail]

    var today: CalendarDate { zone.date(now) }

    static func take(_ world: World) async throws -> Snapshot {
        try await world.environment.reading(world.network) { books in
            let ledger = books.ledger
            var snapshot = Snapshot(
                register: books.register, zone: books.zone, now: books.now, meetings: try ledger.meetings(),
                items: try ledger.items(), reminders: try ledger.reminders(since: CalendarDate(dayNumber: 0)),
                letters: try ledger.letters(in: nil, withBodies: false), mails: try ledger.inboxMails(in: nil))
            for meeting in snapshot.meetings {
                snapshot.invitations[meeting.id] = try ledger.invitations(to: meeting.id)
                snapshot.jobs[meeting.id] = try ledger.jobs(of: meeting.id)
                if let agenda = try ledger.agenda(of: meeting.id) { snapshot.agendas.append(agenda) }
            }
            for forum in books.register.forums {
                snapshot.cases += try ledger.cases(of: forum.id)
                snapshot.minutes += try ledger.minutes(of: forum.id)
            }
            return snapshot
        }
    }

    func meetings(of forum: ForumID) -> [Meeting] { meetings.filter { $0.forum == forum } }

    /// Those of the forum that are still to come.
    func coming(_ forum: ForumID) -> [Meeting] {
        meetings.filter { $0.forum == forum && !$0.isCancelled && $0.date > today }
    }
}
