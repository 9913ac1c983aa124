public import FoundationEssentials

/// What happens in a meeting while it is held: which case is up and since when, and who is there. It is kept with
/// everything else, so that every screen in the room shows the same.
public struct Sitting: Hashable, Codable, Sendable {
    /// A stretch of time that a line of the agenda had. One that is taken up again has several.
    public struct Turn: Hashable, Codable, Sendable {
        public var line: LineID
        public var from: Date
        public var until: Date?
    }

    public struct Mark: Hashable, Codable, Sendable {
        public var person: PersonID
        public var isPresent: Bool
        public var at: Date
    }

    /// A case that was put off while the meeting went on.
    public struct Postponed: Hashable, Codable, Sendable {
        public var line: LineID
        public var caseID: CaseID?
        public var title: String
        /// Nil where no meeting is planned.
        public var to: CalendarDate?
    }

    public var meeting: MeetingID
    public var began: Date?
    public var ended: Date?
    public var turns: [Turn] = []
    public var marks: [Mark] = []
    public var postponed: [Postponed] = []

    public init(meeting: MeetingID) { self.meeting = meeting }

    public var isRunning: Bool { began != nil && ended == nil }

    /// The line that is up now.
    public var present: LineID? { isRunning ? turns.last { $0.until == nil }?.line : nil }

    /// Seconds the line has had.
    public func spentSeconds(on line: LineID, now: Date) -> Int {
        turns.filter { $0.line == line }.reduce(0) {
            $0 + max(0, Int(($1.until ?? max(now, $1.from)).timeIntervalSince($1.from)))
        }
    }

    public func isPresent(_ person: PersonID) -> Bool? { marks.last { $0.person == person }?.isPresent }
}

/// The rules of what may happen.
extension Sitting {
    mutating func begin(with line: LineID?, now: Date) throws {
        if ended != nil { throw Refusal.sittingIsOver }
        guard began == nil else { return }
        began = now
        if let line { turns.append(Turn(line: line, from: now)) }
    }

    /// Takes up a line; the one before it ends. The same again changes nothing.
    mutating func take(up line: LineID, now: Date) throws {
        try refuseUnlessRunning()
        guard present != line else { return }
        rest(now: now)
        turns.append(Turn(line: line, from: now))
    }

    /// Nothing is up.
    mutating func rest(now: Date) {
        for index in turns.indices where turns[index].until == nil { turns[index].until = max(now, turns[index].from) }
    }

    mutating func end(now: Date) throws {
        if ended != nil { return }
        try refuseUnlessRunning()
        rest(now: now)
        ended = now
    }

    /// The meeting was ended by mistake: the last line is up again.
    mutating func resume(now: Date) {
        guard ended != nil else { return }
        ended = nil
        if let last = turns.last { turns.append(Turn(line: last.line, from: now)) }
    }

    mutating func mark(_ person: PersonID, isPresent: Bool?, now: Date) {
        marks.removeAll { $0.person == person }
        if let isPresent { marks.append(Mark(person: person, isPresent: isPresent, at: now)) }
    }

    func refuseUnlessRunning() throws {
        if ended != nil { throw Refusal.sittingIsOver }
        if began == nil { throw Refusal.sittingHasNotBegun }
    }
}

extension Refusal {
    fileprivate static var sittingIsOver: Refusal {
        Refusal(
            .notNow, code: "sitting-over",
            Trilingual("Møtet er avslutta", "Møtet er avsluttet", "The meeting has been ended"))
    }

    fileprivate static var sittingHasNotBegun: Refusal {
        Refusal(
            .notNow, code: "sitting-not-begun",
            Trilingual("Møtet er ikkje sett i gang", "Møtet er ikke satt i gang", "The meeting has not been begun"))
    }
}
