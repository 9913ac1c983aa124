/// Why an address, a mail to be written or a mail to be read was refused.
public struct MailError: Error, Hashable, Sendable {
    /// What was being done.
    public enum Attempt: String, Hashable, Sendable {
        case parseAddress, composeMail, checkWireFormat, readMail, makeReturnAddress
    }

    public enum Code: String, Hashable, Sendable, CaseIterable {
        case emptyAddress, addressTooLong, badLocalPart, badDomain
        /// A local part with letters beyond ASCII would need SMTPUTF8, which few receivers have.
        case localPartNotASCII
        /// A line end, NUL or another control in what becomes a header.
        case controlInHeader
        case badMessageID, badDate, badHeader, badFilename, badMediaType, badCalendar, badText
        case tooLarge
        /// A bare CR or LF, NUL, an 8-bit byte, a line beyond 998 bytes, or no line end at the end.
        case notWireFormat
        case headerTooLarge, tooManyParts, tooDeep, unreadable
        case badLetterID, weakKey
    }

    public enum Permanence: String, Hashable, Sendable {
        case temporary, permanent, unknown
    }

    public let attempt: Attempt
    public let code: Code
    /// For the log, in English; it holds no address and no text of the mail.
    public let detail: String

    /// Nothing in this module depends on more than what it was given.
    public var permanence: Permanence { .permanent }

    init(_ attempt: Attempt, _ code: Code, _ detail: String) {
        self.attempt = attempt
        self.code = code
        self.detail = detail
    }
}
