import FoundationEssentials

/// Letters that answer a mail: to a person of the register at the address there, never to an address that a mail gives.
extension Books {
    /// Writes the letter, unless nobody sat and wrote the mail, or the person has had as many answers as one may in a
    /// day. Two machines that answer each other so fall silent.
    ///
    /// - Parameter isVerdict: the coordinator has settled the mail, which was answered before.
    func answer(
        _ letter: IncomingLetter, _ mail: InboxMail, with notice: Notice, to person: Person,
        about meeting: MeetingID? = nil,
        isVerdict: Bool = false
    ) throws {
        guard letter.mayBeAnswered else { return }
        let kinds = ["receipt", "question", "deputy", "updated", "cancelled", "counter-declined"]
        let since = now.addingTimeInterval(-86_400)
        let had = try ledger.countLetters(of: kinds, to: person.id, since: since)
        guard had < environment.rules.answersPerDay else { return }
        let meeting = meeting ?? mail.filing?.meeting
        try carryOut([
            .letter(
                LetterOrder(
                    notice, to: person.id,
                    key: "\(notice.kind):mail:\(mail.number):\(isVerdict ? "verdict:" : "")\(person.id)",
                    meeting: meeting,
                    expires: now.addingTimeInterval(14 * 86_400)))
        ])
    }
}

extension IncomingLetter {
    /// Nobody answers a machine. But a person's answer from the calendar may ask not to be met with an absence notice,
    /// as Exchange lets its mails do, and be answered all the same.
    fileprivate var mayBeAnswered: Bool {
        guard let automatic else { return true }
        guard case .calendar = content else { return false }
        return automatic.lowercased().hasPrefix("x-auto-response-suppress")
    }
}
