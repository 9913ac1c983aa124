import Database
import Meetings

/// Items counted and sorted by how they stand, and only those read that are asked for.
extension SQLLedger {
    func itemParties() throws -> [ItemParties.Key: ItemParties] {
        try session.query("SELECT * FROM item_parties WHERE network = \(network)").reduce(into: [:]) { all, row in
            all[try row.decode("parties", as: ItemParties.Key.self)] = ItemParties(
                forum: try row.decode("forum"), owners: try row.jsonList("owners"),
                shares: try row.jsonList("shares"))
        }
    }

    func countItems(closedSince date: CalendarDate?, overdueOn today: CalendarDate) throws -> [ItemCount] {
        let sinceThen: SQL = date.map { "AND ends >= \($0)" } ?? ""
        return try session.query(
            """
            SELECT parties, state, unsettled, COUNT(*) AS items, SUM(CASE WHEN due < \(today) THEN 1 ELSE 0 END) AS late
            FROM item_standings WHERE network = \(network) AND place = 0 \(sinceThen)
            GROUP BY parties, state, unsettled
            """
        ).map { row in
            ItemCount(
                parties: try row.decode("parties"), state: try row.decode("state"),
                isUnsettled: try row.decode("unsettled"), all: try row.decode("items"), late: try row.decode("late"))
        }
    }

    /// What ended before a month began isn't read for it.
    func countItems(
        in months: [ClosedRange<CalendarDate>], of parties: [ItemParties.Key]?
    ) throws -> [MonthCount] {
        let ofParties: SQL = parties.map { "AND parties IN \(in: $0)" } ?? ""
        return try months.map { month in
            let (begin, end) = (month.lowerBound, month.upperBound)
            let row = try session.queryOne(
                """
                SELECT COUNT(*) AS given,
                    COALESCE(SUM(CASE WHEN ends > \(end) AND due >= \(end) THEN 1 ELSE 0 END), 0) AS open,
                    COALESCE(SUM(CASE WHEN ends > \(end) AND due < \(end) THEN 1 ELSE 0 END), 0) AS overdue,
                    COALESCE(SUM(CASE WHEN ends <= \(end) AND place = 0 AND state = 'done' THEN 1 ELSE 0 END), 0)
                    AS done
                FROM item_standings
                WHERE network = \(network) AND ends >= \(begin) AND begins <= \(end) \(ofParties)
                """)
            guard let row else { return MonthCount(given: 0, count: ActionFigures.Count()) }
            return MonthCount(
                given: try row.decode("given"),
                count: ActionFigures.Count(
                    open: try row.decode("open"), overdue: try row.decode("overdue"), done: try row.decode("done")))
        }
    }

    func items(
        _ chosen: ItemChoice, by order: ItemChoice.Order, skipping: Int, limit: Int
    ) throws -> [ActionItem] {
        let (inside, outside) = order.keys
        return try items(
            from: """
                (SELECT forum AS chosen_forum, number AS chosen_number, due AS chosen_due FROM item_standings
                WHERE network = \(network) AND place = 0 AND \(chosen.condition)
                ORDER BY \(inside) LIMIT \(limit) OFFSET \(skipping)) AS chosen
                JOIN items ON network = \(network) AND forum = chosen_forum AND number = chosen_number
                """, by: outside)
    }
}

extension ItemChoice.Order {
    /// Of the standings, and of what was chosen from them.
    fileprivate var keys: (inside: SQL, outside: SQL) {
        switch self {
        case .due: ("due, forum, number", "chosen_due, chosen_forum, chosen_number")
        case .latest: ("due DESC, forum DESC, number DESC", "chosen_due DESC, chosen_forum DESC, chosen_number DESC")
        case .number: ("number, forum", "chosen_number, chosen_forum")
        }
    }
}

extension ItemChoice {
    /// Of the standing of an item.
    fileprivate var condition: SQL {
        var conditions: [SQL] = ["state IN \(in: states)"]
        if let isLate { conditions.append(isLate ? "due < \(today)" : "due >= \(today)") }
        if isUnsettled { conditions.append("unsettled = 1") }
        if let forums { conditions.append("forum IN \(in: forums)") }
        if let parties { conditions.append("parties IN \(in: parties)") }
        return conditions.joined(separator: " AND ")
    }
}
