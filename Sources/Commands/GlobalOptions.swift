import ArgumentParser
import Assembly
import Meetings

/// The options that every command takes.
struct GlobalOptions: ParsableArguments {
    @Option(name: .long, help: "Settings, a YAML file.", completion: .file())
    var config: String?

    @Option(name: .long, help: "The data folder; made on first use.", completion: .directory)
    var data: String?

    @Option(name: .long, help: "The language of what is shown: nn, nb or en.")
    var lang: Language?

    @Flag(name: .long, help: "Machine-readable output, and nothing else on stdout.")
    var json = false

    @Option(name: .long, help: "Rehearse at another time, e.g. 2023-08-10T09:00:00+02:00.")
    var now: Instant?

    @Option(name: .long, help: "Which network, where several have a forum of that name.")
    var network: String?
}

extension Language: ExpressibleByArgument {}

extension CalendarDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension TimeOfDay: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
