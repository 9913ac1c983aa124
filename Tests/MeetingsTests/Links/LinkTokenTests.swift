import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("The token in a link")
struct LinkTokenTests {
    private static let chance = String(repeating: "a", count: 26)
    private let token = LinkToken(chance: chance, mac: Array(0..<32))

    @Test("it is 52 letters and digits that survive a change of case, and comes back from the whole link")
    func shape() {
        #expect(token.text == LinkTokenTests.chance + "abcdefghijklmnopqrstuvwxyz")
        let written = [
            token.text, token.text.uppercased(), "https://samling.example.no/l/\(token.text)",
            "HTTPS://SAMLING.EXAMPLE.NO/SAMLING/L/\(token.text.uppercased())", " <https://a/l/\(token.text)>\r\n",
            "https://a/l/\(token.text)?utm=x/y#top",
        ]
        #expect(written.allSatisfy { LinkToken($0) == token })
    }

    @Test(
        "what isn't one is told so before anything is looked up",
        arguments: [
            "", " ", "/", "https://samling.example.no/l/", String(repeating: "a", count: 51),
            String(repeating: "a", count: 53), String(repeating: "1", count: 52), String(repeating: "ø", count: 26),
            String(repeating: "а", count: 52), String(repeating: "a", count: 51) + "\u{0}",
            "https://a/l/" + String(repeating: "a", count: 52) + "/", "' OR '1'='1", "../../../etc/passwd",
            String(repeating: "a", count: 26) + " " + String(repeating: "a", count: 26),
            String(repeating: "/", count: 1_999), String(repeating: "a", count: 10_000_000),
        ])
    func malformed(text: String) async throws {
        #expect(LinkToken(text) == nil)
        let life = try await LinkWorld()
        #expect(try await life.fault(text) == .malformed)
        #expect(try await life.refusal(text, .approveMinutes) == "link-malformed")
        // Without a store there is nothing to look it up in.
        var environment = life.world.environment
        environment.store = NoStore()
        #expect(try await LinkWorkflow(environment).look(text).check.fault == .malformed)
    }

    @Test("a mark is as long as a token and never one; it is another for every purpose, network and key")
    func marks() {
        let purposes: [LinkPurpose] = [.myItems, .markDone("f", 1), .markDone("f", 11), .notMine("f", 1)]
        let (seal, other) = (LinkIssuer.test().seal, LinkIssuer.test(key: "ein annan").seal)
        let marks = purposes.flatMap { purpose in
            [
                seal.mark(of: purpose, in: "n"), seal.mark(of: purpose, in: "m"), other.mark(of: purpose, in: "n"),
            ]
        }
        #expect(marks.allSatisfy { $0.utf8.count == LinkToken.length && LinkToken($0) == nil })
        #expect(Set(marks).count == 12)
    }

    @Test("what is signed is another text for every other network, purpose, object, person and expiry")
    func sealedTexts() {
        let item = LinkPurpose.markDone("f", 11)
        let link = SignedLink(
            id: "i", network: "n", purpose: item, person: "p", letter: "l", hash: "", chance: nil,
            issued: Date(timeIntervalSince1970: 0), expires: Date(timeIntervalSince1970: 9))
        var others = [link]
        func add(_ change: (inout SignedLink) -> Void) {
            var other = link
            change(&other)
            others.append(other)
        }
        add { $0.id = "j" }
        add { $0.network = "m" }
        add { $0.person = "q" }
        add { $0.expires = Date(timeIntervalSince1970: 10) }
        let purposes: [LinkPurpose] = [
            .markDone("f", 1), .markDone("g", 11), .markDone("f1", 1), .askMoreTime("f", 11), .notMine("f", 11),
            .answerInvitation("f", uid: "11"), .answerInvitation("f1", uid: "1"), .nameDeputy("f"), .contribute("f"),
            .approveMinutes("f"), .clearAgenda("f"), .myItems,
        ]
        for purpose in purposes { add { $0.purpose = purpose } }
        #expect(Set(others.map(\.sealedText)).count == 17)
    }

    @Test("what is kept of a purpose is the whole of it, and a row that lacks its object is none")
    func parts() {
        let purposes: [LinkPurpose] = [
            .answerInvitation("m", uid: "u"), .nameDeputy("m"), .markDone("f", 1), .askMoreTime("f", 1),
            .notMine("f", 1), .contribute("m"), .myItems, .approveMinutes("m"), .clearAgenda("m"), .gathering("m"),
        ]
        #expect(Set(purposes.map(\.kind)).count == LinkPurpose.Kind.allCases.count)
        for purpose in purposes {
            let kept = LinkPurpose(
                purpose.kind, meeting: purpose.meeting, uid: purpose.uid, forum: purpose.item?.forum,
                number: purpose.item?.number)
            #expect(kept == purpose)
            let empty = LinkPurpose(purpose.kind, meeting: nil, uid: nil, forum: "f", number: nil)
            #expect((empty == nil) == (purpose != .myItems))
        }
    }
}

/// Whoever asks it for something has asked too much.
private struct NoStore: Store {
    var writersThread: (any TaskExecutor)? { nil }
    func clock() async throws -> Date? { nil }
    func queues() async throws -> Queues { Queues() }
    func changes(of network: NetworkID) async throws -> Int { 0 }

    struct Asked: Error {}

    func networks() async throws -> [NetworkID] { throw Asked() }

    func read<Result: Sendable>(
        _ network: NetworkID, _ body: @escaping @Sendable (any Ledger) throws -> Result
    ) async throws -> Result { throw Asked() }

    func write<Result: Sendable>(
        _ network: NetworkID, _ body: @escaping @Sendable (any Ledger) throws -> Result
    ) async throws -> Result { throw Asked() }

    func post<Result: Sendable>(_ body: @escaping @Sendable (any Outbox) throws -> Result) async throws -> Result {
        throw Asked()
    }

    func seePost<Result: Sendable>(
        _ body: @escaping @Sendable (any Outbox) throws -> Result
    ) async throws -> Result { throw Asked() }

    func access<Result: Sendable>(
        _ body: @escaping @Sendable (any AccessBook) throws -> Result
    ) async throws -> Result { throw Asked() }

    func seeAccess<Result: Sendable>(
        _ body: @escaping @Sendable (any AccessBook) throws -> Result
    ) async throws -> Result { throw Asked() }
}
