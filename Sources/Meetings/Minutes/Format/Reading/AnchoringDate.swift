/// Finds the date at the end of a line of an anchoring list: `SSU, godkjenning av mandat 29.02`.
enum AnchoringDate {
    /// What stands before the date, and the date as written.
    static func split(_ text: Substring) -> (body: Substring, date: Substring?) {
        let words = text.split(separator: " ")
        guard var first = startOfDate(words) else { return (text, nil) }
        if first > 0, isPlaceInText(words[first - 1]) { return (text, nil) }
        if first > 0, isWeekday(words[first - 1]) { first -= 1 }
        var body = text[..<words[first].startIndex].bare
        if body.utf8.last == UInt8(ascii: ",") { body = body.dropLast().bare }
        return (body, text[words[first].startIndex...])
    }

    /// The index of the word that the date's figures begin with.
    private static func startOfDate(_ words: [Substring]) -> Int? {
        guard let last = words.last else { return nil }
        if isFigures(last) { return words.count - 1 }
        if words.count >= 3, last.utf8.count == 4, last.utf8.allSatisfy(\.isDigit), isMonth(words[words.count - 2]),
            isDay(words[words.count - 3])
        {
            return words.count - 3
        }
        return words.count >= 2 && isMonth(last) && isDay(words[words.count - 2]) ? words.count - 2 : nil
    }

    /// `14.02`, `1.12.23`, `2024-02-14`; not `2.0`.
    private static func isFigures(_ word: Substring) -> Bool {
        let dotted = word.split(separator: ".", omittingEmptySubsequences: true)
        if word.utf8.contains(UInt8(ascii: ".")), (2...3).contains(dotted.count) {
            return dotted[1] != "0"
                && dotted.allSatisfy { (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy(\.isDigit) }
        }
        return CalendarDate(String(word)) != nil
    }

    private static func isDay(_ word: Substring) -> Bool {
        word.utf8.last == UInt8(ascii: ".") && (2...3).contains(word.utf8.count)
            && word.utf8.dropLast().allSatisfy(\.isDigit)
    }

    private static func isMonth(_ word: Substring) -> Bool {
        let word = word.lowercased()
        return DateWords.months.contains { $0.nn == word }
    }

    private static func isWeekday(_ word: Substring) -> Bool {
        let word = word.lowercased()
        let short = word.last == "." ? String(word.dropLast()) : word
        return word == "sundag" || CalendarWord.shortWeekdays[short] != nil
            || DateWords.weekdays.contains { $0.nn == word || $0.nb == word }
    }

    /// `punkt 10.1` is a place in a document.
    private static func isPlaceInText(_ word: Substring) -> Bool {
        ["punkt", "pkt", "pkt.", "kapittel", "kap", "kap.", "§", "§§"].contains(word.lowercased())
    }
}
