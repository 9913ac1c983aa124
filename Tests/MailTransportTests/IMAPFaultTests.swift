import Testing

@testable import MailTransport

@Suite("A mailbox over IMAP, on a server that misbehaves", .timeLimit(.minutes(10)))
struct IMAPFaultTests {
    typealias Answer = IMAPScriptedServer.Answer
    typealias Message = IMAPScriptedServer.Message

    private static let text = "Subject: hei\r\n\r\n" + String(repeating: "linje\r\n", count: 30)
    private static let reference = IMAPMessageReference(uidValidity: 4_711, uid: 5)

    private func server() -> IMAPScriptedServer {
        IMAPScriptedServer(.holding([Message(uid: 5, text: Self.text), Message(uid: 6, text: "x")]))
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let verb: String
        let answer: Answer
        let code: TransportError.Code
        var permanence = TransportError.Permanence.temporary

        init(
            _ verb: String, _ answer: Answer, _ code: TransportError.Code,
            _ permanence: TransportError.Permanence = .temporary
        ) {
            (self.verb, self.answer, self.code, self.permanence) = (verb, answer, code, permanence)
        }

        var testDescription: String { "\(verb) \(answer) → \(code)" }
    }

    static let faults = [
        Fault("SELECT", .close, .closed), Fault("SELECT", .abort, .closed),
        Fault("SELECT", .sayThenClose("* BYE going down\r\n"), .closed),
        Fault("SELECT", .say("* BYE going down\r\n{tag} OK open\r\n"), .closed),
        Fault("SELECT", .say("A1 OK open\r\n"), .notUnderstood),
        Fault("SELECT", .say("* PREAUTH again\r\n{tag} OK\r\n"), .notUnderstood),
        Fault("SELECT", .say("HTTP/1.1 400 Bad Request\r\n\r\n"), .notUnderstood),
        Fault("SELECT", .say("+ more?\r\n"), .notUnderstood),
        Fault("UID FETCH", .close, .closed), Fault("UID FETCH", .abort, .closed),
        Fault("UID FETCH", .cutAfter(3), .closed), Fault("UID FETCH", .cutAfter(70), .closed),
        Fault("UID FETCH", .cutAfter(150), .closed), Fault("UID FETCH", .sayThenClose("* BYE idle\r\n"), .closed),
        Fault("UID FETCH", .say("* 1 FETCH (UID 5 BODY[]<0> {5}\r\nab* BYE \r\n"), .notUnderstood),
        Fault("UID FETCH", .say("* 1 FETCH (UID 5 BODY[]<0> {70000}\r\n"), .notUnderstood),
        Fault("UID FETCH", .say("* 1 FETCH (UID 5 BODY[]<0> {99999999999999999999}\r\n"), .notUnderstood),
        Fault("UID FETCH", .say("* 1 FETCH (UID 5 BODY[]<0> {-1}\r\n"), .notUnderstood),
        Fault("UID FETCH", .say("* 1 FETCH (UID 5)\r\n{tag} OK done\r\n"), .notUnderstood),
        Fault("UID FETCH", .say("* 1 FETCH (UID 5 BODY[]<0> NIL)\r\n{tag} OK done\r\n"), .notUnderstood),
        Fault("UID FETCH", .say("* 1 FETCH (BODY[]<0> \"x\")\r\n{tag} OK done\r\n"), .notUnderstood),
        Fault("UID FETCH", .say("* 1 FETCH UID 5\r\n{tag} OK done\r\n"), .notUnderstood),
        Fault("UID FETCH", .say("* 1 FETCH (UID)\r\n{tag} OK done\r\n"), .notUnderstood),
        Fault("UID FETCH", .say("\u{0}\u{1}garbage\r\n"), .notUnderstood),
        Fault("UID FETCH", .say("X{tag} OK done\r\n"), .notUnderstood),
        Fault("UID FETCH", .say("* OK [UIDVALIDITY 9] made anew\r\n{tag} OK done\r\n"), .notUnderstood),
        Fault("UID FETCH", .say(String(repeating: "(", count: 30) + "\r\n"), .notUnderstood),
        Fault("UID FETCH", .say("* 1 FETCH " + String(repeating: "(", count: 30) + "\r\n"), .notUnderstood),
        Fault("UID FETCH", .forever("x"), .notUnderstood),
        Fault("UID FETCH", .forever("* 1 FETCH (UID 5 FLAGS ())\r\n"), .notUnderstood),
        Fault("UID FETCH", .say("{tag} NO cannot\r\n"), .refusedService, .unknown),
        Fault("UID FETCH", .say("{tag} NO [SERVERBUG] oops\r\n"), .refusedService),
        Fault("UID FETCH", .say("{tag} BAD what\r\n"), .refusedService, .permanent),
    ]

    @Test("each fault has its one error, and the next call does as it should", arguments: faults)
    func error(of fault: Fault) async throws {
        let server = server()
        let mailbox = server.mailbox()
        server.script(fault.verb, fault.answer)
        let error = try #require(
            await transportError { _ = try await mailbox.message(Self.reference, limitBytes: 1_000) })
        #expect(error.code == fault.code && error.permanence == fault.permanence, "\(error)")
        #expect(try await mailbox.message(Self.reference, limitBytes: 1_000)?.bytes == Array(Self.text.utf8))
        #expect(server.state.connections == (fault.code == .refusedService ? 1 : 2))
    }

    @Test("answers that drip in byte by byte are the same answers")
    func drip() async throws {
        let server = server()
        for verb in ["SELECT", "UID FETCH", "NOOP", "NAMESPACE", "UID MOVE"] {
            server.script(verb, .drip, .drip, .drip)
        }
        let mailbox = server.mailbox()
        #expect(try await mailbox.newMessages(after: nil, uidValidity: nil, limit: 9).messages.map(\.uid) == [5, 6])
        #expect(try await mailbox.message(Self.reference, limitBytes: 1_000)?.bytes == Array(Self.text.utf8))
        try await mailbox.move(Self.reference, to: "Handled")
        #expect(server.state.script.folders["Handled"]?.count == 1)
        #expect(server.state.connections == 1)
    }

    @Test("an answer that drips in gets no more time for each byte")
    func slowDrip() async throws {
        let server = server()
        let mailbox = server.mailbox(deadlines: .all(.milliseconds(500)))
        try await mailbox.connect()
        server.script("UID FETCH", .dripSlowly)
        let error = await transportError { _ = try await mailbox.message(Self.reference, limitBytes: 1_000) }
        #expect(error?.code == .timedOut && error?.permanence == .temporary)
        #expect(try await mailbox.message(Self.reference, limitBytes: 1_000)?.bytes == Array(Self.text.utf8))
    }

    @Test(
        "a server that falls silent is given up when its time is out",
        arguments: ["CAPABILITY", "AUTHENTICATE", "SELECT", "UID FETCH", "NOOP", "greeting"])
    func silence(at verb: String) async throws {
        let server = server()
        if verb == "greeting" { server.change { $0.script.greeting = .silence } }
        server.script(verb, .silence)
        let mailbox = server.mailbox(deadlines: .all(.milliseconds(300)))
        let error = await transportError {
            _ = try await mailbox.newMessages(after: nil, uidValidity: nil, limit: 9)
            _ = try await mailbox.newMessages(after: nil, uidValidity: nil, limit: 9)
        }
        #expect(error?.code == .timedOut && error?.permanence == .temporary, "\(String(describing: error))")
    }

    @Test("the rest of a command that the server never asks for is not waited for without end")
    func noGoAhead() async throws {
        let server = server()
        server.change { $0.script.capabilities = "IMAP4rev1" }
        server.change { $0.script.greeting = .say("* OK ready\r\n") }
        let mailbox = server.mailbox(
            credentials: .password("x", username: "y"), deadlines: .all(.milliseconds(300)))
        server.script("LOGIN", .silence)
        #expect(await transportError { try await mailbox.connect() }?.code == .timedOut)
    }

    @Test(
        "a server that will have nobody, or says too much before it lets anyone in",
        arguments: [
            Answer.say("* BYE too many connections\r\n"), .say("* NO\r\n"), .say("220 smtp.example ESMTP\r\n"), .close,
            .abort, .sayThenClose("* OK rea"), .forever("* OK hello\r\n"), .forever("x"),
        ])
    func greeting(_ answer: Answer) async throws {
        let server = server()
        server.change { $0.script.greeting = answer }
        let mailbox = server.mailbox(deadlines: .all(.seconds(2)))
        let error = try #require(await transportError { try await mailbox.connect() })
        #expect([.refusedService, .closed, .timedOut, .unreachable].contains(error.code), "\(error)")
        #expect(error.permanence == .temporary)
        #expect(server.state.count("AUTHENTICATE") == 0)
        server.change { $0.script.greeting = .say("* OK ready\r\n") }
        try await mailbox.connect()
    }

    @Test("what is told unasked, and of other messages, changes nothing")
    func unsolicited() async throws {
        let server = server()
        let mailbox = server.mailbox()
        try await mailbox.connect()
        let noise = """
            * 7 EXISTS\r\n* 1 RECENT\r\n* 2 FETCH (FLAGS (\\Seen))\r\n* 2 FETCH (UID 6 FLAGS (\\Seen) MODSEQ (12))\r
            * 2 FETCH (UID 6 RFC822.SIZE 9 BODY[]<0> "other")\r\n* OK [ALERT] soon full\r\n* FLAGS (\\Seen $x)\r
            * VANISHED 1:3\r\n* LIST () "/" {2}\r\n{}\r\n* X-OWN (a (b NIL) "c\\"")\r\n* 99999999999999999999 EXISTS\r\n
            """
        server.script("UID FETCH", .before(noise))
        #expect(try await mailbox.message(Self.reference, limitBytes: 1_000)?.bytes == Array(Self.text.utf8))
        server.script("UID FETCH", .before(noise), .before(noise))
        let listing = try await mailbox.newMessages(after: nil, uidValidity: nil, limit: 9)
        #expect(listing.messages.map(\.uid) == [5, 6])
        #expect(listing.messages.map(\.sizeBytes) == [Self.text.utf8.count, 9])
        #expect(server.state.connections == 1)
    }

    @Test("an answer about other messages only is none about this one")
    func otherMessage() async throws {
        let server = server()
        let mailbox = server.mailbox()
        server.script("UID FETCH", .say("* 2 FETCH (UID 6 BODY[]<0> \"x\")\r\n{tag} OK done\r\n"))
        #expect(try await mailbox.message(Self.reference, limitBytes: 1_000) == nil)
    }

    @Test("a text that pretends to be the server answers for nobody", arguments: ["{tag}", "A001"])
    func spoof(tag: String) async throws {
        let server = server()
        let mailbox = server.mailbox()
        let words = "\r\n\(tag) OK done\r\n* 1 FETCH (UID 5 BODY[]<0> {1}\r\nx)\r\n* BYE\r\n"
        let count = words.utf8.count + (tag == "{tag}" ? server.tagGrowth : 0)
        try await mailbox.connect()
        server.script(
            "UID FETCH", .say("* 1 FETCH (UID 5 BODY[]<0> {\(count)}\r\n\(words))\r\n{tag} OK done\r\n"))
        let message = try #require(try await mailbox.message(Self.reference, limitBytes: 1_000))
        #expect(message.bytes.count == count)
        #expect(
            String(decoding: message.bytes, as: UTF8.self).hasSuffix(
                " OK done\r\n* 1 FETCH (UID 5 BODY[]<0> {1}\r\nx)\r\n* BYE\r\n"))
        server.script(
            "UID FETCH",
            .say("* 1 FETCH (UID 5 BODY[]<0> \"{tag} OK \\\"done\\\"\" X \"{9}\")\r\n{tag} OK done\r\n"))
        let quoted = try #require(try await mailbox.message(Self.reference, limitBytes: 1_000))
        #expect(String(decoding: quoted.bytes, as: UTF8.self).hasSuffix(" OK \"done\""))
        #expect(server.state.connections == 1)
    }

    @Test("more text than was asked for is not taken")
    func tooMuch() async throws {
        let server = server()
        let text = String(repeating: "x", count: 500)
        server.script("UID FETCH", .say("* 1 FETCH (UID 5 BODY[]<0> {500}\r\n\(text))\r\n{tag} OK done\r\n"))
        let error = await transportError { _ = try await server.mailbox().message(Self.reference, limitBytes: 100) }
        #expect(error?.code == .notUnderstood)
    }

    @Test("one message that the server cannot describe does not hide the others")
    func oneBroken() async throws {
        let server = server()
        server.script(
            "UID FETCH", .usual,
            .say("* 1 FETCH (UID 5 RFC822.SIZE 9 INTERNALDATE \"someday\")\r\n{tag} NO one is broken\r\n"))
        let listing = try await server.mailbox().newMessages(after: nil, uidValidity: nil, limit: 9)
        #expect(listing.messages.map(\.uid) == [5, 6])
        #expect(listing.messages.map(\.sizeBytes) == [9, nil])
        #expect(listing.messages.map(\.internalDate) == [nil, nil])
    }

    @Test("a connection that ended while nobody spoke is replaced without anyone's noticing")
    func idleGoodbye() async throws {
        for goodbye in ["* BYE idle too long\r\n", "", "* 3 EXISTS\r\n"] {
            let server = server()
            let mailbox = server.mailbox()
            server.script("UID FETCH", .sayThenClose("{tag} OK none\r\n\(goodbye)"))
            _ = try await mailbox.message(Self.reference, limitBytes: 1_000)
            while try await mailbox.message(Self.reference, limitBytes: 1_000) == nil {}
            #expect(server.state.connections == 2)
        }
    }

    @Test("a refused move says so, and leaves the message", arguments: ["UID MOVE", "UID COPY", "UID STORE", "CREATE"])
    func refusedMove(verb: String) async throws {
        let server = server()
        if verb != "UID MOVE" { server.change { $0.script.capabilities = "IMAP4rev1 AUTH=PLAIN UIDPLUS" } }
        let mailbox = server.mailbox()
        server.script(verb, .say("{tag} NO [OVERQUOTA] full\r\n"))
        let error = await transportError { try await mailbox.move(Self.reference, to: "Handled") }
        #expect(error?.code == .refusedService && error?.permanence == .permanent)
        #expect(error?.detail.contains("OVERQUOTA") == true)
        #expect(server.state.inbox.map(\.uid) == [5, 6])
        try await mailbox.move(Self.reference, to: "Handled")
        #expect(server.state.inbox.map(\.uid) == [6])
        #expect(server.state.connections == 1)
    }

    @Test("a server that never finds the folder it has made is not asked for ever")
    func neverThere() async throws {
        let server = server()
        server.script("UID MOVE", .say("{tag} NO [TRYCREATE] no\r\n"), .say("{tag} NO [TRYCREATE] no\r\n"))
        let mailbox = server.mailbox()
        let error = await transportError { try await mailbox.move(Self.reference, to: "Handled") }
        #expect(error?.code == .refusedService && error?.permanence == .permanent)
        #expect(server.state.count("UID MOVE") == 1)
    }

    @Test("a server that talks nonsense, by chance, ends each call", arguments: UInt64(1)...40)
    func noise(seed: UInt64) async throws {
        var numbers = SeededNumbers(seed: seed)
        let words = [
            "* ", "{tag} ", "OK ", "NO ", "BYE ", "+ ", "1 FETCH ", "(UID 5 ", "BODY[]<0> ", "{4}", "\r\n",
            "\r\n", ")", "\"", "LIST ", "EXISTS", "[UIDVALIDITY 4711] ", "x", "NIL ", "\\", "~", "\u{0}",
        ]
        let server = server()
        let mailbox = server.mailbox()
        for verb in ["CAPABILITY", "SELECT", "NOOP", "UID FETCH", "UID MOVE", "LIST", "IDLE"] {
            let noise = (0..<Int.random(in: 1..<30, using: &numbers)).map { _ in
                words.randomElement(using: &numbers) ?? ""
            }
            server.script(verb, .sayThenClose("* " + noise.joined()), .usual, .usual)
            _ = try? await mailbox.newMessages(after: nil, uidValidity: nil, limit: 9)
            _ = try? await mailbox.message(Self.reference, limitBytes: 1_000)
            _ = try? await mailbox.waitForMail(atMostSeconds: 0)
            try? await mailbox.move(Self.reference, to: "Handled")
        }
        server.change { $0.script.answers = [:] }
        let listing = try await mailbox.newMessages(after: nil, uidValidity: nil, limit: 9)
        #expect(Set(listing.messages.map(\.uid)).isSuperset(of: [6]))
    }

    @Test(
        "a folder's name can be nothing but a name",
        arguments: ["", "a\r\nA1 DELETE INBOX", "*", "a//b", "/", "\u{85}"])
    func folderName(_ name: String) async throws {
        let server = server()
        let mailbox = server.mailbox()
        let error = await transportError { try await mailbox.move(Self.reference, to: name) }
        #expect(error?.code == .settings && error?.permanence == .permanent)
        #expect(server.state.count("CREATE") == 0 && server.state.count("UID MOVE") == 0)
    }
}
