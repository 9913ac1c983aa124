import ArgumentParser
import Meetings

struct DeskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk",
        abstract: "What waits for the coordinator, over all forums, the most urgent first.",
        discussion: """
            Example: samling desk
                     samling desk oddvar@example.no --json
            """)

    @Argument(help: "The coordinator, by id, address or name; all forums when left out.")
    var person: String?

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let workflow = DeskWorkflow(desk.environment)
            var rows: [DeskReport] = []
            var networks = try await desk.networks()
            if let person, person.contains("@"), desk.preferred == nil {
                networks = try await workflow.networks(coordinatedBy: person)
            }
            for network in networks {
                let found = try await workflow.desk(of: person, in: network)
                rows += found.lines.map { DeskReport($0, found, desk.output.language) }
                show(found, desk.output)
            }
            try desk.output.give(rows)
            if rows.isEmpty {
                desk.output.say(Trilingual("Ingenting ventar.", "Ingenting venter.", "Nothing waits."))
            }
        }
    }

    private func show(_ desk: DeskWorkflow.Desk, _ output: Output) {
        let language = output.language
        for group in DeskLine.Group.allCases {
            let lines = desk.lines(in: group)
            guard !lines.isEmpty else { continue }
            output.say(group.words)
            output.table(
                lines.map { line in
                    let sign = line.isLate(on: desk.today) ? "!" : " "
                    let forum = line.forum.flatMap { id in desk.forums.first { $0.id == id } }?.shortName ?? ""
                    return ["  \(sign)", line.what[language], forum, line.when?.words(in: language) ?? ""]
                })
        }
    }
}

extension DeskLine.When {
    fileprivate func words(in language: Language) -> String {
        let day = DateWords(language).dayAndMonth(date)
        switch self {
        case .since: return Trilingual("sidan \(day)", "siden \(day)", "since \(day)")[language]
        case .until: return Trilingual("innan \(day)", "innen \(day)", "by \(day)")[language]
        }
    }
}
