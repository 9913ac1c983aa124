import FoundationEssentials
import Logging
import TestSupport
import Testing

@testable import Meetings

@Suite("The day's letters")
struct DailyLettersTests {
    private func meeting(_ id: MeetingID, on date: String, stage: Meeting.Stage, at now: Date) -> Meeting {
        var meeting = Meeting(
            id: id, forum: "sjustjerna", date: Sample.day(date), start: SampleRegister.time(9, 0),
            end: SampleRegister.time(14, 30), place: "", uid: "\(id)@x", now: now)
        meeting.stage = stage
        if stage != .planned { meeting.called = now }
        return meeting
    }

    @Test("all that one person owes stands in one letter, what is overdue apart from what is to come")
    func oneLetter() async throws {
        let life = try await FollowUpWorld()
        try await life.save(
            Sample.item(owners: [Sample.vanylven], due: Sample.due("2023-09-06")),
            Sample.item(2, owners: [Sample.organisation("vanylven")], due: Sample.due("2023-09-21")),
            Sample.item(
                3, forum: "lsu-volda", owners: [Sample.person("leiar-vanylven")], due: Sample.due("2023-09-10")),
            Sample.item(4, owners: [Sample.vanylven], due: Sample.due("2023-12-01")))
        try await life.live(Sample.day("2023-09-07"))
        let letters = life.box.reminders(to: "leiar-vanylven")
        #expect(letters.count == 1)
        #expect(letters.first?.overdue.map(\.item.number) == [1])
        #expect(letters.first?.dueSoon.map(\.item.number) == [3, 2])
        #expect(letters.first?.dueSoon.map(\.daysLeft) == [3, 14])
        let rows = try await life.world.letters()
        #expect(rows.map(\.dedupeKey) == ["reminder:leiar-vanylven:2023-09-07"])
        #expect(rows[0].expires == Sample.oslo.instant(Sample.day("2023-09-09"), .midnight))
    }

    @Test("on a Friday the letter lives until the end of Monday")
    func expiry() async throws {
        let life = try await FollowUpWorld()
        try await life.save(Sample.item(owners: [Sample.vanylven], due: Sample.due("2023-09-11")))
        try await life.live(Sample.day("2023-09-08"))
        #expect(
            try await life.world.letters().first?.expires == Sample.oslo.instant(Sample.day("2023-09-12"), .midnight))
    }

    @Test("the day lived twice writes nothing more, and what came in between waits for the next day")
    func twice() async throws {
        let life = try await FollowUpWorld()
        try await life.save(Sample.item(owners: [Sample.vanylven], due: Sample.due("2023-09-21")))
        try await life.live(Sample.day("2023-09-07"))
        try await life.save(Sample.item(2, owners: [Sample.vanylven], due: Sample.due("2023-09-21")))
        try await life.live(Sample.day("2023-09-07"))
        #expect(life.box.all.count == 1)
        #expect(try await life.reminders(2) == [], "what wasn't told isn't kept as told")
        try await life.live(Sample.day("2023-09-08"))
        #expect(life.box.reminders(to: "leiar-vanylven").last?.dueSoon.map(\.item.number) == [2])
    }

    @Test(
        "on a quiet day nothing is written",
        arguments: ["2023-09-09", "2023-09-10", "2023-12-25", "2023-07-12", "2024-03-29"])
    func quiet(_ date: String) async throws {
        let life = try await FollowUpWorld()
        try await life.save(
            Sample.item(owners: [Sample.vanylven], due: Sample.due(date)),
            Sample.item(2, owners: [Sample.nobody], due: Sample.due(date)))
        try await life.live(Sample.day(date))
        #expect(life.box.all.isEmpty)
    }

    @Test("a coordinator who owes something herself gets her reminder, and the digest the day after")
    func coordinatorOwes() async throws {
        let life = try await FollowUpWorld()
        try await life.save(
            Sample.item(owners: [Sample.person("oddvar")], due: Sample.due("2023-09-25")),
            Sample.item(2, owners: [Sample.nobody], due: Sample.due("2023-12-25")))
        try await life.live(Sample.day("2023-09-11"), through: Sample.day("2023-09-18"))
        #expect(
            life.box.kinds(to: "oddvar") == ["2023-09-11 reminder", "2023-09-12 coordinator", "2023-09-18 coordinator"])
    }

    @Test("the weekly digest goes on the week's first open day")
    func firstOpenDay() async throws {
        let life = try await FollowUpWorld()
        try await life.save(Sample.item(owners: [Sample.nobody], due: Sample.due("2025-12-25")))
        try await life.live(Sample.day("2024-03-25"), through: Sample.day("2024-04-08"))
        // Monday 1 April 2024 is Easter Monday.
        #expect(life.box.days("coordinator", to: "oddvar") == ["2024-03-25", "2024-04-02", "2024-04-08"])
    }

    @Test("with nothing to tell, nobody is written to")
    func nothing() async throws {
        let life = try await FollowUpWorld()
        try await life.live(Sample.day("2023-08-14"), through: Sample.day("2023-09-15"))
        #expect(life.box.all.isEmpty)
    }

    @Test("agenda, answers and minutes are asked of the coordinator, once on the day and then weekly")
    func meetings() async throws {
        let life = try await FollowUpWorld(at: "2023-08-14T08:00:00+02:00")
        let coming = meeting("m2", on: "2023-09-29", stage: .called, at: life.world.time.now)
        try await life.save(coming)
        let now = life.world.time.now
        try await life.world.deciding { books in
            for person in ["leiar-volda", "leiar-sande"] as [PersonID] {
                var invitation = Invitation(
                    meeting: coming.id, person: person, seat: "", token: person.rawValue, uid: coming.uid, sequence: 0,
                    stamp: now, sent: now)
                if person == "leiar-volda" { invitation.answer = Answer(.accepted) }
                try books.ledger.save(invitation)
            }
        }
        try await life.live(Sample.day("2023-09-11"), through: Sample.day("2023-10-10"))
        let digests = life.box.digests(to: "oddvar")
        #expect(digests.map(\.on.description) == ["2023-09-19", "2023-09-25", "2023-10-04", "2023-10-09"])
        #expect(digests.first?.agendaDue.map(\.meeting.id) == ["m2"])
        #expect(digests.first { !$0.answersMissing.isEmpty }?.on == Sample.day("2023-09-25"), "after the reply-by date")
        #expect(digests.first { !$0.answersMissing.isEmpty }?.answersMissing.first?.unanswered == ["Leiar Sande"])
        let minutesDue = digests.first { !$0.minutesDue.isEmpty }
        #expect(minutesDue?.on == Sample.day("2023-10-04"), "three working days after Friday 29.09")
        #expect(minutesDue?.agendaDue.isEmpty == true)
    }

    @Test("a cancelled meeting, one whose agenda is out and one with minutes ask for nothing")
    func settledMeetings() async throws {
        let life = try await FollowUpWorld(at: "2023-08-14T08:00:00+02:00")
        let now = life.world.time.now
        var cancelled = meeting("m2", on: "2023-09-29", stage: .cancelled, at: now)
        cancelled.cancellation = Cancellation(reason: nil, at: now)
        var sent = meeting("m3", on: "2023-09-22", stage: .agenda, at: now)
        sent.agendaSent = now
        try await life.save(cancelled)
        try await life.save(sent)
        try await life.world.deciding { books in
            try books.ledger.save(
                MinutesRecord(
                    meeting: "m3", forum: "sjustjerna", date: Sample.day("2023-09-22"), title: "", text: "", digest: "",
                    status: .draft, imported: now))
        }
        try await life.live(Sample.day("2023-09-11"), through: Sample.day("2023-10-16"))
        #expect(life.box.all.isEmpty)
    }

    @Test("a letter that came back stands in the next digest and in that week's whole one")
    func undelivered() async throws {
        let life = try await FollowUpWorld()
        try await life.save(Sample.item(owners: [Sample.vanylven], due: Sample.due("2023-09-21")))
        try await life.live(Sample.day("2023-09-07"))
        let letter = try #require(try await life.world.letters().first)
        let now = life.world.time.now
        _ = try await life.world.environment.store.post { outbox in
            _ = try outbox.claim(limit: 1, owner: "t", now: now, leaseUntil: now.addingTimeInterval(60))
            _ = try outbox.finish(
                Lease(letter: letter.id, owner: "t", token: 1), .refusedForGood(code: 550, text: "no such user"),
                retryAt: nil, now: now)
            try outbox.enterEndings(of: "t")
        }
        try await life.save(Sample.item(2, owners: [Sample.nobody], due: Sample.due("2024-09-21")))
        try await life.live(Sample.day("2023-09-08"), through: Sample.day("2023-09-18"))
        let digests = life.box.digests(to: "oddvar")
        #expect(digests.map(\.on.description) == ["2023-09-08", "2023-09-11", "2023-09-18"])
        #expect(digests.map { $0.undelivered.map(\.id) } == [[letter.id], [letter.id], []])
    }

    @Test("more time asked for: no reminders, and the coordinator is told the next day")
    func extensionAsked() async throws {
        let life = try await FollowUpWorld()
        var item = Sample.item(owners: [Sample.vanylven], due: Sample.due("2023-09-21"))
        item.extensionAsked = Sample.day("2023-10-15")
        item.change(
            "extensionAsked", from: "", to: "15.10", by: "leiar-vanylven",
            at: Sample.oslo.instant(Sample.day("2023-09-12"), SampleRegister.time(20, 0)))
        try await life.save(item)
        try await life.live(Sample.day("2023-09-13"), through: Sample.day("2023-10-02"))
        #expect(life.box.recipients(of: "reminder") == [])
        #expect(life.box.days("coordinator", to: "oddvar") == ["2023-09-13", "2023-09-18", "2023-09-25", "2023-10-02"])
        _ = try await life.followUp.extend(
            "sjustjerna", 1, to: "13.10", reason: "ferie", by: "oddvar", in: life.network)
        #expect(try await life.item(1)?.extensionAsked == nil)
        try await life.live(Sample.day("2023-10-03"), through: Sample.day("2023-10-16"))
        #expect(life.box.days("reminder", to: "leiar-vanylven") == ["2023-10-10", "2023-10-16"])
    }

    @Test("the leader hears of what four reminders didn't help, weekly, and never on a day with a reminder of her own")
    func leader() async throws {
        let life = try await FollowUpWorld()
        try await life.save(
            Sample.item(owners: [Sample.vanylven], due: Sample.due("2023-08-18")),
            Sample.item(2, owners: [Sample.role("leiar")], due: Sample.due("2023-09-25")))
        try await life.live(Sample.day("2023-08-14"), through: Sample.day("2023-09-29"))
        #expect(
            life.box.kinds(to: "leiar-volda") == [
                "2023-09-11 reminder", "2023-09-12 leader", "2023-09-18 leader", "2023-09-22 reminder",
                "2023-09-25 leader", "2023-09-26 reminder",
            ])
    }

    @Test("the scheduler makes the day's letters once, after half past seven")
    func scheduler() async throws {
        let life = try await FollowUpWorld()
        try await life.save(Sample.item(owners: [Sample.vanylven], due: Sample.due("2023-09-21")))
        let scheduler = Scheduler(
            life.world.environment, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        life.world.time.set("2023-09-07T07:00:00+02:00")
        _ = try await scheduler.pass()
        #expect(life.box.all.isEmpty)
        life.world.time.set("2023-09-07T07:31:00+02:00")
        _ = try await scheduler.pass()
        _ = try await scheduler.pass()
        #expect(life.box.kinds(to: "leiar-vanylven") == ["2023-09-07 reminder"])
    }

    @Test("when a letter can't be written, nothing of the day is kept, and the next try does it all")
    func rolledBack() async throws {
        let life = try await FollowUpWorld()
        try await life.save(Sample.item(owners: [Sample.vanylven], due: Sample.due("2023-09-21")))
        life.world.time.set("2023-09-07T08:30:00+02:00")
        struct Crash: Error {}
        await #expect(throws: Crash.self) {
            try await life.world.deciding { books in
                try books.daily()
                throw Crash()
            }
        }
        #expect(try await life.world.letters().isEmpty)
        #expect(try await life.reminders(1).isEmpty)
        #expect(try await life.item(1)?.history.isEmpty == true)
        try await life.live(Sample.day("2023-09-07"))
        #expect(try await life.world.letters().count == 1)
        #expect(try await life.reminders(1).count == 1)
    }
}
