/// What can be wrong with the lists and the fields of the minutes.
extension FormatProblem {
    static func textInAttendance(line: Int) -> Problem {
        Problem(
            line: line, code: "text-in-attendance",
            Trilingual(
                "Under «Frammøte» kan det berre stå «### Til stades», «### Forfall» og «### Andre» med ei liste "
                    + "under kvar",
                "Under «Fremmøte» kan det bare stå «### Til stede», «### Forfall» og «### Andre» med en liste "
                    + "under hver",
                "Under “Frammøte” only “### Til stades”, “### Forfall” and “### Andre” can stand, each with a list"))
    }

    static func unknownGroup(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "unknown-heading",
            Trilingual(
                "\(written.echo) kan ikkje stå under «Frammøte»; der står «Til stades», «Forfall» og «Andre»",
                "\(written.echo) kan ikke stå under «Fremmøte»; der står «Til stede», «Forfall» og «Andre»",
                "\(written.echo) can’t stand under “Frammøte”, which has “Til stades”, “Forfall” and “Andre”"))
    }

    static func noteWithoutParty(line: Int) -> Problem {
        Problem(
            line: line, code: "note-without-party",
            Trilingual(
                "Det står ikkje kven merknaden gjeld",
                "Det står ikke hvem merknaden gjelder",
                "It isn’t said whom the note is about"))
    }

    static func bracket(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "bracket",
            Trilingual(
                "\(written.echo) er ingen merknad i hakeparentes; skriv til dømes «[digitalt]»",
                "\(written.echo) er ingen merknad i hakeparentes; skriv for eksempel «[digitalt]»",
                "\(written.echo) is no note in brackets; write for instance “[digitalt]”"))
    }

    static func unknownNote(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "unknown-note",
            Trilingual(
                "Merknaden \(written.echo) er ukjend; bruk til dømes «digitalt», «vara for …» eller «frå kl. 10.15»",
                "Merknaden \(written.echo) er ukjent; bruk for eksempel «digitalt», «vara for …» eller «fra kl. 10.15»",
                "The note \(written.echo) is unknown; use for instance “digitalt”, “vara for …” or “frå kl. 10.15”"))
    }

    static func noteConflict(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "note-conflict",
            Trilingual(
                "Merknaden \(written.echo) passar ikkje her eller saman med dei andre",
                "Merknaden \(written.echo) passer ikke her eller sammen med de andre",
                "The note \(written.echo) doesn’t fit here or with the others"))
    }

    static func caseNumber(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "case-number",
            Trilingual(
                "\(written.echo): saksnummeret må ha år, som i «Sak 21/23»",
                "\(written.echo): saksnummeret må ha år, som i «Sak 21/23»",
                "\(written.echo): the case number needs its year, as in “Sak 21/23”"))
    }

    static func emptyCaseTitle(line: Int) -> Problem {
        Problem(
            line: line, code: "empty-title",
            Trilingual(
                "Saka manglar namn",
                "Saken mangler navn",
                "The case has no name"))
    }

    static func emptyDecision(line: Int) -> Problem {
        Problem(
            line: line, code: "empty-decision",
            Trilingual(
                "Her står det ikkje kva som vart vedteke",
                "Her står det ikke hva som ble vedtatt",
                "It isn’t said what was decided"))
    }

    static func voteForm(line: Int, written: String, suggestion: String?) -> Problem {
        Problem(
            line: line, code: "vote",
            Trilingual(
                "\(written.echo) er ikkje eit røysteresultat; skriv «samrøystes», «konsensus» eller «for 6, mot 1»",
                "\(written.echo) er ikke et stemmeresultat; skriv «enstemmig», «konsensus» eller «for 6, mot 1»",
                "\(written.echo) is no result of a vote; write “samrøystes”, “konsensus” or “for 6, mot 1”"),
            suggestion: suggestion)
    }

    static func secondVote(line: Int, first: Int) -> Problem {
        Problem(
            line: line, code: "second-vote",
            Trilingual(
                "Saka har alt ei røysting (linje \(first)); ei sak har éi",
                "Saken har alt en avstemning (linje \(first)); en sak har én",
                "The case has a vote already (line \(first)); a case has one"))
    }

    static func notAnItem(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "not-an-item",
            Trilingual(
                "\(written.echo) er ikkje eit oppfølgingspunkt; kvart punkt byrjar med «- » heilt til venstre, "
                    + "og rader under det er rykte inn",
                "\(written.echo) er ikke et oppfølgingspunkt; hvert punkt begynner med «- » helt til venstre, og "
                    + "linjer under det er rykket inn",
                "\(written.echo) is no action item; each begins with “- ” at the left, and "
                    + "lines beneath it are indented"
            ))
    }

    static func itemBox(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "item-box",
            Trilingual(
                "Boksen i \(written.echo) skal vere «[ ]» (open), «[x]» (utført) eller «[-]» (bortfalle)",
                "Boksen i \(written.echo) skal være «[ ]» (åpen), «[x]» (utført) eller «[-]» (bortfalt)",
                "The box in \(written.echo) must be “[ ]” (open), “[x]” (done) or “[-]” (dropped)"), suggestion: "[ ]")
    }

    static func keyNotIndented(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "key-not-indented",
            Trilingual(
                "\(written.echo) må rykkjast inn to mellomrom under punktet det høyrer til",
                "\(written.echo) må rykkes inn to mellomrom under punktet det hører til",
                "\(written.echo) must be indented by two spaces beneath its item"), suggestion: "  - \(written)")
    }

    static func itemNumber(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "item-number",
            Trilingual(
                "Nummeret på punktet skal skrivast «#\(written): »",
                "Nummeret på punktet skal skrives «#\(written): »",
                "The item’s number must be written “#\(written): ”"), suggestion: "#\(written): ")
    }

    static func emptyItem(line: Int) -> Problem {
        Problem(
            line: line, code: "empty-item",
            Trilingual(
                "Oppfølgingspunktet er tomt",
                "Oppfølgingspunktet er tomt",
                "The action item is empty"))
    }

    static func itemDetail(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "item-detail",
            Trilingual(
                "\(written.echo) står under eit punkt og må vere eit felt, som «- Ansvar: …»",
                "\(written.echo) står under et punkt og må være et felt, som «- Ansvar: …»",
                "\(written.echo) stands beneath an item and must be a field, as “- Ansvar: …”"))
    }

    static func missingDash(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "missing-dash",
            Trilingual(
                "\(written.echo) manglar strek føre",
                "\(written.echo) mangler strek foran",
                "\(written.echo) has no dash before it"), suggestion: "- \(written)")
    }

    static func textInList(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "text-in-list",
            Trilingual(
                "\(written.echo) høyrer ikkje heime i lista; kvar linje skal byrje med «- »",
                "\(written.echo) hører ikke hjemme i listen; hver linje skal begynne med «- »",
                "\(written.echo) doesn’t belong in the list; each line begins with “- ”"))
    }

    static func amount(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "amount",
            Trilingual(
                "\(written.echo) er ikkje eit beløp; skriv til dømes «130 000 kr» eller «1 234,50»",
                "\(written.echo) er ikke et beløp; skriv for eksempel «130 000 kr» eller «1 234,50»",
                "\(written.echo) is no amount; write for instance “130 000 kr” or “1 234,50”"))
    }

    static func sum(line: Int, total: String) -> Problem {
        Problem(
            line: line, code: "sum-mismatch",
            Trilingual(
                "summen er \(total)",
                "summen er \(total)",
                "The sum is \(total)"), suggestion: total)
    }

    static func emptyDeliverable(line: Int, id: String) -> Problem {
        Problem(
            line: line, code: "empty-deliverable",
            Trilingual(
                "Leveranse \(id) manglar tekst",
                "Leveranse \(id) mangler tekst",
                "Deliverable \(id) has no text"))
    }
}
