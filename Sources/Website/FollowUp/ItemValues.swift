import Meetings

/// One item as its page shows it.
struct ItemValues {
    let visit: Visit
    let view: ItemView
    let problem: Refusal?
    let typed: Form

    private var language: Language { visit.language }
    private var item: ActionItem { view.line.item }

    var page: [String: Any] {
        let isOpen = item.state.isOpen
        var values: [String: Any] = [
            "number": item.number, "text": item.text, "state": BoardWords.standing(view.line, language),
            "isOverdue": BoardWords.isOverdue(view.line), "isDone": item.state == .done,
            "forum": [
                "name": view.line.forum.name, "address": visit.address(of: .forum(item.forum)) ?? "",
            ], "owners": item.ownersText,
            "holders": view.line.owners.joined(separator: ", "), "hasHolders": !view.line.owners.isEmpty,
            "due": item.due.dated, "caseTitle": item.caseTitle,
            "back": visit.inNetwork("/actions?forum=\(AddressText.escaped(item.forum.rawValue))"),
            "history": item.history.reversed().map(change), "hasHistory": !item.history.isEmpty,
            "reminders": view.reminders.reversed().map(reminder), "hasReminders": !view.reminders.isEmpty,
            "canChange": isOpen && visit.reader.may(.coordinate), "seen": item.history.count,
            "openShares": view.openShares.map { ["name": $0] },
            "closedShares": view.closedShares.joined(separator: ", "), "hasShares": !item.shares.isEmpty,
            "hasClosedShares": !view.closedShares.isEmpty, "canBegin": isOpen && item.state == .open,
            "typedDue": typed["due"] ?? item.extensionAsked.map { DateWords(language).short($0) } ?? "",
            "typedOwners": typed["owners"] ?? item.ownersText, "typedReason": typed["reason"] ?? "",
            "doing": doing, "isDisputed": !item.disputedBy.isEmpty,
            "disputedBy": item.disputedBy.compactMap { visit.register?.person($0)?.name }.joined(separator: ", "),
        ]
        if let note = item.note, !note.isEmpty { values["note"] = note }
        if let asked = item.extensionAsked { values["asked"] = DateWords(language).full(asked) }
        if let meeting = view.meeting {
            values["meeting"] = [
                "name": DateWords(language).full(meeting.date),
                "address": visit.address(of: .meeting(meeting.forum, meeting.date, .minutes)) ?? "",
            ]
        }
        if let problem { values["problem"] = problem.message[language] }
        if let notice { values["done"] = notice }
        return values
    }

    /// Which form a problem belongs to, so that it stands open.
    private var doing: [String: Bool] { typed["do"].map { [$0: true] } ?? [:] }

    private var notice: String? {
        switch visit.query["done"] {
        case "done": visit.words("Ført som utført.", "Ført som utført.", "Recorded as done.")
        case "begin": visit.words("Ført som under arbeid.", "Ført som under arbeid.", "Recorded as in progress.")
        case "extend": visit.words("Fristen er endra.", "Fristen er endret.", "The deadline was changed.")
        case "refuse":
            visit.words(
                "Fristen står. Påminningane går som før.", "Fristen står. Påminnelsene går som før.",
                "The deadline stands. Reminders go as before.")
        case "assign":
            visit.words(
                "Dei som har fått det, får brev om det.", "De som har fått det, får brev om det.",
                "Those who have got it will have a letter about it.")
        case "drop": visit.words("Ført som bortfalle.", "Ført som bortfalt.", "Recorded as dropped.")
        default: nil
        }
    }

    private func change(_ change: ActionItem.Change) -> [String: Any] {
        var values: [String: Any] = [
            "at": visit.momentWords(change.at), "field": BoardWords.field(change.field)[language],
            "to": BoardWords.value(change.to, of: change.field, language),
            "by": change.by == "samling" ? "Samling" : change.by, "hasTo": !change.to.isEmpty,
        ]
        if !change.from.isEmpty { values["from"] = BoardWords.value(change.from, of: change.field, language) }
        if let reason = change.reason, !reason.isEmpty { values["reason"] = reason }
        return values
    }

    private func reminder(_ sent: (reminder: ReminderSent, name: String)) -> [String: Any] {
        ["on": DateWords(language).full(sent.reminder.on), "name": sent.name]
    }
}
