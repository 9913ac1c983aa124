import ArgumentParser
import Meetings

struct MeetingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "meeting",
        abstract: "One meeting outside the plan.",
        subcommands: [MeetingAddCommand.self])
}

struct MeetingAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Adds one meeting: an extraordinary one, or of a forum without a cadence. No letter is sent by this.",
        discussion: "Example: samling meeting add lsu-molde 2027-03-12 --start 09:00 --end 12:00 --place Molde")

    @Argument(help: "The forum.")
    var forum: String

    @Argument(help: "The date.")
    var date: CalendarDate

    @Option(help: "The start; the cadence's when left out.")
    var start: TimeOfDay?

    @Option(help: "The end; the cadence's when left out.")
    var end: TimeOfDay?

    @Option(help: "The place; the forum's own when left out.")
    var place: String?

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let meeting = try await PlanningWorkflow(desk.environment).add(
                forum, on: date, start: start, end: end, place: place, in: try await desk.network(of: forum))
            try desk.output.give(MeetingReport(meeting, AnswerCount([])))
            let name = "\(meeting.forum)/\(meeting.date)"
            desk.output.say(
                Trilingual(
                    "Lagt inn: \(name). Kall inn: samling invite \(name) --send",
                    "Lagt inn: \(name). Kall inn: samling invite \(name) --send",
                    "Added: \(name). Call: samling invite \(name) --send"))
        }
    }
}
