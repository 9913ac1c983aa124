/// What can be wrong with a file of minutes and its parts, worded for the one who wrote it. Each message stands alone.
enum FormatProblem {
    static func fileTooLarge(bytes: Int) -> Problem {
        Problem(
            line: nil, code: "file-too-large",
            Trilingual(
                "Fila er på \(bytes / 1_000_000 + 1) MB; eit referat kan vere høgst "
                    + "\(MinutesLimits.fileBytes >> 20) MB",
                "Filen er på \(bytes / 1_000_000 + 1) MB; et referat kan være høyst "
                    + "\(MinutesLimits.fileBytes >> 20) MB",
                "The file is \(bytes / 1_000_000 + 1) MB; minutes can be \(MinutesLimits.fileBytes >> 20) MB at most"))
    }

    static func notUTF8(line: Int, byte: Int, isUTF16: Bool) -> Problem {
        let kind = isUTF16 ? "UTF-16" : "UTF-8"
        let place = Trilingual("byte \(byte) i linja", "byte \(byte) i linjen", "byte \(byte) of the line")
        guard !isUTF16 else {
            return Problem(
                line: line, code: "not-utf8",
                Trilingual(
                    "Fila er lagra som \(kind); lagre ho som UTF-8", "Filen er lagret som \(kind); lagre den som UTF-8",
                    "The file is saved as \(kind); save it as UTF-8"))
        }
        return Problem(
            line: line, code: "not-utf8",
            Trilingual(
                "Fila er ikkje gyldig UTF-8 (\(place.nn)); lagre ho som UTF-8",
                "Filen er ikke gyldig UTF-8 (\(place.nb)); lagre den som UTF-8",
                "The file is not valid UTF-8 (\(place.en)); save it as UTF-8"))
    }

    static func lineTooLong(line: Int) -> Problem {
        Problem(
            line: line, code: "line-too-long",
            Trilingual(
                "Linja er lengre enn \(MinutesLimits.lineBytes >> 10) KB",
                "Linjen er lengre enn \(MinutesLimits.lineBytes >> 10) KB",
                "The line is longer than \(MinutesLimits.lineBytes >> 10) KB"))
    }

    static func controlCharacter(_ byte: UInt8, line: Int) -> Problem {
        Problem(
            line: line, code: "control-character",
            Trilingual(
                "Linja har eit styreteikn (nummer \(byte)) som ikkje høyrer heime i tekst",
                "Linjen har et styretegn (nummer \(byte)) som ikke hører hjemme i tekst",
                "The line has a control character (number \(byte)) that doesn’t belong in text"))
    }

    static func unterminatedComment(line: Int) -> Problem {
        Problem(
            line: line, code: "unterminated-comment",
            Trilingual(
                "Kommentaren som byrjar her, er ikkje avslutta med «-->»",
                "Kommentaren som begynner her, er ikke avsluttet med «-->»",
                "The comment that begins here is not ended by “-->”"), suggestion: "-->")
    }

    static func tooDeep(line: Int) -> Problem {
        Problem(
            line: line, code: "too-deep",
            Trilingual(
                "Lister og sitat kan ikkje liggje djupare enn \(MinutesLimits.nestingLevels) nivå",
                "Lister og sitater kan ikke ligge dypere enn \(MinutesLimits.nestingLevels) nivåer",
                "Lists and quotes can’t lie deeper than \(MinutesLimits.nestingLevels) levels"))
    }

    static func headingTooDeep(line: Int) -> Problem {
        Problem(
            line: line, code: "too-deep",
            Trilingual(
                "Ei overskrift har høgst seks «#»",
                "En overskrift har høyst seks «#»",
                "A heading has six “#” at most"))
    }

    static func missingTitle(line: Int) -> Problem {
        Problem(
            line: line, code: "missing-title",
            Trilingual(
                "Tittelen manglar; fila skal byrje med «# Referat: » og namnet på forumet",
                "Tittelen mangler; filen skal begynne med «# Referat: » og navnet på forumet",
                "The title is missing; the file must begin with “# Referat: ” and the forum’s name"),
            suggestion: "# Referat: ")
    }

    static func textBeforeTitle(line: Int) -> Problem {
        Problem(
            line: line, code: "text-before-title",
            Trilingual(
                "Her står det noko før tittelen; han skal stå øvst",
                "Her står det noe før tittelen; den skal stå øverst",
                "Something stands before the title, which must come first"))
    }

    static func titleShape(line: Int, keyword: MinutesDocument.Kind?) -> Problem {
        let word = keyword == .formalMinutes ? "Protokoll" : keyword == .minuteBook ? "Møtebok" : "Referat"
        return Problem(
            line: line, code: "title",
            Trilingual(
                "Tittelen skal vere «# \(word): » og namnet på forumet",
                "Tittelen skal være «# \(word): » og navnet på forumet",
                "The title must be “# \(word): ” and the forum’s name"), suggestion: "# \(word): ")
    }

    static func secondTitle(line: Int, first: Int) -> Problem {
        Problem(
            line: line, code: "second-title",
            Trilingual(
                "Fila har alt ein tittel (linje \(first)); sakene skal ha «##»",
                "Filen har alt en tittel (linje \(first)); sakene skal ha «##»",
                "The file has a title already (line \(first)); cases have “##”"))
    }

    static func nearKeyword(line: Int, written: String, keyword: String) -> Problem {
        Problem(
            line: line, code: "near-keyword",
            Trilingual(
                "\(written.echo) er ikkje eit ord formatet kjenner – meinte du «\(keyword)»?",
                "\(written.echo) er ikke et ord formatet kjenner – mente du «\(keyword)»?",
                "\(written.echo) is no word the format knows – did you mean “\(keyword)”?"), suggestion: keyword)
    }

    static func unknownKey(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "unknown-key",
            Trilingual(
                "\(written.echo) er ikkje eit felt som kan stå her",
                "\(written.echo) er ikke et felt som kan stå her",
                "\(written.echo) is no field that can stand here"))
    }

    static func repeatedKey(line: Int, key: String, first: Int) -> Problem {
        Problem(
            line: line, code: "repeated-key",
            Trilingual(
                "\(key.echo) står alt på linje \(first)",
                "\(key.echo) står alt på linje \(first)",
                "\(key.echo) stands on line \(first) already"))
    }

    static func missingKey(_ key: String, line: Int) -> Problem {
        Problem(
            line: line, code: "missing-key",
            Trilingual(
                "Feltet «\(key)» manglar øvst i fila", "Feltet «\(key)» mangler øverst i filen",
                "The field “\(key)” is missing at the top of the file"), suggestion: "- \(key): ")
    }

    static func emptyValue(line: Int, key: String) -> Problem {
        Problem(
            line: line, code: "empty-value",
            Trilingual(
                "\(key.echo) manglar verdi; skriv «?» når du ikkje veit",
                "\(key.echo) mangler verdi; skriv «?» når du ikke vet",
                "\(key.echo) has no value; write “?” when you don’t know"), suggestion: "?")
    }

    static func missingColon(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "missing-colon",
            Trilingual(
                "\(written.echo) skal vere eit felt, men manglar kolon",
                "\(written.echo) skal være et felt, men mangler kolon",
                "\(written.echo) is to be a field, but has no colon"))
    }

    static func textInHead(line: Int) -> Problem {
        Problem(
            line: line, code: "text-in-head",
            Trilingual(
                "Mellom tittelen og første overskrift kan det berre stå felt, eitt på kvar linje: «- Dato: …»",
                "Mellom tittelen og første overskrift kan det bare stå felt, ett på hver linje: «- Dato: …»",
                "Between the title and the first heading only fields can stand, one a line: “- Dato: …”"))
    }

    static func headingSpace(line: Int, suggestion: String) -> Problem {
        Problem(
            line: line, code: "heading-space",
            Trilingual(
                "Det manglar mellomrom etter «#»",
                "Det mangler mellomrom etter «#»",
                "There is no space after “#”"), suggestion: suggestion)
    }

    static func headingOutsideCase(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "heading-outside-case",
            Trilingual(
                "Overskrifta \(written.echo) står ikkje under ei sak; sakene skal ha «##»",
                "Overskriften \(written.echo) står ikke under en sak; sakene skal ha «##»",
                "The heading \(written.echo) is under no case; cases have “##”"))
    }

    static func headingLevel(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "heading-level",
            Trilingual(
                "\(written.echo) blir lese som namnet på ei sak; skriv «### » om det høyrer til saka over",
                "\(written.echo) blir lest som navnet på en sak; skriv «### » om det hører til saken over",
                "\(written.echo) is read as the name of a case; write “### ” if it belongs to the case above"),
            suggestion: "### \(written)")
    }

    static func followUpLevel(line: Int) -> Problem {
        Problem(
            line: line, code: "heading-level",
            Trilingual(
                "Punkta under ei sak som heiter «Oppfølging», blir ikkje lesne; skriv «### Oppfølging» over dei",
                "Punktene under en sak som heter «Oppfølging», blir ikke lest; skriv «### Oppfølging» over dem",
                "Items under a case that is called “Oppfølging” are not read; write “### Oppfølging” above them"),
            suggestion: "### Oppfølging")
    }

    static func itemInProse(line: Int) -> Problem {
        Problem(
            line: line, code: "item-in-prose",
            Trilingual(
                "Dette ser ut som eit oppfølgingspunkt, men står ikkje under «### Oppfølging» og blir ikkje lese",
                "Dette ser ut som et oppfølgingspunkt, men står ikke under «### Oppfølging» og blir ikke lest",
                "This looks like an action item, but is not under “### Oppfølging” and is not read"),
            suggestion: "### Oppfølging")
    }

    static func keywordInProse(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "keyword-in-prose",
            Trilingual(
                "\(written.echo) er inga overskrift utan «### » føre",
                "\(written.echo) er ingen overskrift uten «### » foran",
                "\(written.echo) is no heading without “### ” before it"), suggestion: "### \(written)")
    }
}
