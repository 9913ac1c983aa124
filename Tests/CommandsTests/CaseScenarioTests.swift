import Foundation
import Testing

/// The acceptance scenarios about cases, their presenters, and languages (`domain.md` §3.7).
@Suite("Scenarios of LSU Molde through the program")
struct CaseScenarioTests {
    static let november = "2023-11-13T09:00:00+01:00"
    static let meeting = "lsu-molde/2023-12-01"

    /// LSU Molde, which meets every six weeks, with minutes that end in case 21/23, and one member who reads Bokmål.
    private func molde(named name: String = "LSU Molde") throws -> Samling {
        let samling = try Samling()
        let bundled = try String(
            contentsOfFile: "\(Samling.checkout)/Config/helsefellesskap-mr.yaml", encoding: .utf8)
        let register = bundled.replacingOccurrences(
            of: "    name: LSU Molde\n    aliases: [LSU Molde,", with: "    name: \(name)\n    aliases: [\(name),"
        ).replacingOccurrences(
            of: "    place: Molde\n    invitations: {mode: manual, horizon: 1}\n",
            with: """
                    place: Molde
                    invitations: {mode: manual, horizon: 1}
                    standing: [opening, any-other-business]
                    cadence: {everyWeeks: 6, weekday: friday, start: "09:00", end: "12:00", last: 2023-10-20}

                """
        ).replacingOccurrences(
            of: "      - {role: samhandlingssjef, organisation: hmr, person: eli-otterlei, from: 2022-01-01, rights",
            with: "      - {role: samhandlingssjef, organisation: hmr, person: tanja-thalen, from: 2022-01-01, rights")
        let applied = try samling("register", "apply", try samling.file("register.yaml", register))
        #expect(applied.status == 0, "\(applied.err)")
        let minutes = """
            # Referat: LSU Molde

            - Forum: \(name)
            - Dato: fredag 20.10.2023

            ## 21/23 Helsefellesskap

            - Type: orientering

            """
        let imported = try samling(
            "minutes", "import", try samling.file("referat.md", minutes), now: Self.november)
        #expect(imported.status == 0, "\(imported.err)")
        let plan = try samling("plan", "lsu-molde", "--until", "2024-02-28", "--accept", now: Self.november)
        #expect(plan.status == 0, "\(plan.err)")
        return samling
    }

    private func add(_ title: String, _ more: String..., to samling: Samling) throws {
        let added = try samling.run(["case", "add", "lsu-molde", title] + more, now: Self.november)
        #expect(added.status == 0, "\(added.err)")
    }

    private func numbers(_ samling: Samling) throws -> [String] {
        try samling("cases", "lsu-molde", "--json", now: Self.november).list.compactMap { $0["number"] as? String }
    }

    @Test("scenario 25: after 21/23 comes 22/23, which is kept when withdrawn, and 1/24 is the first of the year")
    func caseNumbers() throws {
        let samling = try molde()
        try add("Psykisk helse", to: samling)
        #expect(try numbers(samling).isEmpty)
        #expect(try samling("agenda", "send", Self.meeting, "--send", now: Self.november).status == 0)
        #expect(try numbers(samling) == ["22/23"])
        #expect(try samling("case", "withdraw", "lsu-molde", "22/23", now: Self.november).status == 0)
        try add("Nytt år", to: samling)
        let january = "2024-01-02T09:00:00+01:00"
        #expect(try samling("agenda", "send", "lsu-molde/2024-01-12", "--send", now: january).status == 0)
        #expect(try numbers(samling) == ["22/23", "1/24"])
        #expect(try samling("cases", "lsu-molde", "--lang", "nn", now: january).out.contains("trekt"))
    }

    @Test("scenario 26: a presenter is called to the slot alone, follows it ten minutes, and sees that case only")
    func presenterSlot() throws {
        let samling = try molde()
        try add("Berre for medlemer", to: samling)
        try add("Helsefellesskap", "--presenter", "Eli Otterlei", "--minutes", "35", to: samling)
        let draft = try samling("agenda", "draft", Self.meeting, now: Self.november).out
        #expect(draft.contains("- Tid: kl. 09.20–09.55\n- Innleiar: Eli Otterlei"))
        func send(_ slot: String) throws {
            let text = draft.replacingOccurrences(of: "09.20–09.55", with: slot)
            let saved = try samling("agenda", "save", Self.meeting, "-", now: Self.november, input: text)
            #expect(saved.status == 0, "\(saved.err)")
            #expect(try samling("agenda", "send", Self.meeting, "--send", now: Self.november).status == 0)
            try samling("run-due", now: Self.november)
        }
        try send("09.20–09.55")
        try send("09.30–10.05")
        let entries = try samling.calendars(to: "eli.otterlei@example.no").sorted { one, _ in
            one.contains("SEQUENCE:0")
        }
        #expect(entries.flatMap { $0.lines(of: "SEQUENCE:") } == ["SEQUENCE:0", "SEQUENCE:1"])
        #expect(Set(entries.flatMap { $0.lines(of: "UID:") }).count == 1)
        #expect(entries.map { $0.contains("DTSTART;TZID=Europe/Oslo:20231201T092000") } == [true, false])
        #expect(entries.map { $0.contains("DTEND;TZID=Europe/Oslo:20231201T100500") } == [false, true])
        let letters = try samling.texts().filter { $0.to.contains("<eli.otterlei@example.no>") }
        #expect(letters.count == 2 && letters.allSatisfy { !$0.text.contains("Berre for medlemer") })
    }

    @Test("scenario 27: a reader of Bokmål gets Bokmål around the words of others, the others Nynorsk")
    func language() throws {
        let samling = try molde()
        try add("Melde frå om kva møta kostar", "--presenter", "Eli Otterlei", to: samling)
        #expect(try samling("invite", Self.meeting, "--send", now: Self.november).status == 0)
        #expect(try samling("agenda", "send", Self.meeting, "--send", now: Self.november).status == 0)
        try samling("run-due", now: Self.november)
        let mail = try samling("mail", "--json", now: Self.november).list.compactMap { $0["subject"] as? String }
        #expect(mail.contains { $0.hasPrefix("Saksliste: LSU Molde fredag 1. desember 2023") })
        let letters = try samling.texts()
        let bokmaal = letters.filter { $0.to.contains("<tanja.thalen@example.no>") }.map(\.text)
        #expect(bokmaal.count == 2 && bokmaal.allSatisfy { $0.contains("Denne e-posten er sendt automatisk") })
        #expect(bokmaal.contains { $0.contains("Melde frå om kva møta kostar") })
        let nynorsk = letters.filter { $0.to.contains("<eli.otterlei@example.no>") }.map(\.text)
        #expect(!nynorsk.isEmpty)
        for text in nynorsk {
            #expect(text.firstMatch(of: /(?i)\b(ikke|fra|møter|hva|uke|saksliste)\b/) == nil, "\(text)")
        }
    }

    @Test("scenario 28: a name in South Sámi arrives whole, and no folded line splits a character")
    func otherLetters() throws {
        let samling = try molde(
            named: "Helgelaanten skiemtjegætie ŋŧđ – samarbeidet om helse, omsorg og oppvekst i nord")
        #expect(try samling("invite", Self.meeting, "--send", now: Self.november).status == 0)
        try samling("run-due", now: Self.november)
        let invitation = try #require(
            try samling("mail", "--json", now: Self.november).list.first { $0["kind"] as? String == "invitation" })
        let name = "\(try #require(invitation["id"] as? String)).eml"
        let reading = """
            import email, email.policy, sys
            mail = email.message_from_file(open(sys.argv[1]), policy=email.policy.default)
            calendar = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
            for line in calendar.get_payload(decode=True).split(b"\\r\\n"):
                assert len(line) <= 75, line
                line.decode("utf-8")
            sys.stdout.buffer.write(mail["Subject"].encode("utf-8"))
            """
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        python.arguments = ["-c", reading, "\(samling.folder)/data/mail/new/\(name)"]
        let subject = Pipe()
        python.standardOutput = subject
        try python.run()
        let read = subject.fileHandleForReading.readDataToEndOfFile()
        python.waitUntilExit()
        #expect(python.terminationStatus == 0)
        #expect(String(decoding: read, as: UTF8.self).contains("Helgelaanten skiemtjegætie"))
        let event = try #require(try samling.calendars(to: "tanja.thalen@example.no").first)
        #expect(event.lines(of: "SUMMARY").joined().contains("skiemtjegætie ŋŧđ"))
    }
}
