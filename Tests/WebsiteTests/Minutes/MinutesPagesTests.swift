import HTTPTypes
import Meetings
import TestSupport
import Testing

@testable import Website

@Suite("The minutes' pages")
struct MinutesPagesTests {
    private let path = MinutesWorld.meeting + "/minutes"

    @Test("the editor begins with the form filled in, and is sound")
    func begins() async throws {
        let site = try await MinutesWorld.site()
        let page = try await site.get(path, as: "oddvar")
        #expect(page.status == 200)
        let text = try site.editor(page)
        #expect(text.contains("# Referat: Sjustjerna helse og omsorg") && text.contains("## Frammøte"))
        #expect(page.hidden("basis") == "0")
        #expect(page.text.contains("Ingen feil"))
        #expect(!page.text.contains("[["))
    }

    @Test("in each language", arguments: [("nn", "Alle versjonar"), ("nb", "Alle versjoner"), ("en", "All versions")])
    func languages(_ language: String, _ word: String) async throws {
        let site = try await MinutesWorld.site()
        let cookie = ["Cookie": "samling=oddvar@example.no; samling-lang=\(language)"]
        let page = try await site.get(path, as: "oddvar", headers: cookie)
        #expect(page.status == 200 && !page.text.contains("[["))
        #expect(page.text.contains(word))
    }

    @Test("a save is kept, with errors in it too, and they are shown at their lines")
    func saves() async throws {
        let site = try await MinutesWorld.site()
        let wrong = MinutesWorld.sound.replacing("### Oppfølging", with: "### Oppfolgjing")
        let saved = try await site.post(path, ["text": wrong, "basis": "0"], as: "oddvar")
        #expect(saved.status == 303 && saved.location == "\(path)?did=saved")
        let page = try await site.get("\(path)?did=saved", as: "oddvar")
        #expect(try site.editor(page) == wrong)
        #expect(page.text.contains("Lagra.") && page.text.contains("Linje 15") && page.text.contains("«Oppfølging»"))
        #expect(page.text.contains("### Oppfolgjing\n</span>"), "the line itself is shown")
        let refused = try await site.get("\(path)/take-in", as: "oddvar")
        #expect(
            refused.text.contains("Kan ikkje lesast inn enno")
                && !refused.text.contains("method=\"post\" action=\"\(path)/take-in"))
        let forced = try await site.post("\(path)/take-in", ["basis": "2"], as: "oddvar")
        #expect(forced.status == 422)
    }

    @Test("checking keeps nothing: as a page with what was typed, or as JSON for the script")
    func checks() async throws {
        let site = try await MinutesWorld.site()
        let wrong = MinutesWorld.sound.replacing("Ansvar: Sande", with: "Ansvar: Sannde")
        let page = try await site.post("\(path)/check", ["text": wrong, "basis": "0"], as: "oddvar")
        #expect(page.status == 200)
        #expect(try site.editor(page) == wrong)
        #expect(page.hidden("basis") == "0" && page.text.contains("1 feil"))
        let json = try await site.post(
            "\(path)/check", ["text": wrong], as: "oddvar", headers: ["Accept": "application/json"])
        #expect(json.headers[.contentType] == "application/json")
        #expect(json.text.contains("\"isSound\":false") && json.text.contains("\"line\":18"))
        let after = try await site.get(path, as: "oddvar")
        #expect(after.hidden("basis") == "0")
    }

    @Test("from writing to locked: taken in, sent for remarks, approved, each after it was shown")
    func wholeWay() async throws {
        let site = try await MinutesWorld.site()
        _ = try await site.post(path, ["text": MinutesWorld.sound, "basis": "0"], as: "oddvar")
        let preview = try await site.get("\(path)/take-in", as: "oddvar")
        #expect(preview.text.contains("Skrive brev") && preview.text.contains("Nye punkt"))
        #expect(try await site.world.letters().isEmpty)
        let taken = try await site.post(
            "\(path)/take-in", ["basis": try #require(preview.hidden("basis"))], as: "oddvar")
        #expect(taken.status == 303)
        #expect(try site.editor(try await site.get(path, as: "oddvar")).contains("#1: Skrive brev"))
        let sending = try await site.get("\(path)/send", as: "oddvar")
        #expect(sending.text.contains("Leiar Sande") && sending.text.contains("Send til 8"))
        #expect(try await site.world.letters().isEmpty)
        #expect(try await site.post("\(path)/send", as: "oddvar").status == 303)
        #expect(try await site.world.letters().count == 8)
        _ = try await site.post("\(path)/send", as: "oddvar")
        #expect(try await site.world.letters().count == 8, "nobody gets it twice")
        let leader = try await site.get("\(path)/approve", as: "leiar-volda")
        let digest = try #require(leader.hidden("digest"))
        #expect(try await site.post("\(path)/approve", ["digest": "x"], as: "leiar-volda").status == 409)
        #expect(try await site.post("\(path)/approve", ["digest": digest], as: "leiar-volda").status == 303)
        let locked = try await site.get(path, as: "oddvar")
        #expect(locked.text.contains("Godkjent") && locked.text.contains("Leiar Volda"))
        #expect(!locked.text.contains("<textarea"))
        #expect(try await site.post(path, ["text": "x", "basis": "3"], as: "oddvar").status == 409)
    }

    @Test("two who write in different places: the second is told what the first changed, and both are kept")
    func merged() async throws {
        let site = try await MinutesWorld.site()
        _ = try await site.post(path, ["text": MinutesWorld.sound, "basis": "0"], as: "oddvar")
        let first = MinutesWorld.sound.replacing("Vi drøfta saka.", with: "Vi drøfta saka lenge.")
        let second = MinutesWorld.sound + "\n## Ymse\n\nKaffi.\n"
        _ = try await site.post(path, ["text": first, "basis": "2"], as: "oddvar")
        let merged = try await site.post(path, ["text": second, "basis": "2"], as: "oddvar")
        #expect(merged.location == "\(path)?did=merged&version=4&since=2")
        let page = try await site.get(try #require(merged.location), as: "oddvar")
        #expect(page.text.contains("begge endringane står her"))
        #expect(page.text.contains("<ins><span aria-hidden=\"true\">+ </span>Vi drøfta saka lenge."))
        let text = try site.editor(page)
        #expect(text.contains("saka lenge.") && text.contains("Kaffi."))
    }

    @Test("two who write the same line: the second has both in the form, and can settle it")
    func disagreed() async throws {
        let site = try await MinutesWorld.site()
        _ = try await site.post(path, ["text": MinutesWorld.sound, "basis": "0"], as: "oddvar")
        let first = MinutesWorld.sound.replacing("Vi drøfta saka.", with: "Fyrste.")
        let second = MinutesWorld.sound.replacing("Vi drøfta saka.", with: "Andre.")
        _ = try await site.post(path, ["text": first, "basis": "2"], as: "oddvar")
        let page = try await site.post(path, ["text": second, "basis": "2"], as: "oddvar")
        #expect(page.status == 409 && page.hidden("basis") == "3")
        let text = try site.editor(page)
        #expect(text.contains("\nFyrste.\n<!-- ≠") && text.contains("\nAndre.\n<!-- ≠"))
        #expect(page.text.contains("Ingenting er gått tapt"))
        let aside = try await site.get("\(path)/versions/4", as: "oddvar")
        #expect(aside.text.contains("Andre."))
        let settled = try await site.post(path, ["text": first + "Andre.\n", "basis": "3"], as: "oddvar")
        #expect(settled.status == 303)
    }

    @Test("versions can be looked at, compared and restored")
    func versions() async throws {
        let site = try await MinutesWorld.site()
        _ = try await site.post(path, ["text": "ein", "basis": "0"], as: "oddvar")
        _ = try await site.post(path, ["text": "to", "basis": "2"], as: "oddvar")
        let list = try await site.get("\(path)/versions", as: "oddvar")
        #expect(list.text.contains("/versions/3\"") && list.text.contains("Oddvar"))
        let version = try await site.get("\(path)/versions/2?to=3", as: "oddvar")
        #expect(version.text.contains("<del>") && version.text.contains("<ins>"))
        let restored = try await site.post("\(path)/versions/2/restore", ["current": "3"], as: "oddvar")
        #expect(restored.status == 303)
        #expect(try site.editor(try await site.get(path, as: "oddvar")) == "ein")
        #expect(try await site.post("\(path)/versions/2/restore", ["current": "3"], as: "oddvar").status == 409)
        #expect(try await site.get("\(path)/versions/99", as: "oddvar").status == 404)
        #expect(try await site.get("\(path)/versions/x", as: "oddvar").status == 404)
    }

    @Test("members see what is sent and nothing before; strangers and members can't write")
    func rights() async throws {
        let site = try await MinutesWorld.site()
        _ = try await site.post(path, ["text": MinutesWorld.sound, "basis": "0"], as: "oddvar")
        _ = try await site.post("\(path)/take-in", ["basis": "2"], as: "oddvar")
        let before = try await site.get(path, as: "leiar-sande")
        #expect(before.status == 200 && !before.text.contains("Skrive brev"))
        _ = try await site.post("\(path)/send", as: "oddvar")
        #expect(try await site.get(path, as: "leiar-sande").text.contains("Skrive brev"))
        for deed in ["", "/check", "/take-in", "/send", "/approve", "/versions/1/restore"] {
            #expect(try await site.post("\(path)\(deed)", as: "leiar-sande").status == 403, "\(deed)")
            #expect(try await site.post("\(path)\(deed)").status != 200)
        }
        for look in ["/take-in", "/send", "/approve", "/versions", "/versions/1"] {
            #expect(try await site.get("\(path)\(look)", as: "leiar-sande").status == 403, "\(look)")
            #expect(try await site.get("\(path)\(look)").status == 303, "\(look)")
        }
    }

    @Test("whatever is written is text in every page: no tag and no script comes out of it")
    func escaping() async throws {
        let site = try await MinutesWorld.site()
        let evil = MinutesWorld.text(
            "## <script>alert(1)</script>\n\n</textarea><img src=x onerror=alert(1)> [her](javascript:alert(1))\n\n"
                + "<svg onload=alert(1)>\n")
        _ = try await site.post(path, ["text": evil, "basis": "0"], as: "oddvar")
        _ = try await site.post("\(path)/take-in", ["basis": "2"], as: "oddvar")
        _ = try await site.post("\(path)/send", as: "oddvar")
        let pages = [
            try await site.get(path, as: "oddvar"), try await site.get(path, as: "leiar-sande"),
            try await site.get("\(path)/versions/2", as: "oddvar"),
            try await site.post("\(path)/preview", ["text": evil], as: "oddvar"),
            try await site.get("\(MinutesWorld.meeting)/minutes.html", as: "leiar-sande"),
        ]
        for page in pages {
            #expect(page.status == 200)
            for bad in ["<script>alert", "<img src=x", "<svg onload", "href=\"javascript", "</textarea><img"] {
                #expect(!page.text.contains(bad), "\(bad)")
            }
        }
    }
}
