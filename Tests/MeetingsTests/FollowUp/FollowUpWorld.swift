import FoundationEssentials
import Synchronization
import TestSupport

@testable import Meetings

/// Keeps what each letter tells, so that tests can ask for facts and not for words.
final class NoticeBox: Correspondence {
    struct Told: Sendable {
        var notice: Notice
        var to: PersonID
        var on: CalendarDate
    }

    private let told = Mutex<[Told]>([])

    func write(_ notice: Notice, _ envelope: Envelope) throws -> WrittenLetter {
        let day = Zone(identifier: envelope.register.network.timezone)?.date(envelope.now)
        told.withLock {
            $0.append(Told(notice: notice, to: envelope.recipient.id, on: day ?? CalendarDate(dayNumber: 0)))
        }
        return try PlainCorrespondence().write(notice, envelope)
    }

    func feed(_ feed: CalendarFeed) throws -> [UInt8] { [] }

    var all: [Told] { told.withLock { $0 } }

    func kinds(to person: PersonID) -> [String] { all.filter { $0.to == person }.map { "\($0.on) \($0.notice.kind)" } }

    /// The days on which someone got letters of a kind.
    func days(_ kind: String, to person: PersonID) -> [String] {
        all.filter { $0.to == person && $0.notice.kind == kind }.map(\.on.description)
    }

    func recipients(of kind: String) -> [PersonID] { all.filter { $0.notice.kind == kind }.map(\.to) }

    func reminders(to person: PersonID) -> [ReminderNotice] {
        all.filter { $0.to == person }.compactMap { if case .reminder(let notice) = $0.notice { notice } else { nil } }
    }

    func digests(to person: PersonID) -> [CoordinatorNotice] {
        all.filter { $0.to == person }.compactMap {
            if case .coordinator(let notice) = $0.notice { notice } else { nil }
        }
    }

    func leaderLetters(to person: PersonID) -> [LeaderNotice] {
        all.filter { $0.to == person }.compactMap { if case .leader(let notice) = $0.notice { notice } else { nil } }
    }
}

/// A network whose days can be lived through.
struct FollowUpWorld: Sendable {
    let world: World
    let box = NoticeBox()

    init(_ register: Register = SampleRegister.sjustjerna, at instant: String = "2023-06-12T12:00:00+02:00")
        async throws
    {
        world = try await World(register, at: instant, correspondence: box)
    }

    var network: NetworkID { world.network }
    var followUp: FollowUpWorkflow { FollowUpWorkflow(world.environment) }
    var minutes: MinutesWorkflow { MinutesWorkflow(world.environment, digest: FollowUpWorld.digest) }

    /// Stands for SHA-256: FNV-1a, enough to tell texts apart.
    static let digest: @Sendable ([UInt8]) -> String = { bytes in
        let hash = bytes.reduce(into: UInt64(0xCBF2_9CE4_8422_2325)) { hash, byte in
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return String(hash, radix: 16) + String(bytes.count, radix: 16) + "0123456789abcdef"
    }

    func save(_ items: ActionItem...) async throws {
        try await world.deciding { books in for item in items { try books.ledger.save(item) } }
    }

    func save(_ register: Register) async throws {
        try await world.deciding { books in try books.ledger.save(register) }
    }

    func save(_ meeting: Meeting) async throws {
        try await world.deciding { books in try books.ledger.save(meeting) }
    }

    func item(_ number: Int, of forum: ForumID = "sjustjerna") async throws -> ActionItem? {
        try await world.deciding { try $0.ledger.item(number, of: forum) }
    }

    func items(of forum: ForumID = "sjustjerna") async throws -> [ActionItem] {
        try await world.deciding { try $0.ledger.items(of: forum) }
    }

    func reminders(_ number: Int, of forum: ForumID = "sjustjerna") async throws -> [ReminderSent] {
        try await world.deciding { try $0.ledger.reminders(of: forum, number: number) }
    }

    /// The day's letters, at half past eight.
    func live(_ date: CalendarDate) async throws {
        world.time.set("\(date)T08:30:00+01:00")
        try await world.deciding { try $0.daily() }
    }

    /// Every day from the first to the last.
    func live(_ first: CalendarDate, through last: CalendarDate) async throws {
        var date = first
        while date <= last {
            try await live(date)
            date = date.adding(days: 1)
        }
    }
}

/// Items and parties in few words.
enum Sample {
    static func day(_ text: String) -> CalendarDate { CalendarDate(text) ?? CalendarDate(dayNumber: 0) }

    static func item(
        _ number: Int = 1, forum: ForumID = "sjustjerna", owners: [Party], due: Deadline,
        created: String = "2023-06-12",
        shares: [ActionItem.Share] = []
    ) -> ActionItem {
        ActionItem(
            forum: forum, number: number, text: "Punkt \(number)", owners: owners, shares: shares, due: due,
            meeting: "m1", meetingDate: day("2023-06-09"), caseTitle: "Sak", created: day(created))
    }

    static func due(_ text: String, approximate: Bool = false) -> Deadline {
        Deadline(text: text, form: approximate ? .season : .date, date: day(text), approximate: approximate)
    }

    static func role(_ role: RoleID, _ organisation: OrganisationID? = nil, forum: ForumID? = nil) -> Party {
        let place = organisation?.rawValue ?? forum?.rawValue
        return Party(
            kind: .role, text: [role.rawValue, place].compactMap { $0 }.joined(separator: ", "), role: role,
            organisation: organisation, forum: forum)
    }

    static func organisation(_ id: OrganisationID, confirmed: Bool = true) -> Party {
        Party(
            kind: .organisation, text: confirmed ? id.rawValue : "\(id)?", organisation: id, confirmed: confirmed)
    }

    static func person(_ id: PersonID) -> Party { Party(kind: .person, text: id.rawValue, person: id) }

    static let nobody = Party(kind: .unresolved, text: "?", confirmed: false)
    static let everyone = Party(kind: .everyone, text: "alle kommunar", everyone: .municipalities)

    static var sevenShares: [ActionItem.Share] {
        SampleRegister.municipalities.map { ActionItem.Share(organisation: OrganisationID($0)) }
    }

    static let vanylven = role("helseleiar", "vanylven")
    static let oslo = Zone(identifier: "Europe/Oslo") ?? Zone.utc
    static let policy = ReminderPolicy(rules: RuleBook(), zone: oslo)
}
