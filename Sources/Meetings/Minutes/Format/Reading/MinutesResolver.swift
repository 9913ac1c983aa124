/// Stage two of the reading: takes the tree and looks up everyone and every date.
struct MinutesResolver {
    let document: MinutesDocument
    let surroundings: MinutesSurroundings
    var problems: ProblemList
    /// The forum, the date, what is planned, and, once the attendance is read, who filled which role.
    var context: ResolutionContext
    let forums: NameIndex
    private var parties: PartyReader
    private let deadlines: DeadlineReader
    private var readParties: [String: [Party]] = [:]
    private var readDeadlines: [String: Deadline] = [:]

    /// Nil, with the errors told, where the forum or the date isn't known: then nothing else can be.
    init?(_ document: MinutesDocument, in surroundings: MinutesSurroundings, problems: inout ProblemList) {
        let forums = NameIndex(forums: surroundings.register.forums)
        let date = MinutesResolver.date(of: document, problems: &problems)
        let forum = MinutesResolver.forum(
            of: document, on: date, among: forums, in: surroundings.register, problems: &problems)
        guard let date, let forum else { return nil }
        self.document = document
        self.surroundings = surroundings
        self.forums = forums
        self.problems = problems
        var next = surroundings.planned.compactMapValues { dates in dates.filter { $0 > date }.min() }
        let announced = MinutesResolver.announcedNext(document, after: date, problems: &self.problems)
        if let announced, let planned = next[forum.id], planned != announced, let written = document.head[.next] {
            self.problems.warn(FormatProblem.nextDiffers(line: written.line, planned: planned))
        }
        next[forum.id] = next[forum.id] ?? announced
        context = ResolutionContext(
            register: surroundings.register, forum: forum, date: date, nextMeetings: next)
        parties = PartyReader(context: context)
        deadlines = DeadlineReader(context: context)
    }

    mutating func minutes() -> Minutes {
        let head = document.head
        let span = head[.time].flatMap { self.span($0) }
        var minutes = Minutes(
            kind: document.kind, title: document.title.text, forum: context.forum.id, date: context.date,
            start: span?.start, end: span?.end, place: head[.place]?.text, meeting: head[.meeting]?.text,
            language: language(), status: status(), chair: head[.chair].flatMap { party($0) },
            secretary: head[.secretary].flatMap { party($0) },
            next: MinutesResolver.nextDate(document, after: context.date)?.value,
            remarksBy: head[.remarksBy].flatMap { date($0) }, publicity: head[.publicity]?.text, present: [],
            absent: [], cases: [], attachments: document.attachments.map(\.text))
        let attendees = attendance()
        minutes.present = attendees.filter { $0.group != .absent }.map(\.attendee)
        minutes.absent = attendees.filter { $0.group == .absent }.map(\.attendee)
        fillRoles([minutes.chair, minutes.secretary] + attendees.map(\.attendee.party))
        minutes.cases = cases(of: minutes)
        return minutes
    }

    /// Roles that the minutes themselves say who filled are no vacancies.
    private mutating func fillRoles(_ named: [Party?]) {
        context.filledRoles = named.compactMap(\.self).filter { $0.person != nil && $0.role != nil }
        parties = PartyReader(context: context)
        readParties = [:]
    }

    /// One party; nil, and told, where it isn't found.
    mutating func party(_ written: Written) -> Party? {
        if let known = readParties[written.text], known.count == 1 { return known[0] }
        guard !written.text.isEmpty else { return nil }
        let reading = parties.readOne(written.text, line: written.line)
        problems.add(errors: reading.problems, warnings: reading.warnings)
        if let party = reading.value, reading.warnings.isEmpty { readParties[written.text] = [party] }
        return reading.value
    }

    /// Several parties, parted by semicolons.
    mutating func parties(_ written: Written) -> [Party] {
        if let known = readParties[written.text] { return known }
        guard !written.text.isEmpty else { return [] }
        let reading = parties.read(written.text, line: written.line)
        problems.add(errors: reading.problems, warnings: reading.warnings)
        if let parties = reading.value, reading.warnings.isEmpty { readParties[written.text] = parties }
        return reading.value ?? []
    }

    /// A deadline; one that has passed is only worth a word while the item is open.
    mutating func deadline(_ written: Written, isOpen: Bool) -> Deadline? {
        if let known = readDeadlines[written.text] { return known }
        guard !written.text.isEmpty else { return nil }
        let reading = deadlines.read(written.text, line: written.line)
        problems.add(errors: reading.problems, warnings: isOpen ? reading.warnings : [])
        if let deadline = reading.value, reading.warnings.isEmpty { readDeadlines[written.text] = deadline }
        return reading.value
    }

    /// A date, this meeting's year or the next where no year is written.
    mutating func date(_ written: Written) -> CalendarDate? {
        let reading = DateReader.read(written.text, line: written.line, from: context.date)
        problems.add(errors: reading.problems, warnings: reading.warnings)
        return reading.value
    }

    mutating func span(_ written: Written) -> (start: TimeOfDay, end: TimeOfDay?)? {
        guard written.text != "?", !written.text.isEmpty else { return nil }
        let span = ClockText.span(written.text)
        if span == nil { problems.error(FormatProblem.time(line: written.line, written: written.text)) }
        return span
    }
}
