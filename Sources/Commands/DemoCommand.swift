import ArgumentParser
import Assembly
import Foundation
import Meetings

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract:
            "The main job in one go on the bundled Sjustjerna network, into a folder. No mail leaves the machine.",
        discussion: "Example: samling demo --keep sjustjerna-demo")

    @Option(
        help: ArgumentHelp(
            "Where everything is put; a new folder in the temporary one when left out.", valueName: "dir"))
    var keep: String?

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        let output = Output(json: options.json, language: options.spokenLanguage ?? .nn)
        do {
            let folder = try makeFolder()
            var request = try options.request
            request.dataFolder = folder
            request.now = nil
            // Whatever the settings are: nobody who is named here shall get a letter.
            request.values["mail.transport"] = "folder"
            request.values["database.url"] = ""
            let installation = try await Installation.open(request)
            var demo = Demo(installation: installation, folder: folder, output: output)
            let account = try await demo.run()
            try await installation.close()
            try output.give(account)
            account.show(output)
        } catch {
            throw output.fail(error)
        }
    }

    private func makeFolder() throws -> String {
        let files = FileManager.default
        guard let keep else {
            let name = "samling-demo-\(ProcessInfo.processInfo.processIdentifier)"
            return files.temporaryDirectory.appendingPathComponent(name).path
        }
        let path = URL(fileURLWithPath: keep).path
        guard (try? files.contentsOfDirectory(atPath: path))?.isEmpty ?? true else { throw Refusal.notEmpty(keep) }
        return path
    }
}

extension Refusal {
    fileprivate static func notEmpty(_ folder: String) -> Refusal {
        Refusal(
            .badInput, code: "folder-not-empty",
            Trilingual(
                "mappa \(folder) er ikkje tom: vel ei ny", "mappen \(folder) er ikke tom: velg en ny",
                "the folder \(folder) is not empty: choose a new one"))
    }
}
