/// A piece of a text around what was looked for.
public enum SearchExcerpt {
    public struct Part: Hashable, Sendable {
        public var text: String
        public var isMatch: Bool

        public init(_ text: String, isMatch: Bool = false) {
            self.text = text
            self.isMatch = isMatch
        }
    }

    private static let lettersBefore = 60
    private static let letters = 220

    /// The text from a little before the first match on, on one line; from its beginning where nothing matches.
    /// - Parameter words: the words that were found, as keys of the index.
    public static func of(_ text: String, words: Set<String>) -> [Part] {
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let matches = text.searchTokens.filter { words.contains($0.key) }.map(\.range)
            .sorted { $0.lowerBound < $1.lowerBound }
        let window = window(of: text, around: matches.first)
        var parts: [Part] = []
        var place = window.lowerBound
        if place > text.startIndex { parts.append(Part("… ")) }
        for match in matches where match.lowerBound >= place && match.upperBound <= window.upperBound {
            if match.lowerBound > place { parts.append(Part(String(text[place..<match.lowerBound]))) }
            parts.append(Part(String(text[match]), isMatch: true))
            place = match.upperBound
        }
        if place < window.upperBound { parts.append(Part(String(text[place..<window.upperBound]))) }
        if window.upperBound < text.endIndex { parts.append(Part(" …")) }
        return parts
    }

    /// Whole words only.
    private static func window(of text: String, around match: Range<String.Index>?) -> Range<String.Index> {
        var start = text.startIndex
        if let match,
            let early = text.index(match.lowerBound, offsetBy: -lettersBefore, limitedBy: text.startIndex),
            let space = text[early..<match.lowerBound].firstIndex(of: " ")
        {
            start = text.index(after: space)
        }
        guard let late = text.index(start, offsetBy: letters, limitedBy: text.endIndex), late < text.endIndex else {
            return start..<text.endIndex
        }
        let least = max(start, match?.upperBound ?? start)
        let end = late > least ? text[least..<late].lastIndex(of: " ") ?? late : least
        return start..<end
    }
}
