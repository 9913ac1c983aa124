public import FoundationEssentials

/// One person's invitation to one meeting: what was last sent, and what was answered.
public struct Invitation: Hashable, Codable, Sendable {
    public var meeting: MeetingID
    public var person: PersonID
    /// What the person is called as, in words for the reader: `helseleiar, Hareid`.
    public var seat: String
    /// Only this part of the meeting, for one who presents a case and isn't a member.
    public var presents: TimeSpan?
    /// Makes the reply address this person's own: `mailbox+token@domain`.
    public var token: String
    /// The calendar UID: the meeting's, or a presenter's own for the slot.
    public var uid: String
    /// The sequence last sent to this person.
    public var sequence: Int
    /// The sequence of the time that is asked about: answers to an earlier one no longer hold.
    public var asked: Int
    public var stamp: Date
    public var answer: Answer
    public var sent: Date
    /// When the person was taken off the list again.
    public var withdrawn: Date?
    /// Comes as deputy (*vara*) for this person.
    public var deputyFor: PersonID?
    /// Comes though not a member, because the coordinator said so.
    public var isGuest = false

    /// Called beside the roster: who leaves it is taken off, and these aren't.
    public var isBesideRoster: Bool { presents != nil || deputyFor != nil || isGuest }

    public init(
        meeting: MeetingID, person: PersonID, seat: String, presents: TimeSpan? = nil, token: String, uid: String,
        sequence: Int, stamp: Date, answer: Answer = Answer(), sent: Date, deputyFor: PersonID? = nil
    ) {
        self.meeting = meeting
        self.person = person
        self.seat = seat
        self.presents = presents
        self.token = token
        self.uid = uid
        self.sequence = sequence
        asked = sequence
        self.stamp = stamp
        self.answer = answer
        self.sent = sent
        self.deputyFor = deputyFor
    }
}
