public import ArgumentParser
import Meetings

/// `samling`: the whole program.
public struct SamlingCommand: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "samling",
        abstract:
            "Plans meetings, calls people to them, reads the minutes, and follows every promise until it is kept.",
        discussion: """
            Begin with:  samling demo
            Then:        samling register apply Config/sjustjerna.yaml
                         samling plan sjustjerna --until 2027-06-30
            """,
        version: "0.1.0",
        subcommands: [
            DemoCommand.self, ServeCommand.self, RunDueCommand.self, RegisterCommand.self, ForumsCommand.self,
            RosterCommand.self, PlanCommand.self, MeetingsCommand.self, MeetingCommand.self, InviteCommand.self,
            MoveCommand.self,
            CancelCommand.self, AnswerCommand.self, AgendaCommand.self, CaseCommand.self, CasesCommand.self,
            MinutesCommand.self, ActionsCommand.self, ActionCommand.self, MailCommand.self, InboxCommand.self,
            DeskCommand.self, SearchCommand.self, LinkCommand.self, FeedCommand.self, TokenCommand.self,
            SessionCommand.self, CalendarCommand.self, DocumentsCommand.self, BackupCommand.self, RestoreCommand.self,
            DatabaseCommand.self, DoctorCommand.self,
        ])

    public init() {}

    /// Runs the program with the process's arguments. Global options may stand before the command too.
    public static func main() async {
        StandardStreams.openMissing()
        let arguments = globalOptionsLast(Array(CommandLine.arguments.dropFirst()))
        do {
            var command = try parseAsRoot(arguments)
            if var waiting = command as? any AsyncParsableCommand {
                try await waiting.run()
            } else {
                try command.run()
            }
            guard StandardStreams.flush() else {
                StandardStreams.tell("samling: the answer could not be written to stdout")
                throw ExitStatus.temporary.code
            }
        } catch {
            guard !(error is ExitCode), exitCode(for: error) == .validationFailure else { exit(withError: error) }
            exit(withError: usageFault(message(for: error), arguments))
        }
    }

    /// A call that can't be understood: one line, and where help is.
    private static func usageFault(_ message: String, _ arguments: [String]) -> any Error {
        let output = Output(json: arguments.contains("--json"), language: .en)
        let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
        let command = arguments.prefix { !$0.hasPrefix("-") }.prefix(2).filter { $0.allSatisfy(\.isLetter) }
        let path = (["samling"] + command).joined(separator: " ")
        return output.fail(ValidationError("\(line) (help: \(path) --help)"))
    }

    /// `--data DIR plan …` becomes `plan … --data DIR`: the parser knows them only after the command.
    static func globalOptionsLast(_ arguments: [String]) -> [String] {
        let taking: Set<String> = ["--config", "--data", "--lang", "--now", "--network", "--set"]
        var leading: [String] = []
        var rest = arguments[...]
        while let first = rest.first, first.hasPrefix("--") {
            let name = String(first.prefix { $0 != "=" })
            if first == "--json" || (taking.contains(name) && first.contains("=")) {
                leading.append(rest.removeFirst())
            } else if taking.contains(first), rest.count > 1 {
                leading += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else {
                break
            }
        }
        guard !leading.isEmpty, !rest.isEmpty else { return arguments }
        let end = rest.firstIndex(of: "--") ?? rest.endIndex
        return rest[..<end] + leading + rest[end...]
    }
}
