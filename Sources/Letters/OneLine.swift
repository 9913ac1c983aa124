/// People's words on their way into a header or a name.
enum OneLine {
    /// Every run of spaces, line ends and other controls as one space, and none at the edges.
    static func text(_ text: String) -> String {
        if isOneLine(text) { return text }
        var line = ""
        line.reserveCapacity(text.utf8.count)
        var spaceIsDue = false
        for scalar in text.unicodeScalars {
            if isSpace(scalar) {
                spaceIsDue = !line.isEmpty
                continue
            }
            if spaceIsDue { line += " " }
            spaceIsDue = false
            line.unicodeScalars.append(scalar)
        }
        return line
    }

    /// ASCII with nothing to change, as most names are.
    private static func isOneLine(_ text: String) -> Bool {
        var previous = UInt8(ascii: " ")
        for byte in text.utf8 {
            guard (0x20...0x7E).contains(byte), byte != 0x20 || previous != 0x20 else { return false }
            previous = byte
        }
        return previous != UInt8(ascii: " ") || text.isEmpty
    }

    /// At most so many bytes, cut between two characters, with `…` where something is missing.
    static func clipped(_ text: String, maximumBytes: Int) -> String {
        guard text.utf8.count > maximumBytes else { return text }
        var clipped = ""
        var bytes = "…".utf8.count
        for character in text {
            bytes += character.utf8.count
            guard bytes <= maximumBytes else { break }
            clipped.append(character)
        }
        return clipped + "…"
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value)
    }
}
