/// Takes out of people's words what could be read as structure, or not be read at all.
enum CleanText {
    /// Text of several lines: line ends become LF, other controls go, and nothing is left at the edges.
    static func paragraphs(_ text: String) -> String { cleaned(text, lineEnd: "\n") }

    /// Text of one line.
    static func line(_ text: String) -> String { cleaned(text, lineEnd: " ") }

    /// A parameter's value. RFC 5545 has no way to write `"` in one, and a reader who knows RFC 6868 takes `^n`
    /// for a line end.
    static func name(_ text: String) -> String {
        let line = line(text)
        guard line.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "^") }) else { return line }
        return trimmed(line.filter { $0 != "\"" && $0 != "^" }.unicodeScalars)
    }

    private static func cleaned(_ text: String, lineEnd: Unicode.Scalar) -> String {
        if isClean(text) { return text }
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

    /// Printable, without the first byte of any line end above ASCII, and not blank at either edge.
    private static func isClean(_ text: String) -> Bool {
        let bytes = text.utf8
        return bytes.first != UInt8(ascii: " ") && bytes.last != UInt8(ascii: " ")
            && bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 && $0 != 0xE2 }
    }

    private static func trimmed(_ scalars: String.UnicodeScalarView) -> String {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\n" || scalar == "\t" }
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }
}
