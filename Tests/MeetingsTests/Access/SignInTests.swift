import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("Signing in by a one-time code")
struct SignInTests {
    @Test("the code in the letter opens a session, once")
    func works() async throws {
        let life = try await AccessWorld()
        let new = try await life.signedIn(" Oddvar@Example.NO ")
        #expect(new.session.address == AccessWorld.oddvar)
        #expect(new.session.device == "Firefox, Linux")
        #expect(new.token.utf8.count >= 26)
        let opened = try #require(try await life.access.open(new.token))
        #expect(opened.session.id == new.session.id && opened.newToken == nil)
        #expect(life.access.identity(of: opened.session) == .address(AccessWorld.oddvar, isAdministrator: false))
        let letters = try await life.world.letters()
        #expect(letters.map(\.kind) == ["sign-in-code"] && letters.map(\.to) == [AccessWorld.oddvar])
        let code = try await life.codeInLetter() ?? ""
        #expect(
            await life.refusal { _ = try await life.access.signIn(code: code, from: AccessWorld.origin()) }
                == "wrong-code")
    }

    @Test("the code is eight digits, and how they are set apart is all one", arguments: ["", " ", "-", "  "])
    func typed(gap: String) async throws {
        let life = try await AccessWorld()
        try await life.access.askForCode(AccessWorld.oddvar, from: AccessWorld.origin())
        let code = try #require(try await life.codeInLetter())
        #expect(code.utf8.count == 9 && code.allSatisfy { $0 == " " || $0.isNumber })
        let typed = code.replacing(" ", with: gap)
        _ = try await life.access.signIn(code: "\u{A0}\(typed) ", from: AccessWorld.origin())
    }

    @Test("neither the books nor the outbox hold a code or a token that works")
    func hashes() async throws {
        let life = try await AccessWorld()
        try await life.access.askForCode(AccessWorld.oddvar, from: AccessWorld.origin())
        let waiting = try #require(try await life.world.letters().first)
        let code = try #require(try await life.codeInLetter())
        let text = String(decoding: waiting.body, as: UTF8.self)
        #expect(
            !text.contains(code) && !text.contains(code.replacing(" ", with: "")) && !waiting.subject.contains(code))
        let rows = try await life.environment.store.seeAccess { book in
            try book.codes(browser: LinkIssuer.test().seal.hash(ofBrowser: "b1"))
        }
        let row = try #require(rows.first)
        #expect(row.chance == nil && row.hash.utf8.count == 64 && !"\(row)".contains(code.replacing(" ", with: "")))
        let new = try await life.access.signIn(code: code, from: AccessWorld.origin())
        #expect(!"\(new.session)".contains(new.token))
        #expect(try await life.access.open(new.session.hash) == nil)
    }

    @Test("after ten minutes it is no good, and isn't sent any more either")
    func expires() async throws {
        let life = try await AccessWorld()
        try await life.access.askForCode(AccessWorld.oddvar, from: AccessWorld.origin())
        let code = try #require(try await life.codeInLetter())
        life.time.advance(minutes: 10)
        #expect(
            await life.refusal { _ = try await life.access.signIn(code: code, from: AccessWorld.origin()) }
                == "wrong-code")
        try await life.access.askForCode(AccessWorld.oddvar, from: AccessWorld.origin())
        life.time.advance(minutes: 11)
        _ = try await life.codeInLetter()
        #expect(try await life.world.letters().map(\.state) == [.sent, .expired])
    }

    @Test("a code goes at once, on a Sunday in the summer break too")
    func quiet() async throws {
        let life = try await AccessWorld()
        life.time.set("2023-07-16T23:30:00+02:00")
        try await life.access.askForCode(AccessWorld.oddvar, from: AccessWorld.origin())
        #expect(try await life.codeInLetter() != nil)
        #expect(try await life.world.letters().map(\.state) == [.sent])
    }

    @Test("after five wrong tries the right one is no good")
    func bruteForce() async throws {
        let life = try await AccessWorld()
        try await life.access.askForCode(AccessWorld.oddvar, from: AccessWorld.origin())
        let code = try #require(try await life.codeInLetter())
        for number in 0..<5 {
            let wrong = "0000 000\(number)"
            try #require(wrong != code)
            #expect(
                await life.refusal { _ = try await life.access.signIn(code: wrong, from: AccessWorld.origin()) }
                    == "wrong-code")
        }
        #expect(
            await life.refusal { _ = try await life.access.signIn(code: code, from: AccessWorld.origin()) }
                == "wrong-code")
        #expect(try await life.access.sessions(of: nil).isEmpty)
    }

    @Test(
        "what can't be a code counts as no try",
        arguments: ["", "1234567", "123456789", "abcdefgh", "١٢٣٤٥٦٧٨", "1234\u{0}5678"])
    func notACode(typed: String) async throws {
        let life = try await AccessWorld()
        try await life.access.askForCode(AccessWorld.oddvar, from: AccessWorld.origin())
        let code = try #require(try await life.codeInLetter())
        for _ in 0..<6 {
            #expect(
                await life.refusal { _ = try await life.access.signIn(code: typed, from: AccessWorld.origin()) }
                    == "wrong-code")
        }
        _ = try await life.access.signIn(code: code, from: AccessWorld.origin())
    }

    @Test("only the last code holds, and only in the browser that asked for it")
    func boundToBrowser() async throws {
        let life = try await AccessWorld()
        try await life.access.askForCode(AccessWorld.oddvar, from: AccessWorld.origin())
        let first = try #require(try await life.codeInLetter())
        life.time.advance(minutes: 1)
        try await life.access.askForCode(AccessWorld.oddvar, from: AccessWorld.origin())
        let second = try #require(try await life.codeInLetter())
        #expect(first != second)
        for (code, browser) in [(first, "b1"), (second, "b2"), (second, "")] {
            #expect(
                await life.refusal { _ = try await life.access.signIn(code: code, from: AccessWorld.origin(browser)) }
                    == "wrong-code")
        }
        // Another who asks for codes to the same address doesn't get in the way.
        try await life.access.askForCode(AccessWorld.oddvar, from: AccessWorld.origin("b9", client: "203.0.113.9"))
        _ = try await life.access.signIn(code: second, from: AccessWorld.origin())
    }

    @Test("an address that is nobody's is answered as one that is somebody's, and gets no letter")
    func noEnumeration() async throws {
        let life = try await AccessWorld()
        try await life.access.askForCode("framand@example.no", from: AccessWorld.origin())
        #expect(try await life.world.letters().isEmpty)
        for _ in 0..<5 {
            #expect(
                await life.refusal { _ = try await life.access.signIn(code: "1234 5678", from: AccessWorld.origin()) }
                    == "wrong-code")
        }
        let codes = try await life.environment.store.seeAccess { book in
            try book.codes(browser: LinkIssuer.test().seal.hash(ofBrowser: "b1"))
        }
        #expect(codes.map(\.tries) == [5] && codes.map(\.letter) == [nil])
        var known: [String?] = []
        for address in [AccessWorld.oddvar, "framand@example.no"] {
            for _ in 0..<7 {
                known.append(
                    await life.refusal { try await life.access.askForCode(address, from: AccessWorld.origin("b2")) })
            }
        }
        // One was asked for above.
        #expect(known.prefix(7) == [nil, nil, nil, nil, nil, "too-many", "too-many"])
        #expect(known.suffix(7) == [nil, nil, nil, nil, "too-many", "too-many", "too-many"])
    }

    @Test("strangers who ask for codes to an address don't keep its owner out, nor fill the mailbox")
    func strangersAsk() async throws {
        let life = try await AccessWorld()
        func ask(_ client: String) async -> String? {
            let origin = AccessWorkflow.Origin(browser: client, client: client)
            return await life.refusal { try await life.access.askForCode(AccessWorld.oddvar, from: origin) }
        }
        var strangers: [String?] = []
        for _ in 0..<7 { strangers.append(await ask("198.51.100.7")) }
        #expect(strangers == [nil, nil, nil, nil, nil, "too-many", "too-many"])
        #expect(await ask("192.0.2.1") == nil)
        // From however many places: at most so many in an hour.
        for number in 0..<20 { _ = await ask("203.0.113.\(number)") }
        #expect(try await life.world.letters().count == 20)
        #expect(await ask("192.0.2.9") == "too-many")
        life.world.time.advance(hours: 1)
        #expect(await ask("192.0.2.9") == nil)
    }

    @Test("no code ever fits the address that is nobody's")
    func decoy() async throws {
        let life = try await AccessWorld()
        try await life.access.askForCode("framand@example.no", from: AccessWorld.origin())
        let seal = LinkIssuer.test().seal
        let row = try await life.environment.store.seeAccess { book in
            try book.codes(browser: seal.hash(ofBrowser: "b1")).first
        }
        let decoy = try #require(row)
        #expect(decoy.chance == nil)
        // What the code would have been made of isn't kept, and the hash is no MAC of digits.
        #expect(!(0..<2_000).contains { seal.hash(ofCode: String(10_000_000 + $0), decoy.id) == decoy.hash })
    }

    @Test("who has left between asking and answering gets nothing")
    func leftMeanwhile() async throws {
        let life = try await AccessWorld()
        try await life.access.askForCode(AccessWorld.oddvar, from: AccessWorld.origin())
        let code = try #require(try await life.codeInLetter())
        try await life.world.deciding { books in
            var register = books.register
            for index in register.people.indices { register.people[index].ended = books.today }
            try books.ledger.save(register)
        }
        #expect(
            await life.refusal { _ = try await life.access.signIn(code: code, from: AccessWorld.origin()) }
                == "wrong-code")
    }

    @Test("administrators of the settings sign in without standing in any register")
    func administrator() async throws {
        let life = try await AccessWorld()
        let new = try await life.signedIn("Drift@example.no")
        #expect(life.access.identity(of: new.session) == .address(AccessWorld.administrator, isAdministrator: true))
        let access = try #require(
            try await life.access.access(of: life.access.identity(of: new.session), in: "sjustjerna"))
        #expect(access.standing == .administrator && access.person == nil)
        #expect(try await life.access.access(of: life.access.identity(of: new.session), in: "no-such") == nil)
    }

    @Test(
        "what is no address is refused before anything is done",
        arguments: [
            "", "oddvar", "oddvar@example.no\r\nBcc: alle@example.no", "oddvar@example.no, kari@example.no",
            "<oddvar@example.no>", "oddvar@example.no\u{0}", "\"a b\"@example.no", "a@b", "ødvar@example.no",
            String(repeating: "a", count: 500) + "@example.no",
        ])
    func addresses(written: String) async throws {
        let life = try await AccessWorld()
        #expect(
            await life.refusal { try await life.access.askForCode(written, from: AccessWorld.origin()) }
                == "bad-address")
        #expect(try await life.world.letters().isEmpty)
    }

    @Test("an address learnt from the mailbox lets nobody in")
    func learnt() async throws {
        let life = try await AccessWorld()
        try await life.world.deciding { books in
            try books.ledger.save(AddressAlias(address: "odd@heime.example.no", person: "oddvar", since: books.now))
        }
        try await life.access.askForCode("odd@heime.example.no", from: AccessWorld.origin())
        #expect(try await life.world.letters().isEmpty)
    }

    @Test("without a key nobody signs in")
    func noKey() async throws {
        let life = try await AccessWorld(links: nil)
        #expect(
            await life.refusal { try await life.access.askForCode(AccessWorld.oddvar, from: AccessWorld.origin()) }
                == "no-sign-in")
    }

    @Test("a letter with a code has no link")
    func noLink() async throws {
        let life = try await AccessWorld()
        try await life.access.askForCode(AccessWorld.oddvar, from: AccessWorld.origin())
        let letter = try #require(try await life.world.letters().first)
        #expect(!String(decoding: letter.body, as: UTF8.self).contains("https://"))
        #expect(try await life.environment.store.read(life.world.network) { try $0.links(of: nil, in: nil) }.isEmpty)
    }
}
