import Testing

@testable import Mail

@Suite("Texts put into a composed mail")
struct FilledMailTests {
    private static let mark = String(repeating: "0", count: 20) + "abcdefghijklmnopqrstuvwxyz234567"
    private static let other = String(repeating: "0", count: 20) + "zzcdefghijklmnopqrstuvwxyz234567"
    private static let token = String(repeating: "t", count: 52)
    private static let marks = [mark: token, other: String(repeating: "u", count: 52)]

    /// What composing the same mail with the texts in it would have given.
    private func check(_ change: (inout OutgoingMail) -> Void) throws {
        var mail = try OutgoingMail.example()
        change(&mail)
        let marked = try mail.composed()
        for (mark, text) in Self.marks {
            mail.text = mail.text.replacing(mark, with: text)
            mail.html = mail.html.replacing(mark, with: text)
        }
        #expect(FilledMail.filling(Self.marks, in: marked) == (try mail.composed()))
    }

    @Test("they stand where the marks stood, wherever that is in the text")
    func everywhere() throws {
        for length in 0...60 {
            let before = String(repeating: "æ", count: length)
            try check {
                $0.text = "\(before)\(Self.mark)\n\(Self.other)\(Self.mark)"
                $0.html = "<a href=\"https://a/l/\(Self.mark)\">\(before)</a>"
            }
        }
    }

    @Test("a mail without marks, with half a mark or with nothing in it stays as it is")
    func nothingToDo() throws {
        try check { _ in }
        try check { $0.text = "" }
        try check { $0.text = String(Self.mark.dropLast()) }
        try check { $0.text = String(repeating: "0", count: 500) }
        try check { $0.text = String(repeating: "0", count: 7) + Self.mark }
        let mail = try OutgoingMail.example().composed()
        #expect(FilledMail.filling([:], in: mail) == mail)
    }

    @Test("the subject, the calendar and attached files aren't touched")
    func onlyTexts() throws {
        var mail = try OutgoingMail.invitation()
        mail.subject = Self.mark
        let calendar = Array("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nX-A:\(Self.mark)\r\nEND:VCALENDAR\r\n".utf8)
        mail.calendar = OutgoingMail.CalendarPart(bytes: calendar, method: "REQUEST")
        mail.attachments = [
            OutgoingMail.Attachment(filename: "a.bin", mediaType: "application/pdf", bytes: Array(Self.mark.utf8))
        ]
        let marked = try mail.composed()
        #expect(FilledMail.filling(Self.marks, in: marked) == marked)
    }

    @Test("random texts with marks among them come out as if they had been written so")
    func random() throws {
        var chance = Chance(seed: 7)
        for _ in 0..<200 {
            func text() -> String {
                (0..<5).map { _ in
                    chance.text(upTo: 40).replacing("\u{0}", with: "")
                        + (Bool.random(using: &chance) ? Self.mark : "00000")
                }.joined(separator: "\n")
            }
            let (plain, html) = (text(), text())
            try check { ($0.text, $0.html) = (plain, html) }
        }
    }

    @Test(
        "what is no mail of ours doesn't stop it", arguments: ["", "\r\n", "Content-Type: text/plain\r\n\r\n!!!!\r\n"])
    func notOurs(text: String) {
        #expect(FilledMail.filling(Self.marks, in: Array(text.utf8)) == Array(text.utf8))
    }
}
