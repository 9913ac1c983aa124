/// The board's items in their order, as sections that each are sorted by themselves: how many are in each is known, so
/// that no more is read than the lines that are shown.
struct BoardSections {
    private struct Section {
        var choice: ItemChoice
        var count: Int
    }

    private var sections: [Section] = []
    private let order: ItemChoice.Order

    var count: Int { sections.reduce(0) { $0 + $1.count } }

    /// - Parameters:
    ///   - counts: of the parties that were chosen, and no others.
    ///   - isEveryone: the parties that were chosen are all there are.
    init(
        _ filter: BoardFilter, _ counts: [ItemCount], of parties: [ItemParties.Key: ItemParties], isEveryone: Bool,
        books: Books, language: Language
    ) {
        order = filter.order == .number ? .number : .due
        let all = filter.state.choice(on: books.today)
        switch filter.order {
        case .due: add(all, counts, isEveryone)
        case .state:
            for standing in BoardSections.standings {
                var choice = all
                guard choice.narrow(to: standing) else { continue }
                add(choice, counts, isEveryone)
            }
        case .number, .forum:
            add(all, counts) { key in
                parties[key].flatMap { books.register.forum($0.forum) }?.name ?? ""
            }
        case .owner:
            add(all, counts) { key in
                parties[key].flatMap { books.ownerNames(of: $0, in: language).first } ?? "\u{10FFFF}"
            }
        }
    }

    /// What is overdue, then what is open in time, and so on.
    private static let standings: [(states: [ActionItem.State], isLate: Bool?)] =
        [([.open, .inProgress], true), ([.open], false), ([.inProgress], false), ([.done], nil), ([.dropped], nil)]

    private mutating func add(_ choice: ItemChoice, _ counts: [ItemCount], _ isEveryone: Bool) {
        var choice = choice
        if !isEveryone { choice.parties = Set(counts.map(\.parties)).sorted() }
        let count = counts.reduce(0) { $0 + $1.among(choice) }
        if count > 0 { sections.append(Section(choice: choice, count: count)) }
    }

    /// A section for each name.
    private mutating func add(_ choice: ItemChoice, _ counts: [ItemCount], by name: (ItemParties.Key) -> String) {
        let names = Dictionary(Set(counts.map(\.parties)).map { ($0, name($0)) }, uniquingKeysWith: { one, _ in one })
        let groups = Dictionary(grouping: counts) { names[$0.parties] ?? "" }
        for name in groups.keys.sorted() { add(choice, groups[name] ?? [], false) }
    }

    func items(_ ledger: any Ledger, skipping: Int, limit: Int) throws -> [ActionItem] {
        var (left, items) = (skipping, [] as [ActionItem])
        for section in sections where items.count < limit {
            if left >= section.count {
                left -= section.count
                continue
            }
            items += try ledger.items(section.choice, by: order, skipping: left, limit: limit - items.count)
            left = 0
        }
        return items
    }
}

extension ItemChoice {
    /// False where nothing is left.
    fileprivate mutating func narrow(to standing: (states: [ActionItem.State], isLate: Bool?)) -> Bool {
        if let isLate, let wanted = standing.isLate, isLate != wanted { return false }
        states = states.filter(standing.states.contains)
        isLate = standing.isLate ?? isLate
        return !states.isEmpty
    }
}
