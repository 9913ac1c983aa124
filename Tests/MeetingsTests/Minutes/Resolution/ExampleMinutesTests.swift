import Testing

@testable import Meetings

/// Owners and deadlines of the two example minutes, in the order they stand there.
@Suite struct ExampleMinutesTests {
    private func check(
        _ context: ResolutionContext, _ items: [(owners: String, due: String, parties: [String], deadline: String)]
    ) {
        let (parties, deadlines) = (PartyReader(context: context), DeadlineReader(context: context))
        for item in items {
            let owners = parties.read(item.owners, line: 1)
            #expect(owners.value?.map(\.summary) == item.parties)
            let due = deadlines.read(item.due, line: 1)
            #expect(due.value?.summary == item.deadline)
            #expect(due.value?.text == item.due)
            #expect(owners.problems.isEmpty && owners.warnings.isEmpty && due.problems.isEmpty && due.warnings.isEmpty)
        }
    }

    @Test("Sjustjerna, 9 June 2023")
    func sjustjerna() {
        check(
            ResolutionExample.sjustjerna,
            [
                ("alle kommunar", "hausten 2023", ["everyone municipalities"], "season 2023-12-15 ~"),
                ("alle kommunar", "til neste samling", ["everyone municipalities"], "meeting 2023-08-18 #sjustjerna"),
                ("?", "?", ["unresolved unconfirmed"], "unresolved ?"),
                (
                    "helseleiar, Vanylven", "til neste samling", ["role helseleiar @vanylven"],
                    "meeting 2023-08-18 #sjustjerna"
                ),
                (
                    "leiar, LSU Volda; leiar, LSU Ålesund", "til neste samling",
                    ["role leiar #lsu-volda", "role leiar #lsu-alesund"], "meeting 2023-08-18 #sjustjerna"
                ),
                ("Sande", "til neste samling", ["organisation @sande"], "meeting 2023-08-18 #sjustjerna"),
                ("helseleiar, Vanylven", "innan 2 veker", ["role helseleiar @vanylven"], "relative 2023-06-23"),
                (
                    "kommuneoverlege, Herøy; kommuneoverlege, Volda; HMR?", "før sommaren",
                    [
                        "role kommuneoverlege @heroy", "role kommuneoverlege @volda",
                        "organisation @helse-more-og-romsdal unconfirmed",
                    ], "holiday 2023-06-20 ~"
                ),
                ("Oddvar", "09.06.2023", ["person =oddvar"], "date 2023-06-09"),
            ])
    }

    @Test("The project of Sogn og Fjordane, 16 January 2024")
    func sognOgFjordane() {
        check(
            ResolutionExample.project,
            [
                ("?", "29.02", ["unresolved unconfirmed"], "date 2024-02-29"),
                (
                    "Elin Sørbotten, Kinn kommune; samhandlingssjef, Helse Førde", "29.02",
                    ["person @kinn-kommune =elin-sorbotten", "role samhandlingssjef @helse-forde"], "date 2024-02-29"
                ),
                (
                    "Dagrun Kyrkjebø, samhandlingssjef, Helse Førde", "februar",
                    ["person samhandlingssjef @helse-forde =dagrun-kyrkjebo"], "month 2024-02-29 ~"
                ),
                (
                    "prosjektleiar", "til neste møte", ["role prosjektleiar"],
                    "meeting 2024-02-27 ~ #prosjektgruppa provisional"
                ),
                ("Kinn kommune", "1. halvår 2024", ["organisation @kinn-kommune"], "half-year 2024-06-28 ~"),
                (
                    "delprosjektleiar, Delprosjekt 3", "til neste møte",
                    ["role delprosjektleiar #delprosjekt-3 vacant"], "meeting 2024-02-27 ~ #prosjektgruppa provisional"
                ),
                ("PwC?", "våren 2024", ["organisation @pwc unconfirmed"], "season 2024-06-20 ~"),
                (
                    "prosjektleiar; styringsgruppa", "høsten 2024/vår 25?", ["role prosjektleiar", "forum #ssu"],
                    "season 2025-06-20 ~ ? [2024-12-13, 2025-06-20]"
                ),
            ])
    }
}
