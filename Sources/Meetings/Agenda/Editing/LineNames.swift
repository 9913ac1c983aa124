/// Gives the lines of an agenda that was written as a text the names they had before, and new ones names of their own.
enum LineNames {
    /// - Parameter earlier: the lines of the version before; nil where there is none.
    static func named(_ items: [AgendaItem], after earlier: [AgendaSheet.Line]?) -> [LineID] {
        var left = earlier ?? []
        var ids: [LineID?] = Array(repeating: nil, count: items.count)
        // The surest first: the case, then the heading, then the kind of line in the order they stand.
        let tests: [(AgendaItem, AgendaItem) -> Bool] = [
            { $0.caseID != nil && $0.caseID == $1.caseID },
            { $0.title == $1.title && $0.kind == $1.kind },
            { $0.title.nameKey == $1.title.nameKey },
            { $0.kind == $1.kind && $0.kind.isStanding },
        ]
        for isSame in tests {
            for (index, item) in items.enumerated() where ids[index] == nil {
                guard let found = left.firstIndex(where: { isSame(item, $0.item) }) else { continue }
                ids[index] = left.remove(at: found).id
            }
        }
        var taken = Set(ids.compactMap(\.self) + left.map(\.id))
        return zip(items, ids).map { item, id in id ?? fresh(item, besides: &taken) }
    }

    /// Of the case, or of the heading: the same draft made again has the same names.
    private static func fresh(_ item: AgendaItem, besides taken: inout Set<LineID>) -> LineID {
        let stem =
            item.caseID.map { "sak-\($0)" } ?? "\(item.kind.rawValue)-\(Fingerprint([item.title]).hex.prefix(8))"
        var id = LineID(stem)
        var count = 1
        while !taken.insert(id).inserted {
            count += 1
            id = LineID("\(stem)-\(count)")
        }
        return id
    }
}

extension CaseKind {
    /// A part of every meeting, of which there is one.
    fileprivate var isStanding: Bool { [.opening, .news, .anyOtherBusiness].contains(self) }
}
