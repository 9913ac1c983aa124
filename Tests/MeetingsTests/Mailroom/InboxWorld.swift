import FoundationEssentials
import Logging
import TestSupport

@testable import Meetings

/// Everyone is called to the meeting of 18 August 2023, and answers come as mails.
struct InboxWorld: Sendable {
    let world: World
    let mail = ScriptedMail()
    let calls: [Invitation]

    var inbox: InboxWorkflow { InboxWorkflow(world.environment) }
    var network: NetworkID { world.network }

    init(_ register: Register = SampleRegister.sjustjerna) async throws {
        world = try await World(register, correspondence: mail)
        calls = try await world.deciding { books in
            let slot = Slot(
                date: SampleRegister.day(2023, 8, 18), start: SampleRegister.time(9, 0),
                end: SampleRegister.time(14, 30))
            let meeting = try books.newMeeting(of: books.forum("sjustjerna"), on: slot)
            try books.ledger.save(meeting)
            _ = try books.invite(meeting)
            return try books.ledger.invitations(to: meeting.id)
        }
    }

    /// A mail with a person's calendar answer, given so many minutes from now.
    func answer(
        _ person: PersonID, _ status: CalendarReply.Status, minutes: Int = 0, to: String? = nil, trace: String = "",
        size: Int = 0
    ) -> [UInt8] {
        let call = calls.first { $0.person == person } ?? calls[0]
        let address = person.rawValue.replacing("leiar-", with: "leiar.") + "@example.no"
        let reply = CalendarReply(
            method: .reply, uid: call.uid, sequence: 0, stamp: world.time.now.addingTimeInterval(Double(minutes * 60)),
            attendees: [CalendarReply.Attendee(address: address, status: status)])
        let letter = IncomingLetter(
            from: address, token: call.token, subject: "\(status)", messageID: "\(person)-\(minutes)@example.no",
            content: .calendar(reply))
        return mail.mail(letter, to: to ?? "mote@sjustjerna.example.no", trace: trace, size: size)
    }

    /// A mail from someone who isn't in the register.
    func stranger(_ number: Int = 1, to: String? = nil) -> [UInt8] {
        let letter = IncomingLetter(
            from: "x\(number)@example.com", subject: "Hei", messageID: "x\(number)@example.com", words: ["Hei!"])
        return mail.mail(letter, to: to ?? "mote@sjustjerna.example.no")
    }

    func receive(_ raw: [UInt8]) async throws -> InboxMail {
        try await inbox.receive(raw, arrived: world.time.now, in: network)
    }

    func rows() async throws -> [InboxMail] {
        try await world.environment.store.read(network) { try $0.inboxMails(in: nil) }
    }

    /// What everyone has answered.
    func answers() async throws -> [PersonID: Answer.State] {
        let id = calls[0].meeting
        return try await world.deciding { books in
            let invitations = try books.ledger.invitations(to: id)
            return Dictionary(invitations.map { ($0.person, $0.answer.state) }) { $1 }
        }
    }

    /// Keeps mails as a process does that ends before it has dealt with them.
    func keep(_ mails: [[UInt8]]) async throws {
        let correspondence = mail
        try await world.deciding { books in
            for raw in mails {
                _ = try books.ledger.keep(
                    Arrival(raw, at: books.now), digests: correspondence.digests(of: raw), by: correspondence)
            }
        }
    }

    func collector(
        _ box: any LetterBox, store: (any Store)? = nil, time: TimeSource? = nil, pollSeconds: Int = 60
    ) -> Collector {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        var environment = world.environment
        environment.store = store ?? environment.store
        environment.time = time ?? environment.time
        return Collector(environment, box: box, pollSeconds: pollSeconds, logger: logger)
    }
}
