/// A closed set of words with a meaning each, looked up however they are cased, marked or spelled with å, æ and ø.
struct Keywords<Meaning: Sendable>: Sendable {
    private struct Entry: Sendable {
        var written: String
        var folded: [UInt8]
        var meaning: Meaning
    }

    private let entries: [Entry]

    init(_ words: [(String, Meaning)]) {
        entries = words.map { Entry(written: $0, folded: Fold.key($0), meaning: $1) }
    }

    func meaning(of folded: [UInt8]) -> Meaning? {
        entries.first { $0.folded.count == folded.count && $0.folded == folded }?.meaning
    }

    func meaning(of text: String) -> Meaning? { meaning(of: Fold.key(text)) }

    /// The word that was likely meant, at a place where nothing but these words may stand.
    func suggestion(for folded: [UInt8]) -> String? { nearest(to: folded) { min(2, $0 - 1) } }

    func suggestion(for text: String) -> String? { suggestion(for: Fold.key(text)) }

    /// The word that was likely meant, at a place where other words may stand too: a short word must lie closer,
    /// and ordinary words aren't slips of these.
    func slip(_ folded: [UInt8]) -> String? {
        guard !OrdinaryWords.contains(folded) else { return nil }
        return nearest(to: folded) { $0 > 5 ? 2 : 1 }
    }

    private func nearest(to folded: [UInt8], limit: (Int) -> Int) -> String? {
        var best: (distance: Int, written: String)?
        for entry in entries {
            let atMost = min(limit(entry.folded.count), (best?.distance ?? .max) - 1)
            guard atMost > 0, let distance = TypingDistance.between(folded, entry.folded, atMost: atMost) else {
                continue
            }
            best = (distance, entry.written)
        }
        return best?.written
    }
}

/// Letters as keywords are compared: small, å as a, æ as ae, ø as o, without stars, colons and spaces.
enum Fold {
    static func key(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        return key(bytes[...])
    }

    static func key(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(bytes.count + 4)
        var isLetterOfTwo = false
        for byte in bytes {
            if isLetterOfTwo {
                appendLatin(byte, to: &folded)
                isLetterOfTwo = false
                continue
            }
            switch byte {
            case .star, .colon, .space: continue
            case 0x41...0x5A: folded.append(byte | 0x20)
            case 0xC3: isLetterOfTwo = true
            default: folded.append(byte)
            }
        }
        return folded
    }

    /// The second byte of a letter between U+00C0 and U+00FF.
    private static func appendLatin(_ byte: UInt8, to folded: inout [UInt8]) {
        switch byte {
        case 0x85, 0xA5: folded.append(UInt8(ascii: "a"))
        case 0x86, 0xA6: folded.append(contentsOf: [UInt8(ascii: "a"), UInt8(ascii: "e")])
        case 0x98, 0xB8: folded.append(UInt8(ascii: "o"))
        default: folded.append(contentsOf: [0xC3, byte])
        }
    }
}

/// Words that look like a slip of a keyword and are none: they head prose in real minutes.
enum OrdinaryWords {
    static func contains(_ folded: [UInt8]) -> Bool { words.contains(folded) }

    private static let words = Set(
        [
            "Avspenning", "Brøyting", "Datering", "Debilitet", "Donering", "Dosering", "Forandring", "Forenkling",
            "Forsikring", "Framme", "Fremme", "Høsting", "Id", "Innleie", "Innleige", "Kostnadsdekking",
            "Kostnadsdekning", "Kvotering", "Leverandør", "Leveringar", "Leveringer", "Logering", "Lysning",
            "Løysing", "Mobilitet", "Montering", "Notering", "Oppfylling", "Oppføring", "Postering", "Rotering",
            "Røyking", "Røysing", "Sonering", "Sortering", "Stabilitet", "Ti", "Til", "Tillaging", "Vedtekt",
            "Vektering",
        ].map { Fold.key($0) })
}
