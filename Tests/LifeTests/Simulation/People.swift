import FoundationEssentials
import Meetings
import TestSupport

/// The people of the network: they read their letters, and answer, decline, forget, promise, and change their minds.
struct People {
    private let seed: UInt64
    private let post: SimulatedPost
    private let zone: Zone
    private var diary: [Intention] = []
    /// Every calendar answer that has left somebody's hands.
    private(set) var said: [Said] = []
    /// Who has written *godkjent* to which meeting's minutes, and when.
    private(set) var approvals: [ApprovalAttempt] = []

    struct ApprovalAttempt: Hashable {
        var meeting: MeetingID
        var by: String
        var at: Date
    }

    init(seed: UInt64, post: SimulatedPost, zone: Zone) {
        self.seed = seed
        self.post = post
        self.zone = zone
    }

    /// Reads what has come, and decides what to write about it and when.
    mutating func read(_ arrivals: [MailServer.Arrival], in register: Register) {
        for arrival in arrivals {
            guard let person = arrival.person.flatMap(register.person), let notice = post.notice(in: arrival.letter)
            else { continue }
            var reader = Reader(
                chance: Chance(seed, "reading \(arrival.key) \(arrival.letter)"), person: person, arrival: arrival,
                zone: zone)
            let isGone = isGone(person, at: arrival.at)
            diary += isGone ? [reader.comesBack()] : reader.read(notice, in: register)
        }
    }

    /// Some people's addresses don't work for a month.
    private func isGone(_ person: Person, at instant: Date) -> Bool {
        let date = zone.date(instant)
        var chance = Chance(seed, "address \(person.id) \(date.year)-\(date.month)")
        return chance.happens(2)
    }

    /// The mails that have been written by now, in the order of their dates, and as bytes.
    mutating func mails(until now: Date, to mailbox: String) -> [[UInt8]] {
        let ready = diary.filter { $0.at <= now }.sorted {
            ($0.at, $0.letter.messageID ?? "") < ($1.at, $1.letter.messageID ?? "")
        }
        diary.removeAll { $0.at <= now }
        said += ready.compactMap(\.said)
        approvals += ready.compactMap { intention in
            intention.approves.map { ApprovalAttempt(meeting: $0, by: intention.person.name, at: intention.at) }
        }
        return ready.flatMap { intention -> [[UInt8]] in
            let mail = post.mail(intention.letter, to: mailbox)
            return intention.isRepeated ? [mail, mail] : [mail]
        }
    }
}
