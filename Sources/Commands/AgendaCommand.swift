import ArgumentParser
import Meetings

struct AgendaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agenda",
        abstract: "The agenda: drafted from what is open, edited by hand, sent.",
        discussion: "Example: samling agenda draft sjustjerna > sakliste.md",
        subcommands: [
            AgendaContributeCommand.self, AgendaDraftCommand.self, AgendaSaveCommand.self, AgendaSendCommand.self,
        ])
}

struct AgendaDraftCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: "The draft as Markdown. What was edited by hand is kept; what has come since is shown.",
        discussion: "Example: samling agenda draft sjustjerna > sakliste.md")

    @Argument(help: "FORUM/DATE, or FORUM for its next meeting.")
    var meeting: String

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let name = try MeetingName(meeting)
            let draft = try await AgendaWorkflow(desk.environment).draft(
                name, in: try await desk.network(of: name.forum))
            try desk.output.give(AgendaReport(draft))
            // What is printed, saved and printed again must not grow.
            desk.output.say(draft.text.hasSuffix("\n") ? String(draft.text.dropLast()) : draft.text)
            for difference in draft.differences {
                desk.output.note("\(difference.kind.sign) \(difference.title) – \(difference.detail)")
            }
        }
    }
}

extension AgendaDifference.Kind {
    fileprivate var sign: String {
        switch self {
        case .added: "+"
        case .removed: "–"
        case .changed: "~"
        }
    }
}

struct AgendaSaveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "save",
        abstract: "Stores an edited draft.",
        discussion: "Example: samling agenda save sjustjerna sakliste.md")

    @Argument(help: "FORUM/DATE, or FORUM for its next meeting.")
    var meeting: String

    @Argument(help: "The edited draft; - for stdin.", completion: .file())
    var file: String

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options, file: file) { desk in
            let name = try MeetingName(meeting)
            let text = try InputFile.text(file, atMost: 1_000_001)
            let draft = try await AgendaWorkflow(desk.environment)
                .save(name, text: text, in: try await desk.network(of: name.forum))
            try desk.output.give(AgendaReport(draft))
            let count = draft.items.count
            desk.output.say(
                Trilingual("Lagra: \(count) saker.", "Lagret: \(count) saker.", "Saved: \(count) items."))
        }
    }
}

struct AgendaSendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Shows who gets the agenda; --send sends it, gives the cases their numbers and calls the presenters.",
        discussion: "Example: samling agenda send sjustjerna --send")

    @Argument(help: "FORUM/DATE, or FORUM for its next meeting.")
    var meeting: String

    @Flag(help: "Send it.")
    var send = false

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let name = try MeetingName(meeting)
            let network = try await desk.network(of: name.forum)
            let workflow = AgendaWorkflow(desk.environment)
            let round =
                send ? try await workflow.send(name, in: network) : try await workflow.previewSend(name, in: network)
            try desk.output.give(AgendaReport(round))
            show(round, desk.output, zone: try await desk.zone(of: network))
        }
    }

    private func show(_ round: AgendaRound, _ output: Output, zone: Zone?) {
        let words = DateWords(output.language)
        output.table(
            round.items.map { [words.span($0.start, $0.end), $0.heading, $0.presenter ?? ""] })
        output.table(round.recipients.map { ["  \($0.name)", "<\($0.email)>"] })
        for presenter in round.presenters {
            let span = presenter.presents.map { words.span($0.start, $0.end) } ?? ""
            output.say("  \(presenter.person.name) <\(presenter.person.email)>: \(span)")
        }
        for warning in round.warnings { output.note(warning) }
        let count = round.recipients.count
        let already = round.alreadySent == nil ? 0 : count
        let sending = Sending(
            pending: count - already, already: already, sent: round.sent, at: round.alreadySent, isCarriedOut: send)
        output.say(sending.summary(zone: zone))
    }
}
