import FoundationEssentials
import Meetings

/// An item as its own reader sees it: what, by when in words, and what can be answered.
struct ItemWords {
    let line: ItemLine
    let language: Language

    /// - Parameter place: where the page's forms and links go.
    func values(_ place: MemberPlace) -> [String: Any] {
        let key = "\(line.forum.id)/\(line.item.number)"
        let query = "item=\(AddressText.escaped(key))"
        return [
            "number": "\(line.item.number)", "text": line.item.text, "forum": line.forum.shortName, "key": key,
            "due": due, "countdown": countdown ?? "", "isOverdue": (line.daysLeft ?? 0) < 0,
            "shares": shares, "note": line.item.note ?? "",
            "waits": line.item.extensionAsked != nil, "doneAt": "\(place.path)?\(query)&do=done",
            "moreAt": "\(place.path)?\(query)&do=more", "notMineAt": "\(place.path)?\(query)&do=not-mine",
            "given": given, "readAt": line.readAt ?? "",
        ]
    }

    /// `om 3 dagar`, `2 dagar over`; nil without a date.
    var countdown: String? {
        guard let days = line.daysLeft else { return nil }
        return ItemWords.countdown(days)[language]
    }

    static func countdown(_ days: Int) -> Trilingual {
        switch days {
        case 0: Trilingual("i dag", "i dag", "today")
        case 1: Trilingual("i morgon", "i morgen", "tomorrow")
        case 2...: Trilingual("om \(days) dagar", "om \(days) dager", "in \(days) days")
        case -1: Trilingual("1 dag over", "1 dag over", "1 day over")
        default: Trilingual("\(-days) dagar over", "\(-days) dager over", "\(-days) days over")
        }
    }

    /// `fredag 18. august`, `hausten 2023, rundt 20. desember`, `fortløpande`.
    private var due: String {
        let due = line.item.due
        let words = DateWords(language)
        guard let date = due.date else {
            switch due.form {
            case .ongoing: return Trilingual("fortløpande", "fortløpende", "ongoing")[language]
            case .none: return Trilingual("utan frist", "uten frist", "no deadline")[language]
            default: return Trilingual("fristen er ikkje avklart", "fristen er ikke avklart", "not settled")[language]
            }
        }
        let around = Trilingual("rundt", "rundt", "around")[language]
        let day = due.approximate ? "\(around) \(words.long(date))" : words.full(date)
        return due.form == .date || due.text.isEmpty ? day : "\(due.text), \(day)"
    }

    private var shares: String {
        guard let closed = line.sharesClosed, let all = line.sharesAll else { return "" }
        return Trilingual(
            "\(closed) av \(all) har gjort sitt", "\(closed) av \(all) har gjort sitt",
            "\(closed) of \(all) have done theirs")[language]
    }

    private var given: String {
        let words = DateWords(language)
        return "\(line.item.caseTitle) · \(words.long(line.item.meetingDate))"
    }
}

/// Where a member's forms go: the link's own address, or the signed-in reader's.
struct MemberPlace {
    /// Escaped, without a query.
    var path: String
    /// A link in a letter, which says until when it holds.
    var link: SignedLink?
    var zone: Zone
    var instant: Date
}
