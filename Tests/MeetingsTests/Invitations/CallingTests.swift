import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

/// A network with one accepted meeting on 18 August 2023.
struct CalledWorld {
    let world: World
    let invitations: InvitationWorkflow
    let name: MeetingName

    init(_ register: Register = SampleRegister.sjustjerna, at instant: String = "2023-06-12T08:00:00+02:00")
        async throws
    {
        world = try await World(register, at: instant)
        invitations = InvitationWorkflow(world.environment)
        name = try MeetingName("sjustjerna/2023-08-18")
        try await accept(SampleRegister.day(2023, 8, 18))
    }

    func accept(_ date: CalendarDate, forum: String = "sjustjerna") async throws {
        try await world.deciding { books in
            let slot = Slot(date: date, start: SampleRegister.time(9, 0), end: SampleRegister.time(14, 30))
            try books.ledger.save(books.newMeeting(of: try books.forum(forum), on: slot))
        }
    }

    func meeting(_ name: String = "sjustjerna/2023-08-18") async throws -> Meeting {
        let name = try MeetingName(name)
        return try await world.deciding { try $0.meeting(name) }
    }

    func invited(_ name: String = "sjustjerna/2023-08-18") async throws -> [Invitation] {
        let meeting = try await meeting(name)
        return try await world.deciding { try $0.ledger.invitations(to: meeting.id) }
    }

    func apply(_ change: @escaping @Sendable (inout Register) -> Void) async throws {
        try await world.deciding { books in
            var register = books.register
            change(&register)
            try books.ledger.save(register)
        }
    }

    /// As if everything in the outbox had gone out.
    func sendAll() async throws {
        let now = world.time.now
        try await world.environment.store.post { outbox in
            while let letter = try outbox.claim(limit: 1, owner: "t", now: now, leaseUntil: now + 60).first {
                let lease = Lease(letter: letter.id, owner: "t", token: letter.token)
                _ = try outbox.markDot(lease, now: now)
                _ = try outbox.finish(lease, .accepted(code: 250, text: "ok"), retryAt: nil, now: now)
            }
        }
    }
}

@Suite("Calling people to a meeting")
struct CallingTests {
    @Test("a preview names everyone and writes nothing")
    func preview() async throws {
        let called = try await CalledWorld()
        let round = try await called.invitations.preview(called.name, in: called.world.network)
        #expect(round.pending.count == 8 && round.sent == 0)
        #expect(round.vacantSeats == ["kommuneoverlege, Ørsta"])
        #expect(try await called.world.letters().isEmpty)
        #expect(try await called.meeting().stage == .planned)
    }

    @Test("everyone gets one letter, also who sits in two seats (F-24)")
    func oneLetterEach() async throws {
        let called = try await CalledWorld()
        let round = try await called.invitations.invite(called.name, in: called.world.network)
        #expect(round.sent == 8)
        let letters = try await called.world.letters()
        #expect(Set(letters.map(\.to)).count == 8)
        let volda = try #require(try await called.invited().first { $0.person == "leiar-volda" })
        #expect(volda.seat == "leiar; helseleiar, Volda")
    }

    @Test("the day to answer by is a working day: before Good Friday it is the Wednesday")
    func answerByWorkingDay() async throws {
        let called = try await CalledWorld(at: "2023-03-01T08:00:00+01:00")
        try await called.accept(SampleRegister.day(2023, 4, 14))
        let meeting = try await called.meeting("sjustjerna/2023-04-14")
        let answerBy = try await called.world.deciding { $0.replyBy(meeting) }
        #expect(answerBy == SampleRegister.day(2023, 4, 5))
    }

    @Test("sent again, nobody gets anything (scenario 33, double send)")
    func doubleSend() async throws {
        let called = try await CalledWorld()
        _ = try await called.invitations.invite(called.name, in: called.world.network)
        called.world.time.advance(days: 1)
        let again = try await called.invitations.invite(called.name, in: called.world.network)
        #expect(again.sent == 0 && again.already == 8)
        #expect(try await called.world.letters().count == 8)
    }

    @Test("who joins the roster later is called alone, and who leaves is taken off alone")
    func rosterChanges() async throws {
        let called = try await CalledWorld()
        _ = try await called.invitations.invite(called.name, in: called.world.network)
        try await called.sendAll()
        try await called.apply { register in
            let index = register.appointments.firstIndex { $0.organisation == "hareid" } ?? 0
            register.appointments[index].until = SampleRegister.day(2023, 7, 31)
            register.appointments.append(
                Appointment(
                    forum: "sjustjerna", role: "helseleiar", organisation: "hareid", person: "kari",
                    from: SampleRegister.day(2023, 8, 1)))
        }
        let round = try await called.invitations.invite(called.name, in: called.world.network)
        #expect(round.sent == 2)
        #expect(round.pending.map(\.person.id) == ["kari", "leiar-hareid"])
        let invited = try await called.invited()
        let gone = try #require(invited.first { $0.person == "leiar-hareid" })
        #expect(gone.withdrawn != nil && gone.sequence == 1)
        #expect(try await called.meeting().sequence == 0)
        #expect(try await called.invitations.invite(called.name, in: called.world.network).sent == 0)
    }

    @Test("who leaves the roster before the call has left gets neither the call nor a cancellation")
    func leavesBeforeSending() async throws {
        let called = try await CalledWorld()
        _ = try await called.invitations.invite(called.name, in: called.world.network)
        try await called.apply { $0.appointments[4].until = SampleRegister.day(2023, 7, 31) }
        _ = try await called.invitations.invite(called.name, in: called.world.network)
        let letters = try await called.world.letters().filter { $0.person == "leiar-hareid" }
        #expect(letters.map(\.state) == [.cancelled])
    }

    @Test("who is called again after having been taken off gets a higher sequence than the cancellation had")
    func calledAgain() async throws {
        let called = try await CalledWorld()
        _ = try await called.invitations.invite(called.name, in: called.world.network)
        try await called.sendAll()
        try await called.apply { $0.appointments[4].until = SampleRegister.day(2023, 7, 31) }
        _ = try await called.invitations.invite(called.name, in: called.world.network)
        try await called.apply { $0.appointments[4].until = nil }
        let round = try await called.invitations.invite(called.name, in: called.world.network)
        #expect(round.sent == 1)
        let again = try #require(try await called.invited().last { $0.person == "leiar-hareid" })
        #expect(again.withdrawn == nil && again.sequence == 2)
        let first = try #require(try await called.invited().first { $0.person == "leiar-hareid" })
        #expect(first.token == again.token && first.uid == again.uid)
    }

    @Test("the stamp grows with every sending, even when the clock steps back")
    func stamps() async throws {
        let called = try await CalledWorld()
        _ = try await called.invitations.invite(called.name, in: called.world.network)
        let first = try await called.meeting().stamp
        called.world.time.advance(days: -3)
        _ = try await called.invitations.move(
            called.name, to: MoveTarget(date: SampleRegister.day(2023, 8, 25)), in: called.world.network)
        #expect(try await called.meeting("sjustjerna/2023-08-25").stamp > first)
    }

    @Test("a meeting that has been can't be called to, nor one that is cancelled")
    func refusals() async throws {
        let called = try await CalledWorld()
        called.world.time.set("2023-08-18T15:00:00+02:00")
        await #expect(throws: Refusal.self) {
            try await called.invitations.invite(called.name, in: called.world.network)
        }
        called.world.time.set("2023-06-12T15:00:00+02:00")
        _ = try await called.invitations.cancel(called.name, reason: nil, in: called.world.network)
        await #expect(throws: Refusal.self) {
            try await called.invitations.invite(called.name, in: called.world.network)
        }
        #expect(try await called.world.letters().isEmpty)
    }

    @Test("an answer by word of mouth is kept, and only from those who are called")
    func answers() async throws {
        let called = try await CalledWorld()
        await #expect(throws: Refusal.self) {
            try await called.invitations.answer(called.name, person: "oddvar", .accepted, in: called.world.network)
        }
        _ = try await called.invitations.invite(called.name, in: called.world.network)
        _ = try await called.invitations.answer(called.name, person: "Oddvar", .accepted, in: called.world.network)
        _ = try await called.invitations.answer(
            called.name, person: "leiar.hareid@example.no", .declined, in: called.world.network)
        let count = AnswerCount(try await called.invited())
        #expect(count.accepted == 1 && count.declined == 1 && count.none == 6)
    }
}

@Suite("Moving and cancelling")
struct MovingTests {
    @Test("the same UID, sequence one up, one letter each, answers asked anew (scenario 6, moved gathering)")
    func moved() async throws {
        let called = try await CalledWorld()
        _ = try await called.invitations.invite(called.name, in: called.world.network)
        try await called.sendAll()
        _ = try await called.invitations.answer(called.name, person: "oddvar", .accepted, in: called.world.network)
        let before = try await called.meeting()
        let round = try await called.invitations.move(
            called.name, to: MoveTarget(date: SampleRegister.day(2023, 8, 25)), in: called.world.network)
        #expect(round.sent == 8)
        let after = try await called.meeting("sjustjerna/2023-08-25")
        #expect(after.uid == before.uid && after.sequence == before.sequence + 1)
        #expect(after.planned == SampleRegister.day(2023, 8, 18))
        #expect(AnswerCount(try await called.invited("sjustjerna/2023-08-25")).none == 8)
        let letters = try await called.world.letters()
        #expect(letters.count == 16)
        #expect(letters.suffix(8).allSatisfy { $0.kind == "moved" })
        // Its first date is still its name.
        #expect(try await called.meeting("sjustjerna/2023-08-18").id == after.id)
    }

    @Test("moved before the call has left, everyone gets one letter and it is a call")
    func movedBeforeSending() async throws {
        let called = try await CalledWorld()
        _ = try await called.invitations.invite(called.name, in: called.world.network)
        _ = try await called.invitations.move(
            called.name, to: MoveTarget(date: SampleRegister.day(2023, 8, 25)), in: called.world.network)
        let waiting = try await called.world.letters().filter { $0.state == .ready }
        #expect(waiting.count == 8)
        #expect(waiting.allSatisfy { $0.kind == "invitation" })
    }

    @Test("cancelled before the call has left, nobody gets anything")
    func cancelledBeforeSending() async throws {
        let called = try await CalledWorld()
        _ = try await called.invitations.invite(called.name, in: called.world.network)
        let round = try await called.invitations.cancel(called.name, reason: "Storm", in: called.world.network)
        #expect(round.sent == 0)
        #expect(try await called.world.letters().allSatisfy { $0.state == .cancelled })
    }

    @Test("a cancellation raises the sequence and goes to everyone called")
    func cancelled() async throws {
        let called = try await CalledWorld()
        _ = try await called.invitations.invite(called.name, in: called.world.network)
        try await called.sendAll()
        let round = try await called.invitations.cancel(called.name, reason: "Storm", in: called.world.network)
        #expect(round.sent == 8)
        let meeting = try await called.meeting()
        #expect(meeting.stage == .cancelled && meeting.sequence == 1)
        await #expect(throws: Refusal.self) {
            try await called.invitations.cancel(called.name, reason: nil, in: called.world.network)
        }
    }

    @Test("deadlines that say til neste samling follow the meeting when it moves, and when it is cancelled")
    func deadlinesFollow() async throws {
        let called = try await CalledWorld()
        try await called.world.deciding { books in
            let due = Deadline(
                text: "til neste samling", form: .meeting, date: SampleRegister.day(2023, 8, 18), forum: "sjustjerna")
            try books.ledger.save(
                ActionItem(
                    forum: "sjustjerna", number: 1, text: "Noko", owners: [], due: due, meeting: "m0",
                    meetingDate: SampleRegister.day(2023, 6, 9), caseTitle: "", created: SampleRegister.day(2023, 6, 12)
                ))
        }
        _ = try await called.invitations.move(
            called.name, to: MoveTarget(date: SampleRegister.day(2023, 8, 25)), in: called.world.network)
        let moved = try #require(try await called.world.deciding { try $0.ledger.item(1, of: "sjustjerna") })
        #expect(moved.due.date == SampleRegister.day(2023, 8, 25) && moved.history.count == 1)
        _ = try await called.invitations.cancel(called.name, reason: nil, in: called.world.network)
        let left = try #require(try await called.world.deciding { try $0.ledger.item(1, of: "sjustjerna") })
        #expect(left.due.provisional && left.due.date == SampleRegister.day(2023, 7, 21))
    }

    @Test("a new start keeps the length; the same time, the past and an end before the start are refused")
    func targets() async throws {
        let called = try await CalledWorld()
        let date = SampleRegister.day(2023, 8, 18)
        let round = try await called.invitations.previewMove(
            called.name, to: MoveTarget(date: date, start: SampleRegister.time(10, 0)), in: called.world.network)
        #expect(round.meeting.end == SampleRegister.time(15, 30))
        for target in [
            MoveTarget(date: date), MoveTarget(date: SampleRegister.day(2023, 6, 1)),
            MoveTarget(date: date, start: SampleRegister.time(10, 0), end: SampleRegister.time(9, 0)),
        ] {
            await #expect(throws: Refusal.self) {
                try await called.invitations.move(called.name, to: target, in: called.world.network)
            }
        }
        #expect(try await called.meeting().sequence == 0)
    }

    @Test("a forum has one meeting a day: a move onto another one's date is refused, and so is its preview")
    func dateTaken() async throws {
        let called = try await CalledWorld()
        try await called.accept(SampleRegister.day(2023, 9, 29))
        try await called.accept(SampleRegister.day(2023, 8, 25), forum: "lsu-volda")
        let network = called.world.network
        let target = MoveTarget(date: SampleRegister.day(2023, 9, 29), start: SampleRegister.time(15, 0))
        let onto = await #expect(throws: Refusal.self) {
            try await called.invitations.move(called.name, to: target, in: network)
        }
        #expect(onto?.code == "date-taken")
        await #expect(throws: Refusal.self) {
            try await called.invitations.previewMove(called.name, to: target, in: network)
        }
        // Another forum's meeting doesn't stand in the way, nor does a cancelled one.
        _ = try await called.invitations.move(
            called.name, to: MoveTarget(date: SampleRegister.day(2023, 8, 25)), in: network)
        _ = try await called.invitations.cancel(try MeetingName("sjustjerna/2023-09-29"), reason: nil, in: network)
        #expect(try await called.invitations.move(called.name, to: target, in: network).meeting.sequence == 2)
    }

    @Test("what has ended by the clock is neither moved nor cancelled, also before the scheduler has seen it")
    func over() async throws {
        let called = try await CalledWorld()
        _ = try await called.invitations.invite(called.name, in: called.world.network)
        called.world.time.set("2023-08-18T14:30:00+02:00")
        let moved = await #expect(throws: Refusal.self) {
            try await called.invitations.move(
                called.name, to: MoveTarget(date: SampleRegister.day(2023, 9, 1)), in: called.world.network)
        }
        let cancelled = await #expect(throws: Refusal.self) {
            try await called.invitations.cancel(called.name, reason: nil, in: called.world.network)
        }
        #expect([moved, cancelled].map(\.?.code) == ["already-held", "already-held"])
        #expect(try await called.meeting().stage == .called)
    }

    @Test("moved twice before the call has left, it is a call; cancelled then, nobody gets anything")
    func movedTwiceBeforeSending() async throws {
        let called = try await CalledWorld()
        let network = called.world.network
        _ = try await called.invitations.invite(called.name, in: network)
        for day in [25, 22] {
            let target = MoveTarget(date: SampleRegister.day(2023, 8, day))
            _ = try await called.invitations.move(called.name, to: target, in: network)
        }
        let waiting = try await called.world.letters().filter { $0.state == .ready }
        #expect(waiting.count == 8 && Set(waiting.map(\.kind)) == ["invitation"])
        #expect(try await called.invitations.cancel(called.name, reason: nil, in: network).sent == 0)
        #expect(try await called.world.letters().allSatisfy { $0.state == .cancelled })
    }

    @Test("moved twice after the call has left, the letter counts from the time that people have")
    func movedFromWhatIsKnown() async throws {
        let called = try await CalledWorld()
        let network = called.world.network
        _ = try await called.invitations.invite(called.name, in: network)
        try await called.sendAll()
        for day in [25, 22] {
            let target = MoveTarget(date: SampleRegister.day(2023, 8, day))
            _ = try await called.invitations.move(called.name, to: target, in: network)
        }
        let waiting = try await called.world.letters().filter { $0.state == .ready }
        #expect(waiting.count == 8 && Set(waiting.map(\.kind)) == ["moved"])
        let slot = Slot(
            date: SampleRegister.day(2023, 8, 18), start: SampleRegister.time(9, 0), end: SampleRegister.time(14, 30))
        let meeting = try await called.meeting()
        #expect(meeting.slot(at: 0) == slot && meeting.slot(at: 2) == meeting.slot && meeting.slot(at: 3) == nil)
        for letter in waiting {
            #expect(String(decoding: letter.body, as: UTF8.self).contains("moved(from: Meetings.\(slot))"))
        }
    }

    @Test("moved away and back before a letter has left, people are asked anew, and nothing is called moved")
    func movedBack() async throws {
        let called = try await CalledWorld()
        let network = called.world.network
        _ = try await called.invitations.invite(called.name, in: network)
        try await called.sendAll()
        for day in [25, 18] {
            let target = MoveTarget(date: SampleRegister.day(2023, 8, day))
            _ = try await called.invitations.move(called.name, to: target, in: network)
        }
        let waiting = try await called.world.letters().filter { $0.state == .ready }
        #expect(waiting.count == 8 && Set(waiting.map(\.kind)) == ["invitation"])
        #expect(try await called.invited().allSatisfy { $0.sequence == 2 && $0.answer == Answer() })
    }

    @Test("a meeting can't be moved into an hour that the clock skips")
    func skippedHour() async throws {
        let called = try await CalledWorld()
        let target = MoveTarget(
            date: SampleRegister.day(2024, 3, 31), start: SampleRegister.time(2, 30), end: SampleRegister.time(3, 30))
        let refusal = await #expect(throws: Refusal.self) {
            try await called.invitations.move(called.name, to: target, in: called.world.network)
        }
        #expect(refusal?.code == "bad-times")
    }
}
