import Foundation
import TestSupport
import Testing

@testable import Meetings

/// Pages of one line, for tests of who gets what.
private struct PlainPages: DocumentPages {
    func page(_ paper: MeetingPaper) throws -> String { "\(paper.kind) \(paper.audience) \(paper.content)" }
    func body(_ paper: MeetingPaper) throws -> String { "" }
    func markdown(_ paper: MeetingPaper) throws -> String { paper.title }
}

@Suite("Documents of a meeting")
struct DocumentWorkflowTests {
    private let name: MeetingName

    init() throws { name = try MeetingName("lsu-volda/2023-09-01") }

    private func world() async throws -> World {
        let tools = DocumentTools(pages: PlainPages(), press: PlainPress(), digest: TestDigest.hex)
        let world = try await World(documents: tools)
        try await world.plan("lsu-volda", "2023-09-01")
        return world
    }

    private let pdf = Array("%PDF-1.7 ein".utf8)

    private func agenda(_ world: World, send: Bool = false) async throws {
        let text =
            "# Sakliste\n\n## Open sak\n\n- Type: vedtak\n- Tid: 30 min\n\n## Løynd sak\n\n- Type: vedtak\n"
            + "- Tid: 30 min\n- Offentleg: nei, offl. § 13\n"
        _ = try await AgendaWorkflow(world.environment).save(name, text: text, in: world.network)
        if send { _ = try await AgendaWorkflow(world.environment).send(name, in: world.network) }
    }

    @Test("the same bytes are kept once, whatever they are called, and networks never share them")
    func bytesOnce() async throws {
        let world = try await world()
        let documents = DocumentWorkflow(world.environment)
        let one = try await documents.attach("a.pdf", pdf, of: name, by: "Kari", in: world.network)
        let same = try await documents.attach("a.pdf", pdf, of: name, by: "Oddvar", in: world.network)
        #expect(one == same)
        try await agenda(world)
        let onCase = try await documents.attach("a.pdf", pdf, to: "Open sak", of: name, by: "Kari", in: world.network)
        #expect(onCase.digest == one.digest && onCase.name == "a (2).pdf" && onCase.title == "Open sak")
        let found = try await documents.attachment(onCase.id, of: name, for: .members, in: world.network)
        #expect(found.bytes == pdf)
        #expect(try await world.environment.store.read("anna") { try $0.attachedBytes(one.digest) } == nil)
    }

    @Test(
        "an agenda’s files go with the letter, all or none, and never what is exempt",
        arguments: [(0, false), (1, false), (22, false), (23, true), (1_000, true)])
    func mailed(limitBytes: Int, isMailed: Bool) async throws {
        let world = try await world()
        let documents = DocumentWorkflow(world.environment)
        try await agenda(world)
        _ = try await documents.attach("a.pdf", pdf, to: "Open sak", of: name, by: "Kari", in: world.network)
        _ = try await documents.attach("b.txt", Array("to ord sagt".utf8), of: name, by: "Kari", in: world.network)
        _ = try await documents.attach(
            "c.txt", Array("løynd".utf8), to: "Løynd sak", of: name, by: "Kari", in: world.network)
        var environment = world.environment
        environment.rules.mailedFileBytes = limitBytes
        _ = try await AgendaWorkflow(environment).send(name, in: world.network)
        let letters = try await world.letters().filter { $0.kind == "agenda" }
        #expect(!letters.isEmpty)
        for letter in letters {
            let text = String(decoding: letter.body, as: UTF8.self)
            #expect(text.contains("File(name: \"a.pdf\", mediaType: \"application/pdf\"") == isMailed)
            #expect(text.contains("File(name: \"b.txt\", mediaType: \"text/plain\"") == isMailed)
            #expect(!text.contains("c.txt"))
        }
    }

    @Test("a file that was attached before its case was exempt goes nowhere either")
    func exemptLater() async throws {
        let world = try await world()
        let documents = DocumentWorkflow(world.environment)
        try await agenda(world)
        _ = try await documents.attach("skjult.pdf", pdf, to: "Open sak", of: name, by: "Kari", in: world.network)
        let editing = AgendaEditing(world.environment)
        let view = try await editing.view(name, in: world.network)
        let line = try #require(view.sheet.lines.first { $0.item.title == "Open sak" })
        var fields = line.fields
        fields.exempt = "offl. § 13"
        _ = try await editing.edit(
            name, .change(line.id, fields), seen: AgendaSeen(version: view.version, mark: line.fields.mark), by: "Kari",
            in: world.network)
        var environment = world.environment
        environment.rules.mailedFileBytes = 5_000_000
        _ = try await AgendaWorkflow(environment).send(name, in: world.network)
        let letters = try await world.letters().filter { $0.kind == "agenda" }
        #expect(!letters.isEmpty)
        #expect(!letters.contains { String(decoding: $0.body, as: UTF8.self).contains("skjult.pdf") })
        for audience in [Audience.strangers, .everyone] {
            #expect(
                try await documents.papers(of: name, for: audience, in: world.network).attachments.isEmpty,
                "\(audience)")
            let package = try await documents.package(of: name, for: audience, in: world.network)
            #expect(!String(decoding: package.archive, as: UTF8.self).contains("skjult"))
        }
    }

    @Test("the same file uploaded again as exempt is exempt; under another name it is refused with where it lies")
    func again() async throws {
        let world = try await world()
        let documents = DocumentWorkflow(world.environment)
        let one = try await documents.attach("a.pdf", pdf, of: name, by: "Kari", in: world.network)
        let hidden = try await documents.attach(
            "a.pdf", pdf, exempt: "offl. § 13", of: name, by: "Kari", in: world.network)
        #expect(hidden.id == one.id && hidden.exempt == "offl. § 13")
        #expect(try await documents.papers(of: name, for: .strangers, in: world.network).attachments.isEmpty)
        let open = try await documents.attach("a.pdf", pdf, of: name, by: "Kari", in: world.network)
        #expect(open.exempt == "offl. § 13", "uploaded once more it isn't open again by itself")
        let refusal = await #expect(throws: Refusal.self) {
            _ = try await documents.attach("b.pdf", pdf, of: name, by: "Kari", in: world.network)
        }
        #expect(refusal?.code == "attached-already" && refusal?.message.nn.contains("a.pdf") == true)
        #expect(try await documents.papers(of: name, for: .members, in: world.network).attachments.count == 1)
    }

    @Test("members see what is sent, coordinators drafts too, strangers nothing of what is exempt")
    func audiences() async throws {
        let world = try await world()
        let documents = DocumentWorkflow(world.environment)
        try await agenda(world)
        _ = try await documents.attach("open.pdf", pdf, to: "Open sak", of: name, by: "Kari", in: world.network)
        let hidden = try await documents.attach(
            "løynd.txt", Array("x".utf8), to: "Løynd sak", of: name, by: "Kari", in: world.network)
        #expect(hidden.exempt == "offl. § 13", "it is as exempt as its case")
        func papers(_ audience: Audience) async throws -> MeetingPapers {
            try await documents.papers(of: name, for: audience, in: world.network)
        }
        #expect(try await papers(.coordinators).agenda != nil)
        #expect(try await papers(.members).agenda == nil)
        try await agenda(world, send: true)
        #expect(try await papers(.members).items.map(\.title) == ["Open sak", "Løynd sak"])
        let strangers = try await papers(.strangers)
        #expect(strangers.items.map(\.title) == ["Open sak", "Unntatt offentlegheit"])
        #expect(strangers.attachments.map(\.name) == ["open.pdf"])
        #expect(strangers.withheld.first?.ground == "offl. § 13" && strangers.withheld.first?.number == "2/23")
        let page = try await documents.page(.agenda, of: name, for: .strangers, in: world.network).html
        #expect(!page.contains("Løynd"))
        await #expect(throws: Refusal.self) {
            _ = try await documents.attachment(hidden.id, of: name, for: .strangers, in: world.network)
        }
    }

    @Test("what is taken away is gone from the meeting, and can be attached again")
    func removes() async throws {
        let world = try await world()
        let documents = DocumentWorkflow(world.environment)
        let one = try await documents.attach("a.pdf", pdf, of: name, by: "Kari", in: world.network)
        let gone = try await documents.remove(one.id, of: name, by: "Oddvar", in: world.network)
        #expect(gone.removed?.by == "Oddvar")
        await #expect(throws: Refusal.self) {
            _ = try await documents.remove(one.id, of: name, by: "Oddvar", in: world.network)
        }
        #expect(try await documents.papers(of: name, for: .members, in: world.network).attachments.isEmpty)
        let again = try await documents.attach("a.pdf", pdf, of: name, by: "Kari", in: world.network)
        #expect(again.id != one.id && again.name == "a.pdf")
    }

    @Test("a line that isn't on the agenda, and more files than there is room for, are refused")
    func refuses() async throws {
        let world = try await world()
        let documents = DocumentWorkflow(world.environment)
        await #expect(throws: Refusal.self) {
            _ = try await documents.attach("a.pdf", pdf, to: "Finst ikkje", of: name, by: "Kari", in: world.network)
        }
        for number in 0..<AttachmentLimits.meetingFiles {
            _ = try await documents.attach(
                "\(number).pdf", pdf + Array("\(number)".utf8), of: name, by: "Kari", in: world.network)
        }
        let refusal = await #expect(throws: Refusal.self) {
            _ = try await documents.attach("meir.pdf", pdf + [0], of: name, by: "Kari", in: world.network)
        }
        #expect(refusal?.code == "too-many-attachments")
    }

    @Test("the package holds every paper and file with its checksum, twice the same")
    func package() async throws {
        let world = try await world()
        let documents = DocumentWorkflow(world.environment)
        try await agenda(world, send: true)
        _ = try await documents.attach("a.pdf", pdf, of: name, by: "Kari", in: world.network)
        let one = try await documents.package(of: name, for: .members, in: world.network).archive
        let two = try await documents.package(of: name, for: .members, in: world.network).archive
        #expect(one == two)
        let text = String(decoding: one, as: UTF8.self)
        for part in ["sakliste-lsu-volda-2023-09-01.pdf", "vedlegg/a.pdf", "manifest.json", TestDigest.hex(pdf)] {
            #expect(text.contains(part), "\(part)")
        }
    }
}
