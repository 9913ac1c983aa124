/// Reads mails that others have written.
public enum MailReader {
    /// How much a mail may hold. Sizes are checked before the parser sees it.
    public struct Limits: Hashable, Sendable {
        public var bytes = 10 << 20
        /// Of the mail itself, and of each part.
        public var headerBytes = 64 << 10
        /// Multiparts inside each other.
        public var depth = 20
        public var parts = 200
        /// Decoded bytes of a part; what is beyond is left out.
        public var partBytes = 10 << 20
        /// Of a part's text; nobody writes as much, and every sign of it is looked at more than once.
        public var textBytes = 2 << 20

        public init() {}
    }

    /// - Throws: `MailError` where the mail is beyond the limits or not a mail.
    public static func read(_ bytes: [UInt8], limits: Limits = Limits()) throws(MailError) -> IncomingMail {
        // A file from an old Mac, which the parser would take for one line.
        let lines =
            bytes.contains(ASCII.newline) ? bytes : bytes.map { $0 == ASCII.carriageReturn ? ASCII.newline : $0 }
        try ForeignMailGate(limits: limits).check(lines)
        return try ParsedMail(lines).values(limits: limits)
    }
}
