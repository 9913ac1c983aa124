/// An agenda while it is edited: lines that stay themselves whatever changes about them, and times that add up.
public struct AgendaSheet: Hashable, Sendable {
    public struct Line: Hashable, Sendable, Identifiable {
        public var id: LineID
        public var item: AgendaItem
        /// When it begins where that isn't when the one before ends.
        var pin: TimeOfDay?

        /// What can be edited about it.
        public var fields: AgendaFields {
            AgendaFields(
                title: item.title, kind: item.kind, minutes: item.minutes, start: pin, presenter: item.presenter,
                text: item.text, exempt: item.exempt)
        }
    }

    public internal(set) var lines: [Line]
    public let meeting: Meeting

    init(_ lines: [Line], meeting: Meeting) {
        self.lines = lines
        self.meeting = meeting
    }

    /// Items with their names, as they were read or drafted: a line that doesn't follow the one before is pinned.
    init(_ items: [AgendaItem], ids: [LineID], meeting: Meeting) {
        var clock = meeting.start
        lines = zip(items, ids).map { item, id in
            defer { clock = item.end }
            return Line(id: id, item: item, pin: item.start > clock ? item.start : nil)
        }
        self.meeting = meeting
    }

    public var items: [AgendaItem] { lines.map(\.item) }

    public func line(_ id: LineID) -> Line? { lines.first { $0.id == id } }

    /// Minutes of the meeting that no line has; negative where the lines are longer than the meeting.
    public var freeMinutes: Int {
        meeting.end.minutes - meeting.start.minutes - lines.reduce(0) { $0 + $1.item.minutes }
    }

    /// Puts a line after another; without one, last but for any other business.
    mutating func insert(_ line: Line, after: LineID?) {
        if let index = lines.firstIndex(where: { $0.id == after }) { return lines.insert(line, at: index + 1) }
        let isLastOther = lines.last?.item.kind == .anyOtherBusiness
        lines.insert(line, at: isLastOther ? lines.endIndex - 1 : lines.endIndex)
    }

    mutating func change(_ id: LineID, to fields: AgendaFields) {
        guard let index = lines.firstIndex(where: { $0.id == id }) else { return }
        lines[index].item.take(fields)
        lines[index].pin = fields.start
    }

    mutating func remove(_ id: LineID) { lines.removeAll { $0.id == id } }

    /// To a place counted from 0; beyond the ends it stops there. A pinned line follows its new neighbours.
    mutating func move(_ id: LineID, to place: Int) {
        guard let index = lines.firstIndex(where: { $0.id == id }) else { return }
        var line = lines.remove(at: index)
        line.pin = nil
        lines.insert(line, at: min(max(place, 0), lines.count))
    }

    /// Gives every line its time again, and leaves all as long as they are.
    mutating func retime() throws {
        let placed = try AgendaTimes.fit(lines.map { ($0.item, $0.pin) }, in: meeting)
        for index in lines.indices { lines[index].item = placed[index] }
    }
}

extension AgendaItem {
    public var minutes: Int { end.minutes - start.minutes }

    mutating func take(_ fields: AgendaFields) {
        (title, kind, presenter, text) = (fields.title, fields.kind, fields.presenter, fields.text)
        exempt = fields.exempt
        // The times are given anew afterwards; what counts here is the length.
        start = .midnight
        end = start.adding(minutes: fields.minutes)
    }
}
