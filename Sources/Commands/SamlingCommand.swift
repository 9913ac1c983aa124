public import ArgumentParser
import Foundation

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
            RosterCommand.self, PlanCommand.self, MeetingsCommand.self, InviteCommand.self, MoveCommand.self,
            CancelCommand.self, AnswerCommand.self, AgendaCommand.self, CaseCommand.self, CasesCommand.self,
            MinutesCommand.self, ActionsCommand.self, ActionCommand.self, MailCommand.self, CalendarCommand.self,
            DoctorCommand.self,
        ])

    public init() {}

    /// Runs the program with the process's arguments. Global options may stand before the command too.
    public static func main() async {
        await main(globalOptionsLast(Array(CommandLine.arguments.dropFirst())))
    }

    /// `--data DIR plan …` becomes `plan … --data DIR`: the parser knows them only after the command.
    static func globalOptionsLast(_ arguments: [String]) -> [String] {
        let taking: Set<String> = ["--config", "--data", "--lang", "--now", "--network"]
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
