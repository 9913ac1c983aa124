import FoundationEssentials
import Meetings

/// Letters of the outbox as their pages show them.
struct MailValues {
    let visit: Visit
    let closedSince: Date?

    func list(_ list: MailList) -> [String: Any] {
        let letters = list.letters.prefix(MailPages.lettersOnAPage)
        var values: [String: Any] = [
            "heading": heading(failed: list.count(of: .failed)), "letters": letters.map(row),
            "isEmpty": letters.isEmpty, "state": list.shown.rawValue, "address": visit.inNetwork("/mail"),
            "filters": MailShown.allCases.map { filter in
                [
                    "name": filter.words[visit.language], "count": words(count: list.count(of: filter)),
                    "address": visit.inNetwork("/mail?state=\(filter.rawValue)"), "isChosen": filter == list.shown,
                ] as [String: Any]
            },
            "canRetry": letters.contains(where: \.canBeRetried), "canHold": letters.contains { $0.state == .ready },
            "canRelease": letters.contains { $0.state == .held },
            "canChange": letters.contains { $0.canBeRetried || $0.state == .ready || $0.state == .held },
            "canHoldAll": list.canHoldAll, "canReleaseAll": list.canReleaseAll,
            "isAdministrator": visit.reader.may(.administer), "isClosed": closedSince != nil,
            "outbox": visit.inNetwork("/outbox"),
        ]
        if let closedSince { values["closedSince"] = visit.momentWords(closedSince) }
        if let notice { values["done"] = notice }
        func pageAddress(_ number: Int) -> String {
            visit.inNetwork("/mail?state=\(list.shown.rawValue)&page=\(number)")
        }
        if list.page > 1 { values["newer"] = pageAddress(list.page - 1) }
        if list.letters.count > letters.count { values["older"] = pageAddress(list.page + 1) }
        return values
    }

    /// `17`, or `1000+`.
    private func words(count: Int) -> String {
        count > MailPages.mostCounted ? "\(MailPages.mostCounted)+" : "\(count)"
    }

    private func heading(failed: Int) -> String {
        let number = words(count: failed)
        switch failed {
        case 0: return visit.words("Utboks", "Utboks", "Outbox")
        case 1: return visit.words("1 brev kom ikkje fram", "1 brev kom ikke fram", "1 letter was not delivered")
        default:
            return visit.words(
                "\(number) brev kom ikkje fram", "\(number) brev kom ikke fram", "\(number) letters were not delivered")
        }
    }

    private var notice: String? {
        let count = visit.query.number("count")
        let letters = count.map { " (\($0))" } ?? ""
        switch visit.query["done"] {
        case "retry":
            return visit.words("Blir send på nytt", "Blir sendt på nytt", "Will be sent again") + letters + "."
        case "hold", "hold-all": return visit.words("Halde att", "Holdt tilbake", "Held") + letters + "."
        case "release", "release-all": return visit.words("Sleppt ut", "Sluppet ut", "Released") + letters + "."
        default: return nil
        }
    }

    private func row(_ letter: OutboxLetter) -> [String: Any] {
        var values: [String: Any] = [
            "id": letter.id.rawValue, "address": visit.inNetwork("/mail/\(AddressText.escaped(letter.id.rawValue))"),
            "subject": letter.subject, "to": name(of: letter), "email": letter.to, "state": words(letter.state),
            "isFailed": MailShown.failed.states.contains(letter.state), "isSent": letter.state == .sent,
            "when": visit.momentWords(letter.done ?? letter.created), "attempts": letter.attempts,
            "canTick": letter.canBeRetried || letter.state == .ready || letter.state == .held,
        ]
        if let reply = letter.replyText, MailShown.failed.states.contains(letter.state) || letter.state == .ready {
            values["reply"] = ForeignText.shown(String(reply.prefix(300)))
        }
        return values
    }

    func page(_ view: LetterView) -> [String: Any] {
        let letter = view.letter
        var values = row(letter)
        values["kind"] = words(kind: letter.kind)
        values["created"] = visit.momentWords(letter.created)
        values["back"] = visit.inNetwork("/mail")
        values["canRetry"] = letter.canBeRetried
        values["canHold"] = letter.state == .ready
        values["canRelease"] = letter.state == .held
        values["messageID"] = letter.messageID
        if letter.state == .ready { values["notBefore"] = visit.momentWords(letter.notBefore) }
        if let expires = letter.expires { values["expires"] = visit.momentWords(expires) }
        if let closedSince { values["closedSince"] = visit.momentWords(closedSince) }
        if let notice { values["done"] = notice }
        if let meeting = view.meeting, let forum = visit.register?.forum(meeting.forum) {
            values["meeting"] =
                [
                    "name": "\(forum.shortName), \(DateWords(visit.language).full(meeting.date))",
                    "address": visit.address(of: .meeting(forum.id, meeting.date, .whole)) ?? "",
                ] as [String: Any]
        }
        values["tries"] = view.attempts.map { attempt in
            [
                "at": visit.momentWords(attempt.at), "code": attempt.code.map(String.init) ?? "",
                "text": ForeignText.shown(attempt.text),
            ]
        }
        values["hasTries"] = !view.attempts.isEmpty
        return values
    }

    private func name(of letter: OutboxLetter) -> String {
        letter.person.flatMap { visit.register?.person($0)?.name } ?? letter.to
    }

    private func words(_ state: OutboxLetter.State) -> String {
        switch state {
        case .ready:
            closedSince == nil
                ? visit.words("ventar på tur", "venter på tur", "waits its turn")
                : visit.words(
                    "halde att, utboksen er stengd", "holdt tilbake, utboksen er stengt", "held, outbox closed")
        case .leased, .dot: visit.words("blir send no", "blir sendt nå", "is being sent")
        case .sent: visit.words("send", "sendt", "sent")
        case .bounced: visit.words("kom ikkje fram", "kom ikke fram", "not delivered")
        case .unknown: visit.words("ingen veit", "ingen vet", "nobody knows")
        case .held: visit.words("halde att", "holdt tilbake", "held")
        case .cancelled: visit.words("teke tilbake", "trukket tilbake", "taken back")
        case .expired: visit.words("gjekk ut på tid", "gikk ut på tid", "too late")
        }
    }

    private func words(kind: String) -> String { MailKinds.words[kind]?[visit.language] ?? kind }
}

/// Letters' kinds as people call them.
enum MailKinds {
    static let words: [String: Trilingual] = [
        "invitation": Trilingual("innkalling", "innkalling", "call"),
        "moved": Trilingual("flytting av møte", "flytting av møte", "meeting moved"),
        "updated": Trilingual("endring av møte", "endring av møte", "meeting changed"),
        "cancelled": Trilingual("avlysing", "avlysning", "cancellation"),
        "withdrawn": Trilingual("tilbakekalling", "tilbakekalling", "call taken back"),
        "collect": Trilingual("meld saker", "meld saker", "call for cases"),
        "clearing": Trilingual("sakliste til klarering", "saksliste til klarering", "agenda to clear"),
        "agenda": Trilingual("sakliste", "saksliste", "agenda"),
        "minutes": Trilingual("referat", "referat", "minutes"),
        "reminder": Trilingual("påminning", "påminnelse", "reminder"),
        "coordinator": Trilingual("oversyn til koordinator", "oversikt til koordinator", "coordinator’s digest"),
        "leader": Trilingual("oversyn til leiar", "oversikt til leder", "leader’s digest"),
        "undelivered": Trilingual(
            "melding om brev som ikkje kom fram", "melding om brev som ikke kom fram", "bounce report"),
        "assigned": Trilingual("nytt punkt", "nytt punkt", "new item"),
        "receipt": Trilingual("kvittering", "kvittering", "receipt"),
        "question": Trilingual("spørsmål tilbake", "spørsmål tilbake", "question back"),
        "deputy": Trilingual("spørsmål om vara", "spørsmål om vara", "question about a deputy"),
        "counter-declined": Trilingual(
            "svar på framlegg om tid", "svar på forslag om tid", "answer to a proposed time"),
    ]
}

extension OutboxLetter {
    fileprivate var canBeRetried: Bool { [.unknown, .bounced, .expired].contains(state) }
}
