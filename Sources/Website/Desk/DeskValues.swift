import Meetings

/// The desk as its page shows it.
struct DeskValues {
    let visit: Visit
    let desk: DeskWorkflow.Desk?

    var heading: String {
        // As many as there are lines to see: one that stands for several says so itself.
        let urgent = desk?.lines(in: .today).count ?? 0
        guard urgent > 0 else {
            return visit.words("Ingenting hastar i dag", "Ingenting haster i dag", "Nothing is urgent today")
        }
        let things = DeskValues.things(urgent, visit.language)
        return visit.words("\(things) hastar i dag", "\(things) haster i dag", "\(things) urgent today")
    }

    static func things(_ count: Int, _ language: Language) -> String {
        let words =
            count == 1
            ? Trilingual("1 ting", "1 ting", "1 thing")
            : Trilingual("\(count) ting", "\(count) ting", "\(count) things")
        return words[language]
    }

    /// Only those that hold something.
    var groups: [[String: Any]] {
        guard let desk else { return [] }
        return DeskLine.Group.allCases.compactMap { group in
            let lines = desk.lines(in: group)
            guard !lines.isEmpty else { return nil }
            return [
                "id": group.rawValue, "title": group.words[visit.language], "lines": lines.map(values),
            ]
        }
    }

    private func values(_ line: DeskLine) -> [String: Any] {
        let isLate = line.isLate(on: visit.today)
        var values: [String: Any] = [
            "what": line.what[visit.language], "isLate": isLate, "address": visit.address(of: line.place) ?? "",
            "hasAddress": visit.address(of: line.place) != nil, "action": line.kind.action[visit.language],
            "kind": line.kind.rawValue,
        ]
        if let when = line.when { values["when"] = words(when) }
        if let forum = line.forum.flatMap({ visit.register?.forum($0) }) {
            values["forum"] = ["name": forum.shortName, "address": visit.address(of: .forum(forum.id)) ?? ""]
        }
        return values
    }

    /// `innan fredag 9. juni`, and `skulle vore gjort …` where that day has passed.
    private func words(_ when: DeskLine.When) -> String {
        let day = dayWords(when.date)
        switch when {
        case .since: return visit.words("sidan \(day)", "siden \(day)", "since \(day)")
        case .until(let date) where date < visit.today:
            return visit.words(
                "fristen var \(day)", "fristen var \(day)", "was due \(day)")
        case .until(let date) where date == visit.today: return visit.words("i dag", "i dag", "today")
        case .until: return visit.words("innan \(day)", "innen \(day)", "by \(day)")
        }
    }

    /// With the year only where it isn't this one.
    private func dayWords(_ date: CalendarDate) -> String {
        let words = DateWords(visit.language)
        return date.year == visit.today.year
            ? "\(words.weekday(date.weekday)) \(words.dayAndMonth(date))" : words.long(date)
    }

    func forum(_ forum: Forum, next: Meeting?) -> [String: Any] {
        var values: [String: Any] = ["name": forum.name, "address": visit.address(of: .forum(forum.id)) ?? ""]
        if let next {
            let words = DateWords(visit.language)
            values["next"] =
                [
                    "day": words.full(next.date), "time": words.span(next.start, next.end),
                    "address": visit.address(of: .meeting(forum.id, next.date, .whole)) ?? "",
                ] as [String: Any]
        }
        return values
    }
}
