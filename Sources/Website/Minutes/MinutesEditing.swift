import FoundationEssentials
import HTTPTypes
import Meetings

/// The editor, and what it does with a text.
enum MinutesEditing {
    static func show(_ visit: Visit) async throws -> Reply {
        let name = try visit.meetingName()
        let draft = try await visit.drafts.draft(name, in: visit.network)
        guard visit.reader.may(.coordinate), !draft.isLocked else { return try await read(draft, visit) }
        var values = editorValues(draft, text: draft.text, basis: draft.number, visit)
        values.merge(try await notices(name, draft, visit)) { _, new in new }
        let result = try await visit.drafts.check(draft.text, of: name, in: visit.network)
        values["check"] = MinutesProblems(result, text: draft.text, visit).values
        return visit.page("minutes", title: title(draft, visit), values)
    }

    /// For those who don't write: what has been sent, or that it hasn't.
    private static func read(_ draft: MinutesDraft, _ visit: Visit) async throws -> Reply {
        let name = try visit.meetingName()
        var values = visit.meetingValues(draft.forum, draft.meeting)
        let audience: Audience = visit.reader.may(.coordinate) ? .coordinators : .members
        let papers = try await DocumentWorkflow(visit.site.environment)
            .papers(of: name, for: audience, in: visit.network)
        values["record"] = recordValues(draft.record, visit)
        values["isOut"] = papers.minutes != nil
        values["canApprove"] = visit.reader.may(.lead) && !draft.isLocked && papers.minutes != nil
        values["did"] = MinutesNotice(visit.query["did"])?.words[visit.language]
        if let paper = papers.minutes, let pages = visit.site.environment.documents?.pages {
            values["text"] = try pages.body(paper)
        }
        return visit.page("minutes-read", title: title(draft, visit), values)
    }

    static func save(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        let name = try visit.meetingName()
        let (text, basis) = (form["text"] ?? "", form.number("basis") ?? 0)
        do {
            let saving = try await visit.drafts.save(
                name, text: text, basis: basis, by: visit.reader.name, in: visit.network)
            switch saving {
            case .saved: return .redirect(to: "\(visit.meetingPath)/minutes?did=saved")
            case .merged(let number, _, _):
                return .redirect(to: "\(visit.meetingPath)/minutes?did=merged&version=\(number)&since=\(max(1, basis))")
            case .disagreed(let both): return try await disagreed(both, visit)
            }
        } catch let refusal as Refusal {
            return try await again(refusal, text: text, basis: basis, visit)
        }
    }

    /// What was typed is shown again, with what is wrong.
    private static func again(_ refusal: Refusal, text: String, basis: Int, _ visit: Visit) async throws -> Reply {
        let draft = try await visit.drafts.draft(visit.meetingName(), in: visit.network)
        var values = editorValues(draft, text: text, basis: basis, visit)
        values["refusal"] = refusal.message[visit.language]
        values["check"] = try await checked(text, visit)
        return visit.page("minutes", title: title(draft, visit), status: ErrorPages.status(of: refusal), values)
    }

    private static func disagreed(_ both: MinutesDisagreement, _ visit: Visit) async throws -> Reply {
        let draft = try await visit.drafts.draft(visit.meetingName(), in: visit.network)
        var values = editorValues(draft, text: both.text, basis: both.basis, visit)
        values["check"] = try await checked(both.text, visit)
        values["other"] =
            [
                "by": both.by, "at": visit.instantWords(both.at), "places": both.places, "isOne": both.places == 1,
                "aside": both.aside, "parts": DifferenceValues.parts(both.changes),
            ] as [String: Any]
        return visit.page("minutes", title: title(draft, visit), status: .conflict, values)
    }

    private static func checked(_ text: String, _ visit: Visit) async throws -> [String: Any] {
        let result = try await visit.drafts.check(text, of: visit.meetingName(), in: visit.network)
        return MinutesProblems(result, text: text, visit).values
    }

    /// As JSON for the script, or as the page with the text as it was typed. Nothing is kept.
    static func check(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        let name = try visit.meetingName()
        let text = form["text"] ?? ""
        let result = try await visit.drafts.check(text, of: name, in: visit.network)
        let problems = MinutesProblems(result, text: text, visit)
        if visit.header(.accept)?.hasPrefix("application/json") ?? false { return .json(.ok, try problems.json()) }
        let draft = try await visit.drafts.draft(name, in: visit.network)
        var values = editorValues(draft, text: text, basis: form.number("basis") ?? 0, visit)
        values["check"] = problems.values
        values["isChecked"] = true
        return visit.page("minutes", title: title(draft, visit), values)
    }

    static func preview(_ visit: Visit) async throws -> Reply {
        let text = try await visit.form()["text"] ?? ""
        let html = try await DocumentWorkflow(visit.site.environment)
            .preview(text, of: visit.meetingName(), in: visit.network)
        return StandingPage(visit.site).reply(html)
    }

    static func title(_ draft: MinutesDraft, _ visit: Visit) -> Trilingual {
        let name = draft.forum.shortName
        func words(_ language: Language) -> String { "\(name) \(DateWords(language).long(draft.meeting.date))" }
        return Trilingual("Referat: \(words(.nn))", "Referat: \(words(.nb))", "Minutes: \(words(.en))")
    }

    private static func editorValues(
        _ draft: MinutesDraft, text: String, basis: Int, _ visit: Visit
    ) -> [String: Any] {
        var values = visit.meetingValues(draft.forum, draft.meeting)
        values["text"] = text
        values["basis"] = basis
        values["lines"] = min(60, max(24, text.utf8.lazy.filter { $0 == 10 }.count + 3))
        values["record"] = recordValues(draft.record, visit)
        values["hasNews"] = draft.hasNews && draft.record != nil
        values["isFresh"] = draft.number == 0
        values["canSend"] = draft.record != nil && !draft.hasNews
        if let saved = draft.saved {
            values["saved"] =
                ["by": saved.by, "at": visit.instantWords(saved.at), "number": draft.number] as [String: Any]
        }
        return values
    }

    static func recordValues(_ record: MinutesRecord?, _ visit: Visit) -> [String: Any]? {
        guard let record else { return nil }
        var values: [String: Any] = [
            "imported": visit.instantWords(record.imported), "digest": record.digest,
            "isDraft": record.status == .draft, "isForApproval": record.status == .forApproval,
            "isApproved": record.status == .approved, "isSent": record.version > 0,
        ]
        if let approval = record.approval {
            values["approved"] = ["by": approval.by, "at": visit.instantWords(approval.at)] as [String: Any]
        }
        return values
    }

    /// What was just done, and what another had changed meanwhile.
    private static func notices(_ name: MeetingName, _ draft: MinutesDraft, _ visit: Visit) async throws -> [String:
        Any]
    {
        guard let notice = MinutesNotice(visit.query["did"]) else { return [:] }
        var values: [String: Any] = ["did": notice.words[visit.language]]
        if notice == .merged, let version = visit.query.number("version"), let since = visit.query.number("since") {
            let merged = try await visit.drafts.version(version, of: name, in: visit.network).version
            if let basis = merged.basis, basis > since {
                let theirs = try await visit.drafts.version(basis, comparedTo: since, of: name, in: visit.network)
                values["merged"] =
                    [
                        "by": theirs.version.by, "parts": DifferenceValues.parts(theirs.difference),
                    ] as [String: Any]
            }
        }
        return values
    }
}

/// What a page tells that was done before it was shown.
enum MinutesNotice: String {
    case saved, merged, taken, sent, approved, restored

    init?(_ text: String?) {
        guard let notice = text.flatMap(MinutesNotice.init(rawValue:)) else { return nil }
        self = notice
    }

    var words: Trilingual {
        switch self {
        case .saved: Trilingual("Lagra.", "Lagret.", "Saved.")
        case .merged:
            Trilingual(
                "Lagra. Nokon annan hadde lagra sidan du byrja, på andre stader: begge endringane står her.",
                "Lagret. Noen andre hadde lagret siden du begynte, på andre steder: begge endringene står her.",
                "Saved. Someone else had saved since you began, in other places: both changes are here.")
        case .taken:
            Trilingual(
                "Referatet er lese inn, og punkta har fått nummer.",
                "Referatet er lest inn, og punktene har fått numre.",
                "The minutes have been taken in, and the items have their numbers.")
        case .sent:
            Trilingual(
                "Referatet er på veg til alle.", "Referatet er på vei til alle.",
                "The minutes are on their way to everyone.")
        case .approved:
            Trilingual(
                "Referatet er godkjent og låst.", "Referatet er godkjent og låst.",
                "The minutes are approved and locked.")
        case .restored:
            Trilingual(
                "Den eldre teksten er henta fram som ny versjon.", "Den eldre teksten er hentet fram som ny versjon.",
                "The earlier text has been restored as a new version.")
        }
    }
}
