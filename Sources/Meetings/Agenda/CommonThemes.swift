/// What several municipalities have written about, each in its own contribution: something for a joint case
/// (`domain.md` §3.7, scenario 8).
struct CommonTheme: Hashable {
    /// As most of them have written it.
    var word: String
    var from: [OrganisationID]
    /// What each has written, in the order it came.
    var contributions: [Contribution]

    private static let fewest = 3
    private static let shortestStem = 6

    /// Those that at least three have in common, what most of them write about first.
    static func all(in contributions: [Contribution]) -> [CommonTheme] {
        var found: [String: (words: [String], from: [OrganisationID], indices: [Int])] = [:]
        var order: [String] = []
        for (index, contribution) in contributions.enumerated() {
            guard let organisation = contribution.organisation else { continue }
            for word in words(in: contribution.text) {
                let stem = stem(of: word)
                guard stem.count >= shortestStem, !tooCommon.contains(where: stem.hasPrefix) else { continue }
                if found[stem] == nil { order.append(stem) }
                var theme = found[stem] ?? ([], [], [])
                theme.words.append(word)
                if !theme.from.contains(organisation) { theme.from.append(organisation) }
                if theme.indices.last != index { theme.indices.append(index) }
                found[stem] = theme
            }
        }
        let themes = order.compactMap { stem -> CommonTheme? in
            guard let theme = found[stem], theme.from.count >= fewest, let word = mostWritten(theme.words) else {
                return nil
            }
            return CommonTheme(word: word, from: theme.from, contributions: theme.indices.map { contributions[$0] })
        }
        // The sort must be stable: of two alike, the one written first stands first.
        return themes.enumerated().sorted { ($1.element.from.count, $0.offset) < ($0.element.from.count, $1.offset) }
            .map(\.element)
    }

    /// Whether a title says the same already.
    func isNamed(in title: String) -> Bool {
        let stem = Self.stem(of: word)
        return Self.words(in: title).contains { Self.stem(of: $0) == stem }
    }

    private static func words(in text: String) -> [String] {
        text.split { !$0.isLetter && $0 != "-" }.map { String($0) }
    }

    /// Without the endings that a noun takes: `Helseplattforma`, `Helseplattformen` and `helseplattform` are one.
    static func stem(of word: String) -> String {
        var stem = word.lowercased()
        if stem.hasSuffix("s"), stem.count > shortestStem { stem.removeLast() }
        for ending in ["ane", "ene", "en", "et", "ar", "er", "a", "e"]
        where stem.hasSuffix(ending) && stem.count - ending.count >= shortestStem - 1 {
            return String(stem.dropLast(ending.count))
        }
        return stem
    }

    private static func mostWritten(_ words: [String]) -> String? {
        let counts = Dictionary(grouping: words, by: \.self).mapValues(\.count)
        let most = counts.values.max()
        return words.first { counts[$0] == most }.map { $0.prefix(1).uppercased() + $0.dropFirst() }
    }

    /// What everyone writes about all the time, and words that carry nothing by themselves.
    private static let tooCommon = [
        "kommun", "tenest", "tjenest", "samarbeid", "arbeid", "utfordr", "fokusområd", "område", "omsorg",
        "helsetenest",
        "helsetjenest", "oppfølg", "fortsett", "framleis", "fremdeles", "fortsatt", "mellom", "gjennom", "ressurs",
        "pasient", "brukar", "bruker", "innbygg", "situasjon", "behov", "viktig", "ønskjer", "ønsker", "trenger",
        "treng", "starta", "startet", "følgje", "følger", "prosjekt", "oppgåv", "oppgav", "nokre", "andre", "hausten",
        "høsten", "våren", "sommar", "sommer", "gjennomfør", "planlegg", "vidare", "videre", "kapasitet", "tilsett",
        "ansatt",
    ]
}
