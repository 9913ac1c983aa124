import Meetings

/// A template's text with its words in three languages beside each other, `[[nynorsk|bokmål|English]]`.
enum TrilingualSource {
    /// The text in one language.
    /// - Throws: `WebsiteError` where a place hasn't three languages, or isn't closed.
    static func text(_ source: String, in language: Language, file: String) throws -> String {
        var result = ""
        var rest = source[...]
        while let open = rest.firstRange(of: "[[") {
            result += rest[..<open.lowerBound]
            guard let close = rest[open.upperBound...].firstRange(of: "]]") else {
                throw WebsiteError("\(file): “[[\(rest[open.upperBound...].prefix(30))” isn't closed")
            }
            let place = rest[open.upperBound..<close.lowerBound]
            let words = place.split(separator: "|", omittingEmptySubsequences: false)
            guard words.count == 3 else {
                throw WebsiteError("\(file): “[[\(place)]]” hasn't three languages")
            }
            result += Trilingual(String(words[0]), String(words[1]), String(words[2]))[language]
            rest = rest[close.upperBound...]
        }
        return result + rest
    }
}
