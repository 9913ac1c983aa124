/// How much of a foreign calendar object is read at all; libical 3.0.16 has no limits of its own, and some of its
/// work grows with the square of the input.
public struct CalendarLimits: Hashable, Sendable {
    public var bytes = 512 * 1024
    /// Of one content line, unfolded.
    public var lineBytes = 16 * 1024
    public var lines = 5000
    /// Of components in components; VCALENDAR is 1.
    public var depth = 4
    public var components = 50
    public var parametersPerProperty = 40
    public var attendees = 500

    public init() {}
}
