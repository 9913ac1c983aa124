/// One thing that can be found: a case, a decision, what the minutes say of a case, an action item or a meeting.
/// People, forums and organisations are found in the register itself.
public struct SearchDocument: Hashable, Sendable {
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case decision
        case matter = "case"
        case item, minutes, meeting
    }

    /// Who may find it. A case that is exempt from disclosure (offentleglova) is kept twice: whole for those of the
    /// forum, and as its number alone for the others.
    public enum Audience: Int, Codable, Sendable {
        case everyone, insiders, outsiders
    }

    public var kind: Kind
    /// The network's own for this kind: what is kept again under the same key takes its place.
    public var key: String
    public var forum: ForumID
    public var meeting: MeetingID?
    public var date: CalendarDate
    public var title: String
    public var body: String
    /// Found by, and never shown.
    public var keywords: String
    public var audience: Audience

    public init(
        kind: Kind, key: String, forum: ForumID, meeting: MeetingID? = nil, date: CalendarDate, title: String,
        body: String = "", keywords: String = "", audience: Audience = .everyone
    ) {
        self.kind = kind
        self.key = key
        self.forum = forum
        self.meeting = meeting
        self.date = date
        self.title = title
        self.body = body
        self.keywords = keywords
        self.audience = audience
    }

    /// How far into a text words are indexed.
    private static let mostLetters = 60_000

    /// Every word that it is found by, with what it counts: a word of the title four times one of the text.
    public var words: [String: Int] {
        var weights: [String: Int] = ["@\(forum)": 2]
        func add(_ text: String, _ weight: Int, most: Int) {
            for token in String(text.prefix(SearchDocument.mostLetters)).searchTokens
            where !SearchWords.stop.contains(token.key) {
                weights[token.key] = min(most, weights[token.key, default: 0] + weight)
            }
        }
        add(body, 5, most: 10)
        add(keywords, 5, most: 5)
        add(title, 20, most: 30)
        return weights
    }
}
