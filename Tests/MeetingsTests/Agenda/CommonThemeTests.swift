import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("What several municipalities write about")
struct CommonThemeTests {
    private func contribution(_ organisation: String, _ text: String) -> Contribution {
        Contribution(
            forum: "sjustjerna", date: SampleRegister.day(2023, 8, 1), from: organisation,
            organisation: OrganisationID(organisation), heading: "Utfordringar", text: text)
    }

    @Test("four who write «Helseplattforma» or «Helseplattformen» make a joint case (scenario 8)")
    func jointCase() throws {
        var facts = AgendaDraftTests.facts()
        facts.contributions = [
            contribution("sande", "Helseplattforma tek mykje tid"),
            contribution("hareid", "Vi ventar på helseplattformen og på fleire folk"),
            contribution("volda", "Opplæring i Helseplattforma; rekruttering"),
            contribution("ulstein", "Innføring av Helseplattformen."),
            contribution("orsta", "Kommunale tenester og samarbeid mellom kommunane"),
        ]
        let items = try AgendaDraft(facts).items()
        let joint = try #require(items.first { $0.title.hasPrefix("Felles sak") })
        #expect(joint.title == "Felles sak: Helseplattforma" && joint.kind == .discussion)
        #expect(joint.reason == "felles tema: Sande, Hareid, Volda, Ulstein skriv om dette")
        #expect(joint.text.contains("* Hareid: Vi ventar på helseplattformen"))
        let text = AgendaMarkdown(forum: facts.forum, meeting: facts.meeting, language: .nn).text(items)
        #expect(try AgendaReader.items(in: text, meeting: facts.meeting, language: .nn) == items)
    }

    @Test("two are too few, one who writes it three times is one, and words that all use are no theme")
    func tooFew() {
        let themes = CommonTheme.all(in: [
            contribution("sande", "Helseplattforma, helseplattforma og Helseplattforma. Tenestene i kommunane"),
            contribution("hareid", "Helseplattforma. Tenester, samarbeid, kommunen"),
            contribution("volda", "Tenestene og samarbeidet i kommunen"),
        ])
        #expect(themes.isEmpty)
    }

    @Test("a theme that is a case already isn't suggested again")
    func named() throws {
        var facts = AgendaDraftTests.facts()
        facts.contributions = ["sande", "hareid", "volda"].map { contribution($0, "Helseplattforma") }
        facts.cases = [AgendaDraftTests.matter("Status for Helseplattformen")]
        #expect(try !AgendaDraft(facts).items().contains { $0.title.hasPrefix("Felles sak") })
    }

    @Test("the endings of nouns don't part a word from itself")
    func stems() {
        for group in [
            ["Helseplattforma", "Helseplattformen", "helseplattform", "helseplattformene", "helseplattformas"],
            ["rekruttering", "Rekrutteringa", "rekrutteringen"], ["sjukefråvær", "sjukefråværet"],
        ] {
            #expect(Set(group.map(CommonTheme.stem)).count == 1, "\(group.map(CommonTheme.stem))")
        }
    }
}

@Suite("Whom a case was sent to")
struct ConsultationTests {
    @Test("of four that were asked two have answered: the agenda says who is missing (scenario 24)")
    func missing() async throws {
        var register = SampleRegister.sjustjerna
        for name in ["Kristiansund", "Molde"] {
            register.forums.append(Forum(id: ForumID("lsu-\(name.lowercased())"), name: "LSU \(name)"))
        }
        register.forums.append(
            Forum(id: "ssu", name: "Strategisk samarbeidsutval", aliases: ["SSU"], caseNumbers: true, place: "Molde"))
        let called = try await CalledWorld(register, at: "2023-11-01T08:00:00+01:00")
        try await called.accept(SampleRegister.day(2023, 12, 1), forum: "ssu")
        let network = called.world.network
        let matter = try await CaseWorkflow(called.world.environment).add(
            to: "ssu", title: "Handlingsplan", kind: "vedtak", presenter: nil, minutes: nil, in: network)
        let work = ConsultationWorkflow(called.world.environment)
        let names = ["LSU Kristiansund", "LSU Molde", "LSU Ålesund", "LSU Volda"]
        _ = try await work.ask(names, about: matter.id, of: "ssu", in: network)
        #expect(try await work.ask(["LSU Molde"], about: matter.id, of: "ssu", in: network).count == 4)
        let editing = AgendaEditing(called.world.environment)
        let name = try MeetingName("ssu/2023-12-01")
        func missing() async throws -> String? {
            let view = try await editing.view(name, in: network)
            return view.sheet.lines.first { $0.item.caseID == matter.id }.flatMap { view.missing[$0.id]?.nn }
        }
        #expect(try await missing() == "manglar Kristiansund, Molde, Ålesund, Volda")
        for party in ["LSU Volda", "lsu-alesund"] {
            _ = try await work.answer(party, about: matter.id, of: "ssu", "Ja", by: "Oddvar", in: network)
        }
        #expect(try await missing() == "manglar Kristiansund, Molde")
        for party in ["LSU Kristiansund", "LSU Molde"] {
            _ = try await work.answer(party, about: matter.id, of: "ssu", "", by: "Oddvar", in: network)
        }
        #expect(try await missing() == nil)
        let refusal = await #expect(throws: Refusal.self) {
            _ = try await work.answer("Sande", about: matter.id, of: "ssu", "Ja", by: "Oddvar", in: network)
        }
        #expect(refusal?.code == "not-asked")
        await #expect(throws: Refusal.self) {
            _ = try await work.ask(["Ingen"], about: matter.id, of: "ssu", in: network)
        }
    }
}
