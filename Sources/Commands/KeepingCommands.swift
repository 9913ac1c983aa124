import ArgumentParser
import Assembly
import Meetings

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract:
            "Writes the whole installation into one file, while it goes on working, and reads it again to compare.",
        discussion: """
            Example: samling backup /var/backups/samling-2026-11-29.sqlite
            The file holds everything, the key of the links too: keep it as you keep the data folder.
            """)

    @Argument(help: "a file that isn't there yet") var file: String
    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await keep(options) { keeping, output in
            let report = try await keeping.backUp(to: file)
            try output.give(report)
            output.say(
                Trilingual(
                    "\(file): \(report.rows) rader, lesne om att og like",
                    "\(file): \(report.rows) rader, lest igjen og like",
                    "\(file): \(report.rows) rows, read again and the same"))
        }
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Puts a backup back into an installation with nothing in it. No letter leaves before you say so.",
        discussion: """
            Example: samling restore /var/backups/samling-2026-11-29.sqlite --data /var/lib/samling
            Look through `samling mail` afterwards, release what has not gone out, and open the house:
            samling mail release --all
            """)

    @Argument(help: "what `samling backup` wrote") var file: String
    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await keep(options) { keeping, output in
            let report = try await keeping.restore(from: file)
            try output.give(report)
            let held = report.held ?? 0
            output.say(
                Trilingual(
                    "\(report.rows) rader er på plass. Ingenting blir sendt før du seier frå: \(held) brev ventar. Sjå "
                        + "«samling mail», og opne med «samling mail release --all».",
                    "\(report.rows) rader er på plass. Ingenting blir sendt før du sier fra: \(held) brev venter. Se "
                        + "«samling mail», og åpne med «samling mail release --all».",
                    "\(report.rows) rows are in place. Nothing is sent until you say so: \(held) letters wait. See "
                        + "“samling mail”, and open with “samling mail release --all”."))
        }
    }
}

struct DatabaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "database", abstract: "Where the books are kept.", subcommands: [DatabaseMoveCommand.self])
}

struct DatabaseMoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move",
        abstract: "Copies everything to another database, of the same kind or the other, and compares counts and sums.",
        discussion: """
            Example: samling database move --to postgres://samling@db.example.no/samling --password-file /etc/samling/db
            Stop the service first. The old database stays as it is: set database.url to the new one afterwards.
            """)

    @Option(help: "sqlite:PATH or postgres://USER@HOST/DATABASE, with nothing in it") var to: String
    @Option(help: "a file with the new database's password") var passwordFile: String?
    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await keep(options) { keeping, output in
            let report = try await keeping.move(to: to, passwordFile: passwordFile)
            try output.give(report)
            output.say(
                Trilingual(
                    "\(report.rows) rader er kopierte, lesne om att og like. Set database.url til den nye.",
                    "\(report.rows) rader er kopiert, lest igjen og like. Sett database.url til den nye.",
                    "\(report.rows) rows are copied, read again and the same. Set database.url to the new one."))
        }
    }
}

/// As `Desk.open`, for what is done to an installation that isn't opened.
private func keep(_ options: GlobalOptions, _ body: (Keeping, Output) async throws -> Void) async throws {
    let output = Output(json: options.json, language: options.spokenLanguage ?? .nn)
    do {
        try await body(try Keeping(try options.request), output)
    } catch {
        throw output.fail(error)
    }
}
