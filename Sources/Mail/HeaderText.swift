/// Text on its way into a header: checked first, then left as it is or encoded, folded at 78 signs (RFC 5322 §2.1.1).
enum HeaderText {
    private static let longestLine = 78
    /// An encoded word has 75 signs at most (RFC 2047 §2), of which 12 are around the text.
    private static let longestWord = 75
    private static let wordFrame = "=?UTF-8?B??=".utf8.count

    /// Subject and the like.
    ///
    /// - Parameter column: how much of the first line is taken.
    static func unstructured(_ text: String, column: Int) throws(MailError) -> String {
        try check(text)
        return folded(text, column: column) ?? encodedWords(text, column: column)
    }

    /// `"Kari Nordmann" <kari@example.no>` (RFC 5322 §3.4).
    static func mailbox(_ mailbox: Mailbox, column: Int) throws(MailError) -> String {
        try check(mailbox.name)
        let address = "<\(mailbox.address)>"
        guard !mailbox.name.isEmpty else { return address }
        let name = quoted(mailbox.name, column: column) ?? encodedWords(mailbox.name, column: column)
        let lastLine = name.utf8.suffix(while: { $0 != ASCII.newline }).count
        let isOneLine = lastLine == name.utf8.count
        let taken = (isOneLine ? column : 0) + lastLine
        return name + (taken + 1 + address.utf8.count > longestLine ? "\r\n " : " ") + address
    }

    /// Refuses line ends, NUL and every other control before anything is encoded: what a careless reader decodes must
    /// not start a new header either.
    static func check(_ text: String) throws(MailError) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20...0x7E: continue
            case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029:
                throw MailError(.composeMail, .controlInHeader, "U+\(String(scalar.value, radix: 16, uppercase: true))")
            default: continue
            }
        }
    }

    /// What every reader gives back as it was written: ASCII, single spaces, nothing like an encoded word.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy(ASCII.isPrintable) && !text.hasPrefix(" ") && !text.hasSuffix(" ")
            && !text.contains("  ") && !text.contains("=?")
    }

    private static func folded(_ text: String, column: Int) -> String? {
        guard isPlain(text) else { return nil }
        guard column + text.utf8.count > longestLine else { return text }
        var folded = ""
        var column = column
        for (index, word) in text.split(separator: " ").enumerated() {
            let fits = column + 1 + word.utf8.count <= longestLine
            guard fits || (index > 0 && word.utf8.count < longestLine) else { return nil }
            if index > 0 { folded += fits ? " " : "\r\n " }
            column = (fits ? column : 0) + 1 + word.utf8.count
            folded += word
        }
        return folded
    }

    private static func quoted(_ name: String, column: Int) -> String? {
        guard isPlain(name) else { return nil }
        var quoted = "\""
        for character in name {
            if character == "\"" || character == "\\" { quoted += "\\" }
            quoted.append(character)
        }
        quoted += "\""
        return column + quoted.utf8.count <= longestLine ? quoted : nil
    }

    /// Base 64, because it is the same to every reader; a character is never divided between two words (RFC 2047 §5).
    private static func encodedWords(_ text: String, column: Int) -> String {
        var words: [String] = []
        var piece: [UInt8] = []
        var room = min(longestWord, longestLine - column)
        for scalar in text.unicodeScalars {
            let bytes = UTF8.encode(scalar).map(Array.init) ?? []
            if wordFrame + (piece.count + bytes.count + 2) / 3 * 4 > room, !piece.isEmpty {
                words.append("=?UTF-8?B?\(Base64.encoded(piece))?=")
                piece = []
                room = longestWord
            }
            piece += bytes
        }
        if !piece.isEmpty { words.append("=?UTF-8?B?\(Base64.encoded(piece))?=") }
        return words.joined(separator: "\r\n ")
    }
}

extension BidirectionalCollection {
    /// The elements at the end that fulfil the condition.
    fileprivate func suffix(while condition: (Element) -> Bool) -> SubSequence {
        self[(lastIndex { !condition($0) }.map { index(after: $0) } ?? startIndex)...]
    }
}
