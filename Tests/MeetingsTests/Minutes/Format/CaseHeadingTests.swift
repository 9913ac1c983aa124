import Testing

@testable import Meetings

@Suite("The heading of a case")
struct CaseHeadingTests {
    @Test(
        "case numbers are read in all their variants",
        arguments: [
            ("21/23 Helsefellesskap", 21, 2023, nil, "Helsefellesskap"), ("Sak 21/23 Tittel", 21, 2023, nil, "Tittel"),
            ("Sak 01-21 Tittel", 1, 2021, nil, "Tittel"), ("sak 1/24: Tittel", 1, 2024, nil, "Tittel"),
            ("PS 57/15 Tittel", 57, 2015, "PS", "Tittel"), ("Sak 2014/15 Tittel", 15, 2014, nil, "Tittel"),
            ("2011/38 Tittel", 38, 2011, nil, "Tittel"), ("K-sak 21/16 Tittel", 21, 2016, "K-sak", "Tittel"),
            ("FT-13/17 Tittel", 13, 2017, "FT", "Tittel"), ("0046/15 Tittel", 46, 2015, nil, "Tittel"),
            ("Sak nr.: 48/13 Tittel", 48, 2013, nil, "Tittel"), ("Sak nr 48/13 – Tittel", 48, 2013, nil, "Tittel"),
            ("LEV - Sak 15/2019 Tittel", 15, 2019, "LEV", "Tittel"), ("Sak PS 3/23 – Tittel", 3, 2023, "PS", "Tittel"),
            ("Sak: 7/23 Tittel", 7, 2023, nil, "Tittel"), ("DS 12-23 Tittel", 12, 2023, "DS", "Tittel"),
            ("Sak 12/1999 Tittel", 12, 1999, nil, "Tittel"), ("Sak 3/23 - Tittel", 3, 2023, nil, "Tittel"),
        ])
    func numbers(_ heading: String, _ number: Int, _ year: Int, _ prefix: String?, _ title: String) {
        let written = WrittenCaseNumber(number: CaseNumber(number: number, year: year), prefix: prefix)
        #expect(CaseHeading.read(heading) == .numbered(written, title: title))
    }

    @Test(
        "other headings are titles whole",
        arguments: [
            "Nytt sidan sist", "02-16 Rapport", "Saksliste", "Sak om barnevern", "2018-2024 Plan", "Sakskart 21/23",
            "24/7 beredskap", "LSU 2023-2027 Strategi", "2014/2015 Rekneskap", "NAV", "KS sitt arbeid", "5-10-25",
            "4.1 Mandat", "1.12.23", "50/50-deling", "Eli Otterlei 21/23", "Ymse", "Val", "0/23 Null", "Sak", "21/23x",
        ])
    func titles(_ heading: String) {
        #expect(CaseHeading.read(heading) == .unnumbered(title: heading))
    }

    @Test("a word for a case with a colon leads a title that would be read as something else")
    func led() {
        #expect(CaseHeading.read("Sak: Vedlegg") == .unnumbered(title: "Vedlegg"))
        #expect(MinutesSample.document("## Sak: Vedlegg").cases.map(\.title) == ["Vedlegg"])
    }

    @Test(
        "a number without its year is part of the title, and pointed out",
        arguments: ["Sak 21 Tittel", "Sak nr. 3: Tittel", "Sak 2019 Plan"])
    func incomplete(_ heading: String) {
        #expect(CaseHeading.read(heading) == .incomplete(title: heading))
        #expect(MinutesSample.document("## \(heading)").cases.map(\.title) == [heading])
        #expect(MinutesSample.errors("## \(heading)") == [])
        #expect(MinutesSample.warnings("## \(heading)") == ["6 case-number"])
    }

    @Test("a case needs a title")
    func emptyTitles() {
        #expect(MinutesSample.errors("## Sak 1/23") == ["6 empty-title"])
        #expect(MinutesSample.errors("##") == ["6 empty-title"])
        #expect(MinutesSample.errors("##Ymse") == ["6 heading-space ## Ymse"])
    }

    @Test("marks of bold text and closing marks are no part of the title")
    func marks() {
        let cases = MinutesSample.document("## **Sak 1/24 Økonomi**\n\n## Ymse ##\n\n## C#").cases
        #expect(cases.map(\.title) == ["Økonomi", "Ymse", "C#"])
    }

    @Test("numbers are shown short, prefix first")
    func shown() {
        let cases = MinutesSample.document("## Sak 0046/15 A\n\n## Sak 2023/7 B\n\n## PS 57/2015 C").cases
        #expect(cases.compactMap(\.number?.description) == ["46/15", "7/23", "PS 57/15"])
    }

    @Test("the same number twice is an error; with another prefix it is another")
    func repeated() {
        #expect(MinutesSample.errors("## Sak 1/23 A\n\n## 2023/1 B") == ["8 repeated-case"])
        #expect(MinutesSample.errors("## PS 1/23 A\n\n## RS 1/23 B\n\n## 1/23 C") == [])
    }

    @Test("a number from another year than the meeting's is worth a warning")
    func otherYear() {
        #expect(MinutesSample.warnings("## Sak 1/19 A\n\n## Sak 40/22 B\n\n## Sak 1/24 C") == ["6 case-year"])
    }
}
