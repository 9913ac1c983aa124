/// A mail of the inbox as the coordinator sees it.
public struct InboxLine: Sendable {
    public var mail: InboxMail
    public var meeting: Meeting?
    /// Whose it is, or perhaps is.
    public var person: Person?
    /// What accepting it does; nil where it doesn't wait.
    public var onAccept: Trilingual?
}

extension Books {
    func line(for mail: InboxMail) throws -> InboxLine {
        let meeting = try mail.filing?.meeting.flatMap(ledger.meeting)
        let person = mail.filing?.person.flatMap(register.person)
        // One that has come again is no question of its own.
        let isWaiting = mail.state == .waiting && mail.filing?.outcome != .duplicate
        return InboxLine(
            mail: mail, meeting: meeting, person: person,
            onAccept: isWaiting ? mail.filing.map { accepting($0.waitingParts, person: person) } : nil)
    }

    private func accepting(_ parts: [Filing], person: Person?) -> Trilingual {
        var words: [Trilingual] = []
        for part in parts.map({ accepting($0, person: person) }) where !words.contains(part) { words.append(part) }
        func joined(_ language: Language) -> String { words.map { $0[language] }.joined(separator: "; ") }
        return Trilingual(joined(.nn), joined(.nb), joined(.en))
    }

    private func accepting(_ filing: Filing, person: Person?) -> Trilingual {
        let name = person?.name ?? "?"
        let items = filing.items.map { "\($0.forum) #\($0.number)" }.joined(separator: ", ")
        switch filing.proposal {
        case .answer(let state, _)?:
            let words = state.words
            return Trilingual(
                "fører svaret: \(name) \(words.nn)", "fører svaret: \(name) \(words.nb)",
                "records the answer: \(name) \(words.en)")
        case .move(let slot)?:
            func time(_ language: Language) -> String {
                let words = DateWords(language)
                return "\(words.full(slot.date)) \(words.span(slot.start, slot.end))"
            }
            return Trilingual(
                "flyttar møtet til \(time(.nn))", "flytter møtet til \(time(.nb))", "moves the meeting to \(time(.en))")
        case .deputy(let id)?:
            let deputy = register.person(id)?.name ?? id.rawValue
            return Trilingual(
                "kallar inn \(deputy) som vara for \(name)", "kaller inn \(deputy) som vara for \(name)",
                "calls \(deputy) as deputy for \(name)")
        case .withdraw(let id)?:
            let deputy = register.person(id)?.name ?? id.rawValue
            return Trilingual(
                "kallar tilbake innkallinga av vara \(deputy)", "kaller tilbake innkallingen av vara \(deputy)",
                "takes back the call of the deputy \(deputy)")
        case .done?: return Trilingual("lukkar \(items)", "lukker \(items)", "closes \(items)")
        case .extend(let text)?:
            return Trilingual(
                "gjev \(items) fristen «\(text)»", "gir \(items) fristen «\(text)»",
                "gives \(items) the deadline “\(text)”")
        case .cases(let titles)?:
            let list = titles.map { "«\($0)»" }.joined(separator: ", ")
            return Trilingual(
                "set \(list) på kølista", "setter \(list) på kølisten", "puts \(list) on the case list")
        case nil where filing.reason == Filing.fault:
            return Trilingual("prøver på nytt", "prøver på nytt", "tries again")
        case nil where person == nil && ["stranger", "unknown-meeting"].contains(filing.reason):
            return Trilingual(
                "ingenting før det er sagt kven som skreiv: --as PERSON",
                "ingenting før det er sagt hvem som skrev: --as PERSON",
                "nothing before it is said who wrote it: --as PERSON")
        case nil where filing.isOnlyUnsure:
            return Trilingual(
                "gjer det e-posten ber om, som om avsendaren var rett",
                "gjør det e-posten ber om, som om avsenderen var rett",
                "does what the mail asks for, as if the sender were right")
        case nil:
            return Trilingual("noterer at du har lese det", "noterer at du har lest det", "notes that you have read it")
        }
    }
}

extension Answer.State {
    fileprivate var words: Trilingual {
        switch self {
        case .none: Trilingual("har ikkje svart", "har ikke svart", "has not answered")
        case .accepted: Trilingual("kjem", "kommer", "comes")
        case .declined: Trilingual("kjem ikkje", "kommer ikke", "doesn’t come")
        case .tentative: Trilingual("kjem kanskje", "kommer kanskje", "may come")
        }
    }
}
