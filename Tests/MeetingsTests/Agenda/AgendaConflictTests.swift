import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("Two who edit the same agenda")
struct AgendaConflictTests {
    private static func fields(_ line: AgendaSheet.Line, _ change: (inout AgendaFields) -> Void) -> AgendaFields {
        var fields = line.fields
        change(&fields)
        return fields
    }

    @Test("edits of different lines are both kept, also when both began from the draft nobody had kept")
    func differentLines() async throws {
        let world = try await EditingWorld()
        let seen = try await world.view()
        let (opening, focus) = (seen.sheet.lines[0], try await world.line("Fokusområde"))
        let one = try await world.edit(
            .change(opening.id, Self.fields(opening) { $0.title = "Velkomen" }), seen: seen, by: "Oddvar")
        let other = try await world.edit(
            .change(focus.id, Self.fields(focus) { $0.text = "Om psykisk helse" }), seen: seen, by: "Kari")
        #expect(one.conflict == nil && other.conflict == nil)
        let view = try await world.view()
        #expect(view.sheet.line(opening.id)?.item.title == "Velkomen")
        #expect(view.sheet.line(focus.id)?.item.text == "Om psykisk helse")
    }

    @Test("of the same line the second sees both versions, and nothing typed is lost")
    func sameLine() async throws {
        let world = try await EditingWorld()
        try await world.add("Budsjett")
        let seen = try await world.view()
        let line = try await world.line("Budsjett")
        try await world.edit(
            .change(line.id, Self.fields(line) { $0.title = "Budsjett 2024" }), seen: seen, by: "Oddvar")
        let second = try await world.edit(
            .change(line.id, Self.fields(line) { $0.text = "Lang tekst som Kari har skrive" }), seen: seen, by: "Kari")
        let conflict = try #require(second.conflict)
        #expect(conflict.by == "Oddvar" && conflict.theirs?.title == "Budsjett 2024")
        #expect(conflict.mine?.text == "Lang tekst som Kari har skrive" && conflict.mine?.title == "Budsjett")
        #expect(conflict.joined?.title == "Budsjett 2024")
        #expect(conflict.joined?.text == "Lang tekst som Kari har skrive")
        #expect(try await world.line("Budsjett 2024").item.text.isEmpty)
        // Saved once more, with the others' version seen, it holds.
        let third = try await world.edit(.change(line.id, try #require(conflict.joined)), by: "Kari")
        #expect(third.conflict == nil)
        #expect(try await world.line("Budsjett 2024").item.text == "Lang tekst som Kari har skrive")
    }

    @Test("a line that others have taken away isn't lost for the one who wrote in it")
    func removedMeanwhile() async throws {
        let world = try await EditingWorld()
        try await world.add("Budsjett")
        let seen = try await world.view()
        let line = try await world.line("Budsjett")
        try await world.edit(.remove(line.id), seen: seen, by: "Oddvar")
        let second = try await world.edit(
            .change(line.id, Self.fields(line) { $0.text = "Viktig" }), seen: seen, by: "Kari")
        let conflict = try #require(second.conflict)
        #expect(conflict.theirs == nil && conflict.mine?.text == "Viktig" && conflict.by == "Oddvar")
    }

    @Test("a line that others have written in isn't taken away unseen")
    func changedMeanwhile() async throws {
        let world = try await EditingWorld()
        try await world.add("Budsjett")
        let seen = try await world.view()
        let line = try await world.line("Budsjett")
        try await world.edit(.change(line.id, Self.fields(line) { $0.text = "Viktig" }), seen: seen, by: "Kari")
        let second = try await world.edit(.remove(line.id), seen: seen, by: "Oddvar")
        #expect(second.conflict?.theirs?.text == "Viktig" && second.conflict?.mine == nil)
        #expect(try await world.line("Budsjett").item.text == "Viktig")
    }

    @Test("a line is as long as it was, though others came, and its text is nobody else's edit")
    func longMeanwhile() async throws {
        let world = try await EditingWorld()
        let seen = try await world.view()
        let focus = try await world.line("Fokusområde")
        try await world.add("Lang", minutes: 150)
        #expect(try await world.line("Fokusområde").item.minutes == focus.item.minutes)
        let outcome = try await world.edit(
            .change(focus.id, Self.fields(focus) { $0.text = "Om rus" }), seen: seen, by: "Kari")
        #expect(outcome.conflict == nil)
        let now = try await world.line("Fokusområde")
        #expect(now.item.text == "Om rus" && now.item.minutes == focus.item.minutes)
    }

    @Test("whole texts are put together line by line, and where both wrote in one, nothing is saved")
    func texts() async throws {
        let world = try await EditingWorld()
        try await world.add("Budsjett")
        let seen = try await world.view()
        let text = try await AgendaWorkflow(world.called.world.environment).draft(world.name, in: world.network).text
        let line = try await world.line("Budsjett")
        try await world.edit(.change(line.id, Self.fields(line) { $0.text = "Oddvar sin tekst" }), by: "Oddvar")
        try await world.add("Ny sak")
        let opened = text.replacing("## Opning", with: "## Velkomen")
        guard
            case .kept(let view) = try await world.editing.save(
                world.name, text: opened, seen: seen.version, by: "Kari", in: world.network)
        else {
            Issue.record("these two don't meet")
            return
        }
        #expect(view.sheet.items.map(\.title).contains("Velkomen"))
        #expect(view.sheet.items.map(\.title).contains("Ny sak"))
        #expect(view.sheet.items.first { $0.title == "Budsjett" }?.text == "Oddvar sin tekst")
        let mine = text.replacing("## Budsjett\n", with: "## Budsjett 2024\n")
        let other = text.replacing(
            "> Kvifor: lagt til for hand", with: "Kari sin tekst\n\n> Kvifor: lagt til for hand")
        #expect(mine != text && other != text)
        let outcome = try await world.editing.save(
            world.name, text: other, seen: seen.version, by: "Kari", in: world.network)
        guard case .conflict(let conflicts, let joined, let version) = outcome else {
            Issue.record("both have written in the same line")
            return
        }
        #expect(conflicts.map(\.theirs?.text) == ["Oddvar sin tekst"])
        #expect(joined.contains("Kari sin tekst") && joined.contains("## Ny sak") && joined.contains("## Velkomen"))
        #expect(try await world.line("Budsjett").item.text == "Oddvar sin tekst")
        guard
            case .kept = try await world.editing.save(
                world.name, text: joined, seen: version, by: "Kari", in: world.network)
        else {
            Issue.record("what was put together holds")
            return
        }
        #expect(try await world.line("Budsjett").item.text == "Kari sin tekst")
    }

    @Test("whoever edits what, in whatever order: one line follows on another, and no text is lost", arguments: 1...25)
    func interleaved(_ seed: UInt64) async throws {
        let world = try await EditingWorld()
        var random = SeededRandom(seed: seed)
        var seen = [try await world.view(), try await world.view()]
        var written: Set<String> = []
        for step in 0..<30 {
            let who = Int.random(in: 0...1, using: &random)
            let lines = seen[who].sheet.lines
            guard let line = lines.randomElement(using: &random) else { break }
            let edit: AgendaEdit =
                switch Int.random(in: 0..<6, using: &random) {
                case 0:
                    .add(
                        LineID("ny-\(step)"),
                        AgendaFields(
                            title: "Sak \(step)", kind: .report, minutes: Int.random(in: 1...90, using: &random),
                            text: "tekst \(step)."),
                        after: line.id)
                case 1: .move(line.id, to: Int.random(in: 0...12, using: &random))
                case 2: .shift(line.id, by: Bool.random(using: &random) ? 1 : -1)
                case 3: .remove(line.id)
                default:
                    .change(
                        line.id,
                        Self.fields(line) {
                            $0.text += ($0.text.isEmpty ? "" : " ") + "tekst \(step)."
                            $0.minutes = Int.random(in: 1...60, using: &random)
                        })
                }
            do {
                let outcome = try await world.edit(edit, seen: seen[who], by: "\(who)")
                if outcome.conflict == nil { Self.note(edit, line, step, in: &written) }
            } catch let refusal as Refusal {
                #expect(["unknown-line", "too-many-lines", "bad-agenda", "past-midnight"].contains(refusal.code))
            }
            if Bool.random(using: &random) { seen[who] = try await world.view() }
            let sheet = try await world.view().sheet
            #expect(sheet.items.allSatisfy { $0.start < $0.end })
            #expect(zip(sheet.items, sheet.items.dropFirst()).allSatisfy { $0.end <= $1.start })
            #expect(sheet.items.first.map { $0.start >= sheet.meeting.start } ?? true)
            let all = sheet.items.map(\.text).joined(separator: " ")
            for text in written { #expect(all.contains(text), "\(text) is lost at step \(step)") }
        }
        // And every version can still be read.
        let history = try await world.editing.history(world.name, in: world.network)
        #expect(history.map(\.number) == history.indices.map { $0 + 1 })
    }

    /// What must be there from now on: all that was kept, but for lines that were taken away with it in them.
    private static func note(_ edit: AgendaEdit, _ line: AgendaSheet.Line, _ step: Int, in written: inout Set<String>) {
        switch edit {
        case .add, .change: written.insert("tekst \(step).")
        case .remove:
            for text in written where line.item.text.contains(text) { written.remove(text) }
        case .place, .shift, .move, .postpone, .take: break
        }
    }
}
