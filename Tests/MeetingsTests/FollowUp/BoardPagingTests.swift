import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

/// The board reads only the lines that are shown. What it shows is held against all the items, read and sorted.
@Suite("Pages of the action board")
struct BoardPagingTests {
    private static func life(_ seed: Int) async throws -> (FollowUpWorld, [ActionItem]) {
        var random = SeededRandom(seed: UInt64(seed))
        let life = try await FollowUpWorld()
        let owners = [
            Sample.vanylven, Sample.nobody, Sample.everyone, Sample.person("oddvar"), Sample.organisation("volda"),
        ]
        for number in 1...25 {
            let owner = owners.randomElement(using: &random) ?? Sample.nobody
            var item = Sample.item(
                number, forum: ["sjustjerna", "lsu-volda"].randomElement(using: &random) ?? "lsu-volda",
                owners: [owner], due: Sample.due("2023-0\(Int.random(in: 5...8, using: &random))-10"),
                shares: owner.kind == .everyone ? Sample.sevenShares : [])
            item.state = ActionItem.State.allCases.randomElement(using: &random) ?? .open
            if Bool.random(using: &random) { item.due.date = nil }
            try await life.save(item)
            if item.state.isOpen, !item.shares.isEmpty {
                _ = try await life.followUp.done(
                    item.forum.rawValue, number, for: "volda", by: "x", in: life.network)
            }
        }
        return (life, try await life.world.deciding { try $0.ledger.items() })
    }

    private static func holds(_ state: BoardFilter.State, _ item: ActionItem, on today: CalendarDate) -> Bool {
        switch state {
        case .open: item.state.isOpen
        case .overdue: item.isOverdue(on: today)
        case .inProgress: item.state == .inProgress
        case .unresolved: item.state.isOpen && (item.isUnresolved || item.isUnconfirmed)
        case .done: item.state == .done
        case .dropped: item.state == .dropped
        case .all: true
        }
    }

    private static func name(_ line: ItemLine) -> String { "\(line.forum.id)#\(line.item.number)" }

    @Test("in every order the pages are the items that were asked for, each once", arguments: 0..<12)
    func pages(seed: Int) async throws {
        let (life, items) = try await Self.life(seed)
        for state in BoardFilter.State.allCases {
            for order in BoardFilter.Order.allCases {
                let filter = BoardFilter(state: state, order: order)
                let expected = try await life.world.deciding { books in
                    let chosen = items.filter { Self.holds(state, $0, on: books.today) }
                    let lines = books.lines(for: chosen, in: .nn, withholding: [])
                    return lines.sorted(by: order).map(Self.name)
                }
                var shown: [String] = []
                repeat {
                    let board = try await life.followUp.board(
                        filter, skipping: shown.count, limit: 4, language: .nn, in: life.network)
                    #expect(board.count == expected.count)
                    if board.lines.isEmpty { break }
                    shown += board.lines.map(Self.name)
                } while shown.count < expected.count
                #expect(shown == expected, "\(seed) \(state) \(order)")
                let all = try await life.followUp.everyLine(filter, language: .nn, in: life.network) {
                    $0.map(Self.name)
                }
                #expect(all.flatMap(\.self) == expected)
            }
        }
    }

    @Test("the command's lists are the same items: the first of them, some after others, or the last", arguments: 0..<6)
    func lists(seed: Int) async throws {
        let (life, _) = try await Self.life(seed)
        for selection in FollowUpWorkflow.Selection.allCases {
            let all = try await life.followUp.actions(selection, in: life.network).map(Self.name)
            let some = try await life.followUp.actions(selection, skipping: 2, limit: 3, in: life.network)
            #expect(some.map(Self.name) == Array(all.dropFirst(2).prefix(3)))
            let last = try await life.followUp.actions(selection, limit: 3, isLatest: true, in: life.network)
            #expect(last.map(Self.name) == all.suffix(3))
            let volda = try await life.followUp.actions(selection, visible: ["lsu-volda"], in: life.network)
            #expect(volda.map(Self.name) == all.filter { $0.hasPrefix("lsu-volda") })
        }
    }

    @Test("figures of one owner or one municipality are those of the items that are shown", arguments: 0..<6)
    func figures(seed: Int) async throws {
        let (life, _) = try await Self.life(seed)
        for filter in [
            BoardFilter(owner: "oddvar", state: .all), BoardFilter(municipality: "volda", state: .all),
            BoardFilter(forum: "lsu-volda", state: .all),
        ] {
            let board = try await life.followUp.board(filter, limit: 100, language: .nn, in: life.network)
            let open = board.lines.count { $0.item.state.isOpen }
            let done = board.lines.count { $0.item.state == .done }
            let total = board.figures.total
            #expect(total.open + total.overdue == open && total.done == done)
            let month = board.figures.months.last?.count
            #expect((month?.open ?? 0) + (month?.overdue ?? 0) == open)
            #expect(board.figures.months.reduce(0) { $0 + $1.count.done } == done)
        }
    }
}

extension [ItemLine] {
    /// By deadline already; what is alike keeps that order.
    fileprivate func sorted(by order: BoardFilter.Order) -> [ItemLine] {
        func key(_ line: ItemLine) -> (String, Int) {
            switch order {
            case .due: ("", 0)
            case .number: (line.forum.name, line.item.number)
            case .forum: (line.forum.name, 0)
            case .state:
                (
                    "",
                    (line.daysLeft ?? 0) < 0 && line.item.state.isOpen
                        ? -1 : ActionItem.State.allCases.firstIndex(of: line.item.state) ?? 0
                )
            case .owner: (line.owners.first ?? "\u{10FFFF}", 0)
            }
        }
        return enumerated().sorted { one, other in
            let (first, second) = (key(one.element), key(other.element))
            return first == second ? one.offset < other.offset : first < second
        }.map(\.element)
    }
}
