import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("The action board")
struct BoardTests {
    private static func life() async throws -> FollowUpWorld {
        let life = try await FollowUpWorld()
        var done = Sample.item(3, owners: [Sample.organisation("volda")], due: Sample.due("2023-06-01"))
        done.state = .done
        var begun = Sample.item(4, owners: [Sample.person("oddvar")], due: Sample.due("2023-08-01"))
        begun.state = .inProgress
        try await life.save(
            Sample.item(1, owners: [Sample.vanylven], due: Sample.due("2023-09-01")),
            Sample.item(2, owners: [Sample.organisation("sande")], due: Sample.due("2023-06-01")), done, begun,
            Sample.item(5, owners: [Sample.everyone], due: Sample.due("2023-07-01"), shares: Sample.sevenShares),
            Sample.item(1, forum: "lsu-volda", owners: [Sample.nobody], due: Sample.due("2023-05-01")))
        return life
    }

    private static func numbers(
        _ life: FollowUpWorld, _ filter: BoardFilter, forums: Set<ForumID>? = nil
    ) async throws -> [String] {
        try await life.followUp.board(filter, forums: forums, limit: 100, language: .nn, in: life.network).lines
            .map { "\($0.forum.id)#\($0.item.number)" }
    }

    private static func figures(_ life: FollowUpWorld) async throws -> ActionFigures {
        try await life.followUp.board(BoardFilter(), limit: 0, language: .nn, in: life.network).figures
    }

    @Test("open ones by deadline, and each filter by itself")
    func filters() async throws {
        let life = try await Self.life()
        let open = ["lsu-volda#1", "sjustjerna#2", "sjustjerna#5", "sjustjerna#4", "sjustjerna#1"]
        #expect(try await Self.numbers(life, BoardFilter()) == open)
        #expect(try await Self.numbers(life, BoardFilter(forum: "lsu-volda")) == ["lsu-volda#1"])
        #expect(try await Self.numbers(life, BoardFilter(owner: "leiar-vanylven")) == ["sjustjerna#5", "sjustjerna#1"])
        #expect(try await Self.numbers(life, BoardFilter(municipality: "sande")) == ["sjustjerna#2", "sjustjerna#5"])
        let states: [(BoardFilter.State, [String])] = [
            (.overdue, ["lsu-volda#1", "sjustjerna#2"]), (.inProgress, ["sjustjerna#4"]),
            (.unresolved, ["lsu-volda#1"]), (.done, ["sjustjerna#3"]), (.dropped, []),
        ]
        for (state, expected) in states {
            #expect(try await Self.numbers(life, BoardFilter(state: state)) == expected, "\(state)")
        }
        #expect(try await Self.numbers(life, BoardFilter(state: .all)).count == 6)
        #expect(try await Self.numbers(life, BoardFilter(forum: "nowhere")).isEmpty)
        #expect(try await Self.numbers(life, BoardFilter(state: .all, order: .number)).last == "sjustjerna#5")
        #expect(try await Self.numbers(life, BoardFilter(order: .state)).prefix(2) == ["lsu-volda#1", "sjustjerna#2"])
    }

    @Test("what was closed more than a year ago is there where it is asked for, and counts no more")
    func longAgo() async throws {
        let life = try await FollowUpWorld()
        var old = Sample.item(1, owners: [Sample.organisation("volda")], due: Sample.due("2021-06-01"))
        old.state = .done
        let then = try #require(Date(rfc3339: "2021-06-01T12:00:00+02:00"))
        old.history = [ActionItem.Change(at: then, by: "Oddvar", field: "state", from: "open", to: "done")]
        try await life.save(old, Sample.item(2, owners: [Sample.vanylven], due: Sample.due("2023-09-01")))
        for state in [BoardFilter.State.open, .all] {
            let board = try await life.followUp.board(
                BoardFilter(state: state), limit: 100, language: .nn, in: life.network)
            #expect(board.lines.map(\.item.number) == (state == .all ? [1, 2] : [2]))
            #expect(board.figures.total == ActionFigures.Count(open: 1))
        }
    }

    @Test("what isn't the reader's to see isn't there, nor in the figures or among the choices")
    func rights() async throws {
        let life = try await Self.life()
        let board = try await life.followUp.board(
            BoardFilter(state: .all), forums: ["lsu-volda"], limit: 100, language: .nn, in: life.network)
        #expect(board.lines.map(\.item.number) == [1] && board.forums.map(\.id) == ["lsu-volda"])
        #expect(board.figures.total == ActionFigures.Count(overdue: 1))
        #expect(board.owners.isEmpty && board.municipalities.isEmpty)
    }

    @Test("figures for each municipality: those with most overdue first, the rest last")
    func municipalities() async throws {
        let life = try await Self.life()
        let figures = try await Self.figures(life)
        #expect(figures.total == ActionFigures.Count(open: 3, overdue: 2, done: 1))
        let rows = figures.municipalities.map {
            "\($0.municipality?.name ?? "–") \($0.count.open) \($0.count.overdue) \($0.count.done)"
        }
        #expect(
            rows == [
                "Sande 1 1 0", "Vanylven 2 0 0", "Hareid 1 0 0", "Herøy 1 0 0", "Ulstein 1 0 0", "Volda 1 0 1",
                "Ørsta 1 0 0", "– 1 1 0",
            ])
    }

    @Test("a share that is closed is done for that municipality, though others' are open")
    func shares() async throws {
        let life = try await Self.life()
        _ = try await life.followUp.done("sjustjerna", 5, for: "volda", by: "x", in: life.network)
        let figures = try await Self.figures(life)
        let volda = figures.municipalities.first { $0.municipality?.id == "volda" }
        #expect(volda?.count == ActionFigures.Count(done: 2))
    }

    @Test("over time: how it stood at each month's end, and what was done in it")
    func months() async throws {
        let life = try await FollowUpWorld(at: "2023-06-12T12:00:00+02:00")
        try await life.save(
            Sample.item(1, owners: [Sample.vanylven], due: Sample.due("2023-07-15")),
            Sample.item(2, owners: [Sample.vanylven], due: Sample.due("2023-07-15")))
        life.world.time.set("2023-08-10T12:00:00+02:00")
        _ = try await life.followUp.done("sjustjerna", 1, by: "x", in: life.network)
        _ = try await life.followUp.extend("sjustjerna", 2, to: "01.10.2023", reason: nil, by: "x", in: life.network)
        life.world.time.set("2023-10-05T12:00:00+02:00")
        let months = try await Self.figures(life).months
        #expect(
            months.map { "\($0.month): \($0.count.open) \($0.count.overdue) \($0.count.done)" } == [
                "6: 2 0 0", "7: 0 2 0", "8: 1 0 1", "9: 1 0 0", "10: 0 1 0",
            ])
    }

    @Test("the sum of open, overdue and done is the number of items, whatever they are", arguments: 0..<30)
    func sums(seed: Int) async throws {
        var random = SeededRandom(seed: UInt64(seed))
        let life = try await FollowUpWorld()
        var counted = 0
        for number in 1...12 {
            var item = Sample.item(
                number,
                owners: [
                    [Sample.vanylven, Sample.nobody, Sample.everyone].randomElement(using: &random) ?? Sample.nobody
                ],
                due: Sample.due("2023-0\(Int.random(in: 5...8, using: &random))-10"))
            item.state = ActionItem.State.allCases.randomElement(using: &random) ?? .open
            if item.state != .dropped { counted += 1 }
            try await life.save(item)
        }
        let figures = try await Self.figures(life)
        #expect(figures.total.all == counted)
        #expect(
            figures.months.last.map { $0.count.open + $0.count.overdue } == figures.total.open + figures.total.overdue)
    }
}

@Suite("What is done to one item")
struct ItemDeedTests {
    private static func world() async throws -> FollowUpWorld {
        let life = try await FollowUpWorld()
        var item = Sample.item(1, owners: [Sample.vanylven], due: Sample.due("2023-09-01"))
        item.extensionAsked = Sample.day("2023-10-01")
        try await life.save(item)
        return life
    }

    private static func act(
        _ life: FollowUpWorld, _ deed: ItemDeed, reason: String? = nil, seen: Int? = nil
    ) async throws -> ItemLine {
        try await life.followUp.act(
            deed, on: "sjustjerna", 1, reason: reason, seen: seen, by: "Oddvar", in: life.network)
    }

    @Test("under way, with why, once")
    func begin() async throws {
        let life = try await Self.world()
        let line = try await Self.act(life, .begin, reason: "ringt")
        #expect(line.item.state == .inProgress)
        #expect(line.item.history.last?.reason == "ringt" && line.item.history.last?.by == "Oddvar")
        await #expect(throws: Refusal.self) { _ = try await Self.act(life, .begin) }
        #expect(try await Self.act(life, .done(party: nil)).item.state == .done)
    }

    @Test("no more time: the deadline stands, and reminders go on")
    func refuseMoreTime() async throws {
        let life = try await Self.world()
        let line = try await Self.act(life, .refuseMoreTime, reason: "for seint")
        #expect(line.item.extensionAsked == nil && line.item.due.date == Sample.day("2023-09-01"))
        await #expect(throws: Refusal.self) { _ = try await Self.act(life, .refuseMoreTime) }
    }

    @Test("a promise is given up only for a reason")
    func drop() async throws {
        let life = try await Self.world()
        await #expect(throws: Refusal.self) { _ = try await Self.act(life, .drop) }
        #expect(try await life.item(1)?.state == .open)
        #expect(try await Self.act(life, .drop, reason: "ikkje aktuelt").item.state == .dropped)
    }

    @Test("who looked at it before somebody else changed it changes nothing")
    func stale() async throws {
        let life = try await Self.world()
        _ = try await Self.act(life, .begin, seen: 0)
        do {
            _ = try await Self.act(life, .done(party: nil), seen: 0)
            Issue.record("it was done")
        } catch let refusal as Refusal {
            #expect(refusal.code == "changed-meanwhile" && refusal.message.nn.contains("Oddvar"))
        }
        #expect(try await life.item(1)?.state == .inProgress)
    }

    @Test("all there is to know about one: history, reminders, who has done their part")
    func view() async throws {
        let life = try await Self.world()
        try await life.save(
            Sample.item(2, owners: [Sample.everyone], due: Sample.due("2023-09-01"), shares: Sample.sevenShares))
        _ = try await life.followUp.done("sjustjerna", 2, for: "Volda", by: "x", in: life.network)
        let view = try await life.followUp.item("sjustjerna", 2, language: .nn, in: life.network)
        #expect(view.closedShares == ["Volda"] && view.openShares.count == 6)
        await #expect(throws: Refusal.self) {
            _ = try await life.followUp.item("sjustjerna", 99, language: .nn, in: life.network)
        }
    }
}
