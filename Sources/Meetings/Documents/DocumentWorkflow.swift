/// Documents of a meeting: what is attached, and agenda and minutes as pages, PDF and one package.
public struct DocumentWorkflow: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Attaches a file to a meeting, or to one line of its agenda, which is named by its case's id or its title.
    /// The same file on the same line again is still one.
    public func attach(
        _ fileName: String, _ bytes: [UInt8], to line: String? = nil, exempt: String? = nil, of name: MeetingName,
        by: String, in network: NetworkID
    ) async throws -> Attachment {
        let tools = try tools()
        let file = try AttachedFile(name: fileName, bytes: bytes)
        let digest = tools.digest(file.bytes)
        return try await environment.deciding(network) { books in
            try books.attach(file, digest: digest, to: line, exempt: exempt, of: try books.meeting(name), by: by)
        }
    }

    /// Takes a file away from the meeting. Its bytes are kept, for letters and packages that name it.
    public func remove(
        _ id: AttachmentID, of name: MeetingName, by: String, in network: NetworkID
    ) async throws -> Attachment {
        try await environment.deciding(network) { books in
            try books.removeAttachment(id, of: try books.meeting(name), by: by)
        }
    }

    /// The meeting's documents, as the audience may have them.
    public func papers(
        of name: MeetingName, for audience: Audience, in network: NetworkID
    ) async throws -> MeetingPapers {
        try await environment.reading(network) { books in try books.papers(of: try books.meeting(name), for: audience) }
    }

    /// The minutes, where the audience may have them.
    public func minutes(
        of name: MeetingName, for audience: Audience, in network: NetworkID
    ) async throws -> MinutesRecord {
        let paper = try await paper(.minutes, of: name, for: audience, in: network)
        guard case .minutes(let record) = paper.content else { throw Refusal.noPaper(.minutes) }
        return record
    }

    /// One attached file.
    public func attachment(
        _ id: AttachmentID, of name: MeetingName, for audience: Audience, in network: NetworkID
    ) async throws -> (attachment: Attachment, bytes: [UInt8]) {
        try await environment.reading(network) { books in
            let papers = try books.papers(of: try books.meeting(name), for: audience)
            guard let attachment = papers.attachments.first(where: { $0.id == id }),
                let bytes = try books.ledger.attachedBytes(attachment.digest)
            else { throw Refusal.noAttachment }
            return (attachment, bytes)
        }
    }

    /// Agenda or minutes as HTML that stands alone.
    public func page(
        _ kind: MeetingPaper.Kind, of name: MeetingName, for audience: Audience, in network: NetworkID
    ) async throws -> (paper: MeetingPaper, html: String) {
        let paper = try await paper(kind, of: name, for: audience, in: network)
        return (paper, try tools().pages.page(paper))
    }

    /// Minutes as they would look, before they are taken in. Nothing is kept.
    public func preview(_ text: String, of name: MeetingName, in network: NetworkID) async throws -> String {
        let paper = try await environment.reading(network) { books in
            try books.paper(previewing: text, of: try books.meeting(name))
        }
        return try tools().pages.page(paper)
    }

    /// Agenda or minutes as PDF.
    public func pdf(
        _ kind: MeetingPaper.Kind, _ variant: PrintVariant, of name: MeetingName, for audience: Audience,
        in network: NetworkID
    ) async throws -> (paper: MeetingPaper, bytes: [UInt8]) {
        let (paper, html) = try await page(kind, of: name, for: audience, in: network)
        return (paper, try await tools().press.pdf(of: html, variant))
    }

    /// The whole meeting as one zip archive: its papers as PDF, HTML and Markdown, everything attached, and a list
    /// with the SHA-256 of each. The same documents give the same bytes.
    public func package(
        of name: MeetingName, for audience: Audience, in network: NetworkID
    ) async throws -> (papers: MeetingPapers, archive: [UInt8]) {
        let tools = try tools()
        let papers = try await papers(of: name, for: audience, in: network)
        var package = MeetingPackage(papers, digest: tools.digest)
        for paper in [papers.agenda, papers.minutes].compactMap(\.self) {
            let html = try tools.pages.page(paper)
            package.add("\(paper.fileName).pdf", try await tools.press.pdf(of: html, .archive))
            package.add("\(paper.fileName).html", Array(html.utf8))
            package.add("\(paper.fileName).md", Array(try tools.pages.markdown(paper).utf8))
        }
        for attachment in papers.attachments {
            let bytes = try await environment.reading(network) { try $0.ledger.attachedBytes(attachment.digest) }
            package.add(attachment, bytes ?? [])
        }
        return (papers, package.archive)
    }

    private func paper(
        _ kind: MeetingPaper.Kind, of name: MeetingName, for audience: Audience, in network: NetworkID
    ) async throws -> MeetingPaper {
        let papers = try await papers(of: name, for: audience, in: network)
        guard let paper = kind == .agenda ? papers.agenda : papers.minutes else { throw Refusal.noPaper(kind) }
        return paper
    }

    private func tools() throws -> DocumentTools {
        guard let tools = environment.documents else { throw Refusal.noDocuments }
        return tools
    }
}
