import TestSupport
import Testing

@testable import Meetings

@Suite("What is exempt from disclosure")
struct ExemptionTests {
    @Test(
        "the ground is read out of what is written",
        arguments: [
            ("nei, offl. § 13", "offl. § 13"), ("Nei – offl. § 13, jf. fvl. § 13", "offl. § 13, jf. fvl. § 13"),
            ("nei", ""), ("unntatt: offl. § 14", "offl. § 14"), ("offl. § 13", "offl. § 13"), ("no, § 13", "§ 13"),
        ])
    func grounds(_ written: String, _ ground: String) {
        #expect(Exemption.ground(of: written) == ground)
        #expect(Exemption.ground(of: Exemption.written(ground)) == ground)
    }

    @Test("yes and nothing are no ground", arguments: ["ja", "Ja", "", "  ", "ja, frå 1.1"])
    func open(_ written: String) {
        #expect(Exemption.ground(of: written) == nil)
        #expect(Exemption.ground(of: nil) == nil)
    }

    @Test("it follows a case from the list through the agenda into the minutes' form")
    func follows() async throws {
        let world = try await World()
        let name = try MeetingName("lsu-volda/2023-09-01")
        try await world.plan("lsu-volda", "2023-09-01")
        _ = try await CaseWorkflow(world.environment).add(
            to: "lsu-volda", title: "Tilsetjing av Ola", kind: "vedtak", presenter: nil, minutes: nil,
            exempt: "offl. § 13", in: world.network)
        let agenda = AgendaWorkflow(world.environment)
        let draft = try await agenda.draft(name, in: world.network)
        #expect(draft.text.contains("- Offentleg: nei, offl. § 13"))
        let saved = try await agenda.save(name, text: draft.text, in: world.network)
        let line = saved.items.first { $0.exempt != nil }
        #expect(line?.exempt == "offl. § 13" && line?.title == "Tilsetjing av Ola")
        let stranger = line?.forStrangers(.nn)
        #expect(stranger?.title == "Unntatt offentlegheit" && stranger?.presenter == nil && stranger?.text == "")
        _ = try await agenda.send(name, in: world.network)
        let cases = try await CaseWorkflow(world.environment).list("lsu-volda", in: world.network)
        #expect(cases.first?.exempt == "offl. § 13" && cases.first?.number != nil)
        let minutes = MinutesWorkflow(world.environment, digest: { "\($0.count)" })
        let form = try await minutes.skeleton(name, in: world.network)
        #expect(form.contains("- Offentleg: nei, offl. § 13"))
    }

    @Test("an item of an exempt case is a number alone on the next agenda, which goes out by mail")
    func itemsOfExemptCases() async throws {
        let life = try await FollowUpWorld()
        try await life.plan("2023-06-09", "2023-08-18")
        let text = MinutesFile.text(
            "## Løynd\n\n- Offentleg: nei, offl. § 13\n\n### Oppfølging\n\n"
                + "\(MinutesFile.item("Seie opp Ola", due: "01.08.2023"))\n\n## Open\n\n### Oppfølging\n\n"
                + MinutesFile.item("Koke kaffi", due: "01.08.2023"))
        try await life.take(text)
        let draft = try await AgendaWorkflow(life.world.environment)
            .draft(try MeetingName("sjustjerna/2023-08-18"), in: life.network)
        #expect(draft.text.contains("#1: Unntatt offentlegheit") && draft.text.contains("#2: Koke kaffi"))
        #expect(!draft.text.contains("Ola"))
        #expect(try await life.item(1)?.text == "Seie opp Ola")
    }

    @Test("an agenda edited by hand can exempt a line, and take it back")
    func byHand() async throws {
        let world = try await World()
        let name = try MeetingName("lsu-volda/2023-09-01")
        try await world.plan("lsu-volda", "2023-09-01")
        let text = "# Sakliste\n\n## Sak ein\n\n- Type: vedtak\n- Tid: 30 min\n- Offentleg: nei, offl. § 13\n\nTekst.\n"
        let agenda = AgendaWorkflow(world.environment)
        #expect(try await agenda.save(name, text: text, in: world.network).items.first?.exempt == "offl. § 13")
        let open = text.replacing("nei, offl. § 13", with: "ja")
        #expect(try await agenda.save(name, text: open, in: world.network).items.first?.exempt == nil)
    }
}

extension World {
    func plan(_ forum: ForumID, _ date: String) async throws {
        try await deciding { books in
            let day = try #require(CalendarDate(date))
            try books.ledger.save(
                Meeting(
                    id: MeetingID("m-\(forum)-\(date)"), forum: forum, date: day, start: SampleRegister.time(9, 0),
                    end: SampleRegister.time(14, 30), place: "Volda", uid: "\(forum)-\(date)@x", now: books.now))
        }
    }
}
