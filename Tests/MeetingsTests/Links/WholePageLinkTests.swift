import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("Links to a whole: one meeting, or all of one's items")
struct WholePageLinkTests {
    private func answer(
        _ life: LinkWorld, _ state: Answer.State, asked: Int? = nil, by link: String, as person: PersonID
    ) async throws -> LinkOutcome {
        let uid = try #require(try await life.call(of: person)).uid
        let meeting = try #require(try await life.links.look(link).meeting).id
        return try await life.links.act(
            link, .answer(state, comment: nil, asked: asked), on: .answerInvitation(meeting, uid: uid))
    }

    @Test("a link covers its own parts and nothing else's", arguments: LinkPurpose.Kind.allCases)
    func covers(kind: LinkPurpose.Kind) throws {
        let whole = try #require(LinkPurpose(kind, meeting: "m1", uid: "u1", forum: "f", number: 1))
        let parts: [LinkPurpose] = [
            .answerInvitation("m1", uid: "u1"), .answerInvitation("m1", uid: "u2"), .answerInvitation("m2", uid: "u1"),
            .nameDeputy("m1"), .nameDeputy("m2"), .contribute("m1"), .contribute("m2"), .markDone("f", 1),
            .markDone("f", 2), .askMoreTime("f", 1), .askMoreTime("g", 1), .notMine("f", 1), .notMine("g", 9), .myItems,
            .gathering("m1"), .gathering("m2"), .approveMinutes("m1"), .clearAgenda("m1"),
        ]
        let covered = parts.filter(whole.covers)
        switch kind {
        case .myItems:
            #expect(
                covered == [
                    .markDone("f", 1), .markDone("f", 2), .askMoreTime("f", 1), .askMoreTime("g", 1), .notMine("f", 1),
                    .notMine("g", 9), .myItems,
                ])
        case .gathering:
            #expect(
                covered == [
                    .answerInvitation("m1", uid: "u1"), .answerInvitation("m1", uid: "u2"), .nameDeputy("m1"),
                    .contribute("m1"), .gathering("m1"),
                ])
        case .answerInvitation: #expect(covered == [.answerInvitation("m1", uid: "u1"), .nameDeputy("m1")])
        default: #expect(covered == [whole])
        }
    }

    @Test("the meeting's link answers, names a deputy and contributes, and does nothing about items")
    func gathering() async throws {
        let life = try await LinkWorld.called()
        let link = life.link(.gathering, to: "leiar-orsta")
        let meeting = try #require(try await life.links.look(link).meeting).id
        #expect(
            try await answer(life, .declined, by: link, as: "leiar-orsta")
                == .answered(.declined, isAskedForDeputy: true))
        let outcome = try await life.links.act(link, .nameDeputy("Kari Nordmann"), on: .nameDeputy(meeting))
        guard case .done(.deputyCalled("Kari Nordmann", _, _)) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        let view = try await life.links.look(link)
        #expect(view.gathering?.deputy?.name == "Kari Nordmann")
        #expect(view.gathering?.call?.invitation.answer.state == .declined)
        for (action, part) in [
            (LinkAction.markDone(result: nil), LinkPurpose.markDone("sjustjerna", 1)),
            (.approveMinutes, .approveMinutes(meeting)), (.clearAgenda, .clearAgenda(meeting)),
            (.nameDeputy("Oddvar"), .nameDeputy("another")),
            (.answer(.accepted, comment: nil), .answerInvitation(meeting, uid: "another")),
        ] {
            await #expect(throws: Refusal.self) { try await life.links.act(link, action, on: part) }
        }
        #expect(try await life.row(link)?.uses == 2)
    }

    @Test("an answer to a time that has moved meanwhile is asked for again, and nothing is written")
    func askedAnew() async throws {
        let life = try await LinkWorld.called()
        let link = life.link(.answerInvitation, to: "leiar-hareid")
        let shown = try #require(try await life.links.look(link).invitation).asked
        let target = MoveTarget(date: Sample.day("2023-08-25"))
        _ = try await life.invitations.move(life.name, to: target, in: life.network)
        let refusal = try await life.refusal(link, .answer(.accepted, comment: nil, asked: shown))
        #expect(refusal == "asked-anew")
        #expect(try await life.answer(of: "leiar-hareid")?.state == Answer.State.none)
        let now = try #require(try await life.links.look(link).invitation).asked
        #expect(now == shown + 1)
        _ = try await life.links.act(link, .answer(.accepted, comment: nil, asked: now))
        #expect(try await life.answer(of: "leiar-hareid")?.state == .accepted)
    }

    @Test("one's own items are closed from the page of them all; others' aren't, nor closed ones again")
    func myItems() async throws {
        let life = try await LinkWorld.reminded()
        let link = life.link(.myItems, to: "leiar-vanylven")
        #expect(try await life.links.look(link).items.map(\.item.number) == [1, 2])
        let part = LinkPurpose.markDone("sjustjerna", 1)
        guard case .done(.done(let line, nil)) = try await life.links.act(link, .markDone(result: "Ja"), on: part)
        else {
            Issue.record("not done")
            return
        }
        #expect(line.item.state == .done)
        #expect(try await life.links.act(link, .markDone(result: nil), on: part) == .already)
        #expect(try await life.links.look(link).items.map(\.item.number) == [2])
        try await life.world.deciding { books in
            try books.ledger.save(
                Sample.item(3, owners: [Sample.role("helseleiar", "sande")], due: Sample.due("2023-07-03")))
        }
        for other in [LinkPurpose.markDone("sjustjerna", 3), .markDone("sjustjerna", 99), .markDone("lsu-volda", 2)] {
            await #expect(throws: Refusal.self) { try await life.links.act(link, .markDone(result: nil), on: other) }
        }
        #expect(try await life.item(3)?.state == .open)
        // Without saying which, the link does nothing.
        #expect(try await life.refusal(link, .markDone(result: nil)) == "link-other-purpose")
    }

    @Test("a link that was taken back or has expired does nothing through its parts either")
    func dead() async throws {
        let life = try await LinkWorld.reminded()
        let link = life.link(.myItems, to: "leiar-vanylven")
        let part = LinkPurpose.markDone("sjustjerna", 1)
        _ = try await life.links.revoke(.token(link), in: [life.network])
        await #expect(throws: Refusal.self) { try await life.links.act(link, .markDone(result: nil), on: part) }
        let other = try await LinkWorld.reminded()
        other.world.time.advance(days: 31)
        let old = other.link(.myItems, to: "leiar-vanylven")
        await #expect(throws: Refusal.self) { try await other.links.act(old, .markDone(result: nil), on: part) }
        #expect(try await life.item(1)?.state == .open)
        #expect(try await other.item(1)?.state == .open)
    }

    @Test("a new link goes to the address in the register, for one that has expired, at most once an hour")
    func renewed() async throws {
        let life = try await LinkWorld.reminded()
        let link = life.link(.myItems, to: "leiar-vanylven")
        life.world.time.advance(days: 31)
        #expect(try await life.fault(link) == .expired)
        let members = MemberWorkflow(life.world.environment)
        func overviews() async throws -> [OutboxLetter] {
            try await life.world.letters().filter { $0.kind == "overview" }
        }
        for _ in 1...3 { try await members.renew(link) }
        #expect(try await overviews().map(\.to) == ["leiar.vanylven@example.no"])
        try await life.send()
        let new = life.link(.myItems, to: "leiar-vanylven")
        #expect(new != link)
        #expect(try await life.fault(new) == nil)
        for _ in 1...8 {
            life.world.time.advance(hours: 1)
            try await members.renew(link)
        }
        #expect(try await overviews().count == 3, "no more in a day")
        life.world.time.advance(hours: 24)
        try await members.renew(new)
        #expect(try await overviews().count == 4)
    }

    @Test("no letter is sent for a link that was taken back, isn't ours, or whose person has left")
    func notRenewed() async throws {
        let life = try await LinkWorld.reminded()
        let members = MemberWorkflow(life.world.environment)
        let link = life.link(.myItems, to: "leiar-vanylven")
        let forged = link.dropLast() + (link.last == "a" ? "b" : "a")
        for bad in [String(forged), "x", "", String(repeating: "a", count: 52)] {
            await #expect(throws: Refusal.self) { try await members.renew(bad) }
        }
        try await life.change { register in
            register.people.removeAll { $0.id == "leiar-vanylven" }
        }
        try await life.change { register in
            if let index = register.people.firstIndex(where: { $0.id == "leiar-vanylven" }) {
                register.people[index].ended = Sample.day("2023-06-01")
            }
        }
        _ = try await life.links.revoke(.token(link), in: [life.network])
        await #expect(throws: Refusal.self) { try await members.renew(link) }
        #expect(try await life.world.letters().allSatisfy { $0.kind != "overview" })
    }

    @Test("a presenter's page has the presenter's own case and no minutes; a member's has all")
    func presenter() async throws {
        let life = try await LinkWorld.called()
        try await life.world.deciding { books in
            var text = AgendaRecord(meeting: try books.meeting(try MeetingName("sjustjerna")).id, drafted: "")
            let items = [
                AgendaItem(
                    title: "Pasientforløp", kind: .information, start: SampleRegister.time(9, 10),
                    end: SampleRegister.time(9, 45), presenter: "Eli Otterlei", reason: ""),
                AgendaItem(
                    title: "Budsjett", kind: .decision, start: SampleRegister.time(9, 45),
                    end: SampleRegister.time(10, 0), reason: ""),
            ]
            text.sent = items
            text.version = 1
            try books.ledger.save(text)
            var meeting = try books.meeting(try MeetingName("sjustjerna"))
            meeting.agendaSent = books.now
            try books.ledger.save(meeting)
            let forum = try books.forum("sjustjerna")
            _ = try books.callPresenters(of: items, before: [], meeting: meeting, forum: forum)
        }
        try await life.send()
        let eli = try #require(try await life.links.look(life.link(.gathering, to: "eli")).gathering)
        #expect(eli.agenda.map(\.title) == ["Pasientforløp"] && eli.call == nil && eli.calls.count == 1)
        #expect(eli.calls.first?.slot.start == SampleRegister.time(9, 10) && eli.contribution == nil)
        let member = try #require(try await life.links.look(life.link(.gathering, to: "leiar-sande")).gathering)
        #expect(member.agenda.map(\.title) == ["Pasientforløp", "Budsjett"])
    }
}
