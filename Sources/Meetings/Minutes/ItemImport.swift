/// The items of imported minutes against those the forum has: numbers for the new ones, changes for the known.
struct ItemImport {
    private(set) var created: [ActionItem] = []
    private(set) var changed: [ActionItem] = []
    private(set) var updates: [MinutesDifference.Update] = []
    private(set) var closed: [Int]
    private(set) var missing: [Int]
    /// The numbers given, by the line of the item.
    private(set) var given: [Int: Int] = [:]
    /// The minutes with every number in place.
    private(set) var numbered: Minutes

    private let books: Books
    private let meeting: Meeting

    init(
        _ minutes: Minutes, bytes: [UInt8], meeting: Meeting, before: MinutesRecord?, in books: Books
    ) throws {
        self.books = books
        self.meeting = meeting
        numbered = minutes
        let known = try books.ledger.items(of: minutes.forum)
        let difference = MinutesDifference(minutes, known: known, meeting: meeting.id)
        if !difference.problems.isEmpty { throw Refusal.perhapsKnown(difference.problems) }
        (closed, missing) = (difference.closed, difference.missing)
        let last = try books.ledger.lastItemNumber(of: minutes.forum)
        try giveNumbers(after: last, known: Set(known.map(\.number)))
        let edits = FileEdits(from: before?.text, to: bytes, register: books.register)
        let updates = Dictionary(difference.updated.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        let current = Dictionary(known.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        let sections = minutes.cases.flatMap { section in section.items.map { (title: section.title, item: $0) } }
        for (title, written) in sections {
            guard let number = written.number, var item = current[number] else { continue }
            // The heading is the case's, not the item's: an item follows it without a change of its own.
            let isRenamed = item.meeting == meeting.id && item.caseTitle != title
            if isRenamed { item.caseTitle = title }
            var fields = (updates[number]?.fields ?? []) + restated(written, item)
            fields.removeAll { !edits.touch($0.name, of: number) }
            if fields.isEmpty && isRenamed { changed.append(item) }
            apply(MinutesDifference.Update(number: number, item: written, fields: fields), to: item)
        }
        closed = closed.filter { number in changed.contains { $0.number == number && !$0.state.isOpen } }
    }

    /// New items are numbered in the order of the file; one that carries a number nobody has keeps it.
    private mutating func giveNumbers(after last: Int, known: Set<Int>) throws {
        let written = numbered.items.compactMap(\.number)
        if let wild = written.first(where: { !known.contains($0) && $0 > last + ItemImport.farAhead }) {
            throw Refusal.numberFarAhead(wild, last: last)
        }
        var next = max(last, written.max() ?? 0)
        for section in numbered.cases.indices {
            for index in numbered.cases[section].items.indices {
                let item = numbered.cases[section].items[index]
                if let number = item.number, known.contains(number) { continue }
                if item.number == nil {
                    next += 1
                    numbered.cases[section].items[index].number = next
                    given[item.line] = next
                }
                created.append(newItem(item, number: item.number ?? next, of: numbered.cases[section].title))
            }
        }
    }

    /// A number so far beyond the last one is a slip of the pen.
    private static let farAhead = 1_000

    private func newItem(_ item: MinutesItem, number: Int, of caseTitle: String) -> ActionItem {
        var shares = books.register.shares(for: item.owners, in: meeting.forum, on: meeting.date)
        if item.state == .done { for index in shares.indices { shares[index].closed = books.today } }
        return ActionItem(
            forum: meeting.forum, number: number, text: item.text, state: item.state, owners: item.owners,
            shares: shares, due: item.due, agenda: item.agenda, repeats: item.repeats, dependsOn: item.dependsOn,
            note: item.note, meeting: meeting.id, meetingDate: meeting.date, caseTitle: caseTitle,
            created: books.today)
    }

    /// `til neste samling` in the minutes of a later meeting is another meeting, though the words are the same.
    private func restated(_ written: MinutesItem, _ item: ActionItem) -> [MinutesDifference.Update.Field] {
        guard item.meeting != meeting.id, item.due.form == .meeting, written.due.form == .meeting,
            written.due.text == item.due.text, meeting.date > item.dueSince(in: books.zone),
            let from = item.due.date, let to = written.due.date, from != to
        else { return [] }
        return [
            MinutesDifference.Update.Field(
                name: ActionItem.Change.due, from: "\(item.due.text) (\(from))", to: "\(written.due.text) (\(to))")
        ]
    }

    private mutating func apply(_ update: MinutesDifference.Update, to item: ActionItem) {
        guard !update.fields.isEmpty else { return }
        var item = item
        let by = "referat \(meeting.date)"
        for field in update.fields {
            if field.name == ActionItem.Change.state, !update.item.state.isOpen {
                books.close(&item, as: update.item.state, reason: update.item.note, by: by)
                continue
            }
            // What the minutes say of a deadline is counted from their meeting, however late they come in.
            let since = field.name == ActionItem.Change.due && meeting.date != books.today ? meeting.date : nil
            item.change(field.name, from: field.from, to: field.to, since: since, by: by, at: books.now)
            take(field.name, from: update.item, into: &item)
        }
        changed.append(item)
        let isOnlyClosed = update.fields.allSatisfy { $0.name == ActionItem.Change.state } && !item.state.isOpen
        if !isOnlyClosed { updates.append(update) }
    }

    private func take(_ field: String, from written: MinutesItem, into item: inout ActionItem) {
        switch field {
        case "text": item.text = written.text
        case "owners":
            let closed = item.shares.filter { $0.closed != nil }
            item.owners = written.owners
            item.shares = books.register.shares(for: written.owners, in: item.forum, on: meeting.date).map { share in
                closed.first { ($0.organisation, $0.person) == (share.organisation, share.person) } ?? share
            }
        case "due":
            item.due = written.due
            item.extensionAsked = nil
        case "state": item.state = written.state
        case "agenda": item.agenda = written.agenda
        case "note": item.note = written.note
        case "repeat": item.repeats = written.repeats
        case "dependsOn": item.dependsOn = written.dependsOn
        default: break
        }
    }
}

/// What was edited in the file since it was last imported. Only that is taken over: an item that has got a new
/// deadline or another owner since keeps it, though the file still has the old one.
private struct FileEdits {
    private let before: [Int: ItemSection]
    private let after: [Int: ItemSection]

    init(from text: String?, to bytes: [UInt8], register: Register) {
        before = text.map { FileEdits.items(Array($0.utf8), register) } ?? [:]
        after = FileEdits.items(bytes, register)
    }

    private static func items(_ bytes: [UInt8], _ register: Register) -> [Int: ItemSection] {
        let sections = MinutesReading.parse(bytes, register: register).document?.cases.flatMap(\.items) ?? []
        let numbered = sections.compactMap { section in section.number.map { ($0, section) } }
        return Dictionary(numbered, uniquingKeysWith: { first, _ in first })
    }

    /// True, too, for an item that wasn't in the file before.
    func touch(_ field: String, of number: Int) -> Bool {
        guard let before = before[number], let after = after[number] else { return true }
        switch field {
        case "text": return before.text != after.text
        case "state": return before.mark != after.mark || before.written(.status) != after.written(.status)
        default: return FileEdits.keys[field].map { before.written($0) != after.written($0) } ?? true
        }
    }

    private static let keys: [String: ItemKey] = [
        "owners": .owners, "due": .due, "agenda": .agenda, "note": .note, "repeat": .repeats, "dependsOn": .dependsOn,
    ]
}

extension ItemSection {
    fileprivate func written(_ key: ItemKey) -> String? { fields[key]?.text }
}

extension Refusal {
    fileprivate static func perhapsKnown(_ problems: [Problem]) -> Refusal {
        Refusal(
            .badInput, code: "perhaps-same", problems[0].message, problems: problems)
    }

    fileprivate static func numberFarAhead(_ number: Int, last: Int) -> Refusal {
        Refusal(
            .badInput, code: "number-far-ahead",
            Trilingual(
                "#\(number) er langt etter siste nummer (#\(last)): skriv punktet utan nummer",
                "#\(number) er langt etter siste nummer (#\(last)): skriv punktet uten nummer",
                "#\(number) is far beyond the last number (#\(last)): write the item without a number"))
    }
}
