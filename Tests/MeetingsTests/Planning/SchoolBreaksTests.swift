import Meetings
import Testing

@Suite("School years and breaks")
struct SchoolBreaksTests {
    @Test("A school year runs from 1 August to 31 July and is written with a hyphen")
    func schoolYear() throws {
        #expect(SchoolYear(of: try PlanningExample.day("2026-07-31")).description == "2025-26")
        #expect(SchoolYear(of: try PlanningExample.day("2026-08-01")).description == "2026-27")
        #expect(SchoolYear("2026-27")?.title == "2026/27")
        #expect(SchoolYear("1999-00")?.firstYear == 1999)
        for text in ["2026-28", "2026/27", "2026-2027", "26-27", "", "20x6-27", "+026-27"] {
            #expect(SchoolYear(text) == nil, "\(text)")
        }
    }

    @Test("Places with the same break stand together, and a different one has its own line")
    func together() throws {
        var breaks = try PlanningExample.breaks(2023...2023)
        let winter = Trilingual("vinterferie", "vinterferie", "winter break")
        let autumn = Trilingual("haustferie", "høstferie", "autumn break")
        let own = SchoolBreak(
            name: winter, from: try PlanningExample.day("2023-10-11"), to: try PlanningExample.day("2023-10-12"))
        let shared = SchoolBreak(
            name: autumn, from: try PlanningExample.day("2023-10-09"), to: try PlanningExample.day("2023-10-13"))
        breaks.add(
            SchoolBreaks.County(name: "Møre og Romsdal", breaks: [shared], municipalities: ["Ørsta": [own]]),
            id: PlanningExample.county, in: SchoolYear(firstYear: 2023))
        func found(_ date: String) throws -> [SchoolBreaks.Found] {
            breaks.breaks(
                on: try PlanningExample.day(date), county: "Møre-og-Romsdal",
                municipalities: PlanningExample.orstaAndVolda)
        }
        #expect(try found("2023-10-10").map(\.places) == [["Ørsta", "Volda"]])
        #expect(try found("2023-10-11").map(\.name.nn) == ["haustferie", "vinterferie"])
        #expect(try found("2023-10-11").map(\.places) == [["Ørsta", "Volda"], ["Ørsta"]])
        #expect(try found("2023-10-14").isEmpty)
    }

    @Test("Another county's data doesn't count, and merged data does")
    func merged() throws {
        let year = SchoolYear(firstYear: 2024)
        var breaks = try PlanningExample.breaks(2023...2023)
        let places = PlanningExample.orstaAndVolda
        #expect(breaks.missing(in: year, county: PlanningExample.county, municipalities: places) == ["Ørsta", "Volda"])
        breaks.merge(try PlanningExample.breaks(2024...2024))
        #expect(breaks.missing(in: year, county: PlanningExample.county, municipalities: places).isEmpty)
        #expect(breaks.missing(in: year, county: "vestland", municipalities: places) == ["Ørsta", "Volda"])
        #expect(breaks.missing(in: year, county: "vestland", municipalities: []) == ["vestland"])
        let before = SchoolYear(firstYear: 2023)
        #expect(breaks.missing(in: before, county: PlanningExample.county, municipalities: places).isEmpty)
    }
}
