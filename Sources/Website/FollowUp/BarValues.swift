import Meetings

/// Open, overdue and done as bars: for each municipality and over time. The figures stand in words beside each bar, and
/// in a table.
struct BarValues {
    let language: Language
    let figures: ActionFigures

    /// The bar's own measure; it is drawn as wide as there is room.
    private static let width = 1000

    var values: [String: Any] {
        let largest = figures.municipalities.map(\.count.all).max() ?? 1
        let busiest = figures.months.map(\.count.all).max() ?? 1
        return [
            "municipalities": figures.municipalities.map { row in
                bar(name: row.municipality?.name ?? BarValues.none[language], row.count, of: largest)
            },
            "hasMunicipalities": !figures.municipalities.isEmpty,
            "months": figures.months.map { month in
                bar(name: "\(DateWords(language).month(month.month)) \(month.year)", month.count, of: busiest)
            },
            "hasMonths": figures.months.contains { $0.count.all > 0 },
        ]
    }

    private static let none = Trilingual("Utan kommune", "Uten kommune", "No municipality")

    private func bar(name: String, _ count: ActionFigures.Count, of largest: Int) -> [String: Any] {
        let all = max(largest, 1)
        let (open, overdue) = (count.open * BarValues.width / all, count.overdue * BarValues.width / all)
        let done = count.done * BarValues.width / all
        return [
            "name": name, "open": count.open, "overdue": count.overdue, "done": count.done,
            "openWidth": open, "overdueStart": open, "overdueWidth": overdue, "doneStart": open + overdue,
            "doneWidth": done, "label": "\(name): \(words(count))", "figures": words(count),
            "hasOverdue": count.overdue > 0,
        ]
    }

    /// `3 opne, 1 over fristen, 5 utførte`.
    private func words(_ count: ActionFigures.Count) -> String {
        let (open, overdue, done) = (count.open, count.overdue, count.done)
        let isDone = done == 1 ? "utført" : "utførte"
        return Trilingual(
            "\(open) \(open == 1 ? "ope" : "opne"), \(overdue) over fristen, \(done) \(isDone)",
            "\(open) \(open == 1 ? "åpent" : "åpne"), \(overdue) over fristen, \(done) \(isDone)",
            "\(open) open, \(overdue) overdue, \(done) done")[language]
    }
}
