extension OutgoingMail {
    /// The mail's bytes: seven-bit, CRLF, every body in base 64, the same every time. Its structure is what Google,
    /// Thunderbird and Exchange agree on: `mixed { alternative { plain, html, calendar }, attachments, invite.ics }`,
    /// with the outer layer only where there is something to hold.
    ///
    /// - Throws: `MailError` where a value can't stand in a mail; nothing is repaired in silence.
    public func composed() throws(MailError) -> [UInt8] {
        try checkContents()
        let size = contentBytes
        guard size <= Self.mostContentBytes else {
            throw MailError(.composeMail, .tooLarge, "\(size) bytes, at most \(Self.mostContentBytes)")
        }
        var writer = MIMEWriter(messageID: messageID)
        writer.bytes.reserveCapacity(size / 2 * 3 + 4_096)
        try writeHeaders(&writer)
        if calendar == nil, attachments.isEmpty {
            try writeAlternative(&writer)
        } else {
            try writeMixed(&writer)
        }
        try WireFormat.check(writer.bytes)
        return writer.bytes
    }

    /// In base 64 a little less than the 10 MiB that is also the most we read.
    private static let mostContentBytes = 7 << 20

    private var contentBytes: Int {
        let files = attachments.reduce(0) { $0 + $1.bytes.count }
        return text.utf8.count + html.utf8.count + (calendar?.bytes.count ?? 0) * 2 + files
    }

    private func writeHeaders(_ writer: inout MIMEWriter) throws(MailError) {
        try writer.mailbox("From", from)
        if let replyTo { try writer.mailbox("Reply-To", replyTo) }
        try writer.mailbox("To", to)
        try writer.unstructured("Subject", subject)
        writer.line("Date: ", try date.headerText())
        writer.line("Message-ID: <", messageID, ">")
        if let inReplyTo { writer.line("In-Reply-To: <\(inReplyTo)>") }
        if !references.isEmpty {
            writer.line("References: " + references.map { "<\($0)>" }.joined(separator: "\r\n "))
        }
        if autoSubmitted {
            writer.line("Auto-Submitted: auto-generated")
            writer.line("X-Auto-Response-Suppress: OOF, AutoReply")
        }
        // Never folded: relays have been seen to break their own signatures over a folded List-Unsubscribe.
        for header in extraHeaders { writer.line("\(header.name): \(header.value)") }
        writer.line("MIME-Version: 1.0")
    }

    private func writeMixed(_ writer: inout MIMEWriter) throws(MailError) {
        writer.beginMultipart("mixed")
        // Outlook looks for the invitation in the first child only.
        writer.beginPart("mixed")
        let calendarBody = try writeAlternative(&writer)
        for attachment in attachments {
            writer.beginPart("mixed")
            writer.attachment(attachment)
        }
        if let calendarBody {
            writer.beginPart("mixed")
            writer.line("Content-Type: application/ics; name=\"invite.ics\"")
            writer.line("Content-Disposition: attachment; filename=\"invite.ics\"")
            writer.body(asAt: calendarBody)
        }
        writer.endMultipart("mixed")
    }

    /// Gives back where the calendar object stands.
    @discardableResult
    private func writeAlternative(_ writer: inout MIMEWriter) throws(MailError) -> Range<Int>? {
        writer.beginMultipart("alternative")
        writer.beginPart("alternative")
        writer.line("Content-Type: text/plain; charset=UTF-8")
        writer.body(try Self.canonical(text))
        writer.beginPart("alternative")
        writer.line("Content-Type: text/html; charset=UTF-8")
        writer.body(try Self.canonical(html))
        var calendarBody: Range<Int>?
        if let calendar {
            writer.beginPart("alternative")
            writer.line("Content-Type: text/calendar; charset=\"UTF-8\"; method=", calendar.method)
            calendarBody = writer.body(calendar.bytes)
        }
        writer.endMultipart("alternative")
        return calendarBody
    }

    /// Every line end as CRLF, which is what base 64 of a text is made of (RFC 2045 §6.8).
    private static func canonical(_ text: String) throws(MailError) -> [UInt8] {
        let source = Array(text.utf8)
        var canonical: [UInt8] = []
        canonical.reserveCapacity(source.count + source.count / 16 + 64)
        var start = 0
        let bytes = source.span
        var index = bytes.next(atMost: ASCII.carriageReturn, from: 0)
        while index < bytes.count {
            let byte = bytes[index]
            guard byte != 0 else { throw MailError(.composeMail, .badText, "NUL") }
            let isReturn = byte == ASCII.carriageReturn
            if isReturn || byte == ASCII.newline {
                canonical += source[start..<index]
                canonical.append(ASCII.carriageReturn)
                canonical.append(ASCII.newline)
                if isReturn, index + 1 < bytes.count, bytes[index + 1] == ASCII.newline { index += 1 }
                start = index + 1
            }
            index = bytes.next(atMost: ASCII.carriageReturn, from: index + 1)
        }
        canonical += source[start...]
        return canonical
    }
}
