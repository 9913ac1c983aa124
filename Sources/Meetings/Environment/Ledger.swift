public import FoundationEssentials

/// Where everything is kept. A body runs inside one transaction, synchronously, and is undone whole when it throws.
public protocol Store: Sendable {
    /// Where who writes does so on the spot, one after the other; nil where there is no such thread.
    var writersThread: (any TaskExecutor)? { get }

    /// The networks that have a register.
    func networks() async throws -> [NetworkID]

    /// The time by the clock that several machines share; nil where there is only this one's.
    func clock() async throws -> Date?

    /// Grows whenever something of the network's has been written: what was made from the books is good until then.
    func changes(of network: NetworkID) async throws -> Int

    func read<Result: Sendable>(
        _ network: NetworkID, _ body: @escaping @Sendable (any Ledger) throws -> Result
    ) async throws -> Result

    func write<Result: Sendable>(
        _ network: NetworkID, _ body: @escaping @Sendable (any Ledger) throws -> Result
    ) async throws -> Result

    /// The outbox of all networks, in a transaction of its own.
    func post<Result: Sendable>(_ body: @escaping @Sendable (any Outbox) throws -> Result) async throws -> Result

    /// The same, to look only.
    func seePost<Result: Sendable>(_ body: @escaping @Sendable (any Outbox) throws -> Result) async throws -> Result

    /// How much waits, for those who watch over the machine.
    func queues() async throws -> Queues

    /// Who has come in, across all networks, in a transaction of its own.
    func access<Result: Sendable>(
        _ body: @escaping @Sendable (any AccessBook) throws -> Result
    ) async throws -> Result

    /// The same, to look only.
    func seeAccess<Result: Sendable>(
        _ body: @escaping @Sendable (any AccessBook) throws -> Result
    ) async throws -> Result
}

/// One network's books, inside one transaction. Nothing of another network can be reached through it.
public protocol Ledger: ForumLedger, MeetingLedger, AgendaLedger, MinutesLedger, FollowUpLedger, BoardLedger,
    JobLedger, LetterLedger, InboxLedger, LinkLedger, DocumentLedger, FeedLedger, SearchLedger
{
    var network: NetworkID { get }
}

public protocol ForumLedger {
    /// Nil before the first register is applied.
    func register() throws -> Register?
    /// The register's network alone.
    func registeredNetwork() throws -> Network?
    /// Writes the register as it now stands; what is not in it stays untouched, nothing is deleted.
    func save(_ register: Register) throws
}

public protocol MeetingLedger {
    /// By date.
    func meetings(of forum: ForumID) throws -> [Meeting]
    func meetings() throws -> [Meeting]
    /// Those on that day and later.
    func meetings(from date: CalendarDate) throws -> [Meeting]
    /// Those that have come so far, on that day and earlier.
    func meetings(at stages: [Meeting.Stage], until date: CalendarDate) throws -> [Meeting]
    func meeting(_ id: MeetingID) throws -> Meeting?
    func save(_ meeting: Meeting) throws
    /// Those who are or were called, in the order they were called.
    func invitations(to meeting: MeetingID) throws -> [Invitation]
    func invitation(token: String) throws -> Invitation?
    /// Those of one person, in the order in which the person was called.
    func invitations(to meeting: MeetingID, person: PersonID) throws -> [Invitation]
    /// Those who are or were called in the person's place.
    func deputies(for person: PersonID, in meeting: MeetingID) throws -> [Invitation]
    /// Those of one calendar UID: a meeting's, or a presenter's own.
    func invitations(uid: String) throws -> [Invitation]
    /// The meeting that the UID was given to.
    func meeting(uid: String) throws -> MeetingID?
    func save(_ invitation: Invitation) throws
}

public protocol AgendaLedger {
    func cases(of forum: ForumID) throws -> [Case]
    func save(_ agendaCase: Case) throws
    /// The highest number given in the forum that year, 0 for none.
    func lastCaseNumber(of forum: ForumID, year: Int) throws -> Int
    /// Takes the number for good; the same number can't be taken twice.
    func take(_ number: CaseNumber, of forum: ForumID) throws
    func agenda(of meeting: MeetingID) throws -> AgendaRecord?
    func save(_ agenda: AgendaRecord) throws
    /// Every version, oldest first.
    func agendaVersions(of meeting: MeetingID) throws -> [AgendaVersion]
    /// Numbers are given once.
    func add(_ version: AgendaVersion) throws
    /// Who was asked about the cases of the forum, in the order they were asked.
    func consultations(in forum: ForumID) throws -> [Consultation]
    func save(_ consultation: Consultation) throws
    /// What happens in a meeting while it is held.
    func sitting(of meeting: MeetingID) throws -> Sitting?
    func save(_ sitting: Sitting) throws
    func presentations(in forum: ForumID) throws -> [Presentation]
    func save(_ presentation: Presentation) throws
    /// Those given from the date on, by date.
    func contributions(to forum: ForumID, since date: CalendarDate) throws -> [Contribution]
    func save(_ contribution: Contribution) throws
    /// In place of what the same organisation has given under the same heading since the date.
    func replace(_ contribution: Contribution, since date: CalendarDate) throws
}

public protocol MinutesLedger {
    func minutes(of meeting: MeetingID) throws -> MinutesRecord?
    /// All of the forum's, by date.
    func minutes(of forum: ForumID) throws -> [MinutesRecord]
    func save(_ minutes: MinutesRecord) throws
    /// What has been written of a meeting's minutes, oldest first.
    func minutesVersions(of meeting: MeetingID, withTexts: Bool) throws -> [MinutesVersion]
    func minutesVersion(_ number: Int, of meeting: MeetingID) throws -> MinutesVersion?
    func add(_ version: MinutesVersion) throws
}

public protocol FollowUpLedger {
    /// Every item of the forum, by number.
    func items(of forum: ForumID) throws -> [ActionItem]
    /// Every item of the network, by forum and number.
    func items() throws -> [ActionItem]
    /// Those of them that are open.
    func openItems() throws -> [ActionItem]
    /// Those that are open, those that were closed since then, and perhaps some that were closed a little earlier.
    func items(openSince instant: Date) throws -> [ActionItem]
    func item(_ number: Int, of forum: ForumID) throws -> ActionItem?
    /// The highest number ever given in the forum, 0 for none.
    func lastItemNumber(of forum: ForumID) throws -> Int
    func save(_ item: ActionItem) throws
    func reminders(of forum: ForumID, number: Int) throws -> [ReminderSent]
    /// All of the network's reminders that were about open deadlines since the date.
    func reminders(since date: CalendarDate) throws -> [ReminderSent]
    func save(_ reminder: ReminderSent) throws
}

/// How items stand, kept up to date by everything that is saved: counted and sorted without reading the items.
public protocol BoardLedger {
    /// Who have promised something, now or earlier, each once, by a key that stands for them.
    func itemParties() throws -> [ItemParties.Key: ItemParties]
    /// How many items there are of each kind, of those that are open or were closed on that day or later; of all where
    /// no day is given.
    func countItems(closedSince date: CalendarDate?, overdueOn today: CalendarDate) throws -> [ItemCount]
    /// How many were open and overdue at each month's end, and done during it. Nil for all parties.
    func countItems(in months: [ClosedRange<CalendarDate>], of parties: [ItemParties.Key]?) throws -> [MonthCount]
    /// So many of the items, after so many others.
    func items(_ chosen: ItemChoice, by order: ItemChoice.Order, skipping: Int, limit: Int) throws -> [ActionItem]
}

public protocol JobLedger {
    /// Written unless the key is taken; true when it was.
    func add(_ job: Job) throws -> Bool
    /// Waiting jobs that are due, oldest first.
    func jobsDue(at now: Date) throws -> [Job]
    func jobs(of meeting: MeetingID) throws -> [Job]
    func job(key: String) throws -> Job?
    /// The job, for this transaction alone; nil where it is done, or another is at it.
    func claimJob(key: String) throws -> Job?
    func save(_ job: Job) throws
    /// When the next job is due that waits and isn't due yet.
    func nextJobDue(after now: Date) throws -> Date?
}

public protocol LetterLedger {
    /// Written unless the dedupe key is taken; true when it was.
    func add(_ letter: OutboxLetter) throws -> Bool
    func letter(dedupeKey: String) throws -> OutboxLetter?
    /// Without its bytes, as the following.
    func letter(id: LetterID) throws -> OutboxLetter?
    func letter(messageID: String) throws -> OutboxLetter?
    /// How many letters of these kinds were written to the person since then.
    func countLetters(of kinds: [String], to person: PersonID, since: Date) throws -> Int
    /// The network's letters, newest last, without their bytes where `withBodies` is false.
    func letters(in states: [OutboxLetter.State]?, withBodies: Bool) throws -> [OutboxLetter]
    /// So many of the network's letters, the newest first, after so many that are newer still; without their bytes, as
    /// the following.
    func newestLetters(in states: [OutboxLetter.State], skipping: Int, limit: Int) throws -> [OutboxLetter]
    /// How many letters there are in the states; no more than so many are counted.
    func countLetters(in states: [OutboxLetter.State], upTo most: Int) throws -> Int
    /// So many letters whose ids begin like that.
    func letters(beginning name: String, limit: Int) throws -> [OutboxLetter]
    /// Those that were refused, got lost or came too late, since then, in the order they were written.
    func failedLetters(since date: Date) throws -> [OutboxLetter]
    /// Letters that were refused for good and that nobody has been told of.
    func unreportedLetters() throws -> [OutboxLetter]
    /// Those who are to know of it have been told.
    func markReported(_ id: LetterID) throws
    /// The meeting's letters, oldest first.
    func letters(about meeting: MeetingID, withBodies: Bool) throws -> [OutboxLetter]
    /// Letters that have not been leased yet, made `cancelled`: a newer one takes their place.
    func cancelLetters(withPrefix dedupePrefix: String) throws -> Int
    /// Letters that were made `cancelled` so are `ready` again; how many there were.
    func restoreLetters(withPrefix dedupePrefix: String) throws -> Int
    /// Letters of these kinds that wait to leave do so no earlier; how many there were.
    @discardableResult
    func putOffLetters(of kinds: [String], until: Date) throws -> Int
    /// Something has come that shows that the letter arrived: `unknown` → `sent`. True where it changed.
    func markArrived(_ id: LetterID, text: String, now: Date) throws -> Bool
    /// A letter that was sent has come back: `sent` or `unknown` → `bounced`. True where it changed.
    func markBounced(_ id: LetterID, code: Int?, text: String, now: Date) throws -> Bool
}

public protocol InboxLedger {
    /// The mail's number; nil where one with the same digest is kept already.
    func add(_ mail: InboxMail) throws -> Int?
    /// With its bytes.
    func inboxMail(_ number: Int) throws -> InboxMail?
    /// Without its bytes, as the following.
    func inboxMail(digest: String) throws -> InboxMail?
    /// One that was kept earlier with the same Message-ID and the same content.
    func inboxMail(messageID: String, bodyDigest: String, before number: Int) throws -> InboxMail?
    func inboxMails(in states: [InboxMail.State]?) throws -> [InboxMail]
    /// Everything but its bytes, which never change.
    func save(_ mail: InboxMail) throws
    /// The mail lies, or lay, there.
    func note(_ source: InboxMail.Source, is number: Int) throws
    /// Without its bytes.
    func inboxMail(at source: InboxMail.Source) throws -> InboxMail?
    /// Keeps others from dealing with the mail until the transaction ends: false where it is no longer in that state.
    func holdMail(_ number: Int, in state: InboxMail.State) throws -> Bool
    /// Counts one more try at a mail that was left fresh; how many there have been.
    func countTry(at number: Int) throws -> Int
    /// Whose address it is, besides those of the register. Addresses are in lower case.
    func person(withAlias address: String) throws -> PersonID?
    func aliases(of person: PersonID) throws -> [AddressAlias]
    func save(_ alias: AddressAlias) throws
    func undeliverableAddresses() throws -> [UndeliverableAddress]
    func save(_ address: UndeliverableAddress) throws
    /// Letters reach it again.
    func clearUndeliverable(_ address: String) throws
}

public protocol LinkLedger {
    func add(_ link: SignedLink) throws
    func link(hash: String) throws -> SignedLink?
    func link(id: LinkID) throws -> SignedLink?
    /// Those of a person, those in a letter, or all, oldest first.
    func links(of person: PersonID?, in letter: LetterID?) throws -> [SignedLink]
    /// When it was revoked, and how it has been used; what it is for never changes.
    func save(_ link: SignedLink) throws
    /// Deletes those that have been good for nothing since then; how many there were.
    @discardableResult
    func deleteLinks(expiredBefore date: Date) throws -> Int
}

public protocol DocumentLedger {
    /// Those of a meeting, in the order they came; those that were taken away too.
    func attachments(of meeting: MeetingID) throws -> [Attachment]
    func save(_ attachment: Attachment) throws
    /// Keeps the bytes; those that are kept already are not written again.
    func keep(_ bytes: [UInt8], digest: String) throws
    func attachedBytes(_ digest: String) throws -> [UInt8]?
}

public protocol FeedLedger {
    func add(_ feed: Feed) throws
    func feed(hash: String) throws -> Feed?
    func feed(id: FeedID) throws -> Feed?
    /// All of the network's, oldest first.
    func feeds() throws -> [Feed]
    /// When it was taken back; nothing else about it changes.
    func save(_ feed: Feed) throws
}

/// What can be found, kept up to date by everything that is saved.
public protocol SearchLedger {
    /// Words of the index that begin with one of the pairs of letters, or hold one of the parts.
    func searchWords(beginning heads: [String], holding parts: [String]) throws -> [String]
    func searchWords(initials: [String]) throws -> [String]
    /// The documents that have some of what is wanted, those that have most first.
    func searchMatches(_ wanted: [SearchWanted], _ reach: SearchReach, limit: Int) throws -> [SearchMatch]
    /// The newest of a kind.
    func latestForSearch(_ kind: SearchDocument.Kind, _ reach: SearchReach, limit: Int) throws -> [SearchMatch]
    /// Makes the index anew from the books; how many documents are in it.
    func rebuildSearch() throws -> Int
}

/// The letters of all networks, as the dispatcher sees them (`mail.md` §2.3). Every change is fenced by
/// the lease: it says false where the lease is no longer held.
public protocol Outbox {
    /// Ready letters whose time has come, leased to the owner.
    func claim(limit: Int, owner: String, now: Date, leaseUntil: Date) throws -> [OutboxLetter]
    /// The owner lives: what it holds is its own until then.
    func extendLeases(of owner: String, until: Date) throws
    /// Gives a letter back that was claimed and certainly not sent: `leased → ready`, from `notBefore` on where that
    /// is said. It doesn't count as a try. `evenFenced`: also `dot → ready`, where no dot followed the fence.
    @discardableResult
    func giveBack(_ lease: Lease, notBefore: Date?, evenFenced: Bool) throws -> Bool
    /// Counts a letter to that domain in the minute it leaves in; how many there have been.
    func countLetter(to domain: String, now: Date) throws -> Int
    /// `leased → dot`, committed after the body and before the final dot.
    func markDot(_ lease: Lease, now: Date) throws -> Bool
    /// Ends a try: `sent`, `bounced`, `unknown`, or `ready` again from `retryAt` on. Who has lost the lease changes
    /// nothing, but for the server's answer to the dot of a letter that is `unknown` since that try: that is evidence.
    func finish(_ lease: Lease, _ result: DeliveryResult, retryAt: Date?, now: Date) throws -> Bool
    /// What the owner's tries have come to is entered where letters are counted and found by their states. It counts
    /// from `finish` on; each claim of the owner enters what came before.
    func enterEndings(of owner: String) throws
    /// Takes over what was left lying: `ready` past `expires` → `expired`; a lease that has run out, or whose
    /// owner is dead, → `ready`. A letter left in `dot` is settled by evidence: true → `sent`, false → `ready`,
    /// nil → `unknown`, for nobody knows.
    func reap(now: Date, deadOwners: [String], evidence: (LetterID) -> Bool?) throws -> Int
    /// Letters nobody knows about, since then or longer, that were never sent once more; without their bytes.
    func doubtful(since date: Date) throws -> [OutboxLetter]
    /// Ends the doubt: `unknown → sent` where it is known to have arrived, else `unknown → ready` for the one time that
    /// it is sent once more. True where it changed.
    func settle(_ letter: LetterID, hasArrived: Bool, text: String, now: Date) throws -> Bool
    /// The networks with letters that were refused for good and that nobody has been told of.
    func networksToTell() throws -> [NetworkID]
    /// The ids just before and just after each letter's, of whatever network.
    func neighbours(of ids: [LetterID]) throws -> [LetterID: [LetterID]]
    /// Every letter of the network that is in the state comes into the other one; which they are, oldest first.
    func changeAll(
        from before: OutboxLetter.State, to after: OutboxLetter.State, in network: NetworkID, now: Date
    ) throws -> [LetterID]
    /// Those who hold leases now.
    func leaseOwners() throws -> [String]
    func attempts(of letter: LetterID) throws -> [DeliveryAttempt]
    /// The links of letters that are leaving. Once they have left, their chance is forgotten.
    func links(in letters: [LetterID]) throws -> [SignedLink]
    /// The sign-in codes that leave in the letters.
    func signInCodes(in letters: [LetterID]) throws -> [SignInCode]
    /// The link has got another token.
    func saveToken(of link: SignedLink) throws
    /// The earliest time a ready letter may go.
    func nextReady() throws -> Date?
    func letter(_ id: LetterID) throws -> OutboxLetter?
    /// From when on nothing is claimed, of any network; nil where the outbox is open.
    func closedSince() throws -> Date?
    func setClosed(since: Date?) throws
    func setState(_ id: LetterID, from: [OutboxLetter.State], to: OutboxLetter.State, now: Date) throws -> Bool
}
