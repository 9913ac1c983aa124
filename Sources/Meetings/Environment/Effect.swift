public import FoundationEssentials

/// What follows from a decision. Rules return effects and perform none; carrying one out writes a row.
public enum Effect: Hashable, Sendable {
    case letter(LetterOrder)
    case wake(Job)
    /// Letters not sent yet whose place a newer one takes.
    case takeBack(dedupePrefix: String)
    /// Letters that were taken back, and are true again.
    case putOut(dedupePrefix: String)
}

/// A letter to be written: what is told, to whom, and the key that keeps it from being written twice.
public struct LetterOrder: Hashable, Sendable {
    public var notice: Notice
    public var to: PersonID
    public var key: String
    public var meeting: MeetingID?
    public var notBefore: Date?
    /// Not sent after this.
    public var expires: Date?

    public init(
        _ notice: Notice, to: PersonID, key: String, meeting: MeetingID? = nil, notBefore: Date? = nil,
        expires: Date? = nil
    ) {
        self.notice = notice
        self.to = to
        self.key = key
        self.meeting = meeting
        self.notBefore = notBefore
        self.expires = expires
    }
}

/// Carries out effects inside the transaction that made them.
struct CarryingOut {
    let environment: Environment
    let ledger: any Ledger
    let register: Register
    let now: Date

    /// How many letters were written; those whose key was taken are not counted.
    @discardableResult
    func callAsFunction(_ effects: [Effect]) throws -> Int {
        var written = 0
        for effect in effects {
            switch effect {
            case .letter(let order): written += try write(order) ? 1 : 0
            case .wake(let job): try wake(job)
            case .takeBack(let prefix): _ = try ledger.cancelLetters(withPrefix: prefix)
            case .putOut(let prefix): _ = try ledger.restoreLetters(withPrefix: prefix)
            }
        }
        return written
    }

    /// A job that was dropped because the meeting had another date then is there to be done after all.
    private func wake(_ job: Job) throws {
        if try ledger.add(job) { return }
        guard try ledger.job(key: job.key)?.state == .dropped else { return }
        try ledger.save(job)
    }

    private func write(_ order: LetterOrder) throws -> Bool {
        guard let recipient = register.person(order.to) else { return false }
        return try write(order, to: recipient) != nil
    }

    /// The letter's id; nil where its key was taken.
    func write(_ order: LetterOrder, to recipient: Person) throws -> LetterID? {
        guard try ledger.letter(dedupeKey: order.key) == nil else { return nil }
        let id = LetterID(environment.ids.uuid(now).filter { $0 != "-" })
        let links = links(of: order.notice, to: recipient, in: id)
        let letter = try compose(order, to: recipient, id, links: addresses(of: links))
        guard try ledger.add(letter) else { return nil }
        try links.forEach(ledger.add)
        return id
    }

    /// The letter as it would be written; nothing is kept.
    func compose(
        _ order: LetterOrder, to recipient: Person, _ id: LetterID, links: [LinkPurpose: String] = [:]
    ) throws -> OutboxLetter {
        let envelope = Envelope(register: register, recipient: recipient, letter: id, now: now, links: links)
        let written = try environment.correspondence.write(order.notice, envelope)
        return OutboxLetter(
            id: id, network: ledger.network, kind: order.notice.kind, dedupeKey: order.key, meeting: order.meeting,
            person: recipient.id, to: recipient.email, returnAddress: written.returnAddress,
            subject: written.subject, messageID: written.messageID, body: written.bytes,
            notBefore: order.notBefore ?? now, expires: order.expires, created: now)
    }
}
