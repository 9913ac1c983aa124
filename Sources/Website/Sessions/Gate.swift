import Meetings

/// Holds a reader to the right that a route asks for, by the one table of rights. What a stranger to the network may
/// not see isn't there.
struct Gate {
    let route: Route

    func check(_ reader: Reader, _ parameters: [String: String]) throws {
        switch verdict(on: reader, parameters) {
        case .allowed: return
        case .signIn: throw SignInNeeded()
        case .forbidden: throw Forbidden()
        case .hidden: throw Refusal.noPage
        }
    }

    private func verdict(on reader: Reader, _ parameters: [String: String]) -> Verdict {
        // A token is one person's in one network: the installation is open to it only where it was made for that.
        if route.right == .administer, let token = reader.token {
            return token.scopes.contains(.administer) ? .allowed : .forbidden
        }
        guard let access = reader.access else { return reader.identity.verdict(on: route.right) }
        return access.verdict(on: route.right, in: parameters["forum"].map { ForumID($0) })
    }
}

/// The page is for those who have signed in.
struct SignInNeeded: Error {}

/// The reader may see the network, but not this.
struct Forbidden: Error {}
