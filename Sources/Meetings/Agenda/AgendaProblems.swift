/// What can be wrong with an agenda, in words.
extension Refusal {
    static var agendaTooLong: Refusal {
        Refusal(
            .badInput, code: "too-large",
            Trilingual(
                "saklista er større enn 1 MB", "sakslisten er større enn 1 MB", "the agenda is larger than 1 MB"))
    }

    static func badAgenda(_ problems: [Problem]) -> Refusal {
        Refusal(
            .badInput, code: "bad-agenda",
            Trilingual(
                "saklista har feil; ingenting er lagra", "sakslisten har feil; ingenting er lagret",
                "the agenda has errors; nothing was saved"),
            problems: problems.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
    }
}

extension Problem {
    static var noItems: Problem {
        Problem(
            line: nil, code: "no-items",
            Trilingual(
                "fann ingen saker: kvar sak byrjar med «## »", "fant ingen saker: hver sak begynner med «## »",
                "no items found: every item begins with “## ”"))
    }

    static func badTitle(_ line: Int) -> Problem {
        Problem(
            line: line, code: "bad-title",
            Trilingual(
                "tittelen er tom, lengre enn 300 teikn eller har styreteikn",
                "tittelen er tom, lengre enn 300 tegn eller har styretegn",
                "the title is empty, longer than 300 characters or has control characters"))
    }

    static func tooManyItems(_ line: Int) -> Problem {
        Problem(
            line: line, code: "too-many-items",
            Trilingual("meir enn 200 saker", "mer enn 200 saker", "more than 200 items"))
    }

    static func nearField(_ name: String, _ near: String, _ line: Int) -> Problem {
        Problem(
            line: line, code: "near-keyword",
            Trilingual(
                "«\(name)»: meinte du «\(near)»?", "«\(name)»: mente du «\(near)»?",
                "“\(name)”: did you mean “\(near)”?"),
            suggestion: near)
    }

    static func unknownKind(_ name: String, _ near: String?, _ line: Int) -> Problem {
        Problem(
            line: line, code: "unknown-type",
            Trilingual(
                "«\(name)» er ingen type sak", "«\(name)» er ingen type sak", "“\(name)” is no type of item"),
            suggestion: near)
    }

    static func badTime(_ value: String, _ line: Int) -> Problem {
        Problem(
            line: line, code: "bad-time",
            Trilingual(
                "«\(value)» er ikkje ei tid: skriv kl. 09.10–09.45 eller 20 min",
                "«\(value)» er ikke en tid: skriv kl. 09.10–09.45 eller 20 min",
                "“\(value)” is not a time: write 09:10–09:45 or 20 min"))
    }

    static func outside(_ meeting: Meeting, _ line: Int) -> Problem {
        Problem(
            line: line, code: "outside-meeting",
            Trilingual(
                "saka får ikkje plass i møtet, som er kl. \(meeting.start)–\(meeting.end)",
                "saken får ikke plass i møtet, som er kl. \(meeting.start)–\(meeting.end)",
                "the item doesn't fit into the meeting, which is \(meeting.start)–\(meeting.end)"))
    }
}
