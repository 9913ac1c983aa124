import Foundation
import Testing

@testable import MailTransport

@Suite("Letters into a folder")
struct MaildirTransportTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "samling-mail-\(UUID().uuidString)/a/mail")

    private func names(in part: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: part).path).sorted()
    }

    private func remove() {
        try? FileManager.default.removeItem(at: folder.deletingLastPathComponent().deletingLastPathComponent())
    }

    @Test("each letter is one file with its exact bytes, and nothing is left in tmp")
    func files() async throws {
        defer { remove() }
        let transport = MaildirTransport(folder: folder.path)
        let letters = try (0..<20).map { try letter("Subject: \($0)\r\n\r\n.\r\n..\r\nno end", id: "letter-\($0)") }
        for letter in letters {
            #expect(await transport.deliver(letter) { true }.summary == "accepted 250")
        }
        #expect(try names(in: "new") == letters.map { "\($0.id).eml" }.sorted())
        #expect(try names(in: "tmp").isEmpty)
        #expect(try names(in: "cur").isEmpty)
        for letter in letters {
            let path = folder.appending(path: "new/\(letter.id).eml")
            #expect(try Array(Data(contentsOf: path)) == letter.bytes)
            let mode = try FileManager.default.attributesOfItem(atPath: path.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test("the same letter twice, and after a crash between writing and publishing, is one file")
    func idempotent() async throws {
        defer { remove() }
        let transport = MaildirTransport(folder: folder.path)
        try await transport.check()
        try Data("half a let".utf8).write(to: folder.appending(path: "tmp/letter-1.eml"))
        for _ in 0..<2 {
            #expect(await transport.deliver(try letter()) { true }.summary == "accepted 250")
        }
        #expect(try names(in: "new") == ["letter-1.eml"])
        #expect(try Array(Data(contentsOf: folder.appending(path: "new/letter-1.eml"))) == letter().bytes)
        #expect(try names(in: "tmp").isEmpty)
    }

    @Test("the letter is written, but not there, until the fence has been passed")
    func fence() async throws {
        struct DatabaseGone: Error {}
        defer { remove() }
        let transport = MaildirTransport(folder: folder.path)
        let closed = await transport.deliver(try letter()) {
            let published = try names(in: "new")
            let drafts = try names(in: "tmp")
            #expect(published.isEmpty && drafts == ["letter-1.eml"])
            return false
        }
        #expect(closed.summary == "not sent: withdrawn")
        let broken = await transport.deliver(try letter()) { throw DatabaseGone() }
        #expect(broken.summary == "not sent: withdrawn")
        #expect(try names(in: "new").isEmpty)
        #expect(try names(in: "tmp").isEmpty)
    }

    @Test("a folder that cannot be, and one that goes away before the dot, are temporary")
    func disk() async throws {
        defer { remove() }
        let outer = folder.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: outer, withIntermediateDirectories: true)
        try Data().write(to: folder)
        let transport = MaildirTransport(folder: folder.path)
        await #expect(throws: TransportError.self) { try await transport.check() }
        #expect(await transport.deliver(try letter()) { true }.summary == "not sent: disk")
        try FileManager.default.removeItem(at: folder)
        let outcome = await transport.deliver(try letter()) {
            try FileManager.default.removeItem(at: folder)
            return true
        }
        #expect(outcome.summary == "refused temporary 0 at dot")
    }

    @Test(
        "an id that could name another place is refused",
        arguments: ["", ".", "..", "../x", "a/b", ".a", "a b", "å", "a\u{0}"])
    func names(_ id: String) {
        #expect(throws: TransportError.self) { try letter(id: id) }
    }
}
