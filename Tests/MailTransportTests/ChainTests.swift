import Testing

@testable import MailTransport

@Suite("Letters whose envelope goes along with the dot before")
struct ChainTests {
    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// A conversation just before the first letter's dot.
    private func before(dotTo server: String = "250-x\r\n250 PIPELINING\r\n") throws -> SMTPConversation {
        var conversation = SMTPConversation()
        _ = conversation.start(helloName: "client.example")
        #expect(conversation.received(bytes(server)) == .ready)
        _ = conversation.begin(try letter())
        var step = conversation.received(bytes("250 ok\r\n"))
        while case .write = step { step = conversation.received(bytes("250 ok\r\n")) }
        _ = conversation.received(bytes("250 ok\r\n354 go\r\n"))
        _ = conversation.written()
        #expect(conversation.looked([]) == .commit)
        return conversation
    }

    private let envelope = "MAIL FROM:<samling@example.no>\r\nRCPT TO:<kari@example.no>\r\nDATA\r\n"
    private let taken = SMTPConversation.Ending.accepted(SMTPReply(code: 250, lines: ["taken"]))

    @Test("the next envelope stands in the same write, and its answers are the next letter's, however they are cut")
    func oneWrite() throws {
        let answers = bytes("250 taken\r\n250 ok\r\n250 ok\r\n354 go\r\n")
        for cut in 11...answers.count {
            var conversation = try before()
            #expect(
                conversation.committed(next: try letter().envelope) == .write(bytes(".\r\n" + envelope), within: .final)
            )
            #expect(conversation.received(Array(answers[..<cut])) == .finished(taken, .reusable))
            #expect(conversation.isAhead)
            #expect(conversation.begin(try letter("x\r\n")) == .write([], within: .reply))
            var step = conversation.written()
            if cut < answers.count {
                #expect(step == .read)
                step = conversation.received(Array(answers[cut...]))
            }
            #expect(step == .write(bytes("x\r\n"), within: .body))
            #expect(!conversation.isAhead && !conversation.isBeyondDot)
        }
    }

    @Test("where the server doesn't offer PIPELINING, the dot stands alone")
    func notOffered() throws {
        var conversation = SMTPConversation()
        _ = conversation.start(helloName: "client.example")
        _ = conversation.received(bytes("250 x\r\n"))
        _ = conversation.begin(try letter())
        for answer in ["250 ok\r\n", "250 ok\r\n", "354 go\r\n"] { _ = conversation.received(bytes(answer)) }
        _ = conversation.written()
        #expect(conversation.looked([]) == .commit)
        #expect(conversation.committed(next: try letter().envelope) == .write(bytes(".\r\n"), within: .final))
        #expect(!conversation.isAhead)
    }

    @Test("a letter that isn't the one announced can't come next")
    func another() throws {
        var conversation = try before()
        _ = conversation.committed(next: try letter().envelope)
        _ = conversation.received(bytes("250 taken\r\n"))
        #expect(conversation.canBegin(try letter("other words, same envelope\r\n")))
        let other = try WireLetter(
            id: "other", sender: "samling@example.no", recipient: "ola@example.no", bytes: bytes("x\r\n"))
        #expect(!conversation.canBegin(other))
    }

    @Test("the server that goes away after the dot takes no letter along: the next goes on a new connection")
    func stale() throws {
        for goodbye in ["", "421 too many\r\n"] {
            var conversation = try before()
            _ = conversation.committed(next: try letter().envelope)
            _ = conversation.received(bytes("250 taken\r\n"))
            _ = conversation.begin(try letter())
            let step = goodbye.isEmpty ? conversation.failed(.interrupted) : conversation.received(bytes(goodbye))
            guard case .finished(_, .stale) = step else {
                Issue.record("\(step)")
                continue
            }
        }
    }

    /// Sends letters on one connection, each with the next announced.
    private func chain(_ count: Int, _ server: ScriptedServer) async throws -> [String] {
        var deadlines = Deadlines.generous
        deadlines.reply = .seconds(1)
        let connection = server.connection(deadlines: deadlines)
        let letters = try (0..<count).map { number in
            try WireLetter(
                id: "letter-\(number)", sender: "samling@example.no", recipient: "p\(number)@example.no",
                bytes: bytes("Subject: \(number)\r\n\r\nHei.\r\n"))
        }
        var summaries: [String] = []
        for (place, letter) in letters.enumerated() {
            let next = place + 1 < count ? letters[place + 1].envelope : nil
            summaries.append(await connection.send(letter, next: next) { true }.summary)
        }
        await connection.close()
        return summaries
    }

    @Test("twenty letters arrive in order on one connection, each once")
    func many() async throws {
        let server = ScriptedServer()
        #expect(try await chain(20, server) == Array(repeating: "accepted 250", count: 20))
        await server.connectionClosed()
        #expect(server.log.connections == 1)
        #expect(server.log.hurried == 19)
        #expect(
            server.log.messages.map { String(decoding: $0, as: UTF8.self) }
                == (0..<20).map { "Subject: \($0)\r\n\r\nHei.\r\n" })
        #expect(
            server.log.commands.filter { $0.hasPrefix("RCPT") } == (0..<20).map { "RCPT TO:<p\($0)@example.no>" })
    }

    struct Fault: Sendable {
        let stage: ScriptedServer.Stage
        let answers: [ScriptedServer.Answer]
        let outcomes: [String]
        let messages: Int
        let connections: Int
    }

    private static let well = "accepted 250"
    static let faults = [
        Fault(
            stage: .dot, answers: [.say("451 4.3.0 later\r\n")],
            outcomes: ["refused temporary 451 at dot", well, well], messages: 3, connections: 1),
        Fault(
            stage: .dot, answers: [.say("554 5.6.0 no\r\n")],
            outcomes: ["refused permanent 554 at dot", well, well], messages: 3, connections: 1),
        Fault(
            stage: .dot, answers: [.sayThenClose("421 4.3.0 going down\r\n")],
            outcomes: ["refused temporary 421 at dot", well, well], messages: 3, connections: 2),
        Fault(stage: .dot, answers: [.close], outcomes: ["unknown: closed", well, well], messages: 3, connections: 2),
        Fault(stage: .dot, answers: [.abort], outcomes: ["unknown: closed", well, well], messages: 3, connections: 2),
        Fault(
            stage: .dot, answers: [.say("garbage\r\n")], outcomes: ["unknown: notUnderstood", well, well], messages: 3,
            connections: 2),
        Fault(
            stage: .dot, answers: [.sayThenClose("250 2.0.0 Ok\r\n")], outcomes: [well, well, well], messages: 3,
            connections: 2),
        Fault(
            stage: .dot, answers: [.drip("250-2.0.0 Ok\r\n250 queued\r\n")], outcomes: [well, well, well], messages: 3,
            connections: 1),
        // One answer too many is never the next letter's acceptance.
        Fault(
            stage: .dot, answers: [.say("250 2.0.0 Ok\r\n250 and again\r\n")],
            outcomes: [well, well, well], messages: 3, connections: 2),
        // A server that has lost its place gets the letter once more, and from then on each by itself.
        Fault(
            stage: .mail, answers: [.say("250 Ok\r\n"), .say("503 5.5.1 not now\r\n")],
            outcomes: [well, well, well], messages: 3, connections: 2),
        Fault(
            stage: .mail, answers: [.say("250 Ok\r\n"), .say("503 5.5.1 not now\r\n"), .say("550 5.7.1 no\r\n")],
            outcomes: [well, "refused permanent 550 at mail", well], messages: 2, connections: 3),
        Fault(
            stage: .mail, answers: [.say("250 Ok\r\n"), .silence], outcomes: [well, well, well], messages: 3,
            connections: 2),
        Fault(
            stage: .mail, answers: [.say("250 Ok\r\n"), .close], outcomes: [well, well, well], messages: 3,
            connections: 2),
        Fault(
            stage: .mail, answers: [.say("250 Ok\r\n"), .sayThenClose("421 4.7.0 too many\r\n")],
            outcomes: [well, well, well], messages: 3, connections: 2),
        Fault(
            stage: .recipient, answers: [.say("250 Ok\r\n"), .say("550 5.1.1 nobody\r\n")],
            outcomes: [well, "refused permanent 550 at recipient", well], messages: 2, connections: 2),
        Fault(
            stage: .data, answers: [.say("354 go\r\n"), .close], outcomes: [well, well, well], messages: 3,
            connections: 2),
    ]

    @Test("what goes wrong with one letter is that letter's alone", arguments: faults)
    func oneOfThree(_ fault: Fault) async throws {
        let server = ScriptedServer(.init(answers: [fault.stage: fault.answers]))
        #expect(try await chain(3, server) == fault.outcomes)
        #expect(server.log.messages.count == fault.messages)
        #expect(server.log.connections == fault.connections)
    }

    @Test("once misunderstood, a server gets each envelope by itself")
    func slowWitted() async throws {
        let server = ScriptedServer(.init(answers: [.mail: [.say("250 Ok\r\n"), .say("503 5.5.1 not now\r\n")]]))
        #expect(try await chain(6, server) == Array(repeating: "accepted 250", count: 6))
        #expect(server.log.connections == 2)
        #expect(server.log.hurried == 1)
    }

    @Test("what was learned of a server is remembered by all its connections, and when they have rested")
    func remembered() async throws {
        let server = ScriptedServer(.init(answers: [.mail: [.say("250 Ok\r\n"), .say("503 5.5.1 not now\r\n")]]))
        let transport = SMTPTransport(to: server.settings(), connections: 2, helloName: "client.example")
        let letters = try (0..<6).map { try letter("Subject: \($0)\r\n\r\n", id: "letter-\($0)") }
        for (place, letter) in letters.enumerated() {
            let next = place + 1 < letters.count ? letters[place + 1].envelope : nil
            #expect(await transport.deliver(letter, next: next) { true }.summary == "accepted 250")
            if place % 2 == 1 { await transport.closeIdle() }
        }
        #expect(server.log.hurried == 1)
        #expect(server.log.messages.count == 6)
    }

    @Test("a server that doesn't see a dot that something came along with is in doubt once, and never hurried again")
    func blindToDots() async throws {
        // It takes all of it for the body.
        let server = ScriptedServer(
            .init(answers: [
                .mail: [.say("250 Ok\r\n"), .silence], .recipient: [.say("250 Ok\r\n"), .silence],
                .data: [.say("354 go\r\n"), .silence], .dot: [.silence],
            ]))
        var deadlines = Deadlines.generous
        deadlines.final = .seconds(1)
        let transport = SMTPTransport(
            to: server.settings(deadlines: deadlines), connections: 1, helloName: "client.example")
        let letters = try (0..<4).map { try letter("Subject: \($0)\r\n\r\n", id: "letter-\($0)") }
        var summaries: [String] = []
        for (place, letter) in letters.enumerated() {
            let next = place + 1 < letters.count ? letters[place + 1].envelope : nil
            summaries.append(await transport.deliver(letter, next: next) { true }.summary)
        }
        #expect(summaries == ["unknown: timedOut"] + Array(repeating: "accepted 250", count: 3))
        #expect(server.log.hurried == 1)
        await transport.closeIdle()
    }

    @Test("a letter withdrawn after it was announced has no dot, and the server no letter")
    func withdrawn() async throws {
        let server = ScriptedServer()
        let connection = server.connection()
        let second = try letter("Subject: second\r\n\r\n", id: "second")
        #expect(
            await connection.send(try letter(id: "first"), next: second.envelope) { true }.summary == "accepted 250")
        #expect(await connection.send(second) { false }.summary == "not sent: withdrawn")
        await server.connectionClosed()
        #expect(server.log.messages.count == 1)
    }

    @Test("a letter announced and never sent leaves nothing at the server, not even a goodbye for a body")
    func neverSent() async throws {
        let server = ScriptedServer()
        let transport = SMTPTransport(to: server.settings(), connections: 1, helloName: "client.example")
        let first = try letter(id: "first")
        #expect(
            await transport.deliver(first, next: try letter(id: "second").envelope) { true }.summary == "accepted 250")
        await transport.closeIdle()
        await server.connectionClosed()
        #expect(server.log.messages.count == 1)
        #expect(!String(decoding: server.log.received, as: UTF8.self).contains("QUIT"))
    }

    @Test("a connection waits for the letter it was promised to, and another goes elsewhere as long as it can")
    func promised() async throws {
        let server = ScriptedServer()
        let transport = SMTPTransport(to: server.settings(), connections: 2, helloName: "client.example")
        func to(_ name: String) throws -> WireLetter {
            try WireLetter(id: name, sender: "a@example.no", recipient: "\(name)@example.no", bytes: bytes("x\r\n"))
        }
        #expect(await transport.deliver(try to("one"), next: try to("two").envelope) { true }.summary == "accepted 250")
        #expect(await transport.deliver(try to("other")) { true }.summary == "accepted 250")
        #expect(server.log.connections == 2)
        #expect(
            await transport.deliver(try to("two"), next: try to("three").envelope) { true }.summary == "accepted 250")
        #expect(server.log.connections == 2)
        // Both wait for somebody else: one is given up for the letter that is there.
        #expect(
            await transport.deliver(try to("other"), next: try to("four").envelope) { true }.summary == "accepted 250")
        #expect(await transport.deliver(try to("five")) { true }.summary == "accepted 250")
        #expect(server.log.connections == 3)
        #expect(server.log.messages.count == 5)
        await transport.closeIdle()
    }
}
