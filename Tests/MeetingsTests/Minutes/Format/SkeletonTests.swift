import Testing

@testable import Meetings

@Suite("A skeleton of minutes")
struct SkeletonTests {
    private func skeleton(_ language: Language) throws -> MinutesSkeleton {
        let date = try #require(CalendarDate(2023, 6, 9))
        return MinutesSkeleton(
            language: language, forum: "Sjustjerna helse og omsorg", date: date, start: TimeOfDay(9, 0),
            end: TimeOfDay(14, 30), place: "Ulsteinvik", chair: "leiar, Sjustjerna", secretary: "Oddvar",
            next: CalendarDate(2023, 8, 18),
            present: [
                .init("helseleiar, Sande"), .init("helseleiar, Ulstein", notes: ["digitalt"]),
                .init("kommuneoverlege, Ørsta", notes: ["vara for helseleiar, Ørsta"]),
            ], absent: [.init("helseleiar, Ørsta", notes: ["meldt"])],
            cases: [
                .init(
                    number: "21/23", title: "Nytt sidan sist", kind: .news, start: TimeOfDay(9, 0),
                    end: TimeOfDay(9, 30)),
                .init(
                    title: "Helsefellesskap", kind: .information, start: TimeOfDay(9, 30), end: TimeOfDay(10, 0),
                    presenter: "Eli Otterlei, samhandlingssjef, HMR"), .init(title: "Ymse", kind: .anyOtherBusiness),
            ])
    }

    @Test("in Nynorsk it is written as a coordinator would")
    func nynorsk() throws {
        let lines = MinutesWriter.skeleton(try skeleton(.nn)).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(
            (lines.prefix(24) + lines.dropFirst(36).prefix(12)).map(String.init) == [
                "# Referat: Sjustjerna helse og omsorg", "", "- Forum: Sjustjerna helse og omsorg",
                "- Dato: fredag 09.06.2023", "- Tid: kl. 09.00–14.30", "- Stad: Ulsteinvik",
                "- Møteleiar: leiar, Sjustjerna", "- Referent: Oddvar", "- Status: utkast", "- Språk: nynorsk",
                "- Neste samling: fredag 18.08.2023", "", "## Frammøte", "", "### Til stades", "",
                "- helseleiar, Sande", "- helseleiar, Ulstein [digitalt]",
                "- kommuneoverlege, Ørsta [vara for helseleiar, Ørsta]", "", "### Forfall", "",
                "- helseleiar, Ørsta [meldt]", "", "## Sak 21/23 Nytt sidan sist", "", "- Type: nytt sidan sist",
                "- Tid: kl. 09.00–09.30", "", "### Oppfølging", "", "", "## Helsefellesskap", "",
                "- Type: orientering", "- Tid: kl. 09.30–10.00",
            ])
    }

    @Test("how items are written stands above the first case, in a comment that is no part of the minutes")
    func rules() throws {
        for (language, word) in [(Language.nn, "Kva som skal gjerast"), (.nb, "Hva som skal gjøres")] {
            let text = MinutesWriter.skeleton(try skeleton(language))
            let comment = try #require(text.firstRange(of: "<!--"))
            let rule = try #require(text.firstRange(of: "- [ ] \(word)"))
            let first = try #require(text.firstRange(of: "## Sak 21/23"))
            #expect(comment.lowerBound < rule.lowerBound && rule.lowerBound < first.lowerBound)
            let result = MinutesReading.read(Array(text.utf8), in: MinutesSample.surroundings)
            #expect(result.minutes?.items.isEmpty == true)
        }
    }

    @Test("in Bokmål it has Bokmål's words")
    func bokmål() throws {
        let text = MinutesWriter.skeleton(try skeleton(.nb))
        for word in [
            "- Sted:", "- Møteleder:", "- Neste møte:", "## Fremmøte", "### Til stede", "- Innleder:", "bokmål",
            "eventuelt",
        ] {
            #expect(text.contains(word), "\(word)")
        }
        for word in ["Stad", "leiar:", "Frammøte", "stades", "Neste samling"] {
            #expect(!text.contains(word), "\(word)")
        }
    }

    @Test("it reads without an error or a warning, and says what was put in", arguments: [Language.nn, .nb, .en])
    func readBack(_ language: Language) throws {
        let text = MinutesWriter.skeleton(try skeleton(language))
        let result = MinutesReading.read(Array(text.utf8), in: MinutesSample.surroundings)
        #expect(MinutesSample.summaries(result.errors) == [])
        #expect(MinutesSample.summaries(result.warnings) == [])
        let minutes = try #require(result.minutes)
        #expect(minutes.language == (language == .nb ? .nb : .nn))
        #expect(minutes.present.count == 3)
        #expect(minutes.absent.count == 1)
        #expect(minutes.cases.map(\.title) == ["Nytt sidan sist", "Helsefellesskap", "Ymse"])
        #expect(minutes.cases.map(\.kind) == [.news, .information, .anyOtherBusiness])
        #expect(minutes.cases[0].number?.description == "21/23")
        #expect(minutes.cases[1].presenters.map(\.person) == ["eli-otterlei"])
        #expect(minutes.cases[1].end == TimeOfDay(10, 0))
        #expect(minutes.items.isEmpty)
    }

    @Test("what isn't known is a question mark, and it still reads")
    func unknown() throws {
        let date = try #require(CalendarDate(2023, 6, 9))
        for kind in [MinutesDocument.Kind.minutes, .formalMinutes, .minuteBook] {
            let text = MinutesWriter.skeleton(
                MinutesSkeleton(language: .nn, kind: kind, forum: "Sjustjerna", date: date))
            let result = MinutesReading.read(Array(text.utf8), in: MinutesSample.surroundings)
            #expect(MinutesSample.summaries(result.errors) == [])
            #expect(result.minutes?.kind == kind)
            #expect(result.minutes?.place == "?")
        }
    }

    @Test(
        "titles that would be read as something else come through",
        arguments: [
            "Vedlegg", "Frammøte", "Framøte", "Sak 21 utan år", "Oppfølging", "Val", "<!-- x",
            "A\nB", "# A", "Sak: A", "", "2018-2024", "Vedtak", "A\u{0}B",
        ])
    func oddTitles(_ title: String) throws {
        var skeleton = try skeleton(.nn)
        skeleton.cases = [.init(title: title), .init(number: "1/23", title: title)]
        let text = MinutesWriter.skeleton(skeleton)
        let result = MinutesReading.read(Array(text.utf8), in: MinutesSample.surroundings)
        #expect(MinutesSample.summaries(result.errors) == [], "\(text)")
        let titles = result.minutes?.cases.map(\.title) ?? []
        #expect(titles.count == 2 && titles[0] == titles[1])
    }

    @Test("nothing can be put into a skeleton by a name or a place")
    func injection() throws {
        var skeleton = try skeleton(.nn)
        skeleton.place = "Her\n## Sak 9/23 X\n### Vedtak\nJa"
        skeleton.present = [.init("Oddvar [stemmerett]", notes: ["digitalt] [stemmerett"])]
        let document = MinutesReading.parse(Array(MinutesWriter.skeleton(skeleton).utf8)).document
        #expect(document?.cases.count == 3)
        #expect(document?.attendance.first?.party == "Oddvar stemmerett")
        #expect(document?.attendance.first?.notes.isEmpty == true)
    }
}
