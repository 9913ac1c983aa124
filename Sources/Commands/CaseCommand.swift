import ArgumentParser
import Meetings

struct CaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case",
        abstract: "Cases on a forum's list.",
        discussion: "Example: samling case add sjustjerna \"Helseplattforma\" --kind drøfting",
        subcommands: [CaseAddCommand.self, CaseWithdrawCommand.self])
}

/// A case as other programs read it.
struct CaseRow: Encodable {
    var id: CaseID
    var forum: ForumID
    var number: String?
    var title: String
    var kind: CaseKind
    var presenter: String?
    var minutes: Int?
    var state: Case.State
    var exempt: String?

    init(_ matter: Case) {
        id = matter.id
        forum = matter.forum
        number = matter.number?.description
        title = matter.title
        kind = matter.kind
        presenter = matter.presenter
        minutes = matter.minutes
        state = matter.state
        exempt = matter.exempt
    }
}

struct CaseAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Puts a case on the list; it comes up in the next agenda draft.",
        discussion: "Example: samling case add sjustjerna \"Helseplattforma\" --kind vedtak --minutes 30")

    @Argument(help: "The forum.")
    var forum: String

    @Argument(help: "The title.")
    var title: String

    @Option(help: "The type: orientering, drøfting, vedtak … or information, discussion, decision …")
    var kind: String?

    @Option(help: "Who presents it: a name, or a role and an organisation.")
    var presenter: String?

    @Option(help: "How many minutes it takes.")
    var minutes: Int?

    @Option(help: "It is exempt from public disclosure, on this ground: \"offl. § 13\".")
    var exempt: String?

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let matter = try await CaseWorkflow(desk.environment).add(
                to: forum, title: title, kind: kind, presenter: presenter, minutes: minutes, exempt: exempt,
                in: try await desk.network(of: forum))
            try desk.output.give(CaseRow(matter))
            desk.output.say(
                Trilingual(
                    "Meldt: \(matter.title) (\(matter.kind.words.nn))",
                    "Meldt: \(matter.title) (\(matter.kind.words.nb))",
                    "Added: \(matter.title) (\(matter.kind.words.en))"))
        }
    }
}

struct CaseWithdrawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Takes a case off the list. Its number is never given to another.",
        discussion: "Example: samling case withdraw lsu-molde 22/23")

    @Argument(help: "The forum.")
    var forum: String

    @Argument(help: "The case: its number, id or title.")
    var matter: String

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let matter = try await CaseWorkflow(desk.environment)
                .withdraw(matter, of: forum, in: try await desk.network(of: forum))
            try desk.output.give(CaseRow(matter))
            desk.output.say(
                Trilingual("Trekt: \(matter.title)", "Trukket: \(matter.title)", "Withdrawn: \(matter.title)"))
        }
    }
}

struct CasesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cases",
        abstract: "The case list of a forum (køliste).",
        discussion: "Example: samling cases sjustjerna")

    @Argument(help: "The forum.")
    var forum: String

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let cases = try await CaseWorkflow(desk.environment).list(forum, in: try await desk.network(of: forum))
            try desk.output.give(cases.map(CaseRow.init))
            if cases.isEmpty {
                desk.output.say(
                    Trilingual(
                        "Ingen saker. Meld ei: samling case add \(forum) \"Tittel\"",
                        "Ingen saker. Meld en: samling case add \(forum) \"Tittel\"",
                        "No cases. Add one: samling case add \(forum) \"Title\""))
            }
            let language = desk.output.language
            desk.output.table(
                cases.map {
                    [
                        $0.number?.description ?? "–", $0.title, $0.kind.words[language], $0.presenter ?? "",
                        $0.state.words[language],
                    ]
                })
        }
    }
}

extension Case.State {
    var words: Trilingual {
        switch self {
        case .waiting: Trilingual("ventar", "venter", "waiting")
        case .scheduled: Trilingual("på sakliste", "på saksliste", "on an agenda")
        case .handled: Trilingual("handsama", "behandlet", "dealt with")
        case .withdrawn: Trilingual("trekt", "trukket", "withdrawn")
        }
    }
}
