import ArgumentParser
import Meetings

struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Proposes dates, with a reason for every one that was passed over.",
        discussion: "Example: samling plan sjustjerna --until 2024-06-30 --accept")

    @Argument(help: "The forum.")
    var forum: String

    @Option(help: "The last day a meeting may be on.")
    var until: CalendarDate

    @Option(help: "The first day a meeting may be on; today when left out.")
    var from: CalendarDate?

    @Flag(help: "Make meetings of the proposals. No letter is sent by this.")
    var accept = false

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let network = try await desk.network(of: forum)
            let workflow = PlanningWorkflow(desk.environment)
            let (found, plan): (Forum, Plan)
            if accept {
                (found, plan, _) = try await workflow.accept(forum, from: from, until: until, in: network)
            } else {
                (found, plan) = try await workflow.propose(forum, from: from, until: until, in: network)
            }
            let report = PlanReport(plan, forum: found.id, language: desk.output.language)
            try desk.output.give(report)
            show(report, of: found, desk.output)
        }
    }

    private func show(_ report: PlanReport, of forum: Forum, _ output: Output) {
        let words = DateWords(output.language)
        output.say("\(forum.name), \(words.short(until))")
        for proposal in report.proposals {
            let gap = proposal.gapDays.map { "  (\($0 / 7) \(weeks($0 / 7, output.language)))" } ?? ""
            output.say("\n\(words.full(proposal.date)) \(words.span(proposal.start, proposal.end))\(gap)")
            passedOver(proposal.passedOver, words, output)
        }
        for unplaced in report.unplaced {
            output.say("\n– \(words.full(unplaced.target)) –")
            passedOver(unplaced.passedOver, words, output)
        }
        for warning in report.warnings {
            output.note("\(Trilingual("Åtvaring", "Advarsel", "Warning")[output.language]): \(warning.text)")
        }
        if report.proposals.isEmpty {
            output.say(Trilingual("Ingen nye datoar.", "Ingen nye datoer.", "No new dates."))
        } else if accept {
            let count = report.proposals.count
            output.say(
                Trilingual(
                    "\nLagt inn: \(count) møte. Kall inn: samling invite \(forum.id) --send",
                    "\nLagt inn: \(count) \(count == 1 ? "møte" : "møter"). "
                        + "Kall inn: samling invite \(forum.id) --send",
                    "\n\(count) meeting\(count == 1 ? "" : "s") added. Call: samling invite \(forum.id) --send"))
        } else {
            output.say(
                Trilingual(
                    "\nDette er eit framlegg. Med --accept blir det møte av det.",
                    "\nDette er et forslag. Med --accept blir det møter av det.",
                    "\nThis is a proposal. With --accept it becomes meetings."))
        }
    }

    private func passedOver(_ dates: [PlanReport.PassedOver], _ words: DateWords, _ output: Output) {
        for passed in dates {
            let reasons = passed.reasons.map(\.text).joined(separator: "; ")
            output.say("    \(words.short(passed.date)): \(reasons)")
        }
    }

    private func weeks(_ count: Int, _ language: Language) -> String {
        count == 1
            ? Trilingual("veke", "uke", "week")[language] : Trilingual("veker", "uker", "weeks")[language]
    }
}
