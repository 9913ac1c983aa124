import Database
import FoundationEssentials
import Meetings
import TestSupport
import Testing

@testable import Records

@Suite("How items stand, as the records have it")
struct BoardRecordTests {
    private static let today = Samples.day("2023-10-01")

    private static func item(_ number: Int, due: String?, _ state: ActionItem.State = .open) -> ActionItem {
        var item = Samples.item(number)
        item.due = Deadline(text: due ?? "", form: due == nil ? .none : .date, date: due.map(Samples.day))
        (item.state, item.history, item.shares) = (state, [], [])
        item.owners = [Party(kind: .person, text: "Siri", person: "siri")]
        (item.meetingDate, item.created) = (Samples.day("2023-06-09"), Samples.day("2023-06-12"))
        return item
    }

    private static func change(
        _ field: String, _ from: String, _ to: String, on day: String
    ) throws -> ActionItem.Change {
        ActionItem.Change(
            at: try #require(Date(rfc3339: "\(day)T12:00:00Z")), by: "x", field: field, from: from, to: to)
    }

    /// Four items: one put off from July to November, one overdue, one without a deadline, one done in August.
    private static func store() async throws -> SQLStore {
        let store = try await Samples.store()
        var later = item(1, due: "2023-11-15")
        later.history = [try change("due", "01.07.2023", "15.11.2023", on: "2023-08-20")]
        var done = item(4, due: "2023-09-01", .done)
        done.history = [try change("state", "open", "done", on: "2023-08-20")]
        try await store.write("sjustjerna") { [later, done] ledger in
            try ledger.save(Samples.register())
            for one in [later, item(2, due: "2023-07-31"), item(3, due: nil), done] { try ledger.save(one) }
        }
        return store
    }

    private static func choice(_ states: [ActionItem.State] = ActionItem.State.allCases) -> ItemChoice {
        ItemChoice(states, on: today)
    }

    @Test("counted by who has them, their state, and whether they are late")
    func counts() async throws {
        let store = try await Self.store()
        try await store.read("sjustjerna") { ledger in
            let all = try ledger.countItems(closedSince: nil, overdueOn: Self.today)
            #expect(Set(all.map { "\($0.state) \($0.all) \($0.late)" }) == ["open 3 1", "done 1 1"])
            #expect(Set(all.map(\.parties)).count == 1)
            let late = try ledger.countItems(closedSince: Samples.day("2023-08-21"), overdueOn: Self.today)
            #expect(late.map(\.state) == [.open])
            let closed = try ledger.countItems(closedSince: Samples.day("2023-08-20"), overdueOn: Self.today)
            #expect(closed.count == 2)
        }
        let others = try await store.read("other") { try $0.countItems(closedSince: nil, overdueOn: Self.today) }
        #expect(others.isEmpty)
    }

    @Test("month by month: what was overdue before it got another deadline, and what was done")
    func months() async throws {
        let store = try await Self.store()
        let months = [("05", 31), ("06", 30), ("07", 31), ("08", 31), ("09", 30)].map { month, last in
            Samples.day("2023-\(month)-01")...Samples.day("2023-\(month)-\(last)")
        }
        let found = try await store.read("sjustjerna") { ledger in
            (
                all: try ledger.countItems(in: months, of: nil),
                none: try ledger.countItems(in: months, of: []), ofNobody: try ledger.countItems(in: months, of: ["x"])
            )
        }
        #expect(
            found.all.map { "\($0.count.open) \($0.count.overdue) \($0.count.done)" }
                == ["0 0 0", "4 0 0", "3 1 0", "2 1 1", "2 1 0"])
        #expect(found.all.map { $0.given > 0 } == [false, true, true, true, true])
        #expect((found.none + found.ofNobody).allSatisfy { $0.given == 0 })
    }

    @Test("by deadline, those without one last, or by number; so many after so many")
    func order() async throws {
        let store = try await Self.store()
        try await store.read("sjustjerna") { ledger in
            func numbers(_ choice: ItemChoice, _ order: ItemChoice.Order = .due, _ skip: Int = 0, _ limit: Int = 9)
                throws -> [Int]
            {
                try ledger.items(choice, by: order, skipping: skip, limit: limit).map(\.number)
            }
            let found = [
                try numbers(Self.choice()), try numbers(Self.choice(), .latest), try numbers(Self.choice(), .number),
                try numbers(Self.choice(), .due, 1, 2), try numbers(Self.choice([.open]), .due, 0, 2),
            ]
            #expect(found == [[2, 4, 1, 3], [3, 1, 4, 2], [1, 2, 3, 4], [4, 1], [2, 1]])
            var late = Self.choice([.open])
            late.isLate = true
            var elsewhere = Self.choice()
            elsewhere.forums = ["annan"]
            var nobody = Self.choice()
            nobody.parties = []
            let some = [try numbers(late), try numbers(elsewhere), try numbers(nobody)]
            #expect(some == [[2], [], []])
        }
    }

    @Test("days are the network's: in another time zone an item was closed on another day")
    func zone() async throws {
        let store = try await Self.store()
        func closings() async throws -> [ItemCount] {
            try await store.read("sjustjerna") {
                try $0.countItems(closedSince: Samples.day("2023-08-21"), overdueOn: Self.today)
            }
        }
        #expect(try await closings().map(\.state) == [.open])
        var register = Samples.register()
        register.network.timezone = "Pacific/Kiritimati"
        try await store.write("sjustjerna") { [register] in try $0.save(register) }
        #expect(try await Set(closings().map(\.state)) == [.open, .done])
    }

    @Test("made anew they are the same; saved again they stand once")
    func rebuilt() async throws {
        let store = try await Self.store()
        try await store.write("sjustjerna") { ledger in try ledger.save(Self.item(2, due: "2023-07-31")) }
        let question = "SELECT * FROM item_standings ORDER BY network, forum, number, place" as SQL
        let kept = try await store.engine.read { try $0.query(question).map(\.values) }
        #expect(kept.count == 5)
        try await store.engine.write { session in
            try session.execute("DELETE FROM item_standings WHERE number = 1")
            try session.execute("DELETE FROM item_standings_state")
        }
        try await store.refreshStandings()
        let again = try await store.engine.read { try $0.query(question).map(\.values) }
        #expect(again == kept)
    }
    @Test("what a machine with the older program has written during an upgrade is made good by the last to start anew")
    func upgrade() async throws {
        let store = try await Self.store()
        let question = "SELECT * FROM item_standings ORDER BY network, forum, number, place" as SQL
        let kept = try await store.engine.read { try $0.query(question).map(\.values) }
        // The older program writes the item alone.
        try await store.engine.write { try $0.execute("DELETE FROM item_standings WHERE number = 1") }
        try await store.refreshStandings()
        #expect(try await store.engine.read { try $0.query(question).count } < kept.count)
        try await store.renewStandings()
        #expect(try await store.engine.read { try $0.query(question).map(\.values) } == kept)
        // Long after, nobody runs the older one: a start needn't read every item.
        try await store.engine.write { session in
            try session.execute("DELETE FROM item_standings WHERE number = 1")
            try session.execute("UPDATE item_standings_state SET served = served - \(3 * 86_400_000)")
        }
        try await store.renewStandings()
        #expect(try await store.engine.read { try $0.query(question).count } < kept.count)
    }
    @Test("parties that have nothing more to do are forgotten, and those that have are not")
    func parties() async throws {
        let store = try await Self.store()
        func kept() async throws -> Set<ItemParties.Key> {
            Set(try await store.read("sjustjerna") { try $0.itemParties().keys })
        }
        let before = try await kept()
        let item = try #require(try await store.read("sjustjerna") { try $0.item(1, of: "lsu") })
        var other = item
        other.owners += Samples.item().owners + other.owners
        try await store.write("sjustjerna") { [other] in try $0.save(other) }
        #expect(try await kept().contains(other.parties.key))
        try await store.write("sjustjerna") { try $0.save(item) }
        #expect(try await kept() == before)
    }
}
