import FoundationEssentials
import TestSupport

@testable import Meetings

/// A network with items, to which answers come in words.
struct AnswerWorld {
    let follow: FollowUpWorld

    init(_ items: ActionItem..., at instant: String = "2023-08-10T09:00:00+02:00") async throws {
        follow = try await FollowUpWorld(at: instant)
        try await follow.world.deciding { books in for item in items { try books.ledger.save(item) } }
    }

    var world: World { follow.world }

    static func item(
        _ number: Int, _ owners: Party..., forum: ForumID = "sjustjerna", due: String = "2023-08-18",
        shares: [ActionItem.Share] = []
    ) -> ActionItem {
        Sample.item(number, forum: forum, owners: owners, due: Sample.due(due), created: "2023-06-12", shares: shares)
    }

    static func seat(_ organisation: String) -> Party { Sample.role("helseleiar", OrganisationID(organisation)) }

    static func mail(_ person: PersonID, _ lines: String..., answers: [String] = [], token: String? = nil)
        -> IncomingLetter
    {
        IncomingLetter(
            from: "\(person.rawValue.replacing("leiar-", with: "leiar."))@example.no", token: token,
            subject: "Sv: Påminning",
            messageID: "m@example.no", answers: answers, words: lines)
    }

    @discardableResult
    func receive(_ letter: IncomingLetter) async throws -> Filing {
        try await world.deciding { books in
            let count = try books.ledger.inboxMails(in: nil).count
            var mail = InboxMail(
                network: books.ledger.network, digest: "\(count)", bodyDigest: "\(count)", subject: letter.subject,
                raw: [],
                arrived: books.now)
            mail.number = try books.ledger.add(mail) ?? 0
            let filing = try books.deal(with: letter, mail)
            mail.filing = filing
            mail.state = filing.waits ? .waiting : .done
            try books.ledger.save(mail)
            return filing
        }
    }

    /// What the coordinator says to the last mail.
    func settle(_ letter: IncomingLetter, accepting: Bool) async throws {
        try await world.deciding { books in
            guard var mail = try books.ledger.inboxMails(in: nil).last else { return }
            mail.filing =
                accepting
                ? try books.accept(mail, letter, as: nil, by: "Oddvar")
                : try books.reject(mail, letter, reason: nil, by: "Oddvar")
            mail.state = accepting ? .accepted : .rejected
            try books.ledger.save(mail)
        }
    }

    func state(_ number: Int, of forum: ForumID = "sjustjerna") async throws -> ActionItem.State? {
        try await follow.item(number, of: forum)?.state
    }

    func letters(_ kind: String) async throws -> [OutboxLetter] {
        try await world.letters().filter { $0.kind == kind }
    }

    var questions: [QuestionNotice] {
        follow.box.all.compactMap { if case .question(let notice) = $0.notice { notice } else { nil } }
    }

    var receipts: [ReceiptNotice] {
        follow.box.all.compactMap { if case .receipt(let notice) = $0.notice { notice } else { nil } }
    }
}
