import ArgumentParser
import Assembly
import Meetings

struct MinutesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "minutes",
        abstract: "Minutes: the empty form, checked, imported, sent and approved.",
        discussion: "Example: samling minutes new sjustjerna/2023-08-18 > referat.md",
        subcommands: [
            MinutesNewCommand.self, MinutesCheckCommand.self, MinutesImportCommand.self, MinutesSendCommand.self,
            MinutesApproveCommand.self,
        ])
}

struct MinutesNewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "New minutes with agenda, roster and answers filled in, to stdout.",
        discussion: "Example: samling minutes new sjustjerna/2023-08-18 > referat.md")

    @Argument(help: "FORUM/DATE, or FORUM for its next meeting.")
    var meeting: String

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let name = try MeetingName(meeting)
            let text = try await desk.installation.minutes
                .skeleton(name, in: try await desk.network(of: name.forum))
            try desk.output.give(MarkdownReport(markdown: text))
            desk.output.say(text)
        }
    }
}

struct MinutesCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reads minutes and looks up everyone and every date in them; changes nothing.",
        discussion: "Example: samling minutes check referat.md")

    @Argument(help: "The minutes; - for stdin.", completion: .file())
    var file: String

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options, file: file) { desk in
            let minutes = try await desk.minutesFile(file, options)
            try minutes.refuseErrors()
            try minutes.output.give(minutes.report)
            minutes.output.say(minutes.summary)
        }
    }
}

struct MinutesApproveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Approves minutes as they were last imported; from then on their text is frozen.",
        discussion: "Example: samling minutes approve sjustjerna/2023-06-09 --by \"Sjustjerna 18.08.2023\"")

    @Argument(help: "FORUM/DATE.")
    var meeting: String

    @Option(help: "Who approved them; the forum's coordinator when left out.")
    var by: String?

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let name = try MeetingName(meeting)
            let network = try await desk.network(of: name.forum)
            let coordinator = try await desk.coordinator(of: name.forum, in: network)
            let record = try await desk.installation.minutes.approve(name, by: by ?? coordinator, in: network)
            let approver = record.approval?.by ?? ""
            try desk.output.give(ApprovalReport(record))
            desk.output.say(
                Trilingual("Godkjent av \(approver).", "Godkjent av \(approver).", "Approved by \(approver)."))
        }
    }
}
