import ArgumentParser
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
            let tally = try await desk.installation.dispatcher().pass()
            try desk.output.give(Report(ran: ran, sent: tally.sent, failed: tally.failed))
            desk.output.say(
                Trilingual(
                    "\(ran) oppgåver gjorde, \(tally.sent) brev sende, \(tally.failed) feila",
                    "\(ran) oppgaver gjort, \(tally.sent) brev sendt, \(tally.failed) feilet",
                    "\(ran) jobs done, \(tally.sent) letters sent, \(tally.failed) failed"))
        }
    }
}

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "The service: wakes what is due and sends what is ready, until it is stopped.",
        discussion: "Example: samling serve --data /var/lib/samling --config /etc/samling.yaml")

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            desk.output.note(
                Trilingual(
                    "samling går; stopp med Ctrl-C", "samling går; stopp med Ctrl-C",
                    "samling is running; stop it with Ctrl-C"))
            try await desk.installation.serve()
        }
    }
}
