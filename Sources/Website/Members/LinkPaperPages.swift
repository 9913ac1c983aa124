import HTTPTypes
import Meetings

/// A meeting's documents, for who has a link to it: those that its page names, and no others. Letters are passed on,
/// and their links with them: what is exempt is for those who sign in.
enum LinkPaperPages {
    static let routes: [Route] = [
        .get("/l/{token}/papers/{attachment}/{name}", .anyone, download),
        .get("/l/{token}/agenda.pdf", .anyone) { try await pdf(.agenda, $0) },
        .get("/l/{token}/minutes.pdf", .anyone) { try await pdf(.minutes, $0) },
        .get("/l/{token}/minutes.html", .anyone) { try await html(.minutes, $0) },
    ]

    private static func download(_ visit: Visit) async throws -> Reply {
        let page = try await LinkPage(visit)
        guard let papers = try await page.papers() else { return page.reply() }
        let id = AttachmentID(visit.parameter("attachment"))
        guard papers.all.attachments.contains(where: { $0.id == id }) else { throw Refusal.noPage }
        let found = try await visit.documents.attachment(id, of: papers.name, for: .strangers, in: papers.network)
        return Download.reply(found.attachment, found.bytes).asLinkFile
    }

    private static func pdf(_ kind: MeetingPaper.Kind, _ visit: Visit) async throws -> Reply {
        let page = try await LinkPage(visit)
        guard let papers = try await page.papers() else { return page.reply() }
        guard papers.has(kind) else { throw Refusal.noPage }
        let pdf = try await visit.documents.pdf(kind, .reading, of: papers.name, for: .strangers, in: papers.network)
        return Download.reply(pdf.bytes, type: "application/pdf", name: "\(pdf.paper.fileName).pdf", isShown: true)
            .asLinkFile
    }

    private static func html(_ kind: MeetingPaper.Kind, _ visit: Visit) async throws -> Reply {
        let page = try await LinkPage(visit)
        guard let papers = try await page.papers() else { return page.reply() }
        guard papers.has(kind) else { throw Refusal.noPage }
        let html = try await visit.documents.page(kind, of: papers.name, for: .strangers, in: papers.network)
        return StandingPage(visit.site).reply(html.html).asLinkFile
    }
}

extension Reply {
    fileprivate var asLinkFile: Reply {
        with(.cacheControl, "no-store").with(.referrerPolicy, "no-referrer").with(.robots, "noindex, nofollow")
    }
}

/// The documents of a meeting that one person may have.
struct GatheringPapers: Sendable {
    let name: MeetingName
    let network: NetworkID
    private(set) var all: MeetingPapers

    /// Who comes to one case only has what belongs to that, and neither agenda nor minutes.
    init(
        of gathering: Gathering, in network: NetworkID, for audience: Audience, _ documents: DocumentWorkflow
    ) async throws {
        name = try MeetingName("\(gathering.forum.id)/\(gathering.meeting.date)")
        self.network = network
        all = try await documents.papers(of: name, for: audience, in: network)
        guard !gathering.seesAll else { return }
        all.agenda = nil
        all.minutes = nil
        all.attachments = all.attachments.filter { attachment in
            gathering.agenda.contains { attachment.belongs(to: $0) }
        }
    }

    func has(_ kind: MeetingPaper.Kind) -> Bool { kind == .agenda ? all.agenda != nil : all.minutes != nil }

    /// - Parameter item: of this line of the agenda; nil for those of none.
    func values(of item: AgendaItem?, _ language: Language, at path: String) -> [[String: Any]] {
        all.attachments(to: item).map { attachment in
            let name = AddressText.escaped(attachment.name)
            return [
                "name": attachment.name, "size": FileSize.words(attachment.size, language),
                "at": "\(path)/papers/\(AddressText.escaped(attachment.id.rawValue))/\(name)",
            ]
        }
    }
}
