/// How a person names a meeting: `sjustjerna/2023-08-18` (its date now, or the one first planned), or
/// `sjustjerna` alone for the forum's next meeting.
public struct MeetingName: Hashable, Sendable {
    public var forum: String
    public var date: CalendarDate?

    /// Refused when what follows the slash is no date.
    public init(_ text: String) throws {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        forum = parts[0]
        guard parts.count == 2 else { return }
        guard let date = CalendarDate(parts[1]) else {
            throw Refusal(
                .badInput, code: "bad-date",
                Trilingual(
                    "«\(parts[1])» er ingen dato som finst: skriv \(parts[0])/ÅÅÅÅ-MM-DD",
                    "«\(parts[1])» er ingen dato som finnes: skriv \(parts[0])/ÅÅÅÅ-MM-DD",
                    "“\(parts[1])” is not a date that exists: write \(parts[0])/YYYY-MM-DD"))
        }
        self.date = date
    }
}

extension Books {
    /// The meeting that is meant. One that stands on the date is taken before one that was moved from it, and
    /// one that will be held before a cancelled one.
    public func meeting(_ name: MeetingName) throws -> Meeting {
        let forum = try forum(name.forum)
        let meetings = try ledger.meetings(of: forum.id)
        let found: Meeting? =
            if let date = name.date {
                meetings.first { $0.date == date && !$0.isCancelled } ?? meetings.first { $0.date == date }
                    ?? meetings.first { $0.planned == date }
            } else {
                meetings.first { !$0.isCancelled && $0.date >= today }
            }
        if let found { return found }
        let dates = meetings.filter { !$0.isCancelled }.map(\.date.description).joined(separator: ", ")
        throw Refusal.noMeeting(forum: forum.id, date: name.date, planned: dates)
    }
}

extension Refusal {
    fileprivate static func noMeeting(forum: ForumID, date: CalendarDate?, planned: String) -> Refusal {
        let wanted = date.map { "\(forum)/\($0)" } ?? forum.rawValue
        let known = planned.isEmpty ? "–" : planned
        return Refusal(
            .notFound, code: "unknown-meeting",
            Trilingual(
                "Fann ikkje møtet «\(wanted)». Planlagde møte: \(known)",
                "Fant ikke møtet «\(wanted)». Planlagte møter: \(known)",
                "No meeting “\(wanted)”. Planned meetings: \(known)"))
    }
}
