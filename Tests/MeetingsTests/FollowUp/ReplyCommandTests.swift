import Testing

@testable import Meetings

@Suite("The vocabulary of answers")
struct ReplyCommandTests {
    typealias Verb = ReplyCommand.Verb

    static let words: [(Verb, [String])] = [
        (.done, ["utført", "Utført", "UTFØRT", "ferdig", "gjort", "ok", "Ok", "done", "utfort"]),
        (.notMine, ["ikkje mi", "Ikkje mitt", "ikke min", "ikke mitt", "feil person", "not mine", "IKKJE MI"]),
        (.inProgress, ["under arbeid", "Pågår", "in progress"]),
    ]

    @Test(
        "every word, alone, with a number, and as people write numbers",
        arguments: words.flatMap { verb, words in
            words.map { (verb, $0) }
        })
    func everyWord(verb: Verb, word: String) throws {
        for end in ["", ".", "!", " ", "  "] {
            let alone = try #require(ReplyCommand(word + end), "\(word + end)")
            #expect(alone.verb == verb && alone.numbers.isEmpty && alone.remark == nil)
        }
        for number in [
            " 41", " #41", " nr. 41", " nr 41", " punkt 41", " punkt #41", ": 41", " 41.", " 41!", " 41 ", " pkt. 41",
            "  41",
        ] {
            let command = try #require(ReplyCommand(word + number), "\(word + number)")
            #expect(command.verb == verb && command.numbers == [41] && command.remark == nil, "\(word + number)")
        }
    }

    @Test(
        "several numbers in one line",
        arguments: [
            "utført 41, 43", "Utført 41 og 43", "done #41 and #43", "ferdig 41,43", "gjort 41 & 43",
            "utført 41, 43, 41 og 43",
        ])
    func numbers(line: String) throws {
        #expect(try #require(ReplyCommand(line)).numbers == [41, 43])
    }

    @Test(
        "what was done, after a dash, a colon or a full stop",
        arguments: [
            ("utført 41 – sendt 3. mai", "sendt 3. mai"), ("Utført 41: alle har svart", "alle har svart"),
            ("utført 41, sendt i går", "sendt i går"), ("Gjort. Sendt i går", "Sendt i går"),
            ("ferdig - sendt", "sendt"),
            ("under arbeid 41 – ventar på KS", "ventar på KS"), ("ikkje mi: prøv Volda", "prøv Volda"),
        ])
    func remarks(line: String, remark: String) throws {
        #expect(try #require(ReplyCommand(line)).remark == remark)
    }

    @Test(
        "a new deadline as the minutes write it",
        arguments: [
            ("ny frist 41 15.09", [41], "15.09"), ("Ny frist 41 15.09.2023", [41], "15.09.2023"),
            ("ny frist 15.09", [], "15.09"), ("ny frist 41 til 15.09.", [41], "15.09"),
            ("utsett 41 veke 40", [41], "veke 40"),
            ("utsatt #41: 15. september", [41], "15. september"),
            ("treng meir tid 41 til neste samling", [41], "til neste samling"),
            ("trenger mer tid 41 fredag 15.09", [41], "fredag 15.09"), ("extend 41 to 2023-09-15", [41], "2023-09-15"),
            ("ny frist om 3 veker", [], "om 3 veker"), ("ny frist 41 om 3 veker", [41], "om 3 veker"),
            ("ny frist 41", [41], ""),
            ("ny frist 41 15.09, ventar på KS", [41], "15.09"), ("ny frist 20. september", [], "20. september"),
            ("ny frist 3 veker", [], "3 veker"), ("ny frist: 15.09", [], "15.09"), ("treng meir tid", [], ""),
            ("ny frist 41 hausten 2023 – mykje å gjere", [41], "hausten 2023"),
            ("ny frist 4. kvartal", [], "4. kvartal"), ("ny frist veke 37", [], "veke 37"),
            ("ny frist haust 2023", [], "haust 2023"), ("extend to 15 Sept", [], "15 Sept"),
            ("ny frist 15 september", [], "15 september"), ("ny frist 41 – 15.09", [41], "15.09"),
            ("ny frist for punkt 41: 15/9", [41], "15/9"), ("ny frist 41 fredag?", [41], "fredag"),
            ("ny frist Friday 15 September, takk", [], "Friday 15 September"),
        ])
    func deadlines(line: String, numbers: [Int], deadline: String) throws {
        let command = try #require(ReplyCommand(line))
        #expect(command.verb == .extend && command.numbers == numbers && command.deadline == deadline)
    }

    @Test(
        "a forum before the number",
        arguments: [
            ("utført lsu-molde 41", "lsu-molde"), ("Utført LSU Molde #41", "LSU Molde"),
            ("ny frist LSU Volda 41 15.09", "LSU Volda"),
        ])
    func places(line: String, place: String) throws {
        let command = try #require(ReplyCommand(line))
        #expect(command.place == place && command.numbers == [41])
    }

    @Test(
        "approved, and nothing beside",
        arguments: ["godkjent", "Godkjent.", "GODKJENT!", "godkjend", "approved", "*Godkjent*"])
    func approved(line: String) throws {
        #expect(try #require(ReplyCommand(line)).verb == .approved)
    }

    @Test(
        "no command: people's own sentences",
        arguments: [
            "", "Hei", "ok, eg ser på det", "Ok, fint", "ok takk", "OK – ser på det i morgon", "Okei", "okay 41",
            "Gjort klart for møtet i morgon, men manglar romet", "Gjort mykje, men ikkje alt",
            "ferdigstilt blir det i haust",
            "Ferdig med utkastet, resten kjem", "utført delvis", "Utført 41 i går", "utført av Volda", "Utført?",
            "utført 41?",
            "ikkje utført 41", "Ikkje ferdig", "ikkje gjort", "Dette er utført", "Er 41 utført?", "41 utført", "41",
            "#41",
            "ikkje mi skuld at det er seint", "ikkje min feil", "feil person svarar på dette", "Not mine to say",
            "ikkje mi sak, trur eg", "under arbeidet fann vi", "Pågår det noko?", "pågår framleis trur eg",
            "in progressive mode",
            "godkjent, men rett punkt 3", "Godkjent med merknad", "godkjenner ikkje", "ikkje godkjent",
            "Godkjent – bra!",
            "approved with changes", "utsettast", "utsetting er dumt", "Ny fristad", "extended family", "donet",
            "Vi treng meir tid 41 15.09", "Kan eg få ny frist?", "kjem", "Jeg kommer", "nei", "ja", "utført førtien",
            "utført 41 43", "utført 123456", "utført #0", "utført 41/23", "utført 15.09", "utført kl. 10",
            "ok 👍 ser på det",
            "done deal, thanks", "gjort.eg sender", "utført-41", "stopp", "avmeld", "unsubscribe",
        ])
    func negatives(line: String) {
        let command = ReplyCommand(line)
        #expect(command == nil, "\(String(describing: command))")
    }

    @Test(
        "the first line is the first that says something, after a greeting alone",
        arguments: [
            (["Utført 41"], "Utført 41"), (["", "  ", "Utført 41"], "Utført 41"),
            (["Hei,", "", "Utført 41"], "Utført 41"),
            (["Hei Oddvar!", "Utført 41"], "Utført 41"), (["God morgon", "Utført"], "Utført"), (["Hei"], "Hei"),
            (["Hei, utført 41"], "Hei, utført 41"), (["Eg lurer på noko", "Utført 41"], "Eg lurer på noko"),
            (["Hei på deg du gamle venn", "x"], "Hei på deg du gamle venn"),
        ])
    func firstLine(words: [String], first: String) throws {
        #expect(try #require(AnswerLines(words)).first == first)
    }

    @Test(
        "thanks and a thumb at the end change nothing",
        arguments: [
            "utført 41, takk", "Utført 41 takk!", "ferdig med 41 👍", "done 41 – thanks", "Done with 41, thank you 🙂",
        ])
    func thanks(line: String) throws {
        let command = try #require(ReplyCommand(line))
        #expect(command.verb == .done && command.numbers == [41] && command.remark == nil)
    }

    @Test("a line of thirty thousand numbers is no command, and is read at once")
    func endless() {
        #expect(ReplyCommand("utført " + String(repeating: "1,", count: 30_000)) == nil)
    }

    @Test(
        "a deadline as people write it is a date from then on",
        arguments: [
            ("15/9", "15.9"), ("15/9-23", "15.9.23"), ("15/09/2023", "15.09.2023"), ("fredag 15/9", "fredag 15.9"),
            ("fredag", "07.07.2023"), ("på fredag", "07.07.2023"), ("Måndag", "10.07.2023"), ("tysdag", "04.07.2023"),
            ("Friday", "07.07.2023"), ("by Friday", "07.07.2023"), ("i morgon", "04.07.2023"),
            ("tomorrow", "04.07.2023"), ("September 15th", "15 September"), ("sept 15", "15 sept"),
            ("til neste samling", "til neste samling"), ("til fredag", "07.07.2023"), ("innan fredag", "07.07.2023"),
            ("før fredag", "06.07.2023"), ("before Friday", "06.07.2023"), ("until Friday", "07.07.2023"),
            ("fredag neste veke", "14.07.2023"), ("fredag i neste uke", "14.07.2023"),
            ("Friday next week", "14.07.2023"), ("førstkomande fredag", "07.07.2023"),
            ("måndag neste veke", "10.07.2023"), ("neste veke", "veke 28"), ("til neste uke", "veke 28"),
            ("next week", "veke 28"), ("i overmorgen", "05.07.2023"),
            ("in two weeks", "om 2 veker"), ("within 3 days", "om 3 dagar"), ("in one month", "om 1 månader"),
            ("week 40", "veke 40"), ("the next meeting", "neste møte"),
            ("15. september", "15. september"), ("om 3 veker", "om 3 veker"), ("31/12/x", "31/12/x"),
        ])
    func spoken(written: String, text: String) throws {
        let monday = try #require(CalendarDate(2023, 7, 3))
        #expect(SpokenDeadline(written, on: monday).text == text)
    }

    @Test(
        "«neste fredag» is a date only on the days when nobody can mean another: from a Monday it may be this week's",
        arguments: [
            (3, "neste fredag"), (6, "neste fredag"), (7, "14.07.2023"), (8, "14.07.2023"), (9, "14.07.2023"),
        ])
    func nextFriday(day: Int, text: String) throws {
        let today = try #require(CalendarDate(2023, 7, day))
        #expect(SpokenDeadline("neste fredag", on: today).text == text)
        #expect(SpokenDeadline("next Friday", on: today).text == (text == "neste fredag" ? "next Friday" : text))
        #expect(SpokenDeadline("neste fredag neste veke", on: today).text == "neste fredag neste veke")
    }

    @Test("what follows is the reason, without the closing words")
    func rest() throws {
        let commands = try commands(
            "Utført 41", "", "Sendt til KS.", "Alle var samde.", "Mvh", "Kari", "Hareid kommune")
        #expect(commands.remark == "Sendt til KS. Alle var samde." && !commands.areSeveral)
    }

    @Test("commands follow each other line by line; what stands below other text is only told of")
    func several() throws {
        let three = try commands("Hei!", "utført 41 – sendt", "", "ny frist 42 15.09", "Ikkje mi 43", "Prøv Sande.")
        #expect(three.lines.map { $0.command?.numbers } == [[41], [42], [43]])
        #expect(three.remark == "Prøv Sande." && three.below.isEmpty)
        let broken = try commands("utført 41", "Utført 42 i går", "Sende notatet.", "utført 43", "Utført 41")
        #expect(broken.lines.map { $0.command?.numbers } == [[41], nil])
        #expect(broken.below == ["utført 43"] && broken.remark == "Sende notatet. Utført 41")
    }

    @Test(
        "what is written below a command is no other one",
        arguments: ["Ferdig!", "ok", "Vi utsette 42.", "41", "ikkje mi skuld", "Gjort saman med Sande."])
    func prose(line: String) throws {
        #expect(try !commands("utført 41", line).areSeveral)
    }

    @Test("the same line again says nothing more, and fifty lines are the most anybody means")
    func repeated() throws {
        #expect(try commands("utført 41", "Utført #41", "utført 41").lines.count == 1)
        let many = (1...2_000).map { "utført \($0)" }
        #expect(CommandLines(try #require(AnswerLines(many))).lines.count == CommandLines.most + 1)
    }

    private func commands(_ lines: String...) throws -> CommandLines {
        CommandLines(try #require(AnswerLines(lines)))
    }
}
