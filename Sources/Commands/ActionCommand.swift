import ArgumentParser
import Meetings

struct ActionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "action",
        abstract: "Changes one action item: done, more time, given up, or someone else's.",
        discussion: "Example: samling action done sjustjerna 3",
        subcommands: [
            ActionDoneCommand.self, ActionExtendCommand.self, ActionDropCommand.self, ActionAssignCommand.self,
        ])
}

/// Which item, and who says so.
struct ActionOptions: ParsableArguments {
    @Argument(help: "The forum.")
    var forum: String

    @Argument(help: "The item's number in the forum.")
    var number: ItemNumber

    @Option(help: "Who says so; the forum's coordinator when left out.")
    var by: String?
}

/// `41` or `#41`.
struct ItemNumber: ExpressibleByArgument {
    let value: Int

    init?(argument: String) {
        guard let value = Int(argument.hasPrefix("#") ? String(argument.dropFirst()) : argument), value > 0 else {
            return nil
        }
        self.value = value
    }
}

struct ActionDoneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "done",
        abstract: "Closes an item, or one party's part of what everyone has.",
        discussion: "Example: samling action done sjustjerna 3 --for volda")

    @OptionGroup var item: ActionOptions

    @Option(name: [.customLong("for"), .customLong("share")], help: "Only this municipality's or person's part.")
    var party: String?

    @Option(name: [.long, .customLong("reason")], help: "What came of it, in a line.")
    var result: String?

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await item.change(options) { workflow, by, network in
            try await workflow.done(item.forum, item.number.value, for: party, result: result, by: by, in: network)
        }
    }
}

struct ActionDropCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: "Gives an item up.",
        discussion: "Example: samling action drop sjustjerna 3 --reason \"Vart teke over av fylket\"")

    @OptionGroup var item: ActionOptions

    @Option(help: "Why, in a line.")
    var reason: String?

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await item.change(options) { workflow, by, network in
            try await workflow.drop(item.forum, item.number.value, reason: reason, by: by, in: network)
        }
    }
}

struct ActionExtendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend",
        abstract: "Gives an item another deadline, written as in the minutes.",
        discussion: "Example: samling action extend sjustjerna 3 \"til neste samling\"")

    @OptionGroup var item: ActionOptions

    @Argument(help: "A date, or in words: 15.09, veke 40, til neste samling.")
    var deadline: String?

    @Option(name: [.long, .customLong("due"), .customLong("until")], help: "The deadline, where it isn't an argument.")
    var to: String?

    @Option(help: "Why, in a line.")
    var reason: String?

    @OptionGroup var options: GlobalOptions

    func validate() throws { _ = try only(deadline, to, "a deadline") }

    func run() async throws {
        let deadline = try only(deadline, to, "a deadline")
        try await item.change(options) { workflow, by, network in
            try await workflow.extend(
                item.forum, item.number.value, to: deadline, reason: reason, by: by, in: network)
        }
    }
}

struct ActionAssignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign",
        abstract: "Gives an item to others, written as in the minutes. They are told by mail.",
        discussion: "Example: samling action assign sjustjerna 3 \"helseleiar, Hareid; Oddvar\"")

    @OptionGroup var item: ActionOptions

    @Argument(help: "Who: roles, municipalities, names; several parted by semicolons.")
    var party: String?

    @Option(name: [.long, .customLong("owner")], help: "Who, where it isn't an argument.")
    var to: String?

    @Option(help: "Why, in a line.")
    var reason: String?

    @OptionGroup var options: GlobalOptions

    func validate() throws { _ = try only(party, to, "someone to have it") }

    func run() async throws {
        let party = try only(party, to, "someone to have it")
        try await item.change(options) { workflow, by, network in
            try await workflow.assign(item.forum, item.number.value, to: party, reason: reason, by: by, in: network)
        }
    }
}

/// The one that is given of an argument and the option that says the same.
private func only(_ argument: String?, _ option: String?, _ what: String) throws -> String {
    switch (argument, option) {
    case (let given?, nil), (nil, let given?): return given
    default: throw ValidationError("Name \(what), once")
    }
}

extension ActionOptions {
    /// Changes the item and shows how it stands.
    fileprivate func change(
        _ options: GlobalOptions,
        _ change: (FollowUpWorkflow, _ by: String, NetworkID) async throws -> ItemLine
    ) async throws {
        try await Desk.open(options) { desk in
            let network = try await desk.network(of: forum)
            let coordinator = try await desk.coordinator(of: forum, in: network)
            let line = try await change(FollowUpWorkflow(desk.environment), by ?? coordinator, network)
            try desk.output.give(ActionReport(line))
            desk.output.table([line.cells(in: desk.output.language, withForum: false)])
        }
    }
}
