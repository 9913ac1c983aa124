/// The forums of a register on a date, each under the one it reports to.
public struct ForumTree: Sendable {
    public struct Row: Hashable, Sendable {
        public var forum: Forum
        /// 0 for a forum that reports to none.
        public var depth: Int
        /// People, each counted once.
        public var members: Int
        /// For each level above, and for its own: whether a sister stands further down.
        fileprivate var sistersBelow: [Bool]
    }

    /// From the top, each followed by those that report to it, in the register's order.
    public let rows: [Row]

    public init(_ register: Register, on date: CalendarDate) {
        let standing = register.forums.filter { $0.stands(on: date) }
        let ids = Set(standing.map(\.id))
        let below = Dictionary(grouping: standing) { forum in forum.reportsTo.flatMap { ids.contains($0) ? $0 : nil } }
        var rows: [Row] = []
        // A forum and its place are put on the pile from the last, so that they come off it from the first.
        var pile = ForumTree.level(below[nil] ?? [], under: nil)
        while let next = pile.popLast() {
            let members = Roster(register, of: next.forum.id, on: date).members.count
            rows.append(
                Row(
                    forum: next.forum, depth: next.sistersBelow.count - 1, members: members,
                    sistersBelow: next.sistersBelow))
            pile += ForumTree.level(below[next.forum.id] ?? [], under: next.sistersBelow)
        }
        self.rows = rows
    }

    private static func level(
        _ forums: [Forum], under above: [Bool]?
    ) -> [(forum: Forum, sistersBelow: [Bool])] {
        forums.enumerated().reversed().map { index, forum in
            (forum, (above ?? []) + [index < forums.count - 1])
        }
    }

    /// One line for each forum, drawn as a tree:
    ///
    /// ```text
    /// Partnerskapsmøtet
    /// └─ Strategisk samarbeidsutval
    ///    ├─ LSU Molde
    ///    └─ LSU Volda
    /// ```
    public var lines: [String] {
        rows.map { row in
            guard row.depth > 0 else { return row.forum.name }
            let above = row.sistersBelow.dropFirst().dropLast().map { $0 ? "│  " : "   " }.joined()
            return above + (row.sistersBelow.last == true ? "├─ " : "└─ ") + row.forum.name
        }
    }
}
