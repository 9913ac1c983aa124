/// *Godkjent*, in answer to the minutes or to the draft agenda.
extension Books {
    /// Nil where the one who writes has no say in it, or the letter is about something else.
    ///
    /// - Parameter remark: what else was written, which somebody has to read.
    func approve(_ answer: WrittenAnswer, remark: String? = nil) throws -> WrittenDeed? {
        guard let meeting = answer.meeting, let forum = register.forum(meeting.forum), mayApprove(answer.person, forum),
            !isCondition(remark)
        else { return nil }
        var deed: WrittenDeed? =
            switch answer.about?.kind {
            case "minutes": try approveMinutes(answer, meeting, forum)
            case "clearing": try clearAgenda(answer, meeting, forum)
            default: nil
            }
        if let remark {
            deed?.filing.waits = true
            deed?.filing.add(remark)
        }
        return deed
    }

    /// *Godkjent*, and on the next line *men rett punkt 3*: not approved yet.
    private func isCondition(_ remark: String?) -> Bool {
        let first = remark?.split { !$0.isLetter }.first?.lowercased()
        let words = [
            "men", "med", "dersom", "viss", "hvis", "føresett", "forutsatt", "under", "unntatt", "unnateke", "bortsett",
            "but", "if", "with", "provided", "except", "once",
        ]
        return first.map(words.contains) ?? false
    }

    /// The leader, the deputy leader, and who looks after the forum.
    func mayApprove(_ person: Person, _ forum: Forum) -> Bool {
        let leading = [Role.chair, Role.viceChair].flatMap { register.holders(of: $0, in: forum.id, on: today) }
        return (leading + keepers(of: forum.id)).contains { $0.id == person.id }
    }

    private func approveMinutes(_ answer: WrittenAnswer, _ meeting: Meeting, _ forum: Forum) throws -> WrittenDeed? {
        guard let record = try ledger.minutes(of: meeting.id) else { return nil }
        var receipt: [ReceiptNotice.Line] = []
        if record.status != .approved {
            _ = try approveMinutes(of: meeting, by: answer.person.name)
            receipt = [.minutesApproved(forum, meeting)]
        }
        let filing = Filing(
            .command, "approved",
            Trilingual(
                "referatet er godkjent av \(record.approval?.by ?? answer.person.name)",
                "referatet er godkjent av \(record.approval?.by ?? answer.person.name)",
                "the minutes are approved by \(record.approval?.by ?? answer.person.name)"),
            meeting: meeting.id, person: answer.person.id, letter: answer.about?.id)
        return WrittenDeed(filing, receipt)
    }

    /// The coordinator sends it, and is told that it is cleared.
    private func clearAgenda(_ answer: WrittenAnswer, _ meeting: Meeting, _ forum: Forum) throws -> WrittenDeed? {
        guard var record = try ledger.agenda(of: meeting.id) else { return nil }
        var receipt: [ReceiptNotice.Line] = []
        if record.cleared == nil {
            record.cleared = Approval(by: answer.person.name, at: now)
            try ledger.save(record)
            receipt = [.agendaCleared(forum, meeting)]
        }
        let filing = Filing(
            .command, "cleared",
            Trilingual(
                "\(answer.person.name) har klarert saklista til \(meeting.forum)/\(meeting.date)",
                "\(answer.person.name) har klarert saklista til \(meeting.forum)/\(meeting.date)",
                "\(answer.person.name) has cleared the agenda of \(meeting.forum)/\(meeting.date)"),
            meeting: meeting.id, person: answer.person.id, letter: answer.about?.id, waits: meeting.agendaSent == nil)
        return WrittenDeed(filing, receipt)
    }
}

extension Filing {
    fileprivate mutating func add(_ remark: String) {
        let clipped = String(remark.prefix(200))
        detail = Trilingual(
            "\(detail.nn), og skriv: \(clipped)", "\(detail.nb), og skriver: \(clipped)",
            "\(detail.en), who writes: \(clipped)")
    }
}
