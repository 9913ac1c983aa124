import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

/// Meetings in each other's way, as the desk tells of them.
@Suite("Meetings on one day, on the desk")
struct DeskClashTests {
    @Test("two meetings on one day that somebody is called to both of")
    func clashes() {
        var facts = DeskSample.facts()
        facts.coming += [DeskSample.meeting("2024-03-01"), DeskSample.meeting("2024-03-01", forum: "lsu-volda")]
        #expect(
            DeskSample.lines(facts).map(\.what.nn) == [
                "Sjustjerna og LSU Volda møtest same dag, fredag 1. mars 2024: 1 skal begge stader"
            ])
        facts.coming[3].forum = "lsu-alesund"
        facts.register.appointments.removeAll { $0.forum == "lsu-alesund" }
        #expect(DeskSample.lines(facts).isEmpty, "nobody is in both")
    }

    /// Sjustjerna's meeting of one day, and one of each of as many other forums as there are lists of members.
    private static func oneDay(_ others: [[PersonID]], own: Set<ForumID> = ["sjustjerna"]) -> [DeskLine] {
        var facts = DeskSample.facts(forums: own)
        facts.coming.append(DeskSample.meeting("2024-03-01"))
        for (number, people) in others.enumerated() {
            var forum = facts.register.forums[0]
            forum.id = ForumID(rawValue: "forum-\(number)")
            forum.aliases = ["F\(number)"]
            facts.register.forums.append(forum)
            facts.register.appointments += people.map { person in
                Appointment(forum: forum.id, role: "medlem", person: person, from: Sample.day("2023-01-01"))
            }
            facts.coming.append(DeskSample.meeting("2024-03-01", forum: forum.id))
        }
        return DeskRules(facts: facts).lines().filter { $0.kind == .clash }
    }

    private static let two: [PersonID] = DeskSample.facts().register
        .members(of: "sjustjerna", on: Sample.day("2024-03-01")).prefix(2).map(\.person.id)

    @Test("all that hangs together on a day is one line, and who is called to three of them counts once")
    func manyClashes() {
        let three = Self.oneDay([[Self.two[0]], [Self.two[0], Self.two[1]]])
        #expect(
            three.map(\.what) == [
                Trilingual(
                    "Sjustjerna, F0 og F1 møtest same dag, fredag 1. mars 2024: 2 skal fleire stader",
                    "Sjustjerna, F0 og F1 møtes samme dag, fredag 1. mars 2024: 2 skal flere steder",
                    "Sjustjerna, F0 and F1 meet on the same day, Friday 1 March 2024: 2 are called to several")
            ])
        #expect(three.first?.place == .meeting("sjustjerna", Sample.day("2024-03-01"), .whole))
        let many = Self.oneDay(Array(repeating: [Self.two[0]], count: 105))
        #expect(
            many.map(\.what.nn) == [
                "Sjustjerna, F0, F1 og 103 andre møtest same dag, fredag 1. mars 2024: 1 skal fleire stader"
            ])
        #expect(Self.oneDay(Array(repeating: [Self.two[0]], count: 3)).first?.what.en.contains("F1 and F2") == true)
    }

    @Test("what doesn't hang together stands apart, and the coordinator's own forum first; others' troubles are theirs")
    func clashesApart() throws {
        let (one, other) = (Self.two[0], Self.two[1])
        let register = DeskSample.facts().register
        let own = Set(register.members(of: "sjustjerna", on: Sample.day("2024-03-01")).map(\.person.id))
        let stranger = try #require(register.people.map(\.id).first { !own.contains($0) })
        let lines = Self.oneDay([[one], [stranger], [stranger]], own: ["sjustjerna", "forum-2"])
        #expect(
            lines.map(\.what.en).sorted() == [
                "F2 and F1 meet on the same day, Friday 1 March 2024: 1 is called to both",
                "Sjustjerna and F0 meet on the same day, Friday 1 March 2024: 1 is called to both",
            ])
        #expect(Self.oneDay([[one], [stranger], [stranger]]).count == 1)
        #expect(Self.oneDay([[one], [other]], own: ["forum-0"]).map(\.what.nn.count).count == 1)
        #expect(Self.oneDay([[one, other]], own: ["lsu-volda"]).isEmpty)
    }
}
