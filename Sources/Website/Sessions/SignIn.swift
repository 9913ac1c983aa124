/// Whose session a cookie is; the store behind it is the core's.
public struct SignIn: Sendable {
    /// The address that was proven; nil where the session is unknown, over or taken back.
    public var address: @Sendable (_ session: String?) async throws -> String?

    public init(address: @escaping @Sendable (_ session: String?) async throws -> String?) { self.address = address }

    /// Nobody can sign in.
    public static let none = SignIn { _ in nil }
}
