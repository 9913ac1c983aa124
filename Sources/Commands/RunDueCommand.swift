import ArgumentParser
import Assembly
import Meetings

struct RunDueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run-due",
        abstract: "Does everything that is due now, sends what is ready, and ends.",
        discussion: "Example: samling run-due   (from cron, where `samling serve` isn't run)")

    @OptionGroup var options: GlobalOptions

    private struct Report: Encodable {
        var ran: Int
        var sent: Int
        var failed: Int
    }

    func run() async throws {
        try await Desk.open(options) { desk in
            let ran = try await desk.installation.scheduler().pass()
            let tally = try await desk.installation.dispatch()
            try desk.output.give(Report(ran: ran, sent: tally.sent, failed: tally.failed))
            desk.output.say(
                Trilingual(
                    "Jobbar gjorde: \(ran). Brev sende: \(tally.sent). Brev som feila: \(tally.failed).",
                    "Jobber gjort: \(ran). Brev sendt: \(tally.sent). Brev som feilet: \(tally.failed).",
                    "Jobs done: \(ran). Letters sent: \(tally.sent). Letters failed: \(tally.failed)."))
        }
    }
}
