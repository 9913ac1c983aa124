import Foundation
import Letters
import Meetings
import TestSupport
import Testing

@testable import Assembly

/// The real WeasyPrint, and poppler to read what it has made.
@Suite("PDF", .serialized)
struct WeasyPrintTests {
    private let scratch = FileManager.default.temporaryDirectory.appending(path: "samling-\(UUID().uuidString)").path

    private static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    private func press(_ name: String = "weasyprint", seconds: Double = 60) -> WeasyPrint {
        WeasyPrint(named: name, folder: "\(scratch)/documents", secondsAtMost: seconds)
    }

    private func page(_ file: String, _ date: CalendarDate) throws -> String {
        let text = try String(
            contentsOfFile: "\(Self.checkout)/Tests/MeetingsTests/Minutes/Fixtures/\(file)", encoding: .utf8)
        var register = SampleRegister.sjustjerna
        register.forums[0].subtitle = "Helgelaanten skiemtjegætie"
        let meeting = Meeting(
            id: "m", forum: "sjustjerna", date: date, start: SampleRegister.time(9, 0),
            end: SampleRegister.time(14, 30), place: "Ulsteinvik", uid: "u", now: Date(timeIntervalSince1970: 0))
        let record = MinutesRecord(
            meeting: "m", forum: "sjustjerna", date: date, title: "Sjustjerna", text: text, digest: "",
            status: .forApproval, imported: Date(timeIntervalSince1970: 0))
        let writer = DocumentWriter(folders: ["\(Self.checkout)/Templates/documents"])
        return try writer.page(
            MeetingPaper(
                network: register.network, forum: register.forums[0], meeting: meeting, content: .minutes(record),
                language: .nn, audience: .members, attachments: []))
    }

    private func read(_ program: String, _ bytes: [UInt8], _ options: String...) throws -> String {
        let path = "\(scratch)/\(UUID().uuidString).pdf"
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: path))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/\(program)")
        process.arguments = options + [path] + (program == "pdftotext" ? ["-"] : [])
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return text
    }

    @Test(
        "the example minutes as PDF: tagged, with title and language, every letter, in reading order",
        arguments: [
            ("minutes-sjustjerna-2023-06-09.md", CalendarDate(2023, 6, 9), "Utfordringar"),
            ("minutes-sogn-og-fjordane-prosjekt-2024-01-16.md", CalendarDate(2024, 1, 16), "Framdrift"),
        ])
    func examples(_ file: String, _ date: CalendarDate?, _ heading: String) async throws {
        let bytes = try await press().pdf(of: try page(file, try #require(date)), .reading)
        let facts = try read("pdfinfo", bytes)
        #expect(facts.contains("Tagged:          yes") && facts.contains("Title:           Referat: Sjustjerna"))
        #expect(facts.contains("Page size:       595.276 x 841.89 pts (A4)"))
        let text = try read("pdftotext", bytes, "-enc", "UTF-8")
        for words in ["Referat", "til godkjenning", "Helgelaanten skiemtjegætie", "Frammøte", "æ", "ø", "å"] {
            #expect(text.contains(words), "\(words)")
        }
        let title = try #require(text.firstRange(of: "Sjustjerna helse og omsorg"))
        let attendance = try #require(text.firstRange(of: "Frammøte"))
        #expect(title.lowerBound < attendance.lowerBound)
        let fonts = try read("pdffonts", bytes)
        #expect(fonts.contains("Noto") && !fonts.contains(" no  "))
        #expect(String(decoding: bytes, as: UTF8.self).contains("/Outlines"))
    }

    @Test("the same page gives the same bytes, printed anew, in both variants")
    func deterministic() async throws {
        let page = "<!DOCTYPE html><html lang=\"nn\"><head><title>Æ</title></head><body><h1>Æ</h1></body></html>"
        for variant in PrintVariant.allCases {
            let first = try await press().pdf(of: page, variant)
            try FileManager.default.removeItem(atPath: "\(scratch)/documents")
            let anew = try await press().pdf(of: page, variant)
            let kept = try await press().pdf(of: page, variant)
            #expect(anew == first, "\(variant)")
            #expect(kept == first, "kept")
        }
        let archive = try await press().pdf(of: page, .archive)
        let text = String(decoding: archive, as: UTF8.self)
        #expect(text.contains("pdfaid:part") || text.contains("pdfaid"))
    }

    @Test("nothing is fetched: not from this machine's files, nor from its network")
    func closed() async throws {
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        let secret = "\(scratch)/secret.css"
        try Data("body::before { content: \"LEKKASJE\" }".utf8).write(to: URL(filePath: secret))
        let page =
            "<!DOCTYPE html><html lang=\"nn\"><head><title>x</title>"
            + "<link rel=\"stylesheet\" href=\"http://127.0.0.1:1/a.css\">"
            + "</head><body><p>Hei</p><img src=\"http://127.0.0.1:1/a.png\" alt=\"b\"></body></html>"
        let text = try read("pdftotext", try await press().pdf(of: page, .reading))
        #expect(text.contains("Hei") && !text.contains("LEKKASJE"))
    }

    @Test("where WeasyPrint isn't, that is said; a program that hangs or fails is ended")
    func refuses() async throws {
        let missing = await #expect(throws: Refusal.self) { _ = try await press("finst-ikkje").pdf(of: "x", .reading) }
        #expect(missing?.code == "no-press" && missing?.message.nn.contains("WeasyPrint") == true)
        let slow = await #expect(throws: Refusal.self) {
            _ = try await press(try program("#!/bin/sh\nexec sleep 600\n"), seconds: 0.2).pdf(of: "x", .reading)
        }
        #expect(slow?.code == "not-printed")
        let failing = await #expect(throws: Refusal.self) {
            _ = try await press(try program("#!/bin/sh\nexit 3\n")).pdf(of: "x", .reading)
        }
        #expect(failing?.code == "not-printed")
        let long = await #expect(throws: Refusal.self) {
            _ = try await press().pdf(of: String(repeating: "x", count: 9 << 20), .reading)
        }
        #expect(long?.code == "page-too-long")
    }

    private func program(_ text: String) throws -> String {
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        let path = "\(scratch)/\(UUID().uuidString)"
        #expect(
            FileManager.default.createFile(
                atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o755]))
        return path
    }
}
