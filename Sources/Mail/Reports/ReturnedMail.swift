/// The head of the mail that a report is about, as it came back with it.
public struct ReturnedMail: Hashable, Sendable {
    /// Without angle brackets.
    public let messageID: String?
    public let headers: [IncomingMail.Header]

    /// The value of the first header of this name, in any case.
    public func header(_ name: String) -> String? {
        let lowercase = name.lowercased()
        return headers.first { $0.name.lowercased() == lowercase }?.value
    }
}

extension ReturnedMail {
    private static let mediaTypes: Set<String> = [
        "message/rfc822", "message/rfc2822", "message/global", "message/rfc822-headers", "text/rfc822-headers",
        "message/global-headers",
    ]

    /// Nil where no mail came with the report, or one that can't be read.
    init?(in parts: [IncomingMail.Part]) {
        let returned = parts.lazy.filter { Self.mediaTypes.contains($0.mediaType) }.compactMap { Self($0.bytes[...]) }
        guard let first = returned.first else { return nil }
        self = first
    }

    /// Of the bytes of a mail, the head; nil where there is none.
    init?(_ bytes: ArraySlice<UInt8>) {
        let limits = MailReader.Limits()
        let start = bytes.drop { $0 == 10 || $0 == 13 || $0 == 32 }
        let head = Array(start.prefix(Self.headLength(start, atMost: limits.headerBytes))) + [13, 10, 13, 10]
        guard let mail = try? MailReader.read(head, limits: limits), !mail.headers.isEmpty else { return nil }
        messageID = mail.messageID
        headers = mail.headers
    }

    /// To the first blank line.
    private static func headLength(_ bytes: ArraySlice<UInt8>, atMost most: Int) -> Int {
        var length = 0
        var lineLength = 0
        for byte in bytes.prefix(most - 4) {
            if byte == 10 {
                if lineLength == 0 { return length }
                lineLength = 0
            } else if byte != 13 {
                lineLength += 1
            }
            length += 1
        }
        return length
    }
}
