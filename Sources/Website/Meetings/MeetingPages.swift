import FoundationEssentials
import HTTPTypes
import Meetings

/// One meeting, stage by stage.
enum MeetingPages {
    private static let path = "/n/{network}/f/{forum}/m/{date}"

    static let routes: [Route] = [
        .get(path, .seeForum, show).kept(),
        .get("\(path)/answers", .seeForum, answers),
        .post("\(path)/answer", .coordinate, answer),
        .post("\(path)/deputy", .coordinate, deputy),
        .post("\(path)/waiting/{number}", .coordinate, settle),
    ]

    private static func show(_ visit: Visit) async throws -> Reply { try await page(visit) }

    private static func page(
        _ visit: Visit, problem: Refusal? = nil, typed: [String: String] = [:]
    ) async throws -> Reply {
        let view = try await MeetingWorkflow(visit.site.environment).view(visit.namedMeeting, in: visit.network)
        let values = MeetingValues(visit, view)
        var reply = visit.page(
            "meeting", title: visit.pageTitle(Trilingual("Møte", "Møte", "Meeting"), view.meeting, view.forum),
            status: problem.map(ErrorPages.status) ?? .ok,
            values.all.and([
                "problem": problem?.message[visit.language], "done": done(visit), "typedDeputy": typed["deputy"],
            ]))
        // How far letters have come is the outbox's, which isn't among the books.
        reply.isLasting = view.rounds.allSatisfy(\.hasArrived)
        return reply
    }

    /// The answers as they come in.
    private static func answers(_ visit: Visit) async throws -> Reply {
        let name = try visit.namedMeeting
        let work = MeetingWorkflow(visit.site.environment)
        _ = try await work.view(name, in: visit.network)
        return LivePart.stream(visit) {
            visit.part("meeting-answers", MeetingValues(visit, try await work.view(name, in: visit.network)).answers)
        }
    }

    /// An answer given by word of mouth.
    private static func answer(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        guard let state = form["state"].flatMap(Answer.State.init(rawValue:)), let person = form.text("person") else {
            throw Refusal.badForm
        }
        do {
            _ = try await InvitationWorkflow(visit.site.environment).answer(
                visit.namedMeeting, person: person, state, in: visit.network)
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await page(visit, problem: refusal)
        }
        return .redirect(to: "\(visit.meetingPath)?done=answer#call")
    }

    private static func deputy(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        guard let person = form.text("person") else { throw Refusal.badForm }
        do {
            _ = try await MeetingWorkflow(visit.site.environment).nameDeputy(
                visit.namedMeeting, of: PersonID(person), deputy: form.text("deputy") ?? "", in: visit.network)
        } catch let refusal as Refusal where refusal.code != "unknown-meeting" {
            return try await page(visit, problem: refusal, typed: ["deputy": form["deputy"] ?? ""])
        }
        return .redirect(to: "\(visit.meetingPath)?done=deputy#call")
    }

    /// A mail about the meeting that waits: another time is proposed, a deputy is named.
    private static func settle(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        guard let number = Int(visit.parameter("number")), let verb = form["verb"] else { throw Refusal.badForm }
        let view = try await MeetingWorkflow(visit.site.environment).view(visit.namedMeeting, in: visit.network)
        let inbox = InboxWorkflow(visit.site.environment)
        guard view.waiting.contains(where: { $0.mail.number == number }) else {
            return try await page(visit, problem: .settledAlready)
        }
        do {
            if verb == "accept" {
                _ = try await inbox.accept(number, by: visit.reader.name, in: visit.network)
            } else {
                _ = try await inbox.reject(
                    number, reason: form.text("reason"), by: visit.reader.name, in: visit.network)
            }
        } catch let refusal as Refusal {
            return try await page(visit, problem: refusal)
        }
        // A proposal that was taken has given the meeting another date.
        let meetings = try await visit.site.environment.reading(visit.network) { books in
            try books.ledger.meeting(view.meeting.id)
        }
        return .redirect(to: "\(visit.meetingPath(of: meetings ?? view.meeting))?done=settled")
    }

    private static func done(_ visit: Visit) -> String? {
        switch visit.query["done"] {
        case "answer": visit.words("Svaret er ført.", "Svaret er ført.", "The answer is noted.")
        case "deputy":
            visit.words(
                "Vara er kalla inn.", "Vara er kalt inn.", "The deputy has been called.")
        case "settled": visit.words("Det er gjort.", "Det er gjort.", "Done.")
        case "ended": visit.words("Møtet er avslutta.", "Møtet er avsluttet.", "The meeting has been ended.")
        default: nil
        }
    }
}

extension Refusal {
    fileprivate static var settledAlready: Refusal {
        Refusal(
            .notNow, code: "not-waiting",
            Trilingual(
                "Nokon har alt teke stilling til dette", "Noen har allerede tatt stilling til dette",
                "Somebody has dealt with this already"))
    }
}
