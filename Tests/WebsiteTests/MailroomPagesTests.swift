import FoundationEssentials
import Meetings
import TestSupport
import Testing

@testable import Website

@Suite("The inbox as pages")
struct InboxPagesTests {
    private static func mail(from: String, subject: String = "Hei", _ words: String) -> [UInt8] {
        let lines = [
            "From: \(from)", "To: mote@sjustjerna.example.no", "Subject: \(subject)",
            "Message-ID: <\(words.count)-\(from.count)@example.com>", "Date: Mon, 12 Jun 2023 07:00:00 +0200",
            "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "",
            words, "",
        ]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    private static func site(_ mails: [UInt8]...) async throws -> TestSite {
        let site = try await TestSite(letters: true)
        for mail in mails {
            _ = try await InboxWorkflow(site.world.environment).receive(
                mail, arrived: site.world.time.now, in: site.world.network)
        }
        return site
    }

    private static let stranger = mail(from: "x@example.com", "Kan eg få vere med?")

    private static func state(_ number: Int, _ site: TestSite) async throws -> InboxMail? {
        try await site.world.environment.store.read(site.world.network) { try $0.inboxMail(number) }
    }

    @Test("a mail that waits stands there with why, and its page says what accepting it does")
    func waiting() async throws {
        let site = try await Self.site(Self.stranger)
        let list = try await site.get("/n/sjustjerna/inbox", as: "oddvar")
        #expect(list.text.contains("1 e-post ventar på deg") && list.text.contains("/n/sjustjerna/inbox/1"))
        let page = try await site.get("/n/sjustjerna/inbox/1", as: "oddvar")
        #expect(page.text.contains("Kan eg få vere med?") && page.text.contains("x@example.com"))
        #expect(!page.text.contains("value=\"accept\""), "whose it is comes first")
        #expect(page.text.contains("value=\"assign\"") && page.text.contains("value=\"reject\""))
    }

    @Test("an empty inbox says what will be here; a number there is none of is no page")
    func empty() async throws {
        let site = try await Self.site()
        let page = try await site.get("/n/sjustjerna/inbox", as: "oddvar")
        #expect(page.text.contains("Ingen e-post ventar") && page.text.contains("Her kjem svar"))
        for number in ["1", "0", "-1", "x", "99999999999999999999"] {
            #expect(try await site.get("/n/sjustjerna/inbox/\(number)", as: "oddvar").status == 404, "\(number)")
        }
    }

    @Test("who wrote is chosen: the mail is dealt with as hers, and the list says that it is done")
    func assign() async throws {
        let site = try await Self.site(Self.stranger)
        let without = try await site.post("/n/sjustjerna/inbox/1", ["do": "assign"], as: "oddvar")
        #expect(without.status == 422 && without.text.contains("Vel kven som skreiv"))
        let done = try await site.post(
            "/n/sjustjerna/inbox/1", ["do": "assign", "person": "leiar-sande"], as: "oddvar")
        #expect(done.status == 303)
        #expect(try await Self.state(1, site)?.filing?.person == "leiar-sande")
    }

    @Test("accepting what has no sender is refused with the reason, and nothing is changed")
    func refused() async throws {
        let site = try await Self.site(Self.stranger)
        let page = try await site.post("/n/sjustjerna/inbox/1", ["do": "accept"], as: "oddvar")
        #expect(page.status == 409 && page.text.contains("Kven er e-posten frå?"))
        #expect(try await Self.state(1, site)?.state == .waiting)
    }

    @Test("a mail that is rejected is settled by name, and can't be settled again")
    func reject() async throws {
        let site = try await Self.site(Self.stranger)
        let done = try await site.post(
            "/n/sjustjerna/inbox/1", ["do": "reject", "reason": "søppel"], as: "oddvar")
        #expect(done.location == "/n/sjustjerna/inbox?done=rejected")
        #expect(try await site.get("/n/sjustjerna/inbox?done=rejected", as: "oddvar").text.contains("avvist"))
        #expect(try await Self.state(1, site)?.settledBy == "Oddvar")
        let again = try await site.post("/n/sjustjerna/inbox/1", ["do": "accept"], as: "oddvar")
        #expect(again.status == 409)
        let page = try await site.get("/n/sjustjerna/inbox/1", as: "oddvar")
        #expect(page.text.contains("Oddvar") && !page.text.contains("value=\"reject\""))
        #expect(try await site.get("/n/sjustjerna/inbox?state=all", as: "oddvar").text.contains("/inbox/1"))
    }

    @Test("nobody but a coordinator reads or settles mails, and only with our own form")
    func rights() async throws {
        let site = try await Self.site(Self.stranger)
        for path in ["/n/sjustjerna/inbox", "/n/sjustjerna/inbox/1"] {
            #expect(try await site.get(path, as: "leiar-sande").status == 403)
            #expect(try await site.get(path, as: "x@example.com").status == 404)
        }
        for person in ["leiar-sande", "leiar-volda"] {
            #expect(try await site.post("/n/sjustjerna/inbox/1", ["do": "reject"], as: person).status == 403)
        }
        let forged = try await site.post("/n/sjustjerna/inbox/1", ["do": "reject"], as: "oddvar", csrf: "forged")
        #expect(forged.status == 403)
        #expect(try await site.post("/n/sjustjerna/inbox/1", ["do": "explode"], as: "oddvar").status == 422)
        #expect(try await Self.state(1, site)?.state == .waiting)
    }

    @Test("a hostile mail is text: script, signs that turn the text, and bytes that are no text")
    func hostile() async throws {
        var raw = Self.mail(
            from: "\"<script>alert('x')</script>\" <x@example.com>", subject: "<script>alert('x')</script>",
            "<script>alert('x')</script>\u{202E}snudd")
        raw += [0xFF, 0xFE, 0x80, 0x0D, 0x0A]
        let site = try await Self.site(raw)
        for path in ["/n/sjustjerna/inbox", "/n/sjustjerna/inbox/1", "/n/sjustjerna"] {
            let page = try await site.get(path, as: "oddvar")
            #expect(page.status == 200 && TestSite.isEscaped(page), "\(path)")
            #expect(!page.text.contains("\u{202E}"), "\(path)")
        }
    }
}

@Suite("The outbox as pages")
struct MailPagesTests {
    private static func site(_ states: OutboxLetter.State...) async throws -> TestSite {
        let site = try await TestSite(administrators: ["root@example.no"])
        try await site.world.deciding { books in
            for (number, state) in states.enumerated() {
                var letter = OutboxLetter(
                    id: LetterID("letter\(number)"), network: "sjustjerna", kind: "invitation",
                    dedupeKey: "k\(number)", person: "leiar-sande", to: "leiar.sande@example.no",
                    returnAddress: "b@example.no", subject: "Innkalling \(number)", messageID: "m\(number)@x",
                    body: Array("x".utf8), notBefore: books.now, created: books.now)
                letter.state = state
                letter.done = state == .ready ? nil : books.now
                letter.replyText = "550 <script>alert('x')</script>"
                _ = try books.ledger.add(letter)
            }
        }
        return site
    }

    private static func states(_ site: TestSite) async throws -> [OutboxLetter.State] {
        try await site.world.letters().sorted { $0.id < $1.id }.map(\.state)
    }

    @Test("letters stand with their states, and the failed first in the heading")
    func list() async throws {
        let site = try await Self.site(.ready, .sent, .bounced, .held, .unknown)
        let page = try await site.get("/n/sjustjerna/mail", as: "oddvar")
        #expect(page.text.contains("2 brev kom ikkje fram") && page.text.contains("ventar på tur"))
        #expect(TestSite.isEscaped(page))
        let failed = try await site.get("/n/sjustjerna/mail?state=failed", as: "oddvar")
        #expect(failed.text.contains("Innkalling 2") && failed.text.contains("Innkalling 4"))
        #expect(!failed.text.contains("Innkalling 1"))
        #expect(try await site.get("/n/sjustjerna/mail?state=x&page=-4", as: "oddvar").status == 200)
    }

    @Test("those that are ticked are sent again, held or released; others, and what can't be, are left alone")
    func change() async throws {
        let site = try await Self.site(.bounced, .ready, .held, .sent)
        let retried = try await site.post(
            "/n/sjustjerna/mail", ["do": "retry", "letter": "letter0", "state": "failed"], as: "oddvar")
        #expect(retried.location == "/n/sjustjerna/mail?state=failed&done=retry&count=1")
        #expect(try await Self.states(site) == [.ready, .ready, .held, .sent])
        _ = try await site.post("/n/sjustjerna/mail", ["do": "hold", "letter": "letter1"], as: "oddvar")
        _ = try await site.post("/n/sjustjerna/mail/letter2", ["do": "release"], as: "oddvar")
        #expect(try await Self.states(site) == [.ready, .held, .ready, .sent])
        let none = try await site.post("/n/sjustjerna/mail", ["do": "hold"], as: "oddvar")
        #expect(none.status == 422 && none.text.contains("Kryss av for breva"))
        let sent = try await site.post("/n/sjustjerna/mail", ["do": "retry", "letter": "letter3"], as: "oddvar")
        #expect(sent.status == 409)
        let mixed = try await site.post(
            "/n/sjustjerna/mail", [("do", "hold"), ("letter", "letter0"), ("letter", "letter3")], as: "oddvar")
        #expect(mixed.status == 409)
        #expect(try await Self.states(site) == [.ready, .held, .ready, .sent], "all or none")
    }

    @Test("all of the network's are held and released at once; another network's go as before")
    func all() async throws {
        let site = try await Self.site(.ready, .ready, .sent)
        let held = try await site.post("/n/sjustjerna/mail", ["do": "hold-all"], as: "oddvar")
        #expect(held.location?.hasSuffix("count=2") == true)
        #expect(try await Self.states(site) == [.held, .held, .sent])
        _ = try await site.post("/n/sjustjerna/mail", ["do": "release-all"], as: "oddvar")
        #expect(try await Self.states(site) == [.ready, .ready, .sent])
    }

    @Test("the house is closed and opened by an administrator alone")
    func closing() async throws {
        let site = try await Self.site(.ready)
        #expect(try await site.post("/n/sjustjerna/outbox", ["do": "close"], as: "oddvar").status == 403)
        #expect(!(try await site.get("/n/sjustjerna/mail", as: "oddvar").text.contains("Steng utboksen")))
        #expect(try await site.post("/n/sjustjerna/outbox", ["do": "close"], as: "root@example.no").status == 303)
        let page = try await site.get("/n/sjustjerna/mail", as: "oddvar")
        #expect(page.text.contains("Utboksen er stengd sidan"))
        #expect(try await site.get("/n/sjustjerna", as: "oddvar").text.contains("Ingen brev går ut"))
        _ = try await site.post("/n/sjustjerna/outbox", ["do": "open"], as: "root@example.no")
        #expect(!(try await site.get("/n/sjustjerna/mail", as: "oddvar").text.contains("stengd sidan")))
    }

    @Test("one letter: what the server said, and what can be done; another network's is no page")
    func one() async throws {
        let site = try await Self.site(.bounced)
        let page = try await site.get("/n/sjustjerna/mail/letter0", as: "oddvar")
        #expect(page.status == 200 && page.text.contains("m0@x") && page.text.contains("Send på nytt"))
        #expect(TestSite.isEscaped(page))
        for path in ["/n/sjustjerna/mail/none", "/n/sjustjerna/mail/%2E%2E", "/n/sjustjerna/mail/letter"] {
            #expect(try await site.get(path, as: "oddvar").status == 404, "\(path)")
        }
        #expect(try await site.get("/n/sjustjerna/mail/letter0", as: "leiar-sande").status == 403)
        #expect(try await site.post("/n/sjustjerna/mail", ["do": "hold-all"], as: "leiar-volda").status == 403)
    }

    @Test("an empty outbox says what will be here")
    func empty() async throws {
        let page = try await Self.site().get("/n/sjustjerna/mail", as: "oddvar")
        #expect(page.status == 200 && page.text.contains("Ingen brev her."))
    }
}
