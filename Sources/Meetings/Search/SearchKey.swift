/// A word as it is looked for. Small letters, no accents, doubled letters as one, and what is spelt in two ways in the
/// two Norwegians in one of them: `Helsefelleskap` is `Helsefellesskap`, and `Ørsta` is `Orsta` and `Oersta`.
enum SearchKey {
    /// Longer words are cut: nobody looks for what stands behind so many letters.
    static let mostLetters = 48

    static func of(_ word: some StringProtocol) -> String {
        var folded = ""
        for scalar in word.unicodeScalars { folded += letters(scalar) }
        folded = folded.replacing("oe", with: "o")
        var key = ""
        for letter in folded where letter != key.last || !letter.isLetter {
            key.append(letter)
            if key.count == mostLetters { break }
        }
        for (nynorsk, bokmaal) in spellings where key.contains(nynorsk) {
            key = key.replacing(nynorsk, with: bokmaal)
        }
        return key
    }

    /// The small letters that stand for one; none for a mark that is set on another.
    private static func letters(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: return String(scalar)
        case 0x41...0x5A: return String(UnicodeScalar(UInt8(scalar.value) + 0x20))
        case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: return ""
        default: break
        }
        let small = scalar.properties.lowercaseMapping
        guard let first = small.unicodeScalars.first else { return small }
        return plain[first] ?? small
    }

    /// `æ` is `ae`; the rest of the Latin letters lose what is set on them, the Sámi ones too.
    private static let plain: [Unicode.Scalar: String] = {
        let groups: [(String, String)] = [
            ("ae", "æǣǽ"), ("o", "øòóôõöōŏőǿǫơ"), ("a", "åàáâãäāăąǎǻ"), ("c", "çćĉċč"), ("d", "ďđðɖ"),
            ("e", "èéêëēĕėęě"), ("g", "ĝğġģǥǧ"), ("h", "ĥħȟ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķǩĸ"),
            ("l", "ĺļľŀł"), ("n", "ñńņňŉŋ"), ("oe", "œ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("ss", "ß"), ("t", "ţťŧț"),
            ("th", "þ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżžʒǯ"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (letter, marked) in groups { for scalar in marked.unicodeScalars { table[scalar] = letter } }
        return table
    }()

    /// Inside compounds too, as keys: `sjukeheim` and `sykehjem`.
    private static let spellings: [(String, String)] = [
        ("sjuk", "syk"), ("heim", "hjem"), ("tenest", "tjenest"), ("skul", "skol"), ("hoyr", "hor"),
        ("leiar", "leder"), ("bygj", "byg"), ("sokj", "sok"), ("rekn", "regn"),
    ]
}

/// A word without its ending, so that `møta` finds `møter` and `kommunane` finds `kommuner`.
enum SearchStem {
    private static let endings = [
        "erens", "anes", "enes", "eren", "arne", "erne", "ane", "ene", "ars", "ers", "ens", "ets", "ar", "er", "en",
        "et", "as", "es",
        "a", "e", "s", "r", "t", "n",
    ]
    private static let leastLetters = 3

    static func of(_ key: String) -> String {
        guard key.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return key }
        // `referat` and `mandat` end like that by themselves.
        if key.hasSuffix("at") { return key }
        for ending in endings where key.utf8.count >= ending.utf8.count + leastLetters && key.hasSuffix(ending) {
            return String(key.dropLast(ending.count))
        }
        return key
    }
}
