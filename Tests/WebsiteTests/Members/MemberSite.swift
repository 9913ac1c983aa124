import Foundation
import Logging
import Meetings
import Synchronization
import TestSupport

@testable import Website

/// The site and the links that have gone out: everyone is called to the meeting of 18 August 2023, and Vanylven has
/// items 1 and 2, which it has been reminded of.
struct MemberSite: Sendable {
    let site: TestSite
    let name: MeetingName
    private let post = KeptLetters()

    var environment: Meetings.Environment { site.world.environment }
    var network: NetworkID { site.world.network }
    var time: ManualTime { site.world.time }

    init(_ register: Register = SampleRegister.sjustjerna, letters: Bool = false) async throws {
        site = try await TestSite(register, letters: letters)
        name = try MeetingName("sjustjerna/2023-08-18")
        _ = try await PlanningWorkflow(environment).add(
            "sjustjerna", on: SampleRegister.day(2023, 8, 18), start: nil, end: nil, place: nil, in: network)
        _ = try await InvitationWorkflow(environment).invite(name, in: network)
        let items = (1...2).map { Self.item($0, "vanylven") } + [Self.item(3, "sande")]
        try await site.world.deciding { books in try items.forEach(books.ledger.save) }
        time.set("2023-06-23T08:30:00+02:00")
        try await site.world.deciding { try $0.daily() }
        try await send()
    }

    private static func item(_ number: Int, _ organisation: OrganisationID) -> ActionItem {
        let owner = Party(
            kind: .role, text: "helseleiar, \(organisation)", role: "helseleiar", organisation: organisation)
        return ActionItem(
            forum: "sjustjerna", number: number, text: "Punkt \(number) <b>&", owners: [owner],
            due: Deadline(text: "26.06.2023", form: .date, date: SampleRegister.day(2023, 6, 26)), meeting: "m1",
            meetingDate: SampleRegister.day(2023, 6, 9), caseTitle: "Alderspsykiatri",
            created: SampleRegister.day(2023, 5, 1))
    }

    /// Everything that waits goes out.
    func send() async throws {
        let dispatcher = Dispatcher(
            environment, delivery: post, presence: ScriptedPresence(),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        _ = try await dispatcher.pass()
    }

    /// *Meld saker*, and the draft for the leader.
    func collect() async throws {
        // The last day before the summer's quiet weeks.
        time.set("2023-06-30T09:00:00+02:00")
        _ = try await Scheduler(environment, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }).pass()
        try await send()
    }

    var letters: [OutboxLetter] { post.letters }

    /// The path of the last link of a kind that somebody got; an empty one where there is none.
    func link(_ kind: LinkPurpose.Kind, to person: PersonID, _ number: Int? = nil) -> String {
        for letter in post.letters.reversed() where letter.person == person {
            for line in String(decoding: letter.body, as: UTF8.self).split(separator: "\r\n") {
                let words = line.split(separator: " ")
                guard words.count == 4, words[0] == "link", words[1] == kind.rawValue,
                    number.map({ String($0) == words[2] }) ?? true
                else { continue }
                return String(words[3]).replacing("http://localhost", with: "")
            }
        }
        return ""
    }

    /// Every link in every letter, as it is written in the mail.
    var everyLink: [String] {
        let all = post.letters.flatMap { letter -> [String] in
            let text = String(decoding: letter.body, as: UTF8.self)
            return (text + Self.decoded(text)).replacing("=\r\n", with: "").matches(of: /\/l\/[a-z2-7]{52}/).map {
                String($0.output)
            }
        }
        return Array(Set(all)).sorted()
    }

    /// What stands in base64 in the parts of a mail.
    private static func decoded(_ mail: String) -> String {
        mail.replacing("\r\n", with: "\n").split(separator: "\n\n").compactMap { part in
            let lines = part.prefix { $0 != "-" }.filter { !$0.isWhitespace }
            return Data(base64Encoded: lines).map { String(decoding: $0, as: UTF8.self) }
        }.joined(separator: "\n")
    }

    /// Rises with everything that is written.
    func written() async throws -> Int { try await environment.store.changes(of: network) }

    func item(_ number: Int) async throws -> ActionItem? {
        try await environment.store.read(network) { try $0.item(number, of: "sjustjerna") }
    }

    func answer(of person: PersonID) async throws -> Answer? {
        let name = name
        return try await environment.reading(network) { books in
            try books.ledger.invitations(to: try books.meeting(name).id).last { $0.person == person }?.answer
        }
    }

    func uid() async throws -> String {
        let name = name
        return try await environment.reading(network) { try $0.meeting(name).uid }
    }

    func move(to day: CalendarDate) async throws {
        _ = try await InvitationWorkflow(environment).move(name, to: MoveTarget(date: day), in: network)
    }

    func change(_ body: @escaping @Sendable (inout Register) -> Void) async throws {
        try await site.world.deciding { books in
            var register = books.register
            body(&register)
            try books.ledger.save(register)
        }
    }
}

/// Keeps the letters as they go out.
private final class KeptLetters: Delivery {
    private let kept = Mutex<[OutboxLetter]>([])

    let connections = 1

    var letters: [OutboxLetter] { kept.withLock { $0 } }

    func deliver(
        _ letter: OutboxLetter, next: OutboxLetter?, beforeDot: @escaping @Sendable () async -> Bool
    ) async -> DeliveryResult {
        guard await beforeDot() else { return .notSent(text: "") }
        kept.withLock { $0.append(letter) }
        return .accepted(code: 250, text: "")
    }

    func evidence(of letter: LetterID) -> Bool? { nil }
}
