import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("Contributions by mail")
struct ContributionReplyTests {
    /// Herøy, Volda, Hareid and Ulstein presented last; the next gathering is on 18 August.
    private func collected() async throws -> AnswerWorld {
        let answers = try await AnswerWorld(at: "2023-07-31T09:00:00+02:00")
        try await answers.world.deciding { books in
            for organisation in ["heroy", "volda", "hareid", "ulstein"] {
                try books.ledger.save(
                    Presentation(
                        forum: "sjustjerna", organisation: OrganisationID(organisation),
                        date: SampleRegister.day(2023, 6, 9)))
            }
            let slot = Slot(
                date: SampleRegister.day(2023, 8, 18), start: SampleRegister.time(9, 0),
                end: SampleRegister.time(14, 30))
            let meeting = books.newMeeting(of: try books.forum("sjustjerna"), on: slot)
            try books.ledger.save(meeting)
            _ = try books.collect(meeting)
        }
        return answers
    }

    private func draft(_ answers: AnswerWorld) async throws -> String {
        try await AgendaWorkflow(answers.world.environment)
            .draft(try MeetingName("sjustjerna/2023-08-18"), in: answers.world.network).text
    }

    private func reply(_ answers: AnswerWorld, _ person: PersonID, _ lines: [String]) async throws -> IncomingLetter {
        let letters = try await answers.letters("collect")
        let asked = try #require(letters.first { $0.person == person })
        var letter = AnswerWorld.mail(person, answers: [asked.messageID])
        letter.words = lines
        return letter
    }

    @Test("the round: prompts, two headings by mail, one reminder to who is missing (scenario 7, kommunerunde)")
    func kommunerunde() async throws {
        let answers = try await collected()
        let prompted = answers.follow.box.all.compactMap { told -> String? in
            if case .collect(let notice) = told.notice { notice.presents?.name } else { nil }
        }
        #expect(Set(prompted) == ["Vanylven", "Sande", "Ørsta"])
        let letter = try await reply(
            answers, "leiar-sande",
            [
                "Hei!", "", "Fokusområde:", "- Heimesjukepleie", "- Nattteneste", "", "Utfordringar: rekruttering",
                "Mvh", "Jon",
            ])
        let filing = try await answers.receive(letter)
        #expect(filing.outcome == .command && filing.reason == "contribution")
        let text = try await draft(answers)
        let sande = try #require(text.split(separator: "## ").first { $0.contains("Sande") })
        #expect(sande.contains("**Fokusområde** Heimesjukepleie; Nattteneste"))
        #expect(sande.contains("**Utfordringar** rekruttering"))
        #expect(answers.receipts.count == 1)
        try await answers.receive(try await reply(answers, "leiar-orsta", ["Fokusområde", "Psykisk helse"]))
        try await answers.world.deciding { books in
            let meeting = try books.meeting(try MeetingName("sjustjerna/2023-08-18"))
            for _ in 0..<2 { _ = try books.remindPresenters(of: meeting) }
        }
        let reminded = answers.follow.box.all.filter { told in
            if case .collect(let notice) = told.notice { notice.isReminder } else { false }
        }
        #expect(reminded.map(\.to) == ["leiar-vanylven"])
    }

    @Test("what one writes whose turn it isn't, stands under the focus area")
    func others() async throws {
        let answers = try await collected()
        try await answers.receive(try await reply(answers, "leiar-hareid", ["Fokusområde: nattpatrulje"]))
        let focus = try #require(try await draft(answers).split(separator: "## Fokusområde").last)
        #expect(focus.contains("Hareid: **Fokusområde** nattpatrulje"))
    }

    @Test("the reminder is woken on the working day after the deadline")
    func job() async throws {
        let answers = try await collected()
        let meeting = try await answers.world.deciding { try $0.meeting(try MeetingName("sjustjerna/2023-08-18")) }
        let job = try #require(meeting.jobs(rules: RuleBook(), zone: Sample.oslo).first { $0.kind == .collectReminder })
        #expect(Sample.oslo.date(job.due) == SampleRegister.day(2023, 8, 14))
    }

    @Test("written again, it takes the place of what was written before")
    func again() async throws {
        let answers = try await collected()
        try await answers.receive(try await reply(answers, "leiar-sande", ["Fokusområde: gammalt"]))
        try await answers.receive(try await reply(answers, "leiar-sande", ["Fokusområde: nytt"]))
        let text = try await draft(answers)
        #expect(text.contains("nytt") && !text.contains("gammalt"))
    }

    @Test(
        "headings as people write them",
        arguments: [
            ["**Fokusområde:**", "helse"], ["# Fokusområde", "helse"], ["FOKUSOMRÅDE: helse"],
            ["Focus area:", "helse"], ["- Fokusområde: helse"],
        ])
    func headings(lines: [String]) async throws {
        let answers = try await collected()
        try await answers.receive(try await reply(answers, "leiar-sande", lines))
        #expect(try await draft(answers).contains("**Fokusområde** helse"))
    }

    @Test("other words in answer to the prompt are news; a proposed case waits for the coordinator")
    func newsAndCases() async throws {
        let answers = try await collected()
        try await answers.receive(
            try await reply(answers, "leiar-hareid", ["Hei", "Ny avtale om legevakt, sjå https://example.no"]))
        #expect(try await draft(answers).contains("Ny avtale om legevakt"))
        let filing = try await answers.receive(
            try await reply(answers, "leiar-volda", ["Sak: Helseplattforma, 20 minutt"]))
        #expect(filing.waits && filing.reason == "case-proposed")
    }

    @Test(
        "what is sent in is text in the agenda, and no list or fence of its own",
        arguments: [
            ("2) to", "2\\) to"), ("+ pluss", "\\+ pluss"),
            ("``` kode", "\\``` kode"), ("12.5 % fleire", "12\\.5 % fleire"),
        ])
    func asText(_ written: String, _ drafted: String) async throws {
        let answers = try await collected()
        try await answers.receive(try await reply(answers, "leiar-hareid", [written]))
        #expect(try await draft(answers).contains("- \(drafted)"))
    }

    @Test(
        "nothing that is sent in can make a heading or a field of the agenda",
        arguments: [
            ["Fokusområde:", "## Falsk sak", "- Tid: kl. 09.00–10.00"], ["Fokusområde: # Falsk", "# Falsk"],
            ["## Falsk sak", "- Innleiar: Eli"], ["Fokusområde:", "---", "### Vedtak"],
        ])
    func injection(lines: [String]) async throws {
        let answers = try await collected()
        let before = try await draft(answers).split(separator: "\n").count { $0.hasPrefix("#") }
        try await answers.receive(try await reply(answers, "leiar-sande", lines))
        let text = try await draft(answers)
        #expect(text.split(separator: "\n").count { $0.hasPrefix("#") } == before)
        let workflow = AgendaWorkflow(answers.world.environment)
        _ = try await workflow.save(try MeetingName("sjustjerna/2023-08-18"), text: text, in: answers.world.network)
    }
}
