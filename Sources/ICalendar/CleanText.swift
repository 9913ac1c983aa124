/// Takes out of people's words what could be read as structure, or not be read at all.
enum CleanText {
    /// Text of several lines: line ends become LF, other controls go, and nothing is left at the edges.
    static func paragraphs(_ text: String) -> String { cleaned(text, lineEnd: "\n") }

    /// Text of one line.
    static func line(_ text: String) -> String { cleaned(text, lineEnd: " ") }

    /// A parameter's value. RFC 5545 has no way to write `"` in one, a reader who knows RFC 6868 takes `^n` for a
    /// line end, and libical takes a last `\` for an escaped `"`.
    static func name(_ text: String) -> String {
        let line = line(text).unicodeScalars
        return trimmed(line.filter { $0 != "\"" && $0 != "^" && $0 != "\\" })
    }

    private static func cleaned(_ text: String, lineEnd: Unicode.Scalar) -> String {
        let text = trimmed(text.unicodeScalars)
        if isClean(text, lineEnd: lineEnd) { return text }
        var result = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A where afterReturn: break
            case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: result.append(lineEnd)
            case 0x09: result.append(lineEnd == " " ? " " : scalar)
            case 0x00...0x1F, 0x7F...0x9F: break
            default: result.append(scalar)
            }
            afterReturn = scalar.value == 0x0D
        }
        return trimmed(result)
    }

    /// Most texts are: printable but for line ends as they should be.
    private static func isClean(_ text: String, lineEnd: Unicode.Scalar) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x0A: lineEnd == "\n"
            case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: false
            default: true
            }
        }
    }

    private static func trimmed(_ scalars: String.UnicodeScalarView) -> String {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\n" || scalar == "\t" }
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }
}
