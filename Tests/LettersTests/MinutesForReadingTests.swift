import ICalendar
import Mail
import Meetings
import Testing

@testable import Letters

@Suite("Minutes as they are read")
struct MinutesForReadingTests {
    @Test("the file's own machinery is gone, the words are not")
    func readsWell() throws {
        let text = try read(
            """
            <!-- til referenten -->
            # Referat: Sjustjerna helse og omsorg

            - Forum: Sjustjerna helse og omsorg
            - Dato: fredag 09.06.2023
            - **Møteleiar:** leiar, Sjustjerna
            - Språk: nynorsk

            ## Utfordringar

            - Type: drøfting

            - Helseplattformen: planlegging i alle kommunane
            - Ressurskrevjande tenester

            ### Oppfølging

            - [ ] #41: Orientere om erfaringar
              - Ansvar: helseleiar, Vanylven
              - Frist: til neste samling
            - [x] Lage oversikt
            """)
        #expect(!text.contains("til referenten"))
        #expect(!text.contains("Språk"))
        #expect(!text.contains("Referat: Sjustjerna helse"))
        #expect(text.contains("\n\nMøteleiar: leiar, Sjustjerna\n\n"))
        #expect(text.contains("\nUtfordringar\n------------\n"))
        #expect(
            text.contains("\nType: drøfting\n\n– Helseplattformen: planlegging i alle kommunane\n– Ressurskrevjande"))
        #expect(text.contains("#41: Orientere om erfaringar\n"))
        #expect(text.contains("Ansvar: helseleiar, Vanylven · Frist: til neste samling"))
        #expect(text.contains("[x] Lage oversikt"))
    }

    @Test(
        "what only looks like a heading ends no exempt case",
        arguments: ["Skilje\n---", "> ## Ny sak", "    ## Ny sak"])
    func looksLikeHeading(_ line: String) throws {
        let text = try read(
            "# Referat: LSU\n\n- Forum: LSU\n- Dato: 09.06.2023\n\n## Sak 21/23 Tvist\n\n"
                + "- Offentleg: nei, offl. § 13\n\nFyrst.\n\n\(line)\n\nLøynd.\n\n## Sak 22/23 Open\n\nKjent.\n")
        #expect(text.contains("Sak 21/23: Unntatt offentlegheit") && text.contains("Kjent."))
        for secret in ["Tvist", "Fyrst", "Skilje", "Ny sak", "Løynd"] { #expect(!text.contains(secret), "\(secret)") }
    }

    @Test("a case exempt from disclosure shows its number and nothing else")
    func exempt() throws {
        let text = try read(
            """
            # Referat: LSU

            - Forum: LSU

            ## Sak 21/23 Tvist om Ola Nordmann

            - Type: drøfting
            - Offentleg: nei, offl. § 13

            - Noko hemmeleg.

            ### Vedtak

            Òg hemmeleg.

            ## Sak 22/23 Open sak

            - Offentleg: ja

            - Noko ope.
            """)
        #expect(!text.contains("Nordmann"))
        #expect(!text.contains("emmeleg."))
        #expect(text.contains("Sak 21/23: Unntatt offentlegheit"))
        #expect(text.replacing("\n", with: " ").contains("(nei, offl. § 13)."))
        #expect(!text.contains("Offentleg: ja"))
        #expect(text.contains("Sak 22/23 Open sak"))
        #expect(text.contains("Noko ope."))
    }

    @Test("minutes that are exempt as a whole are not sent")
    func exemptWhole() throws {
        let text = try read("# Referat: LSU\n\n- Forum: LSU\n- Offentlig: nei\n\nInnleiing.\n\n## Ei sak\n\nHemmeleg.")
        #expect(!text.contains("Hemmeleg"))
        #expect(!text.contains("Innleiing"))
        #expect(text.contains("unntatt offentlegheit"))
    }

    @Test("headings of the form with nothing beneath them are gone, those with something are not")
    func emptyHeadings() throws {
        let text = try read(
            """
            # Referat: LSU

            ## Sak 21/23 Orientering

            - Type: orientering

            ### Vedtak

            <!-- ingen -->

            ### Oppfølging

            ## Sak 22/23 Drøfting

            ### Innspel

            #### Frå Hareid

            Noko.

            ### Oppfølging

            - [ ] #41: Melde frå

            ## Sak 23/23 Ymse

            ### Oppfølging
            """)
        #expect(text.ranges(of: "Oppfølging\n").count == 1)
        #expect(text.contains("\n\nOppfølging\n\n– [ ] #41"))
        #expect(!text.contains("Vedtak"))
        #expect(text.contains("Innspel\n\nFrå Hareid\n\nNoko."))
        #expect(text.contains("Sak 23/23 Ymse"))
    }

    @Test(
        "what the minutes leave open ends with them", arguments: ["```\nkode", "<!-- open", "> sitat", "- [ ] punkt"])
    func openEnds(ending: String) throws {
        let text = try read("# Referat: LSU\n\n## Ei sak\n\nTekst.\n\n---\n\n\(ending)")
        #expect(text.contains("Denne e-posten er send automatisk"))
        #expect(text.hasSuffix("møta og oppfølginga.\n"))
    }

    private func read(_ minutes: String) throws -> String {
        guard case .minutes(var notice) = try SampleNotices.first("minutes") else { return "" }
        notice.text = minutes
        notice.yours = []
        return try LetterFixture.own.get().read(.minutes(notice)).text()
    }
}
