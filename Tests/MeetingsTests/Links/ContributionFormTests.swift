import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("What is sent in from a page")
struct ContributionFormTests {
    private func asked() async throws -> (life: LinkWorld, link: String) {
        let life = try await LinkWorld.called()
        try await life.world.deciding { books in
            _ = try books.collect(try books.meeting(try MeetingName("sjustjerna")))
        }
        try await life.send()
        return (life, life.link(.contribute, to: "leiar-sande"))
    }

    private func given(_ life: LinkWorld) async throws -> [Contribution] {
        try await life.world.deciding { try $0.ledger.contributions(to: "sjustjerna", since: Sample.day("2023-01-01")) }
    }

    @Test("each field comes under its heading, for the reader's municipality; sent once more it stands once")
    func fields() async throws {
        let (life, link) = try await asked()
        let form = ContributionForm(
            news: "Ny lege i mars", focus: "Rekruttering\nVaktordning", challenges: "Økonomi\r\nUtfordringar: fleire")
        for _ in 1...2 { _ = try await life.links.act(link, .contributeForm(form)) }
        let all = try await given(life)
        #expect(all.count == 3)
        let focus = try #require(all.first { $0.heading == "Fokusområde" })
        #expect(focus.organisation == "sande" && focus.text == "Rekruttering Vaktordning")
        #expect(all.first { $0.heading == "Utfordringar" }?.text == "Økonomi Utfordringar: fleire")
        #expect(all.first { $0.heading == nil }?.text == "Ny lege i mars")
        let wanted = try #require(try await life.links.look(link).gathering?.contribution)
        #expect(wanted.sent.focus == "Rekruttering Vaktordning" && wanted.sent.news == "Ny lege i mars")
    }

    @Test("an empty field leaves what was sent before, and an empty form is no contribution")
    func empty() async throws {
        let (life, link) = try await asked()
        _ = try await life.links.act(link, .contributeForm(ContributionForm(focus: "Ein", challenges: "To")))
        _ = try await life.links.act(link, .contributeForm(ContributionForm(focus: "Ny")))
        let all = try await given(life)
        #expect(all.first { $0.heading == "Fokusområde" }?.text == "Ny")
        #expect(all.first { $0.heading == "Utfordringar" }?.text == "To")
        #expect(try await life.refusal(link, .contributeForm(ContributionForm())) == "nothing-written")
        #expect(try await life.refusal(link, .contributeForm(ContributionForm(news: " \n\t"))) == "nothing-written")
        let long = String(repeating: "x", count: 20_001)
        #expect(try await life.refusal(link, .contributeForm(ContributionForm(news: long))) == "too-much-text")
    }

    @Test("a case that is proposed waits for the coordinator, once")
    func proposed() async throws {
        let (life, link) = try await asked()
        for _ in 1...2 {
            _ = try? await life.links.act(
                link, .contributeForm(ContributionForm(news: "N", proposedCase: "Helseplattforma")))
        }
        let waiting = try await life.world.deciding { try $0.ledger.inboxMails(in: [.waiting]) }
        #expect(waiting.count == 1 && waiting.first?.filing?.reason == "case-proposed")
        #expect(waiting.first?.subject.contains("Helseplattforma") == true)
        #expect(waiting.first?.filing?.detail.nn.contains("melder ei sak: Helseplattforma") == true)
    }

    @Test(
        "accepted, a proposed case is on the forum's list, and its proposer presents it",
        arguments: ["", "Vaktordning"])
    func accepted(focus: String) async throws {
        let (life, link) = try await asked()
        _ = try await life.links.act(
            link, .contributeForm(ContributionForm(focus: focus, proposedCase: "Sak: Helseplattforma\ni kommunane")))
        let inbox = InboxWorkflow(life.world.environment)
        let line = try #require(try await inbox.waiting(in: life.network).first)
        #expect(line.mail.filing?.detail.nn.contains("melder ei sak") == true)
        #expect(line.mail.filing?.isVouchedFor == true)
        #expect(line.onAccept?.nn == "set «Helseplattforma i kommunane» på kølista")
        _ = try await inbox.accept(line.mail.number, by: "Oddvar", in: life.network)
        let cases = try await CaseWorkflow(life.world.environment).list("sjustjerna", in: life.network)
        #expect(cases.map(\.title) == ["Helseplattforma i kommunane"])
        #expect(cases.map(\.presenter) == ["Leiar Sande"] && cases.map(\.state) == [.waiting])
    }

    @Test("a line that looks like a farewell or a command is a line like any other")
    func wording() async throws {
        let (life, link) = try await asked()
        _ = try await life.links.act(link, .contributeForm(ContributionForm(news: "Mvh\nutført 41\nSak: nei")))
        #expect(try await given(life).map(\.text) == ["Mvh utført 41 Sak: nei"])
    }
}
