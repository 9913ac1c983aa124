/// What a party that isn't found was perhaps meant to be. Every suggestion is tried first, so what is
/// suggested always resolves.
extension PartyReader {
    /// The misreading with up to three suggestions.
    func advised(_ misreading: Misreading, in text: Substring) -> Misreading {
        guard let unknown = misreading.unknown, text.utf8.count <= longestPhraseBytes else { return misreading }
        var suggestions: [String] = []
        for candidate in [rewrite(text), parted(text)].compactMap(\.self) + respelled(unknown, in: text) {
            if !suggestions.contains(candidate) { suggestions.append(candidate) }
        }
        suggestions = Array(suggestions.prefix(3))
        let question = Suggestions.question(suggestions)
        var advised = misreading
        advised.suggestion = suggestions.first
        advised.message = Trilingual(
            misreading.message.nn + question.nn, misreading.message.nb + question.nb,
            misreading.message.en + question.en)
        return advised
    }

    /// The same said as the format wants it: `Leiar, LSU Volda` → `leiar, LSU Volda`, `Hareid, helseleiar` →
    /// `helseleiar, Hareid`, `Sande, Herøy og Vanylven` → `Sande; Herøy; Vanylven`,
    /// `Helse Førde: Dagrun Kyrkjebø, Samhandlingssjef` → `Dagrun Kyrkjebø, samhandlingssjef, Helse Førde`.
    /// Nil unless every piece of it is found in the register.
    func rewrite(_ text: Substring) -> String? {
        let marked = text.utf8.last == 0x3F
        let text = marked ? text[..<text.utf8.index(before: text.endIndex)].bare : text
        guard let parties = ordered(text) ?? listed(text), parties.allSatisfy(resolves) else { return nil }
        return parties.joined(separator: "; ") + (marked ? "?" : "")
    }

    private func resolves(_ text: String) -> Bool { (try? party(text[...])) != nil }

    private enum Part { case person, role, place }

    /// The fields put in order: name, role, place. Several names or several places are parties of their own.
    private func ordered(_ text: Substring) -> [String]? {
        let fields = text.split { $0 == "," || $0 == ":" }.map(\.bare)
        var parts: [(part: Part, written: String)] = []
        for field in fields {
            guard let part = part(field) else { return nil }
            parts.append(part)
        }
        let (people, roles, places) = (written(.person, parts), written(.role, parts), written(.place, parts))
        switch (people.count, roles.count, places.count) {
        case (0...1, 0...1, 0...1) where !parts.isEmpty: return [(people + roles + places).joined(separator: ", ")]
        case (2..., 0, 0), (0, 0, 2...): return parts.map(\.written)
        default: return nil
        }
    }

    private func part(_ field: Substring) -> (part: Part, written: String)? {
        if roles[field.nameKey] != nil, let first = field.first {
            return (.role, first.lowercased() + field.dropFirst())
        }
        let found = names.find(field, on: date)
        guard found.count == 1, let entry = found.first else { return nil }
        if case .person = entry.named { return (.person, entry.written) }
        return (.place, entry.written)
    }

    private func written(_ part: Part, _ parts: [(part: Part, written: String)]) -> [String] {
        parts.filter { $0.part == part }.map(\.written)
    }

    /// `Sande, Herøy og Vanylven`, `helseleiar, Hareid og Oddvar`, `Sande/Herøy`.
    private func listed(_ text: Substring) -> [String]? {
        let words = text.split { $0 == " " || $0 == "\t" }
        let pieces = words.split { $0 == "og" || $0 == "&" }.map { $0.joined(separator: " ") }
            .flatMap { $0.split(separator: "/") }.map(\.bare)
        guard pieces.count > 1 else { return nil }
        var parties: [String] = []
        for piece in pieces {
            guard let ordered = ordered(piece) else { return nil }
            parties += ordered
        }
        return parties
    }

    /// With the comma that was forgotten: `helseleiar Hareid`.
    private func parted(_ text: Substring) -> String? {
        let words = text.split { $0 == " " || $0 == "\t" }
        guard !text.utf8.contains(0x2C), (2...10).contains(words.count) else { return nil }
        return (1..<words.count).lazy.map { cut in
            words[..<cut].joined(separator: " ") + ", " + words[cut...].joined(separator: " ")
        }.first(where: resolves)
    }

    /// With the unknown name replaced by those most like it.
    private func respelled(_ unknown: Substring, in text: Substring) -> [String] {
        let roleNames = register.roles.flatMap(\.names)
        let pool = unknown.startsSmall ? roleNames + names.written : names.written + roleNames
        return Suggestions.nearest(to: String(unknown), among: pool, limit: 6).map { name in
            String(text[..<unknown.startIndex]) + name + String(text[unknown.endIndex...])
        }.filter(resolves)
    }
}
