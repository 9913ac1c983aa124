import FoundationEssentials
import Meetings
import TestSupport

/// Looks on, and says what should never have happened.
struct Watch {
    /// What can be seen outside the books.
    struct Seen {
        var arrivals: [MailServer.Arrival]
        var post: SimulatedPost
        var said: [Said]
        var approvals: [People.ApprovalAttempt]
        var boxLeft: Int
    }

    private struct ItemKey: Hashable {
        var forum: ForumID
        var number: Int
    }

    /// Which promise has got which number, and which text was approved: neither ever changes.
    private var given: [ItemKey: MeetingID] = [:]
    private var approved: [MeetingID: String] = [:]

    private typealias Invariant = (name: String, faults: @Sendable (Invariants) -> [String])

    /// What holds at any time.
    private static let always: [Invariant] = [
        ("each notice is sent once per sequence", { $0.noticesSentTwice() }),
        ("nobody is told older news after newer", { $0.newsThatGoesBack() }),
        ("no reminder on a quiet day", { $0.remindersOnQuietDays() }),
        ("one reminder a day", { $0.severalRemindersADay() }),
        ("no number is used twice", { $0.numbersUsedTwice() }),
        ("deadlines follow their meetings", { $0.deadlinesLeftBehind() }),
        ("minutes are approved by those entitled", { $0.approvalsByOthers() }),
        ("every meeting has its jobs", { $0.meetingsWithoutJobs() }),
        ("what is said to be sent has arrived", { $0.lettersLost() }),
        ("whoever is called has a letter that says so", { $0.callsWithoutLetter() }),
        ("news isn't held up", { $0.newsHeldUp() }),
    ]

    /// What holds when everything has come to rest.
    private static let inTheEnd: [Invariant] = [
        ("no open item is without a next job", { $0.itemsForgotten() }),
        ("everyone is called", { $0.membersNotCalled() }),
        ("nothing is left lying", { $0.leftLying() }),
        ("the latest answer holds", { $0.answersLost() }),
    ]

    mutating func faults(in world: World, _ seen: Seen) async throws -> [String] {
        let books = try await Snapshot.take(world)
        return Watch.faults(Watch.always, Invariants(books: books, seen: seen)) + changes(in: books)
    }

    func lastFaults(in world: World, _ seen: Seen) async throws -> [String] {
        Watch.faults(Watch.inTheEnd, Invariants(books: try await Snapshot.take(world), seen: seen))
    }

    private static func faults(_ invariants: [Invariant], _ scene: Invariants) -> [String] {
        invariants.flatMap { invariant in invariant.faults(scene).map { "\(invariant.name): \($0)" } }
    }

    private mutating func changes(in books: Snapshot) -> [String] {
        var faults: [String] = []
        for item in books.items {
            let key = ItemKey(forum: item.forum, number: item.number)
            let before = given.updateValue(item.meeting, forKey: key)
            if let before, before != item.meeting { faults.append("\(item.forum) #\(item.number) is another promise") }
        }
        for key in given.keys where !books.items.contains(where: { $0.forum == key.forum && $0.number == key.number }) {
            faults.append("\(key.forum) #\(key.number) is gone")
        }
        for record in books.minutes where record.status == .approved {
            let before = approved.updateValue(record.text, forKey: record.meeting)
            if let before, before != record.text { faults.append("approved minutes of \(record.date) have changed") }
        }
        return faults
    }
}
