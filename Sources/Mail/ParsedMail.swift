internal import CGMime

/// Owns a message that GMime has parsed; the only place where its pointers are named. Values go out.
@safe struct ParsedMail: ~Copyable {
    private let message: UnsafeMutablePointer<GMimeMessage>

    /// The bytes must have passed `ForeignMailGate`.
    init(_ bytes: [UInt8]) throws(MailError) {
        _ = gmimeIsReady
        let stream = unsafe bytes.withUnsafeBytes {
            unsafe g_mime_stream_mem_new_with_buffer($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
        }
        defer { unsafe g_object_unref(stream) }
        let parser = unsafe g_mime_parser_new_with_stream(stream)
        defer { unsafe g_object_unref(parser) }
        guard let message = unsafe g_mime_parser_construct_message(parser, nil) else {
            throw MailError(.readMail, .unreadable, "not a mail")
        }
        unsafe self.message = message
    }

    deinit {
        unsafe g_object_unref(message)
    }

    func values(limits: MailReader.Limits) throws(MailError) -> IncomingMail {
        var parts: [IncomingMail.Part] = []
        let body = unsafe g_mime_message_get_mime_part(message).map { unsafe MIMENode(pointer: $0) }
        if let body { try PartReader(limits: limits).read(body, depth: 1, into: &parts) }
        let headers = unsafe MIMENode(pointer: cgmime_object_of_message(message)).headers + (body?.headers ?? [])
        let answered = headers.first { $0.name.lowercased() == "in-reply-to" }?.value ?? ""
        let conversation = headers.first { $0.name.lowercased() == "references" }?.value ?? ""
        return unsafe IncomingMail(
            from: Self.correspondents(g_mime_message_get_from(message)),
            sender: Self.correspondents(g_mime_message_get_sender(message)).first,
            replyTo: Self.correspondents(g_mime_message_get_reply_to(message)),
            to: Self.correspondents(g_mime_message_get_to(message)),
            cc: Self.correspondents(g_mime_message_get_cc(message)),
            subject: CText.line(g_mime_message_get_subject(message)) ?? "",
            messageID: CText.line(g_mime_message_get_message_id(message)),
            inReplyTo: Self.identifiers(answered).first, references: Self.identifiers(conversation),
            date: MailDate(copying: g_mime_message_get_date(message)), headers: headers,
            mediaType: body?.mediaType ?? "text/plain", parameters: body?.parameters ?? [:], parts: parts)
    }

    private static func correspondents(_ list: UnsafeMutablePointer<InternetAddressList>?) -> [IncomingMail
        .Correspondent]
    {
        guard let list = unsafe list else { return [] }
        return unsafe (0..<internet_address_list_length(list)).compactMap { index in
            let entry = unsafe internet_address_list_get_address(list, index)
            guard let mailbox = unsafe cgmime_as_mailbox(entry),
                let address = unsafe CText.line(internet_address_mailbox_get_addr(mailbox))
            else { return nil }
            // The parser leaves the folds of a long name in it.
            let name = unsafe CText.line(internet_address_get_name(entry)) ?? ""
            return IncomingMail.Correspondent(
                name: name.split(whereSeparator: \.isWhitespace).joined(separator: " "), addressText: address)
        }
    }

    private static func identifiers(_ text: String) -> [String] {
        guard let references = unsafe g_mime_references_parse(nil, text) else { return [] }
        defer { unsafe g_mime_references_free(references) }
        return unsafe (0..<g_mime_references_length(references)).compactMap { index in
            unsafe CText.line(g_mime_references_get_message_id(references, index))
        }
    }
}

extension MailDate {
    /// Reads `Fri, 29 Sep 2023 09:00:00 +0200` (RFC 5322 §3.3) as kindly as a mail's own date; nil where it is none.
    init?(reading text: String) {
        guard text.utf8.count <= 200, !text.utf8.contains(0),
            let date = unsafe g_mime_utils_header_decode_date(text)
        else { return nil }
        defer { unsafe g_date_time_unref(date) }
        unsafe self.init(copying: date)
    }

    fileprivate init?(copying date: OpaquePointer?) {
        guard let date = unsafe date else { return nil }
        unsafe self.init(
            secondsSince1970: Int64(g_date_time_to_unix(date)),
            offsetSeconds: Int(g_date_time_get_utc_offset(date) / 1_000_000))
    }
}

private let gmimeIsReady: Bool = {
    g_mime_init()
    return true
}()

/// Text that GMime owns, copied.
enum CText {
    /// With every control as a space: an encoded word may hold a line end, and what is one line stays one.
    static func line(_ characters: UnsafePointer<CChar>?) -> String? {
        guard let characters = unsafe characters else { return nil }
        let text = unsafe String(cString: characters)
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }
}
