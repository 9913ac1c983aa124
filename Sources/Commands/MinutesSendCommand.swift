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

    private struct Report: Encodable {
        struct Recipient: Encodable {
            var person: PersonID
            var name: String
            var email: String
            var items: [Int]
        }

        var meeting: String
        var recipients: [Recipient]
        var sent: Int
        var already: Int
    }

    func run() async throws {
        try await Desk.open(options) { desk in
            let name = try MeetingName(meeting)
            let network = try await desk.network(of: name.forum)
            let workflow = desk.installation.minutes
            let round =
                send ? try await workflow.send(name, in: network) : try await workflow.previewSend(name, in: network)
            try desk.output.give(
                Report(
                    meeting: "\(round.meeting.forum)/\(round.meeting.date)",
                    recipients: round.recipients.map {
                        Report.Recipient(
                            person: $0.person.id, name: $0.person.name, email: $0.person.email,
                            items: $0.items.map(\.number))
                    },
                    sent: round.sent, already: round.already))
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
