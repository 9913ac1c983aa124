import FoundationEssentials
import HTTPTypes
import Meetings
import TestSupport
import Testing

@testable import Website

@Suite("The action board as a page")
struct BoardPagesTests {
    private static func site() async throws -> TestSite {
        let site = try await TestSite()
        try await site.save(
            TestSite.item(1, owner: "sande"), TestSite.item(2, owner: "volda", due: "2023-09-01"),
            TestSite.item(3, owner: nil, due: "2023-09-01"), TestSite.item(1, forum: "lsu-volda", text: "I Volda"))
        return site
    }

    @Test("the heading counts, the rows lead to their pages, and the bars say the same as their table")
    func board() async throws {
        let page = try await Self.site().get("/n/sjustjerna/actions", as: "oddvar")
        #expect(page.status == 200 && page.text.contains("4 opne punkt, 2 over fristen"))
        #expect(page.text.contains("href=\"/n/sjustjerna/actions/sjustjerna/1\""))
        #expect(page.text.contains("aria-label=\"Sande: 0 opne, 2 over fristen, 0 utførte\""))
        #expect(page.text.contains("Utan kommune") && page.text.contains("11 dagar over"))
        #expect(!page.text.contains(" style="))
    }

    @Test("a filter is a form that asks by address, and keeps what was chosen")
    func filters() async throws {
        let site = try await Self.site()
        let page = try await site.get(
            "/n/sjustjerna/actions?state=all&municipality=volda&sort=number", as: "oddvar")
        #expect(page.text.contains("Punkt 2") && !page.text.contains("Punkt 1<"))
        #expect(page.text.contains("<option value=\"volda\" selected>"))
        #expect(page.text.contains("actions.csv?municipality=volda&amp;state=all&amp;sort=number"))
        let none = try await site.get("/n/sjustjerna/actions?state=dropped", as: "oddvar")
        #expect(none.text.contains("Ingen punkt er slik"))
        let odd = try await site.get("/n/sjustjerna/actions?state=x&sort=y&forum=z&owner=%3Cb%3E", as: "oddvar")
        #expect(odd.status == 200 && !odd.text.contains("<b>"))
    }

    @Test("many items come a page at a time, with the filter in the links; the file has them all")
    func pages() async throws {
        let site = try await TestSite()
        for number in 1...205 { try await site.save(TestSite.item(number, owner: "sande")) }
        let path = "/n/sjustjerna/actions"
        func rows(_ page: TestSite.Page) -> Int { page.text.components(separatedBy: "class=\"number-id\"").count - 1 }
        let first = try await site.get("\(path)?municipality=sande&state=all&sort=number", as: "oddvar")
        #expect(first.text.contains("205 opne punkt") && first.text.contains("Viser 1–100 av 205 punkt"))
        #expect(rows(first) == 100 && first.text.contains(">#1<") && !first.text.contains("rel=\"prev\""))
        let query = "municipality=sande&amp;state=all&amp;sort=number"
        #expect(first.text.contains("rel=\"next\" href=\"\(path)?\(query)&amp;page=2\""))
        let last = try await site.get("\(path)?municipality=sande&state=all&sort=number&page=3", as: "oddvar")
        #expect(rows(last) == 5 && last.text.contains(">#205<") && last.text.contains("Viser 201–205 av 205 punkt"))
        #expect(!last.text.contains("rel=\"next\"") && last.text.contains("\(query)&amp;page=2\""))
        let beyond = try await site.get("\(path)?state=all&page=9", as: "oddvar")
        #expect(beyond.location == "\(path)?state=all&sort=due&page=3")
        let none = try await site.get("\(path)?state=dropped&page=2", as: "oddvar")
        #expect(none.location == "\(path)?state=dropped&sort=due")
        let file = try await site.get("\(path).csv?municipality=sande&state=all&sort=number", as: "oddvar")
        #expect(file.text.components(separatedBy: "\r\n").count == 207)
        for odd in ["0", "-3", "x", "99999999999999999999"] {
            #expect(try await site.get("\(path)?page=\(odd)", as: "oddvar").status == 200, "\(odd)")
        }
    }

    @Test("a member sees what is of her forums, and no more in the file")
    func rights() async throws {
        let site = try await Self.site()
        for path in ["/n/sjustjerna/actions?state=all", "/n/sjustjerna/actions.csv?state=all&forum=lsu-volda"] {
            let page = try await site.get(path, as: "leiar-sande")
            #expect(page.status == 200 && !page.text.contains("I Volda"), "\(path)")
        }
        #expect(try await site.get("/n/sjustjerna/actions", as: "x@example.com").status == 404)
        #expect(try await site.get("/n/sjustjerna/actions.csv").status == 303)
    }

    @Test("the file opens in a spreadsheet: a mark for UTF-8, semicolons, and no formulas")
    func file() async throws {
        let site = try await Self.site()
        try await site.save(TestSite.item(9, text: "=HYPERLINK(\"http://x\";\"y\")"))
        let page = try await site.get("/n/sjustjerna/actions.csv?state=all", as: "oddvar")
        #expect(page.headers[.contentType] == "text/csv; charset=utf-8")
        #expect(page.bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
        let lines = page.text.components(separatedBy: "\r\n")
        #expect(lines.first?.contains("Forum;Nummer;Tekst;Ansvarleg") == true)
        #expect(lines.count == 7)
        #expect(page.text.contains("\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\""))
    }

    @Test(
        "what a spreadsheet would take for a formula is text",
        arguments: [
            ("=1+1", "'=1+1"), ("+47 900", "'+47 900"), ("-2", "-2"), ("-2+3", "'-2+3"), ("@x", "'@x"),
            ("  =x", "'  =x"), ("\tx", "'\tx"), ("a;b", "\"a;b\""), ("«\"»", "\"«\"\"»\""), ("a\nb", "\"a\nb\""),
            ("", ""), ("vanleg tekst", "vanleg tekst"), ("\r=x", "\"'\r=x\""),
        ])
    func cells(text: String, cell: String) { #expect(BoardFile.cell(text) == cell) }

    @Test("nothing promised says what will be here; script is text")
    func hostile() async throws {
        let empty = try await TestSite().get("/n/sjustjerna/actions", as: "oddvar")
        #expect(empty.status == 200 && empty.text.contains("Her kjem det som blir lova"))
        let site = try await TestSite()
        try await site.save(TestSite.item(1, text: TestSite.script))
        #expect(TestSite.isEscaped(try await site.get("/n/sjustjerna/actions", as: "oddvar")))
    }
}

@Suite("One action item as a page")
struct ItemPagesTests {
    private static let path = "/n/sjustjerna/actions/sjustjerna/1"

    private static func site() async throws -> TestSite {
        let site = try await TestSite()
        try await site.save(TestSite.item(1), TestSite.item(1, forum: "lsu-volda"))
        return site
    }

    private static func item(_ site: TestSite) async throws -> ActionItem? {
        try await site.world.environment.store.read(site.world.network) { try $0.item(1, of: "sjustjerna") }
    }

    @Test("what it is, who has it, how it stands; changed only by who coordinates")
    func page() async throws {
        let site = try await Self.site()
        let coordinator = try await site.get(Self.path, as: "oddvar")
        #expect(coordinator.status == 200 && coordinator.text.contains("value=\"extend\""))
        let member = try await site.get(Self.path, as: "leiar-sande")
        #expect(member.status == 200 && member.text.contains("Punkt 1") && !member.text.contains("value=\"extend\""))
        #expect(try await site.get("/n/sjustjerna/actions/lsu-volda/1", as: "leiar-sande").status == 403)
        for odd in ["/n/sjustjerna/actions/sjustjerna/9", "/n/sjustjerna/actions/sjustjerna/x"] {
            #expect(try await site.get(odd, as: "oddvar").status == 404, "\(odd)")
        }
    }

    @Test(
        "each change is done with its reason, and stands in the history",
        arguments: [
            (["do": "done", "reason": "levert"], "done"), (["do": "begin", "reason": "levert"], "in-progress"),
            (["do": "drop", "reason": "levert"], "dropped"),
        ])
    func states(fields: [String: String], state: String) async throws {
        let site = try await Self.site()
        let done = try await site.post(Self.path, fields.merging(["seen": "0"]) { one, _ in one }, as: "oddvar")
        #expect(done.location == "\(Self.path)?done=\(fields["do"] ?? "")")
        #expect(try await Self.item(site)?.state.rawValue == state)
        let page = try await site.get(done.location ?? "", as: "oddvar")
        #expect(page.text.contains("levert") && page.text.contains("Oddvar"))
    }

    @Test("a new deadline and other owners are read as in the minutes")
    func extendAndAssign() async throws {
        let site = try await Self.site()
        _ = try await site.post(Self.path, ["do": "extend", "due": "01.09.2023", "reason": "ferie"], as: "oddvar")
        #expect(try await Self.item(site)?.due.date == SampleRegister.day(2023, 9, 1))
        _ = try await site.post(Self.path, ["do": "assign", "owners": "helseleiar, Hareid"], as: "oddvar")
        #expect(try await Self.item(site)?.owners.first?.organisation == "hareid")
        #expect(try await site.world.letters().map(\.kind) == ["assigned"])
    }

    @Test(
        "what can't be done is refused with the reason, and shown again with what was typed",
        arguments: [
            ["do": "extend", "due": "i fjor", "reason": "ferie & kvile"], ["do": "extend", "due": ""],
            ["do": "assign", "owners": "Ukjend, Person"], ["do": "drop"], ["do": "refuse"],
            ["do": "done", "party": "Volda"], ["do": "done", "seen": "7"],
        ])
    func refused(fields: [String: String]) async throws {
        let site = try await Self.site()
        let before = try await Self.item(site)
        let page = try await site.post(Self.path, fields, as: "oddvar")
        #expect([409, 422].contains(page.status) || page.status == 404)
        #expect(page.text.contains("problem") || page.status == 404)
        if let reason = fields["reason"] { #expect(page.text.contains(reason.replacing("&", with: "&amp;"))) }
        #expect(try await Self.item(site) == before)
    }

    @Test("members, leaders and other forums' people change nothing; nor does a forged form")
    func rights() async throws {
        let site = try await Self.site()
        for person in ["leiar-sande", "leiar-volda", "leiar-orsta"] {
            #expect(try await site.post(Self.path, ["do": "done"], as: person).status == 403, "\(person)")
        }
        #expect(try await site.post(Self.path, ["do": "done"], as: "oddvar", csrf: "x").status == 403)
        #expect(
            try await site.post(Self.path, ["do": "done"], as: "oddvar", headers: ["Origin": "https://evil.example"])
                .status == 403)
        #expect(try await site.post(Self.path, ["do": "explode"], as: "oddvar").status == 422)
        #expect(try await Self.item(site)?.history.isEmpty == true)
    }

    @Test("script in every field of an item is text")
    func hostile() async throws {
        let site = try await Self.site()
        var item = TestSite.item(1, text: TestSite.script)
        item.note = TestSite.script
        item.caseTitle = TestSite.script
        item.owners = [Party(kind: .unresolved, text: TestSite.script, confirmed: false)]
        item.due.text = TestSite.script
        item.history = [
            ActionItem.Change(
                at: site.world.time.now, by: TestSite.script, field: TestSite.script, from: TestSite.script,
                to: TestSite.script, reason: TestSite.script)
        ]
        try await site.save(item)
        let page = try await site.get("\(Self.path)?done=%3Cscript%3Ealert", as: "oddvar")
        #expect(page.status == 200 && TestSite.isEscaped(page))
        let csv = try await site.get("/n/sjustjerna/actions.csv?state=all", as: "oddvar")
        #expect(csv.status == 200)
    }
}
