extension Refusal {
    /// What was written for a deadline or an owner can't be read; the first problem is told, for there is one line.
    static func badValue(_ code: String, _ problems: [Problem]) -> Refusal {
        let unread = Trilingual("kan ikkje lesast", "kan ikke leses", "can't be read")
        return Refusal(
            .badInput, code: problems.first?.code ?? code, problems.first?.message ?? unread,
            problems: problems.map { Problem(line: nil, code: $0.code, $0.message, suggestion: $0.suggestion) })
    }

    static func notLater(_ text: String) -> Refusal {
        Refusal(
            .badInput, code: "not-a-later-date",
            Trilingual(
                "\(text.echo) gir ingen dag frå i dag av: ein ny frist må ha ein dato",
                "\(text.echo) gir ingen dag fra i dag av: en ny frist må ha en dato",
                "\(text.echo) gives no day from today on: a new deadline needs a date"))
    }

    static func sameDeadline(_ item: ActionItem) -> Refusal {
        Refusal(
            .notNow, code: "same-deadline",
            Trilingual(
                "Punkt #\(item.number) har alt fristen \(item.due.dated)",
                "Punkt #\(item.number) har allerede fristen \(item.due.dated)",
                "Item #\(item.number) has the deadline \(item.due.dated) already"))
    }

    static func noShare(_ party: String, _ item: ActionItem, open: [String]) -> Refusal {
        let list = open.isEmpty ? "–" : open.joined(separator: ", ")
        return Refusal(
            .notFound, code: "unknown-share",
            Trilingual(
                "\(party.echo) har ingen del i punkt #\(item.number). Opne delar: \(list)",
                "\(party.echo) har ingen del i punkt #\(item.number). Åpne deler: \(list)",
                "\(party.echo) has no share of item #\(item.number). Open shares: \(list)"))
    }

    static func shareClosed(_ name: String, _ item: ActionItem) -> Refusal {
        Refusal(
            .notNow, code: "share-closed",
            Trilingual(
                "\(name) har alt gjort sin del av punkt #\(item.number)",
                "\(name) har allerede gjort sin del av punkt #\(item.number)",
                "\(name) has done their share of item #\(item.number) already"))
    }
}
