import Meetings

/// From what is written to what holds: each deed is shown before it is done, and done by one button.
enum MinutesTaking {
    static func showTakingIn(_ visit: Visit) async throws -> Reply {
        let name = try visit.meetingName()
        let draft = try await visit.drafts.draft(name, in: visit.network)
        var values = visit.meetingValues(draft.forum, draft.meeting)
        values["basis"] = draft.number
        values["status"] = "taking"
        do {
            guard draft.number > 0 else { throw Refusal.nothingSaved }
            let taken = try await visit.drafts.takeIn(
                name, basis: draft.number, by: visit.reader.name, isRehearsal: true, in: visit.network)
            values.merge(TakingValues(taken, visit).values) { _, new in new }
        } catch let refusal as Refusal {
            values["refusal"] = refusal.message[visit.language]
            values["problems"] = refusal.problems.map { problem -> [String: Any] in
                [
                    "line": problem.line.map(String.init) ?? "", "message": problem.message[visit.language],
                    "suggestion": problem.untoldSuggestion(visit.language) ?? "",
                ]
            }
        }
        return visit.page(
            "minutes-take-in", title: Trilingual("Les inn referatet", "Les inn referatet", "Take in the minutes"),
            values)
    }

    static func takeIn(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        _ = try await visit.drafts.takeIn(
            visit.meetingName(), basis: form.number("basis") ?? 0, by: visit.reader.name, in: visit.network)
        return .redirect(to: "\(visit.meetingPath)/minutes?did=taken")
    }

    static func showSending(_ visit: Visit) async throws -> Reply {
        let name = try visit.meetingName()
        let draft = try await visit.drafts.draft(name, in: visit.network)
        var values = visit.meetingValues(draft.forum, draft.meeting)
        do {
            let round =
                draft.isLocked
                ? try await visit.site.minutes.previewSend(name, in: visit.network)
                : try await visit.drafts.previewRemarks(name, in: visit.network)
            values["recipients"] = round.recipients.map { recipient -> [String: Any] in
                [
                    "name": recipient.person.name, "address": recipient.person.email,
                    "items": recipient.items.map { "#\($0.number)" }.joined(separator: " "),
                    "sent": recipient.sent.map(visit.instantWords) ?? "",
                ]
            }
            values["pending"] = round.pending.count
            values["hasPending"] = !round.pending.isEmpty
            values["isOne"] = round.pending.count == 1
            values["isFinal"] = draft.isLocked
        } catch let refusal as Refusal {
            values["refusal"] = refusal.message[visit.language]
        }
        return visit.page(
            "minutes-send", title: Trilingual("Send referatet", "Send referatet", "Send the minutes"), values)
    }

    static func send(_ visit: Visit) async throws -> Reply {
        let name = try visit.meetingName()
        let draft = try await visit.drafts.draft(name, in: visit.network)
        if draft.isLocked {
            _ = try await visit.site.minutes.send(name, in: visit.network)
        } else {
            _ = try await visit.drafts.sendForRemarks(name, by: visit.reader.name, in: visit.network)
        }
        return .redirect(to: "\(visit.meetingPath)/minutes?did=sent")
    }

    static func showApproving(_ visit: Visit) async throws -> Reply {
        let draft = try await visit.drafts.draft(visit.meetingName(), in: visit.network)
        var values = visit.meetingValues(draft.forum, draft.meeting)
        values["record"] = MinutesEditing.recordValues(draft.record, visit)
        values["hasNews"] = draft.hasNews && draft.record != nil
        return visit.page(
            "minutes-approve", title: Trilingual("Godkjenn referatet", "Godkjenn referatet", "Approve the minutes"),
            values)
    }

    static func approve(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        _ = try await visit.drafts.approve(
            visit.meetingName(), digest: form["digest"] ?? "", by: visit.reader.name, in: visit.network)
        return .redirect(to: "\(visit.meetingPath)/minutes?did=approved")
    }
}

/// What taking in would do.
private struct TakingValues {
    let taken: MinutesImport
    let visit: Visit

    init(_ taken: MinutesImport, _ visit: Visit) {
        self.taken = taken
        self.visit = visit
    }

    var values: [String: Any] {
        [
            "canTake": true, "isUnchanged": taken.isUnchanged, "created": created, "updated": updated,
            "closed": taken.closed.map { ["number": $0] }, "missing": taken.missing.map { ["number": $0] },
            "hasCreated": !taken.created.isEmpty, "hasUpdated": !taken.updated.isEmpty,
            "hasClosed": !taken.closed.isEmpty, "hasMissing": !taken.missing.isEmpty,
            "isNew": taken.isNewMeeting, "isTextAlone": isTextAlone,
            "warnings": taken.result.warnings.map { problem -> [String: Any] in
                ["line": problem.line.map(String.init) ?? "", "message": problem.message[visit.language]]
            },
        ]
    }

    private var isTextAlone: Bool {
        !taken.isUnchanged && taken.created.isEmpty && taken.updated.isEmpty && taken.closed.isEmpty
    }

    private var created: [[String: Any]] {
        let items = taken.result.minutes?.items ?? []
        return items.filter { item in item.number.map(taken.created.contains) ?? false }.map { item in
            [
                "number": item.number ?? 0, "text": item.text,
                "owners": item.owners.map(\.text).joined(separator: "; "), "due": item.due.text,
            ]
        }
    }

    private var updated: [[String: Any]] {
        taken.updated.map { update in
            [
                "number": update.number,
                "fields": update.fields.map { ["name": "\($0.name)", "from": $0.from, "to": $0.to] },
            ]
        }
    }
}

extension Refusal {
    fileprivate static var nothingSaved: Refusal {
        Refusal(
            .notNow, code: "nothing-saved",
            Trilingual(
                "Ingenting er lagra enno: skriv referatet og lagre det først",
                "Ingenting er lagret ennå: skriv referatet og lagre det først",
                "Nothing has been saved yet: write the minutes and save them first"))
    }
}
