/// Edits an agenda line by line. Who edits what nobody else has touched is never in the way of another; who edits
/// what another has, sees both before anything is changed.
public struct AgendaEditing: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Everything there is to see about it.
    public func view(_ name: MeetingName, in network: NetworkID) async throws -> AgendaView {
        try await environment.reading(network) { books in try books.agendaView(try books.meeting(name)) }
    }

    /// - Parameter by: the name of who edits.
    public func edit(
        _ name: MeetingName, _ edit: AgendaEdit, seen: AgendaSeen, by: String, in network: NetworkID
    ) async throws -> AgendaOutcome {
        try await environment.deciding(network) { books in
            try books.edit(try books.meeting(name), edit, seen: seen, by: by)
        }
    }

    /// Keeps a whole text. What others have changed since the version it was made from is kept beside it.
    public func save(
        _ name: MeetingName, text: String, seen version: Int, by: String, in network: NetworkID
    ) async throws -> AgendaTextOutcome {
        try await environment.deciding(network) { books in
            try books.saveAgenda(try books.meeting(name), text: text, seen: version, by: by)
        }
    }

    /// Every version, oldest first.
    public func history(_ name: MeetingName, in network: NetworkID) async throws -> [AgendaVersion] {
        try await environment.reading(network) { books in
            try books.ledger.agendaVersions(of: try books.meeting(name).id)
        }
    }

    /// The leader has said yes, and the coordinator sends it.
    public func clear(_ name: MeetingName, by person: PersonID, in network: NetworkID) async throws -> Approval {
        try await environment.deciding(network) { books in
            try books.clearAgenda(of: try books.meeting(name), by: try books.person(person.rawValue))
        }
    }
}

extension Books {
    fileprivate func edit(
        _ meeting: Meeting, _ edit: AgendaEdit, seen: AgendaSeen, by: String
    ) throws -> AgendaOutcome {
        try meeting.refuseIfCancelled()
        if meeting.stage == .minutes || meeting.stage == .approved { throw Refusal.agendaIsHistory(meeting) }
        let open = try openAgenda(meeting)
        if let conflict = try conflict(with: edit, in: open, seen: seen) {
            return .conflict(conflict, try agendaView(meeting))
        }
        var sheet = open.sheet
        let done = try apply(edit, to: &sheet, of: meeting, base: base(of: edit, in: open, seen: seen))
        guard sheet != open.sheet else { return .kept(try agendaView(meeting)) }
        try sheet.retime()
        try keep(sheet, after: open, done.change, of: done.title, by: by)
        return .kept(try agendaView(meeting))
    }

    private func apply(
        _ edit: AgendaEdit, to sheet: inout AgendaSheet, of meeting: Meeting, base: AgendaFields?
    ) throws -> (change: AgendaVersion.Change, title: String?) {
        switch edit {
        case .add(let id, let fields, let after):
            guard sheet.line(id) == nil else { return (.add, nil) }
            sheet.insert(try newLine(id, fields), after: after)
            return (.add, fields.title)
        case .place(let id, let after):
            guard !sheet.items.contains(where: { $0.caseID == id }) else { return (.add, nil) }
            let line = try line(for: id, of: meeting)
            sheet.insert(line, after: after)
            return (.add, line.item.title)
        case .change(let id, let fields):
            let mine = try fields.tidied()
            let theirs = try sheet.known(id, meeting).fields
            sheet.change(id, to: base.map { mine.joined(with: theirs, base: $0) } ?? mine)
            return (.edit, mine.title)
        case .remove(let id):
            let title = sheet.line(id)?.item.title
            sheet.remove(id)
            return (.remove, title)
        case .shift(let id, let by):
            let place = sheet.lines.firstIndex { $0.id == id } ?? 0
            let title = try sheet.known(id, meeting).item.title
            sheet.move(id, to: place + by)
            return (.move, title)
        case .move(let id, let to):
            let title = try sheet.known(id, meeting).item.title
            sheet.move(id, to: to - 1)
            return (.move, title)
        case .postpone(let id):
            let line = try sheet.known(id, meeting)
            try postpone(line.item, from: meeting)
            sheet.remove(id)
            return (.postpone, line.item.title)
        case .take(let id):
            let title = try take(id, into: &sheet, of: meeting)
            return (.taken, title)
        }
    }

    private func newLine(_ id: LineID, _ fields: AgendaFields) throws -> AgendaSheet.Line {
        guard (1...80).contains(id.rawValue.utf8.count),
            id.rawValue.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
        else { throw Refusal.noLine(id) }
        let tidy = try fields.tidied()
        var item = AgendaItem(
            title: tidy.title, kind: tidy.kind, start: .midnight, end: .midnight,
            reason: Trilingual("lagt til for hand", "lagt til for hånd", "added by hand")[language])
        item.take(tidy)
        return AgendaSheet.Line(id: id, item: item, pin: tidy.start)
    }

    private func line(for id: CaseID, of meeting: Meeting) throws -> AgendaSheet.Line {
        guard let matter = try ledger.cases(of: meeting.forum).first(where: { $0.id == id }) else {
            throw Refusal.noSuchCase
        }
        if matter.state == .withdrawn || matter.state == .handled { throw Refusal.caseIsClosed(matter) }
        let item = AgendaItem(
            number: matter.number, caseID: id, title: matter.title, kind: matter.kind, start: .midnight,
            end: TimeOfDay.midnight.adding(minutes: matter.minutes ?? matter.kind.usualMinutes),
            presenter: matter.presenter, reason: Trilingual("meldt sak", "meldt sak", "case on the list")[language],
            exempt: matter.exempt)
        return AgendaSheet.Line(id: LineID("sak-\(id)"), item: item)
    }
}

extension AgendaSheet {
    func known(_ id: LineID, _ meeting: Meeting) throws -> Line {
        guard let line = line(id) else { throw Refusal.noLine(id) }
        return line
    }
}
