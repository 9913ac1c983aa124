import Meetings

/// *Kven møter som vara?* The answer names a seat or a person on its first line.
extension LetterReader {
    func values(_ notice: DeputyNotice) -> [String: LetterValues.Value] {
        let slot = notice.meeting.slot
        return [
            "forum": .text(notice.forum.shortName), "date": .text(words.full(slot.date)), "time": .text(span(slot)),
            "example": .text(exampleDeputy(of: notice.invitation, on: slot.date)),
            "deputyOnline": link(.nameDeputy(notice.meeting.id)),
        ]
    }

    /// A seat that somebody else holds in the reader's own organisation, so that the example is an answer too.
    private func exampleDeputy(of invitation: Invitation, on date: CalendarDate) -> String {
        let seats = register.appointments.filter { $0.holds(on: date) }
        let own = Set(seats.filter { $0.person == invitation.person }.compactMap(\.organisation))
        let other = seats.first { seat in
            seat.person != invitation.person && seat.person != nil && seat.organisation.map(own.contains) ?? false
        }
        guard let other, let role = register.role(other.role),
            let organisation = other.organisation.flatMap(register.organisation)
        else { return "kommuneoverlege, Ørsta" }
        return "\(role.name(in: language)), \(organisation.name)"
    }
}
