import ArgumentParser
import Meetings

struct LinkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "The links in letters: what one is good for, which there are, and taking them back.",
        discussion: "Example: samling link verify https://samling.example.no/l/TOKEN",
        subcommands: [LinkVerifyCommand.self, LinkListCommand.self, LinkRevokeCommand.self],
        // A link alone is not told back as something that can't be understood.
        defaultSubcommand: LinkVerifyCommand.self)
}

struct LinkVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Says whether a link is good, for what and for whom; status 1 where it isn't. Nothing is changed.",
        discussion: """
            Examples: samling link verify https://samling.example.no/l/TOKEN --json
                      samling link verify - < link.txt
            """)

    @Argument(help: "The token, or the whole link; - reads it from standard input.")
    var link: String

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let view = try await LinkWorkflow(desk.environment).look(try LinkText.read(link), in: desk.preferred)
            try desk.output.give(LinkReport(view))
            desk.output.say(view.words(in: desk.output.language))
            if !view.check.isValid { throw ExitStatus.notSo.code }
        }
    }
}

struct LinkListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The links that have gone out: what each is for, and whether it still holds. Tokens nobody knows.",
        discussion: "Example: samling link list --person kari")

    @Option(help: "Only this person's: id, name or address.")
    var person: String?

    @Option(help: "Only those in this letter, by its id in `samling mail --json`.")
    var letter: String?

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            var rows: [ListedLinkReport] = []
            var cells: [[String]] = []
            for network in try await desk.networks() {
                let listed = try await LinkWorkflow(desk.environment)
                    .list(of: person, letter: letter.map { LetterID($0) }, in: network)
                rows += listed.map(ListedLinkReport.init)
                cells += listed.map { $0.cells(in: desk.output.language) }
            }
            try desk.output.give(rows)
            if rows.isEmpty { desk.output.say(Trilingual("Ingen lenkjer.", "Ingen lenker.", "No links.")) }
            desk.output.table(cells)
        }
    }
}

struct LinkRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Takes a link back for good, or all of a person's or a letter's.",
        discussion: """
            Examples: samling link revoke https://samling.example.no/l/TOKEN
                      samling link revoke --person kari
            """)

    @Argument(help: "The link's id, its token, or the whole link; - reads it from standard input.")
    var link: String?

    @Option(help: "All links of this person, as when a mailbox has come into the wrong hands.")
    var person: String?

    @Option(help: "All links in this letter, by its id.")
    var letter: String?

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard [link, person, letter].compactMap({ $0 }).count == 1 else {
            throw ValidationError("Name a link, a person or a letter, one of them")
        }
    }

    func run() async throws {
        try await Desk.open(options) { desk in
            let (selection, networks) = (try selection(), try await desk.networks())
            let revoked = try await LinkWorkflow(desk.environment).revoke(selection, in: networks)
            try desk.output.give(RevokedReport(revoked: revoked))
            desk.output.say(
                Trilingual(
                    "\(revoked) trekte tilbake", "\(revoked) trukket tilbake", "\(revoked) taken back"))
        }
    }

    private func selection() throws -> LinkWorkflow.Selection {
        if let person { return .person(person) }
        if let letter { return .letter(LetterID(letter)) }
        return .written(try LinkText.read(link ?? ""))
    }
}

/// A link as it was written on the command line. It is never shown again.
private enum LinkText {
    private static let longestBytes = 2_000

    static func read(_ argument: String) throws -> String {
        guard argument == "-" else { return argument }
        return try InputFile.text("-", atMost: longestBytes)
    }
}
