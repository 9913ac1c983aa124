import ArgumentParser
import Assembly
import Meetings

struct RegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "The register: networks, organisations, people, forums and who holds which role.",
        discussion: "Example: samling register apply Config/sjustjerna.yaml",
        subcommands: [RegisterApplyCommand.self, RegisterExportCommand.self])
}

struct RegisterApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Makes the register what the file says, and shows the difference. Nothing is ever deleted.",
        discussion: "Example: samling register apply Config/sjustjerna.yaml --dry-run")

    @Argument(help: "The register, a YAML file; - for stdin.", completion: .file())
    var file: String

    @Flag(help: "Show the difference and change nothing.")
    var dryRun = false

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options, file: file) { desk in
            let draft = try RegisterSource.read(try InputFile.bytes(file, atMost: RegisterSource.largestBytes))
            let difference = try await ForumWorkflow(desk.environment).apply(draft, isRehearsal: dryRun)
            try desk.output.give(difference)
            show(difference, desk.output)
        }
    }

    private func show(_ difference: RegisterDifference, _ output: Output) {
        if difference.isEmpty {
            return output.say(Trilingual("Ingenting er endra.", "Ingenting er endret.", "Nothing has changed."))
        }
        let signs = [("+", difference.added), ("~", difference.changed), ("–", difference.ended)]
        for (sign, keys) in signs {
            for key in keys { output.say("\(sign) \(key)") }
        }
        let counts = (difference.added.count, difference.changed.count, difference.ended.count)
        output.say(
            Trilingual(
                "\(counts.0) nye, \(counts.1) endra, \(counts.2) avslutta",
                "\(counts.0) nye, \(counts.1) endret, \(counts.2) avsluttet",
                "\(counts.0) added, \(counts.1) changed, \(counts.2) ended"))
        if dryRun {
            output.say(Trilingual("Ingenting er lagra.", "Ingenting er lagret.", "Nothing was saved."))
        }
    }
}

struct RegisterExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "The register as YAML, which `apply` takes.",
        discussion: "Example: samling register export > register.yaml")

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let networks = try await desk.networks()
            guard networks.count <= 1 else { throw Refusal.chooseNetwork(networks) }
            guard let network = networks.first else { throw Refusal.emptyRegister }
            let register = try await ForumWorkflow(desk.environment).register(of: network)
            if desk.output.json {
                try desk.output.give(register)
            } else {
                desk.output.say(RegisterSource.text(of: register))
            }
        }
    }
}

extension Refusal {
    fileprivate static func chooseNetwork(_ networks: [NetworkID]) -> Refusal {
        let list = networks.map(\.rawValue).joined(separator: ", ")
        return Refusal(
            .badInput, code: "several-networks",
            Trilingual(
                "Det er fleire nettverk (\(list)): vel eitt med --network",
                "Det er flere nettverk (\(list)): velg ett med --network",
                "There are several networks (\(list)): choose one with --network"))
    }

    fileprivate static var emptyRegister: Refusal {
        Refusal(
            .notFound, code: "no-register",
            Trilingual(
                "Registeret er tomt: bruk «samling register apply FIL»",
                "Registeret er tomt: bruk «samling register apply FIL»",
                "The register is empty: use “samling register apply FILE”"))
    }
}
