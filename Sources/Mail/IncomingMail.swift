/// A mail as it was read. Everything in it was written by somebody else.
public struct IncomingMail: Hashable, Sendable {
    public struct Header: Hashable, Sendable {
        public let name: String
        /// Unfolded and decoded.
        public let value: String
    }

    /// Somebody in `From`, `To` and the like.
    public struct Correspondent: Hashable, Sendable {
        public let name: String
        /// As it was written.
        public let addressText: String
        /// Nil where the address is not one that we would send to.
        public var address: MailAddress? { try? MailAddress(parsing: addressText) }
    }

    /// A leaf of the mail's tree, in the order of the mail. A mail inside the mail is one leaf, `message/rfc822`, with
    /// the bytes of that mail.
    public struct Part: Hashable, Sendable {
        /// Lower-case, `text/calendar`.
        public let mediaType: String
        /// Of `Content-Type`, names in lower case.
        public let parameters: [String: String]
        /// `attachment`, `inline`, in lower case.
        public let disposition: String?
        public let filename: String?
        /// Decoded; at most `MailReader.Limits.partBytes` of them.
        public let bytes: [UInt8]
        public let isTruncated: Bool
        /// The bytes as text, where the media type is one of text.
        public let text: String?
    }

    public let from: [Correspondent]
    /// Who sent it for those in `from`; nil where the mail doesn't say.
    public let sender: Correspondent?
    public let replyTo: [Correspondent]
    public let to: [Correspondent]
    public let cc: [Correspondent]
    public let subject: String
    /// Without angle brackets, as the following.
    public let messageID: String?
    public let inReplyTo: String?
    public let references: [String]
    public let date: MailDate?
    /// From the top of the mail down, those of its content last.
    public let headers: [Header]
    /// Of the mail as a whole, lower-case, `multipart/report`.
    public let mediaType: String
    /// Of the mail's own `Content-Type`, names in lower case.
    public let parameters: [String: String]
    public let parts: [Part]

    /// The value of the first header of this name, in any case.
    public func header(_ name: String) -> String? {
        headers(named: name).first
    }

    /// The values of all headers of this name, in any case.
    public func headers(named name: String) -> [String] {
        let lowercase = name.lowercased()
        return headers.filter { $0.name.lowercased() == lowercase }.map(\.value)
    }

    /// The first text in plain that isn't a file.
    public var text: String? {
        parts.first { $0.mediaType == "text/plain" && $0.disposition != "attachment" }?.text
    }
}
