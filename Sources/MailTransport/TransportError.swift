/// Why a connection could not be made or used, or a letter not be written.
///
/// Never holds a password or token, nor the text of a letter.
public struct TransportError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, for those who decide what to do about it.
    public enum Code: String, Sendable {
        /// libcurl is missing its right TLS library.
        case backend
        /// The settings cannot be used as they are.
        case settings
        /// The letter itself cannot be carried: an address or its bytes.
        case letter
        /// No such host, or the name service did not answer.
        case nameLookup
        /// Nobody answers there.
        case unreachable
        /// The server greeted with a refusal, or refused EHLO.
        case refusedService
        /// The server offers no encryption, or failed to start it.
        case encryption
        /// The server's certificate is not trusted, or is not for this host.
        case certificate
        /// Name and password were refused, or the server offers no login.
        case login
        /// The server did not answer in time.
        case timedOut
        /// The connection broke.
        case closed
        /// The server's answer could not be understood.
        case notUnderstood
        /// The caller withdrew before the final dot, or was cancelled.
        case withdrawn
        /// A file or folder could not be written.
        case disk
    }

    /// Whether trying the same again later can help without anyone's doing something first.
    public enum Permanence: String, Sendable {
        case temporary, permanent, unknown
    }

    /// What was being done, with host and port where there are any: `connecting to mail.example.no:587`.
    public let attempt: String
    public let code: Code
    public let permanence: Permanence
    /// What the library, the server or the system said.
    public let detail: String
    public let cause: (any Error)?

    init(
        _ attempt: String, _ code: Code, _ permanence: Permanence, _ detail: String, cause: (any Error)? = nil
    ) {
        self.attempt = attempt
        self.code = code
        self.permanence = permanence
        self.detail = detail
        self.cause = cause
    }

    public var description: String { "\(attempt): \(detail)" }
}
