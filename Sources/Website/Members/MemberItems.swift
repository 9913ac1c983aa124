import HTTPTypes
import Meetings

/// The reader's open items, those past their deadline first.
struct MemberItems {
    let lines: [ItemLine]
    let language: Language
    let place: MemberPlace

    var values: [String: Any] {
        let overdue = lines.filter { ($0.daysLeft ?? 0) < 0 }
        let open = lines.filter { ($0.daysLeft ?? 0) >= 0 }
        return [
            "hasItems": !lines.isEmpty, "count": lines.count, "isOne": lines.count == 1,
            "groups": [
                group(Trilingual("Over fristen", "Over fristen", "Overdue"), overdue),
                group(Trilingual("Opne", "Åpne", "Open"), open),
            ].compactMap(\.self),
        ]
    }

    private func group(_ name: Trilingual, _ lines: [ItemLine]) -> [String: Any]? {
        if lines.isEmpty { return nil }
        return [
            "name": name[language], "items": lines.map { ItemWords(line: $0, language: language).values(place) },
        ]
    }
}

/// One item and what is to be confirmed: done, more time, or not mine.
struct MemberItemPage {
    let visit: Visit
    let place: MemberPlace
    let line: ItemLine
    let kind: LinkPurpose.Kind
    let isSettled: Bool

    func reply(_ common: [String: Any], _ status: HTTPResponse.Status, _ typed: Form) -> Reply {
        var values = common
        let item = ItemWords(line: line, language: visit.language).values(place)
        values.merge(item) { first, _ in first }
        values["at"] = place.path
        values["isSettled"] = isSettled
        values["isDone"] = kind == .markDone
        values["isMore"] = kind == .askMoreTime
        values["isNotMine"] = kind == .notMine
        values["do"] = kind == .markDone ? "done" : kind == .askMoreTime ? "more" : "not-mine"
        values["result"] = typed["result"] ?? ""
        values["reason"] = typed["reason"] ?? ""
        values["until"] = typed["until"] ?? suggestion
        values["heading"] = title[visit.language]
        return visit.memberPage("member-item", title: title, status: status, values)
    }

    /// Two weeks more than there are.
    private var suggestion: String {
        let today = place.zone.date(place.instant)
        return max(today, line.item.due.date ?? today).adding(days: 14).description
    }

    private var title: Trilingual {
        let number = line.item.number
        switch kind {
        case .markDone:
            return Trilingual("Er punkt \(number) utført?", "Er punkt \(number) utført?", "Is item \(number) done?")
        case .askMoreTime:
            return Trilingual(
                "Treng du meir tid til punkt \(number)?", "Trenger du mer tid til punkt \(number)?",
                "Do you need more time for item \(number)?")
        default:
            return Trilingual(
                "Er punkt \(number) ikkje ditt?", "Er punkt \(number) ikke ditt?", "Is item \(number) not yours?")
        }
    }
}
