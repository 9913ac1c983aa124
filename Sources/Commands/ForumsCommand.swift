import ArgumentParser
import Meetings

struct ForumsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forums",
        abstract: "The forums, and who reports to whom.",
        discussion: "Example: samling forums")

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            var rows: [ForumReport] = []
            for network in try await desk.networks() {
                let tree = try await ForumWorkflow(desk.environment).forums(of: network)
                rows += tree.rows.map(ForumReport.init)
                desk.output.table(
                    zip(tree.lines, tree.rows).map { line, row in [line, "\(row.forum.id)", "\(row.members)"] })
            }
            try desk.output.give(rows)
        }
    }
}

struct RosterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roster",
        abstract: "Who holds which role in a forum on a date, vacancies included.",
        discussion: "Example: samling roster sjustjerna --on 2027-08-01")

    @Argument(help: "The forum.")
    var forum: String

    @Option(help: "The date; today when left out.")
    var on: CalendarDate?

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let network = try await desk.network(of: forum)
            let roster = try await ForumWorkflow(desk.environment).roster(forum, on: on, in: network)
            try desk.output.give(roster.rows.map(SeatReport.init))
            let language = desk.output.language
            let vacant = Trilingual("ledig", "ledig", "vacant")[language]
            let words = DateWords(language)
            desk.output.table(
                roster.rows.map { row in
                    let until = row.appointment.until.map { words.short($0) } ?? ""
                    return [
                        row.seat(in: language), row.person?.name ?? "– \(vacant) –", row.person?.email ?? "",
                        "\(words.short(row.appointment.from))–\(until)",
                    ]
                })
        }
    }
}
