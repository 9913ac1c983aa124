import Meetings

/// What came of a deed, in words for the page's top.
struct OutcomeWords {
    let outcome: LinkOutcome
    let language: Language

    /// What happened, and what it means for the reader.
    var values: [String: Any] {
        let (heading, more) = words
        return ["heading": heading[language], "more": more?[language] ?? ""]
    }

    private var words: (Trilingual, Trilingual?) {
        switch outcome {
        case .already:
            (
                Trilingual("Dette var alt gjort", "Dette var allerede gjort", "This had been done already"),
                Trilingual("Ingenting er endra no.", "Ingenting er endret nå.", "Nothing was changed now.")
            )
        case .comesWithoutDeputy:
            (
                Trilingual(
                    "Ingen kjem i staden for deg", "Ingen kommer i stedet for deg", "Nobody comes in your place"),
                Trilingual("Sekretariatet ser det.", "Sekretariatet ser det.", "The secretariat can see it.")
            )
        case .answered(let state, let isAsked): answered(state, isAsked)
        case .done(let line): done(line)
        }
    }

    private func answered(_ state: Answer.State, _ isAsked: Bool) -> (Trilingual, Trilingual?) {
        let thanks = Trilingual(
            "Du kan endre svaret her fram til møtet.", "Du kan endre svaret her frem til møtet.",
            "You can change your answer here until the meeting.")
        switch state {
        case .accepted:
            return (Trilingual("Takk, du kjem", "Takk, du kommer", "Thank you, you will come"), thanks)
        case .tentative:
            return (
                Trilingual("Takk, du kjem kanskje", "Takk, du kommer kanskje", "Thank you, you may come"), thanks
            )
        case .declined, .none:
            let deputy = Trilingual(
                "Kven kjem som vara? Skriv det under, eller svar på e-posten du får.",
                "Hvem kommer som vara? Skriv det under, eller svar på e-posten du får.",
                "Who comes instead? Write it below, or answer the mail you get.")
            return (
                Trilingual(
                    "Takk, du kjem ikkje", "Takk, du kommer ikke", "Thank you, you won’t come"),
                isAsked ? deputy : thanks
            )
        }
    }

    private func done(_ line: ReceiptNotice.Line) -> (Trilingual, Trilingual?) {
        switch line {
        case .done(let item, let share):
            let number = item.item.number
            let part = share.map { " (\($0))" } ?? ""
            return (
                Trilingual(
                    "Punkt \(number)\(part) er utført", "Punkt \(number)\(part) er utført",
                    "Item \(number)\(part) is done"),
                Trilingual(
                    "Takk. Du får ikkje fleire påminningar om det.", "Takk. Du får ikke flere påminnelser om det.",
                    "Thank you. You get no more reminders of it.")
            )
        case .reported(let item, let name):
            return (
                Trilingual(
                    "Meldt: punkt \(item.item.number) er gjort", "Meldt: punkt \(item.item.number) er gjort",
                    "Reported: item \(item.item.number) is done"),
                Trilingual(
                    "\(name) har ansvaret, så koordinatoren lukkar det.",
                    "\(name) har ansvaret, så koordinatoren lukker det.",
                    "\(name) answers for it, so the coordinator closes it.")
            )
        case .extensionAsked(let item, let until):
            return (
                Trilingual(
                    "Du har bede om meir tid til punkt \(item.item.number), til \(until)",
                    "Du har bedt om mer tid til punkt \(item.item.number), til \(until)",
                    "You have asked for more time for item \(item.item.number), until \(until)"),
                Trilingual(
                    "Koordinatoren svarar. Til då får du ingen påminningar om det.",
                    "Koordinatoren svarer. Til da får du ingen påminnelser om det.",
                    "The coordinator will answer. Until then you get no reminders of it.")
            )
        case .notMine(let item):
            return (
                Trilingual(
                    "Takk for at du sa frå om punkt \(item.item.number)",
                    "Takk for at du sa fra om punkt \(item.item.number)",
                    "Thank you for telling about item \(item.item.number)"),
                Trilingual(
                    "Koordinatoren finn ut kven det høyrer til.", "Koordinatoren finner ut hvem det hører til.",
                    "The coordinator finds out whose it is.")
            )
        case .contributed, .comment, .minutesApproved, .agendaCleared, .deputyCalled: return sent(line)
        case .inProgress, .extended, .extensionRefused, .notDone:
            return (Trilingual("Takk", "Takk", "Thank you"), nil)
        }
    }

    private func sent(_ line: ReceiptNotice.Line) -> (Trilingual, Trilingual?) {
        switch line {
        case .contributed(_, _, let headings):
            let list = headings.isEmpty ? nil : headings.joined(separator: ", ")
            return (
                Trilingual("Takk, det er teke med", "Takk, det er tatt med", "Thank you, it is taken in"),
                list.map {
                    Trilingual(
                        "\($0). Du kan endre det her til saklista blir send.",
                        "\($0). Du kan endre det her til sakslisten blir sendt.",
                        "\($0). You can change it here until the agenda is sent.")
                }
            )
        case .minutesApproved:
            return (
                Trilingual("Referatet er godkjent", "Referatet er godkjent", "The minutes are approved"), nil
            )
        case .agendaCleared:
            return (
                Trilingual("Saklista er klarert", "Sakslisten er klarert", "The agenda is cleared"),
                Trilingual(
                    "No kan koordinatoren sende saklista.", "Koordinatoren kan sende den.",
                    "The coordinator can send it.")
            )
        case .deputyCalled(let name, _, _):
            return (
                Trilingual(
                    "\(name) er kalla inn i staden for deg", "\(name) er kalt inn i stedet for deg",
                    "\(name) is called in your place"), nil
            )
        default:
            return (
                Trilingual("Takk, det er gjeve vidare", "Takk, det er sendt videre", "Thank you, it is passed on"),
                Trilingual("Sekretariatet les det.", "Sekretariatet leser det.", "The secretariat reads it.")
            )
        }
    }
}
