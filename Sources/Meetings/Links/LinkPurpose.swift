/// What one link is good for: this and nothing else, on this object and no other.
public enum LinkPurpose: Hashable, Sendable {
    /// A page with the three answers. The UID tells a presenter's slot from the meeting as a whole.
    case answerInvitation(MeetingID, uid: String)
    /// Who comes instead (*vara*).
    case nameDeputy(MeetingID)
    case markDone(ForumID, Int)
    case askMoreTime(ForumID, Int)
    case notMine(ForumID, Int)
    /// Cases, news and what the reader's municipality presents.
    case contribute(MeetingID)
    /// The reader's open items, to look at and to answer for.
    case myItems
    /// All that the reader has to do with one meeting: its papers, the answer to the call, who comes instead, and what
    /// is sent in to it.
    case gathering(MeetingID)
    case approveMinutes(MeetingID)
    case clearAgenda(MeetingID)

    /// Stable: it stands in the database, in what is signed and in JSON.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case answerInvitation = "answer-invitation"
        case nameDeputy = "name-deputy"
        case markDone = "mark-done"
        case askMoreTime = "ask-more-time"
        case notMine = "not-mine"
        case contribute
        case myItems = "my-items"
        case gathering
        case approveMinutes = "approve-minutes"
        case clearAgenda = "clear-agenda"
    }

    public var kind: Kind {
        switch self {
        case .answerInvitation: .answerInvitation
        case .nameDeputy: .nameDeputy
        case .markDone: .markDone
        case .askMoreTime: .askMoreTime
        case .notMine: .notMine
        case .contribute: .contribute
        case .myItems: .myItems
        case .gathering: .gathering
        case .approveMinutes: .approveMinutes
        case .clearAgenda: .clearAgenda
        }
    }

    public var meeting: MeetingID? {
        switch self {
        case .answerInvitation(let meeting, _), .nameDeputy(let meeting), .contribute(let meeting),
            .gathering(let meeting), .approveMinutes(let meeting), .clearAgenda(let meeting):
            meeting
        case .markDone, .askMoreTime, .notMine, .myItems: nil
        }
    }

    public var uid: String? {
        if case .answerInvitation(_, let uid) = self { uid } else { nil }
    }

    /// The item it is about, by its forum and number.
    public var item: Filing.ItemKey? {
        switch self {
        case .markDone(let forum, let number), .askMoreTime(let forum, let number), .notMine(let forum, let number):
            Filing.ItemKey(forum, number)
        case .answerInvitation, .nameDeputy, .contribute, .myItems, .gathering, .approveMinutes, .clearAgenda: nil
        }
    }

    /// Whether a link for this is good for that part of it too. A page for a whole is one for its parts, and who can't
    /// come says in the same answer who comes instead.
    func covers(_ part: LinkPurpose) -> Bool {
        switch (self, part) {
        case (.myItems, .markDone), (.myItems, .askMoreTime), (.myItems, .notMine): true
        case (.gathering(let whole), .answerInvitation(let meeting, _)),
            (.gathering(let whole), .nameDeputy(let meeting)),
            (.gathering(let whole), .contribute(let meeting)),
            (.answerInvitation(let whole, _), .nameDeputy(let meeting)):
            whole == meeting
        default: self == part
        }
    }

    /// From its parts, as they are kept; nil where one is missing that belongs to the kind.
    public init?(_ kind: Kind, meeting: MeetingID?, uid: String?, forum: ForumID?, number: Int?) {
        let item = forum.flatMap { forum in number.map { Filing.ItemKey(forum, $0) } }
        let made: LinkPurpose? =
            switch kind {
            case .answerInvitation: meeting.flatMap { meeting in uid.map { .answerInvitation(meeting, uid: $0) } }
            case .nameDeputy: meeting.map { .nameDeputy($0) }
            case .markDone: item.map { .markDone($0.forum, $0.number) }
            case .askMoreTime: item.map { .askMoreTime($0.forum, $0.number) }
            case .notMine: item.map { .notMine($0.forum, $0.number) }
            case .contribute: meeting.map { .contribute($0) }
            case .myItems: .myItems
            case .gathering: meeting.map { .gathering($0) }
            case .approveMinutes: meeting.map { .approveMinutes($0) }
            case .clearAgenda: meeting.map { .clearAgenda($0) }
            }
        guard let made else { return nil }
        self = made
    }
}
