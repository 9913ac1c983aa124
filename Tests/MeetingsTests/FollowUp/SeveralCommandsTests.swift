import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

/// One mail that asks for several things, a line each. Of those only the first was done once, and nobody was told.
@Suite("Several commands in one mail")
struct SeveralCommandsTests {
    typealias Answers = AnswerWorld
    private static let hareid: PersonID = "leiar-hareid"

    private func world() async throws -> Answers {
        try await Answers(
            Answers.item(41, Answers.seat("hareid")), Answers.item(42, Answers.seat("hareid")),
            Answers.item(43, Answers.seat("hareid")), Answers.item(44, Answers.seat("sande")))
    }

    @Test("each is done, and all are told of in one receipt")
    func all() async throws {
        let answers = try await world()
        let filing = try await answers.receive(
            Answers.mail(Self.hareid, "Hei!", "utført 41 – sendt", "ny frist 42 15.09", "under arbeid 43", "Mvh Kari"))
        #expect(filing.outcome == .command && filing.reason == "several" && filing.waits)
        #expect(filing.items.map(\.number) == [41, 42, 43])
        #expect(try await answers.state(41) == .done)
        #expect(try await answers.state(43) == .inProgress)
        #expect(try await answers.follow.item(42)?.extensionAsked == Sample.day("2023-08-10"))
        #expect(try await answers.follow.item(41)?.history.last?.reason == "sendt")
        #expect(answers.receipts.count == 1 && answers.questions.isEmpty)
        #expect(answers.receipts.first?.lines.map(\.number) == [41, 42, 43])
    }

    @Test("one that can't be done stops none of the others, and the receipt says why")
    func someNot() async throws {
        let answers = try await world()
        let filing = try await answers.receive(
            Answers.mail(
                Self.hareid, "utført 99", "utført 41 og 98", "utført 42", "utført 44", "Utført 43 i går",
                "ny frist 43 snart"))
        #expect(try await answers.state(41) == .open)
        #expect(try await answers.state(42) == .done)
        #expect(try await answers.state(43) == .open)
        #expect(try await answers.state(44) == .open)
        let lines = try #require(answers.receipts.first).lines
        #expect(answers.receipts.count == 1 && lines.first?.number == 42)
        #expect(
            lines.dropFirst() == [
                .notDone("utført 99", .unclear(.noSuchItem(99))),
                .notDone("utført 41 og 98", .unclear(.noSuchItem(98))),
                .notDone("utført 44", .notYours), .notDone("Utført 43 i går", .notUnderstood),
                .notDone("ny frist 43 snart", .unclear(.whichDate(43, written: "snart"))),
            ])
        // The coordinator sees what waits, and what saying yes does.
        #expect(filing.waits && filing.parts?.filter(\.waits).map(\.reason) == ["not-owner", "comment"])
    }

    @Test("nothing that can be done: a question back, and nothing changed")
    func none() async throws {
        let answers = try await world()
        let filing = try await answers.receive(Answers.mail(Self.hareid, "utført 98", "utført 99"))
        #expect(!filing.waits && answers.receipts.isEmpty)
        #expect(answers.questions.map(\.reason) == [.noSuchItem(98)])
        #expect(answers.questions.first?.written == "utført 98 / utført 99")
    }

    @Test("further down, below other text, it may be a letter of ours: told of, and not done")
    func below() async throws {
        let answers = try await world()
        let filing = try await answers.receive(
            Answers.mail(Self.hareid, "utført 41", "Påminning: 2 oppfølgingspunkt", "Utført 42"))
        #expect(!filing.waits && filing.reason == "done")
        #expect(try await answers.state(42) == .open)
        #expect(answers.receipts.first?.lines.last == .notDone("Utført 42", .belowText))
    }

    @Test("the coordinator says yes or no to all of it at once", arguments: [true, false])
    func settled(accepting: Bool) async throws {
        let answers = try await world()
        let letter = Answers.mail(
            Self.hareid, "ny frist 41 15.09", "ny frist 42 om to veker", "ikkje mi 43", "utført 44")
        #expect(try await answers.receive(letter).waits)
        answers.world.time.advance(days: 3)
        try await answers.settle(letter, accepting: accepting)
        let due = try await [41, 42].asyncMap { try await answers.follow.item($0)?.due.date }
        // Two weeks from the day it was asked for, whenever the coordinator comes to it.
        #expect(due == (accepting ? ["2023-09-15", "2023-08-24"] : ["2023-08-18", "2023-08-18"]).map(Sample.day))
        #expect(try await answers.follow.item(43)?.disputedBy.isEmpty == !accepting)
        #expect(try await answers.state(44) == (accepting ? .done : .open))
        let verdict = try #require(answers.receipts.last)
        #expect(answers.receipts.count == 2 && verdict.lines.map(\.number) == [41, 42])
        let waiting = try await answers.world.deciding { try $0.ledger.inboxMails(in: nil) }
        #expect(waiting.allSatisfy { $0.filing?.parts?.contains(where: \.waits) == false })
    }

    @Test("approval of what isn't the writer's to approve stops nothing else")
    func approval() async throws {
        let answers = try await world()
        let filing = try await answers.receive(Answers.mail(Self.hareid, "utført 41", "godkjent"))
        #expect(filing.parts?.map(\.reason) == ["done", "comment"])
        #expect(try await answers.state(41) == .done)
    }

    @Test("lines in any order, repeated or spread over mails, end in the same state", arguments: 0..<20)
    func anyOrder(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let lines = ["utført 41", "under arbeid 42", "ny frist 43 15.09", "utført 99", "utført 44"]
        var shuffled = (lines + [lines.randomElement(using: &random) ?? ""]).shuffled(using: &random)
        let answers = try await world()
        while !shuffled.isEmpty {
            let count = Int.random(in: 1...shuffled.count, using: &random)
            var letter = Answers.mail(Self.hareid)
            letter.words = Array(shuffled.prefix(count))
            try await answers.receive(letter)
            shuffled.removeFirst(count)
        }
        #expect(try await answers.state(41) == .done)
        #expect(try await answers.state(42) == .inProgress)
        #expect(try await answers.follow.item(43)?.extensionAsked == Sample.day("2023-08-10"))
        #expect(try await answers.state(43) == .open)
        #expect(try await answers.state(44) == .open)
    }
}

extension ReceiptNotice.Line {
    fileprivate var number: Int? {
        switch self {
        case .done(let line, _), .inProgress(let line), .extensionAsked(let line, _), .extended(let line),
            .extensionRefused(let line), .notMine(let line), .reported(let line, _):
            line.item.number
        default: nil
        }
    }
}

extension [Int] {
    fileprivate func asyncMap<Value>(_ transform: (Int) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
