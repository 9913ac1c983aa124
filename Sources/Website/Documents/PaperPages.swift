import HTTPTypes
import Meetings

/// The documents of one meeting: agenda and minutes to read and to keep, what is attached, and all in one package.
enum PaperPages {
    static let routes: [Route] = [
        .get("\(MinutesPages.meeting)/papers", .seeForum, show),
        .post("\(MinutesPages.meeting)/papers", .coordinate, attach).taking(
            bytes: AttachmentLimits.fileBytes + (1 << 16)),
        .post("\(MinutesPages.meeting)/papers/remove", .coordinate, remove),
        .get("\(MinutesPages.meeting)/papers/{attachment}/{name}", .seeForum, download),
        .get("\(MinutesPages.meeting)/agenda.html", .seeForum) { try await page(.agenda, $0) },
        .get("\(MinutesPages.meeting)/minutes.html", .seeForum) { try await page(.minutes, $0) },
        .get("\(MinutesPages.meeting)/agenda.pdf", .seeForum) { try await pdf(.agenda, $0) },
        .get("\(MinutesPages.meeting)/minutes.pdf", .seeForum) { try await pdf(.minutes, $0) },
        .get("\(MinutesPages.meeting)/package.zip", .seeForum, package),
    ]

    private static func show(_ visit: Visit) async throws -> Reply { try await show(visit, refusal: nil) }

    private static func show(_ visit: Visit, refusal: Refusal?) async throws -> Reply {
        let papers = try await visit.documents.papers(
            of: visit.meetingName(), for: visit.audience, in: visit.network)
        var values = visit.meetingValues(papers.forum, papers.meeting)
        values.merge(PaperValues(papers, visit, path: visit.meetingPath).values) { _, new in new }
        values["refusal"] = refusal?.message[visit.language]
        values["did"] = AttachmentNotice(visit.query["did"])?.words[visit.language]
        return visit.page(
            "papers", title: Trilingual("Dokument", "Dokumenter", "Documents"),
            status: refusal.map(ErrorPages.status(of:)) ?? .ok, values)
    }

    private static func attach(_ visit: Visit) async throws -> Reply {
        do {
            guard let form = MultipartForm(try await visit.body(), contentType: visit.header(.contentType)) else {
                throw Refusal.badForm
            }
            let files = form.files("file")
            guard !files.isEmpty else { throw Refusal.noFile }
            let line = form["line"].flatMap { $0.isEmpty ? nil : $0 }
            let exempt = form["exempt"] == "yes" ? String((form["ground"] ?? "").prefix(200)) : nil
            for file in files {
                _ = try await visit.documents.attach(
                    file.fileName ?? "", file.bytes, to: line, exempt: exempt, of: visit.meetingName(),
                    by: visit.reader.name, in: visit.network)
            }
            return .redirect(to: "\(visit.meetingPath)/papers?did=attached")
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await show(visit, refusal: refusal)
        }
    }

    private static func remove(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        _ = try await visit.documents.remove(
            AttachmentID(form["attachment"] ?? ""), of: visit.meetingName(), by: visit.reader.name, in: visit.network)
        return .redirect(to: "\(visit.meetingPath)/papers?did=removed")
    }

    private static func download(_ visit: Visit) async throws -> Reply {
        let id = AttachmentID(visit.parameter("attachment"))
        let found = try await visit.documents.attachment(
            id, of: visit.meetingName(), for: visit.audience, in: visit.network)
        return Download.reply(found.attachment, found.bytes)
    }

    private static func page(_ kind: MeetingPaper.Kind, _ visit: Visit) async throws -> Reply {
        let page = try await visit.documents.page(kind, of: visit.meetingName(), for: visit.audience, in: visit.network)
        return StandingPage(visit.site).reply(page.html)
    }

    private static func pdf(_ kind: MeetingPaper.Kind, _ visit: Visit) async throws -> Reply {
        let pdf = try await visit.documents.pdf(
            kind, visit.query.has("archive") ? .archive : .reading, of: visit.meetingName(), for: visit.audience,
            in: visit.network)
        return Download.reply(pdf.bytes, type: "application/pdf", name: "\(pdf.paper.fileName).pdf", isShown: true)
    }

    private static func package(_ visit: Visit) async throws -> Reply {
        let package = try await visit.documents.package(
            of: visit.meetingName(), for: visit.audience, in: visit.network)
        let name = "\(package.papers.forum.id)-\(package.papers.meeting.date).zip"
        return Download.reply(package.archive, type: "application/zip", name: name)
    }
}

extension Visit {
    var documents: DocumentWorkflow { DocumentWorkflow(site.environment) }

    /// Who makes the papers sees drafts too.
    var audience: Audience { reader.may(.coordinate) ? .coordinators : .members }
}

/// Files as they go out: never run, never taken for something else.
enum Download {
    static func reply(_ attachment: Attachment, _ bytes: [UInt8]) -> Reply {
        reply(bytes, type: attachment.kind.mediaType, name: attachment.name)
            .with(.eTag, "\"\(attachment.digest)\"")
    }

    /// - Parameter isShown: in the browser, where it can; our own PDF only.
    static func reply(_ bytes: [UInt8], type: String, name: String, isShown: Bool = false) -> Reply {
        // RFC 6266 §4.3 and §5: the plain name for the old, the whole one for the rest.
        let plain = String(name.map { $0.isASCII && $0 != "\"" && $0 != "\\" && $0 != "%" ? $0 : "_" })
        let disposition =
            "\(isShown ? "inline" : "attachment"); filename=\"\(plain)\"; "
            + "filename*=UTF-8''\(AddressText.escaped(name))"
        var reply = Reply(.ok, type: type, bytes).with(.xContentTypeOptions, "nosniff")
        reply.headers[.contentDisposition] = disposition
        return reply.with(.contentSecurityPolicy, "default-src 'none'; sandbox; frame-ancestors 'none'")
    }
}

enum AttachmentNotice: String {
    case attached, removed

    init?(_ text: String?) {
        guard let notice = text.flatMap(AttachmentNotice.init(rawValue:)) else { return nil }
        self = notice
    }

    var words: Trilingual {
        switch self {
        case .attached: Trilingual("Lagt ved.", "Lagt ved.", "Attached.")
        case .removed: Trilingual("Teke bort.", "Tatt bort.", "Taken away.")
        }
    }
}

extension Refusal {
    fileprivate static var noFile: Refusal {
        Refusal(
            .badInput, code: "no-file",
            Trilingual("Vel ei fil først", "Velg en fil først", "Choose a file first"))
    }
}
