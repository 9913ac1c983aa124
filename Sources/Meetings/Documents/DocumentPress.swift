/// What documents are made with, put together once, by hand.
public struct DocumentTools: Sendable {
    public var pages: any DocumentPages
    public var press: any DocumentPress
    /// SHA-256 as hex.
    public var digest: @Sendable ([UInt8]) -> String

    public init(
        pages: any DocumentPages, press: any DocumentPress, digest: @escaping @Sendable ([UInt8]) -> String
    ) {
        self.pages = pages
        self.press = press
        self.digest = digest
    }
}

/// Writes documents as HTML that stands alone and prints well. The same paper gives the same text.
public protocol DocumentPages: Sendable {
    func page(_ paper: MeetingPaper) throws -> String
    /// The minutes' own text alone, as HTML for a page that has its own head; nothing for an agenda.
    func body(_ paper: MeetingPaper) throws -> String
    /// As Markdown, for archives and for those who go on working with it.
    func markdown(_ paper: MeetingPaper) throws -> String
}

/// Which PDF is made of a page.
public enum PrintVariant: String, Sendable, CaseIterable {
    /// PDF/UA-1 (ISO 14289-1): tagged, for reading with eyes and ears.
    case reading
    /// PDF/A-2b (ISO 19005-2): for keeping. Not tagged.
    case archive
}

/// Makes PDF of a page that stands alone. Nothing the page names is fetched.
public protocol DocumentPress: Sendable {
    /// Throws a `Refusal` where nothing can be printed here.
    func pdf(of page: String, _ variant: PrintVariant) async throws -> [UInt8]
}
