import Foundation
import TestSupport
import Testing

@testable import Meetings

@Suite("Where tokens are, and where they aren't")
struct LinkStorageTests {
    /// A database file, and all that lies beside it.
    private final class Books {
        let folder = FileManager.default.temporaryDirectory.appending(path: "samling-\(UUID().uuidString)")
        var file: String { folder.appending(path: "samling.sqlite").path }

        init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

        deinit { try? FileManager.default.removeItem(at: folder) }

        /// But for the index of what is read, which is no data.
        func bytes() throws -> [String: Data] {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                .filter { !$0.hasSuffix("-shm") }
            return Dictionary(
                uniqueKeysWithValues: try names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
        }

        func contains(_ text: String) throws -> Bool {
            try bytes().values.contains { $0.range(of: Data(text.utf8)) != nil }
        }
    }

    @Test("a link scanner that opens every link of a reminder changes nothing (scenario 19, scanner-safe)")
    func scanner() async throws {
        let books = try Books()
        let life = try await LinkWorld.reminded(file: books.file)
        let reminder = life.received.filter { $0.person == "leiar-vanylven" }
        #expect(reminder.count == 7, "three for each of the two items, and the overview")
        let (rows, letters) = (try await life.rows(), try await life.world.letters())
        let before = try books.bytes()
        #expect(before.values.reduce(0) { $0 + $1.count } > 50_000)
        for method in ["GET", "HEAD", "GET"] {
            #expect(LinkUse(method: method) == .look)
            for link in reminder + reminder {
                let view = try await life.links.look(link.address)
                #expect(view.check.isValid)
                _ = try await life.links.look(link.address + "?utm_source=scanner")
            }
        }
        _ = try await life.links.list(in: life.network)
        // Not one byte of the database has changed, so no row has.
        #expect(try books.bytes() == before)
        #expect(try await life.rows() == rows)
        #expect(try await life.world.letters() == letters)
        for number in [1, 2] { #expect(try await life.item(number)?.state == .open) }
        // And a person who presses the button closes the item.
        _ = try await life.links.act(life.link(.markDone, to: "leiar-vanylven", 1), .markDone(result: nil))
        #expect(try await life.item(1)?.state == .done)
        #expect(try books.bytes() != before)
    }

    @Test("no token stands in the database, whether its letter waits, has left, or was answered; only its hash does")
    func nowhere() async throws {
        let books = try Books()
        let life = try await LinkWorld(file: books.file)
        _ = try await life.invitations.invite(life.name, in: life.network)
        let waiting = try await life.rows()
        #expect(waiting.count == 24)
        let seal = try #require(life.world.environment.links?.seal)
        let tokens = waiting.map { seal.token(of: $0, chance: $0.chance ?? "") }
        for token in tokens {
            #expect(try !books.contains(token.text) && !books.contains(token.mac))
            #expect(try books.contains(seal.hash(of: token)))
        }
        #expect(life.received.isEmpty)
        try await life.send()
        #expect(Set(life.received.map(\.token)) == Set(tokens.map(\.text)))
        _ = try await life.links.act(
            life.link(.answerInvitation, to: "leiar-hareid"), .answer(.declined, comment: nil))
        try await life.send()
        for link in life.received {
            #expect(try !books.contains(link.token))
            #expect(try !books.contains(String(link.token.suffix(26))))
        }
        #expect(life.received.count == 26)
    }

    @Test("when a letter has left, its tokens can't be made again from the database and the key together")
    func forgotten() async throws {
        let life = try await LinkWorld()
        _ = try await life.invitations.invite(life.name, in: life.network)
        #expect(try await life.rows().allSatisfy { $0.chance?.utf8.count == 26 })
        life.then(.refusedForNow(code: 450, text: "later"))
        try await life.send()
        let rows = try await life.rows()
        let first = try #require(rows.first?.letter)
        #expect(rows.allSatisfy { ($0.chance == nil) == ($0.letter != first) })
        life.world.time.advance(hours: 1)
        try await life.send()
        #expect(try await life.rows().allSatisfy { $0.chance == nil })
        #expect(life.received.allSatisfy { LinkToken($0.address) != nil })
    }

    @Test("a retry sends the same tokens: what was perhaps delivered still works")
    func retried() async throws {
        let life = try await LinkWorld()
        _ = try await life.invitations.invite(life.name, in: life.network)
        life.then(.refusedForNow(code: 450, text: "later"))
        try await life.send()
        life.world.time.advance(hours: 1)
        try await life.send()
        let first = try #require(life.received.first)
        let links = life.received.filter { $0.person == first.person && $0.kind == first.kind }
        #expect(links.count == 2 && Set(links).count == 1)
        #expect(try await life.fault(first.address) == nil)
    }

    @Test("a letter that came back and goes out again has new tokens, and the old ones are dead")
    func resent() async throws {
        let life = try await LinkWorld.called()
        let old = life.link(.answerInvitation, to: "leiar-hareid")
        let letter = try #require(try await life.row(old)).letter
        let now = life.world.time.now
        let isReady = try await life.world.environment.store.post {
            try $0.setState(letter, from: [.sent], to: .ready, now: now)
        }
        #expect(isReady)
        try await life.send()
        let new = life.link(.answerInvitation, to: "leiar-hareid")
        #expect(new != old)
        #expect(try await life.fault(new) == nil)
        #expect(try await life.fault(old) == .unknown)
        #expect(try await life.rows().count == 24)
        #expect(try await life.rows().allSatisfy { $0.chance == nil })
    }

    @Test("a letter that wasn't written, because its like was, brings no links")
    func writtenOnce() async throws {
        let life = try await LinkWorld.called()
        _ = try await life.invitations.invite(life.name, in: life.network)
        #expect(try await life.rows().count == 24)
    }

    @Test("what is undone takes its links with it")
    func undone() async throws {
        struct Undone: Error {}
        let life = try await LinkWorld()
        await #expect(throws: Undone.self) {
            try await life.world.deciding { books in
                _ = try books.invite(try books.meeting(try MeetingName("sjustjerna")))
                throw Undone()
            }
        }
        #expect(try await life.rows().isEmpty)
    }

    @Test("a link that ran out is kept for a year, and then deleted with the day's letters")
    func expired() async throws {
        let life = try await LinkWorld.reminded()
        let rows = try await life.rows()
        let last = try #require(rows.map(\.expires).max())
        let (network, store) = (life.network, life.world.environment.store)
        #expect(
            try await store.write(network) { try $0.deleteLinks(expiredBefore: last) }
                == rows.count { $0.expires < last })
        #expect(try await life.rows().allSatisfy { $0.expires >= last })
    }
}
