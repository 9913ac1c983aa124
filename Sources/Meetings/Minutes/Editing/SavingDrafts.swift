/// The rules of minutes that several write at once.
extension Books {
    private static let longestBytes = 1 << 20
    private static let mostLines = 20_000

    func minutesDraft(of meeting: Meeting) throws -> MinutesDraft {
        let record = try ledger.minutes(of: meeting.id)
        let forum = try forum(meeting.forum.rawValue)
        let versions = try ledger.minutesVersions(of: meeting.id, withTexts: false)
        guard let current = versions.last(where: { $0.kind != .aside }) else {
            let text = try record?.text ?? MinutesWriter.skeleton(try newMinutes(of: meeting))
            return MinutesDraft(
                forum: forum, meeting: meeting, record: record, text: text.withLineFeeds, number: 0, saved: nil)
        }
        let text = try minutesVersion(current.number, of: meeting).text
        return MinutesDraft(
            forum: forum, meeting: meeting, record: record, text: text, number: current.number,
            saved: Approval(by: current.by, at: current.at))
    }

    func writableDraft(of meeting: Meeting) throws -> MinutesDraft {
        let draft = try minutesDraft(of: meeting)
        if let record = draft.record, draft.isLocked { throw Refusal.frozen(record) }
        return draft
    }

    func saveDraft(_ text: String, basis: Int, of meeting: Meeting, by: String) throws -> MinutesSaving {
        let text = text.withLineFeeds
        let draft = try writableDraft(of: meeting)
        guard text.utf8.count <= Books.longestBytes,
            text.utf8.lazy.filter({ $0 == .lineFeed }).count < Books.mostLines
        else { throw Refusal.draftTooLong }
        if text == draft.text { return .saved(draft.number) }
        var current = draft.number
        if current == 0 { current = try keep(draft.text, .start, of: meeting, by: ActionItem.Change.samling) }
        // Who opened the form before anyone had saved made theirs from what became the first version.
        let basis = basis == 0 ? 1 : basis
        if basis == current { return .saved(try keep(text, .saved, of: meeting, by: by, basis: basis)) }
        return try merge(text, basis: basis, into: draft, of: meeting, by: by)
    }

    private func merge(
        _ text: String, basis: Int, into draft: MinutesDraft, of meeting: Meeting, by: String
    ) throws -> MinutesSaving {
        let base = try minutesVersion(basis, of: meeting)
        let merge = TextMerge(base: base.text, saved: draft.text, mine: text)
        let changes = TextDifference(from: base.text, to: draft.text)
        let other = draft.saved?.by ?? ActionItem.Change.samling
        let marks = DifferenceMark(savedBy: other, language)
        if merge.isClean {
            let merged = merge.text(marks: marks)
            if merged == draft.text { return .saved(draft.number) }
            let number = try keep(merged, .merged, of: meeting, by: by, basis: draft.number)
            return .merged(number, by: other, changes: changes)
        }
        return .disagreed(
            MinutesDisagreement(
                text: merge.text(marks: marks), basis: draft.number, by: other, at: draft.saved?.at ?? now,
                changes: changes, places: merge.disagreements.count,
                aside: try keep(text, .aside, of: meeting, by: by, basis: basis)))
    }

    /// The new version's number.
    func keep(
        _ text: String, _ kind: MinutesVersion.Kind, of meeting: Meeting, by: String, basis: Int? = nil
    ) throws -> Int {
        let last = try ledger.minutesVersions(of: meeting.id, withTexts: false).last?.number ?? 0
        try ledger.add(
            MinutesVersion(
                meeting: meeting.id, number: last + 1, kind: kind, text: text, by: by, at: now,
                basis: basis ?? (last == 0 ? nil : last)))
        return last + 1
    }

    func minutesVersion(_ number: Int, of meeting: Meeting) throws -> MinutesVersion {
        if let version = try ledger.minutesVersion(number, of: meeting.id) { return version }
        throw Refusal.noVersion(number)
    }

    /// What is imported from elsewhere while someone writes: their changes since the last import are put together
    /// with it, or kept beside.
    func keepImported(_ text: String, from bytes: [UInt8], to meeting: Meeting, by: String) throws {
        let text = text.withLineFeeds
        let versions = try ledger.minutesVersions(of: meeting.id, withTexts: false)
        guard let current = versions.last(where: { $0.kind != .aside }) else {
            _ = try keep(text, .imported, of: meeting, by: by)
            return
        }
        let written = try minutesVersion(current.number, of: meeting)
        let taken = versions.last { [.imported, .sent, .start].contains($0.kind) && $0.number <= current.number }
        let base = try taken.map { try minutesVersion($0.number, of: meeting).text } ?? ""
        let file = String(decoding: bytes, as: UTF8.self).withLineFeeds
        if written.text == text { return }
        if written.text == file || written.text == base {
            _ = try keep(text, .imported, of: meeting, by: by, basis: written.number)
            return
        }
        let merge = TextMerge(base: base, saved: text, mine: written.text)
        if !merge.isClean { _ = try keep(written.text, .aside, of: meeting, by: written.by, basis: written.basis) }
        let imported = try keep(text, .imported, of: meeting, by: by, basis: taken?.number)
        let merged = merge.text(marks: DifferenceMark(savedBy: by, language))
        if merge.isClean, merged != text {
            _ = try keep(merged, .merged, of: meeting, by: written.by, basis: imported)
        }
    }
}
