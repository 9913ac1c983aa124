import Database
import Foundation
import Meetings
import Records
import SQLite
import TestSupport
import Testing

private struct Refused: Error {}

@Suite("The store")
struct StoreTests {
    @Test("networks never see each other, also where everything in them is called the same")
    func separatesNetworks() async throws {
        let store = try await Samples.store()
        try await store.write("ein") { try fill($0, letter: 1) }
        let before = try await store.read("ein", everything)
        #expect(try await store.read("to", everything).allSatisfy(\.isEmpty))
        #expect(before.allSatisfy { !$0.isEmpty })
        try await store.write("to") { ledger in
            try fill(ledger, letter: 2)
            var meeting = Samples.meeting()
            meeting.place = "ein annan stad"
            try ledger.save(meeting)
            _ = try ledger.cancelLetters(withPrefix: "")
            try ledger.save(Job(key: "k", kind: .call, due: Samples.instant(99)))
        }
        #expect(try await store.read("ein", everything) == before)
        #expect(try await store.networks() == ["ein", "to"])
        #expect(try await store.read("to") { try $0.letters(in: [.cancelled], withBodies: false) }.count == 1)
    }

    @Test("what throws is undone whole, letters and jobs with it")
    func undoes() async throws {
        let store = try await Samples.store()
        await #expect(throws: Refused.self) {
            try await store.write("ein") { ledger in
                try fill(ledger, letter: 1)
                throw Refused()
            }
        }
        #expect(try await store.read("ein", everything).allSatisfy(\.isEmpty))
        #expect(try await store.networks().isEmpty)
    }

    @Test("what can't be read as it was written is an error that names the column")
    func namesColumn() async throws {
        let engine = try await TestEngine.open()
        let store = SQLStore(engine: engine)
        try await store.prepare()
        try await store.write("ein") { try $0.save(Samples.item()) }
        try await engine.write { try $0.execute("UPDATE items SET owners = \("{ikkje JSON")") }
        let json = await #expect(throws: DatabaseError.self) { try await store.read("ein") { try $0.items() } }
        #expect(json?.attempt.contains("owners") == true)
        try await engine.write { try $0.execute("UPDATE items SET owners = \("[]"), state = \("ukjend")") }
        let word = await #expect(throws: DatabaseError.self) { try await store.read("ein") { try $0.items() } }
        #expect(word?.attempt == "reading items.state")
    }

    @Test("what was written is there when the file is opened again, and preparing it again changes nothing")
    func reopens() async throws {
        try await withDatabaseFile { path in
            var engine = try await SQLiteEngine.file(path)
            var store = SQLStore(engine: engine)
            try await store.prepare()
            try await store.write("ein") { try fill($0, letter: 1) }
            let before = try await store.read("ein", everything)
            try await engine.close()
            engine = try await SQLiteEngine.file(path)
            store = SQLStore(engine: engine)
            try await store.prepare()
            #expect(try await store.read("ein", everything) == before)
            try await engine.close()
        }
    }

    @Test("killed between the dot and the answer, the letter's fate is unknown; killed before, it goes again")
    func killed() async throws {
        try await withDatabaseFile { path in
            await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
                let store = SQLStore(engine: try await SQLiteEngine.file(path))
                try await store.prepare()
                try await store.write("sjustjerna") { ledger in
                    for number in 1...3 { _ = try ledger.add(Samples.letter(number)) }
                }
                let now = Samples.instant()
                let claimed = try await store.post {
                    try $0.claim(limit: 2, owner: "drepen", now: now, leaseUntil: now.addingTimeInterval(60))
                }
                let lease = Lease(letter: claimed[0].id, owner: "drepen", token: claimed[0].token)
                _ = try await store.post { try $0.markDot(lease, now: now) }
                try await store.post { outbox in
                    _ = try outbox.finish(lease, .accepted(code: 250, text: "ok"), retryAt: nil, now: now)
                    kill(getpid(), SIGKILL)
                }
            }
            let engine = try await SQLiteEngine.file(path)
            let store = SQLStore(engine: engine)
            try await store.prepare()
            let reaped = try await store.post {
                try $0.reap(now: Samples.instant(1), deadOwners: ["drepen"], evidence: { _ in nil })
            }
            #expect(reaped == 2)
            let letters = try await store.read("sjustjerna") { try $0.letters(in: nil, withBodies: true) }
            #expect(letters.map(\.state) == [.unknown, .ready, .ready])
            #expect(letters.map(\.body) == (1...3).map { Samples.letter($0).body })
            try await engine.close()
        }
    }
}

@Sendable private func fill(_ ledger: any Ledger, letter: Int) throws {
    try ledger.save(Samples.register(ledger.network))
    try ledger.save(Samples.meeting())
    try ledger.save(Samples.fullInvitation())
    try ledger.save(Samples.agendaCase())
    try ledger.take(CaseNumber(number: 1, year: 2023), of: "lsu")
    try ledger.save(Samples.agenda())
    try ledger.save(Presentation(forum: "lsu", organisation: "volda", date: Samples.day("2023-06-09")))
    try ledger.save(Contribution(forum: "lsu", date: Samples.day("2023-06-09"), from: "siri", text: "x"))
    try ledger.save(Samples.minutes())
    try ledger.save(Samples.item())
    let due = Samples.day("2023-12-22")
    try ledger.save(ReminderSent(forum: "lsu", number: 41, person: "siri", stepDays: 1, due: due, on: due))
    _ = try ledger.add(Job(key: "k", kind: .daily, meeting: "m1", due: Samples.instant()))
    var sent = Samples.letter(letter, network: ledger.network)
    sent.dedupeKey = "same"
    _ = try ledger.add(sent)
    try ledger.add(Samples.link(letter, in: sent.id, network: ledger.network))
    let mail = InboxMail(
        network: ledger.network, digest: "d", bodyDigest: "b", raw: [1, 2], arrived: Samples.instant(), state: .waiting)
    try ledger.note(InboxMail.Source(mailbox: "x", uidValidity: 1, uid: 1), is: ledger.add(mail) ?? 0)
    try ledger.save(AddressAlias(address: "a@example.no", person: "siri", since: Samples.instant()))
    try ledger.save(
        UndeliverableAddress(
            address: "u@example.no", status: nil, reason: "r", letter: nil, since: Samples.instant(letter == 1 ? 1 : 2))
    )
}

/// Every question a ledger answers; an empty list for each where there is nothing.
@Sendable private func everything(_ ledger: any Ledger) throws -> [[String]] {
    let start = Samples.day("2000-01-01")
    return [
        list(try ledger.register()), list(try ledger.meetings()), list(try ledger.meetings(of: "lsu")),
        list(try ledger.meeting("m1")), list(try ledger.invitations(to: "m1")),
        list(try ledger.invitation(token: "t-presents")), list(try ledger.cases(of: "lsu")),
        list([try ledger.lastCaseNumber(of: "lsu", year: 2023)].filter { $0 > 0 }),
        list(try ledger.agenda(of: "m1")), list(try ledger.presentations(in: "lsu")),
        list(try ledger.contributions(to: "lsu", since: start)), list(try ledger.minutes(of: MeetingID("m1"))),
        list(try ledger.minutes(of: ForumID("lsu"))), list(try ledger.items()), list(try ledger.items(of: "lsu")),
        list(try ledger.item(41, of: "lsu")), list([try ledger.lastItemNumber(of: "lsu")].filter { $0 > 0 }),
        list(try ledger.reminders(since: start)), list(try ledger.reminders(of: "lsu", number: 41)),
        list(try ledger.jobsDue(at: Samples.instant(100))), list(try ledger.jobs(of: "m1")),
        list(try ledger.job(key: "k")), list(try ledger.nextJobDue(after: Samples.instant(-1))),
        list(try ledger.letter(dedupeKey: "same")), list(try ledger.letters(in: nil, withBodies: true)),
        list(try ledger.newestLetters(in: [.ready], skipping: 0, limit: 9)),
        list([try ledger.countLetters(in: [.ready], upTo: 9)].filter { $0 > 0 }),
        list(try ledger.openItems()), list(try ledger.itemParties().values.map(\.self)),
        list(try ledger.countItems(closedSince: nil, overdueOn: start)),
        list(try ledger.countItems(in: [start...Samples.day("2023-12-31")], of: nil).filter { $0.given > 0 }),
        list(try ledger.items(openSince: Samples.instant())), list(try ledger.meetings(from: start)),
        list(try ledger.meetings(at: Meeting.Stage.allCases, until: Samples.day("2099-01-01"))),
        list(try ledger.inboxMail(1)),
        list(try ledger.inboxMail(digest: "d")), list(try ledger.inboxMails(in: [.waiting])),
        list(try ledger.inboxMail(at: InboxMail.Source(mailbox: "x", uidValidity: 1, uid: 1))),
        list(try ledger.person(withAlias: "a@example.no")), list(try ledger.aliases(of: "siri")),
        list(try ledger.undeliverableAddresses()), list(try ledger.links(of: nil, in: nil)),
        list(try ledger.links(of: "siri", in: nil)), list(try ledger.link(hash: "h1")),
        list(try ledger.link(id: "l1")),
    ]
}

private func list<Content>(_ values: [Content]) -> [String] { values.map { String(reflecting: $0) } }

private func list<Content>(_ value: Content?) -> [String] { value.map { [String(reflecting: $0)] } ?? [] }

private func withDatabaseFile(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "samling-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.appending(path: "samling.sqlite").path)
}
