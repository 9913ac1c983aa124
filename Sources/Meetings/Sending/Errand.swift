public import FoundationEssentials

/// What a round of letters is about.
public enum Errand: Hashable, Sendable {
    case invite
    case move(MoveTarget)
    case cancel(reason: String?)
    case agenda
}

/// A letter as its reader would get it.
public struct LetterPreview: Hashable, Sendable, Identifiable {
    public var person: Person
    /// What kind of letter, `invitation`.
    public var kind: String
    public var subject: String
    public var text: String
    public var html: String?

    public var id: String { "\(kind)-\(person.id)" }
}

/// A round before it is sent: every letter of it, to look at, and the name of what is shown.
public struct RoundPreview: Sendable {
    /// As it would be afterwards.
    public var meeting: Meeting
    public var letters: [LetterPreview]
    /// Who has the present call already and gets nothing.
    public var already: [Round.Recipient]
    public var vacantSeats: [String]
    /// What a plan would have against the new date.
    public var against: [Constraint]
    public var warnings: [Trilingual]
    /// Addresses that letters have come back from.
    public var unreachable: Set<String>
    /// Where it was sent already, as it is: when.
    public var alreadySent: Date?
    /// What is sent is what was shown under the same name, or nothing is.
    public var mark: String
}

extension Refusal {
    /// Somebody has changed something since the preview was made.
    static var previewChanged: Refusal {
        Refusal(
            .notNow, code: "preview-changed",
            Trilingual(
                "Noko er endra sidan du såg på breva: ingenting er sendt. Sjå over ein gong til",
                "Noe er endret siden du så på brevene: ingenting er sendt. Se over en gang til",
                "Something has changed since you looked at the letters: nothing was sent. Look once more"))
    }
}
