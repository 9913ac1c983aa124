/// Reads what stands after `Frist:` (`domain.md` §3.6.2 `deadline`, §3.6.4).
public struct DeadlineReader: Sendable {
    let meetingDate: CalendarDate
    private let forum: Forum
    private let nextMeetings: [ForumID: CalendarDate]
    private let cadenceWeeks: [ForumID: Int]
    private let names: NameIndex

    public init(context: ResolutionContext) {
        meetingDate = context.date
        forum = context.forum
        nextMeetings = context.nextMeetings
        let forums = [context.forum] + context.register.forums
        cadenceWeeks = Dictionary(
            forums.compactMap { forum in forum.cadence.map { (forum.id, $0.everyWeeks) } },
            uniquingKeysWith: { first, _ in first })
        names = NameIndex(forums: context.register.forums)
    }

    /// One deadline in full. A date before the meeting is kept, with a warning.
    public func read(_ text: String, line: Int) -> Reading<Deadline> {
        let bare = text[...].bare
        do throws(Misreading) {
            guard bare.utf8.count <= longestPhraseBytes, let deadline = try deadline(bare) else {
                throw notADeadline(bare)
            }
            return Reading(value: deadline, warnings: warnings(deadline, line: line))
        } catch {
            return Reading(problems: [error.problem(line: line)])
        }
    }

    /// Nil where the text isn't in the grammar; thrown where it is, and yet can't be.
    func deadline(_ text: Substring) throws(Misreading) -> Deadline? {
        var tokens = CalendarTokens(text)
        if let whole = undated(&tokens, text) { return whole }
        let unresolved = tokens.dropQuestion()
        guard var last = try due(&tokens) else { return nil }
        var alternatives: [CalendarDate] = []
        while tokens.take(.slash) || tokens.take(.word(.or)) {
            if alternatives.isEmpty { alternatives.append(last.date) }
            guard let next = try due(&tokens) else { return nil }
            alternatives.append(next.date)
            last = next
        }
        guard tokens.isAtEnd else { return nil }
        return Deadline(
            text: String(text), form: last.form, date: last.date, approximate: last.approximate,
            unresolved: unresolved, alternatives: alternatives, forum: last.forum, provisional: last.provisional)
    }

    private func undated(_ tokens: inout CalendarTokens, _ text: Substring) -> Deadline? {
        guard let first = tokens.peek(), tokens.peek(1) == nil else { return nil }
        switch first {
        case .question: return Deadline(text: String(text), form: .unresolved, unresolved: true)
        case .word(.none): return Deadline(text: String(text), form: .none)
        case .word(.ongoing): return Deadline(text: String(text), form: .ongoing)
        default: return nil
        }
    }

    /// The forum's next meeting, or, while none is planned, the day its cadence leads to.
    func meeting(of named: String?) -> Due? {
        var id = forum.id
        if let named {
            guard let found = forumID(named) else { return nil }
            id = found
        }
        if let date = nextMeetings[id] { return Due(.meeting, date, forum: id) }
        let usualWeeks = 6
        let date = meetingDate.adding(days: (cadenceWeeks[id] ?? usualWeeks) * 7)
        return Due(.meeting, date, approximate: true, forum: id, provisional: true)
    }

    private func forumID(_ name: String) -> ForumID? {
        let found = names.find(name, on: meetingDate)
        guard found.count == 1, case .forum(let id) = found[0].named else { return nil }
        return id
    }

    func unknownForum(_ name: String) -> Misreading {
        let nearest = Suggestions.nearest(to: name, among: names.written)
        let question = Suggestions.question(nearest)
        return Misreading(
            "unknown-forum",
            Trilingual(
                "Fann ikkje forumet \(name.echo).\(question.nn)", "Fant ikke forumet \(name.echo).\(question.nb)",
                "Found no forum \(name.echo).\(question.en)"),
            suggestion: nearest.first)
    }

    private func warnings(_ deadline: Deadline, line: Int) -> [Problem] {
        guard let date = deadline.date, date < meetingDate else { return [] }
        let (text, short) = (deadline.text.echo, DateWords(.nn).short(date))
        let message = Trilingual(
            "Fristen \(text) (\(short)) er før møtet", "Fristen \(text) (\(short)) er før møtet",
            "The deadline \(text) (\(short)) is before the meeting")
        return [Problem(line: line, code: "due-before-meeting", message)]
    }
}
