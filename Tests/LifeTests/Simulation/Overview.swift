import FoundationEssentials
import Meetings

/// What those who look after the forums see when they come to work.
struct Overview: Sendable {
    var network: NetworkID
    var register: Register
    var now: Date
    var today: CalendarDate
    var meetings: [ForumID: [Meeting]]
    var minutes: [MeetingID: MinutesRecord]
    var items: [ForumID: [ActionItem]]
    /// Mails that wait, by number.
    var waiting: [Int]

    static func look(_ environment: Meetings.Environment, _ network: NetworkID) async throws -> Overview {
        try await environment.reading(network) { books in
            let meetings = Dictionary(grouping: try books.ledger.meetings(), by: \.forum)
            var minutes: [MeetingID: MinutesRecord] = [:]
            let written = meetings.filter { $0.value.contains { $0.stage == .minutes || $0.stage == .approved } }
            for forum in written.keys {
                for record in try books.ledger.minutes(of: forum) { minutes[record.meeting] = record }
            }
            return Overview(
                network: network, register: books.register, now: books.now, today: books.today, meetings: meetings,
                minutes: minutes, items: Dictionary(grouping: try books.ledger.items(), by: \.forum),
                waiting: try books.ledger.inboxMails(in: [.waiting]).map(\.number))
        }
    }

    /// Those that are still to come.
    func coming(_ forum: ForumID) -> [Meeting] {
        (meetings[forum] ?? []).filter { !$0.isCancelled && $0.date > today }
    }
}
