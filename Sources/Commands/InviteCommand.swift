import ArgumentParser
import Meetings

struct InviteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite",
        abstract: "Shows who gets a calendar invitation; --send sends it to those who haven't got it.",
        discussion: "Example: samling invite sjustjerna/2023-08-18 --send")

    @Argument(help: "FORUM/DATE, or FORUM for its next meeting.")
    var meeting: String

    @Flag(help: "Send it.")
    var send = false

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let name = try MeetingName(meeting)
            let network = try await desk.network(of: name.forum)
            let workflow = InvitationWorkflow(desk.environment)
            let round =
                send ? try await workflow.invite(name, in: network) : try await workflow.preview(name, in: network)
            try desk.show(round, sending: send, zone: try await desk.zone(of: network))
        }
    }
}

struct MoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move",
        abstract: "Moves a meeting: the same entry in everyone's calendar, at another time.",
        discussion: "Example: samling move sjustjerna/2023-10-13 --to 2023-10-20 --send")

    @Argument(help: "FORUM/DATE, or FORUM for its next meeting.")
    var meeting: String

    @Option(help: "The new date.")
    var to: CalendarDate

    @Option(help: "The new start, e.g. 09:00; as before when left out.")
    var start: TimeOfDay?

    @Option(help: "The new end; the length stays when left out.")
    var end: TimeOfDay?

    @Flag(help: "Move it, and send the new time to everyone called.")
    var send = false

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let name = try MeetingName(meeting)
            let network = try await desk.network(of: name.forum)
            let workflow = InvitationWorkflow(desk.environment)
            let target = MoveTarget(date: to, start: start, end: end)
            let round =
                send
                ? try await workflow.move(name, to: target, in: network)
                : try await workflow.previewMove(name, to: target, in: network)
            try desk.show(round, sending: send, zone: try await desk.zone(of: network))
        }
    }
}

struct CancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Cancels a meeting, and takes it out of everyone's calendar.",
        discussion: "Example: samling cancel sjustjerna/2023-09-29 --reason \"For mange forfall\" --send")

    @Argument(help: "FORUM/DATE, or FORUM for its next meeting.")
    var meeting: String

    @Option(help: "Why, for the letter.")
    var reason: String?

    @Flag(help: "Cancel it, and send the cancellation.")
    var send = false

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let name = try MeetingName(meeting)
            let network = try await desk.network(of: name.forum)
            let workflow = InvitationWorkflow(desk.environment)
            let round =
                send
                ? try await workflow.cancel(name, reason: reason, in: network)
                : try await workflow.previewCancel(name, reason: reason, in: network)
            try desk.show(round, sending: send, zone: try await desk.zone(of: network))
        }
    }
}

extension Desk {
    func zone(of network: NetworkID) async throws -> Zone? {
        try await environment.reading(network) { $0.zone }
    }
}
