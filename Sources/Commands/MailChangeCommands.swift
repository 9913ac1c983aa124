import ArgumentParser
import Meetings

struct MailRetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Sends letters again that were refused, or that nobody knows about: the same letter, unchanged.",
        discussion: "Example: samling mail retry 0189a3b7c5d4")

    @Argument(help: "The letters' ids, as `samling mail` shows them.")
    var letters: [String]

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let networks = try await desk.networks()
            let changed = try await OutboxWorkflow(desk.environment).retry(letters, in: networks)
            try desk.output.give(ChangedLettersReport(changed: changed))
            _ = try await desk.tellClosed()
            let count = changed.count
            desk.output.say(
                Trilingual(
                    "\(count) brev ligg i kø att.", "\(count) brev ligger i kø igjen.",
                    count == 1 ? "1 letter is queued again." : "\(count) letters are queued again."))
        }
    }
}

/// Which letters, or all of them.
struct LetterChoice: ParsableArguments {
    @Argument(help: "The letters' ids, as `samling mail` shows them.")
    var letters: [String] = []

    @Flag(help: "Every letter of the installation, also those that are written from now on.")
    var all = false

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if all == !letters.isEmpty { throw ValidationError("Name letters, or give --all") }
        if all, options.network != nil {
            throw ValidationError("--all is about the whole installation: leave out --network")
        }
    }
}

struct MailHoldCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "Keeps letters in the house until they are released.",
        discussion: """
            Example: samling mail hold --all    (before a restored data folder is put to use)
            """)

    @OptionGroup var choice: LetterChoice

    func run() async throws {
        try await Desk.open(choice.options) { desk in
            let workflow = OutboxWorkflow(desk.environment)
            let changed =
                choice.all
                ? try await workflow.holdAll()
                : try await workflow.hold(choice.letters, in: try await desk.networks())
            try desk.output.give(ChangedLettersReport(changed: changed))
            _ = try await desk.tellClosed()
            let count = changed.count
            desk.output.say(
                Trilingual(
                    "\(count) brev er \(count == 1 ? "halde" : "haldne") att.", "\(count) brev er holdt tilbake.",
                    count == 1 ? "1 letter is held." : "\(count) letters are held."))
        }
    }
}

struct MailReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Lets held letters go.",
        discussion: "Example: samling mail release --all")

    @OptionGroup var choice: LetterChoice

    func run() async throws {
        try await Desk.open(choice.options) { desk in
            let workflow = OutboxWorkflow(desk.environment)
            let changed =
                choice.all
                ? try await workflow.releaseAll()
                : try await workflow.release(choice.letters, in: try await desk.networks())
            try desk.output.give(ChangedLettersReport(changed: changed))
            _ = try await desk.tellClosed()
            let count = changed.count
            desk.output.say(
                Trilingual(
                    "\(count) brev er \(count == 1 ? "sleppt" : "sleppte").", "\(count) brev er sluppet.",
                    count == 1 ? "1 letter is released." : "\(count) letters are released."))
        }
    }
}
