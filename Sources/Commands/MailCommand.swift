import ArgumentParser
import Meetings

struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail",
        abstract: "The outbox: every letter, and what became of it; retries, holds and releases letters.",
        discussion: """
            Example: samling mail --state failed
                     samling mail retry 0189a3b7c5d4
            """,
        subcommands: [
            MailListCommand.self, MailRetryCommand.self, MailHoldCommand.self, MailReleaseCommand.self,
        ],
        defaultSubcommand: MailListCommand.self)
}

struct MailListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Every letter, and what became of it.",
        discussion: "Example: samling mail --state failed")

    @Option(help: "queued, sent, failed or held; all when left out.")
    var state: LetterReport.Shown?

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let isClosed = try await desk.tellClosed()
            var rows: [LetterReport] = []
            for network in try await desk.networks() {
                let letters = try await desk.environment.store.read(network) {
                    try $0.letters(in: nil, withBodies: false)
                }
                rows += letters.map { LetterReport($0, isClosed: isClosed) }
            }
            let names = ShortNames(rows.map(\.id.rawValue))
            rows = rows.filter { state == nil || $0.state == state }
            try desk.output.give(rows)
            if rows.isEmpty { desk.output.say(Trilingual("Ingen brev.", "Ingen brev.", "No letters.")) }
            desk.output.table(
                rows.map {
                    let isHeld = $0.state == .held && $0.detail == .ready
                    let words = (isHeld ? OutboxLetter.State.held : $0.detail).words
                    return [names.short($0.id.rawValue), words[desk.output.language], $0.to, $0.subject]
                })
        }
    }
}

/// The beginnings of ids that no other of them has.
struct ShortNames {
    private let sorted: [String]
    private static let fewest = 8

    init(_ names: [String]) { sorted = names.sorted() }

    func short(_ name: String) -> String {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < name { low = middle + 1 } else { high = middle }
        }
        let neighbours = [low - 1, low + 1].filter(sorted.indices.contains).map { sorted[$0] }
        let shared = neighbours.map { zip($0, name).prefix { $0 == $1 }.count }.max() ?? 0
        return String(name.prefix(max(shared + 1, ShortNames.fewest)))
    }
}

extension Desk {
    /// Says where nothing leaves the house; whether that is so.
    func tellClosed() async throws -> Bool {
        guard let since = try await OutboxWorkflow(environment).closedSince() else { return false }
        var when = Trilingual(same: "")
        if let network = try await environment.store.networks().first, let zone = try await zone(of: network) {
            when = since.words(in: zone)
        }
        output.note(
            Trilingual(
                "utboksen er stengd sidan \(when.nn): ingen brev går ut før «samling mail release --all»",
                "utboksen er stengt siden \(when.nb): ingen brev går ut før «samling mail release --all»",
                "the outbox has been closed since \(when.en): no letter leaves before “samling mail release --all”"))
        return true
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
