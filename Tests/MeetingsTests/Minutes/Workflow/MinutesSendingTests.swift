import TestSupport
import Testing

@testable import Meetings

@Suite("New minutes, checked and sent")
struct MinutesSendingTests {
    private let name: MeetingName

    init() throws { name = try MeetingName("sjustjerna/2023-06-09") }

    private func notices(_ life: FollowUpWorld) -> [PersonID: MinutesNotice] {
        let pairs = life.box.all.compactMap { told -> (PersonID, MinutesNotice)? in
            if case .minutes(let notice) = told.notice { (told.to, notice) } else { nil }
        }
        return Dictionary(pairs, uniquingKeysWith: { _, last in last })
    }

    @Test("everyone gets them, each with their own items; a second time nobody")
    func sent() async throws {
        let life = try await FollowUpWorld()
        try await life.take(String(decoding: MinutesFile.example, as: UTF8.self))
        let preview = try await life.minutes.previewSend(name, in: life.network)
        #expect(preview.pending.count == 8 && preview.already == 0 && preview.sent == 0)
        #expect(life.box.all.isEmpty)
        let round = try await life.minutes.send(name, in: life.network)
        #expect(round.sent == 8)
        let notices = notices(life)
        #expect(notices.count == 8)
        #expect(notices["leiar-vanylven"]?.yours.count == 4, "two of their own and two of everyone's")
        #expect(notices["leiar-ulstein"]?.yours.count == 2)
        #expect(notices["oddvar"]?.yours.isEmpty == true, "what is done isn't owed")
        #expect(notices["leiar-volda"]?.yours.contains { $0.number == 1 } == true)
        #expect(notices["leiar-volda"]?.version == 1 && notices["leiar-volda"]?.status == .draft)
        #expect(notices["leiar-volda"]?.remarksBy == Sample.day("2023-06-22"))
        #expect(notices["leiar-volda"]?.text.contains("#2: ") == true)
        let again = try await life.minutes.send(name, in: life.network)
        #expect(again.sent == 0 && again.already == 8 && again.alreadySent == life.world.time.now)
        #expect(try await life.world.letters().count == 8)
    }

    @Test("changed minutes go to everyone once more, and those that still waited are taken back")
    func changed() async throws {
        let life = try await FollowUpWorld()
        let text = try await life.take(MinutesFile.items(MinutesFile.item("Noko"))).text
        _ = try await life.minutes.send(name, in: life.network)
        try await life.take(text + MinutesFile.prose("Retta."))
        let round = try await life.minutes.send(name, in: life.network)
        #expect(round.sent == 8 && notices(life)["oddvar"]?.version == 2)
        let letters = try await life.world.letters()
        #expect(letters.count { $0.state == .cancelled } == 8 && letters.count { $0.state == .ready } == 8)
    }

    @Test("one who joined since gets them alone, and the others' letters stay")
    func joined() async throws {
        let life = try await FollowUpWorld()
        try await life.take(MinutesFile.items(MinutesFile.item("Noko")))
        _ = try await life.minutes.send(name, in: life.network)
        var register = SampleRegister.sjustjerna
        register.appointments.append(
            Appointment(forum: "sjustjerna", role: "samhandlingssjef", person: "kari", from: Sample.day("2023-06-10")))
        try await life.save(register)
        let round = try await life.minutes.send(name, in: life.network)
        #expect(round.sent == 1 && round.already == 8 && notices(life)["kari"]?.version == 1)
        #expect(try await life.world.letters().allSatisfy { $0.state == .ready })
    }

    @Test("a guest of the register who is on the attendance list gets them, a name in the prose doesn't")
    func guest() async throws {
        let life = try await FollowUpWorld()
        try await life.take(
            MinutesFile.text("## Frammøte\n\n### Andre\n\n- Eli Otterlei\n\n## Sak\n\nKari Nordmann er nemnd.\n"))
        let round = try await life.minutes.send(name, in: life.network)
        #expect(round.recipients.map(\.person.id).contains("eli"))
        #expect(!round.recipients.map(\.person.id).contains("kari"))
    }

    @Test("an item that was carried forward is on its owner's list too, one that isn't in the minutes isn't")
    func carried() async throws {
        let life = try await FollowUpWorld(at: "2023-08-21T08:00:00+02:00")
        try await life.take(MinutesFile.items(MinutesFile.item("Noko"), MinutesFile.item("Anna")))
        try await life.take(MinutesFile.items(MinutesFile.item("#2: Anna"), date: "18.08.2023"))
        let name = try MeetingName("sjustjerna/2023-08-18")
        _ = try await life.minutes.send(name, in: life.network)
        #expect(notices(life)["leiar-sande"]?.yours.map(\.number) == [2])
    }

    @Test("without minutes there is nothing to send or approve")
    func none() async throws {
        let life = try await FollowUpWorld()
        try await life.plan("2023-06-09")
        await #expect(throws: Refusal.self) { _ = try await life.minutes.send(name, in: life.network) }
        await #expect(throws: Refusal.self) { _ = try await life.minutes.approve(name, by: "x", in: life.network) }
    }

    @Test("the remarks are to be in by the day the minutes say, and not at all once they are approved")
    func remarks() async throws {
        let life = try await FollowUpWorld()
        try await life.take(MinutesFile.items(MinutesFile.item("Noko"), head: ["- Merknadsfrist: 30.06.2023"]))
        _ = try await life.minutes.send(name, in: life.network)
        #expect(notices(life)["oddvar"]?.remarksBy == Sample.day("2023-06-30"))
        let other = try await FollowUpWorld()
        try await other.take(MinutesFile.items(MinutesFile.item("Noko"), head: ["- Status: godkjent"]))
        _ = try await other.minutes.send(name, in: other.network)
        #expect(notices(other)["oddvar"]?.remarksBy == nil)
    }

    @Test("a letter that fails takes the whole sending with it")
    func crash() async throws {
        let life = try await FollowUpWorld()
        try await life.take(MinutesFile.items(MinutesFile.item("Noko")))
        struct Crash: Error {}
        let name = name
        await #expect(throws: Crash.self) {
            try await life.world.deciding { books in
                _ = try books.sendMinutes(of: try books.meeting(name))
                throw Crash()
            }
        }
        #expect(try await life.world.letters().isEmpty)
        #expect(try await life.record()?.version == 0)
    }

    @Test("checking finds the network by the forum, and changes nothing")
    func check() async throws {
        let life = try await FollowUpWorld()
        let checked = try await life.minutes.check(MinutesFile.example)
        #expect(checked.network == life.network && checked.language == .nn)
        #expect(checked.result.errors.isEmpty && checked.result.minutes?.items.count == 9)
        #expect(try await life.items().isEmpty)
        let unknown = try await life.minutes.check(Array(MinutesFile.text("## Sak", forum: "Tåkeheimen").utf8))
        #expect(unknown.network == nil && unknown.result.errors.map(\.code) == ["unknown-forum"])
        #expect(unknown.result.errors.first?.line == 3)
        let broken = try await life.minutes.check([0x23, 0xFF, 0xFE])
        #expect(broken.result.minutes == nil && broken.result.errors.count == 1)
    }

    @Test("two networks with the same forum: one must be chosen")
    func severalNetworks() async throws {
        let life = try await FollowUpWorld()
        var other = SampleRegister.sjustjerna
        other.network.id = "helgeland"
        let register = other
        try await life.world.environment.store.write("helgeland") { try $0.save(register) }
        await #expect(throws: Refusal.self) { _ = try await life.minutes.check(MinutesFile.example) }
        let chosen = try await life.minutes.check(MinutesFile.example, preferred: "helgeland")
        #expect(chosen.network == "helgeland" && chosen.result.errors.isEmpty)
        #expect(try await life.minutes.network(of: MinutesFile.example, preferred: "sjustjerna") == "sjustjerna")
    }

    @Test("a skeleton has the roster with its answers, and the agenda, and can be read as it is")
    func skeleton() async throws {
        let life = try await FollowUpWorld(at: "2023-05-01T08:00:00+02:00")
        try await life.plan("2023-06-09", "2023-08-18")
        let invitations = InvitationWorkflow(life.world.environment)
        _ = try await invitations.invite(name, in: life.network)
        _ = try await invitations.answer(name, person: "leiar-orsta", .declined, in: life.network)
        _ = try await invitations.answer(name, person: "leiar-sande", .accepted, in: life.network)
        let text = try await life.minutes.skeleton(name, in: life.network)
        #expect(text.hasPrefix("# Referat: Sjustjerna helse og omsorg\n"))
        #expect(text.contains("- Dato: fredag 09.06.2023\n- Tid: kl. 09.00–14.30\n- Stad: Ulsteinvik\n"))
        #expect(text.contains("- Neste samling: fredag 18.08.2023"))
        #expect(text.contains("- Oddvar [sekretariat]"))
        let parts = text.split(separator: "### Forfall")
        #expect(parts.count == 2)
        #expect(parts[0].contains("- Leiar Sande, helseleiar, Sande") && !parts[0].contains("Leiar Ørsta"))
        #expect(parts[1].contains("- Leiar Ørsta, helseleiar, Ørsta [meldt]"))
        #expect(text.contains("## Nytt sidan sist") && text.contains("## Ymse"))
        let checked = try await life.minutes.check(Array(text.utf8))
        #expect(checked.result.errors.map(\.message.nn) == [])
        #expect(checked.result.minutes?.present.count == 7 && checked.result.minutes?.absent.count == 1)
        #expect(try await life.take(text).created.isEmpty, "an empty form makes no items")
    }

    @Test("a skeleton in a network that writes Bokmål is in Bokmål, and has the agenda as it was sent")
    func bokmål() async throws {
        var register = SampleRegister.sjustjerna
        register.network.language = .nb
        let life = try await FollowUpWorld(register, at: "2023-05-01T08:00:00+02:00")
        try await life.plan("2023-06-09")
        _ = try await CaseWorkflow(life.world.environment).add(
            to: "sjustjerna", title: "Ferieavvikling", kind: "drøfting", presenter: "Kjell Ukjend", minutes: 20,
            in: life.network)
        _ = try await AgendaWorkflow(life.world.environment).send(name, in: life.network)
        let text = try await life.minutes.skeleton(name, in: life.network)
        #expect(text.contains("## Fremmøte") && text.contains("### Til stede") && text.contains("- Språk: bokmål"))
        #expect(text.contains("## Ferieavvikling") && !text.contains("Kjell"), "a presenter nobody knows is left out")
        #expect(try await life.minutes.check(Array(text.utf8)).result.errors.map(\.message.nb) == [])
    }
}
