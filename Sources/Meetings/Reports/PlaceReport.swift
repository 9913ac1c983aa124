/// Where something is dealt with, as other programs read it; commands name meetings and items the same way.
public struct PlaceReport: Encodable, Sendable {
    public var kind: String
    public var forum: ForumID?
    /// `sjustjerna/2023-08-18`.
    public var meeting: String?
    public var part: Place.MeetingPart?
    public var number: Int?
    public var state: String?
    public var id: String?

    public init(_ place: Place) {
        switch place {
        case .forum(let id): (kind, forum) = ("forum", id)
        case .plan(let id): (kind, forum) = ("plan", id)
        case .roster(let id): (kind, forum) = ("roster", id)
        case .cases(let id): (kind, forum) = ("cases", id)
        case .meeting(let id, let date, let part):
            (kind, forum, meeting) = ("meeting", id, "\(id)/\(date)")
            self.part = part == .whole ? nil : part
        case .item(let id, let number): (kind, forum, self.number) = ("item", id, number)
        case .items(let id, let selection): (kind, forum, state) = ("items", id, selection.rawValue)
        case .inbox(let number): (kind, self.number) = ("inbox", number)
        case .mail: kind = "mail"
        case .person(let id): (kind, self.id) = ("person", id.rawValue)
        case .organisation(let id): (kind, self.id) = ("organisation", id.rawValue)
        }
    }
}
