/// A word of the index that is looked for, and for what.
public struct SearchWanted: Hashable, Sendable {
    public var word: String
    /// Which of the things asked for, which of its names, and which word of the name.
    public var thing: Int
    public var name: Int
    public var part: Int
    /// How many words the name has: all must be there.
    public var parts: Int
    /// How near it comes to what was typed, of 100.
    public var factor: Int
}

/// Finds the words of the index that come near those of a question.
struct SearchWidening {
    let ledger: any SearchLedger

    /// Few enough for one statement, and more than anyone reads.
    private static let mostWords = 60

    func wanted(_ question: SearchQuestion) throws -> [SearchWanted] {
        let words = Set(question.things.flatMap(\.names).filter { !$0.isExact }.flatMap(\.words))
        let near = try nearWords(words)
        var wanted: [SearchWanted] = []
        for (thing, asked) in question.things.enumerated() {
            for (name, written) in asked.names.enumerated() {
                for (part, word) in written.words.enumerated() {
                    let found = near[word] ?? SearchWidening.exact(word)
                    wanted += found.map { word, factor in
                        SearchWanted(
                            word: word, thing: thing, name: name, part: part, parts: written.words.count,
                            factor: factor * written.factor / 100)
                    }
                }
            }
        }
        return wanted
    }

    /// A name of the register stands as it is, or with another ending.
    private static func exact(_ word: String) -> [(String, Int)] {
        word.hasPrefix("@") ? [(word, 100)] : [(word, 100), (word + "s", 80)]
    }

    private func nearWords(_ words: Set<String>) throws -> [String: [(String, Int)]] {
        let others = words.flatMap(SearchWords.others)
        let heads = Set((words + others).map { String($0.prefix(2)) })
        let held = words.filter { $0.count >= 4 }
        let known = try ledger.searchWords(beginning: heads.sorted(), holding: held.sorted())
        var near: [String: [(String, Int)]] = [:]
        for word in words { near[word] = SearchWidening.near(word, among: known) }
        let lost = words.filter { near[$0]?.isEmpty ?? true && $0.count >= 4 }
        guard !lost.isEmpty else { return near }
        let like = try ledger.searchWords(initials: Set(lost.map { String($0.prefix(1)) }).sorted())
        for word in lost { near[word] = SearchWidening.misspelt(word, among: like) }
        return near
    }

    /// The word itself, other forms of it, other words for it, words that begin with it, and compounds that hold it.
    private static func near(_ word: String, among known: [String]) -> [(String, Int)] {
        let asked = Asked(word)
        return best(known.compactMap { candidate in asked.nearness(of: candidate).map { (candidate, $0) } })
    }

    /// How near the nearest of the words comes, of 100; nil where none is near. A name stands as it is.
    static func best(_ word: String, among known: [String], isExact: Bool) -> Int? {
        if isExact { return exact(word).filter { known.contains($0.0) }.map(\.1).max() }
        let asked = Asked(word)
        return known.compactMap(asked.nearness).max() ?? misspelt(word, among: known).first?.1
    }

    /// A word that is asked for, with what is needed to compare others to it.
    private struct Asked {
        let word: String
        private let stem: String
        private let otherStems: Set<String>

        init(_ word: String) {
            self.word = word
            stem = SearchStem.of(word)
            otherStems = Set(SearchWords.others(for: word).map(SearchStem.of))
        }

        func nearness(of candidate: String) -> Int? {
            if candidate == word { return 100 }
            let candidateStem = SearchStem.of(candidate)
            if candidateStem == stem { return 85 }
            if otherStems.contains(candidateStem) { return 75 }
            if word.count >= 2, candidate.hasPrefix(word) { return 70 }
            if stem.count >= 5, candidate.hasPrefix(stem) { return 60 }
            if word.count >= 4, candidate.contains(word) { return 45 }
            return nil
        }
    }

    /// Where nothing is spelt like it: one letter wrong, or two of a long word.
    private static func misspelt(_ word: String, among known: [String]) -> [(String, Int)] {
        guard word.count >= 4, word.first?.isLetter == true else { return [] }
        let limit = word.count >= 8 ? 2 : 1
        return best(
            known.compactMap { candidate in
                guard candidate.first == word.first else { return nil }
                if let distance = EditDistance.within(word, candidate, limit: limit) {
                    return (candidate, 50 - 15 * distance)
                }
                // The beginning of a longer word, with a slip in it.
                let beginning = String(candidate.prefix(word.count))
                guard word.count >= 6, EditDistance.within(word, beginning, limit: 1) != nil else { return nil }
                return (candidate, 25)
            })
    }

    private static func best(_ found: [(String, Int)]) -> [(String, Int)] {
        Array(found.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(mostWords))
    }
}
