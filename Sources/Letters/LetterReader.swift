import FoundationEssentials
import Meetings

/// Who a letter is for, and the words of that person's language.
struct LetterReader {
    let envelope: Envelope
    let zone: Zone
    let words: DateWords
    let today: CalendarDate

    init(_ envelope: Envelope) {
        self.envelope = envelope
        zone = Zone(identifier: envelope.register.network.timezone) ?? .utc
        words = DateWords(envelope.recipient.language)
        today = zone.date(envelope.now)
    }

    var register: Register { envelope.register }
    var language: Language { envelope.recipient.language }

    func draft(of notice: Notice) throws(LetterError) -> LetterDraft {
        var draft = LetterDraft(values: LetterValues(common(to: notice)))
        switch notice {
        case .invitation(let notice): draft.values.add(values(notice))
        case .collect(let notice): draft.values.add(values(notice))
        case .clearing(let notice): try add(notice, withReasons: true, to: &draft)
        case .agenda(let notice): try add(notice, withReasons: false, to: &draft)
        case .minutes(let notice): try add(notice, to: &draft)
        case .reminder(let notice): draft.values.add(values(notice))
        case .coordinator(let notice): draft.values.add(values(notice))
        case .leader(let notice): draft.values.add(values(notice))
        case .undelivered(let notice): draft.values.add(values(notice))
        case .assigned(let notice): draft.values.add(values(notice))
        case .receipt, .question, .deputy, .counterDeclined: break
        }
        return draft
    }

    /// Who sends, and why the reader gets it.
    private func common(to notice: Notice) -> [String: LetterValues.Value] {
        var values: [String: LetterValues.Value] = [
            "network": .text(register.network.name), "isPresenter": .flag(false), "isMember": .flag(false),
            "isOther": .flag(false),
        ]
        if case .invitation(let notice) = notice, notice.invitation.presents != nil {
            values["isPresenter"] = .flag(true)
            values["seat"] = .text("")
            values["seatForum"] = .text(notice.forum.name)
        } else if case .invitation(let notice) = notice, !notice.invitation.seat.isEmpty {
            values["isMember"] = .flag(true)
            values["seat"] = .text(notice.invitation.seat)
            values["seatForum"] = .text(notice.forum.name)
        } else if let (seat, forum) = seat(in: notice.forum) {
            values["isMember"] = .flag(true)
            values["seat"] = .text(seat)
            values["seatForum"] = .text(forum)
        } else {
            values["isOther"] = .flag(true)
            values["seat"] = .text("")
            values["seatForum"] = .text("")
        }
        return values
    }

    /// The reader's seat in the forum, or the first of those elsewhere.
    private func seat(in forum: ForumID?) -> (seat: String, forum: String)? {
        let held = register.appointments.filter { $0.person == envelope.recipient.id && $0.holds(on: today) }
        guard let appointment = held.first(where: { $0.forum == forum }) ?? held.first,
            let role = register.role(appointment.role), let forum = register.forum(appointment.forum)
        else { return nil }
        let organisation = appointment.organisation.flatMap(register.organisation)?.name
        let seat = [role.name(in: language), organisation].compactMap { $0 }.joined(separator: ", ")
        return (seat, forum.name)
    }
}

/// What a template is filled with.
struct LetterDraft: Hashable {
    var values: LetterValues
    var fragments = LetterFragments()
}

extension Notice {
    /// The one forum it is about; nil where it is about several.
    fileprivate var forum: ForumID? {
        switch self {
        case .invitation(let notice): notice.forum.id
        case .collect(let notice): notice.forum.id
        case .clearing(let notice), .agenda(let notice): notice.forum.id
        case .minutes(let notice): notice.forum.id
        case .leader(let notice): notice.forum.id
        case .assigned(let notice): notice.line.forum.id
        case .reminder(let notice): (notice.overdue + notice.dueSoon).first?.forum.id
        case .deputy(let notice): notice.forum.id
        case .counterDeclined(let notice): notice.forum.id
        case .coordinator, .undelivered, .receipt, .question: nil
        }
    }
}
