extension Books {
    /// Does what a person of the register asks for in words. What can't be understood waits for the coordinator.
    func act(on answer: WrittenAnswer) throws -> Filing {
        guard answer.letter.automatic == nil, let lines = AnswerLines(answer.letter.words) else {
            return comment(answer)
        }
        if let filing = try contribute(answer) { return filing }
        guard let command = ReplyCommand(lines.first) else { return comment(answer) }
        let commands = CommandLines(lines)
        if commands.areSeveral { return try act(on: commands, answer) }
        let deed = try deed(of: command, lines.first, remark: commands.remark, answer)
        if let reason = deed.question { try ask(reason, answer, lines.first) }
        try send(deed.receipt, answer)
        return deed.filing
    }

    /// What one command comes to. All that it asks for is done, or nothing of it.
    func deed(
        of command: ReplyCommand, _ line: String, remark: String?, _ answer: WrittenAnswer
    ) throws -> WrittenDeed {
        if command.verb == .approved {
            let written = [line, remark].compactMap(\.self).joined(separator: " ")
            return try approve(answer, remark: remark) ?? WrittenDeed(comment(answer, written))
        }
        switch try items(for: command, answer) {
        case .none: return WrittenDeed(comment(answer, line))
        case .unclear(let reason): return unclear(reason, answer, line)
        case .others(let items): return WrittenDeed(report(items, command, answer, line))
        case .found(let items):
            let remark = [command.remark, remark].compactMap(\.self).joined(separator: " ")
            let reason = remark.isEmpty ? nil : String(remark.prefix(500))
            switch command.verb {
            case .done: return try markDone(items, reason, answer)
            case .inProgress: return try markInProgress(items, reason, answer)
            case .notMine: return try dispute(items, reason, answer)
            case .extend: return try askForTime(items, command.deadline, reason, answer, line)
            case .approved: return WrittenDeed(comment(answer, line))
            }
        }
    }

    /// A remark to the coordinator; nothing is changed.
    ///
    /// - Parameter line: what is shown of it; the first line when left out.
    func comment(_ answer: WrittenAnswer, _ line: String? = nil) -> Filing {
        let line = String((line ?? answer.letter.firstLine ?? answer.letter.subject).prefix(200))
        let name = answer.person.name
        return .waiting(
            "comment", Trilingual("\(name) skriv: \(line)", "\(name) skriver: \(line)", "\(name) writes: \(line)"),
            meeting: answer.meeting?.id, person: answer.person.id, letter: answer.about?.id)
    }

    func ask(_ reason: QuestionNotice.Reason, _ answer: WrittenAnswer, _ line: String) throws {
        let open = try lines(for: try openItems(of: answer.person.id), in: answer.person.language)
        let question = QuestionNotice(reason: reason, written: line, open: open, answered: answer.answered)
        try self.answer(answer.letter, answer.mail, with: .question(question), to: answer.person)
    }

    private func unclear(_ reason: QuestionNotice.Reason, _ answer: WrittenAnswer, _ line: String) -> WrittenDeed {
        let filing = Filing(
            .command, "question",
            Trilingual(
                "uklart: «\(line)»; \(answer.person.name) har fått spørsmål tilbake",
                "uklart: «\(line)»; \(answer.person.name) har fått spørsmål tilbake",
                "unclear: “\(line)”; \(answer.person.name) was asked back"),
            meeting: answer.meeting?.id, person: answer.person.id, letter: answer.about?.id)
        return WrittenDeed(filing, question: reason)
    }

    /// Somebody who has no part in an item says something about it.
    private func report(
        _ items: [ActionItem], _ command: ReplyCommand, _ answer: WrittenAnswer, _ line: String
    ) -> Filing {
        let numbers = items.map { "#\($0.number)" }.joined(separator: ", ")
        let name = answer.person.name
        return .waiting(
            "not-owner",
            Trilingual(
                "\(name) skriv «\(line)», men står ikkje som ansvarleg for \(numbers)",
                "\(name) skriver «\(line)», men står ikke som ansvarlig for \(numbers)",
                "\(name) writes “\(line)”, but isn’t responsible for \(numbers)"),
            person: answer.person.id, letter: answer.about?.id,
            items: items.map { Filing.ItemKey($0.forum, $0.number) },
            proposal: command.verb == .done ? .done : nil)
    }

    /// Closes one's own part, or the item where one answers for it; the others' word goes to the coordinator.
    func markDone(_ items: [ActionItem], _ reason: String?, _ answer: WrittenAnswer) throws -> WrittenDeed {
        var receipt: [ReceiptNotice.Line] = []
        var reported: [ActionItem] = []
        for item in items {
            var item = item
            let by = answer.person.name
            let parts = shares(of: answer.person.id, in: item)
            if !parts.isEmpty {
                for part in parts { try closeShare(of: part, in: &item, reason: reason, by: by) }
                try ledger.save(item)
                try line(for: item, in: answer.person.language).map {
                    receipt.append(.done($0, share: parts.joined(separator: ", ")))
                }
            } else if answersFor(item, answer.person) {
                close(&item, as: .done, reason: reason, by: by)
                try ledger.save(item)
                try line(for: item, in: answer.person.language).map { receipt.append(.done($0, share: nil)) }
            } else {
                reported.append(item)
                try line(for: item, in: answer.person.language).map {
                    receipt.append(
                        .reported($0, answersForIt: mainHolders(of: item).map(\.name).joined(separator: ", ")))
                }
            }
        }
        var filing = Filing.command("done", Trilingual("utført", "utført", "done"), items, answer)
        if !reported.isEmpty {
            filing.waits = true
            filing.reason = "reported-done"
            filing.proposal = .done
            filing.items = reported.map { Filing.ItemKey($0.forum, $0.number) }
        }
        return WrittenDeed(filing, receipt)
    }

    private func markInProgress(
        _ items: [ActionItem], _ reason: String?, _ answer: WrittenAnswer
    ) throws -> WrittenDeed {
        var receipt: [ReceiptNotice.Line] = []
        for var item in items {
            item.change(
                ActionItem.Change.state, from: item.state.rawValue, to: ActionItem.State.inProgress.rawValue,
                reason: reason, by: answer.person.name, at: now)
            item.state = .inProgress
            if let reason { item.note = reason }
            try ledger.save(item)
            try line(for: item, in: answer.person.language).map { receipt.append(.inProgress($0)) }
        }
        return WrittenDeed(
            .command("in-progress", Trilingual("under arbeid", "under arbeid", "in progress"), items, answer), receipt)
    }

    /// Reminders to this person rest until the coordinator has found out whose it is.
    func dispute(_ items: [ActionItem], _ reason: String?, _ answer: WrittenAnswer) throws -> WrittenDeed {
        var receipt: [ReceiptNotice.Line] = []
        for var item in items {
            if !item.disputedBy.contains(answer.person.id) { item.disputedBy.append(answer.person.id) }
            item.change(
                ActionItem.Change.disputed, from: "", to: answer.person.name, reason: reason, by: answer.person.name,
                at: now)
            try ledger.save(item)
            try line(for: item, in: answer.person.language).map { receipt.append(.notMine($0)) }
        }
        var filing = Filing.command("not-mine", Trilingual("ikkje mi", "ikke min", "not mine"), items, answer)
        filing.waits = true
        return WrittenDeed(filing, receipt)
    }

    /// Reminders rest until the coordinator has said yes or no.
    func askForTime(
        _ items: [ActionItem], _ deadline: String, _ reason: String?, _ answer: WrittenAnswer, _ line: String
    ) throws -> WrittenDeed {
        var receipt: [ReceiptNotice.Line] = []
        var changed: [ActionItem] = []
        let written = deadline
        let deadline = SpokenDeadline(written, on: today).text
        for var item in items {
            guard let wanted = try? newDeadline(deadline, for: item) else {
                return unclear(.whichDate(item.number, written: written), answer, line)
            }
            item.change(
                ActionItem.Change.extensionAsked, from: item.due.dated, to: wanted.dated, reason: reason,
                by: answer.person.name, at: now)
            item.extensionAsked = today
            changed.append(item)
            try self.line(for: item, in: answer.person.language).map {
                receipt.append(.extensionAsked($0, until: wanted.dated))
            }
        }
        for item in changed { try ledger.save(item) }
        var filing = Filing.command(
            "extension",
            Trilingual("ber om ny frist \(deadline)", "ber om ny frist \(deadline)", "asks for time until \(deadline)"),
            items, answer)
        filing.waits = true
        filing.proposal = .extend(deadline)
        return WrittenDeed(filing, receipt)
    }

    func send(_ lines: [ReceiptNotice.Line], _ answer: WrittenAnswer) throws {
        guard !lines.isEmpty else { return }
        let receipt = ReceiptNotice(lines: lines, answered: answer.answered)
        try self.answer(answer.letter, answer.mail, with: .receipt(receipt), to: answer.person)
    }
}

extension Filing {
    static func command(
        _ reason: String, _ words: Trilingual, _ items: [ActionItem], _ answer: WrittenAnswer
    ) -> Filing {
        let numbers = items.map { "#\($0.number)" }.joined(separator: ", ")
        let name = answer.person.name
        return Filing(
            .command, reason,
            Trilingual(
                "\(name): \(numbers) \(words.nn)", "\(name): \(numbers) \(words.nb)",
                "\(name): \(numbers) \(words.en)"),
            meeting: answer.meeting?.id, person: answer.person.id, letter: answer.about?.id,
            items: items.map { ItemKey($0.forum, $0.number) })
    }
}
