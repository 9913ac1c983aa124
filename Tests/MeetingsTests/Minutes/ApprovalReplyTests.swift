import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("Approved by mail")
struct ApprovalReplyTests {
    private static let name = "sjustjerna/2023-08-18"

    private func meeting(_ answers: AnswerWorld) async throws {
        try await answers.world.deciding { books in
            let slot = Slot(
                date: SampleRegister.day(2023, 8, 18), start: SampleRegister.time(9, 0),
                end: SampleRegister.time(14, 30))
            try books.ledger.save(books.newMeeting(of: try books.forum("sjustjerna"), on: slot))
        }
    }

    private func sentMinutes() async throws -> AnswerWorld {
        let answers = try await AnswerWorld(at: "2023-08-21T09:00:00+02:00")
        try await meeting(answers)
        let text = "# Referat: Sjustjerna\n\n- Forum: Sjustjerna\n- Dato: 18.08.2023\n\n## Ymse\n\nIngenting.\n"
        _ = try await answers.follow.minutes.importMinutes(Array(text.utf8), in: answers.world.network)
        _ = try await answers.follow.minutes.send(try MeetingName(Self.name), in: answers.world.network)
        return answers
    }

    private func answer(_ answers: AnswerWorld, _ person: PersonID, _ kind: String, _ lines: String...)
        async throws -> Filing
    {
        let letters = try await answers.letters(kind)
        let letter = try #require(letters.first { $0.person == person } ?? letters.first)
        var mail = AnswerWorld.mail(person, answers: [letter.messageID])
        mail.words = lines
        return try await answers.receive(mail)
    }

    private func status(_ answers: AnswerWorld) async throws -> MinutesRecord.Status? {
        try await answers.world.deciding { books in
            try books.ledger.minutes(of: try books.meeting(try MeetingName(Self.name)).id)?.status
        }
    }

    @Test("the leader approves the minutes with one word, once", arguments: ["leiar-volda", "oddvar"])
    func leader(person: String) async throws {
        let answers = try await sentMinutes()
        for _ in 0..<2 {
            let filing = try await answer(answers, PersonID(person), "minutes", "Godkjent")
            #expect(filing.outcome == .command && filing.reason == "approved")
        }
        #expect(try await status(answers) == .approved)
        #expect(answers.receipts.count == 1)
    }

    @Test(
        "a member's approval is a remark, and so is a leader's with a condition",
        arguments: [
            ("leiar-hareid", "Godkjent"), ("leiar-volda", "Godkjent, men rett punkt 3"),
        ])
    func others(person: String, line: String) async throws {
        let answers = try await sentMinutes()
        let filing = try await answer(answers, PersonID(person), "minutes", line)
        #expect(filing.reason == "comment" && filing.waits)
        #expect(try await status(answers) != .approved)
    }

    @Test("what is written below «godkjent» is the coordinator's to read; a condition there approves nothing")
    func remark() async throws {
        let answers = try await sentMinutes()
        let condition = try await answer(answers, "leiar-volda", "minutes", "Godkjent", "men rett punkt 3")
        #expect(condition.reason == "comment" && condition.waits)
        #expect(try await status(answers) != .approved)
        let remark = try await answer(answers, "leiar-volda", "minutes", "Godkjent", "Fint referat!", "Mvh", "Ola")
        #expect(remark.reason == "approved" && remark.waits && remark.detail.nn.hasSuffix("Fint referat!"))
        #expect(try await status(answers) == .approved)
    }

    @Test("approved, and an item done, in one mail")
    func together() async throws {
        let answers = try await sentMinutes()
        try await answers.world.deciding {
            try $0.ledger.save(AnswerWorld.item(41, AnswerWorld.seat("volda")))
        }
        let filing = try await answer(answers, "leiar-volda", "minutes", "godkjent", "utført 41")
        #expect(filing.parts?.map(\.reason) == ["approved", "done"] && !filing.waits)
        #expect(try await status(answers) == .approved)
        #expect(try await answers.state(41) == .done)
        #expect(answers.receipts.first?.lines.count == 2)
    }

    @Test("the leader clears the draft agenda; the coordinator is told")
    func clearing() async throws {
        let answers = try await AnswerWorld(at: "2023-08-04T09:00:00+02:00")
        try await meeting(answers)
        try await answers.world.deciding { books in
            _ = try books.askForClearing(try books.meeting(try MeetingName(Self.name)))
        }
        let filing = try await answer(answers, "leiar-volda", "clearing", "godkjent")
        #expect(filing.reason == "cleared" && filing.waits)
        let record = try await answers.world.deciding { books in
            try books.ledger.agenda(of: try books.meeting(try MeetingName(Self.name)).id)
        }
        #expect(record?.cleared?.by == "Leiar Volda")
    }

    @Test("«godkjent» to another letter approves nothing")
    func otherLetter() async throws {
        let answers = try await sentMinutes()
        let filing = try await answers.receive(AnswerWorld.mail("leiar-volda", "godkjent"))
        #expect(filing.reason == "comment")
        #expect(try await status(answers) != .approved)
    }
}
