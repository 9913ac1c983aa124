import FoundationEssentials
import Mail
import Meetings
import Testing

@testable import Letters

@Suite("Mails that come in")
struct ReplyReaderTests {
    @Test("words are the writer's own, with who wrote, to which call, and what they answer")
    func words() throws {
        let letter = try RawMail(
            .text("utført 41\n\nHelsing Kari\n\n> Svar på denne e-posten\n> utført 40\n"),
            more: ["In-Reply-To: <b@example.no>", "References: <a@example.no> <b@example.no>"]
        ).read()
        #expect(letter.from == "kari@example.no")
        #expect(letter.fromName == "Kari Nordmann")
        #expect(letter.token == RawMail.token)
        #expect(letter.returned == nil)
        #expect(letter.subject == "Svar")
        #expect(letter.messageID == "svar-1@kommune.example.no")
        #expect(letter.answers == ["b@example.no", "a@example.no"])
        #expect(letter.automatic == nil)
        #expect(letter.content == .words)
        #expect(letter.firstLine == "utført 41")
        #expect(!letter.words.contains { $0.contains("40") })
    }

    @Test(
        "a token is 26 letters and digits behind our own mailbox, and nothing else",
        arguments: [
            ("mote+\(RawMail.token)@example.no", true), ("MOTE+\(RawMail.token.uppercased())@EXAMPLE.NO", true),
            ("mote@example.no", false), ("mote+kort@example.no", false), ("mote+\(RawMail.token)x@example.no", false),
            ("mote+\(RawMail.token)@anna.example.no", false), ("andre+\(RawMail.token)@example.no", false),
            ("mote+abcdefghijklmnopqrstuv234-@example.no", false),
            ("mote+x+\(RawMail.token)@example.no", false),
        ])
    func token(address: String, isOurs: Bool) throws {
        let letter = try RawMail(.text("x")).with("To", address).read()
        #expect(letter.token == (isOurs ? RawMail.token : nil))
        #expect(letter.returned == nil)
    }

    @Test("what the server wrote of the receiver counts before what the sender did")
    func delivered() throws {
        let other = String(RawMail.token.reversed())
        let mail = RawMail(.text("x"), more: ["Delivered-To: mote+\(other)@example.no"])
        #expect(try mail.read().token == other)
        #expect(try mail.with("Delivered-To", "mote@example.no").read().token == RawMail.token)
    }

    @Test("a return address is known by its MAC, and never taken for a call's")
    func returned() throws {
        let addresses = try LetterAddresses(network: RawMail.register.network, key: LetterFixture.key)
        let id = LetterID("0123456789abcdef0123456789abcdef")
        let address = addresses.returnAddress(for: id).description
        let letter = try RawMail(.text("x")).with("To", address).read()
        #expect(letter.returned == id)
        #expect(letter.token == nil)
        let forged = address.replacing(".", with: ".a", maxReplacements: 1)
        #expect(try RawMail(.text("x")).with("To", forged).read().returned == nil)
    }

    @Test("an automatic answer says by which sign it is one, and is words at most")
    func automatic() throws {
        let away = try RawMail(.text("Eg er borte"), more: ["Auto-Submitted: auto-replied"]).read()
        #expect(away.automatic == "Auto-Submitted")
        #expect(away.content == .words)
        #expect(try RawMail(.text("Hei")).with("Subject", "Automatisk svar: Innkalling").read().automatic == "Subject")
        let forwarded = RawMail(.text("x"), .calendar(RawMail.exchange(method: "REQUEST"), method: "REQUEST"))
        #expect(try forwarded.with("Subject", "Meeting Forward Notification: Sjustjerna").read().content == .words)
    }

    @Test("what can't be read tells who it is from where its header can")
    func unreadable() throws {
        let many = RawMail(.text("x")).bytes + Array(repeating: UInt8(ascii: "a"), count: 11 << 20)
        let letter = try LetterFixture.own.get().writer.read(many, network: RawMail.register.network)
        guard case .unreadable(let why) = letter.content else { throw SampleNotices.Missing() }
        #expect(!why.isEmpty)
        #expect(letter.from == "kari@example.no")
        #expect(letter.token == RawMail.token)
        #expect(letter.words.isEmpty)
        var parts = RawMail(.text("x"), .text("y"))
        parts.parts = Array(repeating: .text("x"), count: 300)
        #expect(try parts.read().from == "kari@example.no")
        #expect(try parts.read().content != .words)
    }

    @Test("whatever the bytes, there is an answer", arguments: 0..<40)
    func anything(seed: Int) throws {
        let writer = try LetterFixture.own.get().writer
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func random(below limit: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(limit))
        }
        let whole = RawMail(.text("utført 41"), .calendar(RawMail.exchange()), kind: "alternative").bytes
        for _ in 0..<10 {
            var bytes = whole
            for _ in 0..<random(below: 30) + 1 {
                let place = random(below: bytes.count)
                switch random(below: 4) {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: random(below: 256))
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(contentsOf: bytes[place..<min(place + random(below: 80), bytes.count)], at: place)
                default: bytes.removeLast(min(random(below: 20), bytes.count - 1))
                }
            }
            let letter = writer.read(bytes, network: RawMail.register.network)
            #expect(letter.from?.contains("\n") != true)
            _ = writer.recipients(of: bytes)
            #expect(writer.digests(of: bytes).whole.utf8.count == 64)
        }
        for bytes in [[], [0], [10], [13, 10], Array(repeating: 255, count: 100)] as [[UInt8]] {
            #expect(writer.read(bytes, network: RawMail.register.network).reply == nil)
        }
    }

    @Test("a network whose mailbox is no address has no tokens")
    func badMailbox() throws {
        var register = RawMail.register
        register.network.mailbox = "ikkje ei adresse"
        let letter = try LetterFixture.own.get().writer.read(RawMail(.text("ok")).bytes, network: register.network)
        #expect(letter.token == nil)
        #expect(letter.content == .words)
    }

    @Test("receivers are told without their tags, once each, however broken the rest is")
    func recipients() throws {
        let writer = try LetterFixture.own.get().writer
        let mail = RawMail(.text("x"), more: ["Cc: Ola <Ola@Kommune.example.no>, mote@example.no"])
        #expect(writer.recipients(of: mail.bytes) == ["mote@example.no", "ola@kommune.example.no"])
        let head = "To: mote+a@example.no\n\n" + String(repeating: "--x\n", count: 5_000_000)
        #expect(writer.recipients(of: Array(head.utf8)) == ["mote@example.no"])
        #expect(writer.recipients(of: []) == [])
        let long = "X: " + String(repeating: "a", count: 1 << 20) + "\nTo: mote@example.no\n\n"
        #expect(writer.recipients(of: Array(long.utf8)) == [])
    }

    @Test(
        "the body's digest begins after the first empty line",
        arguments: [
            ("A: b\r\n\r\nkropp", "kropp"), ("A: b\n\nkropp\n\nmeir", "kropp\n\nmeir"), ("\r\nkropp", "kropp"),
            ("A: b\r\nC: d", ""), ("", ""), ("A: b\n\r\n", ""),
        ])
    func digests(mail: String, body: String) throws {
        let digests = try LetterFixture.own.get().writer.digests(of: Array(mail.utf8))
        #expect(digests.whole == Digest.sha256Hex(Array(mail.utf8)))
        #expect(digests.body == Digest.sha256Hex(Array(body.utf8)))
    }
}
