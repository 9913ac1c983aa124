/// Text on its way into HTML, or out of it.
public enum HTMLText {
    /// The text as it stands between two tags.
    public static func escaped(_ text: String) -> String {
        var html = ""
        append(text, to: &html)
        return html
    }

    static func append(_ text: String, to html: inout String) {
        // The controls above ASCII begin with C2, as some other signs do.
        let isPlain = text.utf8.allSatisfy { byte in
            byte >= 0x20 && byte != 0x7F && byte != 0xC2 && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "<")
                && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "'")
        }
        if isPlain {
            html += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": html += "&amp;"
            case "<": html += "&lt;"
            case ">": html += "&gt;"
            case "\"": html += "&quot;"
            case "'": html += "&#39;"
            case "\n", "\t": html.unicodeScalars.append(scalar)
            default:
                // Other controls are not allowed in HTML at all.
                if scalar.value >= 0x20, !(0x7F...0x9F).contains(scalar.value) {
                    html.unicodeScalars.append(scalar)
                }
            }
        }
    }

    static func withoutComments(_ html: String) -> String {
        var rest = Substring(html)
        var kept = ""
        while let opening = rest.firstRange(of: "<!--") {
            kept += rest[..<opening.lowerBound]
            rest = rest[opening.upperBound...]
            guard let closing = rest.firstRange(of: "-->") else { return kept }
            rest = rest[closing.upperBound...]
        }
        return kept + rest
    }
}
