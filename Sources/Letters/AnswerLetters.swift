import Meetings

/// Letters that answer what a person wrote: what was done, and what couldn't be understood.
extension LetterReader {
    func values(_ notice: ReceiptNotice) -> [String: LetterValues.Value] {
        let lines = notice.lines.map(line)
        let isAnyDone = notice.lines.first.map { !$0.isObstacle } ?? false
        let undone = isAnyDone ? notice.lines.count(where: \.isObstacle) : 0
        let more = lines.count - 1 - undone
        return [
            "first": .list(Array(lines.prefix(1))), "lines": .list(lines),
            "more": .text(more > 0 ? "\(more)" : ""), "undone": .text(undone > 0 ? "\(undone)" : ""),
        ]
    }

    private func line(_ line: ReceiptNotice.Line) -> LetterValues {
        switch line {
        case .done(let item, nil): done("isDone", item)
        case .done(let item, let share?): done("isShare", item, ["name": .text(share)])
        case .inProgress(let item): done("isInProgress", item)
        case .extensionAsked(let item, let until): done("isExtension", item, ["until": .text(until)])
        case .extended(let item): done("isExtended", item)
        case .extensionRefused(let item): done("isRefused", item)
        case .notMine(let item): done("isNotMine", item)
        case .reported(let item, let name): done("isReported", item, ["name": .text(name)])
        case .contributed(let forum, let meeting, let headings):
            done(
                headings.isEmpty ? "isNews" : "isContribution", forum, meeting,
                ["headings": .text(headings.joined(separator: ", "))])
        case .minutesApproved(let forum, let meeting): done("isApproved", forum, meeting)
        case .agendaCleared(let forum, let meeting): done("isCleared", forum, meeting)
        case .deputyCalled(let name, let forum, let meeting):
            done("isDeputy", forum, meeting, ["name": .text(name)])
        case .comment: done("isComment", [:])
        case .notDone(let written, let why): notDone(written, why)
        }
    }

    private func notDone(_ written: String, _ why: ReceiptNotice.Obstacle) -> LetterValues {
        var facts: [String: LetterValues.Value] = [
            "isNotDone": .flag(true), "written": .text(OneLine.clipped(written, maximumBytes: Self.longestQuoteBytes)),
        ]
        switch why {
        case .notUnderstood: return done("isNotUnderstood", facts)
        case .notYours: return done("isNotYours", facts)
        case .belowText: return done("isBelowText", facts)
        case .unclear(let reason):
            switch reason {
            case .noSuchItem(let number), .itemClosed(let number), .whichForum(let number), .whichDate(let number, _):
                facts["wrong"] = .text("\(number)")
            case .whichItem, .whichDeputy, .otherDeputy: break
            }
            return done(reason.flag, facts)
        }
    }

    private func done(
        _ flag: String, _ line: ItemLine, _ more: [String: LetterValues.Value] = [:]
    ) -> LetterValues {
        var facts = more
        facts["number"] = .text("\(line.item.number)")
        facts["text"] = .text(line.item.text)
        facts["due"] = .text(due(line))
        facts["forum"] = .text(line.forum.shortName)
        return done(flag, facts)
    }

    private func done(
        _ flag: String, _ forum: Forum, _ meeting: Meeting, _ more: [String: LetterValues.Value] = [:]
    ) -> LetterValues {
        var facts = more
        facts["forum"] = .text(forum.shortName)
        facts["date"] = .text(words.full(meeting.date))
        return done(flag, facts)
    }

    private func done(_ flag: String, _ facts: [String: LetterValues.Value]) -> LetterValues {
        var values = LetterValues(Self.nothingDone)
        values.add(facts)
        values[flag] = .flag(true)
        return values
    }

    /// Every name that a line of a receipt may have.
    private static var nothingDone: [String: LetterValues.Value] {
        let flags =
            [
                "isDone", "isShare", "isInProgress", "isExtension", "isNotMine", "isReported", "isNews",
                "isContribution", "isApproved", "isCleared", "isDeputy", "isComment", "isExtended", "isRefused",
                "isNotDone", "isNotUnderstood", "isNotYours", "isBelowText",
            ] + QuestionNotice.Reason.flags
        let facts = ["number", "text", "due", "forum", "date", "name", "until", "headings", "written", "wrong"]
        let pairs = flags.map { ($0, LetterValues.Value.flag(false)) } + facts.map { ($0, .text("")) }
        return Dictionary(pairs) { first, _ in first }
    }
}

extension ReceiptNotice.Line {
    fileprivate var isObstacle: Bool { if case .notDone = self { true } else { false } }
}

/// A new link to the reader's own items.
extension LetterReader {
    func values(_ notice: OverviewNotice) -> [String: LetterValues.Value] {
        [
            "hasOpen": .flag(!notice.open.isEmpty), "open": .list(notice.open.map { item($0, isMine: true) }),
            "count": .text(notice.open.isEmpty ? "" : counted(notice.open.count, .item)),
            "days": .text("\(SignedLink.overviewDays)"),
        ]
    }
}

/// Questions back.
extension LetterReader {
    private static let longestQuoteBytes = 200

    func values(_ notice: QuestionNotice) -> [String: LetterValues.Value] {
        let open = open(notice)
        var values: [String: LetterValues.Value] = [
            "written": .text(OneLine.clipped(notice.written, maximumBytes: Self.longestQuoteBytes)),
            "hasOpen": .flag(!open.isEmpty),
            "open": .list(open.map { item($0, isMine: true, saysForum: notice.reason.isAboutForum) }),
            "number": .text(""), "named": .text(""), "other": .text(""), "example": .text(""),
        ]
        for name in QuestionNotice.Reason.flags { values[name] = .flag(name == notice.reason.flag) }
        values["isAboutNumber"] = .flag(["isNoSuchItem", "isItemClosed"].contains(notice.reason.flag))
        switch notice.reason {
        case .whichItem: break
        case .noSuchItem(let number), .whichForum(let number), .itemClosed(let number):
            values["number"] = .text("\(number)")
        case .whichDate(let number, let written):
            let due = notice.open.first { $0.item.number == number }?.item.due.date
            values["number"] = .text("\(number)")
            values["named"] = .text(OneLine.clipped(written, maximumBytes: Self.longestQuoteBytes))
            values["example"] = .text(extensionLine("\(number)", due: due))
        case .whichDeputy(let written):
            values["named"] = .text(OneLine.clipped(written, maximumBytes: Self.longestQuoteBytes))
        case .otherDeputy(let name, let other):
            values["named"] = .text(name)
            values["other"] = .text(other)
        }
        return values
    }

    /// Those the question is about, or all of the reader's.
    private func open(_ notice: QuestionNotice) -> [ItemLine] {
        switch notice.reason {
        case .whichItem, .noSuchItem, .itemClosed: notice.open
        case .whichForum(let number): notice.open.filter { $0.item.number == number }
        case .whichDate, .whichDeputy, .otherDeputy: []
        }
    }
}

extension QuestionNotice.Reason {
    fileprivate static let flags = [
        "isWhichItem", "isNoSuchItem", "isWhichForum", "isItemClosed", "isWhichDate", "isWhichDeputy",
        "isOtherDeputy",
    ]

    fileprivate var flag: String {
        switch self {
        case .whichItem: "isWhichItem"
        case .noSuchItem: "isNoSuchItem"
        case .whichForum: "isWhichForum"
        case .itemClosed: "isItemClosed"
        case .whichDate: "isWhichDate"
        case .whichDeputy: "isWhichDeputy"
        case .otherDeputy: "isOtherDeputy"
        }
    }

    fileprivate var isAboutForum: Bool {
        if case .whichForum = self { true } else { false }
    }
}
