import FoundationEssentials

/// The rules of what may happen to a meeting's place in the calendar.
extension Meeting {
    /// A new DTSTAMP: never before the last one, even if the clock has stepped back (RFC 5545 §3.8.7.2).
    mutating func restamp(_ now: Date) {
        let whole = Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down))
        let wasSent = called != nil || sequence > 0
        stamp = wasSent ? max(whole, stamp.addingTimeInterval(1)) : whole
    }

    /// The members are being called for the first time, or someone more is.
    mutating func call(now: Date) throws {
        try refuseIfCancelled()
        restamp(now)
        called = called ?? now
        if stage == .planned { stage = .called }
    }

    /// Another time: the same UID, the sequence one up (RFC 5546 §2.1.4).
    mutating func move(to slot: Slot, now: Date, zone: Zone) throws {
        try refuseIfCancelled()
        if slot == self.slot { throw Refusal.alreadyThere(self) }
        try refuseIfOver(now: now, zone: zone)
        // The clock may be put forward between the two.
        let isLong = zone.instant(slot.date, slot.start) < zone.instant(slot.date, slot.end)
        if !isLong { throw Refusal.badTimes(slot.start, slot.end) }
        if zone.instant(slot.date, slot.start) <= now { throw Refusal.inThePast(slot) }
        moves.append(Move(from: self.slot, to: slot, at: now))
        date = slot.date
        start = slot.start
        end = slot.end
        sequence += 1
        restamp(now)
    }

    mutating func cancel(reason: String?, now: Date, zone: Zone) throws {
        try refuseIfCancelled()
        try refuseIfOver(now: now, zone: zone)
        cancellation = Cancellation(reason: reason, at: now)
        stage = .cancelled
        sequence += 1
        restamp(now)
    }

    /// Over is what has minutes, and what has ended by the clock.
    private func refuseIfOver(now: Date, zone: Zone) throws {
        let isOver = stage == .held || stage == .minutes || stage == .approved
        if isOver || zone.instant(date, end) <= now { throw Refusal.alreadyHeld(self) }
    }

    func refuseIfCancelled() throws {
        if isCancelled { throw Refusal.cancelled(self) }
    }
}

extension Refusal {
    static func cancelled(_ meeting: Meeting) -> Refusal {
        Refusal(
            .notNow, code: "cancelled",
            Trilingual(
                "Møtet \(meeting.forum)/\(meeting.date) er avlyst", "Møtet \(meeting.forum)/\(meeting.date) er avlyst",
                "The meeting \(meeting.forum)/\(meeting.date) is cancelled"))
    }

    fileprivate static func alreadyThere(_ meeting: Meeting) -> Refusal {
        Refusal(
            .notNow, code: "same-time",
            Trilingual(
                "Møtet står alt på \(meeting.date) kl. \(meeting.start)–\(meeting.end)",
                "Møtet står allerede på \(meeting.date) kl. \(meeting.start)–\(meeting.end)",
                "The meeting is already on \(meeting.date) \(meeting.start)–\(meeting.end)"))
    }

    fileprivate static func alreadyHeld(_ meeting: Meeting) -> Refusal {
        Refusal(
            .notNow, code: "already-held",
            Trilingual(
                "Møtet \(meeting.forum)/\(meeting.date) er alt halde",
                "Møtet \(meeting.forum)/\(meeting.date) er holdt",
                "The meeting \(meeting.forum)/\(meeting.date) has been held"))
    }

    static func badTimes(_ start: TimeOfDay, _ end: TimeOfDay) -> Refusal {
        Refusal(
            .badInput, code: "bad-times",
            Trilingual(
                "Møtet må slutte etter at det byrjar: \(start)–\(end)",
                "Møtet må slutte etter at det begynner: \(start)–\(end)",
                "The meeting must end after it begins: \(start)–\(end)"))
    }

    static func dateTaken(_ meeting: Meeting) -> Refusal {
        Refusal(
            .badInput, code: "date-taken",
            Trilingual(
                "\(meeting.forum) har alt eit møte \(meeting.date)",
                "\(meeting.forum) har allerede et møte \(meeting.date)",
                "\(meeting.forum) has a meeting on \(meeting.date) already"))
    }

    fileprivate static func inThePast(_ slot: Slot) -> Refusal {
        Refusal(
            .badInput, code: "in-the-past",
            Trilingual(
                "\(slot.date) kl. \(slot.start) har vore: eit møte kan ikkje flyttast dit",
                "\(slot.date) kl. \(slot.start) har vært: et møte kan ikke flyttes dit",
                "\(slot.date) \(slot.start) is past: a meeting can't be moved there"))
    }
}
