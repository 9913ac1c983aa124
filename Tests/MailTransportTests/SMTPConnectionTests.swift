import Testing

@testable import MailTransport

@Suite("A letter over SMTP, to a server that misbehaves")
struct SMTPConnectionTests {
    typealias Answer = ScriptedServer.Answer
    typealias Stage = ScriptedServer.Stage

    struct Fault: Sendable, CustomTestStringConvertible {
        let stage: Stage
        let answer: Answer
        let outcome: String
        /// Whether the fence was passed: the dot is on record, and was written.
        let isBeyondDot: Bool

        init(_ stage: Stage, _ answer: Answer, _ outcome: String, isBeyondDot: Bool = false) {
            self.stage = stage
            self.answer = answer
            self.outcome = outcome
            self.isBeyondDot = isBeyondDot
        }

        var testDescription: String { "\(stage) \(answer) → \(outcome)" }
    }

    static let faults = [
        Fault(.greeting, .say("554 5.3.2 no service\r\n"), "not sent: refusedService"),
        Fault(.greeting, .say("421 4.3.2 too busy\r\n"), "not sent: refusedService"),
        Fault(.greeting, .sayThenClose("what?\r\n"), "not sent: closed"),
        Fault(.greeting, .close, "not sent: closed"),
        Fault(.hello, .abort, "not sent: closed"),
        Fault(.mail, .say("452 4.2.2 full\r\n"), "refused temporary 452 at mail"),
        Fault(.mail, .say("553 5.1.8 who?\r\n"), "refused permanent 553 at mail"),
        Fault(.mail, .sayThenClose("421 4.3.0 going down\r\n"), "refused temporary 421 at mail"),
        Fault(.mail, .close, "not sent: closed"),
        Fault(.mail, .say("hello there\r\n"), "not sent: notUnderstood"),
        Fault(.mail, .say("354 go on\r\n"), "not sent: notUnderstood"),
        Fault(.recipient, .say("450 4.7.1 greylisted\r\n"), "refused temporary 450 at recipient"),
        Fault(.recipient, .say("550-5.1.1 no such\r\n550 5.1.1 person\r\n"), "refused permanent 550 at recipient"),
        Fault(.recipient, .sayThenClose("421 4.3.0 going down\r\n"), "refused temporary 421 at recipient"),
        Fault(.recipient, .abort, "not sent: closed"),
        Fault(.data, .say("451 4.3.0 later\r\n"), "refused temporary 451 at data"),
        Fault(.data, .say("554 5.5.1 no\r\n"), "refused permanent 554 at data"),
        Fault(.data, .sayThenClose("421 4.3.0 going down\r\n"), "refused temporary 421 at data"),
        Fault(.data, .close, "not sent: closed"),
        Fault(.dot, .say("451 4.3.0 later\r\n"), "refused temporary 451 at dot", isBeyondDot: true),
        Fault(.dot, .say("554 5.6.0 spam\r\n"), "refused permanent 554 at dot", isBeyondDot: true),
        Fault(.dot, .sayThenClose("421 4.3.0 going down\r\n"), "refused temporary 421 at dot", isBeyondDot: true),
        Fault(.dot, .close, "unknown: closed", isBeyondDot: true),
        Fault(.dot, .abort, "unknown: closed", isBeyondDot: true),
        Fault(.dot, .sayThenClose("250 2.0.0 O"), "unknown: closed", isBeyondDot: true),
        Fault(.dot, .sayThenClose("250-2.0.0 Ok\r\n"), "unknown: closed", isBeyondDot: true),
        Fault(.dot, .say("\u{0}\u{1}garbage\r\n"), "unknown: notUnderstood", isBeyondDot: true),
        Fault(.dot, .say("354 more?\r\n"), "unknown: notUnderstood", isBeyondDot: true),
        Fault(.dot, .sayThenClose("250 2.0.0 Ok\r\n"), "accepted 250", isBeyondDot: true),
        Fault(.dot, .drip("250-2.0.0 Ok\r\n250 queued\r\n"), "accepted 250", isBeyondDot: true),
        Fault(.hello, .drip("250-test.example\r\n250 pipelining\r\n"), "accepted 250", isBeyondDot: true),
    ]

    @Test("each fault has its one outcome, and only beyond the dot may that be 'unknown'", arguments: faults)
    func outcome(of fault: Fault) async throws {
        for isPipelining in [true, false] {
            var script = ScriptedServer.Script()
            // libcurl says EHLO first, and we again.
            let usual = isPipelining ? "250-test.example\r\n250 PIPELINING\r\n" : "250 test.example\r\n"
            script.answers[.hello] = [.say(usual), .say(usual)]
            script.answers[fault.stage] = fault.stage == .hello ? [.say(usual), fault.answer] : [fault.answer]
            let server = ScriptedServer(script)
            let fence = Fence()
            let outcome = await server.connection().send(try letter()) { fence.pass() }
            #expect(outcome.summary == fault.outcome)
            #expect(fence.asked == (fault.isBeyondDot ? 1 : 0))
            #expect(server.log.messages.count == (fault.isBeyondDot ? 1 : 0))
        }
    }

    @Test(
        "a server that falls silent is given up when its time is out",
        arguments: [
            (Stage.greeting, "not sent: timedOut"), (.hello, "not sent: timedOut"), (.mail, "not sent: timedOut"),
            (.data, "not sent: timedOut"), (.dot, "unknown: timedOut"),
        ])
    func silence(at stage: Stage, expected: String) async throws {
        let server = ScriptedServer(.init(capabilities: [], answers: [stage: [.silence]]))
        var deadlines = Deadlines.all(.milliseconds(300))
        deadlines.body = .seconds(60)
        let outcome = await server.connection(deadlines: deadlines).send(try letter()) { true }
        #expect(outcome.summary == expected)
    }

    @Test("an answer that drips in gets no more time for each byte")
    func slowDrip() async throws {
        let slow = "250 " + String(repeating: "slow ", count: 1_000) + "\r\n"
        let server = ScriptedServer(.init(capabilities: [], answers: [.mail: [.dripSlowly(slow)]]))
        let outcome = await server.connection(deadlines: .all(.milliseconds(500))).send(try letter()) { true }
        #expect(outcome.summary == "not sent: timedOut")
    }

    @Test("an answer without end is not read for ever")
    func endlessAnswer() async throws {
        let endless = String(repeating: "250-still here\r\n", count: 100_000)
        let server = ScriptedServer(.init(answers: [.mail: [.say(endless)]]))
        let outcome = await server.connection().send(try letter()) { true }
        #expect(outcome.summary == "not sent: notUnderstood")
    }

    @Test("a connection that drops in the middle of the body has certainly delivered nothing")
    func dropInBody() async throws {
        for answer in [Answer.close, .abort, .sayThenClose("451 4.3.0 disk full\r\n")] {
            let server = ScriptedServer(.init(answers: [.body: [answer]], bodyBytes: 100_000))
            let fence = Fence()
            let text = String(repeating: String(repeating: "x", count: 70) + "\r\n", count: 120_000)
            let outcome = await server.connection().send(try letter(text)) { fence.pass() }
            #expect(outcome.summary == "not sent: closed")
            #expect(fence.asked == 0)
        }
    }

    @Test("an answer before the dot is not taken for the answer to it")
    func answerBeforeDot() async throws {
        let script = ScriptedServer.Script(
            capabilities: [], answers: [.data: [.say("354 go on\r\n250 2.0.0 Ok: queued\r\n")]])
        let server = ScriptedServer(script)
        let fence = Fence()
        let outcome = await server.connection().send(try letter()) { fence.pass() }
        #expect(outcome.summary == "not sent: notUnderstood")
        #expect(fence.asked == 0)
    }

    @Test("a fence that is closed, or breaks, leaves the server without a dot")
    func fenceClosed() async throws {
        struct DatabaseGone: Error {}
        let server = ScriptedServer()
        let connection = server.connection()
        let refused = await connection.send(try letter()) { false }
        #expect(refused.summary == "not sent: withdrawn")
        await server.connectionClosed()
        let broken = await connection.send(try letter()) { throw DatabaseGone() }
        guard case .notSent(let error) = broken else {
            Issue.record("\(broken.summary)")
            return
        }
        #expect(error.cause is DatabaseGone)
        await server.connectionClosed()
        #expect(server.log.messages.isEmpty)
        #expect(!String(decoding: server.log.received, as: UTF8.self).contains("\r\n.\r\n"))
    }

    @Test("a letter that is cancelled before the dot is not sent")
    func cancelled() async throws {
        let server = ScriptedServer(.init(capabilities: [], answers: [.mail: [.silence]]))
        let connection = server.connection()
        let sending = Task { await connection.send(try letter()) { true } }
        while server.log.count("MAIL") == 0 { await Task.yield() }
        sending.cancel()
        #expect(try await sending.value.summary == "not sent: withdrawn")
        #expect(server.log.connections == 1)
    }
}
