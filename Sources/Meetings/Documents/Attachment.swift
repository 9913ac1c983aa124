public import FoundationEssentials

/// A file that belongs to a meeting, or to one of its cases. Its bytes are kept by their SHA-256, once.
public struct Attachment: Hashable, Sendable, Identifiable {
    public var id: AttachmentID
    public var meeting: MeetingID
    /// The case that it belongs to; nil for the whole meeting, and where the agenda's line has no case yet.
    public var caseID: CaseID?
    /// The agenda's line as it was called when the file came; nil for the whole meeting.
    public var title: String?
    /// Clean: no path, no controls, with its extension.
    public var name: String
    public var kind: AttachmentKind
    public var size: Int
    /// SHA-256 as hex.
    public var digest: String
    /// On what ground it is exempt from disclosure, empty where none is named; nil where it isn't exempt.
    public var exempt: String?
    public var by: String
    public var added: Date
    /// Who took it away, and when. Its bytes are kept.
    public var removed: Approval?

    public init(
        id: AttachmentID, meeting: MeetingID, caseID: CaseID? = nil, title: String? = nil, name: String,
        kind: AttachmentKind, size: Int, digest: String, exempt: String? = nil, by: String, added: Date,
        removed: Approval? = nil
    ) {
        self.id = id
        self.meeting = meeting
        self.caseID = caseID
        self.title = title
        self.name = name
        self.kind = kind
        self.size = size
        self.digest = digest
        self.exempt = exempt
        self.by = by
        self.added = added
        self.removed = removed
    }

    /// Whether it belongs to this line of the agenda.
    public func belongs(to item: AgendaItem) -> Bool {
        if let caseID, let other = item.caseID { return caseID == other }
        return title.map { $0.nameKey == item.title.nameKey } ?? false
    }
}

public struct AttachmentID: TextIdentifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// What may be attached: documents that people open in a program of their own, and pictures. Nothing that a browser
/// runs.
public enum AttachmentKind: String, Sendable, CaseIterable {
    case pdf, docx, xlsx, pptx, odt, ods, odp, png, jpg, txt, csv, md

    public init?(extension name: String) {
        let name = name.lowercased()
        self.init(rawValue: name == "jpeg" ? "jpg" : name)
    }

    /// RFC 2046 §4, and the IANA register of media types.
    public var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        case .odt: "application/vnd.oasis.opendocument.text"
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        case .odp: "application/vnd.oasis.opendocument.presentation"
        case .png: "image/png"
        case .jpg: "image/jpeg"
        case .txt: "text/plain; charset=utf-8"
        case .csv: "text/csv; charset=utf-8"
        case .md: "text/markdown; charset=utf-8"
        }
    }
}
