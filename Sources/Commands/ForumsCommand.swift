import ArgumentParser
import Meetings

struct ForumsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forums",
        abstract: "The forums, and who reports to whom.",
        discussion: "Example: samling forums")

    @OptionGroup var options: GlobalOptions

    private struct Row: Encodable {
        var id: ForumID
        var name: String
        var reportsTo: ForumID?
        var members: Int
    }

    func run() async throws {
        try await Desk.open(options) { desk in
            var rows: [Row] = []
            for network in try await desk.networks() {
                let tree = try await ForumWorkflow(desk.environment).forums(of: network)
                rows += tree.rows.map {
                    Row(id: $0.forum.id, name: $0.forum.name, reportsTo: $0.forum.reportsTo, members: $0.members)
                }
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

    private struct Row: Encodable {
        var role: RoleID
        var organisation: OrganisationID?
        var person: PersonID?
        var name: String?
        var email: String?
        var from: CalendarDate
        var until: CalendarDate?
        var vacant: Bool
    }

    func run() async throws {
        try await Desk.open(options) { desk in
            let network = try await desk.network(of: forum)
            let roster = try await ForumWorkflow(desk.environment).roster(forum, on: on, in: network)
            try desk.output.give(
                roster.rows.map {
                    Row(
                        role: $0.role.id, organisation: $0.organisation?.id, person: $0.person?.id,
                        name: $0.person?.name, email: $0.person?.email, from: $0.appointment.from,
                        until: $0.appointment.until, vacant: $0.person == nil)
                })
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
