import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("Whether a link is good")
struct LinkCheckTests {
    @Test("it is, for the one thing it was made for")
    func good() async throws {
        let life = try await LinkWorld.called()
        let link = life.link(.answerInvitation, to: "leiar-hareid")
        let view = try await life.links.look(link)
        #expect(view.check.isValid && view.check.link?.person == "leiar-hareid")
        #expect(view.person?.id == "leiar-hareid" && view.meeting?.date == Sample.day("2023-08-18"))
        #expect(view.invitation?.person == "leiar-hareid" && view.forum?.id == "sjustjerna" && view.item == nil)
        #expect(life.received.count == 24, "each of the eight has an answer's link and their own overview's")
        #expect(life.received.allSatisfy { $0.address.hasPrefix("https://samling.example.no/l/") })
        #expect(Set(life.received.map(\.token)).count == 24)
        #expect(life.received.allSatisfy { $0.token.utf8.count == 52 })
    }

    @Test("with any one sign changed it isn't, and nothing is told about whose it was")
    func anyChange() async throws {
        let life = try await LinkWorld.called()
        let token = Array(life.link(.answerInvitation, to: "leiar-hareid").suffix(52))
        var random = SeededRandom(seed: 19)
        for index in token.indices {
            var changed = token
            changed[index] =
                "abcdefghijklmnopqrstuvwxyz234567".filter { $0 != token[index] }
                .randomElement(using: &random) ?? "a"
            let view = try await life.links.look(String(changed))
            #expect(view.check.fault == .unknown && view.check.link == nil && view.person == nil)
        }
        #expect(try await life.fault(String(token)) == nil)
        #expect(try await life.fault(String(token).uppercased()) == nil)
    }

    @Test("a row that was changed after it was signed is good for nothing, also by one sign")
    func forgedRows() async throws {
        let life = try await LinkWorld.called()
        let link = life.link(.answerInvitation, to: "leiar-hareid")
        let row = try #require(try await life.row(link))
        let other = try #require(try await life.row(life.link(.answerInvitation, to: "leiar-sande")))
        let token = try #require(LinkToken(link))
        let seal = try #require(life.world.environment.links?.seal)
        #expect(seal.isGenuine(token, of: row))
        #expect(!seal.isGenuine(token, of: other))
        let changes: [(inout SignedLink) -> Void] = [
            { $0.id = other.id }, { $0.network = "anna" }, { $0.person = "leiar-sande" },
            { $0.purpose = .nameDeputy(row.purpose.meeting ?? "") },
            { $0.purpose = .answerInvitation("m2", uid: row.purpose.uid ?? "") },
            { $0.purpose = .answerInvitation(row.purpose.meeting ?? "", uid: "u2") }, { $0.purpose = .myItems },
            { $0.expires = row.expires.addingTimeInterval(1) }, { $0.expires = row.expires.addingTimeInterval(-1) },
        ]
        for change in changes {
            var forged = row
            change(&forged)
            #expect(!seal.isGenuine(token, of: forged))
        }
        // What says how it has been used may change: it is no part of what was signed.
        var used = row
        (used.revoked, used.uses, used.lastUsed, used.chance) = (row.issued, 3, row.issued, nil)
        #expect(seal.isGenuine(token, of: used))
    }

    @Test("a row put into the books by hand is no link: without the key nobody can sign it")
    func insertedRow() async throws {
        let life = try await LinkWorld.called()
        let row = try #require(try await life.row(life.link(.answerInvitation, to: "leiar-hareid")))
        let token = LinkToken(chance: String(repeating: "q", count: 26), mac: Array(repeating: 7, count: 32))
        let issuer = try #require(life.world.environment.links)
        try await life.world.deciding { books in
            var made = row
            (made.id, made.person) = ("hand", "leiar-sande")
            made.hash = issuer.seal.hash(of: token)
            try books.ledger.add(made)
        }
        let view = try await life.links.look(token.text)
        #expect(view.check.fault == .forged && view.check.link == nil)
        #expect(try await life.refusal(token.text, .answer(.declined, comment: nil)) == "link-forged")
    }

    @Test("one made by another installation, or another network's, isn't ours")
    func otherInstallation() async throws {
        let life = try await LinkWorld.called()
        let link = life.link(.answerInvitation, to: "leiar-hareid")
        var environment = life.world.environment
        environment.links = .test(key: "ein annan løyndom")
        #expect(try await LinkWorkflow(environment).look(link).check.fault == .forged)
        environment.links = nil
        #expect(try await LinkWorkflow(environment).look(link).check.fault == .unknown)
        let other = try await LinkWorld.called()
        #expect(try await other.links.look(link, in: "anna").check.fault == .unknown)
        var register = SampleRegister.sjustjerna
        register.network.id = "anna"
        try await life.world.environment.store.write("anna") { [register] in try $0.save(register) }
        #expect(try await life.links.look(link, in: "anna").check.fault == .unknown)
        #expect(try await life.links.look(link).check.isValid)
        // The row itself, carried over to the other network's books.
        let row = try #require(try await life.row(link))
        let moved = SignedLink(
            id: row.id, network: "anna", purpose: row.purpose, person: row.person, letter: row.letter, hash: row.hash,
            chance: nil, issued: row.issued, expires: row.expires)
        let token = try #require(LinkToken(link))
        #expect(life.world.environment.links?.seal.isGenuine(token, of: moved) == false)
    }

    @Test("it expires on the second")
    func expiry() async throws {
        let life = try await LinkWorld.reminded()
        let link = life.link(.markDone, to: "leiar-vanylven", 1)
        let expires = try #require(try await life.row(link)).expires
        #expect(expires == Date(rfc3339: "2023-08-22T08:30:00+02:00"))
        life.world.time.set("2023-08-22T08:29:59+02:00")
        #expect(try await life.fault(link) == nil)
        life.world.time.set("2023-08-22T08:30:00+02:00")
        #expect(try await life.fault(link) == .expired)
        #expect(try await life.refusal(link, .markDone(result: nil)) == "link-expired")
        #expect(try await life.item(1)?.state == .open)
    }

    @Test("taken back, it is good for nothing; so are all of a person's or a letter's, and nobody else's")
    func revoked() async throws {
        let life = try await LinkWorld.called()
        let link = life.link(.answerInvitation, to: "leiar-hareid")
        let networks = [life.network]
        #expect(try await life.links.revoke(.token(link), in: networks) == 1)
        #expect(try await life.links.revoke(.token(link), in: networks) == 0)
        #expect(try await life.fault(link) == .revoked)
        #expect(try await life.links.look(link).invitation == nil, "who holds it learns nothing by it")
        #expect(try await life.refusal(link, .answer(.accepted, comment: nil)) == "link-revoked")
        #expect(try await life.fault(life.link(.myItems, to: "leiar-hareid")) == nil)
        #expect(try await life.links.revoke(.person("leiar-hareid"), in: networks) == 2)
        #expect(try await life.fault(life.link(.myItems, to: "leiar-hareid")) == .revoked)
        let sande = try #require(try await life.row(life.link(.answerInvitation, to: "leiar-sande")))
        #expect(try await life.links.revoke(.letter(sande.letter), in: networks) == 3)
        let volda = try #require(try await life.row(life.link(.answerInvitation, to: "leiar-volda")))
        #expect(volda.revoked == nil)
        #expect(try await life.links.revoke(.id(volda.id), in: networks) == 1)
        #expect(try await life.rows().count { $0.revoked != nil } == 7)
        for unknown in [LinkWorkflow.Selection.token("x"), .id("x"), .person("ukjend"), .letter("x")] {
            await #expect(throws: Refusal.self) { try await life.links.revoke(unknown, in: networks) }
        }
    }

    @Test("who has left the register has no good links; one who comes back has")
    func leftRegister() async throws {
        let life = try await LinkWorld.called()
        let link = life.link(.answerInvitation, to: "leiar-hareid")
        try await life.change { register in
            let index = register.people.firstIndex { $0.id == "leiar-hareid" } ?? 0
            register.people[index].ended = Sample.day("2023-06-12")
        }
        #expect(try await life.fault(link) == .gone)
        #expect(try await life.refusal(link, .answer(.accepted, comment: nil)) == "link-gone")
        try await life.change { register in
            let index = register.people.firstIndex { $0.id == "leiar-hareid" } ?? 0
            register.people[index].ended = nil
        }
        #expect(try await life.fault(link) == nil)
    }
}
