/// Who asks: what they may find, and what of it they may read.
public struct SearchReach: Hashable, Sendable {
    /// The forums whose things are found; nil for all.
    public var forums: Set<ForumID>?
    /// Those whose exempt cases (offentleglova) are shown with more than their number; nil for all.
    public var insideOf: Set<ForumID>?

    public init(forums: Set<ForumID>?, insideOf: Set<ForumID>?) {
        self.forums = forums
        self.insideOf = insideOf
    }

    public static let everything = SearchReach(forums: nil, insideOf: nil)

    public func sees(_ forum: ForumID) -> Bool { forums?.contains(forum) ?? true }
}

/// A document that was found: how many of the things asked for are in it, and how much they count there.
public struct SearchMatch: Hashable, Sendable {
    public var document: SearchDocument
    public var things: Int
    public var score: Int

    public init(document: SearchDocument, things: Int, score: Int) {
        self.document = document
        self.things = things
        self.score = score
    }
}

/// One answer, and where it leads.
public struct SearchFinding: Hashable, Sendable {
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case decision
        case matter = "case"
        case item, minutes, meeting, forum, person, organisation

        public var words: Trilingual {
            switch self {
            case .decision: Trilingual("Vedtak", "Vedtak", "Decision")
            case .matter: Trilingual("Sak", "Sak", "Case")
            case .item: Trilingual("Oppfølgingspunkt", "Oppfølgingspunkt", "Action item")
            case .minutes: Trilingual("Referat", "Referat", "Minutes")
            case .meeting: Trilingual("Møte", "Møte", "Meeting")
            case .forum: Trilingual("Forum", "Forum", "Forum")
            case .person: Trilingual("Person", "Person", "Person")
            case .organisation: Trilingual("Organisasjon", "Organisasjon", "Organisation")
            }
        }
    }

    public var kind: Kind
    public var title: String
    /// A piece of the text around what was asked for; the parts that match are marked.
    public var excerpt: [SearchExcerpt.Part]
    public var forum: Forum?
    public var date: CalendarDate?
    public var place: Place
    /// Exempt from disclosure: only its number is shown.
    public var isWithheld: Bool

    public init(
        kind: Kind, title: String, excerpt: [SearchExcerpt.Part] = [], forum: Forum? = nil,
        date: CalendarDate? = nil, place: Place, isWithheld: Bool = false
    ) {
        self.kind = kind
        self.title = title
        self.excerpt = excerpt
        self.forum = forum
        self.date = date
        self.place = place
        self.isWithheld = isWithheld
    }
}
