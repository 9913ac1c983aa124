/// The days before and after a meeting on which something of it is due.
struct MeetingDays {
    let meeting: Meeting
    private let rules: RuleBook

    init(_ meeting: Meeting, _ rules: RuleBook) {
        self.meeting = meeting
        self.rules = rules
    }

    /// Cases are asked for, and everyone is called by then.
    var collect: CalendarDate { meeting.date.adding(days: -rules.collectDays) }
    /// The draft goes to the leader.
    var clearing: CalendarDate { meeting.date.adding(days: -rules.clearingDays) }
    /// The agenda is out.
    var agenda: CalendarDate { meeting.date.adding(days: -rules.agendaDays) }
    /// The day after everyone was to have answered.
    var afterReply: CalendarDate { meeting.date.adding(days: 1 - rules.replyDays) }
    /// The minutes are in.
    var minutes: CalendarDate { QuietDays.adding(workingDays: rules.minutesWorkingDays, to: meeting.date) }

    /// A meeting of long ago that nobody wrote minutes of will not get any.
    private static let givenUpAfterDays = 90

    /// Held, as far as anyone knows, and not so long ago that nobody waits for its minutes any more.
    func isToHaveMinutes(on date: CalendarDate) -> Bool {
        [.called, .agenda, .held].contains(meeting.stage) && !isGivenUp(on: date)
    }

    /// Nothing is to come any more of a meeting before that day.
    static func firstWaitedFor(on date: CalendarDate) -> CalendarDate { date.adding(days: -givenUpAfterDays) }

    func isGivenUp(on date: CalendarDate) -> Bool {
        meeting.date.days(until: date) > MeetingDays.givenUpAfterDays
    }
}
