import Foundation
import Testing

@testable import Meetings

@Suite("The report of minutes check")
struct ReportTests {
    private func json(_ result: MinutesResult, _ language: Language = .nn) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(MinutesReport(result, language: language)), as: UTF8.self)
    }

    @Test("errors have line, code, message and suggestion, and nothing else is said")
    func errors() throws {
        let result = MinutesSample.read("## A\n\n### Oppfolgjing\n")
        #expect(
            try json(result, .nb)
                == #"{"errors":[{"code":"near-keyword","line":8,"message":"«Oppfolgjing» er ikke et ord formatet "#
                + #"kjenner – mente du «Oppfølging»?","suggestion":"Oppfølging"}],"warnings":[]}"#)
    }

    @Test("sound minutes have the keys of the contract")
    func sound() throws {
        let body = """
            ## Frammøte

            ### Til stades

            - helseleiar, Sande [digitalt]

            ### Forfall

            - Oddvar [meldt]

            ## Sak 21/23 A

            - Type: orientering
            - Tid: kl. 09.10–09.45
            - Innleiar: Oddvar

            ### Vedtak

            Ja.

            ### Røysting

            for 1, mot 0

            ### Oppfølging

            - [-] #41: B
              - Ansvar: PwC?; delprosjektleiar, Delprosjekt 3
              - Frist: ingen
              - Gjentak: kvart år
            """
        let report = try json(MinutesSample.read(body))
        for part in [
            #""forum":"sjustjerna-helse-og-omsorg""#, #""date":"2023-06-09""#, #""language":"nn""#,
            #""status":"draft""#,
            #""present":[{"notes":["digitalt"],"party":{"confirmed":true,"kind":"role","#
                + #""organisation":"sande","role":"helseleiar"}}]"#,
            #""absent":[{"notes":["meldt"],"party":{"confirmed":true,"kind":"person","person":"oddvar"}}]"#,
            #""number":"21/23""#, #""kind":"information""#, #""start":"09:10""#, #""end":"09:45""#,
            #""presenter":{"confirmed":true,"kind":"person","person":"oddvar"}"#, #""decisions":["Ja."]"#,
            #""vote":{"against":0,"blank":0,"for":1,"form":"count"}"#, #""number":41"#, #""state":"dropped""#,
            #"{"confirmed":false,"kind":"organisation","organisation":"pwc"}"#, #""vacant":true"#, #""form":"none""#,
            #""repeat":"kvart år""#, #""errors":[]"#,
        ] {
            #expect(report.contains(part), "\(part) in \(report)")
        }
    }

    @Test("an unresolved party is only that, and agreement has no numbers")
    func sparse() throws {
        let body = MinutesSample.item("- A\n  - Ansvar: ?\n  - Frist: ?\n\n### Røysting\nsemje")
        let report = try json(MinutesSample.read(body))
        #expect(report.contains(#""owners":[{"kind":"unresolved"}]"#))
        #expect(report.contains(#""vote":{"form":"consensus"}"#))
        #expect(report.contains(#""due":{"approximate":false,"form":"unresolved","text":"?","unresolved":true}"#))
    }

    @Test("work that has begun is open, and said to have begun")
    func status() throws {
        let item = "- A\n  - Ansvar: ?\n  - Frist: ?\n  - Status: under arbeid\n  - Sakskart: LSU Volda"
        let report = try json(MinutesSample.read(MinutesSample.item(item)))
        #expect(report.contains(#""state":"open","status":"in-progress""#))
        #expect(report.contains(#""agenda":"lsu-volda""#))
    }
}
