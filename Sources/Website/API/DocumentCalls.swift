import Meetings

/// Agenda and minutes to read and to keep, and the whole meeting as one package.
enum DocumentCalls {
    static let all: [Call] = MeetingPaper.Kind.allCases.flatMap { [pdf($0), html($0)] } + [package]

    private static let path = "\(MeetingCalls.meetingPath)/documents"
    private static let isPublic = Call.Parameter(
        name: "public", schema: .flag, about: "As strangers may have it: what is exempt is a number alone.")

    private static func pdf(_ kind: MeetingPaper.Kind) -> Call {
        Call.file(
            "\(path)/\(kind.rawValue).pdf", .seeForum, "The \(kind.rawValue) as PDF.",
            query: [
                .init(name: "archive", schema: .flag, about: "PDF/A for the archive in place of PDF/UA for reading."),
                isPublic,
            ], type: "application/pdf"
        ) { call in
            let pdf = try await call.visit.documents.pdf(
                kind, call.flag("archive") ? .archive : .reading, of: try call.meeting, for: call.audience,
                in: call.network)
            return Bytes(type: "application/pdf", bytes: pdf.bytes, name: "\(pdf.paper.fileName).pdf")
        }
    }

    private static func html(_ kind: MeetingPaper.Kind) -> Call {
        Call.file(
            "\(path)/\(kind.rawValue).html", .seeForum, "The \(kind.rawValue) as HTML that stands alone.",
            query: [isPublic], type: "text/html"
        ) { call in
            let page = try await call.visit.documents.page(
                kind, of: try call.meeting, for: call.audience, in: call.network)
            return Bytes(
                type: "text/html; charset=utf-8", bytes: Array(page.html.utf8), name: "\(page.paper.fileName).html")
        }
    }

    private static let package = Call.file(
        "\(path)/package.zip", .seeForum,
        "The whole meeting: agenda and minutes as PDF, HTML and Markdown, and what is attached.", query: [isPublic],
        type: "application/zip"
    ) { call in
        let package = try await call.visit.documents.package(
            of: try call.meeting, for: call.audience, in: call.network)
        let name = "\(package.papers.forum.id)-\(package.papers.meeting.date).zip"
        return Bytes(type: "application/zip", bytes: package.archive, name: name)
    }
}

extension APIVisit {
    fileprivate var audience: Audience { flag("public") ? .strangers : visit.audience }
}
