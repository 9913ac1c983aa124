import Meetings
import TestSupport
import Testing

@testable import Website

@Suite("The pages of a year, a forum and its cases")
struct WheelPagesTests {
    private func planned() async throws -> TestSite {
        let site = try await TestSite()
        let fields = PlanPagesTests.fields(try await site.get("\(PlanPagesTests.path)?until=2023-12-31", as: "oddvar"))
        #expect(try await site.post("\(PlanPagesTests.path)/accepted", fields, as: "oddvar").status == 303)
        return site
    }

    @Test("the wheel is a picture with a name and a description, and the table says the same")
    func wheel() async throws {
        let site = try await planned()
        for path in ["/n/sjustjerna/f/sjustjerna/wheel", "/n/sjustjerna/wheel"] {
            let page = try await site.get(path, as: "oddvar")
            #expect(page.status == 200)
            #expect(page.text.contains("role=\"img\" aria-labelledby=\"wheel-1-title wheel-1-text\""))
            #expect(page.text.contains("<title id=\"wheel-1-title\">Årshjul 2023: Sjustjerna helse og omsorg</title>"))
            #expect(page.text.contains("med 4 møte i Sjustjerna: 4 planlagt"))
            // Once with names around it, once for a narrow window.
            #expect(page.text.ranges(of: "class=\"dot planned\" cx").count == 8)
            #expect(page.text.ranges(of: "møte kl. 09.00–14.30</a>").count == 4)
            for name in ["påske", "pinse", "sommarpause", "jul", "17. mai og Kristi himmelfartsdag"] {
                #expect(page.text.contains(">\(name)</text>"), "\(name)")
                #expect(page.text.contains(">\(name)</td>"), "\(name)")
            }
            #expect(!page.text.contains(" style="))
        }
        let cancelled = try await InvitationWorkflow(site.world.environment).cancel(
            MeetingName("sjustjerna/2023-09-29"), reason: nil, in: site.world.network)
        #expect(cancelled.meeting.isCancelled)
        let after = try await site.get("/n/sjustjerna/wheel", as: "oddvar")
        #expect(after.text.contains("class=\"cross\" d=\"M"))
        #expect(after.text.contains("<td>avlyst</td>"))
    }

    @Test("two forums on one day with some of the same people are marked on the wheel and told in the table")
    func clashes() async throws {
        var register = SampleRegister.sjustjerna
        register.appointments.append(
            Appointment(forum: "lsu-volda", role: "leiar", person: "leiar-sande", from: SampleRegister.day(2022, 1, 1)))
        let site = try await TestSite(register)
        try await site.plan("sjustjerna", "2023-08-18")
        try await site.plan("lsu-volda", "2023-08-18")
        let page = try await site.get("/n/sjustjerna/wheel", as: "oddvar")
        #expect(page.text.contains("<circle class=\"clash\" cx="))
        #expect(page.text.contains("kolliderer med LSU Volda kl. 09.00–14.30: Leiar Sande"))
        #expect(page.text.contains("same dag som eit anna forum"))
        let member = try await site.get("/n/sjustjerna/wheel", as: "leiar-hareid")
        #expect(member.text.contains("kolliderer med LSU Volda") && !member.text.contains("Leiar Sande"))
        let other = try await planned().get("/n/sjustjerna/wheel", as: "oddvar")
        #expect(!other.text.contains("class=\"clash\""))
    }

    @Test("a year without meetings says so, and years that nobody asks for are no pages")
    func years() async throws {
        let site = try await planned()
        let empty = try await site.get("/n/sjustjerna/wheel?year=2030", as: "oddvar")
        #expect(empty.text.contains("Ingen møte i 2030 enno"))
        #expect(!empty.text.contains("class=\"hand\" x1"))
        for year in ["0", "x", "99999999999999999999", "-1", "2201"] {
            #expect(try await site.get("/n/sjustjerna/wheel?year=\(year)", as: "oddvar").status == 404, "\(year)")
        }
        let last = try await site.get("/n/sjustjerna/wheel?year=2026", as: "oddvar")
        #expect(last.status == 200)
    }

    @Test("forty forums go on several wheels, and all of them in the table")
    func forty() async throws {
        var register = SampleRegister.sjustjerna
        register.forums += (1...40).map { Forum(id: ForumID("f\($0)"), name: "Forum \($0)") }
        let site = try await TestSite(register)
        for index in 1...40 {
            _ = try await PlanningWorkflow(site.world.environment).add(
                "f\(index)", on: SampleRegister.day(2023, 10, 2), start: TimeOfDay("09:00"), end: TimeOfDay("10:00"),
                place: nil, in: site.world.network)
        }
        let page = try await site.get("/n/sjustjerna/wheel", as: "oddvar")
        #expect(page.text.ranges(of: "class=\"wide-wheel\"").count == 5)
        #expect(page.text.contains("Hjul 5 av 5"))
        #expect(page.text.ranges(of: "møte kl. 09.00–10.00</a>").count == 40)
    }

    @Test("a forum's page says what it is, when it meets and who sits there")
    func forum() async throws {
        let site = try await planned()
        let page = try await site.get("/n/sjustjerna/f/sjustjerna", as: "oddvar")
        #expect(page.text.contains("kvar 6. veke, fredag kl. 09.00–14.30"))
        #expect(page.text.contains("/f/sjustjerna/m/2023-08-18\">fredag 18. august 2023</a>"))
        #expect(page.text.contains("Leiar Hareid"))
        #expect(page.text.contains("kommuneoverlege, Ørsta"))
        #expect(page.text.contains("Planlegg møte"))
        let member = try await site.get("/n/sjustjerna/f/sjustjerna", as: "leiar-hareid")
        #expect(member.status == 200)
        #expect(!member.text.contains("/plan\""))
        #expect(!member.text.contains("/register"))
        let forums = try await site.get("/n/sjustjerna/forums", as: "leiar-hareid")
        #expect(forums.text.contains("LSU Ålesund"))
    }

    @Test("a roster on a date, with what is vacant and what is to come")
    func roster() async throws {
        let site = try await TestSite()
        let page = try await site.get("/n/sjustjerna/f/sjustjerna/roster?on=2023-08-01", as: "oddvar")
        #expect(page.text.contains("1 rolle er ledig"))
        #expect(page.text.contains("1. august 2023"))
        let before = try await site.get("/n/sjustjerna/f/sjustjerna/roster?on=2021-01-01", as: "oddvar")
        #expect(before.text.contains("Ingen har roller i forumet denne dagen"))
        #expect(try await site.get("/n/sjustjerna/f/sjustjerna/roster?on=2023-02-30", as: "oddvar").status == 422)
        let member = try await site.get("/n/sjustjerna/f/sjustjerna/roster", as: "leiar-hareid")
        #expect(!member.text.contains("/register/appointment"))
    }

    @Test("cases are added, kept when refused, and withdrawn")
    func cases() async throws {
        let site = try await TestSite()
        let path = "/n/sjustjerna/f/sjustjerna/cases"
        #expect(try await site.get(path, as: "oddvar").text.contains("Ingen saker ventar"))
        let good = ["title": "Alderspsykiatri <script>", "kind": "decision", "minutes": "20", "presenter": "Eli"]
        #expect(try await site.post(path, good, as: "oddvar").status == 303)
        let list = try await site.get(path, as: "oddvar")
        #expect(list.text.contains("Alderspsykiatri &lt;script&gt;"))
        #expect(list.text.contains("vedtak"))
        let bad = try await site.post(path, ["title": "12/23 Sak", "presenter": "Eli"], as: "oddvar")
        #expect(bad.status == 422)
        #expect(bad.text.contains("value=\"Eli\""))
        #expect(try await site.post(path, ["title": "Sak", "minutes": "mange"], as: "oddvar").status == 422)
        let id = try #require(list.hidden("case"))
        #expect(try await site.post("\(path)/withdraw", ["case": id], as: "oddvar").status == 303)
        #expect(try await site.get(path, as: "oddvar").text.contains("trekt"))
        #expect(try await site.post("\(path)/withdraw", ["case": "nothing"], as: "oddvar").status == 404)
        #expect(try await site.post(path, good, as: "leiar-hareid").status == 403)
    }

    @Test("who may see what")
    func rights() async throws {
        let site = try await TestSite()
        let forum = "/n/sjustjerna/f/sjustjerna"
        for (path, member) in [
            (forum, 200), ("\(forum)/roster", 200), ("\(forum)/cases", 200), ("\(forum)/wheel", 200),
            ("/n/sjustjerna/wheel", 200), ("/n/sjustjerna/forums", 200), ("\(forum)/plan", 403),
            ("/n/sjustjerna/register", 403), ("/n/sjustjerna/register/file.yaml", 403),
            ("/n/sjustjerna/register/person", 403), ("/n/sjustjerna/register/appointment", 403),
        ] {
            #expect(try await site.get(path, as: "leiar-hareid").status == member, "\(path)")
            #expect(try await site.get(path, as: "oddvar").status == 200, "\(path)")
            #expect(try await site.get(path).status == 303, "\(path)")
            #expect(try await site.get(path, as: "nobody@example.com").status == 404, "\(path)")
        }
        for path in ["/n/sjustjerna/f/none/wheel", "/n/none/wheel", "/n/sjustjerna/f/LSU%20Volda/plan"] {
            #expect(try await site.get(path, as: "oddvar").status == 404, "\(path)")
        }
    }
}
