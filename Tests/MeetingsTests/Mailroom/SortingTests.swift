import TestSupport
import Testing

@testable import Meetings

@Suite("Sorting the inbox")
struct SortingTests {
    @Test("an automatic reply triggers nothing, whatever it says")
    func automatic() async throws {
        let world = try await ReplyWorld()
        let filing = try await world.deal(
            IncomingLetter(
                from: "leiar.hareid@example.no", subject: "Automatisk svar: Innkalling", automatic: "auto-replied",
                words: ["Utført 1"]))
        #expect(filing.outcome == .autoReply && !filing.waits)
        #expect(try await world.world.letters().allSatisfy { $0.kind == "invitation" })
    }

    @Test("our own letter come round is left alone")
    func ownLetter() async throws {
        let world = try await ReplyWorld()
        let letter = try #require(try await world.world.letters().first)
        #expect(
            try await world.deal(IncomingLetter(from: "x@example.com", messageID: letter.messageID)).reason == "our-own"
        )
        let byAddress = IncomingLetter(from: "mote@sjustjerna.example.no", words: ["utført 1"])
        #expect(try await world.deal(byAddress).outcome == .ignored)
    }

    @Test("words from a stranger wait", arguments: ["utført 1", "Hei!", "godkjent"])
    func stranger(line: String) async throws {
        let world = try await ReplyWorld()
        let filing = try await world.deal(IncomingLetter(from: "x@example.com", words: [line]))
        #expect(filing.outcome == .quarantined && filing.reason == "stranger" && filing.waits)
    }

    @Test("words to a letter that another got wait: passing a letter on gives nobody its rights")
    func passedOn() async throws {
        let world = try await ReplyWorld()
        let letter = try #require(try await world.letters("invitation").first { $0.to == "leiar.hareid@example.no" })
        let filing = try await world.deal(
            IncomingLetter(
                from: "per@example.com", fromName: "Per Framand", answers: [letter.messageID], words: ["utført 1"]))
        #expect(filing.reason == "other-sender" && filing.person == "leiar-hareid")
    }

    @Test(
        "what can't be read waits, and isn't lost",
        arguments: [
            (IncomingLetter.Content.unreadable("too large"), "unreadable"),
            (.unreadableCalendar("several"), "unreadable-calendar"), (.outlookOnly, "outlook-only"),
        ])
    func unreadable(content: IncomingLetter.Content, reason: String) async throws {
        let world = try await ReplyWorld()
        let filing = try await world.deal(IncomingLetter(from: "leiar.hareid@example.no", content: content))
        #expect(filing.outcome == .quarantined && filing.reason == reason && filing.waits)
    }

    @Test(
        "people go by their names, or where there is none by their addresses",
        arguments: [
            ("Kari Nordmann", "kari.n@kommune.example.org", true), ("Nordmann, Kari", "x1234@example.org", true),
            ("", "kari.nordmann@example.org", true), ("Per Framand", "kari@example.org", false),
            ("", "post@example.org", false),
            ("kari@example.org", "kari@example.org", true), ("K. N.", "kn@example.org", false),
        ])
    func names(name: String, address: String, isOwn: Bool) {
        let kari = Person(id: "kari", name: "Kari Nordmann", email: "kari@example.no", language: .nn)
        #expect(kari.goes(by: name, at: address) == isOwn)
    }
}
