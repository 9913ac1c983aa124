import Markdown
import Meetings
import Synchronization

/// What a letter says, but for what is the reader's own.
struct LetterText: Sendable {
    let subject: String
    let text: LetterPart
    let html: LetterPart
    /// For a calendar's description; empty where the letter has no calendar.
    let calendarText: LetterPart

    private static let calendarWidth = 2_000

    /// - Parameter own: of any reader.
    init(
        subject: String, _ page: LetterPage, _ language: Language, _ templates: LetterTemplates, own: ReadersOwn
    ) {
        self.subject = subject
        text = LetterPart(text: page.text, own: own)
        html = LetterPart(html: page.html(title: subject, language: language, templates: templates))
        calendarText = LetterPart(
            unbroken: MarkdownDocument(blocks: page.calendarText).plainText(width: Self.calendarWidth))
    }

    /// Nothing can be put in the place of a mark in the subject or in a link's address.
    var hasLostMarks: Bool { html.hasLostMarks || subject.unicodeScalars.contains(LetterMark.own) }

    var bytes: Int { text.bytes + html.bytes + calendarText.bytes }

    func filled(with own: ReadersOwn) -> FilledLetter {
        FilledLetter(
            subject: subject, text: text.filled(with: own), html: html.filled(with: own),
            calendarText: calendarText.filled(with: own))
    }
}

/// What a letter says, ready for a mail.
struct FilledLetter {
    let subject: String
    let text: String
    let html: String
    let calendarText: String
}

/// What the latest letters say. Those of a round say the same to all who have the same language, but for what is the
/// reader's own.
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
