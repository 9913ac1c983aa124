/// What came of one thing that a person asked for in words.
struct WrittenDeed {
    var filing: Filing
    /// For the receipt.
    var receipt: [ReceiptNotice.Line]
    /// What has to be asked back; nothing was changed then.
    var question: QuestionNotice.Reason?

    init(_ filing: Filing, _ receipt: [ReceiptNotice.Line] = [], question: QuestionNotice.Reason? = nil) {
        self.filing = filing
        self.receipt = receipt
        self.question = question
    }
}

/// Several commands in one mail.
extension Books {
    /// Does each as if it had come alone, and tells of all in one receipt.
    func act(on commands: CommandLines, _ answer: WrittenAnswer) throws -> Filing {
        guard commands.lines.count <= CommandLines.most else { return comment(answer) }
        var done: [ReceiptNotice.Line] = []
        var notDone: [ReceiptNotice.Line] = []
        var deeds: [WrittenDeed] = []
        for line in commands.lines {
            let remark = line == commands.lines.last ? commands.remark : nil
            let deed =
                try line.command.map { try self.deed(of: $0, line.written, remark: remark, answer) }
                ?? WrittenDeed(comment(answer, line.written))
            deeds.append(deed)
            done += deed.receipt
            if deed.receipt.isEmpty, let why = deed.obstacle { notDone.append(.notDone(line.written, why)) }
        }
        if done.isEmpty, let deed = deeds.first(where: { $0.question != nil }), deeds.allSatisfy({ $0.question != nil })
        {
            let written = commands.lines.map(\.written).joined(separator: " / ")
            try deed.question.map { try ask($0, answer, written) }
        } else {
            try send(done + notDone + commands.below.map { .notDone($0, .belowText) }, answer)
        }
        return .together(deeds.map(\.filing))
    }
}

extension WrittenDeed {
    /// Nil where it was done, now or before.
    fileprivate var obstacle: ReceiptNotice.Obstacle? {
        if let question { return .unclear(question) }
        switch filing.reason {
        case "not-owner": return .notYours
        case "comment": return .notUnderstood
        default: return nil
        }
    }
}

extension Filing {
    /// What was done about each of several things that one mail asked for.
    fileprivate static func together(_ parts: [Filing]) -> Filing {
        guard let first = parts.first, parts.count > 1 else { return parts[0] }
        func joined(_ language: Language) -> String { parts.map { $0.detail[language] }.joined(separator: "; ") }
        var items: [ItemKey] = []
        for key in parts.flatMap(\.items) where !items.contains(key) { items.append(key) }
        var whole = Filing(
            .command, "several", Trilingual(joined(.nn), joined(.nb), joined(.en)), meeting: first.meeting,
            person: first.person, letter: first.letter, items: items, waits: parts.contains(where: \.waits))
        whole.parts = parts
        return whole
    }
}
