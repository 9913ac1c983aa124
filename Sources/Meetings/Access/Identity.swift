/// Who somebody has proven to be.
public enum Identity: Hashable, Sendable {
    case stranger
    /// Whoever reads the mail of this address, in lower case. Who that is, each network's register says, each time.
    case address(String, isAdministrator: Bool)
    /// The holder of a token, which is one person's in one network.
    case person(PersonID, NetworkID)

    public var isAdministrator: Bool {
        if case .address(_, let isAdministrator) = self { isAdministrator } else { false }
    }

    public var address: String? {
        if case .address(let address, _) = self { address } else { nil }
    }

    /// To the site, whichever network it is about.
    public var standing: Standing {
        switch self {
        case .stranger: .stranger
        case .address(_, let isAdministrator): isAdministrator ? .administrator : .person
        case .person: .person
        }
    }

    /// Where no network is named, or none of that name exists.
    public func verdict(on right: Right) -> Verdict {
        if right == .anyone { return .allowed }
        if self == .stranger { return .signIn }
        let (least, scope) = right.rule
        guard scope == .site else { return .hidden }
        return standing >= least ? .allowed : .forbidden
    }
}

/// What somebody may see and do in one network on a day.
public struct Access: Sendable {
    public let identity: Identity
    /// Who it is in this network; nil for one who isn't in its register.
    public let person: Person?
    private let register: Register
    private let date: CalendarDate

    init(_ identity: Identity, _ register: Register, on date: CalendarDate) {
        self.identity = identity
        self.register = register
        self.date = date
        person =
            switch identity {
            case .stranger: nil
            case .address(let address, _): register.person(at: address, on: date)
            case .person(let id, let network):
                network == register.network.id ? register.person(id).flatMap { $0.stands(on: date) ? $0 : nil } : nil
            }
    }

    public func verdict(on right: Right, in forum: ForumID? = nil) -> Verdict {
        let (least, scope) = right.rule
        guard scope != .site else { return identity.verdict(on: right) }
        if identity == .stranger { return .signIn }
        guard standing > .stranger else { return .hidden }
        guard scope == .forum else { return standing >= least ? .allowed : .forbidden }
        guard let forum, register.forum(forum) != nil else { return .hidden }
        return standing(in: forum) >= least ? .allowed : .forbidden
    }

    public func may(_ right: Right, in forum: ForumID? = nil) -> Bool { verdict(on: right, in: forum) == .allowed }

    /// In the network as a whole.
    public var standing: Standing { standing(in: nil) }

    /// - Parameter forum: nil for the network as a whole.
    public func standing(in forum: ForumID?) -> Standing {
        if identity.isAdministrator { return .administrator }
        return person.map { register.standing(of: $0.id, in: forum, on: date) } ?? .stranger
    }

    /// The forums they may look into, in the register's order.
    public var forums: [Forum] { forums(.seeForum) }

    public func forums(_ right: Right) -> [Forum] { register.forums.filter { may(right, in: $0.id) } }
}

extension Register {
    public func access(of identity: Identity, on date: CalendarDate) -> Access {
        Access(identity, self, on: date)
    }

    /// Whose address it is by the register alone. What was learnt from mails doesn't count here: who has got a mail
    /// accepted in another's name must not get in by it.
    func person(at address: String, on date: CalendarDate) -> Person? {
        let standing = people.filter { $0.stands(on: date) }
        return standing.first { $0.email.lowercased() == address }
            ?? standing.first { person in person.aliases.contains { $0.contains("@") && $0.lowercased() == address } }
    }
}

extension Books {
    public func access(of identity: Identity) -> Access { register.access(of: identity, on: today) }
}
