/// A parameter of `Content-Type` or `Content-Disposition`, on lines of its own.
enum HeaderParameter {
    /// Signs of a value on one line.
    private static let longestPiece = 55

    /// `;`, a fold, and `filename="invite.ics"`; or the encoded form (RFC 2231 §3, §4), in pieces where it is long. The
    /// value must be free of controls.
    static func text(_ name: String, _ value: String) -> String {
        if value.utf8.count <= longestPiece, value.utf8.allSatisfy(isPlain) { return ";\r\n \(name)=\"\(value)\"" }
        let pieces = encodedPieces(value)
        guard pieces.count > 1 else { return ";\r\n \(name)*=UTF-8''\(pieces.joined())" }
        return pieces.enumerated().map { number, piece in
            ";\r\n \(name)*\(number)*=\(number == 0 ? "UTF-8''" : "")\(piece)"
        }.joined()
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        ASCII.isLetterOrDigit(byte) || " .-_()+,".utf8.contains(byte)
    }

    /// Percent-encoded, never divided inside a character.
    private static func encodedPieces(_ value: String) -> [String] {
        var pieces = [""]
        for scalar in value.unicodeScalars {
            let bytes = UTF8.encode(scalar).map(Array.init) ?? []
            let encoded = bytes.map(encoded).joined()
            if pieces[pieces.count - 1].utf8.count + encoded.utf8.count > longestPiece { pieces.append("") }
            pieces[pieces.count - 1] += encoded
        }
        return pieces
    }

    private static func encoded(_ byte: UInt8) -> String {
        if ASCII.isLetterOrDigit(byte) || ".-_".utf8.contains(byte) { return String(UnicodeScalar(byte)) }
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
    }
}
