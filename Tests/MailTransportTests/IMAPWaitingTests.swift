import Testing

@testable import MailTransport

@Suite("Waiting for mail over IMAP", .timeLimit(.minutes(10)))
struct IMAPWaitingTests {
    private typealias Message = IMAPScriptedServer.Message

    private static let capabilities = ["IMAP4rev1 AUTH=PLAIN IDLE", "IMAP4rev1 AUTH=PLAIN"]

    private func server(_ capabilities: String = capabilities[0]) -> IMAPScriptedServer {
        var script = IMAPScriptedServer.Script.holding([Message(uid: 5, text: "x")])
        script.capabilities = capabilities
        return IMAPScriptedServer(script)
    }

    /// Connected, and told of all that is there.
    private func informed(_ server: IMAPScriptedServer, deadlines: Deadlines = .generous) async throws -> IMAPMailbox {
        let mailbox = server.mailbox(deadlines: deadlines)
        #expect(try await mailbox.waitForMail(atMostSeconds: 60))
        _ = try await mailbox.newMessages(after: nil, uidValidity: nil, limit: 100)
        return mailbox
    }

    private func waitUntil(_ isSo: () -> Bool) async { while !isSo() { try? await Task.sleep(for: .milliseconds(2)) } }

    @Test("mail that comes during IDLE ends it at once, politely, and the connection goes on")
    func idle() async throws {
        let server = server()
        let mailbox = try await informed(server)
        for round in 1...3 {
            async let news = mailbox.waitForMail(atMostSeconds: 60)
            await waitUntil { server.state.count("IDLE") == round }
            server.deliver("Subject: \(round)\r\n\r\n")
            #expect(try await news)
            let listing = try await mailbox.newMessages(after: 5, uidValidity: 4_711, limit: 100)
            #expect(listing.messages.count == round)
        }
        #expect(server.state.count("DONE") == 3 && server.state.connections == 1)
    }

    @Test("when the time is up there is no mail", arguments: capabilities)
    func timeUp(_ capabilities: String) async throws {
        let server = server(capabilities)
        let mailbox = try await informed(server)
        #expect(try await mailbox.waitForMail(atMostSeconds: 1) == false)
        #expect(try await mailbox.waitForMail(atMostSeconds: 0) == false)
        #expect(try await mailbox.waitForMail(atMostSeconds: -1) == false)
        #expect(try await mailbox.message(IMAPMessageReference(uidValidity: 4_711, uid: 5), limitBytes: 9) != nil)
        #expect(server.state.connections == 1)
    }

    @Test(
        "without IDLE the server is asked before and after", arguments: [nil, "{tag} NO not here\r\n", "{tag} OK\r\n"])
    func polling(refusal: String?) async throws {
        let server = server(Self.capabilities[refusal == nil ? 1 : 0])
        if let refusal { server.script("IDLE", .say(refusal)) }
        let mailbox = try await informed(server)
        async let news = mailbox.waitForMail(atMostSeconds: 1)
        await waitUntil { server.state.count("NOOP") == 1 }
        server.deliver("Subject: hei\r\n\r\n")
        #expect(try await news)
        #expect(server.state.count("NOOP") == 2 && server.state.count("IDLE") == (refusal == nil ? 0 : 1))
        #expect(server.state.connections == 1)
    }

    @Test("mail that came between listing and waiting is not missed", arguments: capabilities)
    func between(_ capabilities: String) async throws {
        let server = server(capabilities)
        let mailbox = try await informed(server)
        server.deliver("Subject: hei\r\n\r\n")
        #expect(try await mailbox.waitForMail(atMostSeconds: 60))
        _ = try await mailbox.newMessages(after: 5, uidValidity: 4_711, limit: 100)
        server.script("UID FETCH", .before("* 3 EXISTS\r\n"))
        _ = try await mailbox.newMessages(after: 6, uidValidity: 4_711, limit: 100)
        #expect(try await mailbox.waitForMail(atMostSeconds: 60))
        #expect(server.state.count("IDLE") <= 1)
    }

    @Test("messages that go away are no mail, and those that come after them are")
    func expunged() async throws {
        let server = server()
        let mailbox = try await informed(server)
        server.script("IDLING", .say("* 1 EXPUNGE\r\n"), .say("* 0 RECENT\r\n* OK still here\r\n"))
        #expect(try await mailbox.waitForMail(atMostSeconds: 1) == false)
        server.script("IDLING", .say("* 1 EXISTS\r\n"))
        #expect(try await mailbox.waitForMail(atMostSeconds: 60))
    }

    @Test(
        "a server that ends an IDLE ends the wait too, and the next call connects anew",
        arguments: [
            IMAPScriptedServer.Answer.sayThenClose("* BYE going down\r\n"), .close, .abort, .say("X1 OK what\r\n"),
            .say("+ again\r\n"), .say("* 1 FETCH {\r\n"),
        ])
    func goodbye(_ answer: IMAPScriptedServer.Answer) async throws {
        let server = server()
        let mailbox = try await informed(server)
        server.script("IDLING", answer)
        let error = await transportError { _ = try await mailbox.waitForMail(atMostSeconds: 60) }
        #expect(error?.permanence == .temporary)
        #expect([.closed, .notUnderstood].contains(error?.code))
        // Whatever came while nobody was listening is there to be listed.
        #expect(try await mailbox.waitForMail(atMostSeconds: 60))
        #expect(server.state.connections == 2)
    }

    @Test("a server that will not let go after DONE is given up")
    func noEnd() async throws {
        let server = server()
        let mailbox = try await informed(server, deadlines: .all(.milliseconds(300)))
        server.script("IDLE", .say("+ idling\r\n"))
        let error = await transportError { _ = try await mailbox.waitForMail(atMostSeconds: 1) }
        #expect(error?.code == .timedOut && error?.permanence == .temporary)
    }

    @Test("a server that chatters without end does not hold up the wait", arguments: capabilities)
    func chatter(_ capabilities: String) async throws {
        let server = server(capabilities)
        let mailbox = try await informed(server)
        server.script(capabilities == Self.capabilities[0] ? "IDLING" : "NOOP", .forever("* OK still here\r\n"))
        let error = await transportError { _ = try await mailbox.waitForMail(atMostSeconds: 1) }
        #expect(error == nil || error?.permanence == .temporary)
    }

    @Test("a cancelled wait ends", arguments: capabilities)
    func cancelled(_ capabilities: String) async throws {
        let server = server(capabilities)
        let mailbox = try await informed(server)
        let count = server.state.commands.count
        let wait = Task { try await mailbox.waitForMail(atMostSeconds: 1_000) }
        await waitUntil { server.state.commands.count > count }
        wait.cancel()
        let error = await transportError { _ = try await wait.value }
        #expect(error?.code == .withdrawn && error?.permanence == .temporary)
        #expect(try await mailbox.newMessages(after: nil, uidValidity: nil, limit: 9).messages.count == 1)
        #expect(server.state.connections == (capabilities == Self.capabilities[0] ? 2 : 1))
        let before = Task { try await server.mailbox().connect() }
        before.cancel()
        _ = await before.result
    }
}
