import Meetings

/// What anyone may read of a forum that is set to public. What is exempt is a number and a neutral title.
enum PublicPages {
    static let routes: [Route] = [
        .get(forum, .anyone, showForum),
        .get(meeting, .anyone, showMeeting),
        .get("\(meeting)/agenda.html", .anyone) { try await page(.agenda, $0) },
        .get("\(meeting)/minutes.html", .anyone) { try await page(.minutes, $0) },
        .get("\(meeting)/agenda.pdf", .anyone) { try await pdf(.agenda, $0) },
        .get("\(meeting)/minutes.pdf", .anyone) { try await pdf(.minutes, $0) },
        .get("\(meeting)/package.zip", .anyone, package),
        .get("\(meeting)/papers/{attachment}/{name}", .anyone, download),
    ]

    private static let forum = "/p/{network}/{forum}"
    private static let meeting = "/p/{network}/{forum}/{date}"

    private static func showForum(_ visit: Visit) async throws -> Reply {
        let reading = try await PublicReadingWorkflow(visit.site.environment)
            .forum(visit.parameter("forum"), in: visit.network)
        func line(_ line: PublicForum.Line) -> [String: Any] {
            [
                "address": "\(visit.publicForumPath)/\(line.meeting.date)",
                "date": visit.dateWords.full(line.meeting.date),
                "time": visit.dateWords.span(line.meeting.start, line.meeting.end),
                "place": line.meeting.place == "?" ? "" : line.meeting.place, "hasAgenda": line.hasAgenda,
                "hasMinutes": line.minutes != nil, "isApproved": line.minutes == .approved,
            ]
        }
        let values: [String: Any] = [
            "path": visit.publicForumPath, "forum": reading.forum.name, "subtitle": reading.forum.subtitle ?? "",
            "network": reading.network.name,
            "coming": reading.coming.map(line), "past": reading.past.map(line),
            "hasComing": !reading.coming.isEmpty, "hasPast": !reading.past.isEmpty,
        ]
        let name = reading.forum.name
        return visit.page("public-forum", title: Trilingual(name, name, name), values)
    }

    private static func showMeeting(_ visit: Visit) async throws -> Reply {
        let papers = try await visit.publicPapers()
        var values = PaperValues(papers, visit, path: visit.publicMeetingPath).values
        values["forum"] = papers.forum.name
        values["forumAddress"] = visit.publicForumPath
        values["date"] = visit.dateWords.full(papers.meeting.date)
        values["time"] = visit.dateWords.span(papers.meeting.start, papers.meeting.end)
        if let paper = papers.minutes, let pages = visit.site.environment.documents?.pages {
            values["minutes"] = try pages.body(paper)
        }
        func title(_ language: Language) -> String {
            "\(papers.forum.shortName) \(DateWords(language).long(papers.meeting.date))"
        }
        return visit.page("public-meeting", title: Trilingual(title(.nn), title(.nb), title(.en)), values)
    }

    private static func page(_ kind: MeetingPaper.Kind, _ visit: Visit) async throws -> Reply {
        let name = try await visit.publicMeeting()
        let page = try await visit.documents.page(kind, of: name, for: .everyone, in: visit.network)
        return StandingPage(visit.site).reply(page.html)
    }

    private static func pdf(_ kind: MeetingPaper.Kind, _ visit: Visit) async throws -> Reply {
        let name = try await visit.publicMeeting()
        let pdf = try await visit.documents.pdf(
            kind, visit.query.has("archive") ? .archive : .reading, of: name, for: .everyone, in: visit.network)
        return Download.reply(pdf.bytes, type: "application/pdf", name: "\(pdf.paper.fileName).pdf", isShown: true)
    }

    private static func package(_ visit: Visit) async throws -> Reply {
        let name = try await visit.publicMeeting()
        let package = try await visit.documents.package(of: name, for: .everyone, in: visit.network)
        let file = "\(package.papers.forum.id)-\(package.papers.meeting.date).zip"
        return Download.reply(package.archive, type: "application/zip", name: file)
    }

    private static func download(_ visit: Visit) async throws -> Reply {
        let name = try await visit.publicMeeting()
        let found = try await visit.documents.attachment(
            AttachmentID(visit.parameter("attachment")), of: name, for: .everyone, in: visit.network)
        return Download.reply(found.attachment, found.bytes)
    }
}

extension Visit {
    fileprivate var publicForumPath: String {
        "/p/\(AddressText.escaped(parameter("network")))/\(AddressText.escaped(parameter("forum")))"
    }

    fileprivate var publicMeetingPath: String { "\(publicForumPath)/\(AddressText.escaped(parameter("date")))" }

    fileprivate func publicPapers() async throws -> MeetingPapers {
        guard let date = CalendarDate(parameter("date")) else { throw Refusal.noPage }
        return try await PublicReadingWorkflow(site.environment)
            .papers(of: parameter("forum"), on: date, in: network)
    }

    /// The meeting, where strangers may read it.
    fileprivate func publicMeeting() async throws -> MeetingName {
        let papers = try await publicPapers()
        return try MeetingName("\(papers.forum.id)/\(papers.meeting.date)")
    }
}
