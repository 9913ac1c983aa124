import ArgumentParser
import Assembly
import Meetings

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "The service: takes in what comes, wakes what is due, and sends what is ready, until it is stopped.",
        discussion: """
            Example: samling serve --data /var/lib/samling --config /etc/samling.yaml
                     samling serve --behind-proxy --set http.host=10.0.0.5
                          --set http.baseURL=https://samling.example.no
            """)

    @Flag(help: "A proxy stands before it, ends TLS and says who asks; needed where others reach http.host.")
    var behindProxy = false

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        var options = options
        if behindProxy { options.set.append("http.behindProxy=true") }
        try await Desk.open(options) { desk in
            // A service that is rehearsed at another time needs a clock that goes.
            let rehearsal = try options.instant.map { desk.installation.rehearsing(at: .rehearsal(at: $0)) }
            let output = desk.output
            try await (rehearsal ?? desk.installation).serve {
                output.note(
                    Trilingual(
                        "samling går; stopp med Ctrl-C", "samling går; stopp med Ctrl-C",
                        "samling is running; stop it with Ctrl-C"))
            }
        }
    }
}
