import Meetings

/// What is to be sent, and what was written about it.
struct SendingForm {
    enum What: String { case invite, move, cancel, agenda }

    let what: What
    private let fields: Form

    init(_ name: String, _ fields: Form) throws {
        guard let what = What(rawValue: name) else { throw Refusal.noPage }
        self.what = what
        self.fields = fields
    }

    var needsForm: Bool { what == .move || what == .cancel }

    /// Nil where something has to be said first.
    func errand(_ form: Form) throws -> Errand? {
        switch what {
        case .invite: return .invite
        case .agenda: return .agenda
        case .cancel: return form.has("reason") ? .cancel(reason: form.text("reason")) : nil
        case .move:
            guard let date = form.text("day") else { return nil }
            guard let day = CalendarDate(date) else { throw Refusal.badDay(date) }
            func time(_ name: String) throws -> TimeOfDay? {
                guard let text = form.text(name) else { return nil }
                guard let time = TimeOfDay(text) else { throw Refusal.badDay(text) }
                return time
            }
            return .move(MoveTarget(date: day, start: try time("start"), end: try time("end")))
        }
    }

    var title: Trilingual {
        switch what {
        case .invite: Trilingual("Send innkallinga", "Send innkallingen", "Send the call")
        case .move: Trilingual("Flytt møtet", "Flytt møtet", "Move the meeting")
        case .cancel: Trilingual("Avlys møtet", "Avlys møtet", "Cancel the meeting")
        case .agenda: Trilingual("Send saklista", "Send sakslisten", "Send the agenda")
        }
    }

    /// The fields as they were filled in, or as they are filled in to begin with.
    func values(_ visit: Visit, _ meeting: Meeting) -> [String: Any?] {
        [
            "what": what.rawValue, "heading": title[visit.language], "isMove": what == .move,
            "isCancel": what == .cancel, "fieldDay": fields.text("day") ?? meeting.date.description,
            "fieldStart": fields.text("start") ?? meeting.start.description,
            "fieldEnd": fields.text("end") ?? meeting.end.description, "fieldReason": fields["reason"] ?? "",
            "query": query,
        ]
    }

    /// What was filled in, as a query: with the word for what it is about, it names the same preview.
    var query: String {
        ["day", "start", "end", "reason"].compactMap { name in
            fields[name].map { "\(name)=\(AddressText.escaped($0))" }
        }.joined(separator: "&")
    }
}

extension Refusal {
    fileprivate static func badDay(_ text: String) -> Refusal {
        Refusal(
            .badInput, code: "bad-date",
            Trilingual(
                "«\(text)» er ingen dato eller tid som finst", "«\(text)» er ingen dato eller tid som finnes",
                "“\(text)” is no date or time that exists"))
    }
}
