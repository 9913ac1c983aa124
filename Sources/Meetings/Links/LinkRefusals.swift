extension LinkCheck.Fault {
    /// For the page, and for whoever asks with `samling link verify`.
    public var words: Trilingual {
        switch self {
        case .malformed, .unknown, .forged:
            Trilingual(
                "Lenkja er ikkje ei av våre. Er heile lenkja komen med?",
                "Lenken er ikke en av våre. Er hele lenken kommet med?",
                "This link is not one of ours. Has all of it come along?")
        case .revoked:
            Trilingual("Lenkja er trekt tilbake", "Lenken er trukket tilbake", "This link has been revoked")
        case .expired:
            Trilingual(
                "Lenkja er gått ut: svar på e-posten i staden", "Lenken er utløpt: svar på e-posten i stedet",
                "This link has expired: reply to the mail instead")
        case .gone:
            Trilingual(
                "Den som fekk lenkja, står ikkje lenger i registeret",
                "Den som fikk lenken, står ikke lenger i registeret",
                "The one who got this link is no longer in the register")
        case .notYours:
            Trilingual(
                "Dette er ein annan sitt no", "Dette er en annens nå", "This is somebody else’s now")
        case .missing:
            Trilingual(
                "Det lenkja gjeld, finst ikkje lenger", "Det lenken gjelder, finnes ikke lenger",
                "What this link is about is no longer there")
        case .cancelled: Trilingual("Møtet er avlyst", "Møtet er avlyst", "The meeting is cancelled")
        case .withdrawn:
            Trilingual(
                "Innkallinga til møtet er trekt tilbake", "Innkallingen til møtet er trukket tilbake",
                "The call to the meeting has been taken back")
        case .over: Trilingual("Møtet har vore", "Møtet har vært", "The meeting has been")
        case .settled: Trilingual("Dette er alt gjort", "Dette er allerede gjort", "This has been done already")
        }
    }
}

// The token is never among the words.
extension Refusal {
    static func badLink(_ fault: LinkCheck.Fault) -> Refusal {
        let isUnknown = fault == .malformed || fault == .unknown || fault == .forged
        return Refusal(isUnknown ? .notFound : .notNow, code: "link-\(fault.rawValue)", fault.words)
    }

    static var otherPurpose: Refusal {
        Refusal(
            .badInput, code: "link-other-purpose",
            Trilingual(
                "Lenkja er til noko anna", "Lenken er til noe annet", "This link is for something else"))
    }

    static func unknownDeputy(_ written: String) -> Refusal {
        Refusal(
            .badInput, code: "unknown-deputy",
            Trilingual(
                "Ingen, eller fleire, i registeret heiter \(written.echo). Skriv heile namnet, eller svar på e-posten",
                "Ingen, eller flere, i registeret heter \(written.echo). Skriv hele navnet, eller svar på e-posten",
                "Nobody, or several, in the register go by \(written.echo). Write the whole name, or reply to the mail")
        )
    }

    /// One deputy sits in one seat.
    static func deputyTaken(_ deputy: Person, _ other: Person) -> Refusal {
        Refusal(
            .notNow, code: "deputy-taken",
            Trilingual(
                "\(deputy.name) møter alt for \(other.name): namngje ein annan",
                "\(deputy.name) møter allerede for \(other.name): navngi en annen",
                "\(deputy.name) comes for \(other.name) already: name another"))
    }

    static func deputyDeclined(_ deputy: Person) -> Refusal {
        Refusal(
            .notNow, code: "deputy-declined",
            Trilingual(
                "\(deputy.name) er kalla inn alt, og kan ikkje kome",
                "\(deputy.name) er kalt inn allerede, og kan ikke komme",
                "\(deputy.name) is called already, and can’t come"))
    }

    /// The page that was answered on showed another time.
    static func askedAnew(_ meeting: Meeting) -> Refusal {
        func words(_ language: Language) -> String { DateWords(language).full(meeting.date) }
        return Refusal(
            .notNow, code: "asked-anew",
            Trilingual(
                "Møtet er flytta sidan du opna sida: no er det \(words(.nn)). Svar på nytt",
                "Møtet er flyttet siden du åpnet siden: nå er det \(words(.nb)). Svar på nytt",
                "The meeting has moved since you opened the page: it is now \(words(.en)). Please answer again"))
    }

    static var noAnswer: Refusal {
        Refusal(
            .badInput, code: "no-answer",
            Trilingual(
                "Kjem du, kanskje eller ikkje?", "Kommer du, kanskje eller ikke?", "Do you come, perhaps or not?"))
    }

    static var nothingContributed: Refusal {
        Refusal(
            .badInput, code: "nothing-written",
            Trilingual(
                "Det er ikkje skrive noko som kan takast med", "Det er ikke skrevet noe som kan tas med",
                "Nothing is written that can be taken in"))
    }

    static var tooMuchText: Refusal {
        Refusal(
            .badInput, code: "too-much-text",
            Trilingual("teksten er for lang", "teksten er for lang", "the text is too long"))
    }

    static var noLink: Refusal {
        Refusal(
            .notFound, code: "unknown-link",
            Trilingual("Det finst ikkje noka slik lenkje", "Det finnes ingen slik lenke", "There is no such link"))
    }
}
