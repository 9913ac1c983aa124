import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("When an item is reminded of")
struct ReminderPolicyTests {
    /// The days of reminders to one person who is reminded whenever the policy says so.
    private func days(
        of item: ActionItem, from first: String, through last: String, policy: ReminderPolicy = Sample.policy,
        stopped: ClosedRange<CalendarDate>? = nil
    ) -> [String] {
        var sent: [ReminderSent] = []
        var date = Sample.day(first)
        while date <= Sample.day(last) {
            if stopped?.contains(date) != true, let step = policy.step(for: item, on: date, sent: sent) {
                sent.append(
                    ReminderSent(
                        forum: item.forum, number: item.number, person: "p", stepDays: step,
                        due: item.due.date ?? date, on: date))
            }
            date = date.adding(days: 1)
        }
        return sent.map { "\($0.on) \($0.stepDays)" }
    }

    private func item(_ due: String, approximate: Bool = false, created: String = "2023-06-12") -> ActionItem {
        Sample.item(owners: [Sample.vanylven], due: Sample.due(due, approximate: approximate), created: created)
    }

    @Test(
        "the step of each day is the last that has come",
        arguments: [
            (-15, nil), (-14, -14), (-13, -14), (-4, -14), (-3, -3), (0, -3), (1, 1), (7, 1), (8, 8), (14, 8), (15, 15),
            (365, 365), (371, 365),
        ] as [(Int, Int?)])
    func steps(_ days: Int, _ step: Int?) {
        #expect(ReminderPolicy.latestStep(daysAfter: days, approximate: false) == step)
    }

    @Test(
        "an approximate deadline has two steps",
        arguments: [(-22, nil), (-21, -21), (0, -21), (6, -21), (7, 7), (8, 7), (900, 7)] as [(Int, Int?)])
    func approximateSteps(_ days: Int, _ step: Int?) {
        #expect(ReminderPolicy.latestStep(daysAfter: days, approximate: true) == step)
    }

    @Test("a dated item: two weeks and three days ahead, the day after, then weekly")
    func dated() {
        #expect(
            days(of: item("2023-09-21"), from: "2023-08-14", through: "2023-10-15") == [
                "2023-09-07 -14", "2023-09-18 -3", "2023-09-22 1", "2023-09-29 8", "2023-10-06 15", "2023-10-13 22",
            ])
    }

    @Test("an approximate item: three weeks ahead and one week after, and no more")
    func approximate() {
        #expect(
            days(of: item("2023-12-15", approximate: true), from: "2023-08-14", through: "2024-06-30")
                == ["2023-11-24 -21", "2023-12-22 7"])
    }

    @Test("due on Friday 18.08.2023: Monday 21.08, again 28.08, and so on (scenario 20)")
    func scenario20() {
        #expect(
            days(of: item("2023-08-18"), from: "2023-06-12", through: "2023-09-17") == [
                "2023-08-14 -14", "2023-08-15 -3", "2023-08-21 1", "2023-08-28 8", "2023-09-04 15", "2023-09-11 22",
            ])
    }

    @Test("nothing from Christmas Eve to New Year's Day, and nothing in weeks 27 to 32")
    func quietSpells() {
        let winter = days(of: item("2023-12-10"), from: "2023-12-01", through: "2024-01-20")
        #expect(
            winter == [
                "2023-12-01 -14", "2023-12-07 -3", "2023-12-11 1", "2023-12-18 8", "2024-01-02 22",
                "2024-01-08 29", "2024-01-15 36",
            ])
        let summer = days(of: item("2023-06-20"), from: "2023-06-12", through: "2023-08-31")
        // The step of 16.08 is left out: it comes two days after the one that the summer put off.
        #expect(
            summer == [
                "2023-06-19 -3", "2023-06-21 1", "2023-06-28 8", "2023-08-14 50", "2023-08-23 64", "2023-08-30 71",
            ])
    }

    @Test("steps from before it was given are left out, the day it was given too")
    func afterCreation() {
        #expect(
            days(of: item("2023-09-21", created: "2023-09-07"), from: "2023-09-07", through: "2023-09-23")
                == ["2023-09-18 -3", "2023-09-22 1"])
        #expect(
            days(of: item("2023-09-21", created: "2023-09-06"), from: "2023-09-07", through: "2023-09-08")
                == ["2023-09-07 -14"])
        #expect(
            days(of: item("2023-09-21", created: "2023-09-20"), from: "2023-09-20", through: "2023-09-23")
                == ["2023-09-22 1"])
        #expect(
            days(of: item("2023-09-21", created: "2023-10-03"), from: "2023-10-03", through: "2023-10-14")
                == ["2023-10-06 15", "2023-10-13 22"])
    }

    @Test("after a stop only the latest step counts, once")
    func catchUp() {
        let stop = Sample.day("2023-09-01")...Sample.day("2023-10-03")
        #expect(
            days(of: item("2023-09-14"), from: "2023-08-14", through: "2023-10-14", stopped: stop)
                == ["2023-08-31 -14", "2023-10-04 15", "2023-10-13 29"])
        let short = Sample.day("2023-09-06")...Sample.day("2023-09-10")
        #expect(
            days(of: item("2023-09-21"), from: "2023-09-05", through: "2023-09-18", stopped: short)
                == ["2023-09-11 -14", "2023-09-18 -3"])
    }

    @Test(
        "ongoing, without a deadline, unresolved or waiting for more time: none",
        arguments: [Deadline.Form.ongoing, .none, .unresolved])
    func withoutDate(_ form: Deadline.Form) {
        let undated = Sample.item(owners: [Sample.vanylven], due: Deadline(text: "?", form: form))
        #expect(days(of: undated, from: "2023-08-14", through: "2024-08-31") == [])
        var doubtful = item("2023-09-21")
        doubtful.due.unresolved = true
        #expect(days(of: doubtful, from: "2023-08-14", through: "2024-08-31") == [])
        var waiting = item("2023-09-21")
        waiting.extensionAsked = Sample.day("2023-10-10")
        #expect(days(of: waiting, from: "2023-08-14", through: "2024-08-31") == [])
    }

    @Test("what is closed is not reminded of", arguments: [ActionItem.State.done, .dropped])
    func closed(_ state: ActionItem.State) {
        var closed = item("2023-09-21")
        closed.state = state
        #expect(days(of: closed, from: "2023-08-14", through: "2024-08-31") == [])
        closed.state = .inProgress
        #expect(days(of: closed, from: "2023-09-21", through: "2023-09-22") == ["2023-09-21 -3", "2023-09-22 1"])
    }

    @Test("another deadline begins anew, and only with the steps to come")
    func newDeadline() throws {
        var item = item("2023-09-21")
        let earlier = ReminderSent(
            forum: item.forum, number: 1, person: "p", stepDays: 8, due: Sample.day("2023-09-21"),
            on: Sample.day("2023-09-29"))
        item.due = Sample.due("2023-10-12")
        item.change("due", from: "a", to: "b", by: "x", at: Sample.oslo.instant(Sample.day("2023-10-02"), .midnight))
        let policy = Sample.policy
        #expect(policy.step(for: item, on: Sample.day("2023-10-02"), sent: [earlier]) == nil)
        #expect(policy.step(for: item, on: Sample.day("2023-10-06"), sent: [earlier]) == nil)
        #expect(policy.step(for: item, on: Sample.day("2023-10-09"), sent: [earlier]) == -3)
        #expect(policy.step(for: item, on: Sample.day("2023-10-13"), sent: [earlier]) == 1)
    }

    @Test("who got it by a letter yesterday isn't reminded of it today")
    func assignedSince() {
        var item = item("2023-09-21")
        item.change(
            "owners", from: "a", to: "b", by: "x", at: Sample.oslo.instant(Sample.day("2023-09-12"), .midnight))
        #expect(days(of: item, from: "2023-09-12", through: "2023-09-18") == ["2023-09-18 -3"])
        item.history[0].field = "note"
        #expect(days(of: item, from: "2023-09-12", through: "2023-09-18") == ["2023-09-12 -14", "2023-09-18 -3"])
    }

    @Test("the coordinator is told after the second overdue reminder, the leader after the fourth")
    func escalation() {
        let item = item("2023-09-21")
        let all = [("2023-09-07", -14), ("2023-09-22", 1), ("2023-09-29", 8), ("2023-10-06", 15), ("2023-10-13", 22)]
            .map { on, step in
                ReminderSent(
                    forum: item.forum, number: 1, person: "p", stepDays: step, due: Sample.day("2023-09-21"),
                    on: Sample.day(on))
            }
        func told(_ count: Int) -> [String?] {
            let sent = Array(all.prefix(count))
            return [
                ReminderPolicy.coordinatorTold(of: item, sent: sent), ReminderPolicy.leaderTold(of: item, sent: sent),
            ]
            .map { $0?.description }
        }
        #expect(told(2) == [nil, nil])
        #expect(told(3) == ["2023-09-29", nil])
        #expect(told(4) == ["2023-09-29", nil])
        #expect(told(5) == ["2023-09-29", "2023-10-13"])
    }

    @Test("several owners reminded on one day count once, and reminders of an earlier deadline don't count")
    func escalationCounts() {
        let item = item("2023-09-21")
        func sent(_ person: PersonID, _ step: Int, _ on: String, due: String = "2023-09-21") -> ReminderSent {
            ReminderSent(
                forum: item.forum, number: 1, person: person, stepDays: step, due: Sample.day(due), on: Sample.day(on))
        }
        let sameDay = [sent("a", 1, "2023-09-22"), sent("b", 1, "2023-09-22")]
        #expect(ReminderPolicy.coordinatorTold(of: item, sent: sameDay) == nil)
        let earlier = [sent("a", 1, "2023-08-22", due: "2023-08-21"), sent("a", 1, "2023-09-22")]
        #expect(ReminderPolicy.coordinatorTold(of: item, sent: earlier) == nil)
        var season = item
        season.due.approximate = true
        #expect(ReminderPolicy.coordinatorTold(of: season, sent: [sent("a", 7, "2023-09-28")]) != nil)
    }

    @Test("with quiet days turned off, each step falls on its own day")
    func withoutQuiet() {
        var rules = RuleBook()
        rules.quiet = false
        let policy = ReminderPolicy(rules: rules, zone: Sample.oslo)
        #expect(
            days(of: item("2023-08-18"), from: "2023-06-12", through: "2023-08-27", policy: policy)
                == ["2023-08-04 -14", "2023-08-15 -3", "2023-08-19 1", "2023-08-26 8"])
    }
}
