/// Shows the action items, and changes one at a time; every change stands in the item's history.
public struct FollowUpWorkflow: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Which items are asked for. `unresolved` holds those whose owner or deadline is `?` or not confirmed.
    public enum Selection: String, Sendable, CaseIterable {
        case open, overdue, unresolved, done, all
    }

    /// The items of one forum or of all, by deadline, those without one last: so many, after so many others.
    /// - Parameters:
    ///   - visible: the forums whose items the reader may see; nil for all.
    ///   - isLatest: the last of them, not the first.
    public func actions(
        of forum: String? = nil, _ selection: Selection = .open, visible: Set<ForumID>? = nil, skipping: Int = 0,
        limit: Int = .max, isLatest: Bool = false, in network: NetworkID
    ) async throws -> [ItemLine] {
        try await environment.reading(network) { books in
            var choice = selection.state.choice(on: books.today)
            choice.forums = try forum.map { [try books.forum($0).id] } ?? visible?.sorted()
            let items = try books.ledger.items(
                choice, by: isLatest ? .latest : .due, skipping: skipping, limit: limit)
            return (isLatest ? items.reversed() : items).compactMap {
                books.line(for: $0, in: books.language, withholding: [])
            }
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

extension FollowUpWorkflow.Selection {
    fileprivate var state: BoardFilter.State {
        switch self {
        case .open: .open
        case .overdue: .overdue
        case .unresolved: .unresolved
        case .done: .done
        case .all: .all
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
