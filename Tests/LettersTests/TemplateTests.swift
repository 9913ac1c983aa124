import FoundationEssentials
import ICalendar
import Mail
import Meetings
import Testing

@testable import Letters

@Suite("Templates")
struct TemplateTests {
    @Test("the project's own are all there and whole")
    func own() throws {
        #expect(try LetterFixture.own.get().writer.check() == [])
    }

    @Test("every kind of notice has a sample to try them with")
    func samples() {
        #expect(Set(SampleNotices.all.map(\.kind)) == Set(LetterTemplates.kinds))
    }

    @Test("an administrator's file comes before the project's, file by file")
    func override() throws {
        try inFolder { folder in
            try write(
                "Subject: Velkomen: {{forum}}\n\n# Hei *på* {{network}}\n\n---\n\nFot", "nn/invitation.md", folder)
            let fixture = try LetterFixture(folders: [folder, LetterFixture.templates])
            let letter = try fixture.read(SampleNotices.first("invitation"))
            #expect(letter.written.subject == "Velkomen: Sjustjerna")
            #expect(try letter.text().hasPrefix("Hei på Sjustjerna helse og omsorg\n===="))
            #expect(try fixture.read(SampleNotices.first("moved")).written.subject.hasPrefix("Flytta:"))
            #expect(fixture.writer.check() == [])
        }
    }

    @Test("a letter without a footer has none")
    func noFooter() throws {
        try inFolder { folder in
            try write("Subject: Emne\n\nBerre dette.", "nn/collect.md", folder)
            let fixture = try LetterFixture(folders: [folder, LetterFixture.templates])
            #expect(try fixture.read(SampleNotices.first("collect")).text() == "Berre dette.\n")
        }
    }

    @Test("a broken one, one without a subject and a missing one are refused by name")
    func refused() throws {
        #expect(throws: LetterError.self) { try LetterFixture(folders: ["/finst/ikkje"]) }
        try inFolder { folder in
            for (text, code) in [("# Inkje emne", LetterError.Code.noSubject), ("Subject: x\n{{#open}}", .broken)] {
                try write(text, "nb/agenda.md", folder)
                let error = #expect(throws: LetterError.self) {
                    try LetterFixture(folders: [folder, LetterFixture.templates])
                }
                #expect(error?.code == code)
                #expect(error?.description.contains("nb/agenda.md") == true)
            }
        }
    }

    @Test("a name that no letter of the kind has is found by the check")
    func unknownName() throws {
        try inFolder { folder in
            try write(
                "Subject: {{forum}}\n\n{{#later}}{{date}}{{dagen}}{{/later}} {{stad}}", "en/invitation.md", folder)
            let errors = try LetterFixture(folders: [folder, LetterFixture.templates]).writer.check()
            #expect(errors.map(\.code) == [.unknownName, .unknownName])
            #expect(errors.first?.detail == "en/invitation.md: dagen, stad")
        }
    }

    @Test("a key that is too short is refused")
    func weakKey() {
        let error = #expect(throws: LetterError.self) {
            try LetterWriter(folders: [LetterFixture.templates], key: [1, 2, 3])
        }
        #expect(error?.code == .weakKey)
    }

    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "letters-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    private func write(_ text: String, _ file: String, _ folder: String) throws {
        let url = URL(filePath: "\(folder)/\(file)")
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }
}
