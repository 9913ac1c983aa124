import Foundation
import Meetings
import TestSupport
import Testing

@testable import Letters

@Suite("Agendas and minutes as documents")
struct DocumentWriterTests {
    private let writer: DocumentWriter
    private let register = SampleRegister.sjustjerna

    init() throws {
        writer = DocumentWriter(folders: [Self.folder])
        try writer.readTemplate()
    }

    static let folder: String = {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return tests.deletingLastPathComponent().appending(path: "Templates/documents").path
    }()

    private func paper(
        _ content: MeetingPaper.Content, _ language: Language = .nn, for audience: Audience = .members
    ) throws -> MeetingPaper {
        let forum = try #require(register.forum("sjustjerna"))
        let meeting = Meeting(
            id: "m", forum: "sjustjerna", date: SampleRegister.day(2023, 6, 9), start: SampleRegister.time(9, 0),
            end: SampleRegister.time(14, 30), place: "Ulsteinvik", uid: "u", now: Date(timeIntervalSince1970: 0))
        return MeetingPaper(
            network: register.network, forum: forum, meeting: meeting, content: content, language: language,
            audience: audience, attachments: [])
    }

    private func record(_ text: String, _ status: MinutesRecord.Status = .draft) -> MinutesRecord {
        MinutesRecord(
            meeting: "m", forum: "sjustjerna", date: SampleRegister.day(2023, 6, 9), title: "Sjustjerna", text: text,
            digest: "", status: status, imported: Date(timeIntervalSince1970: 0))
    }

    private let text =
        "# Referat: Sjustjerna\n\n- Forum: Sjustjerna\n- Dato: 09.06.2023\n\n## Sak 1/23 Løynd\n"
        + "\n- Offentleg: nei, offl. § 13\n\n"
        + "Hemmeleg.\n\n## Sak 2/23 Open\n\nKjent. <b>HTML</b> [x](javascript:alert(1)) <!-- notat -->\n"

    @Test("minutes have language, title and headings in order; nothing in them is fetched or run")
    func minutes() throws {
        let page = try writer.page(try paper(.minutes(record(text, .forApproval))))
        #expect(page.contains("<html lang=\"nn-NO\">"))
        #expect(page.contains("<title>Referat: Sjustjerna helse og omsorg, 9. juni 2023</title>"))
        #expect(page.contains("<h1>Sjustjerna helse og omsorg</h1>") && page.contains("til godkjenning"))
        #expect(page.contains("<h2>Sak 2/23 Open</h2>") && page.contains("Hemmeleg."))
        for bad in [
            "<script", "<img", "<link", "http://", "https://", "url(", "@import", "javascript:", "<b>", "notat",
        ] {
            #expect(!page.contains(bad), "\(bad)")
        }
        #expect(try writer.page(try paper(.minutes(record(text, .forApproval)))) == page)
    }

    @Test("to strangers an exempt case is its number, in the page and in the Markdown")
    func strangers() throws {
        let paper = try paper(.minutes(record(text)), for: .strangers)
        for shown in [try writer.page(paper), try writer.markdown(paper), try writer.body(paper)] {
            #expect(shown.contains("Sak 1/23: Unntatt offentlegheit") && shown.contains("offl. § 13"))
            #expect(!shown.contains("Hemmeleg") && !shown.contains("Løynd") && !shown.contains("notat"))
            #expect(shown.contains("Kjent."))
        }
        let whole = try self.paper(.minutes(record(text)))
        #expect(try writer.markdown(whole) == text)
    }

    @Test(
        "what only looks like a heading ends no exempt case",
        arguments: ["Tittel\n---", "Tittel\n===", "> ## Tittel", "    ## Tittel", "- ## Tittel"])
    func headings(_ line: String) throws {
        let sly = text.replacing("Hemmeleg.", with: "Fyrst.\n\n\(line)\n\nHemmeleg.")
        let shown = try writer.page(try paper(.minutes(record(sly)), for: .strangers))
        #expect(!shown.contains("Hemmeleg") && !shown.contains("Fyrst") && shown.contains("Kjent."))
    }

    @Test("an agenda says so at a glance, in the words of its language")
    func agenda() throws {
        let items = [
            AgendaItem(
                number: CaseNumber(number: 1, year: 2023), title: "Sak <b>ein</b>", kind: .decision,
                start: SampleRegister.time(9, 0), end: SampleRegister.time(9, 30), presenter: "Eli",
                text: "# Stor\n\nTekst", reason: "meldt")
        ]
        for (language, kind, words) in [
            (Language.nn, "Sakliste", "Innleiar"), (.nb, "Saksliste", "Innleder"), (.en, "Agenda", "Presenter"),
        ] {
            let page = try writer.page(try paper(.agenda(items, version: 1), language))
            #expect(page.contains("<p class=\"kind\">\(kind)</p>") && page.contains(">\(words)</th>"))
            #expect(page.contains("1/23 Sak &lt;b&gt;ein&lt;/b&gt;") && page.contains("<h3>Stor</h3>"))
            #expect(page.contains("class=\"agenda\"") && !page.contains("[[") && !page.contains("meldt"))
        }
        #expect(try writer.page(try paper(.agenda(items, version: 0))).contains("utkast"))
        #expect(try writer.page(try paper(.agenda(items, version: 2))).contains("versjon 2"))
    }

    @Test("a template that is missing is told")
    func missing() {
        #expect(throws: LetterError.self) { try DocumentWriter(folders: ["/nowhere"]).readTemplate() }
    }
}
