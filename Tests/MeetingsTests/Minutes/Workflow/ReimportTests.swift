import TestSupport
import Testing

@testable import Meetings

@Suite("Importing minutes again")
struct ReimportTests {
    private let file = MinutesFile.items(
        MinutesFile.item("Skrive brev"), MinutesFile.item("Lage plan", owner: "helseleiar, Hareid", due: "veke 40"),
        MinutesFile.item("Ringje", owner: "alle kommunar"))

    private func imported() async throws -> (FollowUpWorld, String) {
        let life = try await FollowUpWorld()
        return (life, try await life.take(file).text)
    }

    @Test("text, owner, deadline, place and note are taken over, with history")
    func updates() async throws {
        let (life, text) = try await imported()
        life.world.time.advance(days: 3)
        let edited = text.replacing("#1: Skrive brev", with: "#1: Skrive og sende brev")
            .replacing("Ansvar: helseleiar, Hareid\n  - Frist: veke 40", with: "Ansvar: Volda\n  - Frist: 01.11.2023")
            .replacing("Ansvar: alle kommunar", with: "Ansvar: alle kommunar\n  - Sakskart: fast\n  - Merknad: Hugs")
        let again = try await life.take(edited)
        #expect(again.created.isEmpty && again.closed.isEmpty && again.missing.isEmpty && !again.isUnchanged)
        #expect(again.updated.map(\.number) == [1, 2, 3])
        #expect(again.updated.map { $0.fields.map(\.name) } == [["text"], ["owners", "due"], ["agenda", "note"]])
        let items = try await life.items()
        #expect(items[0].text == "Skrive og sende brev")
        #expect(items[1].owners.map(\.organisation) == ["volda"] && items[1].due.date == Sample.day("2023-11-01"))
        #expect(items[2].agenda == .standing && items[2].note == "Hugs")
        let change = try #require(items[0].history.first)
        #expect(change.field == "text" && change.from == "Skrive brev" && change.to == "Skrive og sende brev")
        #expect(change.by == "referat 2023-06-09" && change.at == life.world.time.now)
        #expect(items.map(\.created) == Array(repeating: Sample.day("2023-06-12"), count: 3))
    }

    @Test("stopped before the numbers were written into the file, it gets them the next time")
    func interrupted() async throws {
        let (life, text) = try await imported()
        let before = try await life.items()
        let again = try await life.take(file)
        #expect(again.isUnchanged && again.text == text)
        #expect(again.result.minutes?.cases.flatMap(\.items).map(\.number) == [1, 2, 3])
        #expect(try await life.items() == before)
    }

    @Test("only prose is edited: nothing of the items is changed, and the new text is kept")
    func prose() async throws {
        let (life, text) = try await imported()
        let before = try await life.items()
        let again = try await life.take(text + MinutesFile.prose("Ei setning til."))
        #expect(again.updated.isEmpty && again.created.isEmpty && !again.isUnchanged)
        #expect(try await life.items() == before)
        #expect(try await life.record()?.text.hasSuffix("Ei setning til.\n") == true)
    }

    @Test("[x] and [-] close, and close for good: an open box afterwards doesn't open again")
    func closes() async throws {
        let (life, text) = try await imported()
        let edited = text.replacing("[ ] #1:", with: "[x] #1:").replacing("[ ] #3:", with: "[-] #3:")
        let again = try await life.take(edited)
        #expect(again.closed == [1, 3] && again.updated.isEmpty)
        #expect(try await life.items().map(\.state) == [.done, .open, .dropped])
        #expect(try await life.item(1)?.history.last?.to == "done")
        try await life.take(text)
        #expect(try await life.items().map(\.state) == [.done, .open, .dropped])
    }

    @Test("closing what everyone has closes every share")
    func closesShares() async throws {
        let (life, text) = try await imported()
        try await life.take(text.replacing("[ ] #3:", with: "[x] #3:"))
        #expect(try await life.item(3)?.shares.allSatisfy { $0.closed != nil } == true)
    }

    @Test("a number that is gone is asked about, and stays")
    func missing() async throws {
        let (life, text) = try await imported()
        let without = text.replacing(
            "- [ ] #2: Lage plan\n  - Ansvar: helseleiar, Hareid\n  - Frist: veke 40\n", with: "")
        #expect(without != text)
        let again = try await life.take(without)
        #expect(again.missing == [2])
        #expect(try await life.items().count == 3)
        #expect(try await life.item(2)?.state == .open)
    }

    @Test("a new item among the old ones gets the next number, the others keep theirs")
    func inserted() async throws {
        let (life, text) = try await imported()
        let again = try await life.take(
            text.replacing("- [ ] #2:", with: MinutesFile.item("Heilt nytt") + "\n- [ ] #2:"))
        #expect(again.created == [4] && again.updated.isEmpty)
        #expect(again.text.contains("- [ ] #4: Heilt nytt"))
        #expect(try await life.items().map(\.number) == [1, 2, 3, 4])
    }

    @Test("what was changed after the import isn't undone by a file that still says the old")
    func laterChanges() async throws {
        let (life, text) = try await imported()
        _ = try await life.followUp.extend("sjustjerna", 1, to: "01.12.2023", reason: "x", by: "x", in: life.network)
        _ = try await life.followUp.assign("sjustjerna", 2, to: "Volda", by: "x", in: life.network)
        _ = try await life.followUp.done("sjustjerna", 3, for: "volda", by: "x", in: life.network)
        let again = try await life.take(
            text.replacing("Lage plan", with: "Lage ein plan") + MinutesFile.prose("Tillegg."))
        #expect(again.updated.map { $0.fields.map(\.name) } == [["text"]])
        let items = try await life.items()
        #expect(items[0].due.date == Sample.day("2023-12-01"))
        #expect(items[1].owners.map(\.organisation) == ["volda"] && items[1].text == "Lage ein plan")
        #expect(items[2].shares.count { $0.closed != nil } == 1)
    }

    @Test("shares that are closed stay closed when the owners are written otherwise")
    func sharesKept() async throws {
        let (life, text) = try await imported()
        _ = try await life.followUp.done("sjustjerna", 3, for: "volda", by: "x", in: life.network)
        try await life.take(text.replacing("Ansvar: alle kommunar", with: "Ansvar: alle kommunar; Oddvar"))
        let item = try #require(try await life.item(3))
        #expect(item.shares.count == 7 && item.shares.last?.closed != nil && item.owners.count == 2)
    }

    @Test("an item of an earlier meeting is matched by its number (scenario 9, closing what was carried forward)")
    func carriedForward() async throws {
        let life = try await FollowUpWorld(at: "2023-10-02T12:00:00+02:00")
        try await life.plan("2023-06-09", "2023-08-18", "2023-09-29", "2023-11-10")
        try await life.take(String(decoding: MinutesFile.example, as: UTF8.self))
        func isOnDraft(_ date: String) async throws -> Bool {
            let draft = try await AgendaWorkflow(life.world.environment).draft(
                try MeetingName("sjustjerna/\(date)"), in: life.network)
            return draft.items.contains { $0.title.contains("alderspsykiatri") }
        }
        #expect(try await isOnDraft("2023-08-18"))
        #expect(try await isOnDraft("2023-09-29"))
        #expect(try await isOnDraft("2023-11-10"))
        let closing = MinutesFile.items(
            "- [x] #1: Oppfølging av felles LSU-møte – akutttilbod alderspsykiatri", date: "29.09.2023")
        let imported = try await life.take(closing)
        #expect(imported.closed == [1] && imported.created.isEmpty && imported.missing.isEmpty)
        #expect(try await life.item(1)?.meetingDate == Sample.day("2023-06-09"), "it is still the June meeting's")
        #expect(try await !isOnDraft("2023-11-10"))
    }

    @Test(
        "til neste samling in later minutes is the meeting after that one, and follows it, however late they come in",
        arguments: ["2023-08-21", "2023-09-29"])
    func restated(day: String) async throws {
        let life = try await FollowUpWorld()
        try await life.plan("2023-06-09", "2023-08-18", "2023-09-29", "2023-11-10")
        try await life.take(MinutesFile.items(MinutesFile.item("Noko", due: "til neste samling")))
        #expect(try await life.item(1)?.due.date == Sample.day("2023-08-18"))
        life.world.time.set("\(day)T07:00:00+02:00")
        let later = MinutesFile.items(
            MinutesFile.item("#1: Noko", due: "til neste samling"), date: "18.08.2023")
        let imported = try await life.take(later)
        #expect(imported.updated.map { $0.fields.map(\.name) } == [["due"]])
        #expect(try await life.item(1)?.due.date == Sample.day("2023-09-29"))
        for (from, to, due) in [
            ("2023-11-10", "2023-11-17", "2023-09-29"), ("2023-09-29", "2023-10-06", "2023-10-06"),
        ] {
            _ = try await InvitationWorkflow(life.world.environment).move(
                try MeetingName("sjustjerna/\(from)"), to: MoveTarget(date: Sample.day(to)), in: life.network)
            #expect(try await life.item(1)?.due.date == Sample.day(due))
        }
        try await life.take(later + MinutesFile.prose("Meir."))
        #expect(try await life.item(1)?.due.date == Sample.day("2023-10-06"), "the file says nothing new of it")
    }

    @Test("approved by the file: the same text is fine, another is refused, and nothing is changed")
    func frozenByFile() async throws {
        let life = try await FollowUpWorld()
        let approved = MinutesFile.items(
            MinutesFile.item("Noko"), head: ["- Status: godkjent", "- Referent: sekretariat"])
        let text = try await life.take(approved).text
        #expect(try await life.record()?.status == .approved)
        #expect(try await life.record()?.approval?.by == "sekretariat")
        #expect(try await life.meetings().map(\.stage) == [.approved])
        #expect(try await life.take(text).isUnchanged)
        let refused = await life.refusal(of: text + MinutesFile.prose("Meir."))
        #expect(refused?.code == "approved-minutes" && refused?.kind == .notNow)
        #expect(try await life.record()?.text == text)
    }

    @Test("approved by a person: frozen as it was last imported, once")
    func approved() async throws {
        let (life, text) = try await imported()
        let name = try MeetingName("sjustjerna/2023-06-09")
        let record = try await life.minutes.approve(name, by: "Leiar Volda", in: life.network)
        #expect(record.status == .approved && record.approval?.by == "Leiar Volda")
        #expect(try await life.meetings().map(\.stage) == [.approved])
        #expect(try await life.take(text).isUnchanged)
        #expect(await life.refusal(of: text.replacing("Ringje", with: "Ringe"))?.code == "approved-minutes")
        await #expect(throws: Refusal.self) {
            _ = try await life.minutes.approve(name, by: "x", in: life.network)
        }
        _ = try await life.followUp.done("sjustjerna", 1, by: "x", in: life.network)
        #expect(try await life.item(1)?.state == .done, "the items live on")
    }

    @Test("a deadline asked to be put off is settled by the file's new one")
    func settlesExtension() async throws {
        let (life, text) = try await imported()
        var item = try #require(try await life.item(1))
        item.extensionAsked = Sample.day("2023-12-01")
        try await life.save(item)
        try await life.take(text.replacing("Frist: 15.09.2023", with: "Frist: 15.11.2023"))
        #expect(try await life.item(1)?.extensionAsked == nil)
        #expect(try await life.item(1)?.due.date == Sample.day("2023-11-15"))
    }
}
