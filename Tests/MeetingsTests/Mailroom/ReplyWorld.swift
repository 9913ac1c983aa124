import FoundationEssentials
import TestSupport

@testable import Meetings

/// Everyone is called to the meeting of 18 August 2023, and the calls have left.
struct ReplyWorld {
    let called: CalledWorld

    init(_ change: @escaping @Sendable (inout Register) -> Void = { _ in }) async throws {
        var register = SampleRegister.sjustjerna
        register.people.append(Person(id: "berit", name: "Berit Lege", email: "berit@example.no", language: .nn))
        register.appointments.append(
            Appointment(
                forum: "lsu-volda", role: "kommuneoverlege", organisation: "orsta", person: "berit",
                from: SampleRegister.day(2022, 1, 1)))
        change(&register)
        called = try await CalledWorld(register)
        _ = try await called.invitations.invite(called.name, in: called.world.network)
        try await called.sendAll()
    }

    var world: World { called.world }

    func call(of person: PersonID) async throws -> Invitation {
        let all = try await called.invited()
        return all.last { $0.person == person } ?? all[0]
    }

    func answer(of person: PersonID) async throws -> Answer { try await call(of: person).answer }

    /// A calendar answer as the person's program would send it.
    func reply(
        _ person: PersonID, _ status: CalendarReply.Status, sequence: Int? = 0, at minutes: Int = 0,
        token: Bool = true, change: (inout IncomingLetter, inout CalendarReply) -> Void = { _, _ in }
    ) async throws -> IncomingLetter {
        let call = try await call(of: person)
        let email = "\(person.rawValue.replacing("leiar-", with: "leiar."))@example.no"
        var reply = CalendarReply(
            method: .reply, uid: call.uid, sequence: sequence,
            stamp: world.time.now.addingTimeInterval(Double(minutes * 60)),
            attendees: [CalendarReply.Attendee(address: email, status: status)])
        var letter = IncomingLetter(
            from: email, token: token ? call.token : nil, messageID: "\(person)-\(minutes)@example.no")
        change(&letter, &reply)
        letter.content = .calendar(reply)
        return letter
    }

    /// Deals with it as the next mail of the inbox.
    @discardableResult
    func deal(_ letter: IncomingLetter) async throws -> Filing {
        try await world.deciding { books in
            let count = try books.ledger.inboxMails(in: nil).count
            var mail = InboxMail(
                network: books.ledger.network, digest: "\(count)", bodyDigest: "\(count)", subject: letter.subject,
                raw: [], arrived: books.now)
            mail.number = try books.ledger.add(mail) ?? 0
            let filing = try books.deal(with: letter, mail)
            mail.filing = filing
            mail.state = filing.waits ? .waiting : .done
            try books.ledger.save(mail)
            return filing
        }
    }

    /// What the coordinator says to the last mail.
    @discardableResult
    func settle(
        _ letter: IncomingLetter, _ say: @escaping @Sendable (Books, InboxMail, IncomingLetter) throws -> Filing
    ) async throws -> Filing {
        try await world.deciding { books in
            guard let mail = try books.ledger.inboxMails(in: nil).last else {
                return Filing(.ignored, "", Trilingual("", "", ""))
            }
            return try say(books, mail, letter)
        }
    }

    func letters(_ kind: String) async throws -> [OutboxLetter] {
        try await world.letters().filter { $0.kind == kind }
    }
}
