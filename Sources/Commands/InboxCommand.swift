import ArgumentParser
import Assembly
import Meetings

struct InboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inbox",
        abstract: "Mails that came: what waits for the coordinator, why, and what to do about it.",
        discussion: """
            Example: samling inbox
                     samling inbox accept 7
            """,
        subcommands: [
            InboxListCommand.self, InboxShowCommand.self, InboxProcessCommand.self, InboxAcceptCommand.self,
            InboxRejectCommand.self, InboxAssignCommand.self,
        ],
        defaultSubcommand: InboxListCommand.self)
}

struct InboxListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "What waits for the coordinator; or every mail that came.",
        discussion: "Example: samling inbox --all")

    @Flag(help: "Every mail, not only what waits.")
    var all = false

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let workflow = InboxWorkflow(desk.environment)
            var rows: [InboxReport] = []
            var cells: [[String]] = []
            let networks = try await desk.networks()
            for network in networks {
                let lines = try await all ? workflow.all(in: network) : workflow.waiting(in: network)
                let zone = try await desk.zone(of: network)
                rows += lines.map { InboxReport($0, zone, desk.output.language) }
                let name = networks.count > 1 ? ["\(network)"] : []
                cells += lines.map { name + $0.cells(in: desk.output.language, zone, withState: all) }
            }
            try desk.output.give(rows)
            if rows.isEmpty {
                desk.output.say(
                    all
                        ? Trilingual("Innboksen er tom.", "Innboksen er tom.", "The inbox is empty.")
                        : Trilingual("Ingenting ventar.", "Ingenting venter.", "Nothing waits."))
            }
            desk.output.table(cells)
        }
    }
}

struct InboxShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One mail: who wrote it, what it says, why it waits, and what accepting it would do.",
        discussion: "Example: samling inbox show 7")

    @Argument(help: "The mail's number.")
    var number: ItemNumber

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let network = try await desk.onlyNetwork()
            let (line, letter) = try await InboxWorkflow(desk.environment).mail(number.value, in: network)
            let zone = try await desk.zone(of: network)
            var row = InboxReport(line, zone, desk.output.language)
            row.text = letter.text(in: desk.output.language)
            try desk.output.give(row)
            desk.output.table(line.facts(letter, zone, desk.output.language))
            desk.output.say("")
            desk.output.say(StandardStreams.printable(row.text ?? ""))
        }
    }
}

struct InboxProcessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "process",
        abstract: "Takes one mail in as if it had come to the mailbox.",
        discussion: "Example: samling inbox process svar.eml")

    @Argument(help: "The mail, or - for standard input.", completion: .file())
    var file: String

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options, file: file) { desk in
            // What is kept is answered, and who hands it over must hear that it can't be while they still have it.
            try desk.installation.readTemplates()
            let raw = try InputFile.bytes(file, atMost: Arrival.mostBytes)
            let workflow = InboxWorkflow(desk.environment)
            let network = try await workflow.network(of: raw, preferred: desk.preferred)
            let mail = try await workflow.receive(raw, arrived: desk.environment.time.now(), in: network)
            try desk.tell(try await workflow.line(for: mail, in: network), try await desk.zone(of: network))
        }
    }
}

struct InboxAcceptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Does what a waiting mail asks for.",
        discussion: "Example: samling inbox accept 7 --as kari")

    @Argument(help: "The mail's number.")
    var number: ItemNumber

    @Option(name: .customLong("as"), help: "Whose wish it is: id, name or address.")
    var person: String?

    @OptionGroup var settling: SettlingOptions

    func run() async throws {
        try await settling.settle { try await $0.accept(number.value, as: person, by: $1, in: $2) }
    }
}

struct InboxRejectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject",
        abstract: "Lets a waiting mail lie. Who proposed something is told so.",
        discussion: "Example: samling inbox reject 7 --reason \"Salen er ikkje ledig\"")

    @Argument(help: "The mail's number.")
    var number: ItemNumber

    @Option(help: "Why, in a line.")
    var reason: String?

    @OptionGroup var settling: SettlingOptions

    func run() async throws {
        try await settling.settle { try await $0.reject(number.value, reason: reason, by: $1, in: $2) }
    }
}

struct InboxAssignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign",
        abstract: "Says whose a waiting mail is, and deals with it as that person's; the address too from now on.",
        discussion: "Example: samling inbox assign 7 kari")

    @Argument(help: "The mail's number.")
    var number: ItemNumber

    @Argument(help: "The person: id, name or address.")
    var person: String

    @OptionGroup var settling: SettlingOptions

    func run() async throws {
        try await settling.settle { try await $0.assign(number.value, to: person, by: $1, in: $2) }
    }
}
