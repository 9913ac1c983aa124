import ArgumentParser
import Meetings

/// Who says so.
struct SettlingOptions: ParsableArguments {
    @Option(help: "Who says so; the coordinator when left out.")
    var by: String?

    @OptionGroup var options: GlobalOptions

    /// Says something to a mail, and shows how it stands.
    func settle(
        _ say: (InboxWorkflow, _ by: String, NetworkID) async throws -> InboxLine
    ) async throws {
        try await Desk.open(options) { desk in
            let network = try await desk.onlyNetwork()
            let coordinator = try await desk.coordinator(in: network)
            let line = try await say(InboxWorkflow(desk.environment), by ?? coordinator, network)
            try desk.tell(line, try await desk.zone(of: network))
        }
    }
}

extension Desk {
    /// The one network there is, or that was asked for: mails are numbered in each.
    func onlyNetwork() async throws -> NetworkID {
        let networks = try await networks()
        guard let first = networks.first else { throw Refusal.nothingRegistered }
        guard networks.count == 1 else { throw Refusal.whichNetwork(networks) }
        return first
    }

    /// The network's coordinator by name, who is taken to be the one at the keyboard.
    func coordinator(in network: NetworkID) async throws -> String {
        try await environment.reading(network) { books in
            let forum = books.register.forums.first?.id
            return forum.flatMap { books.register.coordinators(of: $0, on: books.today).first?.name } ?? "samling"
        }
    }

    /// What became of a mail.
    func tell(_ line: InboxLine, _ zone: Zone?) throws {
        try output.give(InboxReport(line, zone, output.language))
        let state = line.mail.state == .accepted || line.mail.state == .rejected ? line.mail.state.words : nil
        let words = state ?? line.mail.filing?.outcome.words ?? line.mail.state.words
        output.table([
            [
                "#\(line.mail.number)", words[output.language], line.mail.filing?.detail[output.language] ?? "",
                line.onAccept.map { "→ \($0[output.language])" } ?? "",
            ]
        ])
    }
}

extension Refusal {
    fileprivate static func whichNetwork(_ networks: [NetworkID]) -> Refusal {
        let list = networks.map(\.rawValue).joined(separator: ", ")
        return Refusal(
            .badInput, code: "several-networks",
            Trilingual(
                "Kvart nettverk har sin innboks (\(list)): vel eitt med --network",
                "Hvert nettverk har sin innboks (\(list)): velg ett med --network",
                "Each network has an inbox of its own (\(list)): choose one with --network"))
    }
}
