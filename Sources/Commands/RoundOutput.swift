import FoundationEssentials
import Meetings

/// A round of calendar mails as it is shown: who gets what, before and after it was sent.
struct RoundOutput: Encodable {
    struct Recipient: Encodable {
        var person: PersonID
        var name: String
        var email: String
        var seat: String
        var action: Round.Action
    }

    var meeting: String
    var date: CalendarDate
    var uid: String
    var sequence: Int
    var recipients: [Recipient]
    var vacant: [String]
    var sent: Int
    var already: Int

    init(_ round: Round) {
        meeting = "\(round.meeting.forum)/\(round.meeting.date)"
        date = round.meeting.date
        uid = round.meeting.uid
        sequence = round.meeting.sequence
        recipients = round.recipients.map {
            Recipient(
                person: $0.person.id, name: $0.person.name, email: $0.person.email, seat: $0.seat, action: $0.action)
        }
        vacant = round.vacantSeats
        sent = round.sent
        already = round.already
    }
}

extension Desk {
    /// Shows a round; `sending` says whether it was carried out.
    func show(_ round: Round, sending: Bool, zone: Zone?) throws {
        try output.give(RoundOutput(round))
        let words = DateWords(output.language)
        output.say(
            "\(round.meeting.forum), \(words.full(round.meeting.date)) "
                + words.span(round.meeting.start, round.meeting.end))
        output.table(
            round.recipients.map {
                ["  \($0.action.words[output.language])", $0.person.name, "<\($0.person.email)>", $0.seat]
            })
        for seat in round.vacantSeats {
            output.say("  \(Trilingual("ledig", "ledig", "vacant")[output.language])  \(seat)")
        }
        output.say(summary(round, sending: sending, zone: zone))
    }

    private func summary(_ round: Round, sending: Bool, zone: Zone?) -> Trilingual {
        let count = round.pending.count
        if count == 0, round.already > 0 {
            let at = round.recipients.compactMap(\.sent).max().map { when($0, zone) } ?? Trilingual("", "", "")
            return Trilingual(
                "allereie send \(at.nn) til \(round.already); 0 nye",
                "allerede sendt \(at.nb) til \(round.already); 0 nye",
                "already sent \(at.en) to \(round.already); 0 new")
        }
        if count == 0 { return Trilingual("Ingen å skrive til.", "Ingen å skrive til.", "Nobody to write to.") }
        if !sending {
            return Trilingual(
                "Ingenting er sendt: --send sender til \(count).", "Ingenting er sendt: --send sender til \(count).",
                "Nothing is sent: --send sends to \(count).")
        }
        return Trilingual(
            "\(round.sent) brev ligg i utboksen; \(round.already) hadde det frå før.",
            "\(round.sent) brev ligger i utboksen; \(round.already) hadde det fra før.",
            "\(round.sent) letters are in the outbox; \(round.already) had it already.")
    }

    private func when(_ instant: Date, _ zone: Zone?) -> Trilingual {
        guard let zone else { return Trilingual("", "", "") }
        let (date, time) = zone.local(instant)
        func words(_ language: Language) -> String {
            let words = DateWords(language)
            let at = language == .en ? words.time(time) : "kl. \(words.time(time))"
            return "\(words.short(date)) \(at)"
        }
        return Trilingual(words(.nn), words(.nb), words(.en))
    }
}

extension Round.Action {
    var words: Trilingual {
        switch self {
        case .invite: Trilingual("kallast inn", "kalles inn", "is called")
        case .move: Trilingual("får ny tid", "får ny tid", "gets the new time")
        case .update: Trilingual("får endringa", "får endringen", "gets the change")
        case .cancel: Trilingual("får avlysing", "får avlysning", "gets the cancellation")
        case .withdraw: Trilingual("blir teken av lista", "tas av lista", "is taken off")
        case .already: Trilingual("har fått", "har fått", "has it")
        }
    }
}
