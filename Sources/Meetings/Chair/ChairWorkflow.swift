import FoundationEssentials

/// Leads a meeting through its agenda. Every verb names the line that its screen showed: of two who press the same
/// button at once, one moves the meeting on and the other sees that it has moved.
public struct ChairWorkflow: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public enum Verb: Hashable, Sendable {
        case begin
        case next, previous
        /// Any line, out of order.
        case take(up: LineID)
        /// The case that is up goes to the forum's next meeting.
        case postpone
        case end, resume
    }

    public func view(_ name: MeetingName, in network: NetworkID) async throws -> ChairView {
        try await environment.reading(network) { books in try books.chairView(try books.meeting(name)) }
    }

    /// - Parameters:
    ///   - present: the line that was up on the screen where the button was pressed.
    ///   - by: the name of who pressed it.
    public func act(
        _ name: MeetingName, _ verb: Verb, seeing present: LineID?, by: String, in network: NetworkID
    ) async throws -> ChairView {
        try await environment.deciding(network) { books in
            try books.act(try books.meeting(name), verb, seeing: present, by: by)
        }
    }

    /// Who is there, and who isn't; nil takes the mark away.
    public func mark(
        _ name: MeetingName, _ person: PersonID, isPresent: Bool?, in network: NetworkID
    ) async throws -> ChairView {
        try await environment.deciding(network) { books in
            let meeting = try books.meeting(name)
            try meeting.refuseIfCancelled()
            guard try books.expected(at: meeting).contains(where: { $0.person.id == person }) else {
                throw Refusal.notExpected(person)
            }
            var sitting = try books.sitting(of: meeting)
            sitting.mark(person, isPresent: isPresent, now: books.now)
            try books.ledger.save(sitting)
            return try books.chairView(meeting)
        }
    }
}

extension Books {
    fileprivate func act(
        _ meeting: Meeting, _ verb: ChairWorkflow.Verb, seeing seen: LineID?, by: String
    ) throws -> ChairView {
        try meeting.refuseIfCancelled()
        if meeting.stage == .minutes || meeting.stage == .approved { throw Refusal.agendaIsHistory(meeting) }
        var sitting = try sitting(of: meeting)
        if verb != .begin, verb != .resume, sitting.present != seen { return try chairView(meeting) }
        let lines = try openAgenda(meeting).sheet.lines
        let index = lines.firstIndex { $0.id == sitting.present }
        switch verb {
        case .begin:
            if sitting.began == nil, meeting.date != today { throw Refusal.notToday(meeting) }
            try freezeAgenda(of: meeting, by: by)
            try sitting.begin(with: lines.first?.id, now: now)
        case .next:
            let next = index.map { lines.dropFirst($0 + 1).first } ?? lines.first
            if let next { try sitting.take(up: next.id, now: now) }
        case .previous:
            if let index, index > 0 { try sitting.take(up: lines[index - 1].id, now: now) }
        case .take(let line):
            guard lines.contains(where: { $0.id == line }) else { throw Refusal.noLine(line) }
            try sitting.take(up: line, now: now)
        case .postpone: try postponePresent(&sitting, lines, meeting)
        case .end:
            try sitting.end(now: now)
            var meeting = meeting
            if [.planned, .called, .agenda].contains(meeting.stage) { meeting.stage = .held }
            try ledger.save(meeting)
        case .resume: sitting.resume(now: now)
        }
        try ledger.save(sitting)
        return try chairView(try ledger.meeting(meeting.id) ?? meeting)
    }

    /// The case stays on this agenda, so that the minutes can say that it was put off.
    private func postponePresent(_ sitting: inout Sitting, _ lines: [AgendaSheet.Line], _ meeting: Meeting) throws {
        try sitting.refuseUnlessRunning()
        guard let index = lines.firstIndex(where: { $0.id == sitting.present }) else { return }
        let line = lines[index]
        let next = try postpone(line.item, from: meeting)
        let matter = try ledger.cases(of: meeting.forum).first {
            $0.isMeant(by: line.item) || $0.title == line.item.title
        }
        sitting.postponed.append(
            Sitting.Postponed(
                line: line.id, caseID: line.item.caseID ?? matter?.id, title: line.item.title, to: next?.date))
        if let after = lines.dropFirst(index + 1).first {
            try sitting.take(up: after.id, now: now)
        } else {
            sitting.rest(now: now)
        }
    }

    func sitting(of meeting: Meeting) throws -> Sitting {
        try ledger.sitting(of: meeting.id) ?? Sitting(meeting: meeting.id)
    }

    /// From now on the agenda is the one the meeting began with.
    private func freezeAgenda(of meeting: Meeting, by: String) throws {
        let open = try openAgenda(meeting)
        if open.version == 0 { try keep(open.sheet, after: open, .began, by: by) }
    }
}

extension Refusal {
    fileprivate static func notToday(_ meeting: Meeting) -> Refusal {
        Refusal(
            .notNow, code: "not-today",
            Trilingual(
                "Møtet er \(DateWords(.nn).full(meeting.date)): det kan setjast i gang den dagen",
                "Møtet er \(DateWords(.nb).full(meeting.date)): det kan settes i gang den dagen",
                "The meeting is on \(DateWords(.en).full(meeting.date)): it can be begun that day"))
    }

    fileprivate static func notExpected(_ person: PersonID) -> Refusal {
        Refusal(
            .notFound, code: "not-expected",
            Trilingual(
                "\(person) er ikkje medlem og ikkje kalla inn", "\(person) er ikke medlem og ikke kalt inn",
                "\(person) is no member and hasn't been called"))
    }
}
