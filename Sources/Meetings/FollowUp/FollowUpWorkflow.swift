/// Shows the action items, and changes one at a time; every change stands in the item's history.
public struct FollowUpWorkflow: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Which items are asked for. `unresolved` holds those whose owner or deadline is `?` or not confirmed.
    public enum Selection: String, Sendable, CaseIterable {
        case open, overdue, unresolved, done, all
    }

    /// The items of one forum or of all, by deadline, those without one last.
    public func actions(
        of forum: String? = nil, _ selection: Selection = .open, in network: NetworkID
    ) async throws -> [ItemLine] {
        try await environment.reading(network) { books in
            let forum = try forum.map { try books.forum($0).id }
            let chosen = try books.items(of: forum, isOpen: selection.isOfOpenOnes)
                .filter { selection.holds($0, on: books.today) }
            return books.lines(for: chosen, in: books.language, withholding: [])
        }
    }

    /// Closes an item, or one party's share of what everyone has: `volda`. Closing the last share closes the item.
    public func done(
        _ forum: String, _ number: Int, for party: String? = nil, result: String? = nil, by: String,
        in network: NetworkID
    ) async throws -> ItemLine {
        try await changing(forum, number, in: network) { books, item in
            if let party {
                try books.closeShare(of: party, in: &item, reason: result, by: by)
            } else {
                books.close(&item, as: .done, reason: result, by: by)
            }
        }
    }

    /// Gives it up, for a reason.
    public func drop(
        _ forum: String, _ number: Int, reason: String?, by: String, in network: NetworkID
    ) async throws -> ItemLine {
        try await changing(forum, number, in: network) { books, item in
            books.close(&item, as: .dropped, reason: reason, by: by)
        }
    }

    /// A new deadline, written as in the minutes and counted from today: `15.09`, `veke 40`, `til neste samling`.
    public func extend(
        _ forum: String, _ number: Int, to text: String, reason: String?, by: String, in network: NetworkID
    ) async throws -> ItemLine {
        try await changing(forum, number, in: network) { books, item in
            try books.extend(&item, to: text, reason: reason, by: by)
        }
    }

    /// Other owners, written as in the minutes: `helseleiar, Hareid; Oddvar`. Those who didn't have it before get a
    /// letter about it.
    public func assign(
        _ forum: String, _ number: Int, to text: String, reason: String? = nil, by: String, in network: NetworkID
    ) async throws -> ItemLine {
        try await changing(forum, number, in: network) { books, item in
            try books.assign(&item, to: text, reason: reason, by: by)
        }
    }

    func reading<Result: Sendable>(
        _ network: NetworkID, _ body: @escaping @Sendable (Books) throws -> Result
    ) async throws -> Result {
        try await environment.reading(network, body)
    }

    func changing(
        _ forum: String, _ number: Int, in network: NetworkID,
        _ change: @escaping @Sendable (Books, inout ActionItem) throws -> Void
    ) async throws -> ItemLine {
        try await environment.deciding(network) { books in
            let forum = try books.forum(forum)
            guard var item = try books.ledger.item(number, of: forum.id) else {
                throw Refusal.noItem(number, forum)
            }
            if !item.state.isOpen { throw Refusal.itemClosed(item) }
            let before = item
            try change(books, &item)
            try books.ledger.save(item)
            try books.tellNewHolders(of: item, before: before)
            guard let line = books.line(for: item, in: books.language, withholding: []) else {
                throw Refusal.noItem(number, forum)
            }
            return line
        }
    }
}

extension Books {
    fileprivate func items(of forum: ForumID?, isOpen: Bool) throws -> [ActionItem] {
        if isOpen { return try ledger.openItems().filter { forum == nil || $0.forum == forum } }
        return try forum.map(ledger.items) ?? ledger.items()
    }
}

extension FollowUpWorkflow.Selection {
    fileprivate var isOfOpenOnes: Bool { self != .done && self != .all }

    func holds(_ item: ActionItem, on date: CalendarDate) -> Bool {
        switch self {
        case .open: item.state.isOpen
        case .overdue: item.isOverdue(on: date)
        case .unresolved: item.state.isOpen && (item.isUnresolved || item.isUnconfirmed)
        case .done: item.state == .done
        case .all: true
        }
    }
}

extension Refusal {
    static func noItem(_ number: Int, _ forum: Forum) -> Refusal {
        Refusal(
            .notFound, code: "unknown-item",
            Trilingual(
                "\(forum.name) har ikkje noko oppfølgingspunkt #\(number)",
                "\(forum.name) har ikke noe oppfølgingspunkt #\(number)",
                "\(forum.name) has no action item #\(number)"))
    }

    fileprivate static func itemClosed(_ item: ActionItem) -> Refusal {
        let isDone = item.state == .done
        return Refusal(
            .notNow, code: "item-closed",
            Trilingual(
                "Punkt #\(item.number) er alt \(isDone ? "utført" : "bortfalle")",
                "Punkt #\(item.number) er allerede \(isDone ? "utført" : "bortfalt")",
                "Item #\(item.number) is \(isDone ? "done" : "dropped") already"))
    }
}
