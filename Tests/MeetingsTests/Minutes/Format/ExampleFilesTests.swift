import Foundation
import Testing

@testable import Meetings

@Suite("The two example files")
struct ExampleFilesTests {
    @Test(
        "every item comes out as its items file says, key by key",
        arguments: ["minutes-sjustjerna-2023-06-09", "minutes-sogn-og-fjordane-prosjekt-2024-01-16"])
    func items(_ name: String) throws {
        let result = MinutesReading.read(MinutesSample.fixture("\(name).md"), in: MinutesSample.surroundings)
        #expect(MinutesSample.summaries(result.errors) == [])
        let report = try JSONEncoder().encode(MinutesReport(result, language: .nn))
        let found = try #require(try JSONSerialization.jsonObject(with: report) as? [String: Any])
        let golden = Data(MinutesSample.fixture("\(name).items.json"))
        let expected = try #require(try JSONSerialization.jsonObject(with: golden) as? [String: Any])
        let cases = try #require(found["cases"] as? [[String: Any]])
        let expectedCases = try #require(expected["cases"] as? [[String: Any]])
        #expect(cases.compactMap { $0["title"] as? String } == expectedCases.compactMap { $0["title"] as? String })
        for (one, other) in zip(cases, expectedCases) {
            let items = try #require(one["items"] as? [[String: Any]])
            let expectedItems = try #require(other["items"] as? [[String: Any]])
            #expect(items.count == expectedItems.count)
            for (item, expectedItem) in zip(items, expectedItems) {
                #expect(withoutNulls(item) == withoutNulls(expectedItem))
            }
        }
    }

    private func withoutNulls(_ value: [String: Any]) -> NSDictionary {
        var kept: [String: Any] = [:]
        for (key, value) in value where !(value is NSNull) {
            kept[key] = (value as? [String: Any]).map { withoutNulls($0) as Any } ?? value
        }
        return kept as NSDictionary
    }

    @Test("the gathering's head and attendance are read")
    func gathering() throws {
        let minutes = try #require(
            MinutesReading.read(MinutesSample.sjustjerna, in: MinutesSample.surroundings).minutes)
        #expect(minutes.forum == "sjustjerna-helse-og-omsorg")
        #expect(minutes.date == CalendarDate(2023, 6, 9))
        #expect(minutes.start == TimeOfDay(9, 0))
        #expect(minutes.end == TimeOfDay(14, 30))
        #expect(minutes.place == "?")
        #expect(minutes.status == .draft)
        #expect(minutes.language == .nn)
        #expect(minutes.next == CalendarDate(2023, 8, 18))
        #expect(minutes.chair?.role == "leiar")
        #expect(minutes.present.count == 8)
        #expect(minutes.present[3].notes.map(\.text) == ["frå kl. 10.15"])
        #expect(minutes.present[5].substituteFor?.organisation == "orsta")
        #expect(minutes.present[7].party.person == "oddvar")
        #expect(minutes.absent.map(\.party.role) == ["helseleiar"])
        #expect(minutes.absent[0].notes.map(\.meaning) == [.reported])
        #expect(minutes.cases.map(\.kind) == [.news, .information, .discussion, .decision, .focus, .anyOtherBusiness])
        #expect(minutes.cases[3].vote?.form == .unanimous)
        #expect(
            minutes.cases[3].decisionTexts == [
                "Oppfølging av felles LSU-møte om akutttilbod i alderspsykiatrien skal vere på sakskartet vidare."
            ])
    }

    @Test("the project's case numbers, anchoring, costs and deliverables are read")
    func project() throws {
        let minutes = try #require(MinutesReading.read(MinutesSample.project, in: MinutesSample.surroundings).minutes)
        #expect(minutes.cases.compactMap(\.number?.description) == ["1/24", "2/24", "3/24", "4/24"])
        #expect(minutes.place == "Teams")
        #expect(minutes.next == nil)
        #expect(minutes.secretary?.kind == .unresolved)
        let anchoring = minutes.cases[1].anchoring
        #expect(
            anchoring.map(\.body) == [
                "Helse og omsorgsutvalet", "KD nettverk region Fjordane", "nettverket for kommunalsjefar i HAFS",
                "Fagleg samarbeidsutval", "Nettverket for kommunalsjefar i Sogn", "Kommuneoverlegenettverket", "SSU",
                "Foretaksleiinga", "Samhandlingsbarometeret", "Andre",
            ])
        #expect(
            anchoring.map { $0.date?.description ?? "" } == [
                "2024-01-23", "2024-01-29", "2024-02-02", "2024-02-14", "2024-02-15", "2024-02-28", "2024-02-29", "",
                "", "",
            ])
        #expect(anchoring[6].purpose == "godkjenning av mandat")
        #expect(anchoring[6].forum == "ssu")
        #expect(anchoring.map(\.confirmed).suffix(3) == [true, false, false])
        let costs = minutes.cases[2].costs
        #expect(costs.map(\.ore) == [13_000_000, 17_000_000])
        #expect(costs.map { CostReport($0).percent } == ["43.33", "56.67"])
        #expect(minutes.cases[2].vote?.form == .consensus)
        #expect(
            minutes.cases[3].deliverables.map(\.id) == [
                "1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "2.4", "2.5", "3.1", "3.2", "3.3", "3.4",
            ])
    }

    @Test("the examples give no warnings")
    func noWarnings() {
        for file in [MinutesSample.sjustjerna, MinutesSample.project] {
            let result = MinutesReading.read(file, in: MinutesSample.surroundings)
            #expect(MinutesSample.summaries(result.warnings) == [])
        }
    }

    @Test("the next meeting that is planned goes before the one the head announces")
    func plannedNext() throws {
        let announced = try #require(CalendarDate(2023, 8, 25))
        let earlier = try #require(CalendarDate(2023, 6, 9))
        let surroundings = MinutesSurroundings(
            register: MinutesSampleRegister.register,
            planned: ["sjustjerna-helse-og-omsorg": [earlier, announced.adding(days: 42), announced]])
        let result = MinutesReading.read(MinutesSample.sjustjerna, in: surroundings)
        #expect(result.minutes?.cases[1].items[0].due.date == announced)
        #expect(MinutesSample.summaries(result.warnings) == ["15 next-differs"])
    }
}
