public import FoundationEssentials

/// What someone has answered to a call (PARTSTAT, RFC 5545 §3.2.12).
public struct Answer: Hashable, Codable, Sendable {
    public enum State: String, Codable, Sendable, CaseIterable {
        case none, accepted, declined, tentative
    }

    /// How it came.
    public enum Way: String, Codable, Sendable { case mail, word, link }

    public var state: State
    public var at: Date?
    public var way: Way?
    public var comment: String?

    public init(_ state: State = .none, at: Date? = nil, way: Way? = nil, comment: String? = nil) {
        self.state = state
        self.at = at
        self.way = way
        self.comment = comment
    }
}

/// How many have answered what, of those who are called.
public struct AnswerCount: Hashable, Codable, Sendable {
    public var accepted = 0
    public var declined = 0
    public var tentative = 0
    public var none = 0

    public init(_ invitations: [Invitation]) {
        for invitation in invitations where invitation.withdrawn == nil {
            switch invitation.answer.state {
            case .accepted: accepted += 1
            case .declined: declined += 1
            case .tentative: tentative += 1
            case .none: none += 1
            }
        }
    }
}
