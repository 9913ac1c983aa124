import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

/// LSU Molde with a meeting on 1 December 2023 and another on 12 January, and two who edit.
struct EditingWorld {
    let called: CalledWorld
    let editing: AgendaEditing
    let cases: CaseWorkflow
    let name: MeetingName
    var network: NetworkID { called.world.network }

    init() async throws {
        var register = SampleRegister.sjustjerna
        register.forums.append(
            Forum(
                id: "lsu-molde", name: "LSU Molde", rules: .cooperation, caseNumbers: true, place: "Molde",
                standing: [.opening, .news, .focus, .anyOtherBusiness]))
        register.appointments.append(
            Appointment(forum: "lsu-molde", role: "leiar", person: "leiar-volda", from: SampleRegister.day(2022, 1, 1)))
        called = try await CalledWorld(register, at: "2023-11-01T08:00:00+01:00")
        try await called.accept(SampleRegister.day(2023, 12, 1), forum: "lsu-molde")
        try await called.accept(SampleRegister.day(2024, 1, 12), forum: "lsu-molde")
        editing = AgendaEditing(called.world.environment)
        cases = CaseWorkflow(called.world.environment)
        name = try MeetingName("lsu-molde/2023-12-01")
    }

    func view() async throws -> AgendaView { try await editing.view(name, in: network) }

    func line(_ title: String) async throws -> AgendaSheet.Line {
        try #require(try await view().sheet.lines.first { $0.item.title == title })
    }

    @discardableResult
    func edit(_ edit: AgendaEdit, seen: AgendaView? = nil, by: String = "Oddvar") async throws -> AgendaOutcome {
        let now = try await view()
        let view = seen ?? now
        var mark: String?
        if case .change(let id, _) = edit { mark = view.sheet.line(id)?.fields.mark }
        if case .postpone(let id) = edit { mark = view.sheet.line(id)?.fields.mark }
        if case .remove(let id) = edit { mark = view.sheet.line(id)?.fields.mark }
        return try await editing.edit(
            name, edit, seen: AgendaSeen(version: view.version, mark: mark), by: by, in: network)
    }

    func add(_ title: String, minutes: Int = 20) async throws {
        let id = LineID("ny-\(title.lowercased().filter { $0.isASCII && $0.isLetter })")
        try await edit(.add(id, AgendaFields(title: title, kind: .discussion, minutes: minutes), after: nil))
    }
}

extension AgendaOutcome {
    var conflict: AgendaConflict? { if case .conflict(let conflict, _) = self { conflict } else { nil } }
}

@Suite("Editing an agenda line by line")
struct AgendaEditingTests {
    @Test("looking at a draft writes nothing; the first edit keeps the draft and what was made of it")
    func firstEdit() async throws {
        let world = try await EditingWorld()
        let draft = try await world.view()
        #expect(draft.version == 0 && draft.lastChange == nil)
        #expect(try await world.editing.history(world.name, in: world.network).isEmpty)
        try await world.add("Budsjett")
        let view = try await world.view()
        #expect(view.version == 2)
        let titles = view.sheet.items.map(\.title)
        #expect(titles == ["Opning", "Nytt sidan sist", "Fokusområde", "Budsjett", "Ymse"])
        let history = try await world.editing.history(world.name, in: world.network)
        #expect(history.map(\.change) == [.drafted, .add])
        #expect(history.last?.by == "Oddvar" && history.last?.title == "Budsjett")
        // What the command line reads is the same text.
        let text = try await AgendaWorkflow(world.called.world.environment).draft(world.name, in: world.network)
        #expect(text.items == view.sheet.items && text.isEdited)
    }

    @Test("a form sent twice adds one line")
    func addedOnce() async throws {
        let world = try await EditingWorld()
        try await world.add("Budsjett")
        try await world.add("Budsjett")
        #expect(try await world.view().sheet.items.count { $0.title == "Budsjett" } == 1)
    }

    @Test("times add up from the meeting's start; what is too long runs past its end, and no other line gives way")
    func times() async throws {
        let world = try await EditingWorld()
        let before = try await world.view().sheet
        try await world.add("Lang sak", minutes: 300)
        let sheet = try await world.view().sheet
        #expect(sheet.items.first?.start == sheet.meeting.start)
        #expect(zip(sheet.items, sheet.items.dropFirst()).allSatisfy { $0.end == $1.start })
        #expect(try #require(sheet.items.last).end == sheet.meeting.end.adding(minutes: -sheet.freeMinutes))
        #expect(sheet.freeMinutes == -300, "the draft fills the meeting")
        let round = try await AgendaWorkflow(world.called.world.environment)
            .previewSend(world.name, in: world.network)
        #expect(round.warnings.contains { $0.nn.contains("300 minutt for lang") })
        // The slip is put right, and everything is as it was.
        let line = try await world.line("Lang sak")
        try await world.edit(.change(line.id, AgendaFields(title: "Lang sak", kind: .discussion, minutes: 30)))
        var after = try await world.view().sheet
        #expect(after.freeMinutes == -30)
        try await world.edit(.remove(line.id))
        after = try await world.view().sheet
        #expect(after.items.map(\.minutes) == before.items.map(\.minutes))
    }

    @Test("a line given its own start keeps it while lines before it change, and follows when it is moved")
    func pinned() async throws {
        let world = try await EditingWorld()
        try await world.add("Eli kjem")
        var fields = try await world.line("Eli kjem").fields
        let focus = try await world.line("Fokusområde")
        try await world.edit(
            .change(focus.id, AgendaFields(title: "Fokusområde", kind: .focus, minutes: 30)))
        fields.start = SampleRegister.time(12, 0)
        try await world.edit(.change(try await world.line("Eli kjem").id, fields))
        #expect(try await world.line("Eli kjem").item.start == SampleRegister.time(12, 0))
        let opening = try await world.line("Opning")
        try await world.edit(.change(opening.id, AgendaFields(title: "Opning", kind: .opening, minutes: 15)))
        #expect(try await world.line("Eli kjem").item.start == SampleRegister.time(12, 0))
        try await world.edit(.move(try await world.line("Eli kjem").id, to: 1))
        #expect(try await world.line("Eli kjem").item.start == SampleRegister.time(9, 0))
    }

    @Test("lines that would run past midnight are refused, and nothing is changed")
    func tooMany() async throws {
        let world = try await EditingWorld()
        try await world.add("Ei", minutes: 300)
        let before = try await world.view().sheet
        let refusal = await #expect(throws: Refusal.self) { try await world.add("To", minutes: 600) }
        #expect(refusal?.code == "past-midnight")
        #expect(try await world.view().sheet == before)
    }

    @Test("lines move up, down and to a place, and stop at the ends")
    func moving() async throws {
        let world = try await EditingWorld()
        func titles() async throws -> [String] { try await world.view().sheet.items.map(\.title) }
        let opening = try await world.line("Opning").id
        try await world.edit(.shift(opening, by: -1))
        #expect(try await titles().first == "Opning")
        try await world.edit(.shift(opening, by: 1))
        #expect(try await titles().prefix(2) == ["Nytt sidan sist", "Opning"])
        try await world.edit(.move(opening, to: 99))
        #expect(try await titles().last == "Opning")
        try await world.edit(.move(opening, to: 1))
        #expect(try await titles().first == "Opning")
    }

    @Test("a case from the list is placed once, and one postponed is on the next meeting's agenda")
    func postponed() async throws {
        let world = try await EditingWorld()
        try await world.add("Noko")
        let matter = try await world.cases.add(
            to: "lsu-molde", title: "Helsefellesskap", kind: "vedtak", presenter: "Eli Otterlei", minutes: 25,
            in: world.network)
        #expect(try await world.view().waiting.map(\.title) == ["Helsefellesskap"])
        try await world.edit(.place(matter.id, after: nil))
        try await world.edit(.place(matter.id, after: nil))
        let line = try await world.line("Helsefellesskap")
        #expect(line.item.minutes == 25 && line.item.presenter == "Eli Otterlei")
        #expect(try await world.view().sheet.items.count { $0.caseID == matter.id } == 1)
        try await world.edit(.postpone(line.id))
        #expect(try await !world.view().sheet.items.contains { $0.caseID == matter.id })
        #expect(try await world.view().waiting.isEmpty)
        let next = try await world.editing.view(try MeetingName("lsu-molde/2024-01-12"), in: world.network)
        #expect(next.sheet.items.contains { $0.caseID == matter.id })
    }

    @Test("a case written by hand is postponed too, also onto an agenda that is kept already")
    func postponedByHand() async throws {
        let world = try await EditingWorld()
        let next = try MeetingName("lsu-molde/2024-01-12")
        _ = try await world.editing.edit(
            next, .add("ny-x", AgendaFields(title: "X", kind: .report, minutes: 5), after: nil),
            seen: AgendaSeen(version: 0), by: "Kari", in: world.network)
        try await world.add("Skriven for hand")
        try await world.edit(.postpone(try await world.line("Skriven for hand").id))
        let titles = try await world.editing.view(next, in: world.network).sheet.items.map(\.title)
        #expect(titles.contains("Skriven for hand"))
        #expect(try await world.cases.list("lsu-molde", in: world.network).map(\.title) == ["Skriven for hand"])
        let opening = try await world.line("Opning").id
        let refusal = await #expect(throws: Refusal.self) { try await world.edit(.postpone(opening)) }
        #expect(refusal?.code == "not-a-case")
    }

    @Test("what a fresh draft has otherwise can be taken, one line at a time")
    func news() async throws {
        let world = try await EditingWorld()
        try await world.edit(.remove(try await world.line("Fokusområde").id))
        _ = try await world.cases.add(
            to: "lsu-molde", title: "Kom seinare", kind: nil, presenter: nil, minutes: nil, in: world.network)
        let news = try await world.view().news
        #expect(news.map(\.item.title).sorted() == ["Fokusområde", "Kom seinare"])
        let late = try #require(news.first { $0.item.title == "Kom seinare" })
        try await world.edit(.take(late.id))
        let view = try await world.view()
        #expect(view.sheet.items.contains { $0.title == "Kom seinare" && $0.caseID != nil })
        #expect(view.news.map(\.item.title) == ["Fokusområde"])
    }

    @Test(
        "lists and quotes within each other without end are refused, with the line, and nothing is kept",
        arguments: [
            String(repeating: ">", count: 80), String(repeating: "1. ", count: 80) + "hei",
            String(repeating: "- ", count: 12) + "hei", "Fint\n" + String(repeating: "2) ", count: 11) + "x",
        ])
    func tooDeep(text: String) async throws {
        let world = try await EditingWorld()
        let refusal = await #expect(throws: Refusal.self) {
            try await world.edit(
                .add("ny-x", AgendaFields(title: "X", kind: .report, minutes: 5, text: text), after: nil))
        }
        #expect(refusal?.code == "too-deep" && refusal?.message.nn.contains("djupare") == true)
        let draft = try await AgendaWorkflow(world.called.world.environment).draft(world.name, in: world.network)
        let whole = await #expect(throws: Refusal.self) {
            try await AgendaWorkflow(world.called.world.environment)
                .save(world.name, text: draft.text + "\n\(text)\n", in: world.network)
        }
        #expect(whole?.code == "too-deep")
        #expect(try await world.editing.history(world.name, in: world.network).isEmpty)
    }

    @Test("what people write beneath a line stays beneath it, whatever it looks like")
    func hostileText() async throws {
        let world = try await EditingWorld()
        let text =
            "- Innleiar: Nokon annan\r\n## Ei sak til\r\n> Kvifor: fordi\n<!-- sak-id x -->\n"
            + "<script>alert(1)</script>\n\n  "
        try await world.edit(
            .add(
                "ny-a", AgendaFields(title: "Sak", kind: .decision, minutes: 10, presenter: " Kari  N ", text: text),
                after: nil))
        let item = try await world.line("Sak").item
        #expect(item.presenter == "Kari N" && item.reason == "lagt til for hand" && item.caseID == nil)
        #expect(item.text.hasPrefix("* Innleiar: Nokon annan\n### Ei sak til\n\\> Kvifor: fordi\n"))
        #expect(item.text.hasSuffix("<script>alert(1)</script>"))
        let count = try await world.view().sheet.lines.count
        try await world.add("Enda ei")
        #expect(try await world.view().sheet.lines.count == count + 1)
    }

    @Test(
        "a title that would be read as something else is refused",
        arguments: ["", "21/23 Nummer", "Sak: noko", "a\u{7}b"])
    func badTitles(_ title: String) async throws {
        let world = try await EditingWorld()
        await #expect(throws: Refusal.self) {
            try await world.edit(.add("ny-a", AgendaFields(title: title, kind: .decision, minutes: 10), after: nil))
        }
        #expect(try await world.view().version == 0)
    }

    @Test("sending and moving the meeting keep the lines' names, and go into the history")
    func sentAndMoved() async throws {
        let world = try await EditingWorld()
        try await world.add("Budsjett")
        let budget = try await world.line("Budsjett")
        let id = budget.id
        let agendas = AgendaWorkflow(world.called.world.environment)
        _ = try await agendas.send(world.name, in: world.network)
        #expect(try await world.line("Budsjett").id == id)
        #expect(try await world.line("Budsjett").item.number?.description == "1/23")
        let target = MoveTarget(
            date: SampleRegister.day(2023, 12, 8), start: SampleRegister.time(10, 0), end: SampleRegister.time(11, 0))
        _ = try await world.called.invitations.move(world.name, to: target, in: world.network)
        let view = try await world.view()
        #expect(view.sheet.line(id)?.item.title == "Budsjett")
        #expect(view.sheet.items.first?.start == SampleRegister.time(10, 0))
        // The meeting has become too short for them, which is told; no line gives way by itself.
        #expect(view.sheet.freeMinutes < 0)
        #expect(view.sheet.line(id)?.item.minutes == budget.item.minutes)
        #expect(
            try await world.editing.history(world.name, in: world.network).map(\.change) == [
                .drafted, .add, .sent, .shifted,
            ])
    }

    @Test("only who leads the forum or looks after it can clear, and a change afterwards is seen")
    func clearing() async throws {
        let world = try await EditingWorld()
        await #expect(throws: Refusal.self) {
            _ = try await world.editing.clear(world.name, by: "eli", in: world.network)
        }
        let approval = try await world.editing.clear(world.name, by: "leiar-volda", in: world.network)
        #expect(approval.by == "Leiar Volda")
        world.called.world.time.advance(minutes: 5)
        try await world.add("Etterpå")
        let view = try await world.view()
        #expect(view.cleared?.by == "Leiar Volda" && view.isChangedSinceCleared)
    }
}
