/// What somebody has typed, as the things to be looked for.
struct SearchQuestion {
    /// One thing: found where all the words of one of its names are.
    struct Thing: Hashable {
        /// As typed.
        var text: String
        var names: [Name]
    }

    struct Name: Hashable {
        var words: [String]
        /// Of a forum in the register; its own things are found by it.
        var isExact = false
        /// What the name counts, of 100.
        var factor = 100
    }

    /// Longer questions are cut.
    static let mostLetters = 300
    private static let mostThings = 12

    let text: String
    private(set) var things: [Thing] = []
    private(set) var intents: Set<SearchWords.Intent> = []

    init(_ text: String, register: Register) {
        self.text = String(text.prefix(SearchQuestion.mostLetters))
        let all = self.text.searchTokens
        let tokens = all.filter { token in
            // The figures of a number that is looked for as one.
            !all.contains { $0 != token && $0.range.contains(token.range) }
        }
        let names = RegisterNames(register)
        var rest = tokens[...]
        while let first = rest.first, things.count < SearchQuestion.mostThings {
            let intent = SearchWords.intent(of: first.key)
            intent.map { _ = intents.insert($0) }
            if let (group, count) = names.longest(rest.map(\.key)) {
                let last = rest[rest.startIndex + count - 1]
                let typed = String(self.text[first.range.lowerBound..<last.range.upperBound])
                things.append(Thing(text: typed, names: group))
                rest = rest.dropFirst(count)
                continue
            }
            rest = rest.dropFirst()
            if SearchWords.stop.contains(first.key) { continue }
            things.append(Thing(text: String(self.text[first.range]), names: [Name(words: [first.key])]))
        }
        dropAsides()
    }

    /// «vedtak» says what is wanted, and needn't stand in what is found; unless there is nothing else.
    private mutating func dropAsides() {
        let others = things.filter { thing in
            !thing.names.contains { $0.words.count == 1 && SearchWords.intent(of: $0.words[0]) != nil }
        }
        if !others.isEmpty { things = others }
    }
}

/// The names and aliases of the register, each with the others of the same thing.
private struct RegisterNames {
    private var groups: [String: [SearchQuestion.Name]] = [:]
    private var mostWords = 1

    init(_ register: Register) {
        for forum in register.forums { add([forum.name] + forum.aliases, forum: forum.id) }
        for organisation in register.organisations { add([organisation.name] + organisation.aliases) }
        for role in register.roles where role.names.count > 1 { add(role.names) }
        for person in register.people where !person.aliases.isEmpty { add([person.name] + person.aliases) }
    }

    private mutating func add(_ names: [String], forum: ForumID? = nil) {
        let keys = names.map { $0.searchTokens.map(\.key) }.filter { !$0.isEmpty }
        // A thing with one name is found by its words as they stand.
        guard forum != nil || keys.count > 1 else { return }
        var group = keys.map { words in
            SearchQuestion.Name(words: words.filter { !SearchWords.stop.contains($0) }, isExact: true)
        }.filter { !$0.words.isEmpty }
        if let forum { group.append(SearchQuestion.Name(words: ["@\(forum)"], isExact: true, factor: 60)) }
        for words in keys {
            let key = words.joined(separator: " ")
            groups[key] = (groups[key] ?? []) + group
            mostWords = max(mostWords, words.count)
        }
    }

    /// The names of what the first words are a name of, and how many words that is.
    func longest(_ words: [String]) -> (group: [SearchQuestion.Name], count: Int)? {
        for count in stride(from: min(mostWords, words.count), through: 1, by: -1) {
            if let group = groups[words.prefix(count).joined(separator: " ")] {
                return (Array(group.uniqued().prefix(8)), count)
            }
        }
        return nil
    }
}

extension Range<String.Index> {
    fileprivate func contains(_ other: Range<String.Index>) -> Bool {
        lowerBound <= other.lowerBound && other.upperBound <= upperBound
    }
}
