/// What parties and deadlines of one set of minutes are looked up against.
public struct ResolutionContext: Sendable {
    public var register: Register
    /// The forum whose minutes these are.
    public var forum: Forum
    /// The meeting's date.
    public var date: CalendarDate
    /// The next meeting after the date, for each forum that has one planned (the minutes' own `Neste samling`
    /// stands for this forum's where none is planned).
    public var nextMeetings: [ForumID: CalendarDate]
    /// Roles that the head and the attendance list of these minutes say who filled.
    public var filledRoles: [Party]

    public init(
        register: Register, forum: Forum, date: CalendarDate, nextMeetings: [ForumID: CalendarDate] = [:],
        filledRoles: [Party] = []
    ) {
        self.register = register
        self.forum = forum
        self.date = date
        self.nextMeetings = nextMeetings
        self.filledRoles = filledRoles
    }
}
