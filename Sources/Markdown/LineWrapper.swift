/// Breaks text into lines at spaces, counting characters. A word that is longer than the line, an address, stays whole.
enum LineWrapper {
    static func lines(_ text: String, width: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
            wrapped($0, width: width)
        }
    }

    private static func wrapped(_ text: Substring, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var length = 0
        for word in text.split(separator: " ") {
            let wordLength = word.count
            if length > 0, length + 1 + wordLength > width {
                lines.append(line)
                line = ""
                length = 0
            }
            if length > 0 {
                line += " "
                length += 1
            }
            line += word
            length += wordLength
        }
        return lines + [line]
    }
}
