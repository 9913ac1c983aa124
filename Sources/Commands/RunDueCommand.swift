import ArgumentParser
import Assembly
import Meetings

struct RunDueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run-due",
        abstract: "Takes in what has come, does everything that is due now, sends what is ready, and ends.",
        discussion: "Example: samling run-due   (from cron, where `samling serve` isn't run)")

    @OptionGroup var options: GlobalOptions

    fileprivate struct Report: Encodable {
        var ran = 0
        var sent = 0
        var failed = 0
        var received = 0
    }

    func run() async throws {
        try await Desk.open(options) { desk in
            try desk.installation.readTemplates()
            var report = Report()
            try await collect(desk, &report)
            let jobs = try await desk.installation.scheduler().pass()
            let letters = try await desk.installation.dispatch()
            report.ran = jobs.ran
            report.sent = letters.sent
            report.failed += jobs.failed + letters.failed
            try desk.output.give(report)
            _ = try await desk.tellClosed()
            desk.output.say(report.words)
        }
    }

    /// What doesn't come in today keeps nothing from going out: it is told, and counts as failed.
    private func collect(_ desk: Desk, _ report: inout Report) async throws {
        do {
            guard let tally = try await desk.installation.collect() else { return }
            report.received = tally.received
            report.failed = tally.failed
        } catch let error as AssemblyError {
            throw error
        } catch {
            report.failed = 1
            let reason = StoreFault(error).words
            desk.output.note(
                Trilingual(
                    "postkassa kunne ikkje lesast: \(reason.nn)", "postkassen kunne ikke leses: \(reason.nb)",
                    "the mailbox could not be read: \(reason.en)"))
        }
    }
}

extension RunDueCommand.Report {
    fileprivate var words: Trilingual {
        Trilingual(
            "Jobbar gjorde: \(ran). Brev sende: \(sent). E-postar mottekne: \(received). Feil: \(failed).",
            "Jobber gjort: \(ran). Brev sendt: \(sent). E-poster mottatt: \(received). Feil: \(failed).",
            "Jobs done: \(ran). Letters sent: \(sent). Mails received: \(received). Failed: \(failed).")
    }
}
