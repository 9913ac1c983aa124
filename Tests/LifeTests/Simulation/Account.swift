import FoundationEssentials
import Meetings

/// What a year came to.
struct Account: Equatable {
    var plan: YearPlan
    var days: Int
    /// Every letter that came through the door, in a number.
    var fingerprint: UInt64
    var letters: Int
    var answers: Int
    var mails: Int
    var meetings: Int
    var moved: Int
    var cancelled: Int
    var items: Int
    var closed: Int
    var minutes: Int
    var approved: Int
    var crashes: Int
    var serverFaults: Int
    var boxFaults: Int
    var sleeps: Int
    var unknown: Int
    var repeated: Int
    var bounced: Int
    var kinds: [String: Int]
    var tally: [String: Int]
    var faults: [String]

    init(
        plan: YearPlan, days: Int, arrivals: [MailServer.Arrival], books: Snapshot, answers: Int, crashes: Int,
        serverFaults: [MailServer.Fate: Int], boxFaults: Int, sleeps: Int, tally: [String: Int], faults: [String]
    ) {
        self.plan = plan
        self.days = days
        fingerprint = arrivals.reduce(into: UInt64(0)) { sum, arrival in
            sum = sum &* 31 &+ "\(arrival.key) \(arrival.to) \(arrival.at.rfc3339UTC)".fingerprint
        }
        letters = arrivals.count
        self.answers = answers
        mails = books.mails.count
        meetings = books.meetings.count { $0.called != nil }
        moved = books.meetings.reduce(0) { $0 + $1.moves.count }
        cancelled = books.meetings.count(where: \.isCancelled)
        items = books.items.count
        closed = books.items.count { !$0.state.isOpen }
        minutes = books.minutes.count
        approved = books.minutes.count { $0.status == .approved }
        self.crashes = crashes
        self.serverFaults = serverFaults.values.reduce(0, +)
        self.boxFaults = boxFaults
        self.sleeps = sleeps
        unknown = books.letters.count { $0.state == .unknown }
        repeated = books.letters.reduce(0) { $0 + $1.resends }
        bounced = books.letters.count { $0.state == .bounced }
        kinds = Dictionary(grouping: arrivals, by: \.kind).mapValues(\.count)
        self.tally = tally
        self.faults = faults
    }

    /// One line for the whole year.
    var line: String {
        "\(plan): \(days) days, \(letters) letters, \(answers) answers, \(mails) mails, \(meetings) meetings "
            + "(\(moved) moves, \(cancelled) cancelled), \(items) items (\(closed) closed), \(minutes) minutes "
            + "(\(approved) approved), \(crashes) crashes, \(serverFaults) server and \(boxFaults) mailbox faults, "
            + "\(sleeps) sleeps, \(bounced) bounced, \(unknown) unknown, \(repeated) repeated, "
            + "year \(String(fingerprint, radix: 16))"
    }

    /// What went wrong, and how to see it again; empty where nothing did.
    var failure: String {
        guard !faults.isEmpty else { return "" }
        let date = plan.start.adding(days: days - 1)
        return "\(plan), day \(days) (\(date)):\n" + faults.prefix(20).map { "    \($0)\n" }.joined()
            + "    once more: \(plan.replay(days: days))"
    }
}
