/// A text from the file, and the line it stands on (from 1).
public struct Written: Hashable, Sendable {
    public var text: String
    public var line: Int

    public init(_ text: String, line: Int) {
        self.text = text
        self.line = line
    }
}

/// Minutes as they are written, before anyone is looked up in a register: the tree of `referat/1`.
public struct MinutesDocument: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case minutes
        case formalMinutes = "formal-minutes"
        case minuteBook = "minute-book"
    }

    public var kind = Kind.minutes
    public var title = Written("", line: 1)
    public var head: [HeadKey: Written] = [:]
    public var attendance: [AttendanceLine] = []
    public var cases: [CaseSection] = []
    public var attachments: [Written] = []
    /// The lines of the headings of the second level, whatever they begin.
    public var sectionLines: [Int] = []
}

public enum HeadKey: Hashable, Sendable {
    case forum, meeting, date, time, place, chair, secretary, status, language, next, publicity, remarksBy
}

public enum CaseKey: Hashable, Sendable {
    case kind, time, presenter, papers, publicity, archive
}

public enum ItemKey: Hashable, Sendable {
    case owners, due, status, concerns, agenda, anchoring, dependsOn, repeats, note
}

/// One who was there, or wasn't.
public struct AttendanceLine: Hashable, Sendable {
    public enum Group: String, Sendable { case present, absent, other }

    public var group: Group
    public var party: String
    public var notes: [AttendanceNote]
    public var line: Int
}

/// What stands in brackets after a name in the attendance list.
public struct AttendanceNote: Hashable, Sendable {
    public enum Meaning: Hashable, Sendable {
        case substituteFor(String)
        case replacedBy(String)
        case substitute, digital, observer, secretariat, vote, reported, notReported
        case from(TimeOfDay)
        case until(TimeOfDay)
        case fromCase(CaseReference)
        case throughCase(CaseReference)
        case cases([ClosedRange<CaseReference>])
    }

    /// As written, without the brackets.
    public var text: String
    public var meaning: Meaning
}

/// A case as an attendance note names it: `3`, `51/14`.
public struct CaseReference: Hashable, Comparable, Sendable {
    public var number: Int
    /// Four digits; nil where only the number is written.
    public var year: Int?

    public static func < (one: CaseReference, other: CaseReference) -> Bool {
        (one.year ?? 0, one.number) < (other.year ?? 0, other.number)
    }
}

/// A case number in any of the ways it is written: `21/23`, `Sak 01-21`, `PS 57/15`, `Sak 2014/15`.
public struct WrittenCaseNumber: Hashable, Sendable, CustomStringConvertible {
    public var number: CaseNumber
    /// `PS`, `K-sak`; nil where there is none.
    public var prefix: String?

    public var description: String { prefix.map { "\($0) \(number)" } ?? number.description }
}

/// One case: its heading, its fields, and the blocks that are read. The rest of its text is prose.
public struct CaseSection: Hashable, Sendable {
    public var number: WrittenCaseNumber?
    public var title: String
    public var line: Int
    public var fields: [CaseKey: Written] = [:]
    public var decisions: [Decision] = []
    public var vote: Vote?
    public var impartiality: [Written] = []
    public var items: [ItemSection] = []
    public var anchoring: [Written] = []
    public var costs: CostTable?
    public var deliverables: [Deliverable] = []

    public struct Decision: Hashable, Sendable {
        public enum Kind: String, Sendable { case decision, conclusion, recommendation }

        public var kind: Kind
        /// What stands before the points, or all of it where there are none. Paragraphs are parted by an empty line.
        public var text: String
        public var points: [String]
        public var line: Int
    }

    public struct Vote: Hashable, Sendable {
        public enum Form: String, Sendable { case unanimous, consensus, count }

        public var form: Form
        public var inFavour = 0
        public var against = 0
        public var blank = 0
        public var line: Int

        public var total: Int { inFavour + against + blank }
    }

    public struct CostTable: Hashable, Sendable {
        public struct Row: Hashable, Sendable {
            public var name: String
            public var ore: Int
            public var line: Int
        }

        public var rows: [Row] = []
        public var line: Int
    }

    /// What a sub-project is to deliver, `1.3`.
    public struct Deliverable: Hashable, Sendable {
        public var id: String
        public var subproject: String
        public var text: String
        public var line: Int
    }
}

/// One item under *Oppfølging*, as written.
public struct ItemSection: Hashable, Sendable {
    /// What stands in the box before the text.
    public enum Mark: Hashable, Sendable { case none, open, done, dropped }

    public var mark: Mark
    public var number: Int?
    public var text: String
    public var fields: [ItemKey: Written] = [:]
    public var line: Int
}

/// The values of an item's `Status:` (`domain.md` §1.6, F-70).
public enum ItemStatus: String, Hashable, Sendable {
    case open
    case inProgress = "in-progress"
    case done, postponed, dropped, forwarded

    /// What it comes to in the follow-up.
    public var state: ActionItem.State {
        switch self {
        case .open, .postponed, .forwarded: .open
        case .inProgress: .inProgress
        case .done: .done
        case .dropped: .dropped
        }
    }
}
