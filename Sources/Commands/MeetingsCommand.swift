import ArgumentParser
import Meetings

struct MeetingsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "meetings",
        abstract: "Meetings, how far each has come, and who has answered.",
        discussion: "Example: samling meetings sjustjerna --json")

    @Argument(help: "The forum; all when left out.")
    var forum: String?

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let workflow = PlanningWorkflow(desk.environment)
            var found: [(meeting: Meeting, answers: AnswerCount)] = []
            if let forum {
                found = try await workflow.meetings(of: forum, in: try await desk.network(of: forum))
            } else {
                for network in try await desk.networks() {
                    found += try await workflow.meetings(of: nil, in: network)
                }
            }
            try desk.output.give(found.map { MeetingReport($0.meeting, $0.answers) })
            show(found, desk.output)
        }
    }

    private func show(_ meetings: [(meeting: Meeting, answers: AnswerCount)], _ output: Output) {
        if meetings.isEmpty {
            output.say(
                Trilingual(
                    "Ingen møte enno. Planlegg: samling plan FORUM --until DATO --accept",
                    "Ingen møter ennå. Planlegg: samling plan FORUM --until DATO --accept",
                    "No meetings yet. Plan: samling plan FORUM --until DATE --accept"))
        }
        let words = DateWords(output.language)
        output.table(
            meetings.map { meeting, answers in
                [
                    "\(meeting.forum)/\(meeting.date)", words.full(meeting.date),
                    words.span(meeting.start, meeting.end), meeting.stage.words[output.language],
                    meeting.called == nil ? "" : answers.words(output.language),
                ]
            })
    }
}

extension Meeting.Stage {
    var words: Trilingual {
        switch self {
        case .planned: Trilingual("planlagt", "planlagt", "planned")
        case .called: Trilingual("kalla inn", "innkalt", "called")
        case .agenda: Trilingual("sakliste send", "saksliste sendt", "agenda sent")
        case .held: Trilingual("halde", "holdt", "held")
        case .minutes: Trilingual("referat", "referat", "minutes")
        case .approved: Trilingual("godkjent", "godkjent", "approved")
        case .cancelled: Trilingual("avlyst", "avlyst", "cancelled")
        }
    }
}

extension AnswerCount {
    func words(_ language: Language) -> String {
        let parts: [(Int, Trilingual)] = [
            (accepted, Trilingual("kjem", "kommer", "accepted")),
            (declined, Trilingual("kjem ikkje", "kommer ikke", "declined")),
            (tentative, Trilingual("kanskje", "kanskje", "tentative")),
            (none, Trilingual("ikkje svart", "ikke svart", "no answer")),
        ]
        return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1[language])" }.joined(separator: ", ")
    }
}
