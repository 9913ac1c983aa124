/// The few headers that Outlook writes above what it quotes: `Frå:`, `Sendt:`, `Til:`, `Emne:`.
enum HeaderBlock {
    private enum Label {
        case from, sent, to, copy, subject
    }

    /// How far the last of them may be from the first: long lists of receivers are broken into lines.
    private static let mostLines = 12

    /// Whether a block begins in a line: who it was from, and two of when, to whom and about what.
    static func begins(at index: Int, in lines: [String]) -> Bool {
        guard let first = label(of: lines[index]), first == .from || first == .sent else { return false }
        if first == .from, isWhole(lines[index]) { return true }
        var found: Set<Label> = []
        for line in lines[index...].prefix(mostLines) {
            if let label = label(of: line) { found.insert(label) }
        }
        return found.contains(.from) && found.intersection([.sent, .to, .subject]).count >= 2
    }

    /// What stands before the colon, with the marks of bold type around it or not.
    private static func label(of line: String) -> Label? {
        let start = line.utf8.prefix(40)
        guard let colon = start.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let word = line[..<colon].trimmed.drop { $0 == "*" || $0 == "_" }.prefix { $0 != "*" && $0 != "_" }
        return labels[word.trimmed.lowercased()]
    }

    /// All in one line, as some programs make it of HTML.
    private static func isWhole(_ line: String) -> Bool {
        let words = Set(
            line.prefix(1_000).lowercased().split { " *>".contains($0) }.compactMap { word in
                word.hasSuffix(":") ? labels[String(word.dropLast())] : nil
            })
        return words.contains(.from) && words.intersection([.sent, .to, .subject]).count >= 2
    }

    private static let labels: [String: Label] = [
        "frå": .from, "fra": .from, "from": .from, "från": .from, "von": .from,
        "sendt": .sent, "sent": .sent, "skickat": .sent, "gesendet": .sent, "dato": .sent, "date": .sent,
        "datum": .sent, "sendt dato": .sent,
        "til": .to, "to": .to, "till": .to, "an": .to,
        "kopi": .copy, "cc": .copy, "kopia": .copy,
        "emne": .subject, "subject": .subject, "ämne": .subject, "betreff": .subject,
    ]
}
