import Foundation
import Testing

@Suite("samling minutes")
struct MinutesCommandTests {
    static let source = "\(Samling.checkout)/Config/demo/referat-sjustjerna-2023-06-09.md"
    static let meeting = "sjustjerna/2023-06-09"

    private func text() throws -> String { try String(contentsOfFile: Self.source, encoding: .utf8) }

    @Test("the demo's minutes are sound, and are given with the keys that are promised")
    func check() throws {
        let samling = try Samling.planned()
        let checked = try samling("minutes", "check", Self.source, "--json")
        #expect(checked.status == 0)
        let minutes = checked.object
        #expect(minutes["forum"] as? String == "sjustjerna")
        #expect(minutes["date"] as? String == "2023-06-09")
        #expect(minutes["language"] as? String == "nn")
        #expect(minutes["status"] as? String == "draft")
        #expect((minutes["present"] as? [Any])?.count == 8)
        #expect((minutes["absent"] as? [Any])?.count == 1)
        #expect(minutes["errors"] as? [String] == [])
        let cases = try #require(minutes["cases"] as? [[String: Any]])
        let items = cases.flatMap { $0["items"] as? [[String: Any]] ?? [] }
        #expect(items.count == 9)
        #expect(minutes["error"] == nil)
        #expect(try samling("actions", "--state", "all", "--json").list.isEmpty)
    }

    @Test("scenario 15: a misspelt heading refuses the whole file, with line and suggestion; nothing is imported")
    func misspelt() throws {
        let samling = try Samling.planned()
        let broken = try text().replacingOccurrences(of: "### Oppfølging", with: "### Oppfolgjing")
        let file = try samling.file("referat.md", broken)
        for command in ["check", "import"] {
            let outcome = try samling("minutes", command, file, "--json")
            #expect(outcome.status == 65)
            let errors = try #require(outcome.object["errors"] as? [[String: Any]])
            #expect(errors.count == 5)
            #expect(errors[0]["line"] as? Int == 42)
            #expect(errors[0]["code"] as? String == "near-keyword")
            #expect(errors[0]["suggestion"] as? String == "Oppfølging")
            #expect(outcome.error["file"] as? String == file)
            #expect(outcome.error["line"] as? Int == 42)
            #expect(outcome.err.contains("samling: \(file):42: "))
            #expect(outcome.err.contains("meinte du «Oppfølging»?"))
        }
        #expect(try String(contentsOfFile: file, encoding: .utf8) == broken)
        #expect(try samling("actions", "--state", "all", "--json").list.isEmpty)
    }

    @Test("scenario 16: prose with what looks like dates and points creates no date and no item")
    func traps() throws {
        let samling = try Samling.planned()
        let prose = """
            # Referat: Sjustjerna helse og omsorg

            - Forum: Sjustjerna
            - Dato: fredag 24.11.2023
            - Status: utkast

            ## Kommunepresentasjon

            - Type: kommunepresentasjon

            ### Volda

            - Tverrfagleg samhandling
            - PKT 8 i budsjettvedtaket, 5-10-25
            - Kommunedelplan 2018-2024, sjå punkt 10.1 og punkt 8.1
            - Frist: dette er ein vanleg setning, kl 0910-0945
            - Kostnad pr.dd ca. 442 000,-

            """
        let file = try samling.file("volda.md", prose)
        let imported = try samling("minutes", "import", file, "--json")
        #expect(imported.status == 0, "\(imported.err)")
        #expect(imported.object["created"] as? [Int] == [])
        let cases = try #require(imported.object["cases"] as? [[String: Any]])
        #expect(cases.count == 1)
        #expect((cases[0]["items"] as? [Any])?.isEmpty == true)
        #expect(try samling("actions", "--state", "all", "--json").list.isEmpty)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == prose)
    }

    @Test("importing writes the numbers into the file, which keeps its permissions; again, it changes nothing")
    func importing() throws {
        let samling = try Samling.planned()
        let file = try samling.file("referat.md", try text())
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
        let rehearsed = try samling("minutes", "import", file, "--dry-run", "--json")
        #expect(rehearsed.object["created"] as? [Int] == Array(1...9))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == text())
        let first = try samling("minutes", "import", file, "--json")
        #expect(first.status == 0)
        #expect(first.object["created"] as? [Int] == Array(1...9))
        for key in ["updated", "closed", "missing"] { #expect(first.object[key] as? [Int] == []) }
        let written = try String(contentsOfFile: file, encoding: .utf8)
        #expect(written.contains("- [ ] #1: Gå gjennom"))
        #expect(written.contains("- [x] #9: Lage oversikt"))
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o640)
        let left = try FileManager.default.contentsOfDirectory(atPath: samling.folder)
        #expect(!left.contains { $0.hasSuffix("~") })
        let second = try samling("minutes", "import", file, "--json")
        #expect(second.object["created"] as? [Int] == [])
        #expect(second.object["unchanged"] as? Bool == true)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == written)
    }

    @Test("importing again updates by number, closes what is ticked, and asks about what is gone")
    func importingAgain() throws {
        let samling = try Samling.planned()
        let file = try samling.file("referat.md", try text())
        try samling("minutes", "import", file)
        let written = try String(contentsOfFile: file, encoding: .utf8)
        var edited = written.replacingOccurrences(of: "- [ ] #6: Presentere", with: "- [x] #6: Presentere")
            .replacingOccurrences(of: "Orientere om erfaringar", with: "Orientere kort om erfaringar")
        let gone = try #require(edited.range(of: "- [ ] #7: "))
        let next = try #require(edited.range(of: "- [ ] #8: "))
        edited.removeSubrange(gone.lowerBound..<next.lowerBound)
        try samling.file("referat.md", edited)
        let again = try samling("minutes", "import", file, "--json")
        #expect(again.status == 0, "\(again.err)")
        #expect(again.object["created"] as? [Int] == [])
        #expect(again.object["updated"] as? [Int] == [4])
        #expect(again.object["closed"] as? [Int] == [6])
        #expect(again.object["missing"] as? [Int] == [7])
        let open = try samling("actions", "--json").list.compactMap { $0["number"] as? Int }
        #expect(Set(open) == [1, 2, 3, 4, 5, 7, 8])
    }

    @Test("a file that can't be written is refused before anything is imported; standard input too")
    func notWritable() throws {
        let samling = try Samling.planned()
        #expect(try samling("minutes", "import", "-", "--json", input: try text()).status == 64)
        #expect(try samling("minutes", "import", "-", "--dry-run", input: try text()).status == 0)
        #expect(try samling("minutes", "import", "/proc/version", "--json").status == 65)
        #expect(try samling("actions", "--state", "all", "--json").list.isEmpty)
    }

    @Test("minutes are sent once, each with the reader's own items, and approved minutes are frozen")
    func sendAndApprove() throws {
        let samling = try Samling.planned()
        #expect(try samling("minutes", "send", "sjustjerna/2023-08-18", "--send", "--json").status == 65)
        let file = try samling.file("referat.md", try text())
        try samling("minutes", "import", file)
        let preview = try samling("minutes", "send", Self.meeting, "--json")
        let recipients = try #require(preview.object["recipients"] as? [[String: Any]])
        let marit = try #require(recipients.first { $0["person"] as? String == "marit" })
        #expect(marit["items"] as? [Int] == [1, 2, 4, 7])
        #expect(preview.object["sent"] as? Int == 0)
        let sent = try samling("minutes", "send", Self.meeting, "--send", "--json")
        #expect(sent.object["sent"] as? Int == recipients.count)
        let again = try samling("minutes", "send", Self.meeting, "--send")
        #expect(again.out.hasSuffix("allereie send 12.06.2023 kl. 09.00 til \(recipients.count); 0 nye\n"))
        #expect(try samling("minutes", "approve", Self.meeting, "--json").object["status"] as? String == "approved")
        let written = try String(contentsOfFile: file, encoding: .utf8)
        try samling.file("referat.md", written.replacingOccurrences(of: "Ingen saker.", with: "Ei sak."))
        let frozen = try samling("minutes", "import", file, "--json")
        #expect(frozen.status == 65)
        #expect(frozen.error["code"] as? String == "approved-minutes")
    }

    @Test("the form for new minutes can be read as it is")
    func form() throws {
        let samling = try Samling.planned()
        let form = try samling("minutes", "new", "sjustjerna/2023-08-18")
        #expect(form.out.hasPrefix("# Referat: Sjustjerna helse og omsorg\n"))
        #expect(try samling("minutes", "check", "-", input: form.out).status == 0)
    }

    @Test(
        "a file that is no minutes is answered in bounded time with a clear error",
        arguments: ["", "\u{0}", "# Noko anna\n", String(repeating: "a", count: 6_000_000)])
    func hostile(_ text: String) throws {
        let samling = try Samling.planned()
        let outcome = try samling("minutes", "check", try samling.file("x.md", text), "--json")
        #expect(outcome.status == 65)
        #expect((outcome.error["message"] as? String)?.isEmpty == false)
    }

    @Test("bytes that aren't UTF-8 are refused with their line")
    func notUTF8() throws {
        let samling = try Samling.planned()
        let file = "\(samling.folder)/latin1.md"
        try Data("# Referat: Sjustjerna\n\n- Forum: Sjustjerna \u{e5}\n".utf16.map { UInt8(truncatingIfNeeded: $0) })
            .write(to: URL(fileURLWithPath: file))
        let outcome = try samling("minutes", "check", file, "--json")
        #expect(outcome.status == 65)
        #expect(outcome.error["line"] as? Int == 3)
    }
}
