import ICalendar
import Mail

/// What the person who pressed the button wrote beside it: in the object itself, or, as Exchange does, in the mail.
struct ReplyComment {
    let message: CalendarMessage
    /// What the mail says in its own words, line by line.
    let words: [String]
    let writer: IncomingMail.Correspondent?

    private static let longestBytes = 2_000
    private static let mostLines = 60
    private static let mostBytesOfLine = 300

    /// Nil where there is nothing but what a program writes by itself.
    var text: String? {
        let own = message.comment ?? ownWords
        return own.isEmpty ? nil : OneLine.clipped(own, maximumBytes: Self.longestBytes)
    }

    private var ownWords: String {
        let first = words.prefix(Self.mostLines)
        let lines = first.filter { !isStock($0) }
        // Below its own sentence a program tells of the meeting; Exchange alone writes neither.
        guard lines.count == first.count || isOfExchange else { return "" }
        guard !message.productID.lowercased().contains("google") else { return "" }
        guard let start = lines.firstIndex(where: { !$0.isEmpty }), let end = lines.lastIndex(where: { !$0.isEmpty })
        else { return "" }
        return lines[start...end].joined(separator: "\n")
    }

    private var isOfExchange: Bool { message.productID.lowercased().contains("microsoft") }

    /// `Kari Nordmann har godtatt denne invitasjonen.`, and no words of Kari's own: people don't write of themselves
    /// by name, nor of others that they have answered an invitation.
    private func isStock(_ line: String) -> Bool {
        let line = line.lowercased()
        let bytes = Array(line.utf8.prefix(Self.mostBytesOfLine))
        guard Self.phrases.contains(where: bytes.hold) else { return false }
        let first = line.drop { !$0.isLetter }.prefix { $0.isLetter }
        if Self.persons.contains(String(first)) { return false }
        return isNameOfWriter(first) || Self.things.contains(where: bytes.hold)
    }

    private func isNameOfWriter(_ word: Substring) -> Bool {
        let names = message.attendees.flatMap { [$0.name, $0.address] } + [writer?.name, writer?.addressText]
        return names.contains { name in
            (name ?? "").lowercased().split { !$0.isLetter }.contains(word)
        }
    }

    private static let persons: Set<String> = ["eg", "jeg", "i", "me", "vi", "we", "han", "ho", "hun", "dei", "de"]
    private static let things = ["invit", "innkalling", "innbyding", "einladung", "kallelse", "møteførespurnad"].map {
        Array($0.utf8)
    }

    private static let phrases = [
        "has accepted", "has declined", "has tentatively", "has replied", "accepted this invitation",
        "accepted your invitation", "declined your invitation", "accepted the invitation", "declined the invitation",
        "har godtatt", "har godteke", "har takka ja", "har takket ja", "har takka nei",
        "har takket nei", "har avslått", "har avslege", "har akseptert", "har avvist", "har foreløpig godtatt",
        "har svart «", "har svart ja", "har svart nei", "har svart kanskje", "har accepteret", "har accepterat",
        "har tackat", "har afvist", "hat zugesagt", "hat abgelehnt", "hat angenommen",
        "invitation from google calendar",
        "invitasjon fra google kalender",
    ].map { Array($0.utf8) }
}

extension [UInt8] {
    /// Whether the bytes stand somewhere in these.
    fileprivate func hold(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first, count >= bytes.count else { return false }
        return (0...count - bytes.count).contains { start in
            self[start] == first && self[start..<start + bytes.count].elementsEqual(bytes)
        }
    }
}
