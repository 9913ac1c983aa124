import FoundationEssentials
import Meetings

/// A meeting as its page has it.
struct MeetingValues {
    private let visit: Visit
    private let view: MeetingView

    init(_ visit: Visit, _ view: MeetingView) {
        self.visit = visit
        self.view = view
    }

    private var language: Language { visit.language }
    private var meeting: Meeting { view.meeting }

    var all: [String: Any] {
        visit.head(meeting, view.forum).and(answers).and([
            "stages": stages, "reason": meeting.cancellation?.reason, "moves": moves,
            "planned": meeting.moves.isEmpty ? nil : visit.dates.full(meeting.planned),
            "isOpen": open, "agenda": agenda, "rounds": view.rounds.prefix(6).map(round),
            "hasRounds": !view.rounds.isEmpty, "waiting": view.waiting.map(waiting),
            "pending": view.pending.count.of(
                Trilingual("medlem er ikkje kalla inn", "medlem er ikke kalt inn", "member isn't called"),
                Trilingual("medlemmer er ikkje kalla inn", "medlemmer er ikke kalt inn", "members aren't called"))[
                    language],
            "hasPending": !view.pending.isEmpty && !meeting.isCancelled && !isOver,
            "canChange": !meeting.isCancelled && !isOver, "people": people, "absent": absent,
            "hasAbsent": !absent.isEmpty,
            "earlier": view.earlier.map(neighbour), "later": view.later.map(neighbour), "chair": chair,
            "minutes": minutes,
        ])
    }

    private var isOver: Bool {
        [.held, .minutes, .approved].contains(meeting.stage) || view.zone.instant(meeting.date, meeting.end) <= view.now
    }

    /// What changes by itself while the page is looked at.
    var answers: [String: Any] {
        let count = view.answers
        let called = view.invited.filter { $0.invitation.presents == nil }
        return [
            "base": visit.meetingPath, "isCalled": !view.invited.isEmpty,
            "summary": Trilingual(
                "\(count.accepted) kjem · \(count.declined) kjem ikkje · \(count.tentative) kanskje · "
                    + "\(count.none) har ikkje svart",
                "\(count.accepted) kommer · \(count.declined) kommer ikke · \(count.tentative) kanskje · "
                    + "\(count.none) har ikke svart",
                "\(count.accepted) come · \(count.declined) don't come · \(count.tentative) maybe · "
                    + "\(count.none) haven't answered")[language],
            "invited": called.map(invited),
            "presenters": view.invited.filter { $0.invitation.presents != nil }.map(invited),
            "hasPresenters": called.count < view.invited.count, "vacant": view.vacantSeats.joined(separator: "; "),
        ]
    }

    private func invited(_ one: MeetingView.Invited) -> [String: Any] {
        let answer = one.answer
        let way = answer.way.map { way in
            switch way {
            case .mail: visit.words("e-post", "e-post", "mail")
            case .word: visit.words("munnleg", "muntlig", "by word of mouth")
            case .link: visit.words("lenkje", "lenke", "link")
            }
        }
        let at = answer.at.map { visit.moment($0, in: view.zone) }
        // What was written beside an answer is for the coordinator.
        let coordinates = visit.reader.may(.coordinate)
        return [
            "name": one.person.name, "seat": one.invitation.seat, "state": answer.state.rawValue,
            "said": answer.state.said[language], "sign": answer.state.sign,
            "how": [at, way].compactMap(\.self).joined(separator: ", "), "comment": answer.comment ?? "",
            "hasComment": coordinates && !(answer.comment ?? "").isEmpty,
            "isUnreachable": coordinates && one.isUnreachable,
            "hasDeputy": one.deputy != nil, "deputy": one.deputy?.name ?? "", "isDeputy": one.deputyFor != nil,
            "deputyFor": one.deputyFor?.name ?? "",
            "slot": one.invitation.presents.map { visit.span($0.start, $0.end) } ?? "",
            "needsDeputy": answer.state == .declined && one.deputy == nil && one.deputyFor == nil,
        ]
    }

    private var stages: [[String: Any]] {
        let order: [(Meeting.Stage, Trilingual)] = [
            (.planned, Trilingual("Planlagt", "Planlagt", "Planned")),
            (.called, Trilingual("Kalla inn", "Kalt inn", "Called")),
            (.agenda, Trilingual("Sakliste", "Saksliste", "Agenda")),
            (.held, Trilingual("Halde", "Holdt", "Held")),
            (.minutes, Trilingual("Referat", "Referat", "Minutes")),
            (.approved, Trilingual("Godkjent", "Godkjent", "Approved")),
        ]
        let reached = order.firstIndex { $0.0 == meeting.stage } ?? 0
        return order.enumerated().map { index, stage in
            [
                "name": stage.1[language], "isDone": index < reached, "isPresent": index == reached,
                "isComing": index > reached,
                "anchor": ["plan", "call", "agenda", "held", "minutes", "minutes"][index],
            ]
        }
    }

    /// The stage whose work is to be done now.
    private var open: [String: Bool] {
        let key =
            switch meeting.stage {
            case .planned, .cancelled: "call"
            case .called: "agenda"
            case .agenda: view.sitting.isRunning ? "held" : "call"
            case .held: "minutes"
            case .minutes, .approved: "minutes"
            }
        let isToday = meeting.date == view.zone.date(view.now)
        return [
            "call": key == "call" || meeting.stage == .called, "agenda": key == "agenda" || meeting.stage == .agenda,
            "held": key == "held" || (isToday && !isOver), "minutes": key == "minutes",
        ]
    }

    private var moves: [String] {
        meeting.moves.map { move in
            let from = "\(visit.dates.dayAndMonth(move.from.date)) \(visit.span(move.from.start, move.from.end))"
            let at = visit.moment(move.at, in: view.zone)
            return visit.words("Flytta frå \(from), \(at)", "Flyttet fra \(from), \(at)", "Moved from \(from), \(at)")
        }
    }

    private var agenda: [String: Any]? {
        guard let agenda = view.agenda else { return nil }
        guard visit.reader.may(.lead) else { return sent(agenda) }
        let cases = agenda.sheet.items.count { $0.kind.isOnCaseList }
        return [
            "lines": agenda.sheet.lines.map { line in
                [
                    "time": "\(visit.dates.time(line.item.start))–\(visit.dates.time(line.item.end))",
                    "number": line.item.number?.description ?? "", "heading": line.item.title,
                    "isMissing": agenda.missing[line.id] != nil, "missing": agenda.missing[line.id]?[language] ?? "",
                ] as [String: Any]
            },
            "isDraft": agenda.version == 0, "isCleared": agenda.cleared != nil,
            "clearedBy": agenda.cleared?.by ?? "", "isChangedSinceCleared": agenda.isChangedSinceCleared,
            "isSent": agenda.sendings > 0, "isChangedSinceSent": agenda.isChangedSinceSent,
            "count": cases.of(Trilingual("sak", "sak", "case"), Trilingual("saker", "saker", "cases"))[language],
            "hasNews": !agenda.news.isEmpty,
            "news": agenda.news.count.of(
                Trilingual("ting har kome til sidan", "ting har kommet til siden", "thing has come since"),
                Trilingual("ting har kome til sidan", "ting har kommet til siden", "things have come since"))[language],
        ]
    }

    /// What the members have; nil before it was sent.
    private func sent(_ agenda: AgendaView) -> [String: Any]? {
        if agenda.sendings == 0 { return nil }
        return [
            "lines": agenda.sent.map { item in
                [
                    "time": "\(visit.dates.time(item.start))–\(visit.dates.time(item.end))",
                    "number": item.number?.description ?? "", "heading": item.title,
                ] as [String: Any]
            },
            "isSent": true,
        ]
    }

    private var chair: [String: Any] {
        let sitting = view.sitting
        func at(_ instant: Date?) -> String { instant.map { visit.moment($0, in: view.zone) } ?? "" }
        return [
            "isRunning": sitting.isRunning, "hasBegun": sitting.began != nil, "hasEnded": sitting.ended != nil,
            "began": at(sitting.began), "ended": at(sitting.ended),
            "isToday": meeting.date == view.zone.date(view.now),
        ]
    }

    private var minutes: [String: Any]? {
        guard let minutes = view.minutes else { return nil }
        let status =
            switch minutes.status {
            case .draft: Trilingual("utkast", "utkast", "draft")
            case .forApproval: Trilingual("til godkjenning", "til godkjenning", "for approval")
            case .approved: Trilingual("godkjent", "godkjent", "approved")
            }
        return ["status": status[language], "by": minutes.approval?.by ?? "", "isApproved": minutes.approval != nil]
    }

    private func round(_ round: RoundProgress) -> [String: Any] { SendingValues.round(round, visit, view.zone) }

    private func waiting(_ line: InboxLine) -> [String: Any] {
        [
            "number": line.mail.number, "who": line.person?.name ?? line.mail.from ?? "",
            "what": line.mail.filing?.detail[language] ?? line.mail.subject,
            "accepting": line.onAccept?[language] ?? "", "when": visit.moment(line.mail.arrived, in: view.zone),
        ]
    }

    /// Whom an answer can be noted for.
    private var people: [[String: Any]] {
        view.invited.map { ["id": $0.person.id.rawValue, "name": $0.person.name, "seat": $0.invitation.seat] }
    }

    /// Who has said no and has nobody in their place.
    private var absent: [[String: Any]] {
        view.invited.filter { $0.answer.state == .declined && $0.deputy == nil && !$0.invitation.isBesideRoster }
            .map { ["id": $0.person.id.rawValue, "name": $0.person.name] }
    }

    private func neighbour(_ meeting: Meeting) -> [String: Any] {
        ["path": visit.meetingPath(of: meeting), "day": visit.dates.dayAndMonth(meeting.date)]
    }
}

extension CaseKind {
    /// A case of its own, and no part of every meeting.
    var isOnCaseList: Bool {
        switch self {
        case .opening, .approval, .news, .followUp, .presentation, .focus, .anyOtherBusiness, .pause: false
        default: true
        }
    }
}
