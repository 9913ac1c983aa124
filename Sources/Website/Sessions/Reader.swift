public import Meetings

/// Who asks, as far as is known, and in which language they read.
public struct Reader: Sendable {
    /// What was proven by signing in, or by a token.
    public var identity: Identity
    /// The session's id; nil for strangers and programs.
    public var session: String?
    /// What a program signed in with.
    public var token: APIToken?
    /// The person with that address in the network of the path.
    public var person: Person?
    /// In the network of the path, or in its forum where the right is of a forum.
    public var standing: Standing
    public var language: Language
    /// In the network as a whole, for what the page may lead to.
    public var networkStanding: Standing
    /// What they may do in the network of the path; nil where the path names none.
    public var access: Access?

    public init(
        identity: Identity = .stranger, person: Person? = nil, standing: Standing = .stranger, language: Language,
        networkStanding: Standing = .stranger
    ) {
        self.identity = identity
        self.person = person
        self.standing = standing
        self.language = language
        self.networkStanding = networkStanding
    }

    /// The address that was proven by signing in; nil for a stranger.
    public var address: String? { identity.address }

    public var isSignedIn: Bool { identity != .stranger }

    /// Who did it, as it is written in histories.
    public var name: String { person?.name ?? address ?? "" }

    /// Whether the page may offer what takes this right.
    public func may(_ right: Right) -> Bool {
        switch right {
        case .anyone: true
        case .signedIn: isSignedIn
        case .administer: identity.isAdministrator
        default: right.isGiven(to: right.isOfForum ? standing : networkStanding)
        }
    }

    /// The forums of the path's network that they may look into.
    public var forums: [Forum] { access?.forums ?? [] }
}
