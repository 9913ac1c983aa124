import Testing

@testable import MailTransport

@Suite("What goes over the wire, byte for byte")
struct WireTests {
    @Test("every body arrives as it was, whatever dots and lines it has")
    func dotStuffing() async throws {
        var numbers = SeededNumbers(seed: 20_230_609)
        let pieces = [".", "..", "\r\n", "\r\n.", "\r\n.\r\n", "\r\n..", "a", "Hei.", " ", "\r\n.a", "\u{e5}"]
        let server = ScriptedServer()
        let connection = server.connection()
        var sent: [[UInt8]] = []
        for number in 0..<1_000 {
            let count = Int.random(in: 0..<40, using: &numbers)
            let text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &numbers)] }.joined()
            let letter = try letter(text + "\r\n", id: "letter-\(number)")
            sent.append(letter.bytes)
            #expect(await connection.send(letter) { true }.summary == "accepted 250")
        }
        #expect(server.log.messages == sent)
        #expect(server.log.connections == 1)
    }

    @Test("a letter without a last line end gets one, and an empty one stays empty")
    func lastLineEnd() async throws {
        let server = ScriptedServer()
        let connection = server.connection()
        for text in ["Subject: x\r\n\r\nno end", "", "."] { _ = await connection.send(try letter(text)) { true } }
        #expect(
            server.log.messages.map { String(decoding: $0, as: UTF8.self) } == [
                "Subject: x\r\n\r\nno end\r\n", "", ".\r\n",
            ])
    }

    @Test("commands go together where that is offered, in capitals or not, and one by one where it is not")
    func pipelining() async throws {
        for offer in ["PIPELINING", "pipelining"] {
            var script = ScriptedServer.Script(capabilities: [offer])
            script.answers[.mail] = [.say("")]
            script.answers[.recipient] = [.say("")]
            script.answers[.data] = [.say("250 Ok\r\n250 Ok\r\n354 go on\r\n")]
            let server = ScriptedServer(script)
            #expect(await server.connection().send(try letter()) { true }.summary == "accepted 250")
        }
        let server = ScriptedServer(.init(capabilities: []))
        #expect(await server.connection().send(try letter()) { true }.summary == "accepted 250")
        #expect(server.log.eager == 0)
    }

    @Test("size and eight-bit bodies are announced only where they are understood")
    func parameters() async throws {
        let plain = try letter("Hei\r\n")
        let eightBit = try letter("Å\r\n")
        let able = ScriptedServer(.init(capabilities: ["SIZE", "8bitmime"]))
        let connection = able.connection()
        _ = await connection.send(plain) { true }
        _ = await connection.send(eightBit) { true }
        #expect(
            able.log.commands.filter { $0.hasPrefix("MAIL") } == [
                "MAIL FROM:<samling@example.no> SIZE=5", "MAIL FROM:<samling@example.no> BODY=8BITMIME SIZE=4",
            ])
        let unable = ScriptedServer(.init(capabilities: []))
        let other = unable.connection()
        #expect(await other.send(eightBit) { true }.summary == "refused permanent 0 at mail")
        #expect(await other.send(plain) { true }.summary == "accepted 250")
        #expect(unable.log.commands.filter { $0.hasPrefix("MAIL") } == ["MAIL FROM:<samling@example.no>"])
        #expect(unable.log.connections == 1)
    }

    @Test("an empty return address is the null path")
    func nullPath() async throws {
        let server = ScriptedServer(.init(capabilities: []))
        let bounce = try WireLetter(id: "a", sender: "", recipient: "kari@example.no", bytes: Array("x\r\n".utf8))
        _ = await server.connection().send(bounce) { true }
        #expect(server.log.commands.contains("MAIL FROM:<>"))
    }

    @Test("no address, whatever is in it, puts more on the wire than itself")
    func injection() async throws {
        var numbers = SeededNumbers(seed: 7)
        let pieces = [
            "a", "b.c", "@", "example.no", "\r\n", "\n", "\r", ">", "<", " ", "\u{0}", "\u{7f}",
            "RCPT TO:<evil@example.no>",
            "DATA", "\t", "å", "\"", "+x", ">\r\nRCPT TO:<evil@example.no",
        ]
        let server = ScriptedServer(.init(capabilities: []))
        let connection = server.connection()
        var envelopes: [String] = []
        for _ in 0..<2_000 {
            let addresses = (0..<2).map { _ in
                var parts = ["kari", "@", "example.no"]
                for _ in 0..<Int.random(in: 0..<3, using: &numbers) {
                    let piece = pieces[Int.random(in: 0..<pieces.count, using: &numbers)]
                    parts.insert(piece, at: Int.random(in: 0...parts.count, using: &numbers))
                }
                return parts.joined()
            }
            guard
                let letter = try? WireLetter(id: "x", sender: addresses[0], recipient: addresses[1], bytes: [13, 10])
            else { continue }
            envelopes += ["MAIL FROM:<\(addresses[0])>", "RCPT TO:<\(addresses[1])>"]
            #expect(await connection.send(letter) { true }.summary == "accepted 250")
        }
        await connection.close()
        let expected =
            ["EHLO client.example", "EHLO client.example"]
            + stride(from: 0, to: envelopes.count, by: 2).flatMap { [envelopes[$0], envelopes[$0 + 1], "DATA"] } + [
                "QUIT"
            ]
        #expect(server.log.commands == expected)
        #expect(envelopes.count > 200)
    }

    @Test(
        "letters that could be read as two are refused before anything is sent",
        arguments: [
            "a\nb\r\n", "a\rb\r\n", "\r\n\n.\r\n", "a\r\n.\n", "a\r", "a\r\r\n", "nul\u{0}\r\n",
            String(repeating: "x", count: 999), String(repeating: "x", count: 999) + "\r\n", "\n",
        ])
    func gate(text: String) {
        #expect(throws: TransportError.self) { try letter(text) }
    }

    @Test("a line of 998 bytes is the longest that passes")
    func longestLine() throws {
        let line = String(repeating: "x", count: 998)
        #expect(try letter(line).bytes.count == 998)
        #expect(try letter("\(line)\r\n\(line)\r\n").bytes.count == 2_000)
    }

    @Test(
        "an address or id that is not fit is refused",
        arguments: [
            "", "a", "@", "a@", "@b", "a b@c", "a@b\r\n", "a@b>", "<a@b", "å@b.no", "a@å.no", "a@b\u{7f}",
            String(repeating: "a", count: 250) + "@b.no",
        ])
    func addresses(_ address: String) {
        #expect(throws: TransportError.self) { try letter(to: address) }
        if !address.isEmpty {
            #expect(throws: TransportError.self) {
                try WireLetter(id: "x", sender: address, recipient: "a@b", bytes: [])
            }
        }
    }
}
