import ArgumentParser
import Meetings

struct AgendaContributeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contribute",
        abstract: "A link or a note for «nytt sidan sist» in the next draft, with the name of who sent it.",
        discussion: "Example: samling agenda contribute sjustjerna \"NOU 2023: 4 https://example.no\" --from kari")

    @Argument(help: "The forum.")
    var forum: String

    @Argument(help: "The link or the note.")
    var text: String

    @Option(help: "Who sent it: a name, an id or an address.")
    var from: String

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let contribution = try await CaseWorkflow(desk.environment)
                .contribute(text, to: forum, from: from, in: try await desk.network(of: forum))
            try desk.output.give(contribution)
            desk.output.say(
                Trilingual(
                    "Med under «nytt sidan sist»: \(contribution.text) (\(contribution.from))",
                    "Med under «nytt siden sist»: \(contribution.text) (\(contribution.from))",
                    "Under “news since last time”: \(contribution.text) (\(contribution.from))"))
        }
    }
}
