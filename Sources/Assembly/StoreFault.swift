import Database
import MailTransport

/// What went wrong below the core, as far as a command has to know: the words, and whether to try again.
public struct StoreFault: Sendable {
    public let text: String
    /// Trying the same again later can help without anyone's doing something first.
    public let isTemporary: Bool

    public init(_ error: any Error) {
        switch error {
        case let database as DatabaseError:
            text = database.description
            isTemporary = database.permanence == .temporary
        case let transport as TransportError:
            text = transport.description
            isTemporary = transport.permanence == .temporary
        default:
            text = "\(error)"
            isTemporary = false
        }
    }
}
