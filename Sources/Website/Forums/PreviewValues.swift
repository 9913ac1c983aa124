import Meetings

/// What a change of the register comes to, for the page that asks whether it is to be made.
struct PreviewValues {
    private let preview: RegisterPreview
    private let visit: Visit

    init(_ preview: RegisterPreview, _ visit: Visit) {
        self.preview = preview
        self.visit = visit
    }

    var values: [String: Any] {
        let lines = preview.difference.lines
        func texts(_ kind: RegisterDifference.Line.Kind) -> [[String: Any]] {
            lines.filter { $0.kind == kind }.map { ["text": $0.text[visit.language]] }
        }
        let follows = preview.consequences
        return [
            "mark": preview.mark?.description ?? "", "isEmpty": preview.difference.isEmpty,
            "added": texts(.added), "changed": texts(.changed), "ended": texts(.ended),
            "hasAdded": !preview.difference.added.isEmpty, "hasChanged": !preview.difference.changed.isEmpty,
            "hasEnded": !preview.difference.ended.isEmpty, "follows": !follows.isEmpty,
            "meetings": follows.meetings.map(meeting), "items": follows.items.map(item),
            "vacancies": follows.vacancies.map { seat in
                [
                    "seat": seat.row.seat(in: visit.language), "forum": seat.forum.name,
                    "from": visit.dateWords.long(seat.from),
                ]
            },
        ]
    }

    private func meeting(_ change: RegisterConsequences.MeetingChange) -> [String: Any] {
        [
            "forum": change.forum.name, "date": visit.dateWords.full(change.meeting.date),
            "called": change.called.map { ["name": $0.name] }, "withdrawn": change.withdrawn.map { ["name": $0.name] },
            "isAutomatic": change.forum.invitations.mode == .automatic,
        ]
    }

    /// Of those who have it together, only who gets it and who loses it.
    private func item(_ move: RegisterConsequences.ItemMove) -> [String: Any] {
        let (before, after) = (move.from.map(\.name), move.to.map(\.name))
        let isReordered = Set(before) == Set(after)
        let from = before.filter { isReordered || !after.contains($0) }
        let to = after.filter { isReordered || !before.contains($0) }
        return [
            "number": move.item.number, "text": move.item.text, "forum": move.forum.shortName,
            "on": visit.dateWords.long(move.on), "isLeft": to.isEmpty && !after.isEmpty,
            "isJoined": from.isEmpty && !before.isEmpty, "from": from.joined(separator: ", "),
            "to": to.joined(separator: ", "),
        ]
    }
}
