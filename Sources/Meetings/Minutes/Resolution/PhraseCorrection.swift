/// What a date or deadline that can't be read was perhaps meant to be. Whoever asks tries each on its own
/// grammar and shows the first that holds, so a suggestion is always one that will be understood.
enum PhraseCorrection {
    static func candidates(for text: Substring) -> [String] {
        let all = CalendarTokens(text).all
        return [dashed(all)].compactMap(\.self) + respelled(all)
    }

    /// `24/12`, `5/10-25` and `05-10-2025` are perhaps dates: `24.12`, `05.10.2025`.
    private static func dashed(_ all: [(token: CalendarTokens.Token, text: String)]) -> String? {
        let tokens = all.map(\.token)
        guard tokens.count == 3 || tokens.count == 5, [.dash, .slash].contains(tokens[1]),
            case .number(let day, digits: ...2) = tokens[0], case .number(let month, digits: ...2) = tokens[2]
        else { return nil }
        guard tokens.count == 5 else { return tokens[1] == .slash ? "\(day).\(month)" : nil }
        guard [.dash, .slash].contains(tokens[3]), case .number(let year, let digits) = tokens[4] else { return nil }
        return CalendarDate(digits == 4 ? year : 2000 + year, month, day).map(DateWords(.nn).short)
    }

    /// `9. desmber 2023`: the unknown word replaced by those it is like, the likest first.
    private static func respelled(_ all: [(token: CalendarTokens.Token, text: String)]) -> [String] {
        let unknown = all.indices.filter { all[$0].token == .unknown }
        guard let place = unknown.first, unknown.count == 1, all[place].text.utf8.allSatisfy({ $0 > 0x39 }) else {
            return []
        }
        let word = all[place].text.nameKey
        let likely = vocabulary.compactMap { known in
            EditDistance.within(word, known, limit: 2).map { (known, distance: $0) }
        }
        return likely.sorted { $0.distance < $1.distance }.map { known, _ in
            written(all.indices.map { $0 == place ? known : all[$0].text })
        }
    }

    private static let vocabulary = CalendarWord.known.keys.sorted()

    /// With a space between words and after the dot before one, none around other marks: `9. juni`, `36/2024`.
    private static func written(_ pieces: [String]) -> String {
        var text = ""
        for piece in pieces {
            let startsWord = piece.utf8.first.map { $0 > 0x3F } ?? false
            let endsWord = text.utf8.last.map { $0 > 0x3F } ?? false
            let endsNumber = text.utf8.last.map { (0x30...0x39).contains($0) } ?? false
            let startsNumber = piece.utf8.first.map { (0x30...0x39).contains($0) } ?? false
            let afterDot = text.utf8.last == 0x2E
            let parted = startsWord ? endsWord || endsNumber || afterDot : startsNumber && endsWord
            text += parted ? " \(piece)" : piece
        }
        return text
    }
}
