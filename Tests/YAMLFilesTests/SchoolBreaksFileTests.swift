import FoundationEssentials
import Meetings
import Testing
import YAMLFiles

@Suite("Files of school breaks")
struct SchoolBreaksFileTests {
    private let volda = Organisation(id: "volda", name: "Volda", kind: .municipality)
    private let orsta = Organisation(id: "orsta", name: "Ørsta", kind: .municipality)
    private let winter2024 = SchoolYear(firstYear: 2023)

    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    private func problems(_ text: String) -> [Problem] {
        do {
            _ = try SchoolBreaksFile.read(text, year: winter2024, name: "2023-24.yaml")
            return []
        } catch {
            return error.problems
        }
    }

    /// The project's own files, beside the sources.
    private var bundled: String {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        return parts.joined(separator: "/") + "/Config/school-breaks"
    }

    @Test("The bundled files know the autumn and winter breaks of every year from 2022/23 to 2026/27")
    func bundledFiles() throws {
        let breaks = try SchoolBreaksFile.readFolder(bundled)
        for year in 2022...2026 {
            for (weekYear, week, name) in [(year, 41, "haustferie"), (year + 1, 8, "vinterferie")] {
                let monday = try #require(ISOWeek(year: weekYear, number: week)).monday
                for date in [monday, monday.adding(days: 4)] {
                    let found = breaks.breaks(on: date, county: "møre-og-romsdal", municipalities: [volda])
                    #expect(found.map(\.name.nn) == [name], "\(date)")
                }
                for date in [monday.adding(days: -3), monday.adding(days: 7)] {
                    #expect(breaks.breaks(on: date, county: "møre-og-romsdal", municipalities: [volda]).isEmpty)
                }
            }
            let schoolYear = SchoolYear(firstYear: year)
            #expect(breaks.missing(in: schoolYear, county: "møre-og-romsdal", municipalities: [volda]).isEmpty)
        }
        let next = SchoolYear(firstYear: 2027)
        #expect(
            breaks.missing(in: next, county: "møre-og-romsdal", municipalities: [orsta, volda]) == ["Ørsta", "Volda"])
    }

    @Test("A municipality that differs has its own winter break and the county's autumn break")
    func differing() throws {
        let text = """
            counties:
              møre-og-romsdal:
                name: Møre og Romsdal
                breaks:
                  - {name: haustferie/høstferie/autumn break, from: 2023-10-09, to: 2023-10-13}
                  - {name: vinterferie/vinterferie/winter break, from: 2024-02-19, to: 2024-02-23}
                municipalities:
                  Ørsta:
                    - {name: vinterferie/vinterferie/winter break, from: 2024-02-26, to: 2024-03-01}
            """
        let breaks = try SchoolBreaksFile.read(text, year: winter2024, name: "2023-24.yaml")
        func places(_ date: String) throws -> [String] {
            breaks.breaks(on: try day(date), county: "møre-og-romsdal", municipalities: [orsta, volda])
                .flatMap { [$0.name.en] + $0.places }
        }
        #expect(try places("2023-10-13") == ["autumn break", "Ørsta", "Volda"])
        #expect(try places("2024-02-23") == ["winter break", "Volda"])
        #expect(try places("2024-03-01") == ["winter break", "Ørsta"])
        #expect(try places("2024-02-24") == [])
    }

    @Test("Where only a municipality is known, its neighbour and the county are missing")
    func partlyKnown() throws {
        let text = """
            counties:
              møre-og-romsdal:
                name: Møre og Romsdal
                municipalities: {volda: [{name: vinterferie, from: 2024-02-19, to: 2024-02-23}]}
            """
        let breaks = try SchoolBreaksFile.read(text, year: winter2024, name: "2023-24.yaml")
        func missing(_ places: [Organisation]) -> [String] {
            breaks.missing(in: winter2024, county: "møre-og-romsdal", municipalities: places)
        }
        #expect(missing([orsta, volda]) == ["Ørsta"])
        #expect(missing([]) == ["Møre og Romsdal"])
    }

    @Test(
        "Every fault is refused with its line and code",
        arguments: [
            ("counties: {a: {name: A, breaks: [{name: x, from: 2024-02-30, to: 2024-02-23}]}}", 1, "date"),
            (
                "counties:\n  a:\n    name: A\n    breaks:\n      - {name: x, from: 2024-08-01, to: 2024-08-02}", 5,
                "year"
            ),
            (
                "counties:\n  a:\n    name: A\n    breaks:\n      - {name: x, from: 2024-02-02, to: 2024-02-01}", 5,
                "order"
            ),
            ("counties:\n  a:\n    name: A\n    brakes: []", 4, "unknown-field"),
            ("counties:\n  a:\n    breaks: []", 3, "missing-field"),
            ("counties:\n  a:\n    name: A\n    breaks: veke 8", 4, "list"),
            ("counties:\n  - a", 2, "mapping"),
            ("counties:\n  a: {name: A}\n  a: {name: B}", 2, "yaml"),
            ("counties: [", 2, "yaml"),
            ("# &\nx: &a [1]\ny: [*a, *a]", 2, "alias"),
        ])
    func faults(text: String, line: Int, code: String) {
        let found = problems(text)
        #expect(found.map(\.code) == [code] && found.map(\.line) == [line], "\(found)")
    }

    @Test("An empty file, a huge one and one of nothing but brackets are refused")
    func hostile() {
        #expect(problems("").map(\.code) == ["empty"])
        #expect(problems(String(repeating: "[", count: 200_000)).map(\.code) == ["yaml"])
        let huge = String(repeating: "#", count: SchoolBreaksFile.largestBytes + 1)
        #expect(throws: Refusal.self) { try SchoolBreaksFile.read(huge, year: winter2024, name: "2023-24.yaml") }
    }

    @Test("A folder that isn't there, a badly named file and a file that isn't UTF-8 are refused")
    func folders() throws {
        #expect(throws: Refusal.self) { try SchoolBreaksFile.readFolder("/nowhere/school-breaks") }
        for (name, bytes) in [("vinter.yaml", Data("counties: {}".utf8)), ("2023-24.yaml", Data([0xFF, 0xFE, 0x00]))] {
            let folder = FileManager.default.temporaryDirectory.path + "/school-breaks-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            #expect(FileManager.default.createFile(atPath: "\(folder)/\(name)", contents: bytes))
            #expect(throws: Refusal.self) { try SchoolBreaksFile.readFolder(folder) }
        }
    }
}
