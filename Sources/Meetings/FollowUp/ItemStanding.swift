import FoundationEssentials

/// How an item stood from one day to another: what the board counts and sorts by, without reading the items.
public struct ItemStanding: Hashable, Sendable {
    /// 0 as it stands now, or stood when it was closed; then earlier deadlines, the latest first.
    public var place: Int
    public var begins: CalendarDate
    /// The day another deadline took over, or the item was closed; nil while it is open.
    public var ends: CalendarDate?
    public var due: CalendarDate?
}

extension ActionItem {
    /// From the day it was given, as its history has it.
    public func standings(in zone: Zone) -> [ItemStanding] {
        let closed = state.isOpen ? nil : closing.map(zone.date) ?? created
        var standings: [ItemStanding] = []
        var begins = min(meetingDate, created)
        for change in history where change.field == Change.due {
            let changed = zone.date(change.at)
            let next = closed.map { min($0, changed) } ?? changed
            standings.append(
                ItemStanding(place: 0, begins: begins, ends: next, due: ItemStanding.date(in: change.from)))
            begins = next
        }
        standings.append(ItemStanding(place: 0, begins: min(begins, closed ?? begins), ends: closed, due: due.date))
        return standings.reversed().enumerated().map { place, standing in
            var standing = standing
            standing.place = place
            return standing
        }
    }
}

extension ItemStanding {
    /// The date at the end of a deadline as histories have it: `hausten 2023 (15.12.2023)`, `2023-12-15`.
    fileprivate static func date(in text: String) -> CalendarDate? {
        let bare = text.hasSuffix(")") ? text.dropLast() : text[...]
        let last = String(bare.suffix(10))
        if let date = CalendarDate(last) { return date }
        let parts = last.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard last.utf8.count == 10, parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2]
        else { return nil }
        return CalendarDate(year, month, day)
    }
}
