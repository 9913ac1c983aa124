import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("What is done with a link")
struct LinkActionTests {
    @Test("an answer is kept as the person's own, with its comment, and another one replaces it")
    func answers() async throws {
        let life = try await LinkWorld.called()
        let link = life.link(.answerInvitation, to: "leiar-hareid")
        let said = LinkAction.answer(.tentative, comment: "  Kanskje\r\nfrå\u{7} kl. 10 ")
        #expect(try await life.links.act(link, said) == .answered(.tentative, isAskedForDeputy: false))
        var answer = try #require(try await life.answer(of: "leiar-hareid"))
        #expect(answer.state == .tentative && answer.way == .link && answer.comment == "Kanskje frå kl. 10")
        #expect(answer.sequence == 0 && answer.stamp == life.world.time.now && answer.at == life.world.time.now)
        life.world.time.advance(hours: 1)
        #expect(
            try await life.links.act(link, .answer(.accepted, comment: nil))
                == .answered(.accepted, isAskedForDeputy: false))
        answer = try #require(try await life.answer(of: "leiar-hareid"))
        #expect(answer.state == .accepted && answer.comment == nil)
        let row = try #require(try await life.row(link))
        #expect(row.uses == 2 && row.lastUsed == life.world.time.now)
        #expect(try await life.answer(of: "leiar-sande")?.state == Answer.State.none)
    }

    @Test("the same button pressed twice ends in the same state, and asks for a deputy once")
    func twice() async throws {
        let life = try await LinkWorld.called()
        let link = life.link(.answerInvitation, to: "leiar-orsta")
        let no = LinkAction.answer(.declined, comment: "Sjuk")
        #expect(try await life.links.act(link, no) == .answered(.declined, isAskedForDeputy: true))
        #expect(try await life.links.act(link, no) == .answered(.declined, isAskedForDeputy: false))
        _ = try await life.links.act(link, .answer(.declined, comment: nil))
        #expect(try await life.answer(of: "leiar-orsta")?.comment == "Sjuk")
        _ = try await life.links.act(link, .answer(.accepted, comment: nil))
        _ = try await life.links.act(link, no)
        let letters = try await life.world.letters().filter { $0.kind == "deputy" }
        #expect(letters.map(\.person) == ["leiar-orsta"])
    }

    @Test("the newest answer holds, whether it came by link or by mail")
    func withMail() async throws {
        let life = try await LinkWorld.called()
        let link = life.link(.answerInvitation, to: "leiar-hareid")
        let call = try #require(try await life.call(of: "leiar-hareid"))
        func mail(_ status: CalendarReply.Status, at stamp: Date) async throws {
            try await life.world.deciding { books in
                let reply = CalendarReply(
                    method: .reply, uid: call.uid, sequence: 0, stamp: stamp,
                    attendees: [.init(address: "leiar.hareid@example.no", status: status)])
                var mail = InboxMail(
                    network: books.ledger.network, digest: "\(stamp)\(status)", bodyDigest: "", raw: [],
                    arrived: books.now)
                mail.number = try books.ledger.add(mail) ?? 0
                let letter = IncomingLetter(
                    from: "leiar.hareid@example.no", token: call.token, content: .calendar(reply))
                _ = try books.deal(with: letter, mail)
            }
        }
        let start = life.world.time.now
        life.world.time.advance(minutes: 10)
        _ = try await life.links.act(link, .answer(.accepted, comment: nil))
        try await mail(.declined, at: start)
        #expect(try await life.answer(of: "leiar-hareid")?.state == .accepted, "the mail was written before")
        try await mail(.declined, at: start.addingTimeInterval(1_200))
        #expect(try await life.answer(of: "leiar-hareid")?.state == .declined)
        life.world.time.advance(hours: 1)
        _ = try await life.links.act(link, .answer(.accepted, comment: nil))
        #expect(try await life.answer(of: "leiar-hareid")?.state == .accepted)
        #expect(try await life.answer(of: "leiar-hareid")?.way == .link)
    }

    @Test("after a move an old letter's link answers the time that its page shows now")
    func moved() async throws {
        let life = try await LinkWorld.called()
        let old = life.link(.answerInvitation, to: "leiar-hareid")
        _ = try await life.links.act(old, .answer(.accepted, comment: nil))
        let target = MoveTarget(date: Sample.day("2023-08-25"))
        _ = try await life.invitations.move(life.name, to: target, in: life.network)
        try await life.send()
        #expect(try await life.links.look(old).invitation?.answer.state == Answer.State.none)
        _ = try await life.links.act(old, .answer(.tentative, comment: nil))
        let new = life.link(.answerInvitation, to: "leiar-hareid")
        #expect(new != old)
        #expect(try await life.links.look(new).invitation?.answer.state == .tentative)
        #expect(try await life.row(new)?.expires == Date(rfc3339: "2023-08-25T14:30:00+02:00"))
    }

    @Test("a link is good for its own purpose only, whatever is asked for with it")
    func otherPurpose() async throws {
        let life = try await LinkWorld.reminded()
        let before = try await life.item(1)
        let actions: [LinkAction] = [
            .answer(.accepted, comment: nil), .nameDeputy("Kari"), .comesWithoutDeputy, .notMine(reason: nil),
            .askMoreTime(until: "15.09", reason: nil), .contribute("x"), .approveMinutes, .clearAgenda, .remark("x"),
        ]
        for action in actions {
            let code = try await life.refusal(life.link(.markDone, to: "leiar-vanylven", 1), action)
            #expect(code == "link-other-purpose", "\(action)")
        }
        let overview = life.link(.myItems, to: "leiar-vanylven")
        for action in actions + [.markDone(result: nil)] {
            #expect(try await life.refusal(overview, action) == "link-other-purpose")
        }
        #expect(try await life.item(1) == before)
        #expect(try await life.links.look(overview).items.map(\.item.number) == [1, 2])
    }

    @Test("who declines names a deputy by the link in the letter that asks; another one takes the first one's place")
    func deputy() async throws {
        let life = try await LinkWorld.called()
        let answer = life.link(.answerInvitation, to: "leiar-orsta")
        _ = try await life.links.act(answer, .answer(.declined, comment: nil))
        try await life.send()
        let link = life.link(.nameDeputy, to: "leiar-orsta")
        let outcome = try await life.links.act(link, .nameDeputy("vara: Kari Nordmann"))
        guard case .done(.deputyCalled(let name, _, _)) = outcome else { throw NotSo() }
        #expect(name == "Kari Nordmann")
        #expect(try await life.call(of: "kari")?.deputyFor == "leiar-orsta")
        #expect(try await life.links.act(link, .nameDeputy("kari@example.no")) == .already)
        for unknown in ["Ingen Kjend", "", String(repeating: "x", count: 300)] {
            #expect(try await life.refusal(link, .nameDeputy(unknown)) == "unknown-deputy")
        }
        #expect(try await life.refusal(link, .nameDeputy(String(repeating: "x", count: 5_000))) == "too-much-text")
        let sande = life.link(.answerInvitation, to: "leiar-sande")
        _ = try await life.links.act(sande, .answer(.declined, comment: nil))
        #expect(try await life.refusal(link, .nameDeputy("Leiar Sande")) == "deputy-declined")
        #expect(try await life.call(of: "kari")?.withdrawn == nil, "refused, it leaves the earlier one called")
        _ = try await life.links.act(link, .nameDeputy("Eli Otterlei"))
        #expect(try await life.call(of: "kari")?.withdrawn != nil)
        #expect(try await life.call(of: "eli")?.deputyFor == "leiar-orsta")
        #expect(try await life.links.act(link, .comesWithoutDeputy) == .comesWithoutDeputy)
        #expect(try await life.call(of: "eli")?.withdrawn != nil)
        _ = try await life.links.act(answer, .answer(.accepted, comment: nil))
        #expect(try await life.fault(link) == .settled, "who comes needs nobody in their place")
        #expect(try await life.links.act(link, .nameDeputy("Kari Nordmann")) == .already)
        #expect(try await life.call(of: "kari")?.withdrawn != nil)
    }

    @Test("who comes for one already is no other's deputy, and a name is found however it is written")
    func takenDeputy() async throws {
        let life = try await LinkWorld.called()
        for person in ["leiar-orsta", "leiar-sande"] {
            let answer = life.link(.answerInvitation, to: PersonID(person))
            _ = try await life.links.act(answer, .answer(.declined, comment: nil))
        }
        try await life.send()
        _ = try await life.links.act(life.link(.nameDeputy, to: "leiar-orsta"), .nameDeputy("kari nordmann"))
        #expect(try await life.call(of: "kari")?.deputyFor == "leiar-orsta")
        let other = life.link(.nameDeputy, to: "leiar-sande")
        #expect(try await life.refusal(other, .nameDeputy("Kari Nordmann")) == "deputy-taken")
        #expect(try await life.call(of: "kari")?.deputyFor == "leiar-orsta")
        let chair = await #expect(throws: Refusal.self) {
            _ = try await MeetingWorkflow(life.world.environment).nameDeputy(
                life.name, of: "leiar-sande", deputy: "kari", in: life.network)
        }
        #expect(chair?.code == "deputy-taken")
    }

    @Test("no answer is no answer")
    func noAnswer() async throws {
        let life = try await LinkWorld.called()
        let link = life.link(.answerInvitation, to: "leiar-hareid")
        #expect(try await life.refusal(link, .answer(.none, comment: nil)) != nil)
        #expect(try await life.refusal(link, .answer(.accepted, comment: String(repeating: "x", count: 4_001))) != nil)
        #expect(try await life.answer(of: "leiar-hareid")?.state == Answer.State.none)
        #expect(try await life.row(link)?.uses == 0)
    }

    private struct NotSo: Error {}
}
