import ArgumentParser
import Meetings

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "What other programs sign in with at /api/v1: made, listed, taken back.",
        discussion: "Example: samling token create arkiv --scope read",
        subcommands: [TokenCreateCommand.self, TokenListCommand.self, TokenRevokeCommand.self])
}

struct TokenCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Makes a token, and shows it this once. It opens what is open to its person, and no more.",
        discussion: "Example: samling token create arkiv --scope read --scope write --person oddvar --days 90")

    @Argument(help: "What the program is called.")
    var name: String

    @Option(
        name: .customLong("scope"),
        help: "read, write or send, or administer for the whole installation; several may be given.")
    var scopes: [APIToken.Scope] = [.read]

    @Option(help: "Whose it is: id, name or address; the network’s coordinator when left out.")
    var person: String?

    @Option(help: "How many days it holds.")
    var days = APIToken.usualDays

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let network = try await desk.onlyNetwork()
            let owner = if let person { person } else { try await desk.coordinator(in: network) }
            let made = try await TokenWorkflow(desk.environment).create(
                TokenWorkflow.Order(name: name, scopes: Set(scopes), days: days, person: owner), within: .everything,
                in: network)
            let zone = try await desk.zone(of: network) ?? .utc
            try desk.output.give(TokenReport(made.record, token: made.token, in: zone))
            desk.output.say(made.token)
            desk.output.note(
                Trilingual(
                    "Ta vare på det no: det blir ikkje vist att", "Ta vare på det nå: det blir ikke vist igjen",
                    "Keep it now: it isn’t shown again"))
        }
    }
}

struct TokenListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The tokens there are: whose, for what, until when. What they are nobody knows.",
        discussion: "Example: samling token list --json")

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            var rows: [TokenReport] = []
            for network in try await desk.networks() {
                let zone = try await desk.zone(of: network) ?? .utc
                rows += try await TokenWorkflow(desk.environment).list(in: network).map { TokenReport($0, in: zone) }
            }
            try desk.output.give(rows)
            if rows.isEmpty { desk.output.say(Trilingual("Ingen teikn.", "Ingen tegn.", "No tokens.")) }
            let revoked = Trilingual("trekt tilbake", "trukket tilbake", "revoked")[desk.output.language]
            desk.output.table(
                rows.map { row in
                    let until = row.revoked == nil ? "→ \(row.expires.prefix(10))" : revoked
                    return [row.id, row.name, row.person.rawValue, row.scopes.joined(separator: ", "), until]
                })
        }
    }
}

struct TokenRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Takes a token back for good.",
        discussion: "Example: samling token revoke 0192f1c0-0000-7000-8000-000000000001")

    @Argument(help: "Its id, as `samling token list` shows it.")
    var id: String

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let token = try await TokenWorkflow(desk.environment).revoke(id, in: desk.preferred)
            let zone = try await desk.zone(of: token.network) ?? .utc
            try desk.output.give(TokenReport(token, in: zone))
            desk.output.say(
                Trilingual(
                    "Trekt tilbake: \(token.name)", "Trukket tilbake: \(token.name)", "Revoked: \(token.name)"))
        }
    }
}
