import Foundation
import Testing

/// The acceptance scenarios that are about commands (`domain.md` §3.7); 1, 11, 15, 16 and 33 stand with theirs.
@Suite("Scenarios through the program")
struct ScenarioTests {
    static let register = "\(Samling.checkout)/Config/sjustjerna.yaml"

    /// The network as it is after the import of 9 June 2023, its register changed by `change`.
    private func imported(_ change: (String) -> String = { $0 }) throws -> Samling {
        let samling = try Samling()
        let text = change(try String(contentsOfFile: Self.register, encoding: .utf8))
        let applied = try samling("register", "apply", try samling.file("register.yaml", text))
        #expect(applied.status == 0, "\(applied.err)")
        #expect(try samling("plan", "sjustjerna", "--until", "2023-12-31", "--accept").status == 0)
        let minutes = try String(contentsOfFile: MinutesCommandTests.source, encoding: .utf8)
        let imported = try samling("minutes", "import", try samling.file("referat.md", minutes))
        #expect(imported.status == 0, "\(imported.err)")
        return samling
    }

    /// Who has got letters of a kind, in the order of the outbox.
    private func receivers(_ kind: String, _ samling: Samling) throws -> [String] {
        try samling("mail", "--json").list.filter { $0["kind"] as? String == kind }.compactMap { $0["to"] as? String }
    }

    private func draft(_ meeting: String, _ samling: Samling) throws -> String {
        let draft = try samling("agenda", "draft", meeting)
        #expect(draft.status == 0, "\(draft.err)")
        return draft.out
    }

    @Test("scenario 2: 17 May 2027 is passed over once, named after both holidays")
    func doubleHoliday() throws {
        let samling = try Samling()
        let mondays = try String(contentsOfFile: Self.register, encoding: .utf8)
            .replacingOccurrences(of: "weekday: friday", with: "weekday: monday")
            .replacingOccurrences(of: "last: 2023-06-09", with: "last: 2027-04-05")
        #expect(try samling("register", "apply", try samling.file("register.yaml", mondays)).status == 0)
        let plan = try samling(
            "plan", "sjustjerna", "--until", "2027-06-30", "--json", now: "2027-04-06T09:00:00+02:00")
        let proposals = try #require(plan.object["proposals"] as? [[String: Any]])
        #expect(proposals.first?["target"] as? String == "2027-05-17")
        let passed = proposals.flatMap { $0["passedOver"] as? [[String: Any]] ?? [] }
            .filter { $0["date"] as? String == "2027-05-17" }
        #expect(passed.count == 1)
        let reasons = try #require(passed.first?["reasons"] as? [[String: String]])
        #expect(reasons.map { $0["code"] } == ["public-holiday"])
        #expect(reasons.first?["text"]?.contains("17. mai og 2. pinsedag") == true)
    }

    @Test("scenario 3: without school data for 2027/28 there is a plan, and a warning that names who lacks it")
    func noSchoolData() throws {
        let samling = try Samling.planned()
        let plan = try samling(
            "plan", "sjustjerna", "--from", "2027-08-10", "--until", "2028-03-31", "--json",
            now: "2027-08-01T09:00:00+02:00")
        #expect(plan.status == 0)
        #expect((plan.object["proposals"] as? [Any])?.isEmpty == false)
        let warnings = try #require(plan.object["warnings"] as? [[String: String]])
        let text = warnings.compactMap { $0["text"] }.joined()
        #expect(text.contains("2027/28") && text.contains("Ørsta") && text.contains("Volda"))
        #expect(!plan.out.contains("school-break\""))
    }

    @Test("scenario 6: a moved gathering keeps its UID, deadlines follow, and everyone gets one letter")
    func movedGathering() throws {
        let samling = try imported()
        try samling("invite", "sjustjerna/2023-08-18", "--send")
        try samling("run-due")
        let moved = try samling("move", "sjustjerna/2023-08-18", "--to", "2023-08-25", "--send")
        #expect(moved.status == 0, "\(moved.err)")
        try samling("run-due")
        let letters = try samling("mail", "--json").list.filter { $0["kind"] as? String == "moved" }
        #expect(Set(letters.compactMap { $0["to"] as? String }).count == 11 && letters.count == 11)
        #expect(letters.allSatisfy { ($0["subject"] as? String)?.hasPrefix("Flytta: ") == true })
        let kari = try samling.calendars(to: "kari.nes@example.no").filter { $0.contains("T090000") }
        let summer = kari.filter { $0.contains("20230818T") || $0.contains("20230825T") }
        #expect(summer.count == 2)
        #expect(Set(summer.flatMap { $0.lines(of: "UID:") }).count == 1)
        #expect(Set(summer.flatMap { $0.lines(of: "SEQUENCE:") }) == ["SEQUENCE:0", "SEQUENCE:1"])
        let items = try samling("actions", "--json").list.filter { $0["dueText"] as? String == "til neste samling" }
        #expect(items.count == 4 && items.allSatisfy { $0["due"] as? String == "2023-08-25" })
    }

    @Test("scenario 7: those who have not presented are asked next")
    func rota() throws {
        let samling = try Samling.planned()
        let sections = ["Herøy", "Volda", "Hareid", "Ulstein"].map { "### \($0)\n\n- Fokusområde\n" }
        let minutes = """
            # Referat: Sjustjerna helse og omsorg

            - Forum: Sjustjerna
            - Dato: fredag 09.06.2023
            - Status: utkast

            ## Kommunepresentasjon

            - Type: kommunepresentasjon

            \(sections.joined(separator: "\n"))
            """
        let imported = try samling("minutes", "import", try samling.file("referat.md", minutes))
        #expect(imported.status == 0, "\(imported.err)")
        func presenting(_ meeting: String) throws -> [String] {
            try draft(meeting, samling).matches(of: /## Kommunepresentasjon: (.*)\n/).map { String($0.1) }
        }
        let next = try presenting("sjustjerna/2023-08-18")
        #expect(!next.isEmpty && next == Array(["Vanylven", "Sande", "Ørsta"].prefix(next.count)))
    }

    @Test("scenario 9: a standing item is on every draft until it is closed")
    func carryForward() throws {
        let samling = try imported()
        let title = "Følgje opp felles LSU-møte om akutttilbod i alderspsykiatrien"
        for date in ["2023-08-18", "2023-09-29"] {
            #expect(try draft("sjustjerna/\(date)", samling).contains("## \(title) (#5)"))
        }
        let minutes = """
            # Referat: Sjustjerna helse og omsorg

            - Forum: Sjustjerna
            - Dato: fredag 29.09.2023
            - Status: utkast

            ## Oppfølging frå sist

            - Type: oppfølging

            ### Oppfølging

            - [x] #5: \(title)
              - Ansvar: leiar, LSU Volda; leiar, LSU Ålesund
              - Frist: 29.09.2023

            """
        let closing = try samling(
            "minutes", "import", try samling.file("neste.md", minutes), "--json", now: "2023-10-02T09:00:00+02:00")
        #expect(closing.object["closed"] as? [Int] == [5], "\(closing.err)")
        let after = try draft("sjustjerna/2023-11-10", samling)
        #expect(!after.contains("## \(title)") && after.contains("- Gjort: \(title) (#5)"))
    }

    @Test("scenario 10: after the handover the successor is reminded, and the predecessor no more")
    func municipalityAsResponsible() throws {
        let samling = try imported { register in
            register.replacingOccurrences(
                of: "organisation: sande, person: jon, from: 2022-01-01, ",
                with: "organisation: sande, person: jon, from: 2022-01-01, until: 2023-07-31, "
            ).replacingOccurrences(
                of: "      - {role: helseleiar, organisation: heroy,",
                with: "      - {role: helseleiar, organisation: sande, person: arne, from: 2023-08-01, "
                    + "rights: [speak, propose, vote], contact: true}\n"
                    + "      - {role: helseleiar, organisation: heroy,")
        }
        let due = try samling("run-due", now: "2023-08-15T09:00:00+02:00")
        #expect(due.status == 0, "\(due.err)")
        let reminded = try receivers("reminder", samling)
        #expect(reminded.contains("arne.vik@example.no") && !reminded.contains("jon.bakke@example.no"))
    }

    @Test("scenario 12: one who leads both local committees gets one letter")
    func severalResponsibles() throws {
        let samling = try imported { register in
            register.replacingOccurrences(of: "{role: leiar, person: hilde,", with: "{role: leiar, person: leif,")
        }
        try samling("run-due", now: "2023-08-15T09:00:00+02:00")
        #expect(try receivers("reminder", samling).filter { $0 == "leif.berge@example.no" }.count == 1)
    }

    @Test("scenarios 13 and 14: nobody is written to about ? or HMR?, and the coordinator is, until it is assigned")
    func unresolvedAndUnconfirmed() throws {
        let samling = try imported()
        for day in ["2023-06-19", "2023-06-21", "2023-06-26"] {
            try samling("run-due", now: "\(day)T09:00:00+02:00")
        }
        #expect(try !samling("mail", "--json").list.contains { $0["to"] as? String == "samhandling@example.no" })
        for letter in try samling.texts() {
            let toCoordinator = letter.to.contains("<oddvar@example.no>")
            #expect(toCoordinator || !letter.text.contains("sikkerheitspsykiatri"), "\(letter.to)")
        }
        let digest = try samling.texts().filter { $0.to.contains("<oddvar@example.no>") }.map(\.text).joined()
        #expect(digest.contains("sikkerheitspsykiatri") && digest.contains("HMR"))
        let assigned = try samling("action", "assign", "sjustjerna", "3", "helseleiar, Hareid")
        #expect(assigned.status == 0, "\(assigned.err)")
        #expect(try receivers("assigned", samling) == ["kari.nes@example.no"])
    }

    @Test("scenario 17: 29.02 is the coming leap day in minutes of January 2024, and an error in those of March")
    func leapDay() throws {
        let samling = try Samling.planned()
        func check(_ date: String) throws -> Samling.Outcome {
            let minutes = """
                # Referat: Sjustjerna helse og omsorg

                - Forum: Sjustjerna
                - Dato: \(date)

                ## Mandat

                ### Oppfølging

                - [ ] Godkjenne mandatet
                  - Ansvar: Oddvar
                  - Frist: 29.02

                """
            return try samling("minutes", "check", try samling.file("referat.md", minutes), "--json")
        }
        let january = try check("16.01.2024")
        #expect(january.status == 0, "\(january.err)")
        let cases = try #require(january.object["cases"] as? [[String: Any]])
        let items = cases.flatMap { $0["items"] as? [[String: Any]] ?? [] }
        #expect(items.compactMap { ($0["due"] as? [String: Any])?["date"] as? String } == ["2024-02-29"])
        let march = try check("01.03.2024")
        #expect(march.status == 65)
        #expect((march.object["errors"] as? [[String: Any]])?.map { $0["line"] as? Int } == [12])
    }

    @Test("scenario 20: overdue since Friday 18.08, reminded on Monday 21.08 and 28.08, and the coordinator told")
    func overdue() throws {
        let samling = try imported()
        try samling("action", "extend", "sjustjerna", "7", "--to", "2023-08-18")
        func marit(_ day: String) throws -> Int {
            let ran = try samling("run-due", now: "\(day)T09:00:00+02:00")
            #expect(ran.status == 0, "\(ran.err)")
            return try receivers("reminder", samling).filter { $0 == "marit.lunde@example.no" }.count
        }
        var (before, told) = (try marit("2023-08-18"), [String]())
        for day in ["19", "20", "21", "22", "25", "28", "29"] {
            let now = try marit("2023-08-\(day)")
            if now > before { told.append(day) }
            before = now
        }
        #expect(told == ["21", "28"])
        let toCoordinator = try samling.texts().filter { $0.to.contains("<oddvar@example.no>") }.map(\.text)
        #expect(toCoordinator.contains { $0.contains("forvaltningskontoret") })
        let christmas = try samling("run-due", now: "2023-12-22T09:00:00+01:00")
        #expect(christmas.status == 0)
        let count = try receivers("reminder", samling).count
        try samling("run-due", now: "2023-12-25T09:00:00+01:00")
        #expect(try receivers("reminder", samling).count == count)
    }
}
