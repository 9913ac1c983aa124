import Meetings

/// A meeting in progress as its pages have it.
struct ChairValues {
    private let visit: Visit
    private let view: ChairView

    init(_ visit: Visit, _ view: ChairView) {
        self.visit = visit
        self.view = view
    }

    private var language: Language { visit.language }

    var all: [String: Any] {
        let here = view.expected.count { $0.isPresent == true }
        return visit.head(view.meeting, view.forum).and(now).and([
            "lines": view.lines.map(line), "people": view.expected.map(person),
            "hereCount": here.of(
                Trilingual("til stades", "til stede", "present"), Trilingual("til stades", "til stede", "present"))[
                    language], "expectedCount": view.expected.count,
            "isToday": view.meeting.date == view.zone.date(view.now),
        ])
    }

    /// What changes while the meeting goes on.
    var now: [String: Any] {
        let present = view.present
        let next = view.next
        let waiting = view.sitting.began == nil
        var values: [String: Any] = [
            "base": visit.meetingPath, "isRunning": view.sitting.isRunning, "isWaiting": waiting,
            "hasEnded": view.sitting.ended != nil, "hasPresent": present != nil, "hasNext": next != nil,
            "present": present?.id.rawValue ?? "",
            "clock": visit.words("kl. ", "kl. ", "") + clock(view.zone.local(view.now).time),
            "first": view.lines.first?.item.title ?? "",
        ]
        if let present { values.merge(now(present)) { _, new in new } }
        if let next {
            values["nextHeading"] = heading(next.item)
            values["nextPresenter"] = next.item.presenter ?? ""
            values["hasNextPresenter"] = next.item.presenter != nil
            values["nextTime"] = visit.dates.time(next.item.start)
        }
        return values
    }

    private func now(_ line: ChairView.Line) -> [String: Any] {
        let left = line.leftSeconds
        let total = line.item.minutes * 60
        let behind = view.behindMinutes ?? 0
        return [
            "heading": heading(line.item), "about": about(line.item), "left": left, "total": total,
            "spent": min(max(total - left, 0), total), "isOver": left < 0, "isSoon": left >= 0 && left <= 120,
            "leftText": ChairValues.countdown(left), "isMissing": line.missing != nil,
            "missing": line.missing?[language] ?? "", "isCase": line.item.kind.isCase,
            "over": visit.words("over tida", "over tiden", "over time"),
            "remaining": visit.words("att", "igjen", "left"), "plan": plan(behind), "isBehind": behind >= 3,
        ]
    }

    private func about(_ item: AgendaItem) -> String {
        let kind = item.kind.words[language]
        let isSaid = item.kind == .pause || item.title.lowercased().hasPrefix(kind)
        return [isSaid ? nil : kind, item.presenter].compactMap(\.self).joined(separator: " · ")
    }

    private func plan(_ behind: Int) -> String {
        if behind >= 3 {
            let minutes = behind.minutesInWords
            return Trilingual(
                "\(minutes.nn) etter planen", "\(minutes.nb) etter planen", "\(minutes.en) behind the plan")[language]
        }
        if behind <= -3 {
            let minutes = (-behind).minutesInWords
            return Trilingual(
                "\(minutes.nn) føre planen", "\(minutes.nb) foran planen", "\(minutes.en) ahead of the plan")[language]
        }
        return visit.words("i rute", "i rute", "on time")
    }

    /// `4:30`, `−2:00`.
    static func countdown(_ seconds: Int) -> String {
        let left = abs(seconds)
        let rest = left % 60
        return "\(seconds < 0 ? "−" : "")\(left / 60):\(rest < 10 ? "0" : "")\(rest)"
    }

    private func clock(_ time: TimeOfDay) -> String { visit.dates.time(time) }

    private func heading(_ item: AgendaItem) -> String { item.number.map { "\($0) \(item.title)" } ?? item.title }

    private func line(_ line: ChairView.Line) -> [String: Any] {
        let state =
            switch line.state {
            case .waiting: Trilingual("ventar", "venter", "waiting")
            case .present: Trilingual("no", "nå", "now")
            case .done: Trilingual("ferdig", "ferdig", "done")
            case .postponed: Trilingual("utsett", "utsatt", "postponed")
            }
        let spent = (line.spentSeconds + 30) / 60
        return [
            "id": line.id.rawValue, "heading": heading(line.item), "time": span(line.item), "state": state[language],
            "isPresent": line.state == .present, "isDone": line.state == .done,
            "isPostponed": line.state == .postponed, "hasSpent": line.spentSeconds > 0,
            "spent": spent.minutesInWords[language], "presenter": line.item.presenter ?? "",
            "hasPresenter": line.item.presenter != nil, "isMissing": line.missing != nil,
            "missing": line.missing?[language] ?? "", "canTake": view.sitting.isRunning && line.state != .present,
            "minutes": line.item.minutes, "kind": line.item.kind.words[language], "why": line.item.reason,
            "text": AgendaValues.shown(line.item.text), "hasText": !line.item.text.isEmpty,
            "isDecision": [.decision, .recommendation, .election, .approval, .consultation].contains(line.item.kind),
            "postponedTo": line.postponedTo.map { visit.dates.dayAndMonth($0) } ?? "",
        ]
    }

    private func span(_ item: AgendaItem) -> String {
        "\(visit.dates.time(item.start))–\(visit.dates.time(item.end))"
    }

    private func person(_ one: ChairView.Expected) -> [String: Any] {
        [
            "id": one.person.id.rawValue, "name": one.person.name, "seat": one.seat, "said": one.answer.said[language],
            "sign": one.answer.sign, "isHere": one.isPresent == true, "isAway": one.isPresent == false,
            "isUnknown": one.isPresent == nil, "isDeputy": one.deputyFor != nil,
            "deputyFor": one.deputyFor?.name ?? "",
        ]
    }

    var sheet: [String: Any] {
        visit.head(view.meeting, view.forum).and([
            "lines": view.lines.map(line), "people": view.expected.map(person),
        ])
    }
}
