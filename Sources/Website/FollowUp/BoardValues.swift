import Meetings

/// One page of the action board.
struct BoardValues {
    let visit: Visit
    let board: Board
    let page: Int

    private var language: Language { visit.language }
    private var filter: BoardFilter { board.filter }

    var values: [String: Any] {
        var values: [String: Any] = [
            "heading": heading, "lines": board.lines.map(row), "isEmpty": board.lines.isEmpty,
            "isUnfiltered": filter == BoardFilter(), "address": visit.inNetwork("/actions"),
            "csv": visit.inNetwork("/actions.csv?\(query())"), "count": count, "isPaged": page > 1 || isMore,
            "forums": choices(board.forums.map { ($0.id.rawValue, $0.name) }, filter.forum?.rawValue),
            "owners": choices(board.owners.map { ($0.id.rawValue, $0.name) }, filter.owner?.rawValue),
            "municipalities": choices(
                board.municipalities.map { ($0.id.rawValue, $0.name) }, filter.municipality?.rawValue),
            "states": choices(
                BoardFilter.State.allCases.map { ($0.rawValue, BoardWords.shown($0)[language]) },
                filter.state.rawValue),
            "orders": choices(
                BoardFilter.Order.allCases.map { ($0.rawValue, BoardWords.order($0)[language]) },
                filter.order.rawValue),
            "hasForums": board.forums.count > 1,
        ]
        let bars = BarValues(language: language, figures: board.figures)
        if board.figures.total.all > 0 { values["bars"] = bars.values }
        if page > 1 { values["previous"] = address(ofPage: page - 1) }
        if isMore { values["next"] = address(ofPage: page + 1) }
        return values
    }

    private var first: Int { (page - 1) * BoardPages.linesOnAPage }
    private var isMore: Bool { board.count > first + board.lines.count }

    /// Where there are lines, for who asks for a page after it.
    var lastPage: String { address(ofPage: max(1, (board.count - 1) / BoardPages.linesOnAPage + 1)) }

    private func address(ofPage number: Int) -> String {
        visit.inNetwork("/actions?\(query())" + (number > 1 ? "&page=\(number)" : ""))
    }

    private var heading: String {
        let total = board.figures.total
        let (open, overdue) = (total.open + total.overdue, total.overdue)
        if open == 0 { return visit.words("Ingen opne punkt", "Ingen åpne punkter", "No open items") }
        let items =
            open == 1
            ? visit.words("1 ope punkt", "1 åpent punkt", "1 open item")
            : visit.words("\(open) opne punkt", "\(open) åpne punkter", "\(open) open items")
        return overdue == 0
            ? items
            : items + visit.words(", \(overdue) over fristen", ", \(overdue) over fristen", ", \(overdue) overdue")
    }

    private var count: String {
        let count = board.count
        if board.lines.count < count {
            let shown = "\(first + 1)–\(first + board.lines.count)"
            return visit.words(
                "Viser \(shown) av \(count) punkt", "Viser \(shown) av \(count) punkter",
                "Showing \(shown) of \(count) items")
        }
        return count == 1
            ? visit.words("Viser 1 punkt", "Viser 1 punkt", "Showing 1 item")
            : visit.words("Viser \(count) punkt", "Viser \(count) punkter", "Showing \(count) items")
    }

    private func row(_ line: ItemLine) -> [String: Any] {
        let item = line.item
        return [
            "number": item.number, "text": item.text, "forum": line.forum.shortName,
            "address": visit.address(of: .item(item.forum, item.number)) ?? "",
            "owners": line.owners.isEmpty ? "?" : line.owners.joined(separator: ", "),
            "due": item.due.dated, "state": BoardWords.standing(line, language),
            "isOverdue": BoardWords.isOverdue(line), "isDone": item.state == .done,
            "shares": line.sharesAll.map { "\(line.sharesClosed ?? 0)/\($0)" } ?? "",
            "hasShares": line.sharesAll != nil,
        ]
    }

    private func choices(_ all: [(String, String)], _ chosen: String?) -> [[String: Any]] {
        all.map { ["id": $0.0, "name": $0.1, "isChosen": $0.0 == chosen] }
    }

    /// The filter as an address has it.
    private func query() -> String {
        let fields: [(String, String?)] = [
            ("forum", filter.forum?.rawValue), ("owner", filter.owner?.rawValue),
            ("municipality", filter.municipality?.rawValue), ("state", filter.state.rawValue),
            ("sort", filter.order.rawValue),
        ]
        return fields.compactMap { name, value in value.map { "\(name)=\(AddressText.escaped($0))" } }
            .joined(separator: "&")
    }
}
