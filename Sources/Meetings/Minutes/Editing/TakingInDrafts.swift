/// From a draft to minutes that hold.
extension Books {
    func checkDraft(_ text: String, of meeting: Meeting) throws -> MinutesResult {
        var result = try readMinutes(Array(text.utf8))
        result.errors += DifferenceMark.lines(in: text).map(Problem.unsettledDifference)
        let head = MinutesReading.parse(Array(text.utf8), register: register).document?.head
        if let minutes = result.minutes {
            if minutes.forum != meeting.forum { result.errors.append(.otherForum(head?[.forum]?.line, meeting)) }
            if minutes.date != meeting.date { result.errors.append(.otherDate(head?[.date]?.line, meeting)) }
        }
        if !result.errors.isEmpty { result.minutes = nil }
        result.errors.sort { ($0.line ?? 0) < ($1.line ?? 0) }
        return result
    }

    func bytesToTakeIn(of meeting: Meeting, basis: Int) throws -> [UInt8] {
        let draft = try writableDraft(of: meeting)
        guard draft.number == basis else { throw Refusal.savedSince(draft) }
        let result = try checkDraft(draft.text, of: meeting)
        if !result.errors.isEmpty { throw Refusal.unsound(result) }
        return Array(draft.text.utf8)
    }

    /// The minutes as they go out for remarks: with that status, in their text as well.
    func recordForRemarks(of meeting: Meeting, digest: ([UInt8]) -> String) throws -> MinutesRecord {
        let draft = try minutesDraft(of: meeting)
        guard var record = draft.record else { throw Refusal.nothingTakenIn(meeting) }
        if draft.isLocked { throw Refusal.frozen(record) }
        if draft.number > 0, draft.hasNews { throw Refusal.draftNotTakenIn }
        guard record.status == .draft else { return record }
        record.status = .forApproval
        record.text = MinutesWriter.forApproval(record.text)
        record.digest = digest(Array(record.text.utf8))
        return record
    }
}

extension MinutesWriter {
    /// The text with `Status: til godkjenning` in its head, and not a byte else changed.
    static func forApproval(_ text: String) -> String {
        let head = MinutesReading.parse(Array(text.utf8)).document?.head
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        let end = text.utf8.contains(.carriageReturn) ? "\r\n" : "\n"
        let line = "- Status: til godkjenning"
        if let written = head?[.status]?.line, lines.indices.contains(written - 1) {
            lines[written - 1] = line
        } else if let date = head?[.date]?.line, lines.indices.contains(date - 1) {
            lines.insert(line, at: date)
        }
        return lines.joined(separator: end)
    }
}

extension Problem {
    fileprivate static func unsettledDifference(_ line: Int) -> Problem {
        Problem(
            line: line, code: "unsettled-difference",
            Trilingual(
                "To tekstar står etter kvarandre her: behald den rette, og ta bort linjene med ≠",
                "To tekster står etter hverandre her: behold den riktige, og ta bort linjene med ≠",
                "Two texts stand one after the other here: keep the right one, and delete the lines with ≠"))
    }

    fileprivate static func otherForum(_ line: Int?, _ meeting: Meeting) -> Problem {
        Problem(
            line: line, code: "other-forum",
            Trilingual(
                "Dette er referatet til eit møte i \(meeting.forum), men teksten nemner eit anna forum",
                "Dette er referatet til et møte i \(meeting.forum), men teksten nevner et annet forum",
                "These are the minutes of a meeting of \(meeting.forum), but the text names another forum"))
    }

    fileprivate static func otherDate(_ line: Int?, _ meeting: Meeting) -> Problem {
        let date = DateWords(.nn).short(meeting.date)
        return Problem(
            line: line, code: "other-date",
            Trilingual(
                "Møtet er \(date), men teksten har ein annan dato", "Møtet er \(date), men teksten har en annen dato",
                "The meeting is on \(date), but the text has another date"), suggestion: date)
    }
}

extension Refusal {
    static func savedSince(_ draft: MinutesDraft) -> Refusal {
        let by = draft.saved?.by ?? ""
        return Refusal(
            .notNow, code: "saved-since",
            Trilingual(
                "\(by) har lagra referatet sidan du såg på det: opna det på nytt og sjå kva som er endra",
                "\(by) har lagret referatet siden du så på det: åpne det på nytt og se hva som er endret",
                "\(by) has saved the minutes since you looked at them: open them again and see what has changed"))
    }

    static func otherMinutes(_ record: MinutesRecord) -> Refusal {
        Refusal(
            .notNow, code: "saved-since",
            Trilingual(
                "Eit anna referat er lese inn sidan du såg på dette: les det nye før du godkjenner",
                "Et annet referat er lest inn siden du så på dette: les det nye før du godkjenner",
                "Other minutes have been taken in since you looked at these: read the new ones before you approve"))
    }

    static func noVersion(_ number: Int) -> Refusal {
        Refusal(
            .notFound, code: "unknown-version",
            Trilingual(
                "Referatet har ingen versjon \(number)", "Referatet har ingen versjon \(number)",
                "The minutes have no version \(number)"))
    }

    static var draftTooLong: Refusal {
        Refusal(
            .badInput, code: "too-long",
            Trilingual(
                "Referatet er for langt: høgst 1 MB og 20 000 linjer",
                "Referatet er for langt: høyst 1 MB og 20 000 linjer",
                "The minutes are too long: at most 1 MB and 20,000 lines"))
    }

    fileprivate static func nothingTakenIn(_ meeting: Meeting) -> Refusal {
        Refusal(
            .notNow, code: "no-minutes",
            Trilingual(
                "Referatet er ikkje lese inn enno: les det inn før du sender det",
                "Referatet er ikke lest inn ennå: les det inn før du sender det",
                "The minutes haven't been taken in yet: take them in before you send them"))
    }

    fileprivate static var draftNotTakenIn: Refusal {
        Refusal(
            .notNow, code: "draft-not-taken-in",
            Trilingual(
                "Utkastet har endringar som ikkje er lesne inn: les dei inn, eller hent fram att den førre teksten",
                "Utkastet har endringer som ikke er lest inn: les dem inn, eller hent fram igjen den forrige teksten",
                "The draft has changes that haven't been taken in: take them in, or restore the text before"))
    }
}
