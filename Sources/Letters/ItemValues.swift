import Meetings

/// Action items in letters, and the lines that answer them (`domain.md` §3.3).
extension LetterReader {
    /// - Parameters:
    ///   - isMine: whether the reader can answer it.
    ///   - saysForum: whether the answers name the forum too, for a number that several forums have.
    func item(_ line: ItemLine, isMine: Bool, saysForum: Bool = false) -> LetterValues {
        var values = LetterValues([
            "number": .text("\(line.item.number)"), "text": .text(line.item.text), "due": .text(due(line)),
            "readAt": .optional(line.readAt),
            "forum": .text(line.forum.shortName),
            "owners": .text(isMine ? "" : line.owners.joined(separator: ", ")), "shares": .text(shares(line)),
            "isMine": .flag(isMine),
        ])
        values.add(answers(to: line, saysForum: saysForum))
        return values
    }

    private func shares(_ line: ItemLine) -> String {
        guard let closed = line.sharesClosed, let all = line.sharesAll else { return "" }
        return "\(closed)/\(all)"
    }

    /// The three lines a reader may send, each with a link that begins a mail with it.
    func answers(to line: ItemLine, saysForum: Bool = false) -> [String: LetterValues.Value] {
        let number = (saysForum ? "\(nameInAnswers(line.forum)) " : "") + "\(line.item.number)"
        let lines = [
            "done": "\(Trilingual("utført", "utført", "done")[language]) \(number)",
            "extend": extensionLine(number, due: line.item.due.date),
            "notMine": "\(Trilingual("ikkje mi", "ikke min", "not mine")[language]) \(number)",
        ]
        var values: [String: LetterValues.Value] = [:]
        for (name, text) in lines {
            values[name] = .text(text)
            values["\(name)Link"] = .text(
                mailLink(subject: "#\(line.item.number) \(line.forum.shortName)", body: text))
        }
        let (forum, own) = (line.forum.id, line.item.number)
        values["doneOnline"] = link(.markDone(forum, own))
        values["extendOnline"] = link(.askMoreTime(forum, own))
        values["notMineOnline"] = link(.notMine(forum, own))
        return values
    }

    /// One without a digit, which would be taken for the item's number.
    private func nameInAnswers(_ forum: Forum) -> String {
        let isPlain = { (name: String) in name.allSatisfy { $0.isLetter || $0 == " " || $0 == "-" } }
        return ([forum.shortName, forum.name] + forum.aliases).first(where: isPlain) ?? forum.id.rawValue
    }

    /// Asks for two weeks more than there are, `ny frist 41 15.09`.
    func extensionLine(_ number: String, due: CalendarDate?) -> String {
        let later = max(today, due ?? today).adding(days: 14)
        let date = words.short(later).prefix(5)
        return "\(Trilingual("ny frist", "ny frist", "extend")[language]) \(number) \(date)"
    }

    /// RFC 6068 §2.
    private func mailLink(subject: String, body: String) -> String {
        "mailto:\(encoded(register.network.mailbox, keeping: "@"))?subject=\(encoded(subject))&body=\(encoded(body))"
    }

    private func encoded(_ text: String, keeping kept: String = "") -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            case _ where kept.utf8.contains(byte): encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return encoded
    }
}
