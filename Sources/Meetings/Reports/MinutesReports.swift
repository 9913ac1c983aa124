/// The minutes as `check` gives them, and what importing came to.
public struct MinutesImportReport: Encodable, Sendable {
    public struct Change: Encodable, Sendable {
        public var number: Int
        public var field: String
        public var from: String
        public var to: String
    }

    public var minutes: MinutesReport
    public var meeting: String
    public var created: [Int]
    public var updated: [Int]
    public var closed: [Int]
    public var missing: [Int]
    public var unchanged: Bool
    public var changes: [Change]
    /// The minutes with the items' numbers in them; nil where the caller writes them down itself.
    public var markdown: String?

    private enum CodingKeys: CodingKey {
        case meeting, created, updated, closed, missing, unchanged, changes, markdown
    }

    public init(_ imported: MinutesImport, _ language: Language) {
        minutes = MinutesReport(imported.result, language: language)
        meeting = imported.meeting.commandName
        created = imported.created
        updated = imported.updated.map(\.number)
        closed = imported.closed
        missing = imported.missing
        unchanged = imported.isUnchanged
        changes = imported.updated.flatMap { update in
            update.fields.map { Change(number: update.number, field: $0.name, from: $0.from, to: $0.to) }
        }
    }

    public func encode(to encoder: any Encoder) throws {
        try minutes.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(meeting, forKey: .meeting)
        try container.encode(created, forKey: .created)
        try container.encode(updated, forKey: .updated)
        try container.encode(closed, forKey: .closed)
        try container.encode(missing, forKey: .missing)
        try container.encode(unchanged, forKey: .unchanged)
        try container.encode(changes, forKey: .changes)
        try container.encodeIfPresent(markdown, forKey: .markdown)
    }
}

/// Who gets the minutes, and which items of their own stand first in them.
public struct MinutesRoundReport: Encodable, Sendable {
    public struct Recipient: Encodable, Sendable {
        public var person: PersonID
        public var name: String
        public var email: String
        public var items: [Int]
    }

    public var meeting: String
    public var recipients: [Recipient]
    public var sent: Int
    public var already: Int

    public init(_ round: MinutesRound) {
        meeting = round.meeting.commandName
        recipients = round.recipients.map {
            Recipient(
                person: $0.person.id, name: $0.person.name, email: $0.person.email, items: $0.items.map(\.number))
        }
        sent = round.sent
        already = round.already
    }
}

/// Minutes that were approved.
public struct ApprovalReport: Encodable, Sendable {
    public var meeting: String
    public var status: MinutesRecord.Status
    public var by: String

    public init(_ record: MinutesRecord) {
        meeting = "\(record.forum)/\(record.date)"
        status = record.status
        by = record.approval?.by ?? ""
    }
}

/// A text by itself.
public struct MarkdownReport: Encodable, Sendable {
    public var markdown: String

    public init(markdown: String) { self.markdown = markdown }
}
