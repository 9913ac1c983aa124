/// What it takes to see or do something. Every address of the website and every call of the interface names one. Who
/// has which stands in one table, ``rule``.
public enum Right: String, Sendable, CaseIterable {
    /// Whoever comes: public pages, signing in, and what a link of its own lets in.
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
    /// The register, the mailbox and the outbox of the network of the path: whoever coordinates one of its forums.
    case coordinateNetwork
    /// The installation.
    case administer

    /// Where somebody's standing is asked for.
    public enum Scope: Sendable { case site, network, forum }

    /// The table of rights: the least that one has to be, and where. Who is more has it too.
    public var rule: (least: Standing, scope: Scope) {
        switch self {
        case .anyone: (.stranger, .site)
        case .signedIn: (.person, .site)
        case .seeNetwork: (.person, .network)
        case .seeForum: (.member, .forum)
        case .lead: (.leader, .forum)
        case .coordinate: (.coordinator, .forum)
        case .coordinateNetwork: (.coordinator, .network)
        case .administer: (.administrator, .site)
        }
    }

    public var least: Standing { rule.least }

    /// Whether it is asked of one forum, and not of the network as a whole.
    public var isOfForum: Bool { rule.scope == .forum }

    public func isGiven(to standing: Standing) -> Bool { least <= standing }
}

/// What follows from the table for one who asks.
public enum Verdict: Hashable, Sendable {
    case allowed
    /// Nobody has signed in: whether there is anything here isn't said.
    case signIn
    /// It is there, and isn't theirs.
    case forbidden
    /// It isn't there, as far as they may know: networks never see each other.
    case hidden
}
