/// What a date or deadline that can't be read was perhaps meant to be. Whoever asks tries each on its own
/// grammar and shows the first that holds, so a suggestion is always one that will be understood.
enum PhraseCorrection {
    static func candidates(for text: Substring) -> [String] {
        let all = CalendarTokens(text).all
        return [dashed(all), respelled(all)].compactMap(\.self)
    }

    /// `5-10-25` and `05/10/2025` are perhaps dates (or three amounts): `05.10.2025`.
    private static func dashed(_ all: [(token: CalendarTokens.Token, text: String)]) -> String? {
        let tokens = all.map(\.token)
        guard tokens.count == 5, tokens[1] == tokens[3], tokens[1] == .dash || tokens[1] == .slash,
            case .number(let day, digits: ...2) = tokens[0], case .number(let month, digits: ...2) = tokens[2],
            case .number(let year, let digits) = tokens[4]
        else { return nil }
        return CalendarDate(digits == 4 ? year : 2000 + year, month, day).map(DateWords(.nn).short)
    }

    /// `9. jnui 2023`: each unknown word replaced by the likest that is known, the others left.
    private static func respelled(_ all: [(token: CalendarTokens.Token, text: String)]) -> String? {
        var spelled = ""
        for (token, text) in all {
            let isWord = token == .unknown && text.utf8.allSatisfy { $0 > 0x39 }
            let word = isWord ? Suggestions.nearest(to: text, among: vocabulary, limit: 1).first : text
            guard let word else { return nil }
            let parted = !spelled.isEmpty && ![.dot, .slash, .dash, .question].contains(token)
            let glued = spelled.utf8.last.map { $0 == 0x2F || $0 == 0x2D } ?? true
            let afterDot = spelled.utf8.last == 0x2E && text.utf8.allSatisfy { $0 <= 0x39 }
            spelled += parted && !glued && !afterDot ? " \(word)" : word
        }
        return spelled
    }

    private static let vocabulary = CalendarWord.known.keys.sorted()
}
