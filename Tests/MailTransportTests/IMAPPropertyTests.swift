import Testing

@testable import MailTransport

@Suite("Whatever an IMAP server says, by chance", .timeLimit(.minutes(10)))
struct IMAPPropertyTests {
    /// Writes values as some server might, and knows what they mean.
    private struct Writer {
        var numbers: SeededNumbers

        mutating func response() -> (text: [UInt8], meaning: IMAPResponse) {
            switch Int.random(in: 0..<6, using: &numbers) {
            case 0:
                let kind = [IMAPStatus.Kind.ok, .no, .bad].randomElement(using: &numbers) ?? .ok
                let tag: String? = Bool.random(using: &numbers) ? "T\(numbers.next() % 1_000)" : nil
                let rest = printable(upTo: 40)
                return (
                    Array("\(tag ?? "*") \(kind.rawValue) ".utf8) + rest + [13, 10],
                    .status(IMAPStatus(tag: tag, kind: kind, rest: rest))
                )
            case 1: return (Array("+ ".utf8) + printable(upTo: 20) + [13, 10], .goAhead)
            default:
                let number = numbers.next() >> UInt64.random(in: 1..<60, using: &numbers)
                var values: [IMAPValue] = [.atom("\(number)"), .atom("FETCH")]
                var text = Array("* \(number) FETCH".utf8)
                for _ in 0..<Int.random(in: 0..<4, using: &numbers) {
                    let (more, value) = value(depth: 0)
                    text += [32] + more
                    values.append(value)
                }
                return (text + [13, 10], IMAPData(values).map { .data($0) } ?? .goAhead)
            }
        }

        private mutating func value(depth: Int) -> ([UInt8], IMAPValue) {
            switch Int.random(in: 0..<(depth < 18 ? 8 : 6), using: &numbers) {
            case 0: return (Array((Bool.random(using: &numbers) ? "NIL" : "nil").utf8), .absent)
            case 1:
                let word = "\(numbers.next() >> 1)"
                return (Array(word.utf8), .atom(word))
            case 2:
                let word = String(
                    (1...12).compactMap { _ in "abcxyzABC$\\*%.+-/<>]&'0".randomElement(using: &numbers) })
                return (Array(word.utf8), .atom(word))
            case 3:
                let bytes = printable(upTo: 30)
                let escaped = bytes.flatMap { $0 == 34 || $0 == 92 ? [92, $0] : [$0] }
                return ([34] + escaped + [34], .string(bytes))
            case 4, 5:
                let isHostile = Bool.random(using: &numbers)
                let bytes =
                    isHostile
                    ? Array("\r\nT1 OK done\r\n* BYE\r\n)\"{9}\r\n".utf8)
                    : (0..<Int.random(in: 0..<60, using: &numbers)).map { _ in
                        UInt8.random(in: 0...255, using: &numbers)
                    }
                let form = ["{\(bytes.count)}", "{\(bytes.count)+}", "~{\(bytes.count)}"].randomElement(using: &numbers)
                return (Array("\(form ?? "")\r\n".utf8) + bytes, .string(bytes))
            default:
                var text: [UInt8] = []
                var values: [IMAPValue] = []
                for _ in 0..<Int.random(in: 0..<4, using: &numbers) {
                    let (more, value) = value(depth: depth + 1)
                    text += (text.isEmpty ? [] : [32]) + more
                    values.append(value)
                }
                return ([40] + text + [41], .list(values))
            }
        }

        private mutating func printable(upTo count: Int) -> [UInt8] {
            (0..<Int.random(in: 0..<count, using: &numbers)).map { _ in UInt8.random(in: 0x20..<0x7f, using: &numbers) }
        }
    }

    @Test("what is written is read, however it is cut up", arguments: UInt64(1)...40)
    func roundTrip(seed: UInt64) throws {
        var writer = Writer(numbers: SeededNumbers(seed: seed))
        var text: [UInt8] = []
        var meanings: [IMAPResponse] = []
        for _ in 0..<30 {
            let (more, meaning) = writer.response()
            text += more
            meanings.append(meaning)
        }
        #expect(responses(text) == meanings)
        #expect(responses(text, in: Array(0..<text.count)) == meanings)
        for _ in 0..<5 {
            let cuts = (0..<20).map { _ in Int.random(in: 0...text.count, using: &writer.numbers) }.sorted()
            #expect(responses(text, in: cuts) == meanings)
        }
    }

    @Test(
        "with a few bytes changed it is read as something, or as nothing, the same each time", arguments: UInt64(1)...40
    )
    func mutated(seed: UInt64) {
        var writer = Writer(numbers: SeededNumbers(seed: seed &+ 1_000))
        for _ in 0..<50 {
            var text = (0..<4).flatMap { _ in writer.response().text }
            for _ in 0..<Int.random(in: 1...4, using: &writer.numbers) {
                let place = Int.random(in: 0..<text.count, using: &writer.numbers)
                text[place] = Array("\r\n(){}\"\\ 0+*~[]\u{0}x".utf8).randomElement(using: &writer.numbers) ?? 0
            }
            #expect(responses(text) == responses(text, in: Array(0..<text.count)))
        }
    }

    @Test("bytes by chance neither crash nor hang it", arguments: UInt64(1)...20)
    func noise(seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        let alphabet = Array("* OK 12 FETCH (){}\"\\\r\n\r\n\r\n+~[]NILTtag\u{0}".utf8)
        for isText in [true, false] {
            for _ in 0..<200 {
                let bytes = (0..<Int.random(in: 0..<200, using: &numbers)).map { _ in
                    isText
                        ? alphabet.randomElement(using: &numbers) ?? 0 : UInt8.random(in: 0...255, using: &numbers)
                }
                let prefix = Bool.random(using: &numbers) ? Array("* 1 FETCH (".utf8) : []
                _ = responses(prefix + bytes)
            }
        }
    }

    @Test("a server's noise never answers a command, and a conversation takes it all in", arguments: UInt64(1)...20)
    func conversation(seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        for _ in 0..<50 {
            var writer = Writer(numbers: SeededNumbers(seed: numbers.next()))
            var conversation = IMAPConversation(prefix: IMAPConversation.randomPrefix())
            _ = conversation.say(IMAPCommand("NOOP"))
            for _ in 0..<20 { conversation.take(writer.response().text) }
            var isOver = false
            while !isOver {
                switch Result(catching: { () throws(IMAPConversation.Fault) in try conversation.next() }) {
                case .success(.read), .failure: isOver = true
                case .success(.answered): Issue.record("answered by chance")
                case .success: break
                }
            }
            #expect(conversation.isBusy)
        }
    }

    @Test("an answer to FETCH by chance is read or refused", arguments: UInt64(1)...20)
    func fetched(seed: UInt64) {
        var writer = Writer(numbers: SeededNumbers(seed: seed &+ 77))
        for _ in 0..<200 {
            guard case .data(let data) = writer.response().meaning else { continue }
            _ = try? IMAPFetched(data)
            _ = IMAPHierarchy(namespace: data)
            _ = IMAPHierarchy(list: data)
            _ = IMAPOffers(data)
        }
    }
}
