/// Text that people have written, on its way into a Markdown template.
public enum MarkdownText {
    /// The text so that it means nothing but itself, on one line: every ASCII punctuation mark is escaped, and line
    /// ends, tabs and other controls become single spaces. Good in paragraphs, headings, items and table cells, and
    /// between the brackets and the parentheses of a link.
    public static func escape(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count + 8)
        var wordIsDue = false
        for scalar in text.unicodeScalars {
            if isSpace(scalar) {
                wordIsDue = !escaped.isEmpty
                continue
            }
            if wordIsDue { escaped += " " }
            wordIsDue = false
            if isPunctuation(scalar) { escaped += "\\" }
            escaped.unicodeScalars.append(scalar)
        }
        return escaped
    }

    /// Spaces, controls, and the two separators of Unicode that are line ends.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || (0x7F...0x9F).contains(scalar.value)
            || (0x2028...0x2029).contains(scalar.value)
    }

    /// The marks that Markdown lets one escape.
    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
