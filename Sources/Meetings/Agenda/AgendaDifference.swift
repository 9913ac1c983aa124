/// How a fresh draft differs from the agenda that is kept: what has come since, what has gone, what has changed.
public struct AgendaDifference: Hashable, Codable, Sendable {
    public enum Kind: String, Codable, Sendable { case added, removed, changed }

    public var kind: Kind
    public var title: String
    public var detail: String

    /// Lines are the same when they are of the same case, or have the same title. Times are not compared: moving
    /// one line moves the rest.
    static func between(kept: [AgendaItem], fresh: [AgendaItem]) -> [AgendaDifference] {
        func same(_ one: AgendaItem, _ other: AgendaItem) -> Bool {
            one.caseID != nil && one.caseID == other.caseID || one.title == other.title
        }
        let added = fresh.filter { item in !kept.contains { same($0, item) } }
            .map { AgendaDifference(kind: .added, title: $0.title, detail: $0.reason) }
        let removed = kept.filter { item in !fresh.contains { same($0, item) } }
            .map { AgendaDifference(kind: .removed, title: $0.title, detail: $0.reason) }
        let changed = fresh.compactMap { item -> AgendaDifference? in
            guard let other = kept.first(where: { same($0, item) }),
                other.text != item.text || other.presenter != item.presenter
            else { return nil }
            return AgendaDifference(kind: .changed, title: item.title, detail: item.text)
        }
        return added + removed + changed
    }
}
