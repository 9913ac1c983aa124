import ArgumentParser
import Foundation
import Meetings

struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "The forum's calendar feed as iCalendar, to stdout.",
        discussion: "Example: samling calendar sjustjerna > sjustjerna.ics")

    @Argument(help: "The forum.")
    var forum: String

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let network = try await desk.network(of: forum)
            let calendar = try await FeedWorkflow(desk.environment).calendar(of: forum, in: network)
            try FileHandle.standardOutput.write(contentsOf: Data(calendar.bytes))
        }
    }
}
