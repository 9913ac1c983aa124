/// What it takes to see or do something. Every address of the website and every call of the interface names one.
public enum Right: String, Sendable, CaseIterable {
    case anyone
    /// Whoever has proven an address.
    case signedIn
    /// In the network of the path: its people.
    case seeNetwork
    /// In the forum of the path: its members.
    case seeForum
    /// Clears agendas, approves minutes, chairs.
    case lead
    /// Plans, calls, writes and follows up in the forum of the path.
    case coordinate
    /// The register, the mailbox and the outbox of the network of the path.
    case coordinateNetwork
    /// The installation.
    case administer

    /// Whether it is asked of one forum, and not of the network as a whole.
    public var isOfForum: Bool {
        switch self {
        case .seeForum, .lead, .coordinate: true
        case .anyone, .signedIn, .seeNetwork, .coordinateNetwork, .administer: false
        }
    }

    /// The table of rights: the least that one has to be.
    public var least: Standing {
        switch self {
        case .anyone, .signedIn: .stranger
        case .seeNetwork: .person
        case .seeForum: .member
        case .lead: .leader
        case .coordinate, .coordinateNetwork: .coordinator
        case .administer: .administrator
        }
    }

    public func isGiven(to standing: Standing) -> Bool { least <= standing }
}
