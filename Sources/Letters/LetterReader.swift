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
        var draft = LetterDraft(values: LetterValues(common(to: notice)), links: Set(envelope.links.values))
        switch notice {
        case .invitation(let notice): draft.values.add(values(notice))
        case .collect(let notice): draft.values.add(values(notice))
        case .clearing(let notice): try add(notice, withReasons: true, to: &draft)
        case .agenda(let notice): try add(notice, withReasons: false, to: &draft)
        case .minutes(let notice): add(notice, to: &draft)
        case .reminder(let notice): draft.values.add(values(notice))
        case .coordinator(let notice): draft.values.add(values(notice))
        case .leader(let notice): draft.values.add(values(notice))
        case .undelivered(let notice): draft.values.add(values(notice))
        case .assigned(let notice): draft.values.add(values(notice))
        case .receipt(let notice): draft.values.add(values(notice))
        case .question(let notice): draft.values.add(values(notice))
        case .deputy(let notice): draft.values.add(values(notice))
        case .overview(let notice): draft.values.add(values(notice))
        case .counterDeclined(let notice): draft.values.add(values(notice))
        case .signInCode(let notice): draft.values.add(values(notice))
        }
        if case .text(let seat)? = draft.values["seat"] { draft.values["seat"] = draft.own.mark(for: seat) }
        return draft
    }

    /// Who sends, and why the reader gets it.
    private func common(to notice: Notice) -> [String: LetterValues.Value] {
        let held = notice.call.flatMap { seat(of: $0.invitation, to: $0.forum) } ?? seat(in: notice.forum)
        let isPresenter = notice.call?.invitation.presents != nil
        return [
            "network": .text(register.network.name), "overviewOnline": link(.myItems),
            "gatheringOnline": notice.gathering.map { link(.gathering($0.id)) } ?? .text(""),
            "isPresenter": .flag(isPresenter), "isFormer": .flag(notice.isGoodbye),
            "isMember": .flag(!isPresenter && held != nil), "isOther": .flag(!isPresenter && held == nil),
            "seat": .text(isPresenter ? "" : held?.seat ?? ""),
            "seatForum": .text((isPresenter || notice.isGoodbye ? notice.call?.forum.name : held?.forum) ?? ""),
        ]
    }

    /// What the reader is called as; nil where the call doesn't say.
    private func seat(of call: Invitation, to forum: Forum) -> (seat: String, forum: String)? {
        if call.isGuest { return (Trilingual("gjest", "gjest", "guest")[language], forum.name) }
        guard !call.seat.isEmpty else { return nil }
        let deputy = "\(Trilingual("vara for", "vara for", "deputy for")[language]) \(call.seat)"
        return (call.deputyFor == nil ? call.seat : deputy, forum.name)
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
    /// The addresses of the reader's own pages.
    var links: Set<String> = []
    var fragments = LetterFragments()
    var own = ReadersOwn()

    /// The same for a template that has marks where nothing can be put in their place.
    var withoutMarks: LetterDraft {
        var draft = self
        draft.values = values.filled(with: own)
        draft.own = ReadersOwn()
        return draft
    }
}

extension Notice {
    /// The reader's call to the meeting, where the letter is about it: its answers come to the call's own address.
    var call: (invitation: Invitation, forum: Forum)? {
        switch self {
        case .invitation(let notice): (notice.invitation, notice.forum)
        case .deputy(let notice): (notice.invitation, notice.forum)
        case .counterDeclined(let notice): (notice.invitation, notice.forum)
        default: nil
        }
    }

    /// Takes the reader off: what the reader was called as, the reader isn't any longer.
    fileprivate var isGoodbye: Bool {
        if case .invitation(let notice) = self { notice.change == .withdrawn } else { false }
    }

    /// The mail that the letter answers.
    var answered: AnsweredMail? {
        switch self {
        case .receipt(let notice): notice.answered
        case .question(let notice): notice.answered
        case .deputy(let notice): notice.answered
        default: nil
        }
    }

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
        case .receipt(let notice): notice.lines.lazy.compactMap(\.forum).first
        case .question(let notice): notice.open.first?.forum.id
        case .overview(let notice): notice.open.first?.forum.id
        case .coordinator, .undelivered, .signInCode: nil
        }
    }
}

extension ReceiptNotice.Line {
    fileprivate var forum: ForumID? {
        switch self {
        case .done(let line, _), .inProgress(let line), .extensionAsked(let line, _), .notMine(let line),
            .reported(let line, _), .extended(let line), .extensionRefused(let line):
            line.forum.id
        case .contributed(let forum, _, _), .minutesApproved(let forum, _), .agendaCleared(let forum, _),
            .deputyCalled(_, let forum, _):
            forum.id
        case .comment, .notDone: nil
        }
    }
}
