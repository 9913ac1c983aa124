import Testing

@testable import MailTransport

@Suite("What is said to an IMAP server, by value")
struct IMAPErrandTests {
    /// An opened folder's conversation, and what was said in it.
    private struct Talk {
        var conversation = IMAPConversation(prefix: "T")
        var said: [String] = []

        init(uidValidity: UInt32 = 1, uidNext: UInt32? = nil, count: Int = 0) {
            _ = conversation.say(IMAPCommand("SELECT INBOX"))
            let next = uidNext.map { "* OK [UIDNEXT \($0)] x\r\n" } ?? ""
            let opening = "* \(count) EXISTS\r\n* OK [UIDVALIDITY \(uidValidity)] x\r\n\(next)T1 OK x\r\n"
            conversation.take(Array(opening.utf8))
            while let step = try? conversation.next(), step != .read {}
        }

        /// - Parameter answer: to a command without its tag; `{tag}` stands for that.
        mutating func run<Errand: IMAPErrand>(
            _ errand: Errand, answer: (String) -> String
        ) throws -> Errand.Outcome {
            var errand = errand
            var next = errand.begin(conversation.folder)
            while true {
                guard case .say(let command) = next else { break }
                let words = String(decoding: conversation.say(command).dropLast(2), as: UTF8.self)
                    .split(separator: " ", maxSplits: 1).map(String.init)
                said.append(words[1])
                conversation.take(Array(answer(words[1]).replacing("{tag}", with: words[0]).utf8))
                var status: IMAPStatus?
                while status == nil {
                    switch try conversation.next() {
                    case .heard(let data): try errand.hear(data)
                    case .answered(let answered): status = answered
                    case .read: throw CancellationError()
                    case .write, .idling, .noticed: break
                    }
                }
                if let status { next = try errand.answered(status, conversation.folder) }
            }
            guard case .finished(let outcome) = next else { throw CancellationError() }
            return outcome
        }
    }

    /// As a server with these UIDs answers.
    private func fetch(_ uids: [UInt32], _ command: String) -> String {
        let range = command.split(separator: " ")[2].split(separator: ":")
        let ends = range.map { $0 == "*" ? uids.last ?? 0 : UInt32($0) ?? 0 }
        let wanted = (ends.min() ?? 0)...(ends.max() ?? 0)
        return uids.filter(wanted.contains)
            .map { "* 1 FETCH (UID \($0) RFC822.SIZE \($0) INTERNALDATE \"17-Jul-1996 02:44:25 -0700\")\r\n" }.joined()
            + "{tag} OK done\r\n"
    }

    @Test("whatever UIDs there are, those after the one known are found, the first of them first", arguments: 1...200)
    func search(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        let tops: [UInt32] = [.max, 1_000_000, 5_000, 50]
        let top = tops[Int(seed % 4)]
        let count = Int.random(in: 0..<40, using: &numbers)
        let uids = Set((0..<count).map { _ in UInt32.random(in: 1...top, using: &numbers) }).sorted()
        let next = (uids.last ?? 0) == .max ? .max : (uids.last ?? 0) + 1
        let stale = UInt32.random(in: 1...next, using: &numbers)
        let told: UInt32? = Bool.random(using: &numbers) ? next : Bool.random(using: &numbers) ? stale : nil
        let known = Bool.random(using: &numbers) ? nil : UInt32.random(in: 1...top, using: &numbers)
        let limit = Int.random(in: 1..<20, using: &numbers)
        var talk = Talk(uidNext: told)
        let outcome = try talk.run(IMAPSearching(after: known, limit: limit, passesOverDeleted: false)) {
            fetch(uids, $0)
        }
        let expected = uids.filter { $0 > known ?? 0 }
        #expect(outcome.messages.map(\.uid) == Array(expected.prefix(limit)))
        #expect(outcome.messages.allSatisfy { $0.sizeBytes == Int($0.uid) && $0.reference.uidValidity == 1 })
        #expect(outcome.hasMore == (expected.count > limit))
        #expect(talk.said.count <= 14)
    }

    @Test("of a hundred thousand messages no more are asked for than can be used, and in few questions")
    func largeFolder() throws {
        let uids = (UInt32(1)...100_000).map { $0 * 7 }
        var talk = Talk(uidNext: 700_001)
        var largest = 0
        let outcome = try talk.run(IMAPSearching(after: 350_000, limit: 50, passesOverDeleted: false)) {
            let answer = fetch(uids, $0)
            largest = max(largest, answer.utf8.count)
            return answer
        }
        #expect(outcome.messages.map(\.uid) == (50_001...50_050).map { $0 * 7 })
        #expect(outcome.hasMore)
        #expect(talk.said.count == 2 && largest < 20_000)
    }

    @Test("nothing is asked when nothing can be there")
    func nothing() throws {
        var talk = Talk(uidNext: 8)
        #expect(try talk.run(IMAPSearching(after: .max, limit: 9, passesOverDeleted: false)) { _ in "" }.messages == [])
        #expect(try talk.run(IMAPSearching(after: 1, limit: 0, passesOverDeleted: false)) { _ in "" }.messages == [])
        let stale = IMAPMessageReference(uidValidity: 2, uid: 5)
        let zero = IMAPMessageReference(uidValidity: 1, uid: 0)
        let folder = try #require(IMAPFolderName("Handled"))
        for reference in [stale, zero] {
            #expect(try talk.run(IMAPFetching(reference, limitBytes: 9)) { _ in "" } == nil)
            #expect(try talk.run(IMAPMoving(reference, to: folder, offers: IMAPOffers())) { _ in "" } == .moved)
        }
        #expect(talk.said.isEmpty)
    }

    @Test("a message that goes away between the questions is not listed")
    func goneMeanwhile() throws {
        var talk = Talk(uidNext: 8)
        let outcome = try talk.run(IMAPSearching(after: nil, limit: 9, passesOverDeleted: false)) {
            fetch($0.hasSuffix("(UID)") ? [1, 2, 3] : [1, 3], $0)
        }
        #expect(outcome.messages.map(\.uid) == [1, 3])
    }

    private func offers(_ words: String) throws -> IMAPOffers {
        IMAPOffers(
            try #require(IMAPData(([.atom("CAPABILITY")] + words.split(separator: " ").map { .atom(String($0)) }))))
    }

    @Test(
        "moving, step by step, and where it stops",
        arguments: [
            ("MOVE UIDPLUS", "", ["UID MOVE 5 \"H\""], "moved"),
            ("MOVE", "MOVE NO [TRYCREATE]", ["UID MOVE 5 \"H\""], "missing"),
            ("MOVE", "MOVE NO [NONEXISTENT]", ["UID MOVE 5 \"H\""], "missing"),
            ("MOVE", "MOVE NO [EXPUNGEISSUED]", ["UID MOVE 5 \"H\""], "temporary"),
            ("MOVE", "MOVE NO", ["UID MOVE 5 \"H\""], "unknown"),
            ("MOVE", "MOVE BAD", ["UID MOVE 5 \"H\""], "permanent"),
            (
                "UIDPLUS", "", ["UID COPY 5 \"H\"", "UID STORE 5 +FLAGS.SILENT (\\Deleted)", "UID EXPUNGE 5"], "moved"
            ),
            ("", "", ["UID COPY 5 \"H\"", "UID STORE 5 +FLAGS.SILENT (\\Deleted)"], "moved"),
            ("UIDPLUS", "COPY NO [TRYCREATE]", ["UID COPY 5 \"H\""], "missing"),
            (
                "UIDPLUS", "STORE NO [NONEXISTENT]",
                ["UID COPY 5 \"H\"", "UID STORE 5 +FLAGS.SILENT (\\Deleted)"], "permanent"
            ),
        ])
    func move(offered: String, refusal: String, expected: [String], ending: String) throws {
        var talk = Talk()
        let name = try #require(IMAPFolderName("H"))
        let errand = IMAPMoving(IMAPMessageReference(uidValidity: 1, uid: 5), to: name, offers: try offers(offered))
        let refused = refusal.split(separator: " ", maxSplits: 1).map(String.init)
        var outcome = ""
        do {
            let moved = try talk.run(errand) {
                refused.first.map($0.contains) == true ? "{tag} \(refused[1]) no\r\n" : "{tag} OK done\r\n"
            }
            outcome = moved == .moved ? "moved" : "missing"
        } catch {
            outcome = (error as? TransportError)?.permanence.rawValue ?? "\(error)"
        }
        #expect(outcome == ending)
        #expect(talk.said == expected)
    }

    @Test("a folder is looked for, made, subscribed to and no more, by the name that the server gives it")
    func folder() throws {
        let there = "* LIST (\\Marked) \".\" x\r\n{tag} OK\r\n"
        let missing = "{tag} OK\r\n"
        for (list, commands) in [
            (there, ["NAMESPACE", "LIST \"\" \"INBOX.a.b\""]),
            (missing, ["NAMESPACE", "LIST \"\" \"INBOX.a.b\"", "CREATE \"INBOX.a.b\"", "SUBSCRIBE \"INBOX.a.b\""]),
            (
                "* LIST (\\NonExistent) \".\" x\r\n{tag} OK\r\n",
                ["NAMESPACE", "LIST \"\" \"INBOX.a.b\"", "CREATE \"INBOX.a.b\"", "SUBSCRIBE \"INBOX.a.b\""]
            ),
        ] {
            var talk = Talk()
            let name = try talk.run(IMAPFolderMaking("a/b", offers: offers("NAMESPACE"))) {
                switch $0.prefix(4) {
                case "NAME": "* NAMESPACE ((\"INBOX.\" \".\" X (1)) (\"other.\" \".\")) NIL NIL\r\n{tag} OK\r\n"
                case "LIST": list
                default: $0.hasPrefix("SUBSCRIBE") ? "{tag} NO not here\r\n" : "{tag} OK\r\n"
                }
            }
            #expect(name.encoded == "INBOX.a.b")
            #expect(talk.said == commands)
        }
    }

    @Test(
        "a server that tells nonsense about its folders is taken to have none of its own ways",
        arguments: [
            "* NAMESPACE NIL NIL NIL\r\n", "* NAMESPACE\r\n", "* NAMESPACE (()) NIL NIL\r\n", "",
            "* NAMESPACE ((\"a*\" \".\")) NIL NIL\r\n", "* NAMESPACE (({4}\r\na\r\nb \".\")) NIL NIL\r\n",
            "* NAMESPACE (x) NIL NIL\r\n", "* NAMESPACE ((\"\" \"//\")) NIL NIL\r\n",
            "* NAMESPACE ((\"\" NIL)) NIL\r\n",
        ])
    func oddNamespace(_ answer: String) throws {
        var talk = Talk()
        let name = try talk.run(IMAPFolderMaking("a/b", offers: offers("NAMESPACE"))) {
            $0 == "NAMESPACE" ? answer + "{tag} OK\r\n" : "{tag} OK\r\n"
        }
        #expect(name.encoded == "a/b")
    }

    @Test("opening asks what is offered on every connection, and again after logging in")
    func opening() throws {
        for (login, expected) in [
            (nil, ["CAPABILITY", "SELECT \"INBOX\""]),
            (IMAPCommand.login("a", "b\\"), ["CAPABILITY", "LOGIN \"a\" \"b\\\\\"", "CAPABILITY", "SELECT \"INBOX\""]),
        ] {
            var talk = Talk()
            let name = try #require(IMAPFolderName("INBOX"))
            var words = "IMAP4rev1 MOVE"
            let offers = try talk.run(IMAPOpening(of: name, login: login, attempt: "opening")) {
                if $0.hasPrefix("LOGIN") { words = "IMAP4rev1 IDLE" }
                return ($0 == "CAPABILITY" ? "* CAPABILITY \(words)\r\n" : "") + "{tag} OK\r\n"
            }
            #expect(talk.said == expected)
            #expect(offers.move == (login == nil) && offers.idle == (login != nil))
        }
    }

    @Test("a command with literals is written piece by piece, as the server asks for them")
    func literals() throws {
        let command = try #require(IMAPCommand.login("kåre", "a\r\nb"))
        var conversation = IMAPConversation(prefix: "T")
        #expect(conversation.say(command) == Array("T1 LOGIN {5}\r\n".utf8))
        #expect(try conversation.next() == .read)
        conversation.take(Array("+ go\r\n".utf8))
        #expect(try conversation.next() == .write(Array("kåre {4}\r\n".utf8)))
        conversation.take(Array("+\r\n".utf8))
        #expect(try conversation.next() == .write(Array("a\r\nb\r\n".utf8)))
        conversation.take(Array("T1 OK in\r\n".utf8))
        guard case .answered(let status) = try conversation.next() else { throw CancellationError() }
        #expect(status.kind == .ok && !conversation.isBusy)
        #expect(conversation.say(IMAPCommand("NOOP")) == Array("T2 NOOP\r\n".utf8))
        conversation.take(Array("+ more\r\n".utf8))
        #expect(throws: IMAPConversation.Fault.self) { try conversation.next() }
    }

    @Test("arrivals are counted, departures are not, and what came during a listing is still news")
    func news() throws {
        var conversation = Talk(count: 2).conversation
        #expect(conversation.folder.hasNews && conversation.folder.messageCount == 2)
        conversation.forgetNews(upTo: conversation.folder.arrivals)
        func hear(_ text: String) throws -> Bool {
            conversation.take(Array(text.utf8))
            while try conversation.next() != .read {}
            return conversation.folder.hasNews
        }
        #expect(try !hear("* 2 EXISTS\r\n* 1 EXPUNGE\r\n* 1 EXISTS\r\n* 1 RECENT\r\n"))
        #expect(try !hear("* 1 EXPUNGE\r\n* 1 EXPUNGE\r\n* 0 EXISTS\r\n"))
        let before = conversation.folder.arrivals
        #expect(try hear("* 1 EXISTS\r\n"))
        conversation.forgetNews(upTo: before)
        #expect(conversation.folder.hasNews)
        conversation.forgetNews(upTo: conversation.folder.arrivals)
        #expect(!conversation.folder.hasNews)
        #expect(throws: IMAPConversation.Fault.goodbye("BYE [X] going")) { try hear("* BYE [X y] going\r\n") }
    }
}
