import HTTPTypes
import Meetings
import TestSupport
import Testing

@testable import Website

@Suite("A member's own pages")
struct MinePageTests {
    @Test("one sees one's own items and meetings, whoever else there is")
    func mine() async throws {
        let life = try await MemberSite()
        let page = try await life.site.get("/n/sjustjerna/mine", as: "leiar-vanylven")
        #expect(page.status == 200)
        #expect(page.text.contains("#1") && page.text.contains("#2") && !page.text.contains("#3"))
        #expect(page.text.contains("fredag 18. august 2023") && page.text.contains("Ikkje svart"))
        let empty = try await life.site.get("/n/sjustjerna/mine", as: "kari")
        #expect(empty.text.contains("Du har ingen åpne oppfølgingspunkter") && !empty.text.contains("18. august"))
        #expect(try await life.site.get("/n/sjustjerna/mine").status == 303)
        #expect(try await life.site.get("/n/sjustjerna/mine", as: "stranger@example.com").status == 404)
    }

    @Test("an item is closed after a page that asks; another's isn't")
    func items() async throws {
        let life = try await MemberSite()
        let confirm = try await life.site.get("/n/sjustjerna/mine?item=sjustjerna/1&do=done", as: "leiar-vanylven")
        #expect(confirm.text.contains("Ja, det er utført"))
        #expect(try await life.item(1)?.state == .open)
        let fields = ["item": "sjustjerna/1", "do": "done", "result": "Ja"]
        #expect(try await life.site.post("/n/sjustjerna/mine", fields, as: "leiar-sande").status == 409)
        #expect(try await life.item(1)?.state == .open)
        let done = try await life.site.post("/n/sjustjerna/mine", fields, as: "leiar-vanylven")
        #expect(done.status == 200 && done.text.contains("Punkt 1 er utført"))
        #expect(try await life.item(1)?.history.last?.by == "Leiar Vanylven")
        let more = ["item": "sjustjerna/2", "do": "more", "until": "31.02.2023"]
        #expect(try await life.site.post("/n/sjustjerna/mine", more, as: "leiar-vanylven").status == 422)
    }

    @Test("an answer, a deputy and a contribution are given there as by link")
    func gathering() async throws {
        let life = try await MemberSite()
        try await life.collect()
        let place = "/n/sjustjerna/mine/sjustjerna/2023-08-18"
        let page = try await life.site.get(place, as: "leiar-sande")
        #expect(page.status == 200 && page.text.contains("name=\"focus\""))
        let uid = try #require(page.hidden("uid"))
        let no = try await life.site.post(place, ["answer": "declined", "uid": uid], as: "leiar-sande")
        #expect(no.status == 200)
        #expect(try await life.answer(of: "leiar-sande")?.state == .declined)
        #expect(try await life.site.post(place, ["deputy": "Kari Nordmann"], as: "leiar-sande").status == 200)
        let sent = try await life.site.post(place, ["focus": "Rekruttering <b>", "news": ""], as: "leiar-sande")
        #expect(sent.status == 200 && sent.text.contains("Rekruttering &lt;b&gt;"))
        #expect(try await life.site.post(place, as: "leiar-sande").status == 422)
        #expect(try await life.site.get(place, as: "eli").status == 404)
        #expect(try await life.site.get("/n/sjustjerna/mine/sjustjerna/2020-01-01", as: "leiar-sande").status == 404)
        #expect(try await life.site.get("/n/sjustjerna/mine/sjustjerna/x", as: "leiar-sande").status == 422)
    }

    @Test("scenario 7: the prompted municipality sends its two headings from the page, and they stand in the draft")
    func presentation() async throws {
        let life = try await MemberSite()
        try await life.collect()
        let turn = try #require(
            life.letters.last {
                $0.kind == "collect" && String(decoding: $0.body, as: UTF8.self).contains("presents: Optional")
            }?
            .person)
        let link = life.link(.contribute, to: turn)
        let page = try await life.site.get(link)
        #expect(page.text.contains("presenterer denne gongen") && page.text.contains("fredag 11. august 2023"))
        let sent = try await life.site.post(
            link, ["focus": "Helseplattforma", "challenges": "Økonomi\nRekruttering", "news": "Ny lege", "case": ""])
        #expect(sent.status == 200 && sent.text.contains("Takk, det er teke med"))
        _ = try await life.site.post(
            link, ["focus": "Helseplattforma", "challenges": "Økonomi\nRekruttering", "news": "Ny lege", "case": ""])
        let draft = try await AgendaWorkflow(life.environment).draft(life.name, in: life.network)
        for words in ["Helseplattforma", "Økonomi Rekruttering", "Ny lege"] {
            #expect(draft.text.ranges(of: words).count == 1, "\(words)")
        }
    }

    @Test("a leader sees what is approved, and approves it with one button; remarks reach the secretariat")
    func clearing() async throws {
        let life = try await MemberSite()
        try await life.collect()
        let link = life.link(.clearAgenda, to: "leiar-volda")
        let page = try await life.site.get(link)
        #expect(page.status == 200 && page.text.contains("Klarer saklista") && page.text.contains("Opning"))
        #expect(try await life.site.post(link, ["remark": " "]).status == 422)
        #expect(try await life.site.post(link, ["remark": "Meir tid til sak 2"]).status == 200)
        let cleared = try await life.site.post(link, ["agree": "yes"])
        #expect(cleared.status == 200 && cleared.text.contains("Saklista er klarert"))
        #expect(try await life.site.post(link, ["agree": "yes"]).text.contains("Dette var alt gjort"))
    }
}
