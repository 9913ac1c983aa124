import Testing

@testable import MailTransport

@Suite("Many letters over few connections")
struct ReuseTests {
    @Test("letters follow each other on one connection, greeted once, and QUIT ends it")
    func reuse() async throws {
        let server = ScriptedServer()
        let connection = server.connection()
        for number in 0..<20 {
            let outcome = await connection.send(try letter(id: "letter-\(number)")) { true }
            #expect(outcome.summary == "accepted 250")
        }
        await connection.close()
        await server.connectionClosed()
        let log = server.log
        #expect(log.connections == 1)
        #expect(log.count("EHLO") == 2)  // libcurl's and ours
        #expect(log.count("MAIL") == 20)
        #expect(log.count("RSET") == 0)
        #expect(log.commands.last == "QUIT")
    }

    @Test("a refused recipient costs a RSET, not the connection")
    func resetAfterRefusal() async throws {
        for capabilities in [[], ["PIPELINING"]] {
            var script = ScriptedServer.Script(capabilities: capabilities)
            script.answers[.recipient] = [.say("550 5.1.1 no such person\r\n")]
            if !capabilities.isEmpty { script.answers[.data] = [.say("503 5.5.1 no valid recipients\r\n")] }
            let server = ScriptedServer(script)
            let connection = server.connection()
            let refused = await connection.send(try letter()) { true }
            #expect(refused.summary == "refused permanent 550 at recipient")
            #expect(await connection.send(try letter()) { true }.summary == "accepted 250")
            #expect(server.log.connections == 1)
            #expect(server.log.count("RSET") == 1)
        }
    }

    @Test("a server that wants a body for nobody gets no dot")
    func bodyForNobody() async throws {
        let server = ScriptedServer(.init(answers: [.recipient: [.say("550 5.1.1 no such person\r\n")]]))
        let connection = server.connection()
        let refused = await connection.send(try letter()) { true }
        #expect(refused.summary == "refused permanent 550 at recipient")
        await server.connectionClosed()
        #expect(server.log.messages.isEmpty)
    }

    @Test("a refusal of the whole letter leaves the connection good for the next")
    func refusalAtDot() async throws {
        let server = ScriptedServer(.init(answers: [.dot: [.say("554 5.6.0 no\r\n")]]))
        let connection = server.connection()
        _ = await connection.send(try letter()) { true }
        #expect(await connection.send(try letter()) { true }.summary == "accepted 250")
        #expect(server.log.connections == 1)
        #expect(server.log.count("RSET") == 0)
    }

    @Test(
        "a connection that fails is never used again",
        arguments: [ScriptedServer.Answer.close, .abort, .say("garbage\r\n"), .say("250 Ok\r\n250 and again\r\n")])
    func noReuseAfterFailure(_ answer: ScriptedServer.Answer) async throws {
        let server = ScriptedServer(.init(answers: [.dot: [answer]]))
        let connection = server.connection()
        _ = await connection.send(try letter()) { true }
        #expect(await connection.send(try letter()) { true }.summary == "accepted 250")
        #expect(server.log.connections == 2)
    }

    @Test("a goodbye said while idle is not taken for an answer", arguments: ["421 4.4.2 idle too long\r\n", ""])
    func goodbyeWhileIdle(_ goodbye: String) async throws {
        let server = ScriptedServer(.init(answers: [.dot: [.sayThenLater("250 Ok\r\n", goodbye)]]))
        let connection = server.connection()
        #expect(await connection.send(try letter()) { true }.summary == "accepted 250")
        await server.hangUp()
        #expect(await connection.send(try letter()) { true }.summary == "accepted 250")
        #expect(server.log.connections == 2)
        #expect(server.log.messages.count == 2)
    }

    @Test(
        "a server that hangs up just as the next letter begins gets it on a new connection",
        arguments: [ScriptedServer.Answer.sayThenClose("421 4.4.2 idle too long\r\n"), .close])
    func goodbyeAtMail(_ answer: ScriptedServer.Answer) async throws {
        let server = ScriptedServer(.init(answers: [.mail: [.say("250 Ok\r\n"), answer]]))
        let connection = server.connection()
        let fence = Fence()
        #expect(await connection.send(try letter()) { fence.pass() }.summary == "accepted 250")
        #expect(await connection.send(try letter()) { fence.pass() }.summary == "accepted 250")
        #expect(server.log.connections == 2)
        #expect(fence.asked == 2)
    }

    @Test("many letters at once share the connections allowed, and each arrives once")
    func pool() async throws {
        let server = ScriptedServer()
        let transport = SMTPTransport(to: server.settings(), connections: 3, helloName: "client.example")
        let letters = try (0..<60).map { try letter("Subject: \($0)\r\n\r\n", id: "letter-\($0)") }
        let summaries = await withTaskGroup(of: String.self) { group in
            for letter in letters {
                group.addTask { await transport.deliver(letter) { true }.summary }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(summaries == Array(repeating: "accepted 250", count: 60))
        #expect((1...3).contains(server.log.connections))
        #expect(Set(server.log.messages) == Set(letters.map(\.bytes)))
        #expect(server.log.messages.count == 60)
        await transport.closeIdle()
        #expect(server.log.count("QUIT") == server.log.connections)
    }

    @Test("one connection lent to several letters passes from one to the next")
    func queue() async throws {
        let server = ScriptedServer()
        let transport = SMTPTransport(to: server.settings(), connections: 1, helloName: "client.example")
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<10 {
                group.addTask {
                    let outcome = await transport.deliver(try! letter(id: "letter-\(number)")) { true }
                    #expect(outcome.summary == "accepted 250")
                }
            }
        }
        #expect(server.log.connections == 1)
    }

    @Test(
        "a server that leaves one letter without an answer, wherever, holds up no other, though all are on one thread",
        arguments: [ScriptedServer.Stage.greeting, .data, .dot])
    func silence(stage: ScriptedServer.Stage) async throws {
        let server = ScriptedServer(.init(answers: [stage: [.silence]]))
        var deadlines = Deadlines.generous
        deadlines.finalOnceCancelled = .milliseconds(100)
        let settings = server.settings(deadlines: deadlines)
        let transport = SMTPTransport(to: settings, connections: 2, helloName: "client.example")
        let unanswered = Task { await transport.deliver(try letter(id: "unanswered")) { true }.summary }
        func isThere() -> Bool {
            switch stage {
            case .greeting: server.log.connections == 1
            case .data: server.log.count("DATA") == 1
            default: server.log.messages.count == 1
            }
        }
        while !isThere() { try await Task.sleep(for: .milliseconds(1)) }
        for number in 0..<5 {
            #expect(await transport.deliver(try letter(id: "letter-\(number)")) { true }.summary == "accepted 250")
        }
        unanswered.cancel()
        #expect(try await unanswered.value == (stage == .dot ? "unknown: timedOut" : "not sent: withdrawn"))
    }

    @Test("all goodbyes are said at once: a server that answers none of them is waited for once")
    func goodbyes() async throws {
        let server = ScriptedServer(.init(answers: [.quit: Array(repeating: .silence, count: 8)]))
        let transport = SMTPTransport(to: server.settings(), connections: 8, helloName: "client.example")
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask {
                    // Each holds its connection until all have one.
                    _ = await transport.deliver(try! letter(id: "letter-\(number)")) {
                        while server.log.connections < 8 { try await Task.sleep(for: .milliseconds(1)) }
                        return true
                    }
                }
            }
        }
        let start = ContinuousClock.now
        await transport.closeIdle()
        // Two seconds each, one after the other, would be sixteen.
        #expect(start.duration(to: .now) < .seconds(10))
        #expect(server.log.count("QUIT") == 8)
    }

    @Test("connecting greets, and closing says goodbye")
    func check() async throws {
        let server = ScriptedServer()
        let connection = server.connection()
        try await connection.connect()
        await connection.close()
        #expect(server.log.commands.last == "QUIT")
        #expect(server.log.count("MAIL") == 0)
    }
}
