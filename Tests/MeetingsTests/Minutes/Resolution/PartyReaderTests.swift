import Testing

@testable import Meetings

@Suite struct PartyReaderTests {
    private func read(_ text: String, in context: ResolutionContext = ResolutionExample.sjustjerna) -> String? {
        PartyReader(context: context).readOne(text, line: 1).value?.summary
    }

    private func problem(_ text: String, in context: ResolutionContext = ResolutionExample.sjustjerna) -> Problem? {
        let reading = PartyReader(context: context).readOne(text, line: 5)
        return reading.value == nil && reading.problems.count == 1 ? reading.problems[0] : nil
    }

    @Test(
        "Names, roles and places resolve in every combination",
        arguments: [
            ("Oddvar", "person =oddvar"), ("Sande", "organisation @sande"), ("Sande kommune", "organisation @sande"),
            ("HMR", "organisation @helse-more-og-romsdal"), ("LSU Volda", "forum #lsu-volda"),
            ("Sjustjerna helse og omsorg", "forum #sjustjerna"),
            ("helseleiar, Vanylven", "role helseleiar @vanylven"),
            ("helseleder, Vanylven kommune", "role helseleiar @vanylven"),
            ("leiar, LSU Volda", "role leiar #lsu-volda"), ("leder, LSU Volda", "role leiar #lsu-volda"),
            ("leiar", "role leiar"), ("sekretariat, Sjustjerna", "role sekretariat #sjustjerna"),
            ("Elin Sørbotten, Kinn kommune", "person @kinn-kommune =elin-sorbotten"),
            ("Elin Sørbotten, prosjektleiar, Kinn", "person prosjektleiar @kinn-kommune =elin-sorbotten"),
            ("Tanja Thalen, leiar, SSU", "person leiar #ssu =tanja-thalen"),
            ("Oddvar, sekretariat", "person sekretariat =oddvar"), ("Siv Jensen, SSU", "person #ssu =siv-jensen"),
            (
                "Heidi Vederhus, stadleg leiing NF sjukehus, Helse Førde",
                "person stadleg leiing NF sjukehus @helse-forde =heidi-vederhus"
            ),
        ])
    func combinations(_ text: String, _ expected: String) {
        #expect(read(text) == expected)
    }

    @Test("Capitals, spaces and composed letters don't tell names apart; nothing else is overlooked")
    func exactness() {
        #expect(read("PWC") == "organisation @pwc")
        #expect(read("HERØY") == "organisation @heroy")
        #expect(read("  Elin   Sørbotten ,Kinn ") == "person @kinn-kommune =elin-sorbotten")
        #expect(read("LSU A\u{30A}lesund") == "forum #lsu-alesund")
        #expect(read("Heroy") == nil)
        #expect(read("Vanylven-kommune") == nil)
        #expect(read("Oddva") == nil)
    }

    @Test("A question mark alone is unresolved, after a name it is unconfirmed (13, 14)")
    func questionMarks() {
        #expect(read("?") == "unresolved unconfirmed")
        #expect(read("PwC?") == "organisation @pwc unconfirmed")
        #expect(read("PwC ?") == "organisation @pwc unconfirmed")
        #expect(read("helseleiar, Vanylven?") == "role helseleiar @vanylven unconfirmed")
        #expect(PartyReader(context: ResolutionExample.project).readOne("PwC?", line: 1).value?.text == "PwC?")
    }

    @Test("«Alle» is every member, or every municipality, in both Norwegians")
    func everyone() {
        for text in ["alle", "Alle", "alle medlemmer", "alle medlemer"] { #expect(read(text) == "everyone members") }
        for text in ["alle kommunar", "alle kommuner", "Alle kommunar"] {
            #expect(read(text) == "everyone municipalities")
        }
    }

    @Test("A list is parted by semicolons only, and one wrong name refuses it")
    func lists() {
        let reader = PartyReader(context: ResolutionExample.sjustjerna)
        let reading = reader.read("kommuneoverlege, Herøy; kommuneoverlege, Volda ;HMR?", line: 127)
        #expect(
            reading.value?.map(\.summary) == [
                "role kommuneoverlege @heroy", "role kommuneoverlege @volda",
                "organisation @helse-more-og-romsdal unconfirmed",
            ])
        #expect(reading.value?.map(\.text) == ["kommuneoverlege, Herøy", "kommuneoverlege, Volda", "HMR?"])
        #expect(
            reader.read("Sande; ?;", line: 1).value?.map(\.summary) == [
                "organisation @sande", "unresolved unconfirmed",
            ])
        let wrong = reader.read("Sande; Hreid; Vanyven", line: 8)
        #expect(wrong.value == nil)
        #expect(wrong.problems.map(\.suggestion) == ["Hareid", "Vanylven"])
        #expect(wrong.problems.map(\.line) == [8, 8])
        for empty in ["", "  ", ";", " ; "] {
            #expect(reader.read(empty, line: 1).problems.map(\.code) == ["missing-party"])
        }
    }

    @Test("A role is vacant when no one holds it and no one stood in")
    func vacancies() {
        let (molde, project) = (ResolutionExample.molde, ResolutionExample.project)
        #expect(read("nestleiar", in: molde) == "role nestleiar vacant")
        #expect(read("nestleiar, LSU Molde") == "role nestleiar #lsu-molde vacant")
        #expect(read("nestleiar, SSU", in: molde) == "role nestleiar #ssu")
        #expect(read("delprosjektleiar, Delprosjekt 3", in: project) == "role delprosjektleiar #delprosjekt-3 vacant")
        #expect(read("prosjektleiar", in: project) == "role prosjektleiar")
        #expect(read("prosjektleiar, Delprosjekt 3", in: project) == "role prosjektleiar #delprosjekt-3 vacant")
        #expect(read("samhandlingssjef, Helse Førde", in: project) == "role samhandlingssjef @helse-forde")
        #expect(read("samhandlingssjef, Helse Førde", in: molde) == "role samhandlingssjef @helse-forde vacant")
        // Herøy's own chief medical officer is vacant, but Herøy's head of health answers for it.
        #expect(read("kommuneoverlege, Herøy") == "role kommuneoverlege @heroy")
        #expect(read("kommuneoverlege, Ulstein") == "role kommuneoverlege @ulstein vacant")
    }

    @Test("Roles are looked up on the meeting's date")
    func onTheDate() {
        let handover: (inout Register) -> Void = { register in
            for index in register.appointments.indices where register.appointments[index].forum == "lsu-volda" {
                register.appointments[index].until = ResolutionExample.day("2023-07-31")
            }
            var next = ResolutionExample.seat("lsu-volda", "leiar", "siv-jensen")
            next.from = ResolutionExample.day("2023-09-01")
            register.appointments.append(next)
        }
        for (date, expected) in [
            ("2023-07-31", "role leiar #lsu-volda"), ("2023-08-01", "role leiar #lsu-volda vacant"),
            ("2023-09-01", "role leiar #lsu-volda"),
        ] {
            let context = ResolutionExample.context("sjustjerna", on: date, changed: handover)
            #expect(read("leiar, LSU Volda", in: context) == expected)
        }
    }

    @Test("Two holders of a role are an error that names them")
    func twoHolders() throws {
        let context = ResolutionExample.context("lsu-molde", on: "2023-12-01") { register in
            register.appointments.append(
                ResolutionExample.seat("lsu-molde", "samhandlingssjef", "dagrun-kyrkjebo", "helse-forde"))
            register.appointments.append(ResolutionExample.seat("lsu-molde", "rådgivar", "siv-jensen"))
            register.appointments.append(ResolutionExample.seat("lsu-molde", "rådgivar", "oddvar"))
        }
        let heads = try #require(problem("samhandlingssjef", in: context))
        #expect(heads.code == "ambiguous-role")
        #expect(heads.message.nn.contains("Eli Otterlei (Helse Møre og Romsdal), Dagrun Kyrkjebø (Helse Førde)"))
        #expect(heads.suggestion == "samhandlingssjef, Helse Møre og Romsdal")
        #expect(read("samhandlingssjef, Helse Førde", in: context) == "role samhandlingssjef @helse-forde")
        #expect(problem("rådgivar", in: context)?.suggestion == "Siv Jensen")
        let several = try #require(problem("helseleiar"))
        #expect(several.suggestion == "helseleiar, Vanylven")
        #expect(problem("kommuneoverlege")?.code == "ambiguous-role")
    }

    @Test("The secretariat is one body, and one person may hold a role for several")
    func oneForSeveral() {
        let context = ResolutionExample.context("sjustjerna", on: "2023-06-09") { register in
            register.appointments.append(ResolutionExample.seat("sjustjerna", "sekretariat", "siv-jensen"))
            for place in ["sande", "volda"] as [OrganisationID] {
                register.appointments.append(
                    ResolutionExample.seat("sjustjerna", "samhandlingssjef", "eli-otterlei", place))
            }
        }
        #expect(read("sekretariat", in: context) == "role sekretariat")
        #expect(read("samhandlingssjef", in: context) == "role samhandlingssjef")
    }

    @Test("Two who filled a role by the attendance list are an error too")
    func twoStoodIn() {
        var context = ResolutionExample.project
        context.filledRoles.append(
            Party(kind: .person, text: "", role: "samhandlingssjef", person: "eli-otterlei"))
        #expect(problem("samhandlingssjef", in: context)?.code == "ambiguous-role")
        #expect(read("samhandlingssjef", in: ResolutionExample.project) == "role samhandlingssjef")
    }

    @Test("The steering group is the forum above")
    func steeringGroup() {
        let (molde, project) = (ResolutionExample.molde, ResolutionExample.project)
        #expect(read("styringsgruppa", in: project) == "forum #ssu")
        #expect(read("styringsgruppe", in: molde) == "forum #ssu")
        #expect(read("styringsgruppa, LSU Volda", in: project) == "forum #ssu")
        let twoTops = ResolutionExample.context("prosjektgruppa", on: "2024-01-16") { register in
            register.forums.append(Forum(id: "under", name: "Under", reportsTo: "delprosjekt-3"))
        }
        #expect(read("styringsgruppa", in: twoTops) == "role styringsgruppa vacant")
    }

    @Test("Who has left the register is still found, with a warning")
    func ended() {
        let context = ResolutionExample.context("sjustjerna", on: "2023-06-09") { register in
            register.organisations[1].ended = ResolutionExample.day("2023-01-01")
            register.people[0].ended = ResolutionExample.day("2023-06-08")
        }
        let reader = PartyReader(context: context)
        for text in ["Sande", "helseleiar, Sande", "Oddvar"] {
            let reading = reader.readOne(text, line: 3)
            #expect(reading.value != nil)
            #expect(reading.warnings.map(\.code) == ["ended"])
            #expect(reading.warnings.map(\.line) == [3])
        }
        #expect(reader.readOne("sekretariat", line: 1).value?.vacant == true)
        #expect(reader.readOne("Herøy", line: 1).warnings.isEmpty)
    }

    @Test("A name that two go by is an error, unless only one is left")
    func sameName() {
        let twoOddvars: (inout Register) -> Void = { register in
            register.people.append(
                Person(id: "oddvar-2", name: "Oddvar To", email: "o@example.no", language: .nn, aliases: ["Oddvar"]))
        }
        let context = ResolutionExample.context("sjustjerna", on: "2023-06-09", changed: twoOddvars)
        #expect(problem("Oddvar", in: context)?.message.nn.contains("Oddvar, Oddvar To") == true)
        let oneLeft = ResolutionExample.context("sjustjerna", on: "2023-06-09") { register in
            twoOddvars(&register)
            register.people[0].ended = ResolutionExample.day("2023-01-01")
        }
        #expect(read("Oddvar", in: oneLeft) == "person =oddvar-2")
    }

    @Test("Names with commas or small letters of their own are found as they are registered")
    func oddNames() {
        let context = ResolutionExample.context("sjustjerna", on: "2023-06-09") { register in
            register.organisations.append(Organisation(id: "ehelse", name: "eHelse Sunnmøre"))
            register.forums.append(Forum(id: "hoo", name: "Utval for helse, omsorg og oppvekst"))
            register.forums.append(Forum(id: "sami", name: "Helgelaanten Skiemtjegætie", aliases: ["Čállinlávdegoddi"]))
        }
        #expect(read("eHelse Sunnmøre", in: context) == "organisation @ehelse")
        #expect(read("leiar, eHelse Sunnmøre", in: context) == "role leiar @ehelse vacant")
        #expect(read("Siv Jensen, eHelse Sunnmøre", in: context) == "person @ehelse =siv-jensen")
        #expect(read("Utval for helse, omsorg og oppvekst", in: context) == "forum #hoo")
        #expect(read("leiar, Utval for helse, omsorg og oppvekst", in: context) == "role leiar #hoo vacant")
        #expect(read("HELGELAANTEN SKIEMTJEGÆTIE", in: context) == "forum #sami")
        #expect(read("ČÁLLINLÁVDEGODDI", in: context) == "forum #sami")
        #expect(read("ehelse sunnmøre", in: context) == nil)
    }
}
