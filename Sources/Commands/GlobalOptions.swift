import ArgumentParser
import Assembly
import Foundation
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

    @Option(
        name: .long, help: ArgumentHelp("A setting for this once, e.g. time.quiet=false.", valueName: "key=value"))
    var set: [String] = []
}

extension GlobalOptions {
    /// What the installation is opened with: the options, and the environment where an option is left out.
    var request: InstallationRequest {
        get throws {
            let environment = ProcessInfo.processInfo.environment
            if let written = environment["SAMLING_LANG"].flatMap(GlobalOptions.set),
                Language(rawValue: written) == nil
            {
                throw ValidationError("SAMLING_LANG must be nn, nb or en, not “\(written)”")
            }
            return InstallationRequest(
                configFile: config ?? environment["SAMLING_CONFIG"].flatMap(GlobalOptions.set),
                dataFolder: data ?? environment["SAMLING_DATA"].flatMap(GlobalOptions.set), now: try instant,
                environment: environment, values: try values)
        }
    }

    /// The language that was asked for; nil where the network's own is to be spoken.
    var spokenLanguage: Language? {
        lang ?? ProcessInfo.processInfo.environment["SAMLING_LANG"].flatMap(Language.init(rawValue:))
    }

    /// The instant that is rehearsed; nil for the present.
    var instant: Date? {
        get throws {
            if let now { return now.date }
            guard let text = ProcessInfo.processInfo.environment["SAMLING_NOW"].flatMap(GlobalOptions.set) else {
                return nil
            }
            guard let date = Date(rfc3339: text) else {
                throw ValidationError("SAMLING_NOW must be an instant such as 2023-08-10T09:00:00+02:00")
            }
            return date
        }
    }

    private var values: [String: String] {
        get throws {
            var values: [String: String] = [:]
            for pair in set {
                guard let mark = pair.firstIndex(of: "="), mark > pair.startIndex else {
                    throw ValidationError("--set takes KEY=VALUE, not “\(pair)”")
                }
                values[String(pair[..<mark])] = String(pair[pair.index(after: mark)...])
            }
            return values
        }
    }

    /// An empty variable counts as none.
    private static func set(_ text: String) -> String? { text.isEmpty ? nil : text }
}
