/// What may be done with a link. Mail scanners open every link in every letter, with GET and with HEAD (`mail.md` §5
/// no. 9), so only a person who presses a button changes anything.
public enum LinkUse: String, Sendable, CaseIterable {
    /// Shows the page. Nothing is written, not even that somebody looked.
    case look
    /// Does what the link is for.
    case act

    /// By a request's method (RFC 9110 §9); nil for those that a link doesn't answer to.
    public init?(method: String) {
        switch method {
        case "GET", "HEAD": self = .look
        case "POST": self = .act
        default: return nil
        }
    }
}
