/// Breaks text into lines at spaces, counting characters. A word that is longer than the line, an address, stays whole.
enum LineWrapper {
    private struct Word {
        var bytes: ArraySlice<UInt8>
        /// In characters.
        var length: Int
    }

    static func lines(_ text: String, width: Int) -> [String] {
        let bytes = Array(text.utf8)
        let lines: [[Word]] =
            isSimple(bytes)
            ? bytes.split(separator: Sign.newline, omittingEmptySubsequences: false).map { line in
                line.split(separator: Sign.space).map { Word(bytes: $0, length: scalarCount($0)) }
            }
            : text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                line.split(separator: " ").map { Word(bytes: Array($0.utf8)[...], length: $0.count) }
            }
        return lines.flatMap { wrapped($0, width: width) }
    }

    /// How many characters.
    static func length(of line: String) -> Int {
        let bytes = Array(line.utf8)
        return isSimple(bytes) ? scalarCount(bytes[...]) : line.count
    }

    private static func wrapped(_ words: [Word], width: Int) -> [String] {
        var lines: [String] = []
        var line: [UInt8] = []
        var length = 0
        for word in words {
            if length > 0, length + 1 + word.length > width {
                lines.append(String(decoding: line, as: UTF8.self))
                line.removeAll(keepingCapacity: true)
                length = 0
            }
            if length > 0 {
                line.append(Sign.space)
                length += 1
            }
            line += word.bytes
            length += word.length
        }
        return lines + [String(decoding: line, as: UTF8.self)]
    }

    /// Whether every scalar is a character of its own, as those of European letters are and the dashes, quotation
    /// marks and dots from U+2010 on: it takes long to find out where the characters of other texts end.
    private static func isSimple(_ text: [UInt8]) -> Bool {
        let firstOfCombining: UInt8 = 0xCC
        var beforePrevious: UInt8 = 0
        var previous: UInt8 = 0
        for byte in text {
            let isGeneralPunctuation = previous == 0x80 && beforePrevious == 0xE2
            guard byte < firstOfCombining || byte == 0xE2, byte != Sign.carriageReturn,
                previous != 0xE2 || byte == 0x80, !isGeneralPunctuation || byte >= 0x90
            else { return false }
            beforePrevious = previous
            previous = byte
        }
        return true
    }

    private static func scalarCount(_ text: ArraySlice<UInt8>) -> Int { text.count { $0 & 0xC0 != 0x80 } }
}
