internal import CGMime

/// Walks the tree of a mail and copies out its leaves, within the limits.
struct PartReader {
    let limits: MailReader.Limits

    func read(_ node: MIMENode, depth: Int, into parts: inout [IncomingMail.Part]) throws(MailError) {
        guard depth <= limits.depth else { throw MailError(.readMail, .tooDeep, "more than \(limits.depth) levels") }
        guard node.headers.reduce(0, { $0 + $1.name.utf8.count + $1.value.utf8.count }) <= limits.headerBytes else {
            throw MailError(.readMail, .headerTooLarge, "at most \(limits.headerBytes) bytes in a part")
        }
        if let children = node.children {
            for child in children { try read(child, depth: depth + 1, into: &parts) }
            if !children.isEmpty || node.prologue.isEmpty { return }
        }
        guard parts.count < limits.parts else {
            throw MailError(.readMail, .tooManyParts, "more than \(limits.parts) parts")
        }
        parts.append(node.children == nil ? part(node) : undivided(node))
    }

    /// A multipart that its own boundary doesn't stand in: all of it is a text, or it would be lost.
    private func undivided(_ node: MIMENode) -> IncomingMail.Part {
        let prologue = node.prologue
        let bytes = Array(prologue.prefix(limits.partBytes))
        return IncomingMail.Part(
            mediaType: "text/plain", parameters: [:], disposition: nil, filename: nil, bytes: bytes,
            isTruncated: bytes.count < prologue.count || bytes.count > limits.textBytes, text: text(bytes, named: nil))
    }

    private func part(_ node: MIMENode) -> IncomingMail.Part {
        let mediaType = node.mediaType
        let parameters = node.parameters
        let content = node.content
        let bytes = content.count > limits.partBytes ? Array(content.prefix(limits.partBytes)) : content
        let isText = mediaType.hasPrefix("text/")
        return IncomingMail.Part(
            mediaType: mediaType, parameters: parameters, disposition: node.disposition, filename: node.filename,
            bytes: bytes,
            isTruncated: bytes.count < content.count || (isText && bytes.count > limits.textBytes),
            text: isText ? text(bytes, named: parameters["charset"]) : nil)
    }

    private func text(_ bytes: [UInt8], named charset: String?) -> String {
        guard bytes.count > limits.textBytes else { return Charset.text(bytes, named: charset) }
        // A letter that is cut through would make all of it look like another charset.
        let head = bytes.prefix(limits.textBytes)
        let end = head.lastIndex(of: ASCII.newline).map { $0 + 1 } ?? head.endIndex
        return Charset.text(Array(head[..<end]), named: charset)
    }
}

/// A part of a message that is alive as long as its `ParsedMail`; it doesn't leave this module.
@safe struct MIMENode {
    private let pointer: UnsafeMutablePointer<GMimeObject>

    init(pointer: UnsafeMutablePointer<GMimeObject>) {
        unsafe self.pointer = pointer
    }

    /// Nil where this is a leaf.
    var children: [MIMENode]? {
        guard let multipart = unsafe cgmime_as_multipart(pointer) else { return nil }
        return unsafe (0..<g_mime_multipart_get_count(multipart)).compactMap { index in
            unsafe g_mime_multipart_get_part(multipart, index).map { unsafe MIMENode(pointer: $0) }
        }
    }

    /// What stands above the first boundary of a multipart.
    var prologue: [UInt8] {
        guard let multipart = unsafe cgmime_as_multipart(pointer),
            let prologue = unsafe g_mime_multipart_get_prologue(multipart)
        else { return [] }
        return unsafe Array(String(cString: prologue).utf8)
    }

    var headers: [IncomingMail.Header] {
        guard let list = unsafe g_mime_object_get_header_list(pointer) else { return [] }
        return unsafe (0..<g_mime_header_list_get_count(list)).compactMap { index in
            let header = unsafe g_mime_header_list_get_header_at(list, index)
            guard let name = unsafe CText.line(g_mime_header_get_name(header)) else { return nil }
            return unsafe IncomingMail.Header(name: name, value: CText.line(g_mime_header_get_value(header)) ?? "")
        }
    }

    var mediaType: String {
        let type = unsafe g_mime_object_get_content_type(pointer)
        let media = unsafe CText.line(g_mime_content_type_get_media_type(type)) ?? "application"
        let subtype = unsafe CText.line(g_mime_content_type_get_media_subtype(type)) ?? "octet-stream"
        return "\(media)/\(subtype)".lowercased()
    }

    var parameters: [String: String] {
        let list = unsafe g_mime_content_type_get_parameters(g_mime_object_get_content_type(pointer))
        var parameters: [String: String] = [:]
        for index in unsafe 0..<g_mime_param_list_length(list) {
            let parameter = unsafe g_mime_param_list_get_parameter_at(list, index)
            guard let name = unsafe CText.line(g_mime_param_get_name(parameter)) else { continue }
            parameters[name.lowercased()] = unsafe CText.line(g_mime_param_get_value(parameter)) ?? ""
        }
        return parameters
    }

    var disposition: String? {
        unsafe CText.line(g_mime_object_get_disposition(pointer))?.lowercased()
    }

    var filename: String? {
        guard let part = unsafe cgmime_as_part(pointer) else { return nil }
        return unsafe CText.line(g_mime_part_get_filename(part))
    }

    /// Decoded; of a mail inside the mail, all its bytes.
    var content: [UInt8] {
        let stream = unsafe g_mime_stream_mem_new()
        defer { unsafe g_object_unref(stream) }
        if let inner = unsafe cgmime_as_message_part(pointer),
            let message = unsafe g_mime_message_part_get_message(inner)
        {
            _ = unsafe g_mime_object_write_to_stream(cgmime_object_of_message(message), nil, stream)
        } else if let part = unsafe cgmime_as_part(pointer), let wrapper = unsafe g_mime_part_get_content(part) {
            _ = unsafe g_mime_data_wrapper_write_to_stream(wrapper, stream)
        }
        guard let array = unsafe cgmime_bytes_of_stream(stream) else { return [] }
        return unsafe Array(UnsafeBufferPointer(start: array.pointee.data, count: Int(array.pointee.len)))
    }
}
