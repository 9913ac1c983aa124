import ArgumentParser
import Meetings

struct SessionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "session",
        abstract: "Who is signed in on the website, and ending it.",
        discussion: "Example: samling session list",
        subcommands: [SessionListCommand.self, SessionRevokeCommand.self])
}

struct SessionListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Those who are signed in, newest first.",
        discussion: "Example: samling session list --address oddvar@example.no")

    @Option(help: "Only those of this address.")
    var address: String?

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let rows = try await AccessWorkflow(desk.environment).sessions(of: address).map(SessionReport.init)
            try desk.output.give(rows)
            if rows.isEmpty {
                desk.output.say(Trilingual("Ingen er logga inn.", "Ingen er logget inn.", "Nobody is signed in."))
            }
            desk.output.table(rows.map { [$0.id, $0.address, $0.device, "\($0.lastSeen)"] })
        }
    }
}

struct SessionRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Ends a session, or all of an address.",
        discussion: "Example: samling session revoke --address oddvar@example.no")

    @Argument(help: "The session's id, as `samling session list` shows it.")
    var id: String?

    @Option(help: "All sessions of this address, as when a machine was lost.")
    var address: String?

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard (id == nil) != (address == nil) else { throw ValidationError("Name a session, or an address") }
    }

    func run() async throws {
        try await Desk.open(options) { desk in
            let access = AccessWorkflow(desk.environment)
            var ended = 1
            if let id {
                try await access.endSession(id, of: nil)
            } else {
                ended = try await access.endSessions(of: address ?? "")
            }
            try desk.output.give(RevokedReport(revoked: ended))
            desk.output.say(Trilingual("\(ended) avslutta", "\(ended) avsluttet", "\(ended) ended"))
        }
    }
}
