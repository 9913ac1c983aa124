import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("Sessions")
struct SessionTests {
    @Test("the token is changed once a day, and the old one holds for a minute more")
    func rotation() async throws {
        let life = try await AccessWorld()
        let new = try await life.signedIn()
        life.time.advance(hours: 25)
        let opened = try #require(try await life.access.open(new.token))
        let next = try #require(opened.newToken)
        #expect(next != new.token)
        // A page that was asked for at the same time.
        let beside = try #require(try await life.access.open(new.token))
        #expect(beside.newToken == nil && beside.session.id == new.session.id)
        #expect(try await life.access.open(next)?.session.id == new.session.id)
        life.time.advance(minutes: 1)
        #expect(try await life.access.open(new.token) == nil)
        #expect(try await life.access.open(next) != nil)
    }

    @Test("unused for a week, or a month old, it is over")
    func ends() async throws {
        let life = try await AccessWorld()
        let new = try await life.signedIn()
        life.time.advance(days: 6, hours: 23)
        var token = try #require(try await life.access.open(new.token)?.newToken)
        life.time.advance(days: 7)
        #expect(try await life.access.open(token) == nil)
        token = try await life.signedIn().token
        for _ in 0..<4 {
            life.time.advance(days: 6)
            token = try #require(try await life.access.open(token)?.newToken)
        }
        life.time.advance(days: 6)
        #expect(try await life.access.open(token) == nil)
        #expect(try await life.access.sessions(of: AccessWorld.oddvar).isEmpty)
    }

    @Test("being seen is noted, though not each time")
    func seen() async throws {
        let life = try await AccessWorld()
        let new = try await life.signedIn()
        life.time.advance(minutes: 4)
        #expect(try await life.access.open(new.token)?.session.lastSeen == new.session.lastSeen)
        life.time.advance(minutes: 2)
        #expect(try await life.access.open(new.token)?.session.lastSeen == life.time.now)
    }

    @Test("one's own sessions are listed and ended, others' are not there")
    func listing() async throws {
        let life = try await AccessWorld()
        let phone = try await life.signedIn()
        life.time.advance(minutes: 1)
        let desk = try await life.signedIn(browser: "b2")
        let other = try await life.signedIn("kari@example.no", browser: "b3")
        #expect(
            try await life.access.sessions(of: "Oddvar@example.no").map(\.id) == [desk.session.id, phone.session.id])
        #expect(try await life.access.sessions(of: nil).count == 3)
        for id in [other.session.id, "no-such"] {
            #expect(
                await life.refusal { try await life.access.endSession(id, of: AccessWorld.oddvar) }
                    == "unknown-session")
        }
        try await life.access.endSession(phone.session.id, of: AccessWorld.oddvar)
        #expect(try await life.access.open(phone.token) == nil)
        #expect(try await life.access.open(desk.token) != nil)
        #expect(try await life.access.open(other.token) != nil)
        try await life.access.endSession(other.session.id, of: nil)
        #expect(try await life.access.open(other.token) == nil)
    }

    @Test("all others are ended at a stroke")
    func others() async throws {
        let life = try await AccessWorld()
        let one = try await life.signedIn()
        let two = try await life.signedIn(browser: "b2")
        let kari = try await life.signedIn("kari@example.no", browser: "b3")
        #expect(try await life.access.endSessions(of: AccessWorld.oddvar, except: two.session.id) == 1)
        #expect(try await life.access.open(one.token) == nil)
        #expect(try await life.access.open(two.token) != nil)
        #expect(try await life.access.open(kari.token) != nil)
    }

    @Test(
        "a token that was made up opens nothing",
        arguments: ["", "t1", "' OR '1'='1", String(repeating: "a", count: 26), String(repeating: "a", count: 100_000)])
    func forged(token: String) async throws {
        let life = try await AccessWorld()
        _ = try await life.signedIn()
        #expect(try await life.access.open(token) == nil)
    }

    @Test("signing in never takes over a token that was there before")
    func fixation() async throws {
        let life = try await AccessWorld()
        let first = try await life.signedIn(browser: "set-by-another")
        let second = try await life.signedIn("kari@example.no", browser: "set-by-another")
        #expect(first.token != second.token && first.token != "set-by-another")
        #expect(try await life.access.open("set-by-another") == nil)
        #expect(try await life.access.open(first.token)?.session.address == AccessWorld.oddvar)
    }

    @Test("what is counted is counted for each by itself, and begins anew when the time is out")
    func limits() async throws {
        let life = try await AccessWorld()
        for _ in 0..<RateLimit.guessesByClient.most { try await life.access.count(.guessesByClient, "192.0.2.1") }
        #expect(await life.refusal { try await life.access.count(.guessesByClient, "192.0.2.1") } == "too-many")
        #expect(await life.refusal { try await life.access.mayCount(.guessesByClient, "192.0.2.1") } == "too-many")
        try await life.access.count(.guessesByClient, "192.0.2.2")
        try await life.access.mayCount(.triesByClient, "192.0.2.1")
        life.time.advance(minutes: 15)
        try await life.access.count(.guessesByClient, "192.0.2.1")
    }

    @Test("codes that are wrong are counted by where they come from, whatever browser says it is")
    func triesByClient() async throws {
        let life = try await AccessWorld()
        for number in 0..<RateLimit.triesByClient.most {
            #expect(
                await life.refusal {
                    _ = try await life.access.signIn(code: "12345678", from: AccessWorld.origin("b\(number)"))
                } == "wrong-code")
        }
        #expect(
            await life.refusal { _ = try await life.access.signIn(code: "12345678", from: AccessWorld.origin("new")) }
                == "too-many")
        let other = AccessWorld.origin("new", client: "198.51.100.7")
        #expect(await life.refusal { _ = try await life.access.signIn(code: "12345678", from: other) } == "wrong-code")
    }

    @Test("the day's work throws away what is of no use, and keeps what is")
    func purge() async throws {
        let life = try await AccessWorld()
        let old = try await life.signedIn()
        life.time.advance(days: 31)
        let new = try await life.signedIn(browser: "b2")
        #expect(try await life.access.purge() >= 3)
        #expect(try await life.access.open(old.token) == nil)
        #expect(try await life.access.open(new.token) != nil)
        #expect(try await life.access.purge() == 0)
    }
}
