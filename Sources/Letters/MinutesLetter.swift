import Markdown
import Meetings

/// The minutes, the reader's own items first.
extension LetterReader {
    func add(_ notice: MinutesNotice, to draft: inout LetterDraft) {
        let text = MinutesReading.withoutExempt(notice.text, language)
        let blocks = MarkdownDocument(reading: LetterMark.removed(from: text)).blocks
        let yours = notice.yours.map { item in
            var line = ItemLine(
                forum: notice.forum, item: item, daysLeft: item.due.date.map { today.days(until: $0) })
            line.readAt = notice.exempt[item.number] ?? nil
            return self.item(line, isMine: true)
        }
        draft.values.add([
            "forum": .text(notice.forum.shortName), "date": .text(words.full(notice.meeting.date)),
            "day": .text(words.long(notice.meeting.date)), "status": .text(status(notice.status)),
            "isApproved": .flag(notice.status == .approved),
            "version": .text(notice.version > 1 ? "\(notice.version)" : ""),
            "remarksBy": .optional(notice.remarksBy.map(weekdayAndDay)),
            "count": .text(yours.isEmpty ? "" : counted(yours.count, .item)), "yours": .list(yours),
            "approveOnline": link(.approveMinutes(notice.meeting.id)),
            "text": draft.fragments.mark(for: MinutesForReading(language: language).blocks(blocks)),
        ])
    }

    private func status(_ status: MinutesRecord.Status) -> String {
        switch status {
        case .draft: Trilingual("utkast", "utkast", "draft")[language]
        case .forApproval: Trilingual("til godkjenning", "til godkjenning", "for approval")[language]
        case .approved: Trilingual("godkjent", "godkjent", "approved")[language]
        }
    }
}
