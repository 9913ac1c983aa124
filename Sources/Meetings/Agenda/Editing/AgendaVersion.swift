public import FoundationEssentials

/// An agenda as it was at one time: every change makes a new one, and none is ever lost.
public struct AgendaVersion: Hashable, Codable, Sendable {
    /// What made it.
    public enum Change: String, Codable, Sendable {
        case drafted, add, edit, remove, move, postpone, text, taken, sent, shifted, began
    }

    public var meeting: MeetingID
    /// From 1.
    public var number: Int
    public var at: Date
    /// The name of who made it; nil for the program.
    public var by: String?
    public var change: Change
    /// The line that was changed, where it was one.
    public var title: String?
    /// Markdown.
    public var text: String
    /// The lines' names, in order.
    public var lines: [LineID]

    public init(
        meeting: MeetingID, number: Int, at: Date, by: String?, change: Change, title: String? = nil, text: String,
        lines: [LineID]
    ) {
        self.meeting = meeting
        self.number = number
        self.at = at
        self.by = by
        self.change = change
        self.title = title
        self.text = text
        self.lines = lines
    }
}

/// The agenda as it stands, and the number of the version that it is.
struct OpenAgenda {
    var record: AgendaRecord?
    /// 0 for a draft that nobody has kept.
    var version: Int
    var sheet: AgendaSheet
    /// The kept text stands as it is in that version.
    var isRecorded: Bool

    /// Nil for a draft that nobody has kept.
    var keptText: String? { record.flatMap { $0.isKept ? $0.text : nil } }
}

extension Books {
    /// The agenda with its lines named: as it was edited or sent, or else drafted afresh.
    func openAgenda(_ meeting: Meeting) throws -> OpenAgenda {
        let record = try ledger.agenda(of: meeting.id)
        let last = try ledger.agendaVersions(of: meeting.id).last
        let kept = try record.flatMap { $0.isKept ? try agendaItems(in: $0.text, of: meeting) : nil }
        let items = try kept ?? AgendaDraft(try agendaFacts(for: meeting)).items()
        let isRecorded = kept != nil && last?.text == record?.text && last?.lines.count == items.count
        let ids =
            isRecorded
            ? last?.lines ?? [] : try LineNames.named(items, after: last.map { try namedLines(of: $0, meeting) })
        return OpenAgenda(
            record: record, version: kept == nil ? 0 : (last?.number ?? 0) + (isRecorded ? 0 : 1),
            sheet: AgendaSheet(items, ids: ids, meeting: meeting), isRecorded: isRecorded)
    }

    /// What is kept, also where its lines run past the meeting's end, or the meeting has other times since.
    func agendaItems(in text: String, of meeting: Meeting) throws -> [AgendaItem] {
        do {
            return try AgendaReader.items(in: text, meeting: meeting, language: language)
        } catch let refusal as Refusal where refusal.problems.contains(where: { $0.code == "outside-meeting" }) {
            var whole = meeting
            whole.end = TimeOfDay.midnight.adding(minutes: 1439)
            if let items = try? AgendaReader.items(in: text, meeting: whole, language: language) { return items }
            whole.start = .midnight
            let items = try AgendaReader.items(in: text, meeting: whole, language: language)
            return try AgendaTimes.fit(items.map { ($0, nil) }, in: meeting)
        }
    }

    /// What a person has written. Lines may run past the meeting's end where each follows on the one before: then they
    /// are too long together, and that is told. A line elsewhere outside the meeting is a slip, and refused.
    func writtenItems(in text: String, of meeting: Meeting) throws -> [AgendaItem] {
        do {
            return try AgendaReader.items(in: text, meeting: meeting, language: language)
        } catch let refusal as Refusal where refusal.problems.contains(where: { $0.code == "outside-meeting" }) {
            var whole = meeting
            whole.end = TimeOfDay.midnight.adding(minutes: 1439)
            guard let items = try? AgendaReader.items(in: text, meeting: whole, language: language),
                zip(items, items.dropFirst()).allSatisfy({ $1.end <= meeting.end || $0.end == $1.start })
            else { throw refusal }
            return items
        }
    }

    func namedLines(of version: AgendaVersion, _ meeting: Meeting) throws -> [AgendaSheet.Line] {
        let items = try agendaItems(in: version.text, of: meeting)
        guard items.count == version.lines.count else { return [] }
        return AgendaSheet(items, ids: version.lines, meeting: meeting).lines
    }

    /// Keeps the agenda, and the version that it becomes. One that was drafted, or edited elsewhere, is put into the
    /// history before it.
    /// - Parameter written: the text where a person has written it whole, which then stands as it is.
    @discardableResult
    func keep(
        _ sheet: AgendaSheet, writtenAs written: String? = nil, after open: OpenAgenda, _ change: AgendaVersion.Change,
        of title: String? = nil, by: String?
    ) throws -> OpenAgenda {
        let meeting = sheet.meeting
        let text = try written ?? text(of: sheet)
        if !open.isRecorded { try add(open.sheet, writtenAs: open.keptText, .drafted, by: nil) }
        var record = open.record ?? AgendaRecord(meeting: meeting.id, drafted: text)
        record.saved = text
        try ledger.save(record)
        try add(sheet, writtenAs: text, change, of: title, by: by)
        return try openAgenda(meeting)
    }

    /// Puts a version into the history.
    func add(
        _ sheet: AgendaSheet, writtenAs written: String? = nil, _ change: AgendaVersion.Change,
        of title: String? = nil, by: String?
    ) throws {
        let meeting = sheet.meeting
        let text = try written ?? text(of: sheet)
        let number = (try ledger.agendaVersions(of: meeting.id).last?.number ?? 0) + 1
        try ledger.add(
            AgendaVersion(
                meeting: meeting.id, number: number, at: now, by: by, change: change, title: title, text: text,
                lines: sheet.lines.map(\.id)))
    }

    /// The text that is kept. What couldn't be read back from it as it is here is refused: nothing is lost unnoticed.
    func text(of sheet: AgendaSheet) throws -> String {
        let forum = try forum(sheet.meeting.forum.rawValue)
        let text = AgendaMarkdown(forum: forum, meeting: sheet.meeting, language: language).text(sheet.items)
        let read = try agendaItems(in: text, of: sheet.meeting)
        guard read == sheet.items else { throw Refusal.notReadBack(zip(read, sheet.items).first { $0 != $1 }?.1) }
        return text
    }
}

extension Refusal {
    fileprivate static func notReadBack(_ item: AgendaItem?) -> Refusal {
        let title = item?.title ?? ""
        return Refusal(
            .badInput, code: "unreadable-line",
            Trilingual(
                "«\(title)» kan ikkje skrivast slik: det ville bli lese som noko anna i saklista",
                "«\(title)» kan ikke skrives slik: det ville bli lest som noe annet i sakslisten",
                "“\(title)” can't be written like that: it would be read as something else in the agenda"))
    }
}
