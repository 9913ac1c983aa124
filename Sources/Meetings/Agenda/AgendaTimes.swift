/// Gives every line its time: no gap, no overlap, from the meeting's start to its end.
enum AgendaTimes {
    private static let stepMinutes = 5
    private static let pauseMinutes = 30

    /// Refuses more lines than the meeting has minutes.
    static func place(_ lines: [AgendaLine], in meeting: Meeting, language: Language) throws -> [AgendaItem] {
        let length = meeting.end.minutes - meeting.start.minutes
        let lines = withPause(lines, in: meeting, language) ?? fitted(lines, into: length)
        guard lines.reduce(0, { $0 + $1.minutes }) <= length else { throw Refusal.tooManyLines(lines.count, length) }
        var clock = meeting.start
        return lines.map { line in
            let end = clock.adding(minutes: line.minutes)
            defer { clock = end }
            return AgendaItem(
                number: line.number, caseID: line.caseID, title: line.title, kind: line.kind, start: clock, end: end,
                presenter: line.presenter, text: line.text, reason: line.reason, exempt: line.exempt)
        }
    }

    /// With a stop for lunch between two lines that part near half past eleven. Nil for a short meeting, or one in
    /// which a single line spans noon.
    private static func withPause(_ lines: [AgendaLine], in meeting: Meeting, _ language: Language) -> [AgendaLine]? {
        let length = meeting.end.minutes - meeting.start.minutes
        guard meeting.start.minutes <= 11 * 60, meeting.end.minutes >= 13 * 60, length >= 240 else { return nil }
        var lines = fitted(lines, into: length - pauseMinutes)
        guard let index = pauseIndex(lines, start: meeting.start) else { return nil }
        lines.insert(pause(language), at: index)
        return lines
    }

    /// Shortens what can be shortened, and gives what is left over to what can take it.
    private static func fitted(_ lines: [AgendaLine], into minutes: Int) -> [AgendaLine] {
        var lines = lines
        let tiers: [(AgendaLine) -> Bool] = [
            { $0.kind.isFlexible && !$0.isFixed }, { !$0.isFixed }, { _ in true },
        ]
        for shortest in [stepMinutes, 1] {
            for tier in tiers { shorten(&lines, to: minutes, shortest: shortest, where: tier) }
        }
        let surplus = minutes - lines.reduce(0) { $0 + $1.minutes }
        guard surplus > 0, let last = lines.indices.last else { return lines }
        let flexible = lines.indices.filter { tiers[0](lines[$0]) }
        let takers = flexible.isEmpty ? [last] : flexible
        let share = surplus / takers.count / stepMinutes * stepMinutes
        for index in takers { lines[index].minutes += share }
        if let index = takers.last { lines[index].minutes += surplus - share * takers.count }
        return lines
    }

    private static func shorten(
        _ lines: inout [AgendaLine], to minutes: Int, shortest: Int, where applies: (AgendaLine) -> Bool
    ) {
        while lines.reduce(0, { $0 + $1.minutes }) > minutes {
            let candidates = lines.indices.filter { applies(lines[$0]) && lines[$0].minutes > shortest }
            guard let longest = candidates.max(by: { lines[$0].minutes < lines[$1].minutes }) else { return }
            let step = min(stepMinutes, lines[longest].minutes - shortest)
            lines[longest].minutes -= step
        }
    }

    /// Times for lines that have their lengths: one after the other, a pinned one at its own time where there is
    /// room for that. Lines that are longer together than the meeting run past its end: how long each takes somebody
    /// has said, and which of them gives way is theirs to say. Refuses what would run past midnight.
    static func fit(_ lines: [(item: AgendaItem, pin: TimeOfDay?)], in meeting: Meeting) throws -> [AgendaItem] {
        var left = lines.reduce(0) { $0 + max(1, $1.item.minutes) }
        guard meeting.start.minutes + left <= lastMinute else { throw Refusal.pastMidnight(left) }
        var clock = meeting.start
        return lines.map { line in
            var item = line.item
            let minutes = max(1, item.minutes)
            let latest = meeting.end.adding(minutes: -left)
            item.start = max(clock, min(line.pin ?? clock, latest))
            item.end = item.start.adding(minutes: minutes)
            (clock, left) = (item.end, left - minutes)
            return item
        }
    }

    private static let lastMinute = 1439

    private static func pauseIndex(_ lines: [AgendaLine], start: TimeOfDay) -> Int? {
        var clock = start.minutes
        var best: (index: Int, distance: Int)?
        for (index, line) in lines.enumerated().dropLast() {
            clock += line.minutes
            let distance = abs(clock - (11 * 60 + 30))
            if distance <= 75, distance < best?.distance ?? .max { best = (index + 1, distance) }
        }
        return best?.index
    }

    private static func pause(_ language: Language) -> AgendaLine {
        AgendaLine(
            title: Trilingual("Lunsj", "Lunsj", "Lunch")[language], kind: .pause, minutes: pauseMinutes, isFixed: true,
            reason: Trilingual("møtet går over middag", "møtet går over middag", "the meeting spans noon")[language])
    }
}

extension Refusal {
    fileprivate static func pastMidnight(_ minutes: Int) -> Refusal {
        Refusal(
            .badInput, code: "past-midnight",
            Trilingual(
                "Linjene er på \(minutes) minutt til saman: møtet ville gå over midnatt",
                "Linjene er på \(minutes) minutter til sammen: møtet ville gå over midnatt",
                "The lines are \(minutes) minutes together: the meeting would run past midnight"))
    }

    fileprivate static func tooManyLines(_ lines: Int, _ minutes: Int) -> Refusal {
        Refusal(
            .notNow, code: "too-many-lines",
            Trilingual(
                "\(lines) saker får ikkje plass på \(minutes) minutt",
                "\(lines) saker får ikke plass på \(minutes) minutter",
                "\(lines) items don't fit into \(minutes) minutes"))
    }
}
