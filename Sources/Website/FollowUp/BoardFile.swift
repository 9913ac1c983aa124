import Meetings

/// The board as a file for spreadsheets (RFC 4180, with semicolons, as Norwegian ones expect).
struct BoardFile {
    let visit: Visit

    /// The mark that tells spreadsheets that it is UTF-8, and the names of the columns.
    var head: String {
        let names = [
            visit.words("Forum", "Forum", "Forum"), visit.words("Nummer", "Nummer", "Number"),
            visit.words("Tekst", "Tekst", "Text"), visit.words("Ansvarleg", "Ansvarlig", "Owner"),
            visit.words("Hos", "Hos", "With"), visit.words("Frist", "Frist", "Deadline"),
            visit.words("Fristdato", "Fristdato", "Due date"), visit.words("Status", "Status", "State"),
            visit.words("Dagar att", "Dager igjen", "Days left"), visit.words("Sak", "Sak", "Case"),
            visit.words("Møte", "Møte", "Meeting"), visit.words("Merknad", "Merknad", "Note"),
        ]
        return "\u{FEFF}" + text(names)
    }

    func rows(_ lines: [ItemLine]) -> String { lines.map { text(row($0)) }.joined() }

    private func text(_ cells: [String]) -> String { cells.map(BoardFile.cell).joined(separator: ";") + "\r\n" }

    private func row(_ line: ItemLine) -> [String] {
        let item = line.item
        let isOpen = item.state.isOpen
        return [
            line.forum.name, "\(item.number)", item.text, item.ownersText, line.owners.joined(separator: ", "),
            item.due.text, item.due.date?.description ?? "", BoardWords.state(item.state)[visit.language],
            isOpen ? line.daysLeft.map(String.init) ?? "" : "", item.caseTitle, item.meetingDate.description,
            item.note ?? "",
        ]
    }

    /// What spreadsheets take for the beginning of a formula.
    private static let marks: Set<Character> = ["=", "+", "-", "@", "\t", "\r", "\n"]

    /// Within quotes where it must be. What a spreadsheet would take for a formula gets an apostrophe before it; a
    /// number may begin with a minus.
    static func cell(_ text: String) -> String {
        var text = text.replacing("\r\n", with: "\n")
        let first = text.drop { $0 == " " }.first
        // A carriage return and a line feed beside each other would be one character.
        let isFormula = first.map { BoardFile.marks.contains($0) } ?? false
        if isFormula, Int(text) == nil { text = "'" + text }
        guard text.contains(where: { ";\"\n\r".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
