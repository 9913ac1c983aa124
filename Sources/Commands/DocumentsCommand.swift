import ArgumentParser
import Foundation
import Meetings

struct DocumentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documents",
        abstract: "Agenda and minutes as PDF or HTML, or the whole meeting as one package.",
        discussion: "Example: samling documents sjustjerna/2023-06-09 --zip --output mote.zip")

    @Argument(help: "FORUM/DATE, or FORUM for its next meeting.")
    var meeting: String

    @Flag(help: "PDF; also what is made when nothing is said.")
    var pdf = false

    @Flag(help: "HTML.")
    var html = false

    @Flag(help: "The whole meeting: agenda, minutes and attachments.")
    var zip = false

    @Flag(help: "The agenda, also where there are minutes.")
    var agenda = false

    @Flag(help: "PDF/A for the archive in place of PDF/UA for reading.")
    var archive = false

    @Flag(name: .customLong("public"), help: "As strangers may have it: what is exempt is a number alone.")
    var forStrangers = false

    @Option(name: .shortAndLong, help: "The file to write.", completion: .file())
    var output: String

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if [pdf, html, zip].count(where: { $0 }) > 1 { throw ValidationError("Choose one of --pdf, --html and --zip") }
    }

    private struct Written: Encodable {
        var meeting: String
        var kind: String
        var file: String
        var bytes: Int
        var withheld: [Withheld]

        struct Withheld: Encodable {
            var number: String?
            var ground: String
        }
    }

    func run() async throws {
        try await Desk.open(options) { desk in
            let name = try MeetingName(meeting)
            let network = try await desk.network(of: name.forum)
            let workflow = DocumentWorkflow(desk.environment)
            let audience = forStrangers ? Audience.strangers : .coordinators
            let papers = try await workflow.papers(of: name, for: audience, in: network)
            let kind: MeetingPaper.Kind = agenda || papers.minutes == nil ? .agenda : .minutes
            let bytes: [UInt8]
            if zip {
                bytes = try await workflow.package(of: name, for: audience, in: network).archive
            } else if html {
                bytes = Array(try await workflow.page(kind, of: name, for: audience, in: network).html.utf8)
            } else {
                let variant = archive ? PrintVariant.archive : .reading
                bytes = try await workflow.pdf(kind, variant, of: name, for: audience, in: network).bytes
            }
            do {
                try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
            } catch {
                throw Refusal.notWritten(output)
            }
            let shown = "\(papers.meeting.forum)/\(papers.meeting.date)"
            try desk.output.give(
                Written(
                    meeting: shown, kind: zip ? "package" : kind.rawValue, file: output, bytes: bytes.count,
                    withheld: papers.withheld.map { Written.Withheld(number: $0.number, ground: $0.ground) }))
            desk.output.say(
                Trilingual(
                    "\(shown): skrive til \(output)", "\(shown): skrevet til \(output)",
                    "\(shown): written to \(output)"))
        }
    }
}

extension Refusal {
    fileprivate static func notWritten(_ path: String) -> Refusal {
        Refusal(
            .badInput, code: "file-not-writable",
            Trilingual(
                "«\(path)» kan ikkje skrivast", "«\(path)» kan ikke skrives", "“\(path)” can't be written"))
    }
}
