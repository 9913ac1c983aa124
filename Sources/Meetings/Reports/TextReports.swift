import FoundationEssentials

/// One version of an agenda or of minutes, as other programs read it.
public struct VersionReport: Encodable, Sendable {
    public var number: Int
    /// What made it.
    public var change: String
    /// Nil for the program.
    public var by: String?
    public var at: String
    /// The line of the agenda that was changed, where it was one.
    public var title: String?
    /// The version it was made from, where that is told.
    public var basis: Int?
    /// Only where one version is asked for.
    public var markdown: String?

    public init(_ version: AgendaVersion, in zone: Zone, hasText: Bool = false) {
        number = version.number
        change = version.change.rawValue
        by = version.by
        at = version.at.rfc3339(in: zone)
        title = version.title
        markdown = hasText ? version.text : nil
    }

    public init(_ version: MinutesVersion, in zone: Zone, hasText: Bool = false) {
        number = version.number
        change = version.kind.rawValue
        by = version.by
        at = version.at.rfc3339(in: zone)
        basis = version.basis
        markdown = hasText ? version.text : nil
    }
}

/// The minutes' own text.
public struct MinutesTextReport: Encodable, Sendable {
    public var meeting: String
    public var markdown: String
    /// Nil where nothing has been imported.
    public var status: MinutesRecord.Status?
    /// The text is what was imported last, and nothing has been written since.
    public var imported: Bool
    /// The version that it is, 0 where nothing has been written on the website; nil for those who don't write.
    public var version: Int?

    /// To those who write them.
    public init(_ draft: MinutesDraft) {
        meeting = draft.meeting.commandName
        markdown = draft.text
        status = draft.record?.status
        imported = !draft.hasNews
        version = draft.number
    }

    /// To those who have got them.
    public init(_ record: MinutesRecord) {
        meeting = "\(record.forum)/\(record.date)"
        markdown = record.text
        status = record.status
        imported = true
    }
}

/// The register as a file, and what it was when it was looked at.
public struct RegisterFileReport: Encodable, Sendable {
    public var yaml: String
    public var mark: String

    public init(yaml: String, mark: RegisterMark) {
        self.yaml = yaml
        self.mark = mark.description
    }
}

/// What applying a register came to, or would come to.
public struct RegisterChangeReport: Encodable, Sendable {
    public var added: [String]
    public var changed: [String]
    public var ended: [String]
    /// What the register was before.
    public var mark: String?

    public init(_ preview: RegisterPreview) {
        added = preview.difference.added
        changed = preview.difference.changed
        ended = preview.difference.ended
        mark = preview.mark?.description
    }
}
