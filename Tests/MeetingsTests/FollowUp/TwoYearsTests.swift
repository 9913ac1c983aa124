import TestSupport
import Testing

@testable import Meetings

@Suite("Two years of follow-up, lived through day by day")
struct TwoYearsTests {
    private static let first = Sample.day("2023-08-14")
    private static let last = Sample.day("2025-08-15")

    /// Items that come and go by chance, with their own generator so that a failure can be had again.
    private struct Chance: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) | (state << 31)
        }
    }

    private static func owners(_ chance: inout Chance) -> [Party] {
        let municipality = OrganisationID(SampleRegister.municipalities.randomElement(using: &chance) ?? "volda")
        switch Int.random(in: 0..<9, using: &chance) {
        case 0: return [Sample.everyone]
        case 1: return [Sample.nobody]
        case 2: return [Sample.organisation("sande", confirmed: false)]
        case 3: return [Sample.role("leiar", forum: "lsu-volda"), Sample.role("leiar", forum: "lsu-alesund")]
        case 4: return [Sample.role("nestleiar")]
        case 5: return [Sample.person("oddvar")]
        case 6: return [Sample.organisation(municipality)]
        default: return [Sample.role("helseleiar", municipality)]
        }
    }

    private static func item(_ number: Int, on day: CalendarDate, _ chance: inout Chance) -> ActionItem {
        let owners = owners(&chance)
        let date = day.adding(days: Int.random(in: -10...120, using: &chance))
        var due = Deadline(text: "\(date)", form: .date, date: date)
        switch Int.random(in: 0..<8, using: &chance) {
        case 0: due = Deadline(text: "?", form: .unresolved, unresolved: true)
        case 1: due = Deadline(text: "fortløpande", form: .ongoing)
        case 2: (due.form, due.approximate) = (.season, true)
        default: break
        }
        return Sample.item(
            number, owners: owners, due: due, created: day.description,
            shares: owners == [Sample.everyone] ? Sample.sevenShares : [])
    }

    /// Lives through it all; the items as they ended, the days they were closed, and the letters.
    private func live(_ seed: UInt64) async throws -> (life: FollowUpWorld, closed: [Int: CalendarDate]) {
        var chance = Chance(state: seed)
        let life = try await FollowUpWorld()
        var closed: [Int: CalendarDate] = [:]
        var count = 0
        var day = Self.first
        while day <= Self.last {
            life.world.time.set("\(day)T06:00:00+01:00")
            if Int.random(in: 0..<12, using: &chance) == 0 {
                count += 1
                try await life.save(Self.item(count, on: day, &chance))
            }
            let open = (1..<(count + 1)).filter { closed[$0] == nil }
            if Int.random(in: 0..<18, using: &chance) == 0, let number = open.randomElement(using: &chance) {
                _ = try await life.followUp.done("sjustjerna", number, by: "oddvar", in: life.network)
                closed[number] = day
            }
            // The machine stands still now and then.
            if Int.random(in: 0..<10, using: &chance) > 0 { try await life.live(day) }
            day = day.adding(days: 1)
        }
        return (life, closed)
    }

    @Test(
        "nobody is disturbed more than the rules allow, and nothing is forgotten",
        arguments: [7, 20_230_609] as [UInt64])
    func invariants(_ seed: UInt64) async throws {
        let (life, closed) = try await live(seed)
        try await checkNothingLost(life, closed)
        let letters = life.box.all
        #expect(letters.count > 100, "the years were not empty")
        #expect(!letters.contains { RuleBook().isQuiet($0.on) })

        var days: Set<String> = []
        for letter in letters {
            #expect(days.insert("\(letter.to) \(letter.on)").inserted, "two letters to \(letter.to) on \(letter.on)")
        }
        let sande = life.box.reminders(to: "leiar-sande").flatMap { $0.overdue + $0.dueSoon }
        #expect(!sande.contains { line in line.item.owners.allSatisfy { !$0.confirmed } })

        for item in try await life.items() {
            let reminders = try await life.reminders(item.number)
            if item.owners == [Sample.nobody] || item.isUnconfirmed { #expect(reminders.isEmpty) }
            if item.due.date == nil { #expect(reminders.isEmpty) }
            if let end = closed[item.number] { #expect(reminders.allSatisfy { $0.on < end }, "#\(item.number)") }
            #expect(reminders.allSatisfy { $0.on > item.created })
            for (person, own) in Dictionary(grouping: reminders, by: \.person) {
                check(own.sorted { $0.on < $1.on }, of: item, to: person, until: closed[item.number] ?? Self.last)
            }
        }
    }

    private func check(
        _ reminders: [ReminderSent], of item: ActionItem, to person: PersonID, until end: CalendarDate
    ) {
        guard let due = item.due.date else { return }
        let overdue = reminders.filter { $0.stepDays > 0 }
        #expect(reminders.count - overdue.count <= (item.due.approximate ? 1 : 2))
        let weeks = max(0, due.days(until: end)) / 7 + 1
        #expect(overdue.count <= (item.due.approximate ? 1 : weeks), "#\(item.number) to \(person)")
        #expect(zip(overdue, overdue.dropFirst()).allSatisfy { $0.on.days(until: $1.on) >= 1 })
        #expect(reminders.allSatisfy { $0.on >= due.adding(days: $0.stepDays) }, "never before its day")
        #expect(Set(reminders.map(\.stepDays)).count == reminders.count, "no step twice")
    }

    /// An open item with an owner is told of as overdue within nine open days of its deadline.
    private func checkNothingLost(_ life: FollowUpWorld, _ closed: [Int: CalendarDate]) async throws {
        let rules = RuleBook()
        var checked = 0
        for item in try await life.items() {
            guard let due = item.due.date, !item.due.unresolved, due > item.created, !item.isUnresolved,
                !item.isUnconfirmed
            else { continue }
            var day = item.due.approximate ? due.adding(days: 7) : due
            for _ in 0..<9 { day = rules.openDay(onOrAfter: day.adding(days: 1)) }
            guard day < closed[item.number] ?? Self.last else { continue }
            let told = try await life.reminders(item.number).contains { $0.stepDays > 0 && $0.on <= day }
            #expect(told, "#\(item.number), due \(due)")
            checked += 1
        }
        #expect(checked > 5)
    }
}
