import BlockingExecutor

/// One folder of one IMAP account, over one connection on a thread of its own: opened when first needed, and anew
/// after it was lost. Calls are carried out one at a time; each opens the connection unless it is open.
///
/// Nothing here ever marks a message as seen, or deletes one but by moving it.
///
/// All errors are `TransportError`s. Where one leaves the connection in the middle of something (codes `closed`,
/// `timedOut`, `notUnderstood`, `withdrawn`), it is given up, and the next call makes a new one. What the server
/// refuses has code `login` (permanent, unless the server says that it is not), `settings` (there is no such folder)
/// or `refusedService`.
public actor IMAPMailbox {
    private let executor = BlockingExecutor(label: "IMAP")
    private let settings: ConnectionSettings
    private let mailbox: String
    /// Open and free. Taken out while in use, so that none is used again that was left in the middle of a command.
    private var waiting: IMAPLine?

    public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    /// Connects to nothing yet.
    ///
    /// - Parameter mailbox: the folder's name as the server has it, in Unicode: `INBOX`.
    public init(to settings: ConnectionSettings, mailbox: String) {
        self.settings = settings
        self.mailbox = mailbox
    }

    /// Connects and opens the folder, unless that is done.
    public func connect() throws(TransportError) {
        try onLine { line, _ throws(TransportError) in }
    }

    /// The messages that lie in the folder with UIDs greater than `uid`, whether seen or not, by UID.
    ///
    /// Where the server can neither move nor expunge by UID, those marked as deleted are left out: they are what
    /// `move` leaves behind.
    ///
    /// - Parameters:
    ///   - uid: the last one known; nil for none.
    ///   - uidValidity: what `uid` belongs to. When the folder's is another, or this is nil, `uid` means nothing, and
    ///     the listing begins at the beginning.
    ///   - limit: the most to list.
    public func newMessages(
        after uid: UInt32?, uidValidity: UInt32?, limit: Int
    ) throws(TransportError) -> IMAPListing {
        try onLine { line, isFresh throws(TransportError) in
            // Servers show a session what has come since only when they are asked.
            if !isFresh { try line.run(IMAPPolling()) }
            let validity = line.folder.uidValidity
            let outcome = try line.search(after: uidValidity == validity ? uid : nil, limit: limit)
            return IMAPListing(
                uidValidity: validity ?? 0, messages: outcome.messages, hasMore: outcome.hasMore)
        }
    }

    /// One message, or its first bytes.
    ///
    /// - Parameter limitBytes: how much to read at the most; at least 1.
    /// - Returns: nil when the message is gone, or the folder's UIDVALIDITY is no longer the reference's.
    public func message(
        _ reference: IMAPMessageReference, limitBytes: Int
    ) throws(TransportError) -> IMAPMessage? {
        try onLine { line, _ throws(TransportError) in
            try line.run(IMAPFetching(reference, limitBytes: limitBytes))
        }
    }

    /// Moves a message to another folder, which is made when it is missing. Does nothing when the message is gone, or
    /// the folder's UIDVALIDITY is no longer the reference's.
    ///
    /// Where the server has no MOVE, and the connection breaks between the copy and the rest, the message stays where
    /// it was too.
    ///
    /// - Parameter folder: in Unicode, levels parted by `/`; whatever parts them on the server, and wherever our
    ///   folders must lie there, is found out: `Handled` may become `INBOX.Handled`.
    public func move(_ reference: IMAPMessageReference, to folder: String) throws(TransportError) {
        try onLine { line, _ throws(TransportError) in try line.move(reference, to: folder) }
    }

    /// Waits until there are messages that `newMessages` has not listed: with IDLE where the server has it, or else
    /// by asking each minute. Right after connecting nobody knows, and it answers true at once.
    ///
    /// Ends within a second of the task's being cancelled, with an error of code `withdrawn`.
    ///
    /// - Returns: whether there is anything to list; false when the time is up.
    public func waitForMail(atMostSeconds seconds: Int) throws(TransportError) -> Bool {
        try onLine { line, _ throws(TransportError) in try line.wait(atMost: .seconds(max(0, seconds))) }
    }

    /// Says goodbye and hangs up. A later call connects again.
    public func close() {
        waiting?.logOut()
        waiting = nil
    }

    /// - Parameter work: is told whether the line has just been opened.
    private func onLine<Result>(
        _ work: (IMAPLine, _ isFresh: Bool) throws(TransportError) -> Result
    ) throws(TransportError) -> Result {
        if Task.isCancelled {
            throw TransportError("opening '\(mailbox)'", .withdrawn, .temporary, "it was cancelled")
        }
        if let line = waiting {
            waiting = nil
            if line.isAlive { return try use(line, isFresh: false, work) }
        }
        return try use(IMAPLine(to: settings, mailbox: mailbox), isFresh: true, work)
    }

    private func use<Result>(
        _ line: IMAPLine, isFresh: Bool, _ work: (IMAPLine, _ isFresh: Bool) throws(TransportError) -> Result
    ) throws(TransportError) -> Result {
        do throws(TransportError) {
            let result = try work(line, isFresh)
            waiting = line
            return result
        } catch {
            if line.isUsable, error.code != .notUnderstood { waiting = line }
            throw error
        }
    }
}
