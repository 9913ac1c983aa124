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
    /// Which answer is the newest (RFC 5546 §2.1.5): the sequence it answered, and when it was given.
    public var sequence: Int?
    public var stamp: Date?
    /// Whom the person asked to come instead, as the calendar program named them.
    public var delegate: String?

    public init(
        _ state: State = .none, at: Date? = nil, way: Way? = nil, comment: String? = nil, sequence: Int? = nil,
        stamp: Date? = nil, delegate: String? = nil
    ) {
        self.state = state
        self.at = at
        self.way = way
        self.comment = comment
        self.sequence = sequence
        self.stamp = stamp
        self.delegate = delegate
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
