import Foundation
import Testing

@testable import Mail

@Suite("What is written eight bytes at a time")
struct WrittenByWordsTests {
    @Test("base 64 is what Foundation makes of it, whatever the length", arguments: 0..<260)
    func base64(length: Int) {
        var chance = Chance(seed: UInt64(length))
        let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &chance) }
        let expected = Data(bytes).base64EncodedData(
            options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
        var written = Array("before".utf8)
        TransferEncoding.appendBase64(bytes, to: &written)
        #expect(written == Array("before".utf8) + Array(expected) + (length == 0 ? [] : [13, 10]))
        #expect(TransferEncoding.base64(bytes) == Data(bytes).base64EncodedString())
    }

    @Test("every line end becomes CRLF, wherever it stands", arguments: 0..<200)
    func lineEnds(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let pieces = ["\r", "\n", "\r\n", "\t", "\u{B}", "\u{C}", "a", "abcdefgh", "å", "🌨️"]
        let text = (0..<60).map { _ in pieces[Int(chance.next() % UInt64(pieces.count))] }.joined()
        var expected = String.UnicodeScalarView()
        var previous: Unicode.Scalar = "a"
        for scalar in text.unicodeScalars {
            if scalar == "\r" || scalar == "\n" {
                if scalar == "\r" || previous != "\r" { expected.append(contentsOf: "\r\n".unicodeScalars) }
            } else {
                expected.append(scalar)
            }
            previous = scalar
        }
        var mail = try OutgoingMail.example()
        mail.text = text
        let base64 = try #require(
            String(decoding: try mail.composed(), as: UTF8.self).split(separator: "\r\n\r\n").dropFirst(2).first)
        let body = base64.split(separator: "\r\n").prefix { !$0.hasPrefix("--") }.joined()
        #expect(Data(base64Encoded: body) == Data(String(expected).utf8))
    }

    @Test("a calendar object passes with every line ended by CRLF, and no other sign of a line end", arguments: 0..<400)
    func calendarLines(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let pieces = ["\r\n", "\r\n", "\r\n", "X:abcdefgh\r\n", "a", "å", "abcdefghi", "METHOD:REQUEST\r\n"]
        let strays = ["\r", "\n", "\0"]
        var text = "BEGIN:VCALENDAR\r\n"
        for _ in 0..<12 { text += pieces[Int(chance.next() % UInt64(pieces.count))] }
        if seed % 2 == 0 {
            let place = text.unicodeScalars.indices.randomElement(using: &chance) ?? text.startIndex
            let stray = strays[Int(chance.next() % 3)].unicodeScalars
            text.unicodeScalars.insert(contentsOf: stray, at: place)
        }
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        let isWhole = lines.last?.isEmpty == true && !text.unicodeScalars.contains("\0")
        let isEnded = lines.dropLast().allSatisfy { $0.last == "\r" && $0.dropLast().allSatisfy { $0 != "\r" } }
        let hasMethod = lines.dropFirst().dropLast().contains { String($0) == "METHOD:REQUEST\r" }
        var mail = try OutgoingMail.example()
        mail.calendar = OutgoingMail.CalendarPart(bytes: Array(text.utf8), method: "REQUEST")
        let error = refusal { () throws(MailError) in _ = try mail.composed() }
        #expect((error == nil) == (isWhole && isEnded && hasMethod))
    }

    @Test("a name in a header has single spaces, whatever signs it is of", arguments: 0..<300)
    func names(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let text = chance.text(upTo: 24).replacing("\u{200f}", with: " \u{2003}x  ")
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let address = try MailAddress(parsing: "kari@kommune.example.no")
        #expect(
            try HeaderText.mailbox(Mailbox(name: text, address: address), column: 6)
                == HeaderText.mailbox(Mailbox(name: words, address: address), column: 6))
    }
}
