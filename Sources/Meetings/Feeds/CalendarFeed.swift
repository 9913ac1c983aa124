public import FoundationEssentials

/// What stands in a calendar that is subscribed to: facts, no wording. The same facts are written as the same bytes.
public struct CalendarFeed: Hashable, Sendable {
    public struct Entry: Hashable, Sendable {
        public enum Fact: Hashable, Sendable {
            /// A meeting, or with a title the part of it where a case is presented.
            case meeting(Meeting, Forum, Slot, caseTitle: String?)
            case deadline(ActionItem, Forum)
        }

        /// The invitation's, so that a calendar program sees that both are the same.
        public var uid: String
        public var sequence: Int
        /// As in the invitation (RFC 5545 §3.8.7.2).
        public var stamp: Date
        /// When it last became otherwise.
        public var changed: Date
        public var fact: Fact
        public var isCancelled: Bool

        public init(uid: String, sequence: Int, stamp: Date, changed: Date, fact: Fact, isCancelled: Bool) {
            self.uid = uid
            self.sequence = sequence
            self.stamp = stamp
            self.changed = changed
            self.fact = fact
            self.isCancelled = isCancelled
        }

        /// Nobody has been called to it yet.
        var isOnlyPlanned: Bool {
            if case .meeting(let meeting, _, _, _) = fact {
                meeting.called == nil && meeting.stage == .planned
            } else {
                false
            }
        }
    }

    public var name: String
    public var language: Language
    public var timezone: String
    public var entries: [Entry]

    public init(name: String, language: Language, timezone: String, entries: [Entry]) {
        self.name = name
        self.language = language
        self.timezone = timezone
        self.entries = entries
    }

    /// When anything in it last became otherwise; nil for an empty one.
    public var changed: Date? { entries.map(\.changed).max() }
}

extension Books {
    /// All of a forum's meetings, cancelled ones too: a reader who asks seldom must see that they are off.
    func calendar(of forum: Forum) throws -> CalendarFeed {
        CalendarFeed(
            name: forum.name, language: language, timezone: register.network.timezone,
            entries: try ledger.meetings(of: forum.id).map { entry(of: $0, forum) }.sorted())
    }

    /// The meetings of the forums the person sits in on their day, those the person is called to otherwise, and the
    /// deadlines of the person's open items.
    func calendar(of person: Person) throws -> CalendarFeed {
        var entries: [CalendarFeed.Entry] = []
        for meeting in try ledger.meetings() {
            guard let forum = register.forum(meeting.forum) else { continue }
            let own = try ledger.invitations(to: meeting.id).filter { $0.person == person.id }
            entries += try self.entries(of: meeting, forum, person, own)
        }
        let items = try openItems(of: person.id)
        let exempt = try exempt(among: items)
        for item in items {
            guard let forum = register.forum(item.forum), item.due.date != nil else { continue }
            var entry = entry(of: item, forum)
            if exempt.contains(Filing.ItemKey(item.forum, item.number)) {
                entry.fact = .deadline(item.forStrangers(person.language), forum)
            }
            entries.append(entry)
        }
        return CalendarFeed(
            name: name(ofCalendarOf: person), language: person.language, timezone: register.network.timezone,
            entries: entries.sorted())
    }

    private func name(ofCalendarOf person: Person) -> String { "\(register.network.name): \(person.name)" }

    /// The whole meeting, and each slot that the person is called to apart from it.
    private func entries(
        of meeting: Meeting, _ forum: Forum, _ person: Person, _ own: [Invitation]
    ) throws -> [CalendarFeed.Entry] {
        var entries: [CalendarFeed.Entry] = []
        let whole = own.last { $0.presents == nil }
        let isMember = register.members(of: forum.id, on: meeting.date).contains { $0.person.id == person.id }
        if isMember || whole != nil {
            var entry = entry(of: meeting, forum)
            entry.follow(whole)
            if !isMember, whole?.withdrawn != nil { entry.isCancelled = true }
            entries.append(entry)
        }
        let slots = own.filter { $0.presents != nil }
        let agenda = slots.isEmpty ? [] : try ledger.agenda(of: meeting.id)?.sent ?? []
        for call in slots {
            guard let span = call.presents else { continue }
            var entry = entry(of: meeting, forum)
            entry.uid = call.uid
            entry.follow(call)
            entry.fact = .meeting(
                meeting, forum, Slot(date: meeting.date, start: span.start, end: span.end),
                caseTitle: caseTitle(for: call, of: meeting, in: agenda) ?? forum.shortName)
            if call.withdrawn != nil { entry.isCancelled = true }
            entries.append(entry)
        }
        return entries
    }

    private func entry(of meeting: Meeting, _ forum: Forum) -> CalendarFeed.Entry {
        let changes = [meeting.stamp, meeting.called, meeting.agendaSent, meeting.cancellation?.at].compactMap(\.self)
        return CalendarFeed.Entry(
            uid: meeting.uid, sequence: meeting.sequence, stamp: meeting.stamp, changed: changes.max() ?? meeting.stamp,
            fact: .meeting(meeting, forum, meeting.slot, caseTitle: nil), isCancelled: meeting.isCancelled)
    }

    /// Each new deadline is a revision.
    private func entry(of item: ActionItem, _ forum: Forum) -> CalendarFeed.Entry {
        let created = zone.instant(item.created, .midnight)
        let changed = item.history.map(\.at).max() ?? created
        return CalendarFeed.Entry(
            uid: "item-\(item.forum)-\(item.number)@\(register.network.domain)",
            sequence: item.history.count { $0.field == "due" }, stamp: changed, changed: changed,
            fact: .deadline(item, forum), isCancelled: false)
    }
}

extension CalendarFeed.Entry {
    /// The revision that was last sent to the person.
    fileprivate mutating func follow(_ call: Invitation?) {
        guard let call else { return }
        sequence = max(sequence, call.sequence)
        stamp = max(stamp, call.stamp)
        changed = max(changed, call.withdrawn ?? call.stamp)
    }
}

extension CalendarFeed.Entry: Comparable {
    private var place: (day: Int, minutes: Int, uid: String) {
        switch fact {
        case .meeting(_, _, let slot, _): (slot.date.dayNumber, slot.start.minutes, uid)
        case .deadline(let item, _): (item.due.date?.dayNumber ?? 0, -1, uid)
        }
    }

    public static func < (one: Self, other: Self) -> Bool { one.place < other.place }
}
