import ArgumentParser
import Meetings

struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail",
        abstract: "The outbox: every letter, and what became of it.",
        discussion: "Example: samling mail --state failed")

    /// The states that matter to a person.
    enum Shown: String, ExpressibleByArgument, CaseIterable, Encodable {
        case queued, sent, failed, held

        init(_ state: OutboxLetter.State) {
            self =
                switch state {
                case .ready, .leased, .dot: .queued
                case .sent: .sent
                case .bounced, .unknown, .expired: .failed
                case .held, .cancelled: .held
                }
        }
    }

    @Option(help: "queued, sent, failed or held; all when left out.")
    var state: Shown?

    @OptionGroup var options: GlobalOptions

    private struct Row: Encodable {
        var id: LetterID
        var kind: String
        var to: String
        var subject: String
        var state: Shown
        var detail: OutboxLetter.State
        var attempts: Int
        var messageID: String
    }

    func run() async throws {
        try await Desk.open(options) { desk in
            var rows: [Row] = []
            for network in try await desk.networks() {
                let letters = try await desk.environment.store.read(network) {
                    try $0.letters(in: nil, withBodies: false)
                }
                rows += letters.map {
                    Row(
                        id: $0.id, kind: $0.kind, to: $0.to, subject: $0.subject, state: Shown($0.state),
                        detail: $0.state, attempts: $0.attempts, messageID: $0.messageID)
                }
            }
            rows = rows.filter { state == nil || $0.state == state }
            try desk.output.give(rows)
            if rows.isEmpty { desk.output.say(Trilingual("Ingen brev.", "Ingen brev.", "No letters.")) }
            desk.output.table(rows.map { [$0.detail.words[desk.output.language], $0.to, $0.subject] })
        }
    }
}

extension OutboxLetter.State {
    var words: Trilingual {
        switch self {
        case .ready: Trilingual("i kø", "i kø", "queued")
        case .leased, .dot: Trilingual("på veg", "på vei", "on its way")
        case .sent: Trilingual("sendt", "sendt", "sent")
        case .bounced: Trilingual("avvist", "avvist", "refused")
        case .unknown: Trilingual("uvisst", "uvisst", "unknown")
        case .held: Trilingual("halde att", "holdt tilbake", "held")
        case .cancelled: Trilingual("trekt", "trukket", "taken back")
        case .expired: Trilingual("for seint", "for sent", "too late")
        }
    }
}
