import Meetings
import TestSupport
import Testing

@testable import Website

/// Lists and quotes within each other without end, which no renderer shows.
@Suite("Text that nests too deep")
struct DeepTextTests {
    private static let lists = String(repeating: "1. ", count: 80) + "hei"
    private static let quotes = String(repeating: ">", count: 80)

    @Test("one member's news holds up neither the agenda nor its letters", arguments: [lists, quotes + " hei"])
    func news(text: String) async throws {
        let life = try await MemberSite(letters: true)
        try await life.collect()
        _ = try await MemberWorkflow(life.environment).act(
            .contributeForm(ContributionForm(news: text)), on: .contribute(try await meeting(life)), as: "leiar-hareid",
            in: life.network)
        let preview = try await life.site.get("/n/sjustjerna/f/sjustjerna/m/2023-08-18/send/agenda", as: "oddvar")
        #expect(preview.status == 200 && preview.text.contains("hei"))
        let round = try await AgendaWorkflow(life.environment).send(life.name, in: life.network)
        #expect(round.sent > 0)
    }

    private func meeting(_ life: MemberSite) async throws -> MeetingID {
        let name = life.name
        return try await life.environment.reading(life.network) { try $0.meeting(name).id }
    }

    @Test("what is in the books already is shown as it was written, in letters, pages and documents")
    func kept() async throws {
        let meeting = try await MeetingSite(letters: true)
        let name = meeting.name
        let text =
            "# Sakliste\n\n## Djup sak\n\n- Type: drøfting\n- Tid: kl. 09.00–10.00\n\n"
            + "\(Self.lists)\n\n\(Self.quotes) du\n"
        try await meeting.site.world.deciding { books in
            var record = AgendaRecord(meeting: try books.meeting(name).id, drafted: text)
            record.saved = text
            try books.ledger.save(record)
        }
        #expect(try await meeting.get("/send/agenda").status == 200)
        let round = try await AgendaWorkflow(meeting.environment).send(name, in: meeting.network)
        #expect(round.sent > 0)
        let letters = try await meeting.site.world.letters().filter { $0.kind == "agenda" }
        let shown = meeting.environment.correspondence.shown(try #require(letters.first).body).text
        #expect(shown.contains("Djup sak") && shown.contains("hei") && shown.contains("du"))
        #expect(try await meeting.get("/agenda.html").status == 200)
        #expect(try await meeting.get("/agenda", as: "leiar-sande").text.contains("hei"))
    }

    @Test("a line of the agenda that nests too deep is refused with why, and nothing typed is lost")
    func refused() async throws {
        let meeting = try await MeetingSite()
        let form = try await meeting.get("/agenda/new")
        var fields = [
            "kind": "discussion", "minutes": "20", "start": "", "presenter": "", "text": Self.quotes + " hei",
            "after": "",
            "title": "Djup sak",
        ]
        for name in ["line", "version"] { fields[name] = form.hidden(name) }
        let page = try await meeting.post("/agenda/new", fields)
        #expect(page.status == 422 && page.text.contains("kan ikkje liggje djupare enn 10 nivå"))
        #expect(page.text.contains("value=\"Djup sak\""))
    }

    @Test(
        "minutes are previewed whatever is in them, and told of where they are checked",
        arguments: [lists, quotes + " hei"])
    func minutes(text: String) async throws {
        let site = try await MinutesWorld.site()
        let path = "\(MinutesWorld.meeting)/minutes"
        let whole = MinutesWorld.text("## Ei sak\n\n\(text)\n")
        #expect(try await site.post("\(path)/preview", ["text": whole], as: "oddvar").status == 200)
        let check = try await site.post(
            "\(path)/check", ["text": whole], as: "oddvar", headers: ["Accept": "application/json"])
        #expect(check.text.contains("too-deep") || check.text.contains("djupare"))
    }
}
