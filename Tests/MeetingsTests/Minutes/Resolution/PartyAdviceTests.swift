import Testing

@testable import Meetings

@Suite struct PartyAdviceTests {
    private let reader = PartyReader(context: ResolutionExample.project)

    @Test(
        "What is meant is suggested, and what is suggested resolves",
        arguments: [
            ("Leiar, LSU Volda", "leiar, LSU Volda"), ("Hareid, helseleiar", "helseleiar, Hareid"),
            ("Hareid, Helseleiar", "helseleiar, Hareid"), ("LSU Volda, leiar?", "leiar, LSU Volda?"),
            ("Sande, Herøy og Vanylven", "Sande; Herøy; Vanylven"), ("Sande, Herøy", "Sande; Herøy"),
            ("Sande/Herøy", "Sande; Herøy"), ("helseleiar, Hareid og Oddvar", "helseleiar, Hareid; Oddvar"),
            ("Oddvar og Eli Otterlei", "Oddvar; Eli Otterlei"),
            ("Helse Førde: Dagrun Kyrkjebø, Samhandlingssjef", "Dagrun Kyrkjebø, samhandlingssjef, Helse Førde"),
            ("helseleiar, Oddvar", "Oddvar, helseleiar"), ("sande", "Sande"),
            ("helseleiar Hareid", "helseleiar, Hareid"),
            ("Sande,", "Sande"), ("Haried", "Hareid"), ("helseleiar, Haried", "helseleiar, Hareid"),
            ("helsleiar, Hareid", "helseleiar, Hareid"),
            ("Oddvar, sekretariatet", "Oddvar, sekretariat"), ("Dagrun", "Dagrun Kyrkjebø"),
            ("Elin Sørboten, prosjektleiar, Kinn", "Elin Sørbotten, prosjektleiar, Kinn"),
            ("Elin Sørbotten, prosjektleiar, Kin", "Elin Sørbotten, prosjektleiar, Kinn"),
            ("Sjustjerna helse og omsorg, leiar", "leiar, Sjustjerna helse og omsorg"),
        ])
    func suggestions(_ text: String, _ suggestion: String) throws {
        let reading = reader.readOne(text, line: 12)
        #expect(reading.value == nil)
        let problem = try #require(reading.problems.first)
        #expect(problem.line == 12)
        #expect(problem.suggestion == suggestion)
        #expect(problem.message.nn.contains("Meinte du «\(suggestion)»") || problem.message.nn.contains(suggestion))
        #expect(reader.read(suggestion, line: 1).problems.isEmpty)
    }

    @Test("Nothing is suggested for a list of which a piece is unknown")
    func unknownPiece() {
        let problem = reader.readOne("Sande, Herøy og Trondheim", line: 1).problems.first
        #expect(problem?.code == "unknown-party")
        #expect(problem?.suggestion == nil)
    }

    @Test("At most three are suggested, in every language")
    func atMostThree() throws {
        let problem = try #require(reader.readOne("LSU", line: 1).problems.first)
        #expect(problem.message.nn.hasSuffix("Meinte du «SSU», «LSU Molde» eller «LSU Volda»?"))
        #expect(problem.message.nb.hasSuffix("Mente du «SSU», «LSU Molde» eller «LSU Volda»?"))
        #expect(problem.message.en.hasSuffix("Did you mean «SSU», «LSU Molde» or «LSU Volda»?"))
    }

    @Test("A whole page in the field is refused at once, and not shown whole")
    func hugeText() throws {
        for text in [
            String(repeating: "Sande og ", count: 100_000), String(repeating: "a", count: 1_000_000),
            "Sande" + String(repeating: "?", count: 100_000), String(repeating: "e\u{301}", count: 100_000),
        ] {
            let problem = try #require(reader.readOne(text, line: 1).problems.first)
            #expect(problem.message.nn.utf8.count < 500)
            let deadline = DeadlineReader(context: ResolutionExample.project).read(text, line: 1)
            #expect(deadline.problems.count == 1)
            #expect(DateReader.read(text, line: 1, from: nil).problems.count == 1)
        }
    }
}
