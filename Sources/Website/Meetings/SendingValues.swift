import FoundationEssentials
import Meetings

/// A round of letters as its pages have it.
struct SendingValues {
    private let visit: Visit
    private let asked: SendingForm
    private let preview: RoundPreview
    private let before: MeetingView
    private var zone: Zone { before.zone }

    init(_ visit: Visit, _ asked: SendingForm, _ preview: RoundPreview, before: MeetingView) {
        self.visit = visit
        self.asked = asked
        self.preview = preview
        self.before = before
    }

    private var language: Language { visit.language }

    var all: [String: Any?] {
        let letters = preview.letters
        let isNothing = letters.isEmpty && !asked.needsForm
        let lettersAddress = "\(visit.meetingPath)/send/\(asked.what.rawValue)/letter?\(asked.query)"
        return [
            "isNotCleared": asked.what == .agenda && !letters.isEmpty && before.agenda?.cleared == nil,
            "mark": preview.mark, "count": letters.count.letters[language], "isNothing": isNothing,
            "isSilent": letters.isEmpty && asked.needsForm,
            "already": preview.already.isEmpty
                ? nil
                : preview.already.count.of(
                    Trilingual("har innkallinga frå før", "har innkallingen fra før", "has the call already"),
                    Trilingual("har innkallinga frå før", "har innkallingen fra før", "have the call already"))[
                        language],
            "alreadySent": preview.alreadySent.map { visit.moment($0, in: zone) },
            "newDay": asked.what == .move ? visit.dates.full(preview.meeting.date) : nil,
            "newTime": visit.span(preview.meeting.start, preview.meeting.end),
            "against": preview.against.map { $0.text[language] }, "hasAgainst": !preview.against.isEmpty,
            "warnings": preview.warnings.map { $0[language] }, "vacant": preview.vacantSeats.joined(separator: "; "),
            "letters": letters.map { letter in
                [
                    "name": letter.person.name, "address": letter.person.email, "subject": letter.subject,
                    "text": letter.text,
                    "isUnreachable": preview.unreachable.contains(letter.person.email.lowercased()),
                    "page": "\(lettersAddress)&letter=\(AddressText.escaped(letter.id))", "hasPage": letter.html != nil,
                ] as [String: Any]
            },
            "firstPage": letters.first { $0.html != nil }.map {
                "\(lettersAddress)&letter=\(AddressText.escaped($0.id))"
            },
            "firstName": letters.first { $0.html != nil }?.person.name, "button": button,
        ]
    }

    private var button: String {
        let letters = preview.letters.count
        let count = letters.letters
        let words: Trilingual =
            switch asked.what {
            case .move where letters == 0: Trilingual("Flytt møtet", "Flytt møtet", "Move the meeting")
            case .cancel where letters == 0: Trilingual("Avlys møtet", "Avlys møtet", "Cancel the meeting")
            case .move:
                Trilingual(
                    "Flytt møtet og send \(count.nn)", "Flytt møtet og send \(count.nb)",
                    "Move the meeting and send \(count.en)")
            case .cancel:
                Trilingual(
                    "Avlys møtet og send \(count.nn)", "Avlys møtet og send \(count.nb)",
                    "Cancel the meeting and send \(count.en)")
            case .invite, .agenda: Trilingual("Send \(count.nn)", "Send \(count.nb)", "Send \(count.en)")
            }
        return words[language]
    }

    private static func optional(_ view: MeetingView, _ visit: Visit) -> [String: Any?] {
        let latest = view.rounds.first.map { round($0, visit, view.zone) }
        return [
            "base": visit.meetingPath, "round": latest,
            "others": view.rounds.dropFirst().prefix(10).map { round($0, visit, view.zone) },
            "hasOthers": view.rounds.count > 1,
        ]
    }

    static func progress(_ view: MeetingView, _ visit: Visit) -> [String: Any] {
        [:].and(optional(view, visit))
    }

    static func round(_ round: RoundProgress, _ visit: Visit, _ zone: Zone) -> [String: Any] {
        let (all, sent) = (round.all, round.sent)
        return [
            "title": title(of: round.kind)[visit.language], "at": visit.moment(round.at, in: zone), "all": all,
            "sent": sent, "isSettled": round.isSettled,
            "said": visit.words("\(sent) av \(all) sende", "\(sent) av \(all) sendt", "\(sent) of \(all) sent"),
            "underWay": round.underWay, "isUnderWay": round.underWay > 0, "failed": round.failed,
            "hasFailed": round.failed > 0, "unknown": round.unknown, "hasUnknown": round.unknown > 0,
            "held": round.held, "hasHeld": round.held > 0,
            "letters": round.lines.filter { $0.state != .cancelled }.map { line in
                [
                    "person": line.person, "address": line.address, "state": state(line.state)[visit.language],
                    "isBad": [.bounced, .expired, .unknown].contains(line.state), "isSent": line.state == .sent,
                    "reply": line.reply ?? "",
                    "hasReply": [.bounced, .unknown].contains(line.state) && line.reply != nil,
                ] as [String: Any]
            },
        ]
    }

    private static func title(of kind: String) -> Trilingual {
        switch kind {
        case "invitation": Trilingual("Innkalling", "Innkalling", "Call")
        case "moved": Trilingual("Flytting", "Flytting", "Move")
        case "cancelled": Trilingual("Avlysing", "Avlysning", "Cancellation")
        case "agenda": Trilingual("Sakliste", "Saksliste", "Agenda")
        case "minutes": Trilingual("Referat", "Referat", "Minutes")
        case "collect": Trilingual("Meld saker", "Meld saker", "Call for cases")
        case "withdrawn": Trilingual("Teken av lista", "Tatt av listen", "Taken off the list")
        default: Trilingual("Endring", "Endring", "Change")
        }
    }

    private static func state(_ state: OutboxLetter.State) -> Trilingual {
        switch state {
        case .ready: Trilingual("i kø", "i kø", "queued")
        case .leased, .dot: Trilingual("på veg ut", "på vei ut", "leaving")
        case .sent: Trilingual("send", "sendt", "sent")
        case .bounced: Trilingual("kom ikkje fram", "kom ikke frem", "not delivered")
        case .unknown: Trilingual("uvisst om det kom fram", "uvisst om det kom frem", "may not have arrived")
        case .held: Trilingual("halden tilbake", "holdt tilbake", "held back")
        case .cancelled: Trilingual("erstatta", "erstattet", "replaced")
        case .expired: Trilingual("for seint", "for sent", "too late")
        }
    }
}
