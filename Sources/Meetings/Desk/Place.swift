/// Where something is dealt with: a value here, an address on the website, a command on the command line.
public enum Place: Hashable, Sendable {
    case forum(ForumID)
    case plan(ForumID)
    case roster(ForumID)
    case cases(ForumID)
    /// By the meeting's date now.
    case meeting(ForumID, CalendarDate, MeetingPart)
    case item(ForumID, Int)
    case items(ForumID?, FollowUpWorkflow.Selection)
    /// One mail that waits, or all of them.
    case inbox(Int?)
    /// The outbox, as far as something is wrong there.
    case mail
    case person(PersonID)
    case organisation(OrganisationID)

    /// What of a meeting it is about.
    public enum MeetingPart: String, Codable, Sendable, CaseIterable {
        case whole, invitations, agenda, minutes
    }
}
