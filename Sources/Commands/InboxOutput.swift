import FoundationEssentials
import Meetings

extension InboxLine {
    /// A row of the table: number, when, who, what about, why it waits, and what accepting it does.
    func cells(in language: Language, _ zone: Zone?, withState: Bool) -> [String] {
        let state = withState ? [mail.state.words[language]] : []
        let accept = onAccept.map { "→ \($0[language])" } ?? ""
        return ["\(mail.number)", mail.arrived.short(in: zone, language)] + state
            + [mail.from ?? "–", mail.subject.clipped, mail.filing?.detail[language] ?? "", accept]
    }

    /// All that is known of it, a fact to a row.
    func facts(_ letter: IncomingLetter, _ zone: Zone?, _ language: Language) -> [[String]] {
        let who = [letter.fromName, letter.from.map { "<\($0)>" } ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        let rows: [(Trilingual, String?)] = [
            (Trilingual("frå", "fra", "from"), who.isEmpty ? "–" : who),
            (Trilingual("emne", "emne", "subject"), mail.subject),
            (Trilingual("kom", "kom", "arrived"), mail.arrived.short(in: zone, language)),
            (Trilingual("tilstand", "tilstand", "state"), mail.state.words[language]),
            (Trilingual("møte", "møte", "meeting"), meeting.map { "\($0.forum)/\($0.date)" }),
            (Trilingual("person", "person", "person"), person?.name),
            (Trilingual("grunn", "grunn", "reason"), mail.filing?.detail[language]),
            (Trilingual("å godta", "å godta", "accepting"), onAccept?[language]),
            (Trilingual("avgjort av", "avgjort av", "settled by"), mail.settledBy),
        ]
        return rows.compactMap { label, value in value.map { ["\(label[language]):", $0] } }
    }
}

extension InboxMail.State {
    var words: Trilingual {
        switch self {
        case .fresh: Trilingual("ny", "ny", "new")
        case .done: Trilingual("ferdig", "ferdig", "done")
        case .waiting: Trilingual("ventar", "venter", "waits")
        case .accepted: Trilingual("godteken", "godtatt", "accepted")
        case .rejected: Trilingual("avvist", "avvist", "rejected")
        }
    }
}

extension InboxMail.Outcome {
    var words: Trilingual {
        switch self {
        case .answer: Trilingual("svar", "svar", "answer")
        case .command: Trilingual("gjort", "gjort", "done")
        case .bounce: Trilingual("retur", "retur", "returned")
        case .autoReply: Trilingual("automatisk svar", "automatisk svar", "automatic reply")
        case .duplicate: Trilingual("kopi", "kopi", "copy")
        case .quarantined: Trilingual("ventar på koordinatoren", "venter på koordinatoren", "waits for the coordinator")
        case .ignored: Trilingual("ingenting å gjere", "ingenting å gjøre", "nothing to do")
        }
    }
}

extension String {
    /// Room for the rest of the row.
    fileprivate var clipped: String { count > 50 ? "\(prefix(49))…" : self }
}

extension Date {

    /// `12.06.2023 kl. 09.00`.
    fileprivate func short(in zone: Zone?, _ language: Language) -> String {
        zone.map { words(in: $0)[language] } ?? rfc3339UTC
    }
}
