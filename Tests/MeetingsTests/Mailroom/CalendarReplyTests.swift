import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("Calendar answers")
struct CalendarReplyTests {
    @Test("accepted in Outlook, matched by the call (scenario 4, invitation in Outlook)")
    func accepted() async throws {
        let world = try await ReplyWorld()
        let filing = try await world.deal(try await world.reply("leiar-hareid", .accepted))
        #expect(filing.outcome == .answer && filing.person == "leiar-hareid" && !filing.waits)
        #expect(filing.detail.nn == "Leiar Hareid kjem")
        #expect(try await world.answer(of: "leiar-hareid").state == .accepted)
    }

    @Test(
        "every state is kept, with the comment",
        arguments: [
            (CalendarReply.Status.accepted, Answer.State.accepted), (.declined, .declined), (.tentative, .tentative),
            (.delegated, .declined),
        ])
    func states(status: CalendarReply.Status, state: Answer.State) async throws {
        let world = try await ReplyWorld()
        try await world.deal(try await world.reply("leiar-sande", status) { $1.comment = "er på ferje" })
        let answer = try await world.answer(of: "leiar-sande")
        #expect(answer.state == state && answer.comment == "er på ferje" && answer.way == .mail)
    }

    @Test("without the reply address of its own: the attendee, who is also the sender")
    func byAttendee() async throws {
        let world = try await ReplyWorld()
        let filing = try await world.deal(try await world.reply("leiar-hareid", .accepted, token: false))
        #expect(filing.outcome == .answer)
    }

    @Test("a forged sender: another's address as attendee waits, and one command accepts it")
    func forged() async throws {
        let world = try await ReplyWorld()
        let letter = try await world.reply("leiar-hareid", .declined, token: false) { letter, _ in
            letter.from = "mallory@example.com"
        }
        let filing = try await world.deal(letter)
        #expect(filing.outcome == .quarantined && filing.waits && filing.reason == "forged-sender")
        #expect(try await world.answer(of: "leiar-hareid").state == .none)
        try await world.settle(letter) { try $0.accept($1, $2, as: nil, by: "Oddvar") }
        #expect(try await world.answer(of: "leiar-hareid").state == .declined)
    }

    @Test("an address that the receiving server calls forged waits")
    func forgedByServer() async throws {
        let world = try await ReplyWorld()
        let filing = try await world.deal(
            try await world.reply("leiar-hareid", .accepted, token: false) { letter, _ in
                letter.authentication = .failed
            })
        #expect(filing.reason == "forged" && filing.waits)
    }

    @Test("from another address of the same person (I3): the reply address and the name show whose it is")
    func alias() async throws {
        let world = try await ReplyWorld()
        let filing = try await world.deal(
            try await world.reply("leiar-hareid", .accepted) { letter, reply in
                letter.from = "leiar@hareid.example.org"
                reply.attendees[0].address = "leiar@hareid.example.org"
            })
        #expect(filing.outcome == .answer)
    }

    @Test("passed on to a stranger, who accepts (I9, party crasher): it waits, and nobody is added")
    func partyCrasher() async throws {
        let world = try await ReplyWorld()
        let letter = try await world.reply("leiar-hareid", .accepted) { letter, reply in
            letter.from = "per@example.com"
            letter.fromName = "Per Framand"
            reply.attendees[0] = CalendarReply.Attendee(
                address: "per@example.com", name: "Per Framand", status: .accepted)
        }
        let filing = try await world.deal(letter)
        #expect(filing.outcome == .quarantined && filing.reason == "other-name")
        #expect(try await world.answer(of: "leiar-hareid").state == .none)
        #expect(try await world.called.invited().count == 8)
    }

    @Test("a stranger with only the calendar's UID waits; assigned to a person, it counts, and the address is known")
    func stranger() async throws {
        let world = try await ReplyWorld()
        let letter = try await world.reply("leiar-hareid", .accepted, token: false) { letter, reply in
            letter.from = "post@kommunen.example.com"
            reply.attendees[0].address = "post@kommunen.example.com"
        }
        #expect(try await world.deal(letter).reason == "stranger")
        try await world.settle(letter) { books, mail, letter in
            let person = try books.person("leiar-hareid")
            return try books.assign(mail, letter, to: person, by: "Oddvar")
        }
        #expect(try await world.answer(of: "leiar-hareid").state == .accepted)
        let next = try await world.reply("leiar-hareid", .declined, at: 5, token: false) { letter, reply in
            letter.from = "post@kommunen.example.com"
            reply.attendees[0].address = "post@kommunen.example.com"
        }
        #expect(try await world.deal(next).outcome == .answer)
    }

    @Test("a person of the register who wasn't called waits; accepted, they are called and counted")
    func notCalled() async throws {
        let world = try await ReplyWorld()
        let letter = try await world.reply("leiar-hareid", .accepted, token: false) { letter, reply in
            letter.from = "kari@example.no"
            reply.attendees[0].address = "kari@example.no"
        }
        let filing = try await world.deal(letter)
        #expect(filing.reason == "not-called" && filing.person == "kari")
        try await world.settle(letter) { try $0.accept($1, $2, as: nil, by: "Oddvar") }
        #expect(try await world.call(of: "kari").isGuest)
        #expect(try await world.answer(of: "kari").state == .accepted)
    }

    @Test("nobody is named (I2, a room that accepts by itself): the subject tells, or it waits")
    func noAttendee() async throws {
        let world = try await ReplyWorld()
        let silent = try await world.deal(
            try await world.reply("leiar-hareid", .none) { letter, reply in reply.attendees = [] })
        #expect(silent.reason == "no-answer" && silent.waits)
        let filing = try await world.deal(
            try await world.reply("leiar-hareid", .none) { letter, reply in
                reply.attendees = []
                letter.subject = "Accepted: Sjustjerna"
            })
        #expect(filing.outcome == .answer)
    }

    @Test("several attendees (I4): the line of the one who was called, or it waits")
    func severalAttendees() async throws {
        let world = try await ReplyWorld()
        let one = try await world.deal(
            try await world.reply("leiar-hareid", .accepted) { _, reply in
                reply.attendees.insert(CalendarReply.Attendee(address: "x@example.com", status: .declined), at: 0)
            })
        #expect(one.outcome == .answer)
        #expect(try await world.answer(of: "leiar-hareid").state == .accepted)
        let none = try await world.deal(
            try await world.reply("leiar-sande", .accepted) { _, reply in
                reply.attendees = ["x@example.com", "y@example.com"].map {
                    CalendarReply.Attendee(address: $0, status: .accepted)
                }
            })
        #expect(none.reason == "several-attendees" && none.waits)
    }

    @Test("an older answer that comes later changes nothing (I5)")
    func outOfOrder() async throws {
        let world = try await ReplyWorld()
        try await world.deal(try await world.reply("leiar-hareid", .declined, at: 10))
        let late = try await world.deal(try await world.reply("leiar-hareid", .accepted, at: 5))
        #expect(late.outcome == .ignored && late.reason == "older-answer")
        #expect(try await world.answer(of: "leiar-hareid").state == .declined)
    }

    @Test("two answers of the same second (I6): the one that came last")
    func sameStamp() async throws {
        let world = try await ReplyWorld()
        try await world.deal(try await world.reply("leiar-hareid", .accepted))
        try await world.deal(try await world.reply("leiar-hareid", .declined))
        #expect(try await world.answer(of: "leiar-hareid").state == .declined)
    }

    @Test("a program that counts the sequence up by itself (I7) doesn't outrun us")
    func bumpedSequence() async throws {
        let world = try await ReplyWorld()
        try await world.deal(try await world.reply("leiar-hareid", .accepted, sequence: 7))
        #expect(try await world.answer(of: "leiar-hareid").sequence == 0)
        try await world.deal(try await world.reply("leiar-hareid", .declined, at: 5))
        #expect(try await world.answer(of: "leiar-hareid").state == .declined)
    }

    @Test("an answer to a cancelled meeting (I8) waits, and can be accepted")
    func cancelled() async throws {
        let world = try await ReplyWorld()
        let letter = try await world.reply("leiar-hareid", .accepted)
        _ = try await world.called.invitations.cancel(world.called.name, reason: nil, in: world.world.network)
        let filing = try await world.deal(letter)
        #expect(filing.reason == "cancelled-meeting" && filing.waits)
        try await world.settle(letter) { try $0.accept($1, $2, as: nil, by: "Oddvar") }
        #expect(try await world.answer(of: "leiar-hareid").state == .accepted)
    }

    @Test("an answer to a meeting nobody knows waits")
    func unknown() async throws {
        let world = try await ReplyWorld()
        let filing = try await world.deal(
            try await world.reply("leiar-hareid", .accepted, token: false) { _, reply in
                reply.uid = "another@example.com"
            })
        #expect(filing.reason == "unknown-meeting" && filing.waits)
    }

    @Test("a calendar that gives the meeting an identifier of its own: the reply address tells whose answer waits")
    func otherIdentifier() async throws {
        let world = try await ReplyWorld()
        let letter = try await world.reply("leiar-hareid", .accepted) { _, reply in
            reply.uid = "another@google.com"
            reply.comment = "kjem seint"
        }
        let filing = try await world.deal(letter)
        #expect(filing.reason == "other-identifier" && filing.waits && filing.person == "leiar-hareid")
        #expect(try await world.answer(of: "leiar-hareid").state == .none)
        try await world.settle(letter) { try $0.accept($1, $2, as: nil, by: "Oddvar") }
        let answer = try await world.answer(of: "leiar-hareid")
        #expect(answer.state == .accepted && answer.comment == "kjem seint")
    }

    @Test("a COUNTER that proposes no other time, or one that has been, moves nothing", arguments: [18, 0])
    func otherProposal(day: Int) async throws {
        let world = try await ReplyWorld()
        let zone = try #require(Zone(identifier: "Europe/Oslo"))
        let date = SampleRegister.day(day == 0 ? 2022 : 2023, 8, 18)
        let letter = try await world.reply("leiar-hareid", .tentative) { _, reply in
            reply.method = .counter
            reply.start = zone.instant(date, SampleRegister.time(9, 0))
            reply.end = zone.instant(date, SampleRegister.time(14, 30))
            reply.comment = "på Teams?"
        }
        let filing = try await world.deal(letter)
        #expect(filing.reason == (day == 0 ? "counter" : "other-proposal") && filing.proposal == nil)
        #expect(filing.detail.nn.contains("på Teams?"))
        try await world.settle(letter) { try $0.accept($1, $2, as: nil, by: "Oddvar") }
        #expect(try await world.called.meeting().sequence == 0)
    }

    @Test("the old time is answered after the meeting moved: it no longer holds")
    func stale() async throws {
        let world = try await ReplyWorld()
        let old = try await world.reply("leiar-hareid", .accepted, at: 60)
        _ = try await world.called.invitations.move(
            world.called.name, to: MoveTarget(date: SampleRegister.day(2023, 8, 25)), in: world.world.network)
        #expect(try await world.deal(old).reason == "stale")
        #expect(try await world.answer(of: "leiar-hareid").state == .none)
        try await world.deal(try await world.reply("leiar-hareid", .accepted, sequence: 1, at: 1))
        #expect(try await world.answer(of: "leiar-hareid").state == .accepted)
    }

    @Test("without a sequence, the time it was given at tells whether it answers the new time")
    func noSequence() async throws {
        let world = try await ReplyWorld()
        let old = try await world.reply("leiar-hareid", .accepted, sequence: nil)
        world.world.time.advance(days: 1)
        _ = try await world.called.invitations.move(
            world.called.name, to: MoveTarget(date: SampleRegister.day(2023, 8, 25)), in: world.world.network)
        #expect(try await world.deal(old).reason == "stale")
        #expect(
            try await world.deal(try await world.reply("leiar-hareid", .accepted, sequence: nil, at: 5)).outcome
                == .answer)
    }

    @Test("one time of a series (I13, I14): the meeting's own is taken, another waits")
    func recurrence() async throws {
        let world = try await ReplyWorld()
        let meeting = try await world.called.meeting()
        let zone = try #require(Zone(identifier: "Europe/Oslo"))
        let own = try await world.deal(
            try await world.reply("leiar-hareid", .accepted) { $1.recurrence = meeting.begins(in: zone) })
        #expect(own.outcome == .answer)
        let other = try await world.deal(
            try await world.reply("leiar-sande", .accepted) {
                $1.recurrence = meeting.begins(in: zone).addingTimeInterval(86_400)
            })
        #expect(other.reason == "unknown-instance" && other.waits)
    }

    @Test("another time (COUNTER, I11) is the coordinator's to say yes to: the meeting moves")
    func counterAccepted() async throws {
        let (world, letter) = try await proposal()
        try await world.settle(letter) { try $0.accept($1, $2, as: nil, by: "Oddvar") }
        let meeting = try await world.called.meeting()
        #expect(meeting.date == SampleRegister.day(2023, 8, 25) && meeting.start == SampleRegister.time(10, 0))
        #expect(meeting.sequence == 1)
    }

    @Test("or no to: the one who proposed is told so, and nobody else")
    func counterDeclined() async throws {
        let (world, letter) = try await proposal()
        try await world.settle(letter) { try $0.reject($1, $2, reason: "for seint", by: "Oddvar") }
        #expect(try await world.called.meeting().date == SampleRegister.day(2023, 8, 18))
        #expect(try await world.letters("counter-declined").map(\.to) == ["leiar.hareid@example.no"])
    }

    private func proposal() async throws -> (ReplyWorld, IncomingLetter) {
        let world = try await ReplyWorld()
        let zone = try #require(Zone(identifier: "Europe/Oslo"))
        let letter = try await world.reply("leiar-hareid", .tentative) { _, reply in
            reply.method = .counter
            reply.start = zone.instant(SampleRegister.day(2023, 8, 25), SampleRegister.time(10, 0))
            reply.end = zone.instant(SampleRegister.day(2023, 8, 25), SampleRegister.time(15, 0))
            reply.comment = "betre for oss"
        }
        let filing = try await world.deal(letter)
        #expect(filing.waits && filing.reason == "counter")
        #expect(filing.detail.nn.contains("25. august 2023") && filing.detail.nn.contains("betre for oss"))
        #expect(try await world.answer(of: "leiar-hareid").state == .none)
        return (world, letter)
    }

    @Test(
        "what should not come waits, or is an automatic reply",
        arguments: [
            CalendarReply.Method.request, .cancel, .publish, .add, .declineCounter,
        ])
    func unexpected(method: CalendarReply.Method) async throws {
        let world = try await ReplyWorld()
        let byHand = try await world.deal(try await world.reply("leiar-hareid", .accepted) { $1.method = method })
        #expect(byHand.outcome == .quarantined && byHand.reason == "unexpected-method")
        let byMachine = try await world.deal(
            try await world.reply("leiar-hareid", .accepted) { letter, reply in
                reply.method = method
                letter.automatic = "auto-replied"
            })
        #expect(byMachine.outcome == .autoReply)
        #expect(try await world.answer(of: "leiar-hareid").state == .none)
    }

    @Test("a calendar that answers by itself is heard, but never written back to")
    func automaticAnswer() async throws {
        let world = try await ReplyWorld()
        let filing = try await world.deal(
            try await world.reply("leiar-hareid", .declined) { letter, _ in letter.automatic = "auto-generated" })
        #expect(filing.outcome == .answer)
        #expect(try await world.letters("deputy").isEmpty)
    }

    @Test("Exchange asks not to be met with an absence notice: a no from there is asked for a deputy all the same")
    func suppressing() async throws {
        let world = try await ReplyWorld()
        try await world.deal(
            try await world.reply("leiar-hareid", .declined) { letter, _ in
                letter.automatic = "X-Auto-Response-Suppress: OOF"
            })
        #expect(try await world.letters("deputy").count == 1)
    }

    @Test("answers shuffled, repeated and mixed with moves always end in the same state", arguments: 0..<40)
    func shuffled(seed: Int) async throws {
        var random = SeededRandom(seed: UInt64(seed))
        let world = try await ReplyWorld()
        let people: [PersonID] = ["leiar-hareid", "leiar-sande", "leiar-volda"]
        var letters: [IncomingLetter] = []
        for (sequence, person) in (0...1).flatMap({ sequence in people.map { (sequence, $0) } }) {
            for minute in 0..<3 {
                let status = try #require(
                    [CalendarReply.Status.accepted, .declined, .tentative].randomElement(using: &random))
                letters.append(try await world.reply(person, status, sequence: sequence, at: sequence * 100 + minute))
            }
        }
        letters += letters.filter { _ in Bool.random(using: &random) }
        // What answers the new time can't come before anyone has heard of it.
        var first = letters.filter { $0.sequence == 0 }
        var second = letters.filter { $0.sequence == 1 }
        first.shuffle(using: &random)
        let late = Int.random(in: 0...first.count, using: &random)
        for letter in first.prefix(late) { try await world.deal(letter) }
        _ = try await world.called.invitations.move(
            world.called.name, to: MoveTarget(date: SampleRegister.day(2023, 8, 25)), in: world.world.network)
        second += first.suffix(first.count - late)
        second.shuffle(using: &random)
        for letter in second { try await world.deal(letter) }
        for person in people {
            let newest = letters.filter {
                $0.sequence == 1 && $0.from == "\(person.rawValue.replacing("-", with: "."))@example.no"
            }
            .max { ($0.stamp ?? .distantPast) < ($1.stamp ?? .distantPast) }
            let expected = newest.flatMap(\.status).flatMap(Answer.State.init)
            #expect(try await world.answer(of: person).state == expected)
        }
    }
}

extension IncomingLetter {
    fileprivate var reply: CalendarReply? {
        if case .calendar(let reply) = content { return reply }
        return nil
    }
    fileprivate var sequence: Int? { reply?.sequence }
    fileprivate var stamp: Date? { reply?.stamp }
    fileprivate var status: CalendarReply.Status? { reply?.attendees.first?.status }
}
