@testable import Mail

/// A change that makes a good invitation unfit to be sent.
struct BadMail: Sendable {
    let code: MailError.Code
    let change: @Sendable (inout OutgoingMail) -> Void

    private init(_ code: MailError.Code, _ change: @escaping @Sendable (inout OutgoingMail) -> Void) {
        self.code = code
        self.change = change
    }

    static let all = identifiers + dates + headers + files + calendars + texts

    private static let identifiers: [BadMail] =
        ["", "a", "<a@b>", "å@b", "a@b@c", "a@", ".a@b", "a b@c", String(repeating: "a", count: 250) + "@b"].map {
            text in
            BadMail(.badMessageID) { $0.messageID = text }
        }
        + ["", "<a@b>", "a b@c", "å@b", String(repeating: "a", count: 901)].map { text in
            BadMail(.badMessageID) { $0.inReplyTo = text }
        }

    private static let dates: [BadMail] = [
        BadMail(.badDate) { $0.date.secondsSince1970 = -1 },
        BadMail(.badDate) { $0.date.secondsSince1970 = .max },
        BadMail(.badDate) { $0.date.offsetSeconds = 30 },
        BadMail(.badDate) { $0.date.offsetSeconds = 90_000 },
    ]

    private static let headers: [BadMail] = [
        header("Bcc", "e@z.no"), header("X-Samling-å", "a"), header("X-Samling-A b", "a"), header("X-Samling-A:", "a"),
        header("X-Samling-A", "å"), header("X-Samling-A", ""), header("X-Samling-A", " "),
        header("X-Samling-A", String(repeating: "a", count: 990)),
        BadMail(.badHeader) { $0.extraHeaders = [("X-Samling-A", "1"), ("x-samling-a", "2")] },
    ]

    private static func header(_ name: String, _ value: String) -> BadMail {
        BadMail(.badHeader) { $0.extraHeaders = [(name, value)] }
    }

    private static let files: [BadMail] =
        ["", "../a", "a/b", "a\\b", ".", "..", " a", "a ", "\u{a0}a", String(repeating: "a", count: 201)].map { name in
            BadMail(.badFilename) { $0.attachments = [.init(filename: name, mediaType: "a/b", bytes: [])] }
        }
        + ["", "a", "a/", "/b", "a/b/c", "a/b; c=d", "a/b c", "å/b", "Message/rfc822", "multipart/mixed"].map { type in
            BadMail(.badMediaType) { $0.attachments = [.init(filename: "a", mediaType: type, bytes: [])] }
        }

    private static let calendars: [BadMail] =
        ["CANCEL", "", "request", "REQUEST; a=b"].map { method in
            BadMail(.badCalendar) { $0.calendar?.method = method }
        }
        + [10, 13, 0, 0xFF].map { byte in BadMail(.badCalendar) { $0.calendar?.bytes.insert(byte, at: 3) } }
        + [10, 13, 65].map { byte in BadMail(.badCalendar) { $0.calendar?.bytes.append(byte) } }
        + [BadMail(.badCalendar) { $0.calendar?.bytes = [] }]

    private static let texts: [BadMail] = [
        BadMail(.badText) { $0.text += "\u{0}" },
        BadMail(.badText) { $0.html += "\u{0}" },
        BadMail(.tooLarge) {
            $0.attachments = [.init(filename: "a", mediaType: "a/b", bytes: Array(repeating: 0, count: 8 << 20))]
        },
    ]
}
