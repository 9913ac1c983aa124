import Meetings
import TestSupport
import Testing

@testable import Website

@Suite("The pages of a plan")
struct PlanPagesTests {
    static let path = "/n/sjustjerna/f/sjustjerna/plan"

    /// The fields a browser would send from the page's table of proposals.
    static func fields(_ page: TestSite.Page) -> [(String, String)] {
        var fields: [(String, String)] = []
        for part in page.text.split(separator: "<input").dropFirst() {
            let tag = part.prefix { $0 != ">" }
            func value(_ name: String) -> String? {
                tag.firstRange(of: " \(name)=\"").map { String(tag[$0.upperBound...].prefix { $0 != "\"" }) }
            }
            guard let name = value("name"), name != "csrf", name != "q", name != "back" else { continue }
            if tag.contains("type=\"checkbox\""), !tag.contains(" checked") { continue }
            fields.append((name, (value("value") ?? "").replacing("&#x2F;", with: "/")))
        }
        // The form above asks for a plan, the one below adds a meeting outside it.
        guard let first = fields.firstIndex(where: { $0.0 == "count" }),
            let last = fields.lastIndex(where: { $0.0 == "count" })
        else { return [] }
        return Array(fields[(first - 2)..<(first == last ? fields.count : last)])
    }

    static func changed(_ fields: [(String, String)], _ name: String, to value: String?) -> [(String, String)] {
        fields.compactMap { $0.0 == name ? value.map { (name, $0) } : $0 }
    }

    @Test("proposals stand in a table, with a reason for each date that was passed over")
    func shown() async throws {
        let site = try await TestSite()
        let page = try await site.get("\(Self.path)?until=2024-06-30", as: "oddvar")
        #expect(page.status == 200)
        #expect(page.text.contains("fredag 18. august 2023"))
        #expect(page.text.contains("sommarpause, veke 29"))
        #expect(page.text.contains("6 veker etter møtet før"))
        #expect(page.text.contains("name=\"date.8\" value=\"2024-06-28\""))
        #expect(!page.text.contains("name=\"date.9\""))
    }

    @Test("a plan goes from the page, over a page that asks, to meetings; a second sending adds nothing")
    func wholeWay() async throws {
        let site = try await TestSite()
        let shown = try await site.get("\(Self.path)?until=2023-12-31", as: "oddvar")
        let fields = Self.fields(shown)
        let asked = try await site.post(Self.path, fields, as: "oddvar")
        #expect(asked.status == 200)
        #expect(asked.text.contains("Legg inn 4 møte"))
        let done = try await site.post("\(Self.path)/accepted", fields, as: "oddvar")
        #expect(done.status == 303)
        #expect(done.location == "\(Self.path)?added=4")
        let again = try await site.post("\(Self.path)/accepted", fields, as: "oddvar")
        #expect(again.status == 409)
        #expect(again.text.contains("endra sidan du såg"))
        let after = try await site.get("\(Self.path)?added=4&until=2023-12-31", as: "oddvar")
        #expect(after.text.contains("4 møte er lagde inn"))
        #expect(try await site.world.letters().isEmpty)
    }

    @Test("a public holiday needs a tick of its own; without it nothing is added")
    func holiday() async throws {
        let site = try await TestSite()
        var fields = Self.fields(try await site.get("\(Self.path)?until=2023-12-31", as: "oddvar"))
        fields = Self.changed(fields, "date.1", to: "2023-12-25")
        let asked = try await site.post(Self.path, fields, as: "oddvar")
        #expect(asked.text.contains("name=\"allow\""))
        #expect(asked.text.contains("1. juledag"))
        let refused = try await site.post("\(Self.path)/accepted", fields, as: "oddvar")
        #expect(refused.status == 422)
        #expect(refused.text.contains("1. juledag"))
        #expect(try await meetings(site) == 0)
        let done = try await site.post(
            "\(Self.path)/accepted", fields + [("allow", "2023-12-25/public-holiday")], as: "oddvar")
        #expect(done.status == 303)
        #expect(try await meetings(site) == 4)
    }

    private func meetings(_ site: TestSite) async throws -> Int {
        try await PlanningWorkflow(site.world.environment).meetings(of: "sjustjerna", in: site.world.network).count
    }

    @Test("what is typed stands there when it is refused, and when she goes back to change it")
    func kept() async throws {
        let site = try await TestSite()
        var fields = Self.fields(try await site.get("\(Self.path)?until=2023-12-31", as: "oddvar"))
        fields = Self.changed(fields, "date.1", to: "2023-10-04")
        fields = Self.changed(fields, "take.2", to: nil)
        for extra in [[("edit", "1")], [("date.3", "")]] {
            let typed = extra[0].0 == "edit" ? fields + extra : Self.changed(fields, "date.3", to: "snart")
            let page = try await site.post(Self.path, typed, as: "oddvar")
            #expect(page.text.contains("name=\"date.1\" value=\"2023-10-04\""))
            #expect(page.text.contains("name=\"take.2\" value=\"1\">"))
            #expect(page.status == (extra[0].0 == "edit" ? 200 : 422))
        }
    }

    @Test("of two coordinators the second is told what has changed, keeps what was typed, and adds nothing")
    func two() async throws {
        let site = try await TestSite()
        let mine = Self.fields(try await site.get("\(Self.path)?until=2023-12-31", as: "oddvar"))
        let hers = Self.changed(mine, "take.3", to: nil)
        #expect(try await site.post("\(Self.path)/accepted", hers, as: "oddvar").status == 303)
        let second = try await site.post("\(Self.path)/accepted", mine, as: "oddvar")
        #expect(second.status == 409)
        #expect(second.text.contains("fredag 18. august 2023 kl. 09.00–14.30 er lagt inn"))
        #expect(try await meetings(site) == 3)
    }

    @Test("an extraordinary meeting, and one of a forum without a cadence")
    func single() async throws {
        let site = try await TestSite()
        let path = "/n/sjustjerna/f/lsu-volda/plan"
        let page = try await site.get(path, as: "oddvar")
        #expect(page.status == 200)
        #expect(page.text.contains("ingen fast rytme"))
        let fields = [
            ("count", "1"), ("take.0", "1"), ("date.0", "2023-10-20"), ("start.0", "10:00"), ("end.0", "12:00"),
            ("place.0", "Volda <b>rådhus</b>"),
        ]
        let asked = try await site.post(path, fields, as: "oddvar")
        #expect(asked.text.contains("Legg inn møtet"))
        #expect(!asked.text.contains("<b>rådhus"))
        #expect(try await site.post("\(path)/accepted", fields, as: "oddvar").status == 303)
        let forum = try await site.get("/n/sjustjerna/f/lsu-volda", as: "oddvar")
        #expect(forum.text.contains("fredag 20. oktober 2023"))
        #expect(!forum.text.contains("<b>rådhus"))
        // Somebody who sits in both is named where the other forum wants the same time.
        let clash = try await site.post(
            Self.path,
            [("count", "1"), ("take.0", "1"), ("date.0", "2023-10-20"), ("start.0", "09:00"), ("end.0", "11:00")],
            as: "oddvar")
        #expect(clash.text.contains("dobbeltbooka: Leiar Volda"))
    }

    @Test("forms that nobody's page has sent are refused, and never a fault of ours")
    func hostile() async throws {
        let site = try await TestSite()
        let forms: [[(String, String)]] = [
            [], [("count", "-1")], [("count", "99999999")], [("count", "x")], [("count", "3")],
            [("count", "1"), ("take.0", "1"), ("date.0", "2023-02-30"), ("start.0", "09:00"), ("end.0", "10:00")],
            [("count", "1"), ("take.0", "1"), ("date.0", "2023-10-20"), ("start.0", "25:00"), ("end.0", "10:00")],
            [("count", "1"), ("proposed.0", "<script>"), ("take.0", "1")],
            [("count", "0"), ("until", "2023-12-31")], [("count", "0"), ("until", "x"), ("from", "2023-06-12")],
            [("count", "0"), ("until", "9999-12-31"), ("from", "0001-01-01")],
            [("count", "0"), ("standing", "x"), ("until", "2023-12-31"), ("from", "2023-06-12")],
        ]
        for form in forms {
            for path in [Self.path, "\(Self.path)/accepted"] {
                let page = try await site.post(path, form, as: "oddvar")
                #expect([409, 422].contains(page.status), "\(form): \(page.status)")
                #expect(!page.text.contains("<script>"))
            }
        }
        for query in ["until=x", "until=9999-12-31", "from=2030-01-01&until=2020-01-01", "until=<script>"] {
            let page = try await site.get(
                "\(Self.path)?\(query.replacing("<", with: "%3C").replacing(">", with: "%3E"))", as: "oddvar")
            #expect([200, 422].contains(page.status), "\(query): \(page.status)")
            #expect(!page.text.contains("<script>"))
        }
        #expect(try await meetings(site) == 0)
    }
}
