import FoundationEssentials
import Logging
import Synchronization
import TestSupport

@testable import Meetings

/// Everyone is called to the meeting of 18 August 2023, by letters with links in them.
struct LinkWorld: Sendable {
    let world: World
    let name: MeetingName
    private let post = KeepingDelivery()

    init(
        _ register: Register = SampleRegister.sjustjerna, at instant: String = "2023-06-12T08:00:00+02:00",
        links: LinkIssuer? = .test(), file: String? = nil
    ) async throws {
        world = try await World(register, at: instant, links: links, file: file)
        name = try MeetingName("sjustjerna/2023-08-18")
        try await world.deciding { books in
            let slot = Slot(
                date: Sample.day("2023-08-18"), start: SampleRegister.time(9, 0), end: SampleRegister.time(14, 30))
            try books.ledger.save(books.newMeeting(of: try books.forum("sjustjerna"), on: slot))
        }
    }

    /// The calls have left.
    static func called(
        _ register: Register = SampleRegister.sjustjerna, file: String? = nil
    ) async throws -> LinkWorld {
        let life = try await LinkWorld(register, file: file)
        _ = try await life.invitations.invite(life.name, in: life.network)
        try await life.send()
        return life
    }

    /// Vanylven has items 1 and 2 and was reminded of them on 23 June 2023.
    static func reminded(file: String? = nil) async throws -> LinkWorld {
        let life = try await LinkWorld(file: file)
        let items = (1...2).map { number in
            Sample.item(number, owners: [Sample.vanylven], due: Sample.due("2023-06-26"), created: "2023-05-01")
        }
        try await life.world.deciding { books in try items.forEach(books.ledger.save) }
        life.world.time.set("2023-06-23T08:30:00+02:00")
        try await life.world.deciding { try $0.daily() }
        try await life.send()
        return life
    }

    var network: NetworkID { world.network }
    var links: LinkWorkflow { LinkWorkflow(world.environment) }
    var invitations: InvitationWorkflow { InvitationWorkflow(world.environment) }

    /// Everything that waits goes out.
    func send() async throws {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let dispatcher = Dispatcher(
            world.environment, delivery: post, presence: ScriptedPresence(), logger: logger)
        _ = try await dispatcher.pass()
    }

    /// The next letters end like this.
    func then(_ result: DeliveryResult) { post.then(result) }

    /// A link as its reader has it.
    struct Received: Hashable, Sendable {
        var address: String
        var kind: LinkPurpose.Kind
        var number: Int
        var person: PersonID

        var token: String { address.split(separator: "/").last.map(String.init) ?? "" }
    }

    /// Every link that has gone out, oldest first.
    var received: [Received] {
        post.letters.flatMap { letter in
            String(decoding: letter.body, as: UTF8.self).split(separator: "\r\n").compactMap { line in
                let words = line.split(separator: " ")
                guard words.count == 4, words[0] == "link", let kind = LinkPurpose.Kind(rawValue: String(words[1]))
                else { return nil }
                return Received(
                    address: String(words[3]), kind: kind, number: Int(words[2]) ?? 0, person: letter.person ?? "")
            }
        }
    }

    /// The last one of a kind that somebody got; an empty address where there is none.
    func link(_ kind: LinkPurpose.Kind, to person: PersonID, _ number: Int? = nil) -> String {
        received.last { $0.kind == kind && $0.person == person && (number ?? $0.number) == $0.number }?.address ?? ""
    }

    func fault(_ link: String) async throws -> LinkCheck.Fault? { try await links.look(link).check.fault }

    /// What is done comes to this refusal; nil where it is done.
    func refusal(_ link: String, _ action: LinkAction) async throws -> String? {
        do {
            _ = try await links.act(link, action)
            return nil
        } catch let refusal as Refusal {
            return refusal.code
        }
    }

    func call(of person: PersonID) async throws -> Invitation? {
        let name = name
        return try await world.deciding { books in
            try books.ledger.invitations(to: try books.meeting(name).id).last { $0.person == person }
        }
    }

    func answer(of person: PersonID) async throws -> Answer? { try await call(of: person)?.answer }

    func item(_ number: Int) async throws -> ActionItem? {
        try await world.deciding { try $0.ledger.item(number, of: "sjustjerna") }
    }

    func row(_ link: String) async throws -> SignedLink? { try await links.look(link).check.link }

    func rows() async throws -> [SignedLink] {
        try await world.environment.store.read(network) { try $0.links(of: nil, in: nil) }
    }

    func change(_ register: @escaping @Sendable (inout Register) -> Void) async throws {
        try await world.deciding { books in
            var changed = books.register
            register(&changed)
            try books.ledger.save(changed)
        }
    }
}

/// Keeps the letters as they go out.
private final class KeepingDelivery: Delivery {
    private let state = Mutex<(letters: [OutboxLetter], script: [DeliveryResult])>(([], []))

    let connections = 1

    var letters: [OutboxLetter] { state.withLock { $0.letters } }

    func then(_ result: DeliveryResult) { state.withLock { $0.script.append(result) } }

    func deliver(
        _ letter: OutboxLetter, next: OutboxLetter?, beforeDot: @escaping @Sendable () async -> Bool
    ) async -> DeliveryResult {
        guard await beforeDot() else { return .notSent(text: "") }
        return state.withLock { state in
            state.letters.append(letter)
            return state.script.isEmpty ? .accepted(code: 250, text: "") : state.script.removeFirst()
        }
    }

    func evidence(of letter: LetterID) -> Bool? { nil }
}
