import FoundationEssentials
import Meetings
import TestSupport
import Testing

@testable import Website

@Suite("The agenda's page")
struct AgendaPageTests {
    private func add(_ meeting: MeetingSite, _ fields: [String: String]) async throws -> TestSite.Page {
        let form = try await meeting.get("/agenda/new")
        var all = ["kind": "discussion", "minutes": "20", "start": "", "presenter": "", "text": "", "after": ""]
        for name in ["line", "version"] { all[name] = form.hidden(name) }
        all.merge(fields) { _, new in new }
        return try await meeting.post("/agenda/new", all)
    }

    @Test("looking at it writes nothing; a line is added, changed, moved, and taken away")
    func edits() async throws {
        let meeting = try await MeetingSite()
        #expect(try await meeting.get("/agenda").text.contains("Dette er eit utkast"))
        #expect(try await meeting.agenda().version == 0)
        let added = try await add(meeting, ["title": "Budsjett", "text": "Om *pengar*\r\nlinje to"])
        #expect(added.status == 303)
        let id = try #require(added.location?.split(separator: "#line-").last.map(String.init))
        var page = try await meeting.get("/agenda")
        #expect(page.text.contains("Budsjett") && page.text.contains("Om *pengar*\nlinje to"))
        let form = try await meeting.get("/agenda/line/\(id)")
        var fields = [
            "title": "Budsjett 2024", "kind": "decision", "minutes": "25", "start": "", "presenter": "Eli Otterlei",
            "text": "Om pengar",
        ]
        for name in ["version", "seen"] { fields[name] = form.hidden(name) }
        #expect(try await meeting.post("/agenda/line/\(id)", fields).status == 303)
        let line = try #require(try await meeting.agenda().sheet.line(LineID(id)))
        #expect(line.item.title == "Budsjett 2024" && line.item.minutes == 25)
        let place = try await meeting.agenda().sheet.lines.firstIndex { $0.id == line.id }
        let moved = try await meeting.post("/agenda/move", ["line": id, "by": "up"])
        #expect(moved.location?.hasSuffix("#line-\(id)") == true)
        #expect(try await meeting.agenda().sheet.lines.firstIndex { $0.id == line.id } == place.map { $0 - 1 })
        #expect(try await meeting.post("/agenda/move", ["line": id, "to": "1"]).status == 303)
        #expect(try await meeting.agenda().sheet.lines.first?.id == line.id)
        let removed = try await meeting.post(
            "/agenda/remove", ["line": id, "seen": line.fields.mark, "version": "9"])
        #expect(removed.status == 303)
        page = try await meeting.get("/agenda/history")
        #expect(page.text.contains("Tok bort «Budsjett 2024»") && page.text.contains("Oddvar"))
    }

    @Test("members see what was sent to them, and before that only that nothing is; who makes it sees the draft")
    func membersSeeWhatIsSent() async throws {
        let meeting = try await MeetingSite()
        _ = try await add(meeting, ["title": "Løyndom i utkastet"])
        for place in ["/agenda", ""] {
            let before = try await meeting.get(place, as: "leiar-hareid")
            #expect(before.status == 200 && before.text.contains("ikkje send enno"), "\(place)")
            #expect(!before.text.contains("Løyndom") && !before.text.contains("Kvifor:"), "\(place)")
            #expect(try await meeting.get(place, as: "leiar-volda").text.contains("Løyndom"), "\(place)")
        }
        _ = try await AgendaWorkflow(meeting.environment).send(meeting.name, in: meeting.network)
        _ = try await add(meeting, ["title": "Endra etterpå"])
        for place in ["/agenda", ""] {
            let after = try await meeting.get(place, as: "leiar-hareid")
            #expect(after.text.contains("Løyndom i utkastet") && !after.text.contains("Endra etterpå"), "\(place)")
            #expect(!after.text.contains("lagt til for hand"), "\(place)")
        }
    }

    @Test("an agenda that has become too long says by how much, and no other line gives way")
    func tooLong() async throws {
        let meeting = try await MeetingSite()
        let before = try await meeting.agenda().sheet.items.map(\.minutes)
        let added = try await add(meeting, ["title": "Budsjett", "minutes": "300"])
        #expect(added.status == 303)
        let text = try await meeting.get("/agenda").text
        #expect(text.contains("Saklista er ") && text.contains("for lang. Kort inn ei linje"))
        #expect(try await meeting.agenda().sheet.freeMinutes < 0)
        let items = try await meeting.agenda().sheet.items
        #expect(items.filter { $0.title != "Budsjett" }.map(\.minutes) == before)
    }

    @Test("what is wrong is said above the form, and nothing typed is lost")
    func refused() async throws {
        let meeting = try await MeetingSite()
        let page = try await add(
            meeting, ["title": "21/23 Nummer", "text": "Lang tekst som er skriven", "minutes": "30"])
        #expect(page.status == 422 && page.text.contains("role=\"alert\""))
        #expect(page.text.contains("Lang tekst som er skriven") && page.text.contains("value=\"21/23 Nummer\""))
        for bad in [
            ["title": "A", "minutes": "mange"], ["title": "A", "start": "kvart over"], ["title": "A", "minutes": "0"],
        ] {
            #expect(try await add(meeting, bad).status == 422, "\(bad)")
        }
        #expect(try await meeting.agenda().version == 0)
    }

    @Test("two who edit the same line: the second sees both versions, saves once more, and it holds")
    func conflict() async throws {
        let meeting = try await MeetingSite()
        let added = try await add(meeting, ["title": "Budsjett"])
        let id = try #require(added.location?.split(separator: "#line-").last.map(String.init))
        let form = try await meeting.get("/agenda/line/\(id)")
        func fields(_ form: TestSite.Page, title: String, text: String) -> [String: String] {
            var fields = [
                "title": title, "kind": "discussion", "minutes": "20", "start": "", "presenter": "", "text": text,
            ]
            for name in ["version", "seen"] { fields[name] = form.hidden(name) }
            return fields
        }
        #expect(
            try await meeting.post("/agenda/line/\(id)", fields(form, title: "Budsjett 2024", text: "")).status == 303)
        let second = try await meeting.post("/agenda/line/\(id)", fields(form, title: "Budsjett", text: "Viktig tekst"))
        #expect(second.status == 409)
        #expect(second.text.contains("Slik er ho no") && second.text.contains("Det du skreiv"))
        #expect(second.text.contains("Viktig tekst</textarea>") && second.text.contains("value=\"Budsjett 2024\""))
        #expect(try await meeting.agenda().sheet.line(LineID(id))?.item.text == "")
        let third = try await meeting.post(
            "/agenda/line/\(id)", fields(second, title: "Budsjett 2024", text: "Viktig tekst"))
        #expect(third.status == 303)
        #expect(try await meeting.agenda().sheet.line(LineID(id))?.item.text == "Viktig tekst")
    }

    @Test("a line that was taken away meanwhile is offered anew with all that was typed")
    func removedMeanwhile() async throws {
        let meeting = try await MeetingSite()
        let added = try await add(meeting, ["title": "Budsjett"])
        let id = try #require(added.location?.split(separator: "#line-").last.map(String.init))
        let form = try await meeting.get("/agenda/line/\(id)")
        let seen = try #require(form.hidden("seen"))
        #expect(try await meeting.post("/agenda/remove", ["line": id, "seen": seen, "version": "2"]).status == 303)
        var fields = ["title": "Budsjett", "kind": "discussion", "minutes": "20", "text": "Viktig tekst", "seen": seen]
        fields["version"] = form.hidden("version")
        let page = try await meeting.post("/agenda/line/\(id)", fields)
        #expect(page.status == 409 && page.text.contains("har teke bort linja"))
        #expect(page.text.contains("Viktig tekst</textarea>") && page.text.contains("/agenda/new\""))
        fields["line"] = page.hidden("line")
        fields["version"] = page.hidden("version")
        #expect(try await meeting.post("/agenda/new", fields).status == 303)
        #expect(try await meeting.agenda().sheet.items.contains { $0.text == "Viktig tekst" })
    }

    @Test(
        "a text with faults is shown again with their lines; a sound one is kept, and an earlier one can be used again")
    func text() async throws {
        let meeting = try await MeetingSite()
        let page = try await meeting.get("/agenda/text")
        let version = try #require(page.hidden("version"))
        let text = try await meeting.agenda().text
        let bad = try await meeting.post(
            "/agenda/text", ["version": version, "text": text + "\n## Sak\n- Tpye: vedtak\n"])
        #expect(bad.status == 422 && bad.text.contains("meinte du «Type»") && bad.text.contains("- Tpye: vedtak"))
        let good = text.replacing("## Opning", with: "## Velkomen")
        #expect(try await meeting.post("/agenda/text", ["version": version, "text": good]).status == 303)
        #expect(try await meeting.agenda().sheet.items.first?.title == "Velkomen")
        #expect(try await meeting.post("/agenda/history/1", [:]).status == 303)
        #expect(try await meeting.agenda().sheet.items.first?.title == "Opning")
        #expect(try await meeting.get("/agenda/history/99").status == 404)
    }

    @Test("cases that wait are put on it, postponed, and what has come since is taken line by line")
    func cases() async throws {
        let meeting = try await MeetingSite()
        _ = try await add(meeting, ["title": "Noko"])
        let matter = try await CaseWorkflow(meeting.environment).add(
            to: "sjustjerna", title: "Rekruttering", kind: "vedtak", presenter: nil, minutes: 10, in: meeting.network)
        var page = try await meeting.get("/agenda")
        #expect(page.text.contains("Saker som ventar") && page.text.contains("Kome til sidan"))
        #expect(try await meeting.post("/agenda/place", ["case": matter.id.rawValue, "version": "2"]).status == 303)
        page = try await meeting.get("/agenda")
        #expect(!page.text.contains("Saker som ventar") && page.text.contains("Rekruttering"))
        let line = try #require(try await meeting.agenda().sheet.lines.first { $0.item.caseID == matter.id })
        let postponed = try await meeting.post(
            "/agenda/postpone", ["line": line.id.rawValue, "seen": line.fields.mark, "version": "3"])
        #expect(postponed.status == 303)
        #expect(try await !meeting.agenda().sheet.items.contains { $0.caseID == matter.id })
        let next = try await meeting.site.get("/n/sjustjerna/f/sjustjerna/m/2023-09-29/agenda", as: "oddvar")
        #expect(next.text.contains("Rekruttering"))
    }

    @Test("whom a case was sent to is asked for and noted, and the agenda says who is missing (scenario 24)")
    func consultation() async throws {
        let meeting = try await MeetingSite()
        let matter = try await CaseWorkflow(meeting.environment).add(
            to: "sjustjerna", title: "Handlingsplan", kind: "vedtak", presenter: nil, minutes: 10, in: meeting.network)
        let path = "/agenda/case/\(matter.id)"
        #expect(try await meeting.get(path).status == 200)
        let wrong = try await meeting.post("\(path)/ask", ["parties": "LSU Volda\nIngen slik"])
        #expect(wrong.status == 404 && wrong.text.contains("LSU Volda\nIngen slik"))
        #expect(try await meeting.post("\(path)/ask", ["parties": "LSU Volda\nLSU Ålesund"]).status == 303)
        #expect(try await meeting.get("/agenda").text.contains("manglar Volda, Ålesund"))
        #expect(try await meeting.post("\(path)/answer", ["party": "lsu-volda", "answer": "Ja <b>"]).status == 303)
        #expect(try await meeting.get("/agenda").text.contains("manglar Ålesund"))
        #expect(try await meeting.get(path).text.contains("Ja &lt;b&gt;"))
    }

    @Test("the leader clears it from the page, a member can't")
    func clearing() async throws {
        let meeting = try await MeetingSite()
        #expect(try await meeting.post("/agenda/clear", [:], as: "leiar-hareid").status == 403)
        #expect(try await meeting.get("/agenda", as: "leiar-volda").text.contains("Klarer saklista"))
        #expect(try await meeting.post("/agenda/clear", [:], as: "leiar-volda").status == 303)
        #expect(try await meeting.get("/agenda").text.contains("Leiar Volda"))
    }
}

@Suite("The chair's page")
struct ChairPageTests {
    @Test("the meeting is opened, goes through its cases, and is closed")
    func course() async throws {
        let meeting = try await MeetingSite()
        try await meeting.invite()
        #expect(try await meeting.post("/chair", ["verb": "begin"]).status == 409)
        meeting.site.world.time.set("2023-08-18T09:00:00+02:00")
        #expect(try await meeting.get("/chair").text.contains("Set møtet"))
        #expect(try await meeting.post("/chair", ["verb": "begin"], as: "leiar-volda").status == 303)
        meeting.site.world.time.advance(minutes: 3)
        var page = try await meeting.get("/chair")
        #expect(page.text.contains("data-left=\"120\"") && page.text.contains(">2:00<"))
        let seen = try #require(page.hidden("seen"))
        #expect(try await meeting.post("/chair", ["verb": "next", "seen": seen]).status == 303)
        // The other screen's button was pressed at the same moment.
        #expect(try await meeting.post("/chair", ["verb": "next", "seen": seen]).status == 303)
        page = try await meeting.get("/chair")
        #expect(page.text.contains("<p class=\"now-title\">Godkjenning av innkalling og sakliste</p>"))
        let live = try await meeting.get("/chair/live")
        #expect(live.text.contains("event: part") && live.text.contains("Godkjenning av innkalling"))
        let last = try #require(page.hidden("seen"))
        #expect(try await meeting.post("/chair", ["verb": "end", "seen": last]).status == 303)
        #expect(try await meeting.get("").text.contains("slutta"))
    }

    @Test("who is there is marked, and the chair's sheet has it all on paper")
    func present() async throws {
        let meeting = try await MeetingSite()
        try await meeting.invite()
        #expect(try await meeting.post("/chair/present", ["mark": "here leiar-hareid"]).status == 303)
        #expect(try await meeting.post("/chair/present", ["mark": "away leiar-sande"]).status == 303)
        #expect(try await meeting.get("/chair").text.contains("1 til stades"))
        #expect(try await meeting.post("/chair/present", ["mark": "unknown leiar-hareid"]).status == 303)
        #expect(try await meeting.get("/chair").text.contains("0 til stades"))
        #expect(try await meeting.post("/chair/present", ["mark": "here nobody"]).status == 404)
        #expect(try await meeting.post("/chair/present", ["mark": "sideways"]).status == 422)
        let sheet = try await meeting.get("/chair/sheet")
        #expect(sheet.status == 200 && sheet.text.contains("Leiar Hareid") && sheet.text.contains("Over fristen"))
    }
}
