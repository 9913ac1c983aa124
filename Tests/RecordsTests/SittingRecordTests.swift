import FoundationEssentials
import Testing

@testable import Meetings
@testable import Records

@Suite("Versions of agendas, consultations and sittings in the store")
struct SittingRecordTests {
    private static func version(_ number: Int, _ text: String) -> AgendaVersion {
        AgendaVersion(
            meeting: "m1", number: number, at: Samples.instant(Double(number)), by: number == 1 ? nil : "Kari",
            change: .edit,
            title: number == 1 ? nil : "Æ", text: text, lines: ["sak-1", "ny-2"])
    }

    @Test("versions come back as they were written, in their order, and a number is given once")
    func versions() async throws {
        let store = try await Samples.store()
        let written = [Self.version(1, "## Ei\n"), Self.version(2, "## Ei og to\n")]
        try await store.write("ein") { ledger in for version in written { try ledger.add(version) } }
        #expect(try await store.read("ein") { try $0.agendaVersions(of: "m1") } == written)
        #expect(try await store.read("ein") { try $0.agendaVersions(of: "m2") }.isEmpty)
        #expect(try await store.read("to") { try $0.agendaVersions(of: "m1") }.isEmpty)
        await #expect(throws: (any Error).self) {
            try await store.write("ein") { try $0.add(Self.version(2, "noko anna")) }
        }
    }

    @Test("who was asked stands in the order they were asked, each once, with the answer given last")
    func consultations() async throws {
        let store = try await Samples.store()
        let parties: [Consultation.Party] = [.forum("volda"), .organisation("volda"), .forum("alesund")]
        let asked = parties.map { Consultation(forum: "ssu", caseID: "c1", party: $0, asked: Samples.instant(1)) }
        try await store.write("ein") { ledger in for one in asked { try ledger.save(one) } }
        try await store.write("ein") { ledger in
            var answered = asked[0]
            (answered.answered, answered.answer, answered.by) = (Samples.instant(2), "Ja", "Oddvar")
            try ledger.save(answered)
        }
        let kept = try await store.read("ein") { try $0.consultations(in: "ssu") }
        #expect(kept.map(\.party) == parties)
        #expect(kept[0].answer == "Ja" && kept[0].answered == Samples.instant(2) && kept[1].answered == nil)
        #expect(try await store.read("to") { try $0.consultations(in: "ssu") }.isEmpty)
    }

    @Test("a sitting is kept whole, and the newest one is what there is")
    func sittings() async throws {
        let store = try await Samples.store()
        #expect(try await store.read("ein") { try $0.sitting(of: "m1") } == nil)
        var sitting = Sitting(meeting: "m1")
        sitting.began = Samples.instant(5)
        sitting.turns = [Sitting.Turn(line: "sak-1", from: Samples.instant(5), until: Samples.instant(6))]
        sitting.marks = [Sitting.Mark(person: "kari", isPresent: false, at: Samples.instant(4))]
        let first = sitting
        try await store.write("ein") { try $0.save(first) }
        sitting.postponed = [Sitting.Postponed(line: "sak-2", caseID: "c2", title: "Æ", to: CalendarDate(2023, 9, 29))]
        let second = sitting
        try await store.write("ein") { try $0.save(second) }
        #expect(try await store.read("ein") { try $0.sitting(of: "m1") } == second)
    }
}
