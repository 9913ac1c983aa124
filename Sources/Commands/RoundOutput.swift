import Meetings

extension Desk {
    /// Shows a round; `sending` says whether it was carried out.
    func show(_ round: Round, sending: Bool, zone: Zone?) throws {
        try output.give(RoundReport(round, output.language))
        let words = DateWords(output.language)
        output.say(
            "\(round.meeting.forum), \(words.full(round.meeting.date)) "
                + words.span(round.meeting.start, round.meeting.end))
        output.table(
            round.recipients.map {
                [
                    "  \($0.action.words[output.language])", $0.person.name, "<\($0.person.email)>", $0.seat,
                    round.unreachable.contains($0.person.email.lowercased()) ? unreached[output.language] : "",
                ]
            })
        for constraint in round.against {
            output.note(
                Trilingual(
                    "Merk: \(constraint.text.nn)", "Merk: \(constraint.text.nb)", "Note: \(constraint.text.en)"))
        }
        for seat in round.vacantSeats {
            output.say("  \(Trilingual("ledig", "ledig", "vacant")[output.language])  \(seat)")
        }
        let line = Sending(
            pending: round.pending.count, already: round.already, sent: round.sent,
            at: round.recipients.compactMap(\.sent).max(), isCarriedOut: sending)
        output.say(line.summary(zone: zone))
    }
}

private let unreached = Trilingual(
    "(brev dit har kome i retur)", "(brev dit har kommet i retur)", "(letters there have come back)")

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
