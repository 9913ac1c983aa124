/// What a mail is, and what is done about it: inside the transaction that files it.
extension Books {
    /// Does what the mail asks for, or leaves it to the coordinator. Throws where what it asks for is refused; nothing
    /// is changed then.
    func deal(with letter: IncomingLetter, _ mail: InboxMail) throws -> Filing {
        .waiting("unread", Trilingual(same: ""))
    }

    /// The coordinator says yes: does what the mail asks for, as the person's own wish where one is named.
    func accept(_ mail: InboxMail, _ letter: IncomingLetter, as person: Person?, by: String) throws -> Filing {
        .waiting("unread", Trilingual(same: ""))
    }

    /// The coordinator says no. Who proposed another time is told so.
    func reject(_ mail: InboxMail, _ letter: IncomingLetter, reason: String?, by: String) throws -> Filing {
        .waiting("unread", Trilingual(same: ""))
    }

    /// The mail is that person's, and so is its address from now on: it is dealt with anew.
    func assign(_ mail: InboxMail, _ letter: IncomingLetter, to person: Person, by: String) throws -> Filing {
        .waiting("unread", Trilingual(same: ""))
    }
}
