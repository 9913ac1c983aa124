/// The mail that a letter answers, so that the reader's mail program shows them together.
public struct AnsweredMail: Hashable, Sendable {
    public var subject: String
    public var messageID: String?

    public init(subject: String, messageID: String?) {
        self.subject = subject
        self.messageID = messageID
    }
}

/// What was done about what the reader wrote: a line for each thing.
public struct ReceiptNotice: Hashable, Sendable {
    public enum Line: Hashable, Sendable {
        /// Closed; with a share, only that party's part.
        case done(ItemLine, share: String?)
        case inProgress(ItemLine)
        /// Asked for, and not granted yet.
        case extensionAsked(ItemLine, until: String)
        /// The coordinator has said yes to the new deadline, which the item has now; or no.
        case extended(ItemLine)
        case extensionRefused(ItemLine)
        /// The coordinator finds out whose it is.
        case notMine(ItemLine)
        /// Another answers for the item, so the coordinator closes it.
        case reported(ItemLine, answersForIt: String)
        /// Headings of what was taken in for the meeting; empty for news.
        case contributed(Forum, Meeting, headings: [String])
        case minutesApproved(Forum, Meeting)
        case agendaCleared(Forum, Meeting)
        /// Who is called in the reader's place.
        case deputyCalled(name: String, Forum, Meeting)
        /// Passed on to the coordinator.
        case comment
        /// One of several lines that the reader wrote, and why nothing of it was done.
        case notDone(String, Obstacle)
    }

    public enum Obstacle: Hashable, Sendable {
        case unclear(QuestionNotice.Reason)
        /// The coordinator looks at it.
        case notUnderstood
        /// Others are responsible; the coordinator looks at it.
        case notYours
        /// It stood below other text.
        case belowText
    }

    public var lines: [Line]
    public var answered: AnsweredMail

    public init(lines: [Line], answered: AnsweredMail) {
        self.lines = lines
        self.answered = answered
    }
}

/// A polite question back. Nothing was changed.
public struct QuestionNotice: Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        /// Several items are open, and no number was given.
        case whichItem
        case noSuchItem(Int)
        /// The number stands for items of several forums.
        case whichForum(Int)
        case itemClosed(Int)
        /// A new deadline was asked for without a date, or with one that can't be read or has been.
        case whichDate(Int, written: String)
        /// Nobody, or several, go by what was written as deputy.
        case whichDeputy(written: String)
        /// Who was named comes for another already.
        case otherDeputy(String, standsFor: String)
    }

    public var reason: Reason
    /// The line that was read.
    public var written: String
    /// The reader's open items.
    public var open: [ItemLine]
    public var answered: AnsweredMail

    public init(reason: Reason, written: String, open: [ItemLine], answered: AnsweredMail) {
        self.reason = reason
        self.written = written
        self.open = open
        self.answered = answered
    }
}

/// The reader has asked for a new link.
public struct OverviewNotice: Hashable, Sendable {
    public var on: CalendarDate
    /// The reader's open items, by deadline.
    public var open: [ItemLine]

    public init(on: CalendarDate, open: [ItemLine]) {
        self.on = on
        self.open = open
    }
}

public struct DeputyNotice: Hashable, Sendable {
    public var forum: Forum
    public var meeting: Meeting
    public var invitation: Invitation
    /// Nil where the answer was given in another way.
    public var answered: AnsweredMail?

    public init(forum: Forum, meeting: Meeting, invitation: Invitation, answered: AnsweredMail? = nil) {
        self.forum = forum
        self.meeting = meeting
        self.invitation = invitation
        self.answered = answered
    }
}

public struct CounterDeclinedNotice: Hashable, Sendable {
    public var forum: Forum
    public var meeting: Meeting
    public var invitation: Invitation
    public var proposed: Slot
    public var reason: String?

    public init(forum: Forum, meeting: Meeting, invitation: Invitation, proposed: Slot, reason: String?) {
        self.forum = forum
        self.meeting = meeting
        self.invitation = invitation
        self.proposed = proposed
        self.reason = reason
    }
}
