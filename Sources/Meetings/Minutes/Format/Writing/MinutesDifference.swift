/// What importing minutes comes to, held against the items the forum has (`domain.md` §3.6.5). Items are matched by
/// number only; nothing is ever deleted.
public struct MinutesDifference: Hashable, Sendable {
    /// An item as it was and as the minutes have it.
    public struct Update: Hashable, Sendable {
        public struct Field: Hashable, Sendable {
            /// `text`, `owners`, `due`, `state`, `agenda`, `note`, `repeat` or `dependsOn`.
            public var name: String
            public var from: String
            public var to: String
        }

        public var number: Int
        public var item: MinutesItem
        public var fields: [Field]
    }

    /// Not known before. Those that carry a number keep it.
    public var created: [MinutesItem]
    /// Known, and changed. Those that the change closes are in `closed` too.
    public var updated: [Update]
    /// Open before, and done or dropped by these minutes.
    public var closed: [Int]
    /// Given at this meeting and still open, but no longer in the file: to be asked about.
    public var missing: [Int]
    /// Items without a number whose text is that of an open one: perhaps the same.
    public var problems: [Problem]

    /// `known`: all items of the forum. `meeting`: the one the minutes are of; nil when they are imported the first
    /// time and the meeting wasn't planned.
    public init(_ minutes: Minutes, known: [ActionItem], meeting: MeetingID?) {
        created = []
        updated = []
        closed = []
        problems = []
        let byNumber = Dictionary(known.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        let open = Dictionary(
            known.filter(\.state.isOpen).map { (MinutesDifference.key($0.text), $0.number) },
            uniquingKeysWith: { first, _ in first })
        var named: Set<Int> = []
        for item in minutes.items {
            if let number = item.number { named.insert(number) }
            guard let number = item.number, let before = byNumber[number] else {
                created.append(item)
                continue
            }
            let fields = MinutesDifference.fields(from: before, to: item)
            if !fields.isEmpty { updated.append(Update(number: number, item: item, fields: fields)) }
            if before.state.isOpen, !item.state.isOpen { closed.append(number) }
        }
        for item in created where item.number == nil {
            guard let number = open[MinutesDifference.key(item.text)], !named.contains(number) else { continue }
            problems.append(FormatProblem.perhapsSame(line: item.line, number: number))
        }
        missing = known.filter { $0.meeting == meeting && $0.state.isOpen && !named.contains($0.number) }
            .map(\.number).sorted()
    }

    private static func key(_ text: String) -> String { text.nameKey }

    private static func fields(from before: ActionItem, to item: MinutesItem) -> [Update.Field] {
        var fields: [Update.Field] = []
        func compare(_ name: String, _ from: String, _ to: String) {
            if from != to { fields.append(Update.Field(name: name, from: from, to: to)) }
        }
        compare("text", before.text, item.text)
        compare("owners", owners(before.owners), owners(item.owners))
        compare("due", due(before.due), due(item.due))
        if changesState(from: before.state, to: item.state) {
            compare("state", before.state.rawValue, item.state.rawValue)
        }
        compare("agenda", place(before.agenda), place(item.agenda))
        compare("note", before.note ?? "", item.note ?? "")
        compare("repeat", before.repeats ?? "", item.repeats ?? "")
        compare("dependsOn", before.dependsOn ?? "", item.dependsOn ?? "")
        return fields
    }

    /// The file closes items, and says when work has begun. An open box doesn't open again what was closed since the
    /// file was written.
    private static func changesState(from before: ActionItem.State, to state: ActionItem.State) -> Bool {
        state.isOpen ? before == .open && state == .inProgress : before != state
    }

    private static func owners(_ parties: [Party]) -> String { parties.map(\.text).joined(separator: "; ") }

    /// As written, and the date beside it where that says more.
    private static func due(_ due: Deadline) -> String {
        guard due.form != .meeting, let date = due.date else { return due.text }
        return "\(due.text) (\(date))"
    }

    private static func place(_ place: ActionItem.AgendaPlace?) -> String {
        switch place {
        case .standing: "fast"
        case .next: "neste samling"
        case .forum(let id): id.rawValue
        case nil: ""
        }
    }
}

extension FormatProblem {
    static func perhapsSame(line: Int, number: Int) -> Problem {
        Problem(
            line: line, code: "perhaps-same",
            Trilingual(
                "Det er alt eit ope punkt med same tekst – er dette #\(number)?",
                "Det er alt et åpent punkt med samme tekst – er dette #\(number)?",
                "There is an open item with the same text already – is this #\(number)?"), suggestion: "#\(number): ")
    }
}
