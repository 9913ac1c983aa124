import TestSupport
import Testing

@testable import Meetings

@Suite("Search over everything of a network")
struct SearchWorkflowTests {
    @Test("«kva vart bestemt om alderspsykiatri?» is answered with the decision first, in every language")
    func decisionFirst() async throws {
        let world = try await SearchWorld()
        _ = try await world.add("Alderspsykiatri og alderspsykiatri på nytt")
        try await world.minutes(SearchWorld.decided)
        for question in [
            "kva vart bestemt om alderspsykiatri?", "Hva ble vedtatt om alderspsykiatri",
            "what was decided about alderspsykiatri",
            "vedtak alderspsykiatri", "KVA BLEI VEDTEKE OM ALDERSPSYKIATRIEN?", "alderpsykiatri vedtak",
        ] {
            let first = try #require(try await world.find(question).first, "\(question)")
            #expect(first.kind == .decision, "\(question)")
            #expect(first.excerpt.map(\.text).joined() == "Akutttilbodet skal vere i Volda.")
            #expect(first.place == .meeting("sjustjerna", Sample.day("2023-06-09"), .minutes))
        }
    }

    @Test("each kind of thing is found, and leads to where it is dealt with")
    func kinds() async throws {
        let world = try await SearchWorld()
        let matter = try await world.add("Felles legevakt")
        try await world.minutes(SearchWorld.decided)
        #expect(try await world.find("legevakt").first?.place == .cases("sjustjerna"))
        #expect(matter.title == "Felles legevakt")
        #expect(try await world.find("helseføretaket").first?.place == .item("sjustjerna", 1))
        #expect(try await world.find("#1").first?.place == .item("sjustjerna", 1))
        #expect(try await world.find("snakka").first?.kind == .minutes)
        #expect(try await world.find("Kari Nordmann").isEmpty, "she sits in no forum")
        #expect(try await world.find("Eli").isEmpty)
        #expect(try await world.find("oddvar").first?.place == .person("oddvar"))
        #expect(try await world.find("LSU Volda").first?.place == .forum("lsu-volda"))
        #expect(try await world.find("Hareid kommune").contains { $0.place == .organisation("hareid") })
        let meeting = try await world.find("juni 2023").filter { $0.kind == .meeting }
        #expect(meeting.first?.title == "fredag 9. juni 2023")
        #expect(meeting.first?.place == .meeting("sjustjerna", Sample.day("2023-06-09"), .whole))
    }

    @Test(
        "forms, beginnings, compounds, slips and the other Norwegian are found",
        arguments: [
            "psykiatri", "alderspsyk", "alderspsykiatrien", "aldespsykiatri", "ALDERSPSYKIATRI", "alders-psykiatri",
        ])
    func spellings(typed: String) async throws {
        let world = try await SearchWorld()
        try await world.minutes(SearchWorld.decided)
        #expect(try await world.find(typed).contains { $0.kind == .decision }, "\(typed)")
    }

    @Test("who is what is found by role and place")
    func seats() async throws {
        let world = try await SearchWorld()
        #expect(try await world.titles("kven er helseleiar i Hareid?").first == "person: Leiar Hareid")
        #expect(try await world.titles("helseleder hareid").first == "person: Leiar Hareid")
    }

    @Test("another name of the same thing finds it")
    func aliases() async throws {
        let world = try await SearchWorld()
        _ = try await world.add("Avtale med Helse Møre og Romsdal")
        _ = try await world.add("HMR og beredskap")
        let found = try await world.titles("HMR")
        #expect(found.contains("case: Avtale med Helse Møre og Romsdal") && found.contains("case: HMR og beredskap"))
        #expect(try await world.titles("Helse More og Romsdal").contains("case: HMR og beredskap"))
    }

    @Test("what has every word stands before what has some")
    func everyWord() async throws {
        let world = try await SearchWorld()
        _ = try await world.add("Budsjett budsjett budsjett")
        _ = try await world.add("Legevakt og litt budsjett")
        #expect(try await world.titles("budsjett legevakt").first == "case: Legevakt og litt budsjett")
    }

    @Test("a name that is corrected, a case withdrawn, minutes read again: the index follows")
    func upToDate() async throws {
        let world = try await SearchWorld()
        try await world.minutes(SearchWorld.decided)
        let taken = try #require(try await world.life.record()?.text)
        try await world.life.take(taken.replacing("Alderspsykiatri", with: "Eldrehelse"))
        #expect(try await world.titles("alderspsykiatri") == [])
        #expect(try await world.find("eldrehelse").contains { $0.kind == .decision })
        let followUp = world.life.followUp
        _ = try await followUp.assign("sjustjerna", 1, to: "Oddvar", by: "x", in: world.life.network)
        #expect(try await world.titles("#1 oddvar").first?.hasPrefix("item: #1") == true)
        var register = SampleRegister.sjustjerna
        register.forums[1].name = "Samarbeidsutvalet"
        try await world.life.save(register)
        #expect(try await world.titles("samarbeidsutvalg").first == "forum: Samarbeidsutvalet")
    }

    @Test("a meeting that moves is found on its new date")
    func moved() async throws {
        let world = try await SearchWorld()
        try await world.life.plan("2023-08-18")
        var meeting = try #require(try await world.life.meetings().first)
        meeting.date = Sample.day("2023-09-29")
        try await world.life.save(meeting)
        #expect(try await world.find("august").allSatisfy { $0.kind != .meeting })
        #expect(try await world.titles("29. september").first == "meeting: fredag 29. september 2023")
    }

    @Test(
        "nothing asked finds nothing, and whatever is typed is safe",
        arguments: [
            "", "   ", "og i på", "%", "_", "'; DROP TABLE items; --", "\u{0}", "🇳🇴", "*", "\\", "(((",
            String(repeating: "a ", count: 5_000), String(repeating: "å", count: 10_000),
        ])
    func hostile(typed: String) async throws {
        let world = try await SearchWorld()
        try await world.minutes(SearchWorld.decided)
        #expect(try await world.find(typed).count < 10)
        #expect(try await world.life.items().count == 1)
    }

    @Test("signs around a word are no part of it", arguments: ["@sjustjerna", "«sjustjerna»", "sjustjerna?!"])
    func signs(typed: String) async throws {
        let world = try await SearchWorld()
        let plain = try await world.titles("sjustjerna")
        #expect(try await world.titles(typed) == plain && !plain.isEmpty)
    }

    @Test("«kva vart vedteke sist?» is answered with the newest")
    func latest() async throws {
        let world = try await SearchWorld()
        try await world.minutes(SearchWorld.decided)
        #expect(try await world.find("kva vart bestemt?").map(\.kind) == [.decision])
    }
}
