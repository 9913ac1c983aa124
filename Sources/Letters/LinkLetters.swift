import Mail
import Meetings

/// Links to the pages where a letter can be answered too. A letter in the outbox has marks where their tokens belong.
extension LetterWriter {
    /// The letter with the tokens of its links in place of their marks.
    public func fill(_ marks: [String: String], in letter: [UInt8]) -> [UInt8] {
        FilledMail.filling(marks, in: letter)
    }
}

extension LetterReader {
    /// Nothing where there are no pages to lead to.
    func link(_ purpose: LinkPurpose) -> LetterValues.Value { .optional(envelope.links[purpose]) }
}
