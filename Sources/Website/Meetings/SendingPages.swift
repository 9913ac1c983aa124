import HTTPTypes
import Meetings

/// Calls, moves, cancellations and agendas: shown first, sent with one button, and followed until all have left.
enum SendingPages {
    private static let path = "/n/{network}/f/{forum}/m/{date}"

    static let routes: [Route] = [
        .get("\(path)/send/{what}", .coordinate, show),
        .get("\(path)/send/{what}/letter", .coordinate, letter),
        .post("\(path)/send/{what}", .coordinate, send),
        .get("\(path)/sending", .coordinate, progress),
        .get("\(path)/sending/live", .coordinate, live),
    ]

    /// The form where something has to be said first, or else what would be sent.
    private static func show(_ visit: Visit) async throws -> Reply {
        let asked = try SendingForm(visit.parameter("what"), visit.query)
        guard let errand = try asked.errand(visit.query) else { return try await form(visit, asked) }
        return try await preview(visit, asked, errand)
    }

    private static func form(
        _ visit: Visit, _ asked: SendingForm, problem: Refusal? = nil
    ) async throws -> Reply {
        let view = try await MeetingWorkflow(visit.site.environment).view(visit.namedMeeting, in: visit.network)
        return visit.page(
            "meeting-errand", title: visit.pageTitle(asked.title, view.meeting, view.forum),
            status: problem.map(ErrorPages.status) ?? .ok,
            visit.head(view.meeting, view.forum).and(asked.values(visit, view.meeting)).and([
                "problem": problem?.message[visit.language]
            ]))
    }

    private static func preview(
        _ visit: Visit, _ asked: SendingForm, _ errand: Errand, problem: Refusal? = nil
    ) async throws -> Reply {
        let name = try visit.namedMeeting
        let work = MeetingWorkflow(visit.site.environment)
        let before = try await work.view(name, in: visit.network)
        do {
            let preview = try await SendingWorkflow(visit.site.environment).preview(name, errand, in: visit.network)
            return visit.page(
                "meeting-preview", title: visit.pageTitle(asked.title, before.meeting, before.forum),
                status: problem.map(ErrorPages.status) ?? .ok,
                visit.head(before.meeting, before.forum).and(asked.values(visit, before.meeting))
                    .and(SendingValues(visit, asked, preview, before: before).all)
                    .and(["problem": problem?.message[visit.language]]))
        } catch let refusal as Refusal where asked.needsForm && refusal.kind != .notFound {
            return try await form(visit, asked, problem: refusal)
        }
    }

    /// One letter as its reader's mail program shows it. Nothing in it can run or lead anywhere.
    private static func letter(_ visit: Visit) async throws -> Reply {
        let asked = try SendingForm(visit.parameter("what"), visit.query)
        guard let errand = try asked.errand(visit.query) else { throw Refusal.noPage }
        let preview = try await SendingWorkflow(visit.site.environment).preview(
            visit.namedMeeting, errand, in: visit.network)
        guard let letter = preview.letters.first(where: { $0.id == visit.query["letter"] }) else {
            throw Refusal.noPage
        }
        guard let html = letter.html else {
            return Reply(.ok, type: "text/plain; charset=utf-8", Array(letter.text.utf8))
        }
        return Reply.html(.ok, html)
            .with(
                .contentSecurityPolicy,
                "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'; form-action 'none'; "
                    + "base-uri 'none'"
            )
            .with(.frameOptions, "SAMEORIGIN")
    }

    private static func send(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        let asked = try SendingForm(visit.parameter("what"), form)
        guard let errand = try asked.errand(form), let mark = form["mark"] else { throw Refusal.badForm }
        do {
            let sent = try await SendingWorkflow(visit.site.environment).send(
                visit.namedMeeting, errand, seeing: mark, in: visit.network)
            return .redirect(to: "\(visit.meetingPath(of: sent.meeting))/sending?count=\(sent.sent)")
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await preview(visit, asked, errand, problem: refusal)
        }
    }

    private static func progress(_ visit: Visit) async throws -> Reply {
        let view = try await MeetingWorkflow(visit.site.environment).view(visit.namedMeeting, in: visit.network)
        let values = SendingValues.progress(view, visit)
        let isRepeated = visit.query["count"] == "0" && !view.rounds.isEmpty
        return visit.page(
            "meeting-sending",
            title: visit.pageTitle(Trilingual("Sending", "Sending", "Sending"), view.meeting, view.forum),
            visit.head(view.meeting, view.forum).and(values).and([
                "isRepeated": isRepeated, "isMoving": !(view.rounds.first?.isSettled ?? true),
            ]))
    }

    private static func live(_ visit: Visit) async throws -> Reply {
        let name = try visit.namedMeeting
        let work = MeetingWorkflow(visit.site.environment)
        _ = try await work.view(name, in: visit.network)
        return LivePart.stream(visit, isOfBooks: false) {
            let view = try await work.view(name, in: visit.network)
            return visit.part("meeting-progress", SendingValues.progress(view, visit))
        }
    }
}
