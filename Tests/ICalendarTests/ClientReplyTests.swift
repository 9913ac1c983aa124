import ICalendar
import Testing

@Suite("Answers as the common programs write them")
struct ClientReplyTests {
    @Test("are understood", arguments: ClientReply.all)
    func understood(reply: ClientReply) throws {
        let message = try CalendarReader.readMessage(Messages.crlf(reply.text), methodParameter: "REPLY")
        #expect(message.method == .reply && !message.methodsDiffer)
        #expect(message.uid == Messages.uid && message.sequence == 0 && message.stamp == Messages.stamp)
        try #require(message.attendees.count == 1)
        #expect(message.attendees[0].address == reply.address)
        #expect(message.attendees[0].status == reply.status)
        #expect(message.attendees[0].statusText == reply.status.rawValue)
        #expect(message.comment == reply.comment)
        #expect(message.start?.instant == Messages.start)
        #expect(message.end.map { $0.instant == Messages.start + 9000 } ?? (reply.program == "Stalwart"))
        #expect(message.recurrenceID == nil && message.isClean && !message.productID.isEmpty)
        let nobody = ["Exchange Online", "Outlook without Exchange", "Outlook.com"].contains(reply.program)
        #expect(message.organizer?.address == (nobody ? nil : "mote+k3x9@nett.example.no"))
    }

    @Test("keep their letters, also folded within them and with any line end", arguments: ClientReply.all)
    func folded(reply: ClientReply) throws {
        let message = try CalendarReader.readMessage(Messages.crlf(reply.text))
        for octets in [1, 2, 3, 7, 20, 74, 75, 76] {
            for (lineEnd, blank) in [("\r\n", " "), ("\n", "\t"), ("\r\r\n", " "), ("\r\n\r\n", " ")] {
                let lines = reply.text.utf8.count / octets
                if lines > 4000 && lineEnd == "\r\n\r\n" { continue }
                let bytes = Messages.folded(reply.text, octets: octets, lineEnd: lineEnd, blank: blank)
                #expect(try CalendarReader.readMessage(bytes) == message)
            }
        }
        let names = message.attendees.map(\.name) + [message.summary]
        #expect(names.contains { $0?.contains("å") ?? false })
    }

    @Test("need no head, no last line end, and may be in small letters", arguments: ClientReply.all)
    func careless(reply: ClientReply) throws {
        var message = try CalendarReader.readMessage(Messages.crlf(reply.text))
        let text = reply.text.split(separator: "\n").filter { !$0.hasPrefix("VERSION") && !$0.hasPrefix("PRODID") }
            .map { line -> String in
                guard let end = line.firstIndex(where: { ":;".contains($0) }), !line.hasPrefix(" ") else {
                    return String(line)
                }
                return line[..<end].lowercased() + line[end...]
            }.joined(separator: "\n")
        message.productID = ""
        #expect(try CalendarReader.readMessage(Array(("\u{FEFF}" + text).utf8)) == message)
        #expect(try CalendarReader.readMessage(Array((text + "\r\n\r\n \r\n\t\r\n\n").utf8)) == message)
    }

    @Test("may have their lines in any order", arguments: ClientReply.all)
    func shuffled(reply: ClientReply) throws {
        let message = try CalendarReader.readMessage(Messages.crlf(reply.text))
        var numbers = SeededNumbers(seed: UInt64(reply.program.utf8.count))
        let lines = reply.text.replacing("\n ", with: "").split(separator: "\n").map(String.init)
        let start = try #require(lines.firstIndex(of: "BEGIN:VEVENT")) + 1
        let end = lines.firstIndex(of: "BEGIN:VALARM") ?? (lines.count - 2)
        for _ in 0..<20 {
            let event = lines[start..<end].shuffled(using: &numbers)
            let text = (lines[..<start] + event + lines[end...]).joined(separator: "\n")
            #expect(try CalendarReader.readMessage(Messages.crlf(text)) == message)
        }
    }

    @Test("broken at random are read or refused, and read the same twice", arguments: 0..<400)
    func broken(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        let reply = ClientReply.all[Int(seed) % ClientReply.all.count]
        var bytes = Messages.crlf(reply.text)
        let marks = Array("\r\n \t;:,=\"\\^+-%09AZ<>?@BEGIN:ENDmailto\u{E6}\0".utf8) + [0xC3, 0xFF, 0x80]
        for _ in 0..<Int.random(in: 1...40, using: &numbers) {
            let place = Int.random(in: 0..<bytes.count, using: &numbers)
            switch Int.random(in: 0...4, using: &numbers) {
            case 0: bytes[place] = marks.randomElement(using: &numbers) ?? 0
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(marks.randomElement(using: &numbers) ?? 0, at: place)
            case 3: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &numbers))
            default:
                let end = min(place + Int.random(in: 1...200, using: &numbers), bytes.count)
                bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0..<bytes.count, using: &numbers))
            }
        }
        for charset in [nil, "iso-8859-1"] {
            guard let message = try? CalendarReader.readMessage(bytes, charset: charset) else {
                #expect(Messages.refusal(bytes, charset: charset)?.attempt == .reading)
                continue
            }
            #expect(message.isClean && message.isSameMessage(as: message))
            #expect(try CalendarReader.readMessage(bytes, charset: charset) == message)
        }
    }
}
