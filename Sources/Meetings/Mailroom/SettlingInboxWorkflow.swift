/// What the coordinator sees of the inbox, and says to it.
extension InboxWorkflow {
    /// What waits for the coordinator, in the order it came.
    public func waiting(in network: NetworkID) async throws -> [InboxLine] { try await lines([.waiting], network) }

    public func all(in network: NetworkID) async throws -> [InboxLine] { try await lines(nil, network) }

    private func lines(_ states: [InboxMail.State]?, _ network: NetworkID) async throws -> [InboxLine] {
        try await environment.reading(network) { books in
            try books.ledger.inboxMails(in: states).map { try books.line(for: $0) }
        }
    }

    /// One mail, and what it says. Refused where there is none of that number.
    public func mail(_ number: Int, in network: NetworkID) async throws -> (line: InboxLine, letter: IncomingLetter) {
        try await environment.reading(network) { books in
            let mail = try books.mail(number)
            let letter = books.environment.correspondence.read(mail.raw, network: books.register.network)
            return (try books.line(for: mail), letter)
        }
    }

    /// The same of a mail as it was received.
    public func line(for mail: InboxMail, in network: NetworkID) async throws -> InboxLine {
        try await environment.reading(network) { try $0.line(for: mail) }
    }

    /// Does what a waiting mail asks for; as the wish of the person that is named, where one is. What went wrong
    /// before is tried again.
    public func accept(
        _ number: Int, as person: String? = nil, by: String, in network: NetworkID
    ) async throws -> InboxLine {
        try await settling(number, as: .accepted, by: by, in: network) { books, mail, letter in
            let person = try person.map(books.person)
            if person == nil, mail.filing?.reason == Filing.fault { return try books.deal(with: letter, mail) }
            return try books.accept(mail, letter, as: person, by: by)
        }
    }

    /// Lets a waiting mail lie. Who proposed something is told so, with the reason.
    public func reject(
        _ number: Int, reason: String? = nil, by: String, in network: NetworkID
    ) async throws -> InboxLine {
        try await settling(number, as: .rejected, by: by, in: network) { books, mail, letter in
            try books.reject(mail, letter, reason: reason, by: by)
        }
    }

    /// Says whose a waiting mail is, and deals with it as that person's. The address is the person's from now on.
    public func assign(
        _ number: Int, to person: String, by: String, in network: NetworkID
    ) async throws -> InboxLine {
        try await settling(number, as: .accepted, by: by, in: network) { books, mail, letter in
            try books.assign(mail, letter, to: books.person(person), by: by)
        }
    }

    /// A mail that still waits after this, for another reason, isn't settled.
    private func settling(
        _ number: Int, as state: InboxMail.State, by: String, in network: NetworkID,
        _ body: @escaping @Sendable (Books, InboxMail, IncomingLetter) throws -> Filing
    ) async throws -> InboxLine {
        try await environment.deciding(network) { books in
            var mail = try books.mail(number)
            guard try books.ledger.holdMail(number, in: .waiting) else { throw Refusal.notWaiting(mail) }
            let letter = books.environment.correspondence.read(mail.raw, network: books.register.network)
            let filing = try body(books, mail, letter)
            mail.filing = filing
            if !filing.waits {
                mail.state = state
                mail.settled = books.now
                mail.settledBy = by
            }
            try books.ledger.save(mail)
            return try books.line(for: mail)
        }
    }
}

extension Books {
    fileprivate func mail(_ number: Int) throws -> InboxMail {
        guard let mail = try ledger.inboxMail(number) else { throw Refusal.noMail(number) }
        return mail
    }
}

extension Refusal {
    fileprivate static func noMail(_ number: Int) -> Refusal {
        Refusal(
            .notFound, code: "unknown-mail",
            Trilingual(
                "Innboksen har ingen e-post nummer \(number)", "Innboksen har ingen e-post nummer \(number)",
                "The inbox has no mail number \(number)"))
    }

    fileprivate static func notWaiting(_ mail: InboxMail) -> Refusal {
        let by = mail.settledBy.map { " (\($0))" } ?? ""
        let words: Trilingual =
            switch mail.state {
            case .accepted: Trilingual("er alt godteken\(by)", "er allerede godtatt\(by)", "is accepted already\(by)")
            case .rejected: Trilingual("er alt avvist\(by)", "er allerede avvist\(by)", "is rejected already\(by)")
            case .fresh, .done, .waiting:
                Trilingual("ventar ikkje på noko", "venter ikke på noe", "doesn't wait for anything")
            }
        let number = mail.number
        return Refusal(
            .notNow, code: "not-waiting",
            Trilingual("E-post \(number) \(words.nn)", "E-post \(number) \(words.nb)", "Mail \(number) \(words.en)"))
    }
}
