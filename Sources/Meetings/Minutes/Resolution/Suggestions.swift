/// What was perhaps meant. Only ever shown to a person; nothing is resolved by likeness.
public enum Suggestions {
    /// The names most like the text, the likest first, at most `limit` of them: by edit distance (a third of
    /// the text's length, three at most), then those that hold every word of the text (`Molde` of
    /// `Molde kommune`). Capitals don't count.
    public static func nearest(to text: String, among names: [String], limit: Int = 3) -> [String] {
        guard text.utf8.count <= 100 else { return [] }
        let wanted = text.nameKey
        let reach = max(1, min(3, wanted.unicodeScalars.count / 3))
        let words = wanted.split(separator: " ")
        var found: [(name: String, distance: Int)] = []
        for name in names where !found.contains(where: { $0.name == name }) {
            let key = name.nameKey
            if let distance = EditDistance.within(wanted, key, limit: reach) {
                found.append((name, distance))
            } else if !words.isEmpty, Set(words).isSubset(of: key.split(separator: " ")) {
                found.append((name, reach + 1))
            }
        }
        // The sort is stable, so equals stand as in the register.
        return found.sorted { $0.distance < $1.distance }.prefix(limit).map(\.name)
    }

    /// `Meinte du «A», «B» eller «C»?`, with a space before it; empty where nothing is suggested.
    static func question(_ names: [String]) -> Trilingual {
        guard let last = names.last else { return Trilingual("", "", "") }
        func choice(_ or: String) -> String {
            let others = names.dropLast().map(\.echo).joined(separator: ", ")
            return others.isEmpty ? last.echo : "\(others) \(or) \(last.echo)"
        }
        return Trilingual(
            " Meinte du \(choice("eller"))?", " Mente du \(choice("eller"))?", " Did you mean \(choice("or"))?")
    }
}
