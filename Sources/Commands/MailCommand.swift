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

    @Option(help: "The newest so many letters of each network.")
    var limit = 1_000

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit must be 1 or more") }
    }

    func run() async throws {
        try await Desk.open(options) { desk in
            let isClosed = try await desk.tellClosed()
            let workflow = OutboxWorkflow(desk.environment)
            let states = state?.states(isClosed: isClosed) ?? OutboxLetter.State.allCases
            var rows: [LetterReport] = []
            for network in try await desk.networks() {
                let letters = try await workflow.letters(in: network, states: states, limit: limit + 1)
                if letters.count > limit { desk.tellMore(than: limit) }
                rows += letters.prefix(limit).reversed().map { LetterReport($0, isClosed: isClosed) }
            }
            try desk.output.give(rows)
            if rows.isEmpty { desk.output.say(Trilingual("Ingen brev.", "Ingen brev.", "No letters.")) }
            let names = desk.output.json ? [:] : try await workflow.shortNames(of: rows.map(\.id))
            desk.output.table(
                rows.map {
                    let isHeld = $0.state == .held && $0.detail == .ready
                    let words = (isHeld ? OutboxLetter.State.held : $0.detail).words
                    return [names[$0.id] ?? $0.id.rawValue, words[desk.output.language], $0.to, $0.subject]
                })
        }
    }
}

extension Desk {
    fileprivate func tellMore(than limit: Int) {
        output.note(
            Trilingual(
                "berre dei \(limit) nyaste breva er med: sjå «--limit»",
                "bare de \(limit) nyeste brevene er med: se «--limit»",
                "only the newest \(limit) letters are shown: see “--limit”"))
    }

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
