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

    @Option(
        help: """
            So many items of each network: of open ones those with the earliest deadlines, of others the latest. 1000 \
            when left out, or all of them with --json.
            """)
    var limit: Int?

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit must be 1 or more") }
    }

    func run() async throws {
        try await Desk.open(options) { desk in
            var lines: [ItemLine] = []
            for network in try await networks(desk) { lines += try await items(in: network, desk) }
            try desk.output.give(lines.map(ActionReport.init))
            if lines.isEmpty {
                desk.output.say(
                    Trilingual("Ingen oppfølgingspunkt.", "Ingen oppfølgingspunkter.", "No action items."))
            }
            desk.output.table(lines.map { $0.cells(in: desk.output.language, withForum: forum == nil) })
        }
    }

    private func networks(_ desk: Desk) async throws -> [NetworkID] {
        guard let forum else { return try await desk.networks() }
        return [try await desk.network(of: forum)]
    }

    private func items(in network: NetworkID, _ desk: Desk) async throws -> [ItemLine] {
        let isLatest = state == .done || state == .all
        let limit = limit ?? (options.json ? Int.max : 1_000)
        let found = try await FollowUpWorkflow(desk.environment).actions(
            of: forum, state, limit: limit < .max ? limit + 1 : limit, isLatest: isLatest, in: network)
        guard found.count > limit else { return found }
        desk.tellMore(than: limit, isLatest: isLatest)
        return Array(isLatest ? found.suffix(limit) : found.prefix(limit))
    }
}

extension Desk {
    fileprivate func tellMore(than limit: Int, isLatest: Bool) {
        output.note(
            isLatest
                ? Trilingual(
                    "berre dei \(limit) punkta med seinast frist er med: sjå «--limit»",
                    "bare de \(limit) punktene med senest frist er med: se «--limit»",
                    "only the \(limit) items with the latest deadlines are shown: see “--limit”")
                : Trilingual(
                    "berre dei \(limit) punkta med tidlegast frist er med: sjå «--limit»",
                    "bare de \(limit) punktene med tidligst frist er med: se «--limit»",
                    "only the \(limit) items with the earliest deadlines are shown: see “--limit”"))
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
