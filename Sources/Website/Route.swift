public import Meetings

/// One address of the site: how it is asked for, who may, and what answers. All of them stand in `Website.routes`, so
/// that the table of rights, the descriptions and the tests can go through them.
public struct Route: Sendable {
    public enum Method: String, Sendable, CaseIterable {
        case get = "GET", post = "POST", put = "PUT", delete = "DELETE"
    }

    public let method: Method
    /// `/n/{network}/f/{forum}`: a part in braces is a parameter.
    public let path: String
    public let right: Right
    /// Who has sent the form is proven by something else than a session's cookie: an API token.
    public private(set) var isForPrograms = false
    /// The page is the same for the same reader while the network's books are, for a minute at most.
    public private(set) var isKept = false
    /// The most that a body may have, in bytes.
    public private(set) var limitBytes = 1 << 20
    let handle: @Sendable (Visit) async throws -> Reply

    private init(
        _ method: Method, _ path: String, _ right: Right, _ handle: @escaping @Sendable (Visit) async throws -> Reply
    ) {
        self.method = method
        self.path = path
        self.right = right
        self.handle = handle
    }

    /// A page to look at. Nothing is written by it, whatever it shows.
    static func get(
        _ path: String, _ right: Right, _ handle: @escaping @Sendable (Visit) async throws -> Reply
    ) -> Route { Route(.get, path, right, handle) }

    /// A deed. The sender's token and origin are checked before it is handled.
    static func post(
        _ path: String, _ right: Right, _ handle: @escaping @Sendable (Visit) async throws -> Reply
    ) -> Route { Route(.post, path, right, handle) }

    static func put(
        _ path: String, _ right: Right, _ handle: @escaping @Sendable (Visit) async throws -> Reply
    ) -> Route { Route(.put, path, right, handle) }

    static func delete(
        _ path: String, _ right: Right, _ handle: @escaping @Sendable (Visit) async throws -> Reply
    ) -> Route { Route(.delete, path, right, handle) }

    /// For programs with a token of their own: no cookie is read, and no form token asked for.
    func forPrograms() -> Route { with { $0.isForPrograms = true } }

    /// Kept and shown again while nothing has changed.
    func kept() -> Route { with { $0.isKept = true } }

    func taking(bytes: Int) -> Route { with { $0.limitBytes = bytes } }

    private func with(_ change: (inout Route) -> Void) -> Route {
        var route = self
        change(&route)
        return route
    }
}
