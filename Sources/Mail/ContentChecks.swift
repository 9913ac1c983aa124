extension OutgoingMail {
    /// Everything that would be written as it is, and so must be harmless as it is.
    func checkContents() throws(MailError) {
        try checkIdentifiers()
        try checkExtraHeaders()
        if let calendar { try calendar.check() }
        for attachment in attachments { try attachment.check() }
    }

    private func checkIdentifiers() throws(MailError) {
        // Ours are `id@domain` in the signs of an address; those of others are repeated as they came.
        let sides = messageID.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard sides.count == 2, sides.allSatisfy(Self.isDotAtom), messageID.utf8.count <= 250 else {
            throw MailError(.composeMail, .badMessageID, "not of the form id@domain")
        }
        for identifier in references + [inReplyTo].compactMap(\.self) {
            let isSafe = identifier.utf8.allSatisfy {
                ASCII.isPrintable($0) && $0 != ASCII.space && !"<>".utf8.contains($0)
            }
            guard isSafe, !identifier.isEmpty, identifier.utf8.count <= 900 else {
                throw MailError(.composeMail, .badMessageID, "an identifier that can't be repeated")
            }
        }
    }

    private static func isDotAtom(_ text: Substring.UTF8View.SubSequence) -> Bool {
        text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.allSatisfy(ASCII.isAtomText) }
    }

    private func checkExtraHeaders() throws(MailError) {
        var seen: Set<String> = []
        for (name, value) in extraHeaders {
            let lowercase = name.lowercased()
            let isKnown =
                lowercase == "list-unsubscribe" || lowercase == "list-unsubscribe-post"
                || lowercase.hasPrefix("x-samling-")
            guard isKnown, name.utf8.allSatisfy(ASCII.isToken), seen.insert(lowercase).inserted else {
                throw MailError(.composeMail, .badHeader, "a header that isn't on the list, or twice")
            }
            try HeaderText.check(value)
            guard value.utf8.allSatisfy(ASCII.isPrintable), !value.isEmpty, !value.hasPrefix(" "),
                name.utf8.count + 2 + value.utf8.count <= WireFormat.longestLineBytes
            else { throw MailError(.composeMail, .badHeader, "a value that is empty, too long or not ASCII") }
        }
    }
}

extension OutgoingMail.CalendarPart {
    /// Exchange refuses a mail whose two methods differ, and a stray CR CR LF has kept clients from importing.
    fileprivate func check() throws(MailError) {
        guard !method.isEmpty, method.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            throw MailError(.composeMail, .badCalendar, "a method is of capital letters")
        }
        let methodLine = Array("METHOD:\(method)\r\n".utf8)
        var hasMethod = false
        var lineStart = 0
        let span = bytes.span
        var index = span.next(atMost: ASCII.carriageReturn, from: 0)
        while index < span.count {
            let isEnd = span[index] == ASCII.carriageReturn && index + 1 < span.count
            guard isEnd ? span[index + 1] == ASCII.newline : !Self.isStray(span[index]) else {
                throw MailError(.composeMail, .badCalendar, "a line end that isn't CRLF, or NUL")
            }
            if isEnd {
                let end = index + 2
                let isMethodLine =
                    lineStart > 0 && end - lineStart == methodLine.count
                    && bytes[lineStart..<end].elementsEqual(methodLine)
                hasMethod = hasMethod || isMethodLine
                lineStart = end
            }
            index = span.next(atMost: ASCII.carriageReturn, from: isEnd ? lineStart : index + 1)
        }
        guard lineStart > 0, lineStart == span.count, String(validating: bytes, as: UTF8.self) != nil else {
            throw MailError(.composeMail, .badCalendar, "not UTF-8, or no line end at the end")
        }
        guard hasMethod else {
            throw MailError(.composeMail, .badCalendar, "another METHOD in the object than \(method)")
        }
    }

    private static func isStray(_ byte: UInt8) -> Bool {
        byte == 0 || byte == ASCII.carriageReturn || byte == ASCII.newline
    }
}

extension OutgoingMail.Attachment {
    fileprivate func check() throws(MailError) {
        try HeaderText.check(filename)
        guard filename.utf8.count <= 200, filename != ".", filename != "..",
            !filename.utf8.contains(where: "/\\".utf8.contains), filename.first?.isWhitespace == false,
            filename.last?.isWhitespace == false
        else { throw MailError(.composeMail, .badFilename, "empty, too long, with a folder or spaces around it") }
        let sides = mediaType.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard sides.count == 2, sides.allSatisfy({ !$0.isEmpty && $0.allSatisfy(ASCII.isToken) }),
            mediaType.utf8.count <= 100,
            !["multipart", "message"].contains(String(mediaType.prefix { $0 != "/" }).lowercased())
        else { throw MailError(.composeMail, .badMediaType, "not a media type of a file") }
    }
}
