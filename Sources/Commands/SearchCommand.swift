import ArgumentParser
import Meetings

struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Finds decisions, cases, action items, minutes, meetings, people and forums.",
        discussion: """
            Example: samling search «kva vart bestemt om alderspsykiatri?»
                     samling search 21/23 --forum lsu-volda --json
            """)

    @Argument(help: "What to look for: words, a case number, a question.")
    var text: [String] = []

    @Option(help: "Only what is of this forum.")
    var forum: String?

    @Option(help: "At most so many answers.")
    var limit = 20

    @Flag(help: "Makes the index anew first.")
    var rebuild = false

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if text.isEmpty, !rebuild { throw ValidationError("what to look for is missing") }
        if !(1...500).contains(limit) { throw ValidationError("--limit takes 1 to 500") }
    }

    func run() async throws {
        try await Desk.open(options) { desk in
            let workflow = SearchWorkflow(desk.environment)
            var networks = try await desk.networks()
            if let forum { networks = [try await desk.network(of: forum)] }
            if rebuild {
                for network in networks {
                    let count = try await workflow.rebuild(network)
                    desk.output.note(
                        Trilingual(
                            "\(network): \(count) oppslag i registeret", "\(network): \(count) oppslag i registeret",
                            "\(network): \(count) documents indexed"))
                }
            }
            guard !text.isEmpty else { return try desk.output.give([FindingReport]()) }
            var rows: [FindingReport] = []
            for network in networks {
                let found = try await workflow.search(
                    text.joined(separator: " "), forum: forum, limit: limit, language: desk.output.language,
                    in: network)
                rows += found.map { FindingReport($0, network) }
                for finding in found { show(finding, desk.output) }
            }
            try desk.output.give(rows)
            if rows.isEmpty {
                desk.output.say(Trilingual("Fann ingenting.", "Fant ingenting.", "Found nothing."))
            }
        }
    }

    private func show(_ finding: SearchFinding, _ output: Output) {
        let date = finding.date.map { DateWords(output.language).short($0) }
        let facts = [finding.kind.words[output.language], finding.forum?.shortName, date].compactMap(\.self)
        output.say("\(StandardStreams.printable(finding.title))  (\(facts.joined(separator: ", ")))")
        let excerpt = finding.excerpt.map(\.text).joined()
        if !excerpt.isEmpty { output.say("    \(StandardStreams.printable(excerpt))") }
    }
}
