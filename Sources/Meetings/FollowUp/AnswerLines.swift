/// A mail's own lines as an answer is read from them.
struct AnswerLines {
    /// Those that say something, without a greeting that stands alone and without what begins with a closing one.
    let lines: [String]

    static let longestRemark = 500

    private static let greetings: Set<String> = [
        "hei", "hallo", "heisann", "god dag", "god morgon", "god morgen", "god kveld", "hi", "hello", "dear",
        "hei alle",
    ]
    private static let closings = [
        "mvh", "med vennleg helsing", "med vennlig hilsen", "vennleg helsing", "vennlig hilsen", "helsing", "hilsen",
        "beste helsing", "beste hilsen", "best regards", "kind regards", "regards", "takk", "på førehand takk",
    ]

    init?(_ words: [String]) {
        var lines = words.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.filter { !$0.isEmpty }
        if lines.count > 1, let line = lines.first, AnswerLines.isGreeting(line) { lines.removeFirst() }
        guard let first = lines.first else { return nil }
        self.lines = [first] + lines.dropFirst().prefix { !AnswerLines.isClosing($0) }
    }

    var first: String { lines[0] }

    /// *Hei*, *Hei Oddvar!*: a greeting and at most two names.
    private static func isGreeting(_ line: String) -> Bool {
        let words = line.lowercased().filter { $0.isLetter || $0 == " " }.split(separator: " ")
        guard (1...4).contains(words.count) else { return false }
        return (1...min(words.count, 2)).contains { count in
            greetings.contains(words.prefix(count).joined(separator: " ")) && words.count - count <= 2
        }
    }

    static func isClosing(_ line: String) -> Bool {
        let text = line.lowercased().filter { $0.isLetter || $0 == " " }
        return closings.contains { text == $0 || (text.hasPrefix($0 + " ") && text.count <= $0.count + 30) }
    }
}
