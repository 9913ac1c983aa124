/// Writes headers and parts. What it is given must have been checked.
struct MIMEWriter {
    var bytes: [UInt8] = []
    private let boundaryStem: String

    /// The boundaries follow from the Message-ID, so that the same mail has the same bytes. Base 64 never has `=_`.
    init(messageID: String) {
        boundaryStem = "=_" + Digest.sha256Hex(Array(messageID.utf8)).prefix(24)
    }

    mutating func line(_ pieces: String...) {
        for piece in pieces { bytes.append(contentsOf: piece.utf8) }
        endLine()
    }

    mutating func mailbox(_ name: String, _ mailbox: Mailbox) throws(MailError) {
        line(name, ": ", try HeaderText.mailbox(mailbox, column: name.utf8.count + 2))
    }

    mutating func unstructured(_ name: String, _ value: String) throws(MailError) {
        line(name, ": ", try HeaderText.unstructured(value, column: name.utf8.count + 2))
    }

    /// Ends the headers of the part.
    mutating func beginMultipart(_ subtype: String) {
        line("Content-Type: multipart/", subtype, ";\r\n boundary=\"", boundary(subtype), "\"")
        endLine()
    }

    mutating func beginPart(_ subtype: String) {
        line("--", boundary(subtype))
    }

    mutating func endMultipart(_ subtype: String) {
        line("--", boundary(subtype), "--")
    }

    /// Ends the headers of the part; where its body stands.
    @discardableResult
    mutating func body(_ content: [UInt8]) -> Range<Int> {
        endHeaders()
        let start = bytes.count
        TransferEncoding.appendBase64(content, to: &bytes)
        return start..<bytes.count
    }

    /// The same for a part with the body of an earlier one.
    mutating func body(asAt earlier: Range<Int>) {
        endHeaders()
        let body = Array(bytes[earlier])
        bytes += body
    }

    private mutating func endHeaders() {
        line("Content-Transfer-Encoding: base64")
        endLine()
    }

    mutating func attachment(_ attachment: OutgoingMail.Attachment) {
        // Texts are ours, and UTF-8; without the word a reader takes them for something else.
        let isText = attachment.mediaType.lowercased().hasPrefix("text/")
        let charset = isText && String(validating: attachment.bytes, as: UTF8.self) != nil ? "; charset=UTF-8" : ""
        line("Content-Type: \(attachment.mediaType)\(charset)\(HeaderParameter.text("name", attachment.filename))")
        line("Content-Disposition: attachment\(HeaderParameter.text("filename", attachment.filename))")
        body(attachment.bytes)
    }

    private func boundary(_ subtype: String) -> String { boundaryStem + "_" + subtype }

    private mutating func endLine() {
        bytes.append(ASCII.carriageReturn)
        bytes.append(ASCII.newline)
    }
}
