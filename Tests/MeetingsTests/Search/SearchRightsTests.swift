import TestSupport
import Testing

@testable import Meetings

@Suite("What a search shows to whom")
struct SearchRightsTests {
    private static let exempt = """
        ## Sak 4/23 Tilsynssak om lege

        - Type: drøfting
        - Offentleg: nei, offl. § 13

        Hemmeleg drøfting.

        ### Vedtak

        Løyndomen blir følgd opp.

        ### Oppfølging

        - [ ] Ringje legen
          - Ansvar: leiar
          - Frist: 15.09.2023

        ## Sak 5/23 Open sak

        Ope for alle.
        """

    @Test("only what is of the forums one sees is found")
    func forums() async throws {
        let world = try await SearchWorld()
        _ = try await world.add("Legevakt her")
        _ = try await world.add("Legevakt der", to: "lsu-volda")
        let reach = SearchReach(forums: ["lsu-volda"], insideOf: nil)
        #expect(try await world.titles("legevakt", reach: reach) == ["case: Legevakt der"])
        #expect(try await world.find("legevakt", forum: "sjustjerna", reach: reach).isEmpty)
        #expect(try await world.titles("oddvar", reach: reach).isEmpty)
        #expect(try await world.titles("Leiar Volda", reach: reach).contains("person: Leiar Volda"))
        #expect(try await world.titles("legevakt", reach: SearchReach(forums: [], insideOf: [])).isEmpty)
        #expect(try await world.find("legevakt", forum: "lsu-volda").map(\.title) == ["Legevakt der"])
    }

    @Test("an exempt case is its number to those outside, found by nothing it says; and whole to those inside")
    func exemption() async throws {
        let world = try await SearchWorld()
        try await world.minutes(Self.exempt, forum: "LSU Volda")
        let outside = SearchReach(forums: nil, insideOf: ["sjustjerna"])
        for word in ["tilsynssak", "lege", "løyndomen", "hemmeleg", "ringje", "tilsyn"] {
            #expect(try await world.find(word, reach: outside).isEmpty, "\(word)")
            #expect(try await !world.find(word).isEmpty, "\(word)")
        }
        let number = try await world.find("4/23", reach: outside)
        #expect(number.allSatisfy { $0.isWithheld && $0.title == "4/23" && $0.excerpt.isEmpty } && !number.isEmpty)
        #expect(try await world.find("#1", reach: outside).map(\.title) == ["#1"])
        #expect(try await world.find("open sak", reach: outside).first?.isWithheld == false)
        #expect(try await world.find("4/23").allSatisfy { !$0.isWithheld })
    }

    @Test("a case that is opened again is found again, and one that is closed is not")
    func changed() async throws {
        let world = try await SearchWorld()
        let outside = SearchReach(forums: nil, insideOf: [])
        let open = Self.exempt.replacing("- Offentleg: nei, offl. § 13\n", with: "")
        try await world.minutes(open, forum: "LSU Volda")
        #expect(try await world.find("løyndomen", reach: outside).first?.kind == .decision)
        try await world.minutes(Self.exempt.replacing("- [ ] Ringje", with: "- [ ] #1: Ringje"), forum: "LSU Volda")
        #expect(try await world.find("løyndomen", reach: outside).isEmpty)
        #expect(try await world.find("ringje", reach: outside).isEmpty)
        try await world.minutes(open.replacing("- [ ] Ringje", with: "- [ ] #1: Ringje"), forum: "LSU Volda")
        #expect(try await world.find("ringje", reach: outside).first?.kind == .item)
    }

    @Test("an item of an exempt case stays hidden when it is changed later")
    func itemChanged() async throws {
        let world = try await SearchWorld()
        try await world.minutes(Self.exempt, forum: "LSU Volda")
        _ = try await world.life.followUp.done("lsu-volda", 1, by: "x", in: world.life.network)
        #expect(try await world.find("ringje", reach: SearchReach(forums: nil, insideOf: [])).isEmpty)
        #expect(try await world.find("ringje").count >= 1)
    }
}
