import ArgumentParser
import Assembly
import Meetings

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "The service: takes in what comes, wakes what is due, and sends what is ready, until it is stopped.",
        discussion: "Example: samling serve --data /var/lib/samling --config /etc/samling.yaml")

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            desk.output.note(
                Trilingual(
                    "samling går; stopp med Ctrl-C", "samling går; stopp med Ctrl-C",
                    "samling is running; stop it with Ctrl-C"))
            // A service that is rehearsed at another time needs a clock that goes.
            let rehearsal = try options.instant.map { desk.installation.rehearsing(at: .rehearsal(at: $0)) }
            try await (rehearsal ?? desk.installation).serve()
        }
    }
}
