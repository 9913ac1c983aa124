public import Meetings

/// Who asks, as far as is known, and in which language they read.
public struct Reader: Sendable {
    /// The address that was proven by signing in; nil for a stranger.
    public var address: String?
    /// The person with that address in the network of the path.
    public var person: Person?
    /// In the network of the path, or in its forum where the right is of a forum.
    public var standing: Standing
    public var language: Language
    /// In the network as a whole, for what the page may lead to.
    public var networkStanding: Standing

    public init(
        address: String? = nil, person: Person? = nil, standing: Standing = .stranger, language: Language,
        networkStanding: Standing = .stranger
    ) {
        self.address = address
        self.person = person
        self.standing = standing
        self.language = language
        self.networkStanding = networkStanding
    }

    public var isSignedIn: Bool { address != nil }

    /// Who did it, as it is written in histories.
    public var name: String { person?.name ?? address ?? "" }

    /// Whether the page may offer what takes this right.
    public func may(_ right: Right) -> Bool {
        switch right {
        case .anyone: true
        case .signedIn: isSignedIn
        default: right.isGiven(to: right.isOfForum ? standing : networkStanding)
        }
    }
}
