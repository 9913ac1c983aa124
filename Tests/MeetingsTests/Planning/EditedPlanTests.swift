import TestSupport
import Testing

@testable import Meetings

/// Sjustjerna's plan to the summer of 2024, as the coordinator gets it to edit.
struct PlanningWorld {
    let world: World
    let planning: PlanningWorkflow

    init(_ register: Register = SampleRegister.sjustjerna) async throws {
        world = try await World(register, breaks: try PlanningExample.breaks(2022...2026))
        planning = PlanningWorkflow(world.environment)
    }

    func edited(until: String = "2024-06-30", forum: String = "sjustjerna") async throws -> EditedPlan {
        try await planning.sheet(forum, from: nil, until: PlanningExample.day(until), in: world.network).edited
    }

    func review(_ edited: EditedPlan, forum: String = "sjustjerna") async throws -> PlanReview {
        try await planning.review(edited, of: forum, in: world.network)
    }

    @discardableResult
    func accept(_ edited: EditedPlan, forum: String = "sjustjerna") async throws -> [String] {
        try await planning.accept(edited, of: forum, in: world.network).map(\.date.description)
    }

    func dates(of forum: String = "sjustjerna") async throws -> [String] {
        try await planning.meetings(of: forum, in: world.network).map(\.meeting.date.description)
    }

    func add(_ forum: String, _ date: String, _ start: String, _ end: String) async throws {
        _ = try await planning.add(
            forum, on: PlanningExample.day(date), start: TimeOfDay(start), end: TimeOfDay(end), place: nil,
            in: world.network)
    }

    /// The code of the refusal, and of what it tells.
    func refusal(_ body: () async throws -> Void) async throws -> [String] {
        do {
            try await body()
            return []
        } catch let refusal as Refusal {
            return [refusal.code] + refusal.problems.map(\.code)
        }
    }
}

extension EditedPlan {
    mutating func put(_ index: Int, on date: String) throws {
        choices[index].slot.date = try PlanningExample.day(date)
    }

    static func single(_ date: String, _ start: String = "09:00", _ end: String = "12:00") throws -> EditedPlan {
        let slot = Slot(
            date: try PlanningExample.day(date), start: try #require(TimeOfDay(start)),
            end: try #require(TimeOfDay(end)))
        return EditedPlan(span: nil, choices: [Choice(proposed: nil, slot: slot)])
    }
}

extension PlanReview {
    func codes(_ index: Int) -> [String] { rows[index].objections.map { "\($0.weight.rawValue) \($0.code)" } }
}

@Suite("A plan, edited date by date")
struct EditedPlanTests {
    @Test("Untouched, it has nothing against it and becomes the meetings that were proposed")
    func asProposed() async throws {
        let world = try await PlanningWorld()
        let edited = try await world.edited()
        let review = try await world.review(edited)
        #expect(review.isAcceptable)
        #expect(review.rows.flatMap(\.objections).isEmpty)
        #expect(review.rows.map(\.gapDays) == [70, 42, 42, 35, 42, 42, 42, 42, 28])
        let dates = [
            "2023-08-18", "2023-09-29", "2023-11-10", "2023-12-15", "2024-01-26", "2024-03-08", "2024-04-19",
            "2024-05-31", "2024-06-28",
        ]
        #expect(try await world.accept(edited) == dates)
        #expect(try await world.dates() == dates)
    }

    @Test("Accepting writes no letter, and wakes for what each meeting needs")
    func noLetters() async throws {
        let world = try await PlanningWorld()
        try await world.accept(try await world.edited(until: "2023-12-31"))
        #expect(try await world.world.letters().isEmpty)
        let jobs = try await world.world.deciding { books in
            try books.ledger.meetings().map { try books.ledger.jobs(of: $0.id).count }
        }
        #expect(jobs == [3, 3, 3, 3])
    }

    @Test("What is left out is not held, and what is changed is held when she says")
    func leftOutAndChanged() async throws {
        let world = try await PlanningWorld()
        var edited = try await world.edited(until: "2023-12-31")
        edited.choices[0].isTaken = false
        try edited.put(1, on: "2023-10-03")
        edited.choices[1].slot.start = try #require(TimeOfDay("10:00"))
        edited.choices[1].place = "Volda"
        let review = try await world.review(edited)
        #expect(review.rows[1].gapDays == 116)
        #expect(try await world.accept(edited) == ["2023-10-03", "2023-11-10", "2023-12-15"])
        let first = try #require(try await world.planning.meetings(of: "sjustjerna", in: world.world.network).first)
        #expect(first.meeting.start.description == "10:00")
        #expect(first.meeting.place == "Volda")
    }

    @Test("With nothing taken there is nothing to accept")
    func nothing() async throws {
        let world = try await PlanningWorld()
        var edited = try await world.edited()
        for index in edited.choices.indices { edited.choices[index].isTaken = false }
        #expect(try await world.refusal { try await world.accept(edited) } == ["nothing-taken"])
    }

    @Test(
        "Every date is held to the planner's reasons",
        arguments: [
            ("2023-09-30", ["worth-knowing weekend"]), ("2023-10-13", ["worth-knowing school-break"]),
            ("2024-02-23", ["worth-knowing school-break"]), ("2024-03-27", ["worth-knowing easter-week"]),
            ("2024-05-10", ["worth-knowing bridge-day"]), ("2024-05-17", ["needs-yes public-holiday"]),
            ("2023-12-28", ["worth-knowing christmas"]), ("2024-07-05", ["worth-knowing summer-break"]),
            ("2023-10-20", []),
        ])
    func reasons(_ date: String, _ expected: [String]) async throws {
        let world = try await PlanningWorld()
        let found = try await world.review(.single(date)).codes(0)
        // The week before has its own reason where a date is a school break on a weekday.
        #expect(found.filter { !$0.hasSuffix("too-close") } == expected)
    }

    @Test("Two of her own dates may be too close to each other, and she is told so")
    func tooClose() async throws {
        let world = try await PlanningWorld()
        var edited = try await world.edited(until: "2023-12-31")
        try edited.put(1, on: "2023-08-25")
        let review = try await world.review(edited)
        #expect(review.codes(0) == ["worth-knowing too-close"])
        #expect(review.codes(1) == ["worth-knowing too-close"])
        #expect(review.isAcceptable)
    }

    @Test("A public holiday is refused until she says yes to it, and to that one only")
    func holiday() async throws {
        let world = try await PlanningWorld()
        var edited = try await world.edited()
        try edited.put(7, on: "2024-05-17")
        let refusal = try await world.refusal { try await world.accept(edited) }
        #expect(refusal == ["plan-not-acceptable", "public-holiday"])
        #expect(try await world.dates().isEmpty)
        edited.allowed = ["2024-05-01/public-holiday"]
        #expect(try await world.refusal { try await world.accept(edited) }.count == 2)
        edited.allowed = Set(try await world.review(edited).standingObjections.map(\.key))
        #expect(edited.allowed == ["2024-05-17/public-holiday"])
        #expect(try await world.accept(edited).contains("2024-05-17"))
    }

    @Test(
        "What can't be a meeting is refused, whatever she says yes to",
        arguments: [
            ("2023-06-09", "09:00", "12:00", "in-the-past"), ("2023-10-20", "12:00", "12:00", "bad-times"),
            ("2023-10-20", "12:00", "09:00", "bad-times"), ("2123-10-20", "09:00", "12:00", "too-far-ahead"),
            // The clock is put forward at two.
            ("2024-03-31", "02:10", "02:50", "bad-times"),
        ])
    func forbidden(_ date: String, _ start: String, _ end: String, _ code: String) async throws {
        let world = try await PlanningWorld()
        var edited = try EditedPlan.single(date, start, end)
        let review = try await world.review(edited)
        #expect(review.codes(0).contains("forbidden \(code)"))
        edited.allowed = Set(review.rows[0].objections.map(\.key))
        #expect(try await world.refusal { try await world.accept(edited) }.contains(code))
        #expect(try await world.dates().isEmpty)
    }

    @Test("The same date twice, and a date the forum already has, are refused")
    func sameDate() async throws {
        let world = try await PlanningWorld()
        var edited = try await world.edited(until: "2023-12-31")
        try edited.put(1, on: "2023-08-18")
        #expect(try await world.review(edited).codes(1).contains("forbidden chosen-twice"))
        try await world.add("sjustjerna", "2023-10-20", "09:00", "12:00")
        #expect(try await world.review(.single("2023-10-20")).codes(0).contains("forbidden date-taken"))
    }

    @Test("One fault, and not one of the other dates is added")
    func allOrNothing() async throws {
        let world = try await PlanningWorld()
        var edited = try await world.edited()
        edited.choices[8].slot.end = edited.choices[8].slot.start
        #expect(try await world.refusal { try await world.accept(edited) }.first == "plan-not-acceptable")
        edited = try await world.edited()
        edited.choices[8].place = "Volda\nBcc: x"
        #expect(try await world.refusal { try await world.accept(edited) } == ["bad-place"])
        #expect(try await world.dates().isEmpty)
    }

    @Test("A forum without a cadence, and one meeting outside every plan")
    func extraordinary() async throws {
        let world = try await PlanningWorld()
        let edited = try EditedPlan.single("2023-10-20", "13:00", "15:00")
        #expect(try await world.review(edited, forum: "lsu-volda").codes(0).isEmpty)
        #expect(try await world.accept(edited, forum: "lsu-volda") == ["2023-10-20"])
        #expect(try await world.refusal { _ = try await world.edited(forum: "lsu-volda") } == ["no-cadence"])
    }

    @Test("A forum that ends has no meetings after it")
    func ended() async throws {
        var register = SampleRegister.sjustjerna
        register.forums[1].ended = SampleRegister.day(2023, 9, 1)
        let world = try await PlanningWorld(register)
        let found = try await world.review(.single("2023-10-20"), forum: "lsu-volda").codes(0)
        #expect(found == ["forbidden forum-ended"])
    }

    @Test("More dates than anybody plans are not looked at")
    func tooMany() async throws {
        let world = try await PlanningWorld()
        var edited = try EditedPlan.single("2023-10-20")
        edited.choices = Array(repeating: edited.choices[0], count: EditedPlan.mostChoices + 1)
        #expect(try await world.refusal { _ = try await world.review(edited) } == ["too-many-dates"])
    }
}
