import Meetings
import Synchronization

/// What a letter says, ready for a mail.
struct LetterText: Sendable {
    let subject: String
    let text: String
    let html: String
    /// For a calendar's description; empty where the letter has no calendar.
    let calendarText: String

    var bytes: Int { text.utf8.count + html.utf8.count + calendarText.utf8.count }
}

/// What the latest letters say. Those of a round say the same to all who have the same language and the same seat.
final class RecentLetters: Sendable {
    /// All that the text follows from.
    struct Key: Hashable {
        var kind: String
        var language: Language
        var draft: LetterDraft
    }

    private static let mostLetters = 256
    private static let mostBytesEach = 32 << 10

    private let letters = Mutex<[Key: LetterText]>([:])

    func text(
        _ key: Key, make: (Key) throws(LetterError) -> LetterText
    ) throws(LetterError) -> LetterText {
        if let known = letters.withLock({ $0[key] }) { return known }
        let made = try make(key)
        guard made.bytes <= Self.mostBytesEach else { return made }
        letters.withLock { letters in
            if letters.count == Self.mostLetters { letters.removeAll() }
            letters[key] = made
        }
        return made
    }
}
