import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("Items, agendas and minutes answered by link")
struct LinkReplyTests {
    private struct NotSo: Error {}

    /// An item with the given owners, of which everyone who has it was told on 23 June.
    private func reminded(_ owners: [Party], shares: [ActionItem.Share] = []) async throws -> LinkWorld {
        let life = try await LinkWorld()
        let item = Sample.item(
            1, owners: owners, due: Sample.due("2023-06-26"), created: "2023-05-01", shares: shares)
        try await life.world.deciding { try $0.ledger.save(item) }
        life.world.time.set("2023-06-23T08:30:00+02:00")
        try await life.world.deciding { try $0.daily() }
        try await life.send()
        return life
    }

    private func waiting(_ life: LinkWorld) async throws -> [InboxMail] {
        try await life.world.deciding { try $0.ledger.inboxMails(in: [.waiting]) }
    }

    private func receipts(_ life: LinkWorld) async throws -> Int {
        try await life.world.letters().count { ["receipt", "question"].contains($0.kind) }
    }

    @Test("who answers for an item closes it, with what came of it; the page is the receipt")
    func done() async throws {
        let life = try await reminded([Sample.vanylven])
        let outcome = try await life.links.act(
            life.link(.markDone, to: "leiar-vanylven"), .markDone(result: "Sendt til alle"))
        guard case .done(.done(let line, share: nil)) = outcome else { throw NotSo() }
        #expect(line.item.state == .done)
        let item = try #require(try await life.item(1))
        #expect(item.state == .done && item.history.last?.by == "Leiar Vanylven")
        #expect(item.history.last?.reason == "Sendt til alle")
        #expect(try await waiting(life).isEmpty)
        #expect(try await receipts(life) == 0)
    }

    @Test("the second of two responsibles reports, and the coordinator closes it")
    func reported() async throws {
        let life = try await reminded([Sample.vanylven, Sample.role("helseleiar", "sande")])
        let link = life.link(.markDone, to: "leiar-sande")
        for _ in 1...2 {
            let outcome = try await life.links.act(link, .markDone(result: nil))
            guard case .done(.reported(let line, let name)) = outcome else { throw NotSo() }
            #expect(line.item.state == .open && name == "Leiar Vanylven")
        }
        let mail = try #require(try await waiting(life).first)
        #expect(try await waiting(life).count == 1, "said twice, it waits once")
        #expect(mail.filing?.reason == "reported-done" && mail.filing?.proposal == .done)
        #expect(mail.from == "leiar.sande@example.no" && mail.subject == "utført 1")
        _ = try await InboxWorkflow(life.world.environment).accept(mail.number, by: "Oddvar", in: life.network)
        #expect(try await life.item(1)?.state == .done)
        #expect(try await life.fault(link) == .settled)
    }

    @Test("of what everyone has, one's own part is closed, and then one's link has nothing left to do")
    func share() async throws {
        let life = try await reminded([Sample.everyone], shares: Sample.sevenShares)
        let link = life.link(.markDone, to: "leiar-volda")
        let outcome = try await life.links.act(link, .markDone(result: nil))
        guard case .done(.done(let line, share: "Volda")) = outcome else { throw NotSo() }
        #expect(line.sharesClosed == 1 && line.sharesAll == 7)
        #expect(try await life.item(1)?.state == .open)
        #expect(try await life.fault(link) == .settled)
        #expect(try await life.links.act(link, .markDone(result: nil)) == .already)
        #expect(try await life.fault(life.link(.markDone, to: "leiar-sande")) == nil)
    }

    @Test("more time is asked for and reminders rest; the coordinator gives it, or doesn't")
    func moreTime() async throws {
        let life = try await reminded([Sample.vanylven])
        let link = life.link(.askMoreTime, to: "leiar-vanylven")
        for bad in ["", "snart", "31.02", "01.01.2020", String(repeating: "9", count: 5_000)] {
            #expect(try await life.refusal(link, .askMoreTime(until: bad, reason: nil)) != nil, "\(bad)")
        }
        #expect(try await life.item(1)?.extensionAsked == nil)
        for _ in 1...2 {
            let outcome = try await life.links.act(link, .askMoreTime(until: "15.09", reason: "Ventar på Helse Møre"))
            guard case .done(.extensionAsked(_, until: "15.09 (15.09.2023)")) = outcome else { throw NotSo() }
        }
        #expect(try await life.item(1)?.extensionAsked == Sample.day("2023-06-23"))
        #expect(try await life.item(1)?.history.last?.reason == "Ventar på Helse Møre")
        let mails = try await waiting(life)
        #expect(mails.map(\.subject) == ["ny frist 1 15.09 – Ventar på Helse Møre"])
        #expect(mails.first?.filing?.proposal == .extend("15.09"))
        _ = try await InboxWorkflow(life.world.environment).accept(
            try #require(mails.first).number, by: "Oddvar", in: life.network)
        #expect(try await life.item(1)?.due.date == Sample.day("2023-09-15"))
        #expect(try await life.item(1)?.extensionAsked == nil)
        // The page answers at once; what the coordinator says comes by mail.
        #expect(try await receipts(life) == 1)
    }

    @Test("who says that it isn't theirs is reminded no more, and the coordinator finds out whose it is")
    func notMine() async throws {
        let life = try await reminded([Sample.vanylven])
        let link = life.link(.notMine, to: "leiar-vanylven")
        for reason in [nil, "Det er Sande"] {
            guard case .done(.notMine) = try await life.links.act(link, .notMine(reason: reason)) else { throw NotSo() }
        }
        #expect(try await life.item(1)?.disputedBy == ["leiar-vanylven"])
        #expect(try await waiting(life).map(\.filing?.reason) == ["not-mine"])
        _ = try await FollowUpWorkflow(life.world.environment)
            .assign("sjustjerna", 1, to: "helseleiar, Sande", by: "Oddvar", in: life.network)
        for kind in [LinkPurpose.Kind.markDone, .askMoreTime, .notMine] {
            #expect(try await life.fault(life.link(kind, to: "leiar-vanylven")) == .notYours)
        }
        #expect(
            try await life.refusal(life.link(.markDone, to: "leiar-vanylven"), .markDone(result: nil))
                == "link-not-yours")
        try await life.send()
        #expect(try await life.fault(life.link(.markDone, to: "leiar-sande")) == nil)
    }

    @Test("a role that has passed to another takes its items along: the links of the one before are no good")
    func handover() async throws {
        let life = try await reminded([Sample.vanylven])
        let link = life.link(.markDone, to: "leiar-vanylven")
        try await life.change { register in
            let index = register.appointments.firstIndex { $0.organisation == "vanylven" } ?? 0
            register.appointments[index].until = Sample.day("2023-06-22")
            register.appointments.append(
                Appointment(
                    forum: "sjustjerna", role: "helseleiar", organisation: "vanylven", person: "kari",
                    from: Sample.day("2023-06-23")))
        }
        #expect(try await life.fault(link) == .notYours)
        #expect(try await life.item(1)?.state == .open)
    }

    /// The call for cases and the draft have gone out.
    private func collecting() async throws -> LinkWorld {
        let life = try await LinkWorld.called()
        try await life.world.deciding { books in
            let meeting = try books.meeting(try MeetingName("sjustjerna"))
            _ = try books.collect(meeting)
            _ = try books.askForClearing(meeting)
        }
        try await life.send()
        return life
    }

    @Test("contributions are taken in under their headings; what says nothing is refused")
    func contributions() async throws {
        let life = try await collecting()
        let link = life.link(.contribute, to: "leiar-sande")
        let text = "Fokusområde:\nHelse\u{0}platt\u{1B}forma\r\nUtfordringar: Bemanning"
        let outcome = try await life.links.act(link, .contribute(text))
        guard case .done(.contributed(_, _, let headings)) = outcome else { throw NotSo() }
        #expect(headings == ["Fokusområde", "Utfordringar"])
        let given = try await life.world.deciding { books in
            try books.ledger.contributions(to: "sjustjerna", since: Sample.day("2023-01-01"))
        }
        #expect(given.map(\.text) == ["Helseplattforma", "Bemanning"])
        #expect(given.allSatisfy { $0.organisation == "sande" && $0.from == "Leiar Sande" })
        _ = try await life.links.act(link, .contribute(text))
        let again = try await life.world.deciding { books in
            try books.ledger.contributions(to: "sjustjerna", since: Sample.day("2023-01-01"))
        }
        #expect(again == given)
        #expect(try await life.refusal(link, .contribute(" \n ")) == "nothing-written")
        #expect(try await life.refusal(link, .contribute(String(repeating: "x", count: 20_001))) == "too-much-text")
        #expect(try await receipts(life) == 0)
    }

    @Test("the leader clears the draft once, and what the leader has to say waits for the coordinator")
    func clearing() async throws {
        let life = try await collecting()
        let link = life.link(.clearAgenda, to: "leiar-volda")
        guard case .done(.comment) = try await life.links.act(link, .remark("Flytt sak 2 fram")) else { throw NotSo() }
        #expect(try await waiting(life).map(\.filing?.detail.nn) == ["Leiar Volda skriv: Flytt sak 2 fram"])
        guard case .done(.agendaCleared) = try await life.links.act(link, .clearAgenda) else { throw NotSo() }
        let record = try await life.world.deciding { books in
            try books.ledger.agenda(of: try books.meeting(try MeetingName("sjustjerna")).id)
        }
        #expect(record?.cleared?.by == "Leiar Volda")
        #expect(try await life.fault(link) == .settled)
        #expect(try await life.links.act(link, .clearAgenda) == .already)
        guard case .done(.comment) = try await life.links.act(link, .remark("Og takk")) else { throw NotSo() }
        #expect(try await waiting(life).count == 3, "that it is cleared, and both remarks")
        #expect(try await receipts(life) == 0)
    }

    @Test("the leader approves the minutes; who leads no more doesn't")
    func minutes() async throws {
        let life = try await LinkWorld()
        let workflow = MinutesWorkflow(life.world.environment, digest: FollowUpWorld.digest)
        let bytes = Array(MinutesFile.items(MinutesFile.item("Noko")).utf8)
        _ = try await workflow.importMinutes(bytes, in: life.network)
        _ = try await workflow.send(try MeetingName("sjustjerna/2023-06-09"), in: life.network)
        try await life.send()
        #expect(life.received.filter { $0.kind == .approveMinutes }.map(\.person) == ["leiar-volda"])
        let link = life.link(.approveMinutes, to: "leiar-volda")
        try await life.change { register in
            for index in register.appointments.indices where register.appointments[index].role == "leiar" {
                register.appointments[index].until = Sample.day("2023-06-11")
            }
        }
        #expect(try await life.fault(link) == .notYours)
        #expect(try await life.refusal(link, .approveMinutes) == "link-not-yours")
        try await life.change { register in
            for index in register.appointments.indices { register.appointments[index].until = nil }
        }
        guard case .done(.minutesApproved) = try await life.links.act(link, .approveMinutes) else { throw NotSo() }
        let record = try await life.world.deciding { try $0.ledger.minutes(of: "sjustjerna").last }
        #expect(record?.status == .approved && record?.approval?.by == "Leiar Volda")
        #expect(try await life.links.act(link, .approveMinutes) == .already)
    }

    @Test("who comes after all while a deputy is called leaves it to the coordinator whether both come")
    func deputyStands() async throws {
        let life = try await LinkWorld.called()
        let answer = life.link(.answerInvitation, to: "leiar-orsta")
        _ = try await life.links.act(answer, .answer(.declined, comment: nil))
        try await life.send()
        _ = try await life.links.act(life.link(.nameDeputy, to: "leiar-orsta"), .nameDeputy("Kari Nordmann"))
        for _ in 1...2 { _ = try await life.links.act(answer, .answer(.accepted, comment: nil)) }
        let mails = try await waiting(life)
        #expect(mails.map(\.filing?.reason) == ["deputy-stands"])
        #expect(mails.first?.filing?.proposal == .withdraw("kari"))
        let number = try #require(mails.first).number
        _ = try await InboxWorkflow(life.world.environment).accept(number, by: "Oddvar", in: life.network)
        #expect(try await life.call(of: "kari")?.withdrawn != nil)
    }
}
