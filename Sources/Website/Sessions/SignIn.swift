public import FoundationEssentials
public import Meetings

/// Whose session a cookie is; the store behind it is the core's.
public struct SignIn: Sendable {
    /// Somebody who is signed in.
    public struct Opened: Sendable {
        /// The session's id.
        public var session: String
        public var address: String
        /// The cookie is to be set to it.
        public var newToken: String?
        /// No good from then on.
        public var expires: Date
    }

    let open: @Sendable (_ cookie: String) async throws -> Opened?

    /// Sessions as they are kept in the books.
    public static func sessions(_ environment: Meetings.Environment) -> SignIn {
        SignIn { cookie in
            try await AccessWorkflow(environment).open(cookie).map { opened in
                Opened(
                    session: opened.session.id, address: opened.session.address, newToken: opened.newToken,
                    expires: opened.session.expires)
            }
        }
    }
}
