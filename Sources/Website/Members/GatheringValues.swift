import FoundationEssentials
import Meetings

/// One meeting for one person, as the page shows it.
struct GatheringValues {
    let gathering: Gathering
    let language: Language
    let place: MemberPlace
    /// What the link is for: a page for an answer asks for that and shows the rest.
    var kind: LinkPurpose.Kind = .gathering
    /// Its documents, and where they are; nil where none are shown.
    var papers: GatheringPapers?
    var papersAt = ""
    /// What was typed in a form that is shown again.
    var typed: Form = Form()

    private var meeting: Meeting { gathering.meeting }
    private var words: DateWords { DateWords(language) }

    var values: [String: Any] {
        var values: [String: Any] = [
            "at": place.path, "forum": gathering.forum.shortName, "forumName": gathering.forum.name,
            "day": words.full(meeting.date), "time": words.span(meeting.start, meeting.end),
            "place": meeting.place == "?" ? "" : meeting.place, "seat": gathering.seat ?? "",
            "isCancelled": meeting.isCancelled, "isOver": gathering.isOver,
            "calls": gathering.calls.enumerated().map { callValues($0.element, isFirst: $0.offset == 0) },
            "hasAgenda": !gathering.agenda.isEmpty, "agenda": gathering.agenda.map(agendaValues),
            "hasExempt": place.link != nil && gathering.agenda.contains { $0.exempt != nil },
            "isOnlyOwn": gathering.call == nil && gathering.seat == nil,
            "moved": moved,
        ]
        values["others"] = papers.map { $0.values(of: nil, language, at: papersAt) }
        values["hasOthers"] = papers.map { !$0.all.attachments(to: nil).isEmpty }
        values["agendaPDF"] = papers.flatMap { $0.has(.agenda) ? "\(papersAt)/agenda.pdf" : nil }
        values["reason"] = meeting.cancellation?.reason ?? ""
        values["deputy"] = deputyValues
        values["wanted"] = wantedValues
        values["minutes"] = minutesValues
        return values
    }

    /// The day it was moved from last.
    private var moved: String { meeting.moves.last.map { words.full($0.from.date) } ?? "" }

    private func callValues(_ call: Gathering.Call, isFirst: Bool) -> [String: Any] {
        let answer = call.invitation.answer
        let states: [(Answer.State, Trilingual)] = [
            (.accepted, Trilingual("Eg kjem", "Jeg kommer", "I’ll come")),
            (.tentative, Trilingual("Kanskje", "Kanskje", "Perhaps")),
            (.declined, Trilingual("Eg kan ikkje", "Jeg kan ikke", "I can’t")),
        ]
        return [
            "at": place.path, "isOpen": call.isOpen && [.gathering, .answerInvitation].contains(kind),
            "uid": call.invitation.uid, "asked": "\(call.invitation.asked)", "case": call.caseTitle ?? "",
            "isSlot": call.invitation.presents != nil, "time": words.span(call.slot.start, call.slot.end),
            "answer": AnswerWords.of(answer.state)?[language] ?? "",
            "comment": typed["comment"] ?? answer.comment ?? "", "id": isFirst ? "answer" : call.invitation.uid,
            "states": states.map { state, words in
                [
                    "value": state.rawValue, "words": words[language], "isChosen": answer.state == state,
                ] as [String: Any]
            },
        ]
    }

    /// Shown to one who has said no, while there is time to call another.
    private var deputyValues: [String: Any]? {
        guard !meeting.isCancelled, !gathering.hasBegun, let call = gathering.call, !call.invitation.isBesideRoster,
            call.invitation.answer.state == .declined
        else { return nil }
        return ["at": place.path, "name": gathering.deputy?.name ?? "", "typed": typed["deputy"] ?? ""]
    }

    private var wantedValues: [String: Any]? {
        guard let wanted = gathering.contribution, [.gathering, .contribute].contains(kind) else { return nil }
        let days = place.zone.date(place.instant).days(until: wanted.answerBy)
        return [
            "at": place.path, "answerBy": words.full(wanted.answerBy), "countdown": ItemWords.countdown(days)[language],
            "isLate": days < 0, "presents": wanted.presents?.name ?? "",
            "sentNews": wanted.sent.news, "news": typed["news"] ?? "", "focus": typed["focus"] ?? wanted.sent.focus,
            "challenges": typed["challenges"] ?? wanted.sent.challenges, "case": typed["case"] ?? "",
        ]
    }

    private var minutesValues: [String: Any]? {
        guard let minutes = gathering.minutes else { return nil }
        // Which of them an exempt case has, isn't said: with one, none is shown.
        let decisions = papers?.all.withheld.isEmpty ?? false ? minutes.decisions : []
        let status =
            minutes.status == .approved
            ? Trilingual("Godkjent", "Godkjent", "Approved")
            : Trilingual("Til merknader", "Til merknader", "For remarks")
        return [
            "title": minutes.title, "status": status[language], "hasDecisions": !decisions.isEmpty,
            "page": papers == nil ? "" : "\(papersAt)/minutes.html",
            "pdf": papers == nil ? "" : "\(papersAt)/minutes.pdf",
            "decisions": decisions.map {
                ["case": [$0.caseNumber, $0.title].compactMap(\.self).joined(separator: " "), "text": $0.text]
            },
        ]
    }

    /// Behind a link, which may have been passed on, what is exempt is a number.
    private func agendaValues(_ whole: AgendaItem) -> [String: Any] {
        let item = place.link == nil ? whole : whole.forStrangers(language)
        let own = papers?.values(of: whole, language, at: papersAt) ?? []
        return [
            "papers": own, "hasPapers": !own.isEmpty,
            "time": "\(words.time(item.start))–\(words.time(item.end))", "title": item.heading,
            "kind": item.kind.words[language], "presenter": item.presenter ?? "", "isCase": item.kind.isCase,
            "text": item.text,
        ]
    }
}

/// Answers in words.
enum AnswerWords {
    /// Nil where nothing is answered.
    static func of(_ state: Answer.State) -> Trilingual? {
        switch state {
        case .none: nil
        case .accepted: Trilingual("Du kjem.", "Du kommer.", "You will come.")
        case .tentative: Trilingual("Du kjem kanskje.", "Du kommer kanskje.", "You may come.")
        case .declined: Trilingual("Du kjem ikkje.", "Du kommer ikke.", "You won’t come.")
        }
    }
}
