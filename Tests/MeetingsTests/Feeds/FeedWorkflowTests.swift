import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("Feeds and their addresses")
struct FeedWorkflowTests {
    private func feeds(_ life: LinkWorld) -> FeedWorkflow { FeedWorkflow(life.world.environment) }

    private func entries(_ life: LinkWorld, _ id: FeedID) async throws -> [CalendarFeed.Entry] {
        guard case .calendar(let written) = try await feeds(life).contents(of: id, in: life.network) else { return [] }
        return written.feed.entries
    }

    @Test("only the hash of an address is kept, and the address finds its feed in whatever case it is written")
    func address() async throws {
        let life = try await LinkWorld.called()
        let made = try await feeds(life).make(.forum("sjustjerna"), by: "oddvar", in: life.network)
        #expect(made.address == "https://samling.example.no/feeds/\(made.token.text).ics")
        #expect(made.token.text.count == 26 && !made.feed.hash.contains(made.token.text))
        for written in [made.token.text, made.token.text.uppercased(), made.token.text + ".ics"] {
            let token = try #require(FeedToken(written))
            #expect(try await feeds(life).find(token)?.id == made.feed.id)
        }
        let minutes = try await feeds(life).make(.minutes("sjustjerna"), by: "oddvar", in: life.network)
        #expect(minutes.address?.hasSuffix(".atom") == true)
    }

    @Test(
        "what can't be an address is looked up nowhere",
        arguments: [
            "", "a", "../../etc/passwd", String(repeating: "1", count: 26), String(repeating: "a", count: 25),
            String(repeating: "a", count: 27), "\(String(repeating: "a", count: 26)).txt",
            "\(String(repeating: "a", count: 25))å", "\(String(repeating: "a", count: 26)).ics.ics",
        ])
    func shapes(text: String) { #expect(FeedToken(text) == nil) }

    @Test("a feed taken back is gone for good, and one made anew has another address")
    func revoked() async throws {
        let life = try await LinkWorld.called()
        let first = try await feeds(life).make(.person("leiar-sande"), by: "leiar-sande", in: life.network)
        let second = try await feeds(life).renew(first.feed.id, by: "leiar-sande", in: life.network)
        #expect(second.token != first.token && second.feed.subject == first.feed.subject)
        #expect(try await feeds(life).find(first.token)?.revoked != nil)
        guard case .gone = try await feeds(life).contents(of: first.feed.id, in: life.network) else {
            Issue.record("still there")
            return
        }
        #expect(try await feeds(life).revoke(second.feed.id, in: life.network))
        #expect(try await !feeds(life).revoke(second.feed.id, in: life.network))
        await #expect(throws: Refusal.self) {
            try await feeds(life).renew(second.feed.id, by: "x", in: life.network)
        }
        await #expect(throws: Refusal.self) { try await feeds(life).revoke("none", in: life.network) }
    }

    @Test("there is no feed of what isn't there, and not any number of one thing")
    func limits() async throws {
        let life = try await LinkWorld.called()
        for subject: Feed.Subject in [.forum("none"), .person("none"), .minutes("none")] {
            await #expect(throws: Refusal.self) { try await feeds(life).make(subject, by: "", in: life.network) }
        }
        for _ in 1...20 { _ = try await feeds(life).make(.forum("sjustjerna"), by: "", in: life.network) }
        await #expect(throws: Refusal.self) {
            try await feeds(life).make(.forum("sjustjerna"), by: "", in: life.network)
        }
        #expect(try await feeds(life).list(.forum("sjustjerna"), in: life.network).count == 20)
    }

    @Test("a person's calendar has the meetings of the forums they sit in, with the invitation's UID, and no others'")
    func ofPerson() async throws {
        let life = try await LinkWorld.called()
        try await life.world.deciding { books in
            let slot = Slot(
                date: Sample.day("2023-09-01"), start: SampleRegister.time(9, 0), end: SampleRegister.time(10, 0))
            try books.ledger.save(books.newMeeting(of: try books.forum("lsu-volda"), on: slot))
        }
        let call = try #require(try await life.call(of: "leiar-volda"))
        let volda = try await feeds(life).make(.person("leiar-volda"), by: "", in: life.network)
        let sande = try await feeds(life).make(.person("leiar-sande"), by: "", in: life.network)
        let own = try await entries(life, volda.feed.id)
        #expect(own.count == 2 && own.first?.uid == call.uid && own.first?.sequence == call.sequence)
        #expect(own.first?.stamp == call.stamp)
        #expect(try await entries(life, sande.feed.id).count == 1)
    }

    @Test("a moved meeting keeps its UID with a higher revision, and a cancelled one stays as cancelled")
    func movedAndCancelled() async throws {
        let life = try await LinkWorld.called()
        let made = try await feeds(life).make(.person("leiar-sande"), by: "", in: life.network)
        let before = try #require(try await entries(life, made.feed.id).first)
        life.world.time.advance(hours: 1)
        let target = MoveTarget(date: Sample.day("2023-08-25"))
        let moved = try await life.invitations.move(life.name, to: target, in: life.network).meeting
        let after = try #require(try await entries(life, made.feed.id).first)
        #expect(after.uid == before.uid && after.sequence == before.sequence + 1 && after.stamp > before.stamp)
        #expect(after.changed > before.changed && !after.isCancelled)
        _ = try await life.invitations.cancel(
            try MeetingName("sjustjerna/\(moved.date)"), reason: "sjukdom", in: life.network)
        let cancelled = try #require(try await entries(life, made.feed.id).first)
        #expect(cancelled.uid == before.uid && cancelled.isCancelled && cancelled.sequence == after.sequence + 1)
    }

    @Test("open items with a date stand in their holder's calendar until they are closed; a new deadline is a revision")
    func deadlines() async throws {
        let life = try await LinkWorld.reminded()
        let made = try await feeds(life).make(.person("leiar-vanylven"), by: "", in: life.network)
        func numbers() async throws -> [Int] {
            try await entries(life, made.feed.id).compactMap { entry in
                if case .deadline(let item, _) = entry.fact { item.number } else { nil }
            }
        }
        #expect(try await numbers() == [1, 2])
        let uids = try await entries(life, made.feed.id).map(\.uid)
        #expect(uids.contains("item-sjustjerna-1@sjustjerna.example.no"))
        _ = try await FollowUpWorkflow(life.world.environment).done("sjustjerna", 1, by: "Oddvar", in: life.network)
        #expect(try await numbers() == [2])
    }

    @Test("whoever has left the register has no calendar any more")
    func left() async throws {
        let life = try await LinkWorld.called()
        let made = try await feeds(life).make(.person("leiar-sande"), by: "", in: life.network)
        try await life.change { register in
            for index in register.people.indices where register.people[index].id == "leiar-sande" {
                register.people[index].ended = Sample.day("2023-06-01")
            }
        }
        guard case .gone = try await feeds(life).contents(of: made.feed.id, in: life.network) else {
            Issue.record("still there")
            return
        }
    }

    @Test("the public sees approved minutes only, members those that were sent to them, newest first")
    func minutes() async throws {
        let life = try await LinkWorld.called()
        try await life.world.deciding { books in
            let days = ["2023-01-20", "2023-03-03", "2023-04-14"]
            for (index, day) in days.enumerated() {
                let slot = Slot(
                    date: Sample.day(day), start: SampleRegister.time(9, 0), end: SampleRegister.time(10, 0))
                let meeting = books.newMeeting(of: try books.forum("sjustjerna"), on: slot)
                try books.ledger.save(meeting)
                var record = MinutesRecord(
                    meeting: meeting.id, forum: "sjustjerna", date: meeting.date, title: "Referat", text: "",
                    digest: "", status: index == 0 ? .approved : .forApproval, imported: books.now)
                record.version = index == 2 ? 0 : 1
                try books.ledger.save(record)
            }
        }
        await #expect(throws: Refusal.self) {
            try await feeds(life).publicMinutes(of: "sjustjerna", in: life.network)
        }
        await #expect(throws: Refusal.self) {
            try await feeds(life).publicCalendar(of: "sjustjerna", in: life.network)
        }
        try await life.change { $0.forums[0].isPublic = true }
        let open = try await feeds(life).publicMinutes(of: "sjustjerna", in: life.network)
        #expect(open.entries.map(\.meeting.date) == [Sample.day("2023-01-20")])
        let made = try await feeds(life).make(.minutes("sjustjerna"), by: "", in: life.network)
        guard case .minutes(let own) = try await feeds(life).contents(of: made.feed.id, in: life.network) else {
            Issue.record("no minutes")
            return
        }
        #expect(own.entries.map(\.meeting.date) == [Sample.day("2023-03-03"), Sample.day("2023-01-20")])
        #expect(Set(own.entries.map(\.id)).count == 2)
    }
}
