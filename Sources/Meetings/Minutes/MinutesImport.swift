/// What importing minutes came to.
public struct MinutesImport: Sendable {
    /// The minutes with every item's number, and warnings.
    public var result: MinutesResult
    public var meeting: Meeting
    /// The meeting wasn't in the plan: it was held outside Samling, and is kept from now on.
    public var isNewMeeting: Bool
    /// Numbers of the items that are new.
    public var created: [Int]
    /// Known items with other words, owners, deadline or place; those that are only closed are not among them.
    public var updated: [MinutesDifference.Update]
    public var closed: [Int]
    /// Open items of this meeting that the file no longer holds: they stay, and are asked about.
    public var missing: [Int]
    /// The file's text with every item's number written in.
    public var text: String
    /// The very same text was imported before.
    public var isUnchanged: Bool
}

/// What importing comes to, worked out before anything is written.
struct ImportPlan {
    var outcome: MinutesImport
    /// Nil when there is nothing to write.
    var writing: Writing?

    struct Writing {
        var record: MinutesRecord
        var items: [ActionItem]
        var cases: [Case]
        var presentations: [Presentation]
    }

    init(_ bytes: [UInt8], digest: ([UInt8]) -> String, in books: Books) throws {
        let result = try books.readMinutes(bytes)
        guard let minutes = result.minutes else { throw Refusal.unsound(result) }
        let meetings = try books.ledger.meetings(of: minutes.forum)
        let planned = meetings.first { $0.date == minutes.date && !$0.isCancelled }
        let meeting = try planned ?? books.unplannedMeeting(of: minutes)
        let before = try books.ledger.minutes(of: meeting.id)
        let text = String(decoding: bytes, as: UTF8.self)
        outcome = MinutesImport(
            result: result, meeting: meeting, isNewMeeting: planned == nil, created: [], updated: [], closed: [],
            missing: [], text: text, isUnchanged: true)
        if let before, before.digest == digest(bytes) { return }
        if let before, try isWithoutItsNumbers(text, before, books) { return }
        if let before, before.status == .approved { throw Refusal.frozen(before) }

        let items = try ItemImport(minutes, bytes: bytes, meeting: meeting, before: before, in: books)
        outcome.result.minutes = items.numbered
        outcome.result.warnings += books.warnings(about: minutes)
        (outcome.created, outcome.updated) = (items.created.map(\.number), items.updates)
        (outcome.closed, outcome.missing) = (items.closed, items.missing)
        outcome.text = MinutesWriter.numbered(text, numbers: items.given)
        outcome.meeting.stage = minutes.status == .approved ? .approved : .minutes
        outcome.isUnchanged = false
        writing = Writing(
            record: books.record(of: minutes, meeting: meeting, text: outcome.text, digest: digest, before: before),
            items: items.created + items.changed, cases: try books.casesAfter(minutes, of: meeting),
            presentations: books.presentations(in: minutes, text: text))
    }
}

extension ImportPlan {
    /// Whether the file is what was imported last, from before its items' numbers were written into it: the one who
    /// imported it was stopped just then. It gets its numbers, and nothing else changes.
    private mutating func isWithoutItsNumbers(_ text: String, _ before: MinutesRecord, _ books: Books) throws -> Bool {
        let taken = try books.readMinutes(Array(before.text.utf8))
        var numbers: [Int: Int] = [:]
        for item in taken.minutes?.cases.flatMap(\.items) ?? [] { numbers[item.line] = item.number }
        guard MinutesWriter.numbered(text, numbers: numbers) == before.text else { return false }
        outcome.result = taken
        outcome.text = before.text
        return true
    }
}

extension Books {
    func importMinutes(
        _ bytes: [UInt8], digest: ([UInt8]) -> String, by: String = ActionItem.Change.samling
    ) throws -> MinutesImport {
        let plan = try ImportPlan(bytes, digest: digest, in: self)
        guard let writing = plan.writing else { return plan.outcome }
        let meeting = plan.outcome.meeting
        try ledger.save(meeting)
        if plan.outcome.isNewMeeting { try followDeadlines(to: meeting) }
        if let minutes = plan.outcome.result.minutes { try takeCaseNumbers(of: minutes) }
        for item in writing.items { try ledger.save(item) }
        for matter in writing.cases { try ledger.save(matter) }
        for presentation in writing.presentations { try ledger.save(presentation) }
        try ledger.save(writing.record)
        try keepImported(writing.record.text, from: bytes, to: meeting, by: by)
        return plan.outcome
    }

    /// A meeting that was held outside Samling.
    fileprivate func unplannedMeeting(of minutes: Minutes) throws -> Meeting {
        let forum = try forum(minutes.forum.rawValue)
        let start = minutes.start ?? forum.cadence?.start ?? .midnight.adding(minutes: 9 * 60)
        let usual = minutes.start == nil ? forum.cadence?.end : nil
        let end = [minutes.end, usual].compactMap { $0 }.first { $0 > start } ?? start.adding(minutes: 60)
        var meeting = newMeeting(of: forum, on: Slot(date: minutes.date, start: start, end: end))
        if let place = minutes.place, place != "?" { meeting.place = place }
        meeting.stage = .held
        return meeting
    }

    /// Open items that waited for the forum's next meeting: this was it.
    private func followDeadlines(to meeting: Meeting) throws {
        let meetings = try ledger.meetings(of: meeting.forum)
        for item in try ledger.openItems()
        where item.due.forum == meeting.forum && item.dueSince(in: zone) < meeting.date {
            let followed = FollowingDeadlines.followed(item, meetings: meetings, cadence: nil, zone: zone)
            guard var moved = followed else { continue }
            moved.change(
                ActionItem.Change.due, from: item.due.dated, to: moved.due.dated, by: ActionItem.Change.samling,
                at: now)
            try ledger.save(moved)
        }
    }

    fileprivate func warnings(about minutes: Minutes) -> [Problem] {
        guard minutes.date > today else { return [] }
        return [
            Problem(
                line: nil, code: "meeting-ahead",
                Trilingual(
                    "Møtet \(minutes.forum)/\(minutes.date) har ikkje vore enno",
                    "Møtet \(minutes.forum)/\(minutes.date) har ikke vært ennå",
                    "The meeting \(minutes.forum)/\(minutes.date) hasn't been yet"))
        ]
    }

    fileprivate func record(
        of minutes: Minutes, meeting: Meeting, text: String, digest: ([UInt8]) -> String, before: MinutesRecord?
    ) -> MinutesRecord {
        // What is exempt isn't told again in the next agenda, nor found by searching.
        let open = minutes.cases.filter { Exemption.ground(of: $0.publicity) == nil }
        let decisions = open.flatMap { section in
            section.decisionTexts.map {
                Decision(caseNumber: section.number?.description, title: section.title, text: $0)
            }
        }
        var record = MinutesRecord(
            meeting: meeting.id, forum: minutes.forum, date: minutes.date, title: minutes.title, text: text,
            digest: digest(Array(text.utf8)), status: minutes.status, imported: now, decisions: decisions)
        record.version = before?.version ?? 0
        if minutes.status == .approved {
            record.approval = Approval(by: minutes.secretary?.text ?? minutes.title, at: now)
        }
        return record
    }
}

extension Refusal {
    static func unsound(_ result: MinutesResult) -> Refusal {
        Refusal(
            .badInput, code: "unsound-minutes",
            Trilingual(
                "Referatet har feil, og ingenting er importert", "Referatet har feil, og ingenting er importert",
                "The minutes have errors, and nothing was imported"), problems: result.errors)
    }

    static func frozen(_ record: MinutesRecord) -> Refusal {
        Refusal(
            .notNow, code: "approved-minutes",
            Trilingual(
                "Referatet frå \(record.date) er godkjent og kan ikkje endrast: før ei retting som sak i neste referat",
                "Referatet fra \(record.date) er godkjent og kan ikke endres: før en retting som sak i neste referat",
                "The minutes of \(record.date) are approved and can't be changed: record a correction in the next ones")
        )
    }
}
