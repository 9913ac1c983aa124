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

    /// `"Kari Nordmann" <kari@example.no>` (RFC 5322 §3.4). Spaces between the words of the name become one, and none
    /// are left around it: readers don't agree on more.
    static func mailbox(_ mailbox: Mailbox, column: Int) throws(MailError) -> String {
        try check(mailbox.name)
        let address = "<\(mailbox.address)>"
        let name = singleSpaced(mailbox.name)
        guard !name.isEmpty else { return address }
        let phrase = quoted(name, column: column) ?? oneWord(name, column: column) ?? words(name, column: column)
        let lastLine = phrase.utf8.suffix(while: { $0 != ASCII.newline }).count
        let taken = (lastLine == phrase.utf8.count ? column : 0) + lastLine
        return phrase + (taken + 1 + address.utf8.count > longestLine ? "\r\n " : " ") + address
    }

    private static func singleSpaced(_ name: String) -> String {
        // Most names are, and of letters that take no mark upon them: every scalar is a character, no other is a space.
        let firstOfCombining: UInt8 = 0xCC
        let firstOfOtherSpaces: UInt8 = 0xC2
        var previous = ASCII.space
        for byte in name.utf8 {
            let isDoubled = previous == ASCII.space && byte == ASCII.space
            guard byte >= ASCII.space, byte < firstOfCombining, byte != firstOfOtherSpaces, !isDoubled else {
                return name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            }
            previous = byte
        }
        return previous == ASCII.space ? String(name.dropLast()) : name
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
        var previous = ASCII.space
        for byte in text.utf8 {
            let isDoubled = previous == ASCII.space && byte == ASCII.space
            guard ASCII.isPrintable(byte), !isDoubled, !beginsEncodedWord(previous, byte) else { return false }
            previous = byte
        }
        return text.isEmpty || previous != ASCII.space
    }

    private static func beginsEncodedWord(_ one: UInt8, _ other: UInt8) -> Bool {
        one == UInt8(ascii: "=") && other == UInt8(ascii: "?")
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
        for scalar in name.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { quoted += "\\" }
            quoted.unicodeScalars.append(scalar)
        }
        quoted += "\""
        return column + quoted.utf8.count <= longestLine ? quoted : nil
    }

    private static func oneWord(_ text: String, column: Int) -> String? {
        let word = encodedWords(text, column: column)
        return word.utf8.contains(ASCII.newline) ? nil : word
    }

    /// A long name word for word, those that can stand as they are between those that are encoded: a widespread reader
    /// puts a space between two encoded words that follow each other in a name.
    private static func words(_ name: String, column: Int) -> String {
        var pieces: [(text: Substring, isPlain: Bool)] = []
        for word in name.split(separator: " ") {
            let isPlain = word.utf8.allSatisfy(ASCII.isAtomText) && !word.contains("=?") && word.utf8.count <= 60
            if !isPlain, let last = pieces.last, !last.isPlain {
                pieces[pieces.count - 1].text = name[last.text.startIndex..<word.endIndex]
            } else {
                pieces.append((word, isPlain))
            }
        }
        var phrase = ""
        var column = column
        for (text, isPlain) in pieces {
            let fits = isPlain && column + 1 + text.utf8.count <= longestLine
            if !phrase.isEmpty {
                phrase += fits ? " " : "\r\n "
                column = fits ? column + 1 : 1
            }
            phrase += isPlain ? String(text) : encodedWords(String(text), column: column)
            column = isPlain ? column + text.utf8.count : longestLine
        }
        return phrase
    }

    /// Base 64, because it is the same to every reader. A character is never divided between two words (RFC 2047 §5),
    /// and a word ends after a multiple of three bytes where it can: one reader joins the words before it decodes, and
    /// stops at the first padding.
    private static func encodedWords(_ text: String, column: Int) -> String {
        let bytes = Array(text.utf8)
        var words: [String] = []
        var start = 0
        while start < bytes.count {
            let signs = min(longestWord, longestLine - (words.isEmpty ? column : 1)) - wordFrame
            let end = wordEnd(bytes, from: start, room: signs / 4 * 3)
            words.append("=?UTF-8?B?\(TransferEncoding.base64(Array(bytes[start..<end])))?=")
            start = end
        }
        return words.joined(separator: "\r\n ")
    }

    private static func wordEnd(_ bytes: [UInt8], from start: Int, room: Int) -> Int {
        guard bytes.count - start > room else { return bytes.count }
        let isBetweenCharacters = { (end: Int) in bytes[end] & 0xC0 != 0x80 }
        let ends = (start + 1...start + room).reversed().filter(isBetweenCharacters)
        return ends.first { ($0 - start) % 3 == 0 } ?? ends.first ?? start + room
    }
}

extension BidirectionalCollection {
    /// The elements at the end that fulfil the condition.
    fileprivate func suffix(while condition: (Element) -> Bool) -> SubSequence {
        self[(lastIndex { !condition($0) }.map { index(after: $0) } ?? startIndex)...]
    }
}
