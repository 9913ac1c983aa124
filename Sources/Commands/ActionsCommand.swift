import ArgumentParser
import Meetings

struct ActionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "actions",
        abstract: "Action items: who has promised what, by when.",
        discussion: "Example: samling actions --forum sjustjerna --state overdue")

    @Option(help: "The forum; all when left out.")
    var forum: String?

    @Option(help: "open, overdue, unresolved, done or all.")
    var state: FollowUpWorkflow.Selection = .open

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let workflow = FollowUpWorkflow(desk.environment)
            var lines: [ItemLine] = []
            if let forum {
                lines = try await workflow.actions(of: forum, state, in: try await desk.network(of: forum))
            } else {
                for network in try await desk.networks() {
                    lines += try await workflow.actions(state, in: network)
                }
            }
            try desk.output.give(lines.map(ActionReport.init))
            if lines.isEmpty {
                desk.output.say(
                    Trilingual("Ingen oppfølgingspunkt.", "Ingen oppfølgingspunkter.", "No action items."))
            }
            desk.output.table(lines.map { $0.cells(in: desk.output.language, withForum: forum == nil) })
        }
    }
}

extension ItemLine {
    /// A row of the table: number, deadline and how it stands, text, and who has it.
    func cells(in language: Language, withForum: Bool) -> [String] {
        let name = withForum ? ["\(forum.id)"] : []
        return name + ["#\(item.number)", item.due.dated, standing(in: language), text, owners.joined(separator: ", ")]
    }

    private var text: String {
        guard let sharesClosed, let sharesAll else { return item.text }
        return "\(item.text) (\(sharesClosed)/\(sharesAll))"
    }

    private func standing(in language: Language) -> String {
        switch item.state {
        case .done: return Trilingual("utført", "utført", "done")[language]
        case .dropped: return Trilingual("bortfalle", "bortfalt", "dropped")[language]
        case .open, .inProgress: break
        }
        guard let daysLeft, daysLeft < 0 else {
            return item.state == .open ? "" : Trilingual("under arbeid", "under arbeid", "in progress")[language]
        }
        let days = -daysLeft
        return days == 1
            ? Trilingual("1 dag over", "1 dag over", "1 day over")[language]
            : Trilingual("\(days) dagar over", "\(days) dager over", "\(days) days over")[language]
    }
}
