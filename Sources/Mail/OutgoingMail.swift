/// A mail to one recipient, as values; `composed()` makes its bytes.
public struct OutgoingMail: Sendable {
    /// A calendar object, sent both where clients look for it and as a file (RFC 6047 §2.4).
    public struct CalendarPart: Hashable, Sendable {
        /// UTF-8, every line ended by CRLF.
        public var bytes: [UInt8]
        /// `REQUEST`, `CANCEL`; must be the METHOD in the object.
        public var method: String

        public init(bytes: [UInt8], method: String) {
            self.bytes = bytes
            self.method = method
        }
    }

    public struct Attachment: Hashable, Sendable {
        /// Without folders.
        public var filename: String
        /// `application/pdf`; never a multipart or a message.
        public var mediaType: String
        public var bytes: [UInt8]

        public init(filename: String, mediaType: String, bytes: [UInt8]) {
            self.filename = filename
            self.mediaType = mediaType
            self.bytes = bytes
        }
    }

    public var from: Mailbox
    public var replyTo: Mailbox?
    /// The only one: other recipients never stand in a header.
    public var to: Mailbox
    public var subject: String
    public var date: MailDate
    /// `id@domain`, without angle brackets.
    public var messageID: String
    /// What this answers, without angle brackets.
    public var inReplyTo: String?
    /// The conversation, oldest first, without angle brackets.
    public var references: [String]
    public var text: String
    public var html: String
    public var calendar: CalendarPart?
    public var attachments: [Attachment]
    /// `List-Unsubscribe`, `List-Unsubscribe-Post` and `X-Samling-…` only, each once, in ASCII.
    public var extraHeaders: [(name: String, value: String)]
    /// Says that no person wrote this, so that no absence notice comes back (RFC 3834 §5).
    public var autoSubmitted: Bool

    public init(
        from: Mailbox, replyTo: Mailbox? = nil, to: Mailbox, subject: String, date: MailDate, messageID: String,
        inReplyTo: String? = nil, references: [String] = [], text: String, html: String,
        calendar: CalendarPart? = nil, attachments: [Attachment] = [],
        extraHeaders: [(name: String, value: String)] = [], autoSubmitted: Bool = true
    ) {
        self.from = from
        self.replyTo = replyTo
        self.to = to
        self.subject = subject
        self.date = date
        self.messageID = messageID
        self.inReplyTo = inReplyTo
        self.references = references
        self.text = text
        self.html = html
        self.calendar = calendar
        self.attachments = attachments
        self.extraHeaders = extraHeaders
        self.autoSubmitted = autoSubmitted
    }
}
