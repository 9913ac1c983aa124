import Testing

@testable import MailTransport

@Suite("The SMTP conversation, by value")
struct SMTPConversationTests {
    private typealias Step = SMTPConversation.Step

    private func greeted(_ capabilities: String = "250-x\r\n250 PIPELINING\r\n") -> SMTPConversation {
        var conversation = SMTPConversation()
        _ = conversation.start(helloName: "client.example")
        _ = conversation.written()
        #expect(conversation.received(Array(capabilities.utf8)) == .ready)
        return conversation
    }

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test("with pipelining: envelope in one write, body, a look, the commit, and only then the dot")
    func pipelined() throws {
        var conversation = greeted()
        let envelope = "MAIL FROM:<samling@example.no>\r\nRCPT TO:<kari@example.no>\r\nDATA\r\n"
        #expect(conversation.begin(try letter("a\r\n.b\r\n")) == .write(bytes(envelope), within: .reply))
        #expect(conversation.written() == .read)
        #expect(conversation.received(bytes("250 ok\r\n250 ok\r\n")) == .read)
        #expect(conversation.received(bytes("354 go\r\n")) == .write(bytes("a\r\n..b\r\n"), within: .body))
        #expect(conversation.written() == .look)
        #expect(conversation.looked([]) == .commit)
        #expect(!conversation.isBeyondDot)
        #expect(conversation.committed() == .write(bytes(".\r\n"), within: .final))
        #expect(conversation.isBeyondDot)
        #expect(conversation.written() == .read)
        let reply = SMTPReply(code: 250, lines: ["2.0.0 queued"])
        #expect(conversation.received(bytes("250 2.0.0 queued\r\n")) == .finished(.accepted(reply), .reusable))
        #expect(conversation.begin(try letter()) != .ready)
    }

    @Test("without: each command waits for the answer to the one before")
    func oneByOne() throws {
        var conversation = greeted("250 x\r\n")
        #expect(conversation.begin(try letter()) == .write(bytes("MAIL FROM:<samling@example.no>\r\n"), within: .reply))
        #expect(
            conversation.received(bytes("250 ok\r\n")) == .write(bytes("RCPT TO:<kari@example.no>\r\n"), within: .reply)
        )
        #expect(conversation.received(bytes("251 ok\r\n")) == .write(bytes("DATA\r\n"), within: .reply))
        let rejection = Rejection(
            phase: .data, permanence: .temporary, code: 451, enhancedStatus: "4.3.0", text: "4.3.0 later")
        #expect(conversation.received(bytes("451 4.3.0 later\r\n")) == .write(bytes("RSET\r\n"), within: .hello))
        #expect(conversation.received(bytes("250 ok\r\n")) == .finished(.refused(rejection), .reusable))
    }

    @Test("the first refusal of several counts, and is kept when the connection breaks afterwards")
    func firstRefusal() throws {
        var conversation = greeted()
        _ = conversation.begin(try letter())
        let rejection = Rejection(
            phase: .recipient, permanence: .permanent, code: 550, enhancedStatus: "5.1.1", text: "5.1.1 nobody")
        #expect(conversation.received(bytes("250 ok\r\n550 5.1.1 nobody\r\n")) == .read)
        #expect(conversation.failed(.interrupted) == .finished(.refused(rejection), .spent))

        var other = greeted()
        _ = other.begin(try letter())
        #expect(
            other.received(bytes("250 ok\r\n550 5.1.1 nobody\r\n503 no\r\n"))
                == .write(bytes("RSET\r\n"), within: .hello))
        #expect(other.failed(.interrupted) == .finished(.refused(rejection), .spent))
    }

    @Test("a reply is the same however it is cut up on its way")
    func everySegmentation() throws {
        let script = bytes("250-a\r\n250 b\r\n")
        for cuts in 0..<(1 << (script.count - 1)) {
            var reader = ReplyReader()
            var replies: [SMTPReply] = []
            for (index, byte) in script.enumerated() {
                reader.take([byte])
                guard index == script.count - 1 || cuts & (1 << index) != 0 else { continue }
                while let reply = try reader.next() { replies.append(reply) }
            }
            guard replies == [SMTPReply(code: 250, lines: ["a", "b"])], reader.isEmpty else {
                Issue.record("cut at \(cuts): \(replies)")
                return
            }
        }
    }

    @Test("a whole conversation ends the same wherever its answers are cut")
    func cutConversations() throws {
        let envelope = bytes("250-2.1.0 one\r\n250 2.1.0 two\r\n250 2.1.5 Ok\r\n354 go\r\n")
        let final = bytes("250-2.0.0 one\r\n250 2.0.0 two\r\n")
        for cut in 0...envelope.count {
            for finalCut in 0...final.count {
                var conversation = greeted()
                _ = conversation.begin(try letter("x\r\n"))
                var step = conversation.received(Array(envelope[..<cut]))
                if cut < envelope.count { step = conversation.received(Array(envelope[cut...])) }
                #expect(step == .write(bytes("x\r\n"), within: .body))
                _ = conversation.written()
                _ = conversation.looked([])
                _ = conversation.committed()
                step = conversation.received(Array(final[..<finalCut]))
                if finalCut < final.count { step = conversation.received(Array(final[finalCut...])) }
                let reply = SMTPReply(code: 250, lines: ["2.0.0 one", "2.0.0 two"])
                #expect(step == .finished(.accepted(reply), .reusable))
            }
        }
    }

    @Test(
        "what is no reply is not understood",
        arguments: ["\r\n", "2\r\n", "250x\r\n", "abc def\r\n", "150 odd\r\n", "650 odd\r\n", "250-a\r\n251 b\r\n"])
    func malformed(_ text: String) {
        var reader = ReplyReader()
        reader.take(bytes(text))
        #expect(throws: ReplyReader.Malformed.self) { while try reader.next() != nil {} }
    }

    @Test("long lines are cut, bare line ends and missing text endured, control characters made blank")
    func leniency() throws {
        var reader = ReplyReader()
        reader.take(bytes("250\n550 5.1.1 a\u{1b}[31mb\r\n250 " + String(repeating: "x", count: 60_000) + "\r\n"))
        #expect(try reader.next() == SMTPReply(code: 250, lines: [""]))
        #expect(try reader.next() == SMTPReply(code: 550, lines: ["5.1.1 a [31mb"]))
        let long = try #require(try reader.next())
        #expect(long.code == 250 && long.text.utf8.count < 2_100)
        #expect(try reader.next() == nil && reader.isEmpty)
    }

    @Test("an enhanced status is only what fits the code")
    func enhancedStatus() {
        for (code, text, status) in [
            (550, "5.1.1 nobody", "5.1.1"), (550, "5.1.1", "5.1.1"), (450, "5.1.1 odd", nil), (550, "5.1 x", nil),
            (550, "5.1.x y", nil), (550, "", nil), (250, "2.0.0 Ok", "2.0.0"), (550, "5..1 x", nil),
            (550, "5.1.1111 x", nil),
        ] as [(Int, String, String?)] {
            #expect(SMTPReply(code: code, lines: [text]).enhancedStatus == status)
        }
    }

    @Test("whatever the server says, the dot follows only a commit, and is what parts 'not sent' from 'unknown'")
    func invariants() throws {
        let said = [
            "250 ok\r\n", "250 ok\r\n250 ok\r\n", "354 go\r\n", "250 ok\r\n250 ok\r\n354 go\r\n", "421 bye\r\n",
            "450 no\r\n",
            "550 no\r\n", "250-", "garbage\r\n", "\r\n", "25", "0 ok\r\n", "",
        ].map(bytes)
        var numbers = SeededNumbers(seed: 47)
        var endings: [String: Int] = [:]
        for _ in 0..<20_000 {
            var conversation = greeted(Bool.random(using: &numbers) ? "250-x\r\n250 PIPELINING\r\n" : "250 x\r\n")
            var step = conversation.begin(try letter())
            var isCommitted = false
            for _ in 0..<30 {
                switch step {
                case .write(let bytes, _):
                    #expect(!bytes.starts(with: Array(".\r\n".utf8)) || isCommitted)
                    step =
                        Int.random(in: 0..<10, using: &numbers) == 0
                        ? conversation.failed(.interrupted) : conversation.written()
                case .read:
                    step =
                        Int.random(in: 0..<10, using: &numbers) == 0
                        ? conversation.failed(.interrupted)
                        : conversation.received(said.randomElement(using: &numbers) ?? [])
                case .look:
                    step = conversation.looked(
                        Bool.random(using: &numbers) ? [] : said.randomElement(using: &numbers) ?? [])
                case .commit:
                    isCommitted = Bool.random(using: &numbers)
                    let next = Bool.random(using: &numbers) ? try letter().envelope : nil
                    step = isCommitted ? conversation.committed(next: next) : conversation.failed(.interrupted)
                case .ready: Issue.record("ready in the middle of a letter")
                case .finished(let ending, let fitness):
                    switch ending {
                    case .accepted:
                        #expect(isCommitted)
                        endings["accepted", default: 0] += 1
                    case .unknown:
                        #expect(isCommitted)
                        endings["unknown", default: 0] += 1
                    case .notSent:
                        #expect(!isCommitted)
                        endings["not sent", default: 0] += 1
                    case .refused: endings["refused", default: 0] += 1
                    case .refusedService: Issue.record("the greeting was over")
                    }
                    // Now and then another letter follows.
                    guard fitness == .reusable, Bool.random(using: &numbers) else {
                        step = .ready
                        break
                    }
                    isCommitted = false
                    step = conversation.begin(try letter())
                }
                if step == .ready { break }
            }
        }
        #expect(endings.count == 4)
    }
}
