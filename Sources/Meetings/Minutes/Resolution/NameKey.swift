extension StringProtocol {
    /// The text as names and words are compared: small letters, one space between words and none around.
    /// Nothing else is folded: a name is found or it isn't. (Strings are equal by canonical equivalence, so
    /// `å` written as one sign or two is the same.)
    var nameKey: String {
        var folded: [UInt8] = []
        folded.reserveCapacity(utf8.count)
        var afterSpace = false
        var afterC3 = false
        for byte in utf8 {
            if byte == 0x20 || byte == 0x09 {
                afterSpace = !folded.isEmpty
                continue
            }
            if byte >= 0xC4 { return lowercased().spacesFolded }
            if afterSpace { folded.append(0x20) }
            afterSpace = false
            folded.append(byte.smallLetter(afterC3: afterC3))
            afterC3 = byte == 0xC3
        }
        return String(decoding: folded, as: UTF8.self)
    }

    private var spacesFolded: String { split { $0 == " " || $0 == "\t" }.joined(separator: " ") }
}

extension UInt8 {
    /// The small letter in UTF-8, for ASCII and, as the second byte after 0xC3, for `À` to `Þ`.
    func smallLetter(afterC3: Bool) -> UInt8 {
        switch self {
        case 0x41...0x5A: self + 0x20
        case 0x80...0x9E where afterC3 && self != 0x97: self + 0x20
        default: self
        }
    }
}

extension Substring {
    /// Without spaces and tabs around it.
    var bare: Substring {
        var inner = self
        while let first = inner.utf8.first, first == 0x20 || first == 0x09 {
            inner = inner[inner.utf8.index(after: inner.startIndex)...]
        }
        while let last = inner.utf8.last, last == 0x20 || last == 0x09 {
            inner = inner[..<inner.utf8.index(before: inner.endIndex)]
        }
        return inner
    }

    /// Roles are written with a small first letter, names with a capital.
    var startsSmall: Bool {
        guard let first = unicodeScalars.first else { return false }
        return first.isASCII ? ("a"..."z").contains(first) : first.properties.isLowercase
    }

    /// What stands before the first comma, and what after it.
    var atComma: (head: Substring, tail: Substring?) {
        guard let comma = utf8.firstIndex(of: 0x2C) else { return (self, nil) }
        return (self[..<comma].bare, self[utf8.index(after: comma)...].bare)
    }
}

extension String {
    /// The parts between semicolons, each without spaces around it.
    var semicolonPieces: [Substring] {
        var pieces: [Substring] = []
        var rest = self[...]
        while let semicolon = rest.utf8.firstIndex(of: 0x3B) {
            pieces.append(rest[..<semicolon].bare)
            rest = rest[rest.utf8.index(after: semicolon)...]
        }
        return pieces + [rest.bare]
    }
}
