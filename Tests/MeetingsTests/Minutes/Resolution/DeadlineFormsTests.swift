import Testing

@testable import Meetings

@Suite struct DeadlineFormsTests {
    private func read(_ text: String, on date: String = "2023-12-01") -> String? {
        var context = ResolutionExample.molde
        context.date = ResolutionExample.day(date)
        return DeadlineReader(context: context).read(text, line: 1).value?.summary
    }

    @Test(
        "Deadlines go in both Norwegians, in small letters and capitals",
        arguments: [
            ("fortløpande", "fortløpende", "ongoing"), ("løpande", "LØPENDE", "ongoing"), ("ingen", "Ingen", "none"),
            ("?", "?", "unresolved ?"),
            ("straks", "snarest", "relative 2023-12-08 ~"), ("snarast", "Straks", "relative 2023-12-08 ~"),
            ("innan 3 dagar", "innen 3 dager", "relative 2023-12-04"),
            ("om 1 dag", "om en dag", "relative 2023-12-02"),
            ("innan ei veke", "innen en uke", "relative 2023-12-08"),
            ("om to veker", "om to uker", "relative 2023-12-15"),
            ("innan ein månad", "innen en måned", "relative 2024-01-01"),
            ("innan 3 månader", "innen tre måneder", "relative 2024-03-01"),
            ("innan 23.01", "innen 23.01", "date 2024-01-23"), ("til 23.01", "senest 23.01", "date 2024-01-23"),
            ("seinast fredag 15. desember", "senest fredag 15.12.2023", "date 2023-12-15"),
            ("veke 36/2024", "uke 36 2024", "week 2024-09-06 ~"), ("veke 1", "UKE 1", "week 2024-01-05 ~"),
            ("haust", "høst", "season 2023-12-15 ~"), ("hausten 2024", "høsten 24", "season 2024-12-13 ~"),
            ("vår", "våren", "season 2024-06-20 ~"), ("vår 25", "Våren 2025", "season 2025-06-20 ~"),
            ("sommaren 2024", "sommeren 24", "season 2024-08-14 ~"), ("sommar", "sommer", "season 2024-08-14 ~"),
            ("til sommaren", "før sommeren", "holiday 2024-06-20 ~"),
            ("etter sommaren", "etter sommeren", "holiday 2024-08-30 ~"),
            ("til jul", "før jul", "holiday 2023-12-15 ~"), ("etter jul", "etter jul", "holiday 2024-01-15 ~"),
            ("før påske 2025", "innen påske 2025", "holiday 2025-04-11 ~"),
            ("til neste samling i SSU", "før neste møte i Strategisk samarbeidsutval", "meeting 2024-02-29 #ssu"),
            ("neste samling", "NESTE MØTE", "meeting 2024-01-12 ~ #lsu-molde provisional"),
            ("4. kvartal", "4. Kvartal 2023", "quarter 2023-12-29 ~"),
            ("1. halvår", "1. halvår 2024", "half-year 2024-06-28 ~"),
            ("desember", "desember 2023", "month 2023-12-29 ~"), ("november", "november 2024", "month 2024-11-29 ~"),
        ])
    func bothNorwegians(_ one: String, _ other: String, _ expected: String) {
        #expect(read(one) == expected)
        #expect(read(other) == expected)
    }

    @Test("Before a date is the day before it, and never a day gone by")
    func before() {
        #expect(read("før 1.1") == "date 2023-12-31")
        #expect(read("før 01.12") == "date 2024-11-30")
        #expect(read("før onsdag 1.1.2025") == "date 2024-12-31")
        #expect(read("før 1.3.2024") == "date 2024-02-29")
    }

    @Test("A period that has gone by this year is next year's")
    func forward() {
        #expect(read("veke 48", on: "2023-12-01") == "week 2023-12-01 ~")
        #expect(read("veke 48", on: "2023-12-02") == "week 2024-11-29 ~")
        #expect(read("1. kvartal", on: "2024-03-27") == "quarter 2024-03-27 ~")
        #expect(read("1. kvartal", on: "2024-03-28") == "quarter 2025-03-31 ~")
        #expect(read("til påske", on: "2024-03-25") == "holiday 2025-04-11 ~")
        #expect(read("etter jul", on: "2024-01-10") == "holiday 2024-01-15 ~")
        #expect(read("desember", on: "2023-12-31") == "month 2024-12-31 ~")
    }

    @Test("A period ends on a working day: Easter, week 53, 1 May, 17 May and Christmas thought of")
    func workingDays() {
        #expect(read("mars 2024") == "month 2024-03-27 ~")
        #expect(read("2. halvår 2023") == "half-year 2023-12-29 ~")
        #expect(read("veke 53 2026") == "week 2026-12-31 ~")
        #expect(read("veke 13 2024") == "week 2024-03-27 ~")
        #expect(read("veke 52 2025") == "week 2025-12-24 ~")
        #expect(read("mai 2026") == "month 2026-05-29 ~")
        #expect(read("februar 2024") == "month 2024-02-29 ~")
        #expect(read("veke 18 2026") == "week 2026-04-30 ~")
        #expect(read("før sommaren 2026") == "holiday 2026-06-19 ~")
        #expect(read("etter påske 2057") == "holiday 2057-05-04 ~")
    }

    @Test("Clock changes and leap days don't shift a count of days")
    func counting() {
        #expect(read("innan 2 veker", on: "2024-03-20") == "relative 2024-04-03")
        #expect(read("om 7 dagar", on: "2024-10-24") == "relative 2024-10-31")
        #expect(read("innan ein månad", on: "2024-01-31") == "relative 2024-02-29")
        #expect(read("innan 12 månader", on: "2024-02-29") == "relative 2025-02-28")
    }

    @Test("Week 53 is only where the year has it")
    func week53() {
        #expect(read("veke 53", on: "2026-11-01") == "week 2026-12-31 ~")
        #expect(read("veke 53", on: "2023-12-01") == nil)
        #expect(read("veke 53 2025") == nil)
        #expect(read("veke 54 2026") == nil)
        #expect(read("veke 0") == nil)
        #expect(read("5. kvartal 2024") == nil)
        #expect(read("3. halvår") == nil)
    }

    @Test("Alternatives stand in the order written, and the last one counts")
    func alternatives() {
        #expect(read("15.01/29.01") == "date 2024-01-29 [2024-01-15, 2024-01-29]")
        #expect(read("15.01.2024 eller veke 36/2024") == "week 2024-09-06 ~ [2024-01-15, 2024-09-06]")
        #expect(read("veke 36 / veke 40?") == "week 2024-10-04 ~ ? [2024-09-06, 2024-10-04]")
        #expect(read("hausten/våren/15.01") == "date 2024-01-15 [2023-12-15, 2024-06-20, 2024-01-15]")
        #expect(read("23.01?") == "date 2024-01-23 ?")
        #expect(read("neste møte i SSU/vår 25") == "season 2025-06-20 ~ [2024-02-29, 2025-06-20]")
    }

    @Test("A meeting follows its forum, by its own cadence while none is planned")
    func meetings() {
        let planned = DeadlineReader(context: ResolutionExample.sjustjerna)
        #expect(planned.read("til neste samling", line: 1).value?.summary == "meeting 2023-08-18 #sjustjerna")
        // LSU Volda has no cadence: six weeks.
        #expect(read("neste møte i LSU Volda") == "meeting 2024-01-12 ~ #lsu-volda provisional")
        #expect(read("neste møte i FSU Rus/psykiatri") == "meeting 2024-01-12 ~ #rus provisional")
        var context = ResolutionExample.molde
        context.register.forums[0].cadence?.everyWeeks = 4
        let reader = DeadlineReader(context: context)
        #expect(reader.read("neste samling i Sjustjerna", line: 1).value?.date?.description == "2023-12-29")
        let unknown = reader.read("neste møte i LSU Vlda", line: 1)
        #expect(unknown.problems.map(\.code) == ["unknown-forum"])
        #expect(unknown.problems.first?.suggestion == "LSU Volda")
    }

    @Test(
        "What isn't in the grammar is refused, with something that is",
        arguments: [
            ("til hausten 2024", "hausten 2024"), ("2 veker", "innan 2 veker"), ("januar 25", "januar 2025"),
            ("veke 36/37", "veke 36/veke 37"), ("etter 1.1.2025", "1.1.2025"),
            ("til neste samlign", "til neste samling"),
            ("haustn 2024", "haust 2024"), ("", "?"), ("neste møte i", "?"), ("snart", "snarast"), ("ein gong", "?"),
            ("1.5 veker", "?"),
            ("24/12", "24.12"), ("5/10-25", "05.10.2025"), ("veke", "?"), ("innan", "?"), ("?/våren", "?"),
            ("ingen/våren", "?"), ("våren? 2024", "?"),
            ("våren 1024", nil), ("før 29.02.2023", "28.02.2023"), ("14 dagar etter møtet", "?"),
        ] as [(String, String?)])
    func refused(_ text: String, _ suggestion: String?) {
        let reading = DeadlineReader(context: ResolutionExample.molde).read(text, line: 2)
        #expect(reading.value == nil)
        #expect(reading.problems.count == 1)
        #expect(reading.problems.first?.suggestion == suggestion)
    }
}
