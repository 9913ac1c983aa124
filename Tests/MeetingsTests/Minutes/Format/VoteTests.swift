import Testing

@testable import Meetings

@Suite("Votes")
struct VoteTests {
    private func vote(_ line: String) -> CaseSection.Vote? {
        MinutesSample.document("## A\n\n### Røysting\n\n\(line)\n").cases.first?.vote
    }

    /// Six heads of health with a vote, one absent, the secretariat without.
    private let attendance = """
        ## Frammøte

        ### Til stades

        - helseleiar, Vanylven
        - helseleiar, Sande
        - helseleiar, Herøy
        - helseleiar, Ulstein
        - helseleiar, Hareid
        - kommuneoverlege, Ørsta [vara for helseleiar, Ørsta]
        - Oddvar [sekretariat]

        ### Forfall

        - helseleiar, Volda [meldt]

        """

    private func errors(_ vote: String, attendance: String? = nil) -> [String] {
        let body = "\(attendance ?? self.attendance)\n## Sak 1/23 A\n\n### Røysting\n\n\(vote)"
        return MinutesSample.errors(body).map { String($0.drop { $0 != " " }.dropFirst()) }
    }

    @Test(
        "agreement has several words",
        arguments: [
            ("samrøystes", CaseSection.Vote.Form.unanimous), ("Samrøystes.", .unanimous), ("enstemmig", .unanimous),
            ("einstemmig", .unanimous), ("konsensus", .consensus), ("semje", .consensus), ("- samrøystes", .unanimous),
            ("**konsensus**", .consensus),
        ])
    func agreement(_ line: String, _ form: CaseSection.Vote.Form) {
        #expect(vote(line)?.form == form)
    }

    @Test(
        "votes are counted",
        arguments: [
            ("for 6, mot 1", 6, 1, 0), ("For 6, mot 1, blankt 2", 6, 1, 2), ("for 6, mot 1, blanke 2", 6, 1, 2),
            ("for: 6, mot: 1.", 6, 1, 0), ("- for 12, mot 0", 12, 0, 0), ("for 6 og mot 1", 6, 1, 0),
        ])
    func counts(_ line: String, _ inFavour: Int, _ against: Int, _ blank: Int) {
        let vote = vote(line)
        #expect(vote?.form == .count)
        #expect(vote.map { [$0.inFavour, $0.against, $0.blank] } == [inFavour, against, blank])
    }

    @Test("the section goes by all its names", arguments: ["Røysting", "Avrøysting", "Avstemning", "Votering"])
    func names(_ heading: String) {
        #expect(MinutesSample.document("## A\n### \(heading)\nsamrøystes").cases[0].vote?.form == .unanimous)
    }

    @Test(
        "what isn't a result is an error with a suggestion",
        arguments: [
            ("samrøstes", "10 near-keyword samrøystes"), ("6 for, 1 mot", "10 vote for 6, mot 1"),
            ("alle var einige", "10 vote"), ("6 mot 1", "10 vote"), ("for seks, mot ein", "10 vote"),
            ("for 6", "10 vote for 6, mot 0"), ("for 6, mot 1, ymse 3", "10 vote for 6, mot 1"),
            ("for -1, mot 2", "10 vote"),
        ])
    func badResults(_ line: String, _ problem: String) {
        #expect(MinutesSample.errors("## A\n\n### Røysting\n\n\(line)") == [problem])
    }

    @Test("an empty section, and a second vote, are errors; prose after the result is not")
    func sections() {
        #expect(MinutesSample.errors("## A\n\n### Røysting\n") == ["8 vote"])
        let twice = "## A\n\n### Røysting\nsamrøystes\n\n### Votering\nkonsensus"
        #expect(MinutesSample.errors(twice) == ["11 second-vote"])
        #expect(MinutesSample.errors("## A\n\n### Røysting\nsamrøystes\nfor 1, mot 0") == ["10 second-vote"])
        #expect(MinutesSample.errors("## A\n\n### Røysting\nsamrøystes\n\nKari var ute.") == [])
    }

    @Test("more votes than voters is an error that says how many of each")
    func tooMany() {
        #expect(errors("for 6, mot 0") == [])
        #expect(errors("for 4, mot 1, blankt 1") == [])
        #expect(errors("for 6, mot 1") == ["too-many-votes"])
        #expect(errors("for 5, mot 1, blankt 1") == ["too-many-votes"])
        let result = MinutesSample.read("\(attendance)\n## Sak 1/23 A\n\n### Røysting\n\nfor 6, mot 1")
        #expect(result.errors.first?.message.nn == "7 røyster, men 6 med stemmerett møtte")
        #expect(result.errors.first?.line == 26)
    }

    @Test(
        "who is there without a vote doesn't count; a note gives one or takes it",
        arguments: [
            ("- Oddvar", 0), ("- Oddvar [stemmerett]", 1), ("- helseleiar, Sande [observatør]", 0),
            ("- helseleiar, Sande [digitalt]", 1), ("- Sande", 1), ("- Leiar Sande", 1), ("- alle kommunar", 7),
            ("- alle", 7), ("- ?", 1), ("- kommuneoverlege, Herøy", 0), ("- kommuneoverlege, Herøy [vara]", 1),
            ("- helseleiar, Volda\n- leiar, Sjustjerna", 1), ("- helseleiar, Volda\n- Leiar Volda", 1),
            ("- helseleiar, Sande\n- helseleiar, Herøy", 2),
            ("- kommuneoverlege, Ørsta [vara for helseleiar, Ørsta]", 1),
            ("- SSU", 0),
        ])
    func voters(_ lines: String, _ count: Int) {
        let attendance = "## Frammøte\n\n### Til stades\n\n- KS\n\(lines)\n"
        #expect(errors("for \(count), mot 0", attendance: attendance) == [])
        #expect(errors("for \(count), mot 1", attendance: attendance) == ["too-many-votes"])
    }

    @Test("a guest has no vote unless it is said")
    func guests() {
        let guest = "## Frammøte\n### Andre\n- helseleiar, Sande"
        #expect(errors("for 1, mot 0", attendance: guest) == ["too-many-votes"])
        #expect(errors("for 1, mot 0", attendance: guest + " [stemmerett]") == [])
    }

    @Test("one who sent a substitute is represented")
    func replaced() {
        let lines = "## Frammøte\n### Til stades\n- KS\n### Forfall\n- helseleiar, Ørsta [vara: kommuneoverlege, Ørsta]"
        #expect(errors("for 1, mot 0", attendance: lines) == [])
        #expect(errors("for 1, mot 1", attendance: lines) == ["too-many-votes"])
    }

    @Test(
        "one who came late or left early votes only in the cases between",
        arguments: [
            ("[frå sak 2/23]", [0, 1, 1]), ("[til og med sak 2]", [1, 1, 0]), ("[sak 1, 3]", [1, 0, 1]),
            ("[frå sak 2] [til og med sak 2]", [0, 1, 0]), ("[frå kl. 10.00]", [0, 1, 1]),
            ("[til kl. 10.30]", [1, 1, 0]), ("[frå kl. 10.15]", [0, 1, 1]), ("[frå sak 9]", [1, 1, 1]),
        ])
    func partly(_ note: String, _ voters: [Int]) {
        let attendance = "## Frammøte\n\n### Til stades\n\n- KS\n- helseleiar, Sande \(note)\n"
        for index in 0..<3 {
            for more in 0...1 {
                let cases = (0..<3).map { place in
                    let hours = ["kl. 09.00–10.00", "kl. 10.00–10.30", "kl. 10.30–11.00"][place]
                    let vote = place == index ? "\n### Røysting\n\nfor \(voters[index] + more), mot 0\n" : ""
                    return "## Sak \(place + 1)/23 A\n\n- Tid: \(hours)\n\(vote)"
                }
                let found = MinutesSample.errors(attendance + "\n" + cases.joined(separator: "\n"))
                #expect(found.count == more, "\(note), case \(index + 1)")
            }
        }
    }

    @Test("where the register gives no one a vote, everyone there is counted")
    func noRights() {
        let text = """
            # Referat: LSU Molde
            - Forum: LSU Molde
            - Dato: 01.12.2023
            ## Frammøte
            ### Til stades
            - Tanja Thalen
            - Siv Jensen [observatør]
            - Eli Otterlei
            ## Sak 1/23 A
            ### Røysting
            for 2, mot
            """
        func errors(_ against: Int) -> [String] {
            let bytes = Array("\(text) \(against)".utf8)
            return MinutesSample.summaries(MinutesReading.read(bytes, in: MinutesSample.surroundings).errors)
        }
        #expect(errors(0) == [])
        #expect(errors(1) == ["11 too-many-votes"])
    }

    @Test("without an attendance list nothing can be counted, which is said")
    func noAttendance() {
        #expect(MinutesSample.warnings("## A\n\n### Røysting\n\nfor 90, mot 1") == ["10 voters-unknown"])
    }
}
