import ArgumentParser
import Assembly
import Meetings

struct MinutesSendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Shows who gets the minutes; --send sends them, each reader's own items first.",
        discussion: "Example: samling minutes send sjustjerna/2023-06-09 --send")

    @Argument(help: "FORUM/DATE.")
    var meeting: String

    @Flag(help: "Send them.")
    var send = false

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let name = try MeetingName(meeting)
            let network = try await desk.network(of: name.forum)
            let workflow = desk.installation.minutes
            let round =
                send ? try await workflow.send(name, in: network) : try await workflow.previewSend(name, in: network)
            try desk.output.give(MinutesRoundReport(round))
            desk.output.table(
                round.recipients.map { recipient in
                    let items = recipient.items.map { "#\($0.number)" }.joined(separator: " ")
                    return ["  \(recipient.person.name)", "<\(recipient.person.email)>", items]
                })
            let sending = Sending(
                pending: round.pending.count, already: round.already, sent: round.sent, at: round.alreadySent,
                isCarriedOut: send)
            desk.output.say(sending.summary(zone: try await desk.zone(of: network)))
        }
    }
}
