import ArgumentParser
import Meetings

struct FeedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feed",
        abstract: "Secret addresses to subscribe to: a forum's calendar or minutes, or a person's calendar.",
        discussion: "Example: samling feed create sjustjerna",
        subcommands: [FeedCreateCommand.self, FeedListCommand.self, FeedRenewCommand.self, FeedRevokeCommand.self])
}

/// What a feed is of, as it is said on the command line.
struct FeedSubjectOptions: ParsableArguments {
    @Argument(help: "The forum, for its meetings.")
    var forum: String?

    @Option(help: "The forum's minutes, as Atom.")
    var minutes: String?

    @Option(help: "The person's meetings and deadlines: id, name or address.")
    var person: String?

    var count: Int { [forum, minutes, person].compactMap(\.self).count }

    /// The network that has it, and what it is.
    func subject(_ desk: Desk) async throws -> (Feed.Subject, NetworkID)? {
        if let forum { return try await desk.forum(forum) { .forum($0) } }
        if let minutes { return try await desk.forum(minutes) { .minutes($0) } }
        guard let person else { return nil }
        for network in try await desk.networks() {
            let found = try await desk.environment.reading(network) { $0.register.person(named: person)?.id }
            if let found { return (.person(found), network) }
        }
        throw Refusal(
            .notFound, code: "unknown-person",
            Trilingual(
                "Det finst ingen person «\(person)» i registeret", "Det finnes ingen person «\(person)» i registeret",
                "There is no person “\(person)” in the register"))
    }
}

extension Desk {
    fileprivate func forum(
        _ name: String, _ subject: @Sendable (ForumID) -> Feed.Subject
    ) async throws -> (Feed.Subject, NetworkID) {
        let network = try await network(of: name)
        let id = try await environment.reading(network) { try $0.forum(name).id }
        return (subject(id), network)
    }
}

struct FeedCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Makes an address and shows it, once: only its hash is kept.",
        discussion: """
            Examples: samling feed create sjustjerna
                      samling feed create --person kari
                      samling feed create --minutes sjustjerna --json
            """)

    @OptionGroup var subject: FeedSubjectOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard subject.count == 1 else {
            throw ValidationError("Name a forum, a forum's minutes or a person, one of them")
        }
    }

    func run() async throws {
        try await Desk.open(options) { desk in
            guard let (subject, network) = try await subject.subject(desk) else { return }
            let made = try await FeedWorkflow(desk.environment).make(subject, by: "samling feed", in: network)
            try desk.output.give(FeedReport(made.feed, made: made))
            desk.output.say(made.words[desk.output.language])
        }
    }
}

struct FeedListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The addresses in use and those that were taken back. Their tokens nobody knows.",
        discussion: "Example: samling feed list --person kari")

    @OptionGroup var subject: FeedSubjectOptions
    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let wanted = try await subject.subject(desk)
            var rows: [FeedReport] = []
            for network in try await desk.networks() where wanted == nil || wanted?.1 == network {
                rows += try await FeedWorkflow(desk.environment).list(wanted?.0, in: network).map { FeedReport($0) }
            }
            try desk.output.give(rows)
            if rows.isEmpty {
                desk.output.say(Trilingual("Ingen adresser.", "Ingen adresser.", "No addresses.")[desk.output.language])
            }
            desk.output.table(rows.map { $0.cells(in: desk.output.language) })
        }
    }
}

struct FeedRenewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "renew",
        abstract: "Makes another address for the same; the old one is dead at once.",
        discussion: "Example: samling feed renew 0190163d8694739b8cab6e5b0d1b3c52")

    @Argument(help: "The address's id, as `feed list` shows it.")
    var id: String

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let network = try await desk.network(ofFeed: FeedID(id))
            let made = try await FeedWorkflow(desk.environment).renew(FeedID(id), by: "samling feed", in: network)
            try desk.output.give(FeedReport(made.feed, made: made))
            desk.output.say(made.words[desk.output.language])
        }
    }
}

struct FeedRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Takes an address back for good.",
        discussion: "Example: samling feed revoke 0190163d8694739b8cab6e5b0d1b3c52")

    @Argument(help: "The address's id, as `feed list` shows it.")
    var id: String

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let network = try await desk.network(ofFeed: FeedID(id))
            let revoked = try await FeedWorkflow(desk.environment).revoke(FeedID(id), in: network)
            try desk.output.give(FeedRevokedReport(revoked: revoked))
            let words =
                revoked
                ? Trilingual("Trekt tilbake", "Trukket tilbake", "Taken back")
                : Trilingual("Var trekt tilbake før", "Var trukket tilbake før", "Was taken back before")
            desk.output.say(words[desk.output.language])
        }
    }
}

extension Desk {
    fileprivate func network(ofFeed id: FeedID) async throws -> NetworkID {
        let networks = try await networks()
        for network in networks {
            if try await FeedWorkflow(environment).list(in: network).contains(where: { $0.id == id }) { return network }
        }
        // The workflow says that there is none.
        return networks.first ?? ""
    }
}

extension FeedWorkflow.Made {
    fileprivate var words: Trilingual {
        let address = address ?? "/feeds/\(token.text).\(feed.subject.suffix)"
        return Trilingual(
            "\(address)\nAdressa blir vist berre no. Den som har henne, kan lese.",
            "\(address)\nAdressen blir vist bare nå. Den som har den, kan lese.",
            "\(address)\nThe address is shown only now. Whoever has it can read.")
    }
}

extension FeedReport {
    fileprivate func cells(in language: Language) -> [String] {
        let state = revoked.map { _ in Trilingual("trekt tilbake", "trukket tilbake", "taken back")[language] }
        return [id.rawValue, kind.rawValue, of, String(created.prefix(10)), state ?? ""]
    }
}
