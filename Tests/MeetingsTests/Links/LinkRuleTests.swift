import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("When a link still has something to do")
struct LinkRuleTests {
    @Test(
        "only a button that is pressed does anything",
        arguments: [
            ("GET", LinkUse.look), ("HEAD", .look), ("POST", .act), ("PUT", nil), ("DELETE", nil), ("PATCH", nil),
            ("OPTIONS", nil), ("PROPFIND", nil), ("get", nil), ("", nil),
        ])
    func methods(method: String, use: LinkUse?) {
        #expect(LinkUse(method: method) == use)
    }

    @Test("each letter has the links of what it asks for, and its reader's own overview")
    func grants() throws {
        let register = SampleRegister.sjustjerna
        let now = try #require(Date(rfc3339: "2023-06-12T08:00:00.9+02:00"))
        func kinds(_ notice: Notice, _ reader: PersonID = "leiar-hareid") throws -> [String] {
            let grants = LinkGrants(
                register: register, reader: try #require(register.person(reader)), zone: Sample.oslo, now: now
            ).grants(for: notice)
            #expect(grants.allSatisfy { $0.expires > now })
            return grants.map { "\($0.purpose.kind.rawValue) \($0.expires.rfc3339(in: Sample.oslo).prefix(16))" }
        }
        let mine = "my-items 2023-07-12T08:00"
        let papers = "gathering 2023-10-17T14:30"
        let meeting = LinkRuleTests.meeting
        let forum = register.forums[0]
        var call = Invitation(
            meeting: meeting.id, person: "leiar-hareid", seat: "", token: "t", uid: meeting.uid, sequence: 0,
            stamp: now, sent: now)
        func called(_ change: InvitationNotice.Change) -> Notice {
            .invitation(InvitationNotice(forum: forum, meeting: meeting, invitation: call, change: change))
        }
        #expect(try kinds(called(.new)) == ["answer-invitation 2023-08-18T14:30", papers, mine])
        #expect(try kinds(called(.moved(from: meeting.slot))) == ["answer-invitation 2023-08-18T14:30", papers, mine])
        #expect(try kinds(called(.cancelled(reason: nil))) == [mine])
        #expect(try kinds(called(.withdrawn)) == [mine])
        call.presents = TimeSpan(SampleRegister.time(9, 10), SampleRegister.time(9, 45))
        #expect(try kinds(called(.updated)) == ["answer-invitation 2023-08-18T09:45", papers, mine])
        #expect(
            try kinds(.deputy(DeputyNotice(forum: forum, meeting: meeting, invitation: call)))
                == ["name-deputy 2023-08-18T09:00", mine])
        let asked = CollectNotice(forum: forum, meeting: meeting, answerBy: Sample.day("2023-08-11"))
        #expect(try kinds(.collect(asked)) == ["contribute 2023-08-13T00:00", mine])
        let agenda = AgendaNotice(forum: forum, meeting: meeting, items: [])
        #expect(try kinds(.clearing(agenda)) == ["clear-agenda 2023-08-18T09:00", mine])
        #expect(try kinds(.agenda(agenda)) == [papers, mine])
        let item = Sample.item(1, owners: [Sample.vanylven], due: Sample.due("2023-06-26"))
        let day = "2023-08-11T08:00"
        let three = ["mark-done \(day)", "ask-more-time \(day)", "not-mine \(day)"]
        let line = ItemLine(forum: forum, item: item, daysLeft: 3)
        let today = Sample.day("2023-06-12")
        // An item that stands in a letter twice has its links once.
        #expect(
            try kinds(.reminder(ReminderNotice(on: today, overdue: [line], dueSoon: [line]))) == three + [mine])
        #expect(try kinds(.assigned(AssignedNotice(line: line, by: ""))) == three + [mine])
        var minutes = MinutesNotice(forum: forum, meeting: meeting, status: .draft, text: "", yours: [item])
        #expect(try kinds(.minutes(minutes)) == three + [papers, mine])
        #expect(try kinds(.minutes(minutes), "leiar-volda") == three + ["approve-minutes \(day)", papers, mine])
        minutes.status = .approved
        minutes.yours[0].state = .done
        #expect(try kinds(.minutes(minutes), "leiar-volda") == [papers, mine])
        #expect(try kinds(.coordinator(CoordinatorNotice(on: today))) == [mine])
    }

    private static let meeting = Meeting(
        id: "m1", forum: "sjustjerna", date: Sample.day("2023-08-18"), start: SampleRegister.time(9, 0),
        end: SampleRegister.time(14, 30), place: "", uid: "u1", now: Date(timeIntervalSince1970: 0))

    @Test("without an address to lead to, no letter has a link, and none is kept")
    func noAddress() async throws {
        for links in [LinkIssuer.test(address: nil), nil] {
            let life = try await LinkWorld(links: links)
            _ = try await life.invitations.invite(life.name, in: life.network)
            try await life.send()
            #expect(try await life.rows().isEmpty)
            #expect(life.received.isEmpty)
            #expect(try await life.world.letters().count == 8)
        }
    }

    @Test("a slash at the end of the address is not doubled")
    func slash() {
        #expect(LinkIssuer.test(address: "https://a.example.no/samling//").address == "https://a.example.no/samling")
    }

    @Test("an invitation's link follows the meeting: moved, over, cancelled")
    func meetingFollowed() async throws {
        let life = try await LinkWorld.called()
        let link = life.link(.answerInvitation, to: "leiar-hareid")
        let target = MoveTarget(date: Sample.day("2023-08-16"))
        _ = try await life.invitations.move(life.name, to: target, in: life.network)
        try await life.send()
        #expect(try await life.links.look(link).meeting?.date == Sample.day("2023-08-16"))
        life.world.time.set("2023-08-16T14:30:00+02:00")
        // It was to hold until the 18th; the meeting has been all the same.
        #expect(try await life.fault(link) == .over)
        life.world.time.set("2023-08-16T08:00:00+02:00")
        _ = try await life.invitations.cancel(
            try MeetingName("sjustjerna/2023-08-16"), reason: nil, in: life.network)
        #expect(try await life.fault(link) == .cancelled)
        #expect(try await life.refusal(link, .answer(.accepted, comment: nil)) == "link-cancelled")
    }

    @Test("who is taken off the list has no link to answer by")
    func withdrawn() async throws {
        let life = try await LinkWorld.called()
        let link = life.link(.answerInvitation, to: "leiar-hareid")
        try await life.change { register in
            let index = register.appointments.firstIndex { $0.organisation == "hareid" } ?? 0
            register.appointments[index].until = Sample.day("2023-07-31")
        }
        _ = try await life.invitations.invite(life.name, in: life.network)
        #expect(try await life.fault(link) == .withdrawn)
        #expect(try await life.refusal(link, .answer(.accepted, comment: nil)) == "link-withdrawn")
        #expect(try await life.answer(of: "leiar-hareid")?.state == Answer.State.none)
    }

    @Test("a closed item's links have nothing left to do, whoever closed it; opened again, they have")
    func settled() async throws {
        let life = try await LinkWorld.reminded()
        let kinds: [LinkPurpose.Kind] = [.markDone, .askMoreTime, .notMine]
        _ = try await FollowUpWorkflow(life.world.environment).done("sjustjerna", 1, by: "Oddvar", in: life.network)
        for kind in kinds {
            #expect(try await life.fault(life.link(kind, to: "leiar-vanylven", 1)) == .settled)
            #expect(try await life.fault(life.link(kind, to: "leiar-vanylven", 2)) == nil)
        }
        let done = life.link(.markDone, to: "leiar-vanylven", 1)
        #expect(try await life.links.act(done, .markDone(result: nil)) == .already)
        #expect(try await life.row(done)?.uses == 0)
        try await life.world.deciding { books in
            var item = try #require(try books.ledger.item(1, of: "sjustjerna"))
            item.state = .open
            try books.ledger.save(item)
        }
        #expect(try await life.fault(done) == nil)
    }

    @Test("an agenda that is sent needs no clearing and takes no contributions; one that isn't does")
    func agenda() async throws {
        let life = try await LinkWorld.called()
        try await life.world.deciding { books in
            let meeting = try books.meeting(try MeetingName("sjustjerna"))
            _ = try books.collect(meeting)
            _ = try books.askForClearing(meeting)
        }
        try await life.send()
        let links = [
            life.link(.contribute, to: "leiar-hareid"), life.link(.clearAgenda, to: "leiar-volda"),
        ]
        for link in links { #expect(try await life.fault(link) == nil) }
        _ = try await AgendaWorkflow(life.world.environment).send(life.name, in: life.network)
        for link in links { #expect(try await life.fault(link) == .settled) }
    }

    @Test("every fault has words in three languages, and none of them the token")
    func words() {
        for fault in LinkCheck.Fault.allCases {
            let words = [fault.words.nn, fault.words.nb, fault.words.en]
            #expect(words.allSatisfy { !$0.isEmpty } && Set(words).count >= 2)
        }
    }

    @Test("links are listed without their tokens, by person and by letter, with how they stand")
    func listed() async throws {
        let life = try await LinkWorld.called()
        let all = try await life.links.list(in: life.network)
        #expect(all.count == 24 && all.allSatisfy { $0.view.check.isValid && $0.link.chance == nil })
        let own = try await life.links.list(of: "leiar-hareid", in: life.network)
        #expect(own.map(\.link.purpose.kind) == [.answerInvitation, .gathering, .myItems])
        let letter = try #require(own.first).link.letter
        #expect(try await life.links.list(letter: letter, in: life.network).map(\.link) == own.map(\.link))
        await #expect(throws: Refusal.self) { try await life.links.list(of: "ukjend", in: life.network) }
        _ = try await life.invitations.cancel(life.name, reason: nil, in: life.network)
        let after = try await life.links.list(of: "leiar-hareid", in: life.network)
        // The letter that tells of it has its own overview.
        #expect(after.map(\.view.check.fault) == [.cancelled, .cancelled, nil, nil])
    }
}
