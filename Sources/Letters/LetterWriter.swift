import ICalendar
import Mail
public import Meetings

/// Writes every letter: template and notice into text, HTML and calendar object, and all of it into a mail's bytes;
/// and reads those that come back. It can't send anything.
public struct LetterWriter: Correspondence {
    private let templates: AtNeed<LetterTemplates>
    private let recent = RecentLetters()
    let key: [UInt8]
    let authservID: String?
    private let replyTokens: Bool

    private static let leastKeyBytes = 16

    /// - Parameters:
    ///   - folders: where templates are, each with `nn`, `nb` and `en` in it; a file is taken from the first
    ///     that has it.
    ///   - key: the secret of return addresses, 16 bytes or more.
    ///   - replyTokens: whether every call has a reply address of its own, `mailbox+token@domain`.
    ///   - authservID: the name by which the mailbox's own server says whether a sender is genuine (RFC 8601 §2.5).
    ///     Without one nobody is believed to be genuine, though some to be forged.
    /// - Throws: `LetterError` where the key is too short.
    public init(
        folders: [String], key: [UInt8], replyTokens: Bool = true, authservID: String? = nil
    ) throws(LetterError) {
        guard key.count >= Self.leastKeyBytes else {
            throw LetterError(.loadTemplates, .weakKey, "the key of return addresses has \(key.count) bytes")
        }
        templates = AtNeed { () throws(LetterError) in try LetterTemplates(folders: folders) }
        self.key = key
        self.replyTokens = replyTokens
        self.authservID = authservID
    }

    /// Reads all templates now, not when the first letter is written.
    /// - Throws: `LetterError` where one is missing or broken.
    public func readTemplates() throws(LetterError) { _ = try templates.value() }

    /// The letter, with its bytes, its Message-ID and its return address. The same notice in the same envelope
    /// gives the same bytes. Throws `LetterError`.
    public func write(_ notice: Notice, _ envelope: Envelope) throws -> WrittenLetter {
        try written(notice, envelope)
    }

    private func written(
        _ notice: Notice, _ envelope: Envelope, noting unknown: UnknownNames? = nil
    ) throws(LetterError) -> WrittenLetter {
        let reader = LetterReader(envelope)
        let draft = try reader.draft(of: notice)
        let text = try text(draft, notice.kind, reader.language, noting: unknown)
        do {
            return try compose(notice, reader, text)
        } catch {
            throw LetterError(.writeLetter, .badValue, notice.kind, cause: error)
        }
    }

    private func text(
        _ draft: LetterDraft, _ kind: String, _ language: Language, noting unknown: UnknownNames?
    ) throws(LetterError) -> FilledLetter {
        let key = RecentLetters.Key(kind: kind, language: language, draft: draft)
        let text = unknown == nil ? try recent.text(key, make: text) : try text(key, noting: unknown)
        let letter = text.filled(with: draft.own)
        if !text.hasLostMarks { return letter }
        return try self.text(draft.withoutMarks, kind, language, noting: unknown)
    }

    private func text(_ key: RecentLetters.Key) throws(LetterError) -> LetterText {
        try text(key, noting: nil)
    }

    func text(_ key: RecentLetters.Key, noting unknown: UnknownNames?) throws(LetterError) -> LetterText {
        let templates = try templates.value()
        let (subject, body) = try templates.rendered(key.kind, key.language, key.draft.values.noting(unknown))
        let page = try LetterPage(body, fragments: key.draft.fragments, own: key.draft.links)
        return LetterText(subject: subject, page, key.language, templates, own: key.draft.own)
    }

    func compose(
        _ notice: Notice, _ reader: LetterReader, _ text: FilledLetter
    ) throws -> WrittenLetter {
        let envelope = reader.envelope
        let network = envelope.register.network
        let addresses = try LetterAddresses(network: network, key: key)
        let recipient = try MailAddress(parsing: envelope.recipient.email)
        let name = OneLine.text(network.name)
        let messageID = "\(envelope.letter)@\(addresses.from.domain)"
        var mail = OutgoingMail(
            from: Mailbox(name: name, address: addresses.from),
            to: Mailbox(name: OneLine.text(envelope.recipient.name), address: recipient), subject: text.subject,
            date: MailDate(
                secondsSince1970: envelope.now.wholeSeconds,
                offsetSeconds: reader.zone.secondsFromUTC(at: envelope.now)),
            messageID: messageID, text: text.text, html: text.html)
        if let answered = notice.answered?.messageID, Self.canBeRepeated(answered) {
            mail.inReplyTo = answered
            mail.references = [answered]
        }
        if case .agenda(let agenda) = notice {
            mail.attachments = agenda.files.map { file in
                OutgoingMail.Attachment(filename: file.name, mediaType: file.mediaType, bytes: file.bytes)
            }
        }
        if let call = notice.call?.invitation {
            let organizer = replyTokens ? addresses.replyAddress(token: call.token) : addresses.from
            mail.replyTo = Mailbox(name: name, address: organizer)
            mail.calendar = try notice.calendar(
                reader, organizer: organizer.description, attendee: recipient.description,
                description: text.calendarText
            )?.part()
        }
        return WrittenLetter(
            subject: text.subject, messageID: messageID,
            returnAddress: addresses.returnAddress(for: envelope.letter).description, bytes: try mail.composed())
    }

    /// Whether a Message-ID that others have given can stand in a header of ours (RFC 5322 §3.6.4).
    private static func canBeRepeated(_ identifier: String) -> Bool {
        (1...250).contains(identifier.utf8.count)
            && identifier.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"<>".utf8.contains($0) }
    }

    /// A calendar to subscribe to; the same facts give the same bytes. Throws `LetterError`.
    public func feed(_ feed: CalendarFeed) throws -> [UInt8] {
        do {
            return try FeedCalendar(feed: feed).object.serialized()
        } catch {
            throw LetterError(.writeFeed, .badValue, "an entry of the calendar", cause: error)
        }
    }

    /// Writes a sample of every kind of letter in every language, with links; what is wrong with the templates, nothing
    /// where all is well.
    public func check() -> [LetterError] {
        var errors: [LetterError] = []
        for language in Language.allCases {
            for notice in SampleNotices.all {
                let unknown = UnknownNames()
                do throws(LetterError) {
                    let envelope = SampleNotices.envelope(language, links: SampleNotices.links)
                    _ = try written(notice, envelope, noting: unknown)
                } catch {
                    errors.append(error)
                }
                if !unknown.all.isEmpty {
                    let file = LetterTemplates.file(language, notice.kind)
                    let names = unknown.all.joined(separator: ", ")
                    errors.append(LetterError(.checkTemplates, .unknownName, "\(file): \(names)"))
                }
            }
        }
        return errors
    }
}

extension Notice {
    /// What goes with the letter into the reader's calendar program; nil where nothing does.
    fileprivate func calendar(
        _ reader: LetterReader, organizer: String, attendee: String, description: String
    ) -> CalendarObject? {
        switch self {
        case .invitation(let notice):
            InvitationCalendar(
                notice: notice, reader: reader, organizer: organizer, attendee: attendee, description: description
            ).object
        case .counterDeclined(let notice): notice.calendar(reader, organizer: organizer, attendee: attendee)
        default: nil
        }
    }
}

extension CalendarObject {
    fileprivate func part() throws(CalendarError) -> OutgoingMail.CalendarPart {
        OutgoingMail.CalendarPart(bytes: try serialized(), method: method?.rawValue ?? Method.request.rawValue)
    }
}
