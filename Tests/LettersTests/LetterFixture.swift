import FoundationEssentials
import ICalendar
import Mail
import Meetings
import Testing

@testable import Letters

/// A writer with the project's own templates, and what it writes, read back.
struct LetterFixture {
    static let templates: String = {
        let folders = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        return folders.joined(separator: "/") + "/Templates/letters"
    }()

    static let key = Array("a key of 32 bytes for the tests.".utf8)

    /// With the project's templates, which are read once for all tests.
    static let own = Result { try LetterFixture(folders: [templates]) }

    let writer: LetterWriter

    init(folders: [String], replyTokens: Bool = true) throws {
        writer = try LetterWriter(folders: folders, key: Self.key, replyTokens: replyTokens)
        try writer.readTemplates()
    }

    func read(_ notice: Notice, _ envelope: Envelope) throws -> Letter {
        let written = try writer.write(notice, envelope)
        return Letter(written: written, mail: try MailReader.read(written.bytes))
    }

    func read(_ notice: Notice, in language: Language = .nn) throws -> Letter {
        try read(notice, SampleNotices.envelope(language))
    }
}

struct Letter {
    let written: WrittenLetter
    let mail: IncomingMail

    func part(_ mediaType: String) throws -> IncomingMail.Part {
        try #require(mail.parts.first { $0.mediaType == mediaType })
    }

    func text() throws -> String {
        try #require(part("text/plain").text).replacing("\r\n", with: "\n")
    }

    func html() throws -> String {
        try #require(part("text/html").text).replacing("\r\n", with: "\n")
    }

    func calendarText() throws -> String { String(decoding: try part("text/calendar").bytes, as: UTF8.self) }

    func calendar() throws -> CalendarObject { try CalendarReader.read(try part("text/calendar").bytes) }

    func event() throws -> Event { try #require(try calendar().events.first) }
}

extension SampleNotices {
    /// The first sample of the kind.
    static func first(_ kind: String) throws -> Notice { try #require(all.first { $0.kind == kind }) }

    /// The sample call, changed.
    static func invitation(
        _ kind: String = "invitation", presenter: Bool = false, _ change: (inout InvitationNotice) -> Void = { _ in }
    ) throws -> Notice {
        for case .invitation(var notice) in all {
            let sample = Notice.invitation(notice)
            guard sample.kind == kind, (notice.invitation.presents != nil) == presenter else { continue }
            change(&notice)
            return .invitation(notice)
        }
        throw Missing()
    }

    struct Missing: Error {}
}
