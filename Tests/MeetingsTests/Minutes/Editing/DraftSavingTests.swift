import TestSupport
import Testing

@testable import Meetings

@Suite("Minutes that several write at once")
struct DraftSavingTests {
    private let name: MeetingName

    init() throws { name = try MeetingName("sjustjerna/2023-06-09") }

    private func desk(_ life: FollowUpWorld) -> MinutesDraftWorkflow {
        MinutesDraftWorkflow(life.world.environment) { "digest of \(String(decoding: $0, as: UTF8.self).hashValue)" }
    }

    private func begun() async throws -> FollowUpWorld {
        let life = try await FollowUpWorld()
        try await life.plan("2023-06-09")
        return life
    }

    private func number(_ saving: MinutesSaving) -> Int? {
        switch saving {
        case .saved(let number), .merged(let number, _, _): number
        case .disagreed: nil
        }
    }

    @Test("it begins with the form filled in, and looking at it keeps nothing")
    func begins() async throws {
        let life = try await begun()
        let draft = try await desk(life).draft(name, in: life.network)
        #expect(draft.number == 0 && draft.saved == nil && draft.record == nil && draft.hasNews && !draft.isLocked)
        #expect(draft.text.contains("- Dato: fredag 09.06.2023") && draft.text.contains("## Frammøte"))
        #expect(try await desk(life).versions(of: name, in: life.network).isEmpty)
    }

    @Test("any text can be saved, also one with errors; the same text again is no version")
    func saves() async throws {
        let life = try await begun()
        let saving = try await desk(life).save(name, text: "berre tull\r\n", basis: 0, by: "Kari", in: life.network)
        #expect(number(saving) == 2)
        let draft = try await desk(life).draft(name, in: life.network)
        #expect(draft.text == "berre tull\n" && draft.number == 2 && draft.saved?.by == "Kari")
        let again = try await desk(life).save(name, text: "berre tull\n", basis: 2, by: "Kari", in: life.network)
        #expect(number(again) == 2)
        let versions = try await desk(life).versions(of: name, in: life.network)
        #expect(versions.map(\.number) == [2, 1] && versions.map(\.kind) == [.saved, .start])
        #expect(try await life.record() == nil, "what is written isn't taken in")
    }

    @Test("two who write in different places get both, and the second is told what the first changed")
    func merges() async throws {
        let life = try await begun()
        let start = try await desk(life).draft(name, in: life.network).text
        let one = start.replacing("- Referent: Oddvar", with: "- Referent: Kari Nordmann")
        #expect(one != start)
        let other = start + "\n## Ny sak\n\nTekst.\n"
        _ = try await desk(life).save(name, text: one, basis: 0, by: "Kari", in: life.network)
        let saving = try await desk(life).save(name, text: other, basis: 0, by: "Oddvar", in: life.network)
        guard case .merged(let number, let by, let changes) = saving else { throw NotMerged() }
        #expect(by == "Kari" && changes.added == 1 && changes.removed == 1)
        let draft = try await desk(life).draft(name, in: life.network)
        #expect(draft.number == number && draft.text.contains("Kari Nordmann") && draft.text.contains("## Ny sak"))
    }

    @Test("two who write the same line: nothing of the first is changed, the second has both, and nothing is lost")
    func disagrees() async throws {
        let life = try await begun()
        let desk = desk(life)
        _ = try await desk.save(name, text: "a\nb\nc", basis: 0, by: "Kari", in: life.network)
        _ = try await desk.save(name, text: "a\nKari\nc", basis: 2, by: "Kari", in: life.network)
        let saving = try await desk.save(name, text: "a\nOddvar\nc", basis: 2, by: "Oddvar", in: life.network)
        guard case .disagreed(let both) = saving else { throw NotMerged() }
        #expect(both.by == "Kari" && both.places == 1 && both.basis == 3 && both.aside == 4)
        #expect(both.text.contains("\nKari\n") && both.text.contains("\nOddvar\n"))
        #expect(try await desk.draft(name, in: life.network).text == "a\nKari\nc")
        #expect(try await desk.version(4, of: name, in: life.network).version.text == "a\nOddvar\nc")
        // Settled, it is saved like any other.
        let settled = try await desk.save(
            name, text: "a\nKari og Oddvar\nc", basis: both.basis, by: "Oddvar", in: life.network)
        #expect(number(settled) == 5)
        #expect(try await desk.draft(name, in: life.network).text == "a\nKari og Oddvar\nc")
    }

    @Test(
        "whatever order two save in, every line they wrote stands in some version, and no save is refused",
        arguments: 0..<40)
    func interleaved(_ seed: Int) async throws {
        var random = SeededRandom(seed: UInt64(seed))
        let life = try await begun()
        let desk = desk(life)
        _ = try await desk.save(
            name, text: (0..<12).map { "l\($0)" }.joined(separator: "\n"), basis: 0, by: "Kari", in: life.network)
        var open: [String: (text: String, basis: Int)] = [:]
        var written: [String] = []
        for step in 0..<14 {
            let who = Bool.random(using: &random) ? "Kari" : "Oddvar"
            guard let form = open[who] else {
                let draft = try await desk.draft(name, in: life.network)
                open[who] = (draft.text, draft.number)
                continue
            }
            var lines = form.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let place = Int.random(in: 0..<lines.count, using: &random)
            let new = "\(who) \(step)"
            written.append(new)
            if Bool.random(using: &random) { lines[place] = new } else { lines.insert(new, at: place) }
            let saving = try await desk.save(
                name, text: lines.joined(separator: "\n"), basis: form.basis, by: who, in: life.network)
            open[who] = nil
            if case .disagreed(let both) = saving { open[who] = (both.text, both.basis) }
        }
        var all = ""
        for version in try await desk.versions(of: name, in: life.network) {
            all += try await desk.version(version.number, of: name, in: life.network).version.text + "\n"
        }
        let lines = Set(all.split(separator: "\n").map(String.init))
        #expect(written.allSatisfy(lines.contains))
    }

    @Test("an earlier text can be had back as a new version, unless someone has saved meanwhile")
    func restores() async throws {
        let life = try await begun()
        let desk = desk(life)
        _ = try await desk.save(name, text: "ein", basis: 0, by: "Kari", in: life.network)
        _ = try await desk.save(name, text: "to", basis: 2, by: "Kari", in: life.network)
        #expect(try await desk.restore(2, over: 3, of: name, by: "Oddvar", in: life.network) == 4)
        #expect(try await desk.draft(name, in: life.network).text == "ein")
        await #expect(throws: Refusal.self) {
            _ = try await desk.restore(3, over: 3, of: name, by: "Oddvar", in: life.network)
        }
        await #expect(throws: Refusal.self) {
            _ = try await desk.version(99, of: name, in: life.network)
        }
        let compared = try await desk.version(4, comparedTo: 3, of: name, in: life.network)
        #expect(
            compared.difference.parts == [
                [
                    .init(kind: .removed, text: "to", number: 1),
                    .init(kind: .added, text: "ein", number: 1),
                ]
            ])
    }

    @Test("a version nobody has, and a text beyond the limit, are refused")
    func refuses() async throws {
        let life = try await begun()
        let desk = desk(life)
        _ = try await desk.save(name, text: "ein", basis: 0, by: "Kari", in: life.network)
        await #expect(throws: Refusal.self) {
            _ = try await desk.save(name, text: "to", basis: 77, by: "Kari", in: life.network)
        }
        let long = String(repeating: "x", count: (1 << 20) + 1)
        await #expect(throws: Refusal.self) {
            _ = try await desk.save(name, text: long, basis: 2, by: "Kari", in: life.network)
        }
        let lines = String(repeating: "\n", count: 20_000)
        await #expect(throws: Refusal.self) {
            _ = try await desk.save(name, text: lines, basis: 2, by: "Kari", in: life.network)
        }
        #expect(try await desk.draft(name, in: life.network).text == "ein")
    }

    private struct NotMerged: Error {}
}
