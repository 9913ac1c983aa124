import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("Answers in words about items")
struct ItemReplyTests {
    typealias Answers = AnswerWorld
    private static let hareid: PersonID = "leiar-hareid"

    @Test("one open item, «Utført»: closed, with a receipt (scenario 18, close by mail)")
    func closeByMail() async throws {
        let answers = try await Answers(Answers.item(1, Answers.seat("hareid")))
        let filing = try await answers.receive(Answers.mail(Self.hareid, "Utført"))
        #expect(filing.outcome == .command && !filing.waits)
        #expect(try await answers.state(1) == .done)
        let receipt = try #require(answers.receipts.first)
        guard case .done(let line, share: nil) = receipt.lines.first else {
            Issue.record("no receipt")
            return
        }
        #expect(line.item.number == 1 && receipt.answered.messageID == "m@example.no")
        #expect(try await answers.follow.item(1)?.history.last?.by == "Leiar Hareid")
    }

    @Test("three open items and no number: a question back, nothing closed (scenario 18)")
    func whichItem() async throws {
        let answers = try await Answers(
            Answers.item(1, Answers.seat("hareid")), Answers.item(2, Answers.seat("hareid")),
            Answers.item(3, Answers.seat("hareid")))
        let filing = try await answers.receive(Answers.mail(Self.hareid, "Utført"))
        #expect(filing.outcome == .command && filing.reason == "question")
        let question = try #require(answers.questions.first)
        #expect(question.reason == .whichItem && question.open.map(\.item.number) == [1, 2, 3])
        for number in 1...3 { #expect(try await answers.state(number) == .open) }
    }

    @Test("out of office is ignored (scenario 18)")
    func outOfOffice() async throws {
        let answers = try await Answers(Answers.item(1, Answers.seat("hareid")))
        var letter = Answers.mail(Self.hareid, "Utført")
        letter.automatic = "auto-replied"
        #expect(try await answers.receive(letter).outcome == .autoReply)
        #expect(try await answers.state(1) == .open)
        #expect(try await answers.world.letters().isEmpty)
    }

    @Test("with a number, that one; what follows is kept in its history")
    func numbered() async throws {
        let answers = try await Answers(
            Answers.item(41, Answers.seat("hareid")), Answers.item(42, Answers.seat("hareid")))
        try await answers.receive(
            Answers.mail(Self.hareid, "Utført 42 – sendt i går", "Alle var samde.", "Mvh", "Kari"))
        #expect(try await answers.state(41) == .open)
        let item = try #require(try await answers.follow.item(42))
        #expect(item.state == .done && item.history.last?.reason == "sendt i går Alle var samde.")
    }

    @Test("several at once, all or nothing")
    func several() async throws {
        let answers = try await Answers(
            Answers.item(41, Answers.seat("hareid")), Answers.item(42, Answers.seat("hareid")))
        try await answers.receive(Answers.mail(Self.hareid, "utført 41 og 99"))
        #expect(try await answers.state(41) == .open)
        #expect(answers.questions.map(\.reason) == [.noSuchItem(99)])
        try await answers.receive(Answers.mail(Self.hareid, "utført 41 og 42"))
        #expect(try await answers.state(41) == .done)
        #expect(try await answers.state(42) == .done)
    }

    @Test("a closed one, and one that was never there")
    func notThere() async throws {
        let answers = try await Answers(Answers.item(41, Answers.seat("hareid")))
        try await answers.receive(Answers.mail(Self.hareid, "utført 41"))
        try await answers.receive(Answers.mail(Self.hareid, "utført 41"))
        try await answers.receive(Answers.mail(Self.hareid, "utført 7"))
        #expect(answers.questions.map(\.reason) == [.itemClosed(41), .noSuchItem(7)])
    }

    @Test("somebody else's item: the coordinator's to say yes to")
    func notOwner() async throws {
        let answers = try await Answers(Answers.item(41, Answers.seat("sande")))
        let letter = Answers.mail(Self.hareid, "utført 41")
        let filing = try await answers.receive(letter)
        #expect(filing.waits && filing.reason == "not-owner" && filing.proposal == .done)
        #expect(try await answers.state(41) == .open)
        try await answers.settle(letter, accepting: true)
        #expect(try await answers.state(41) == .done)
    }

    @Test("of several responsible, the first listed closes; another's word goes to the coordinator")
    func firstListed() async throws {
        let answers = try await Answers(Answers.item(41, Answers.seat("sande"), Answers.seat("hareid")))
        let filing = try await answers.receive(Answers.mail(Self.hareid, "utført 41"))
        #expect(filing.waits && filing.reason == "reported-done")
        #expect(try await answers.state(41) == .open)
        guard case .reported(_, let main)? = answers.receipts.first?.lines.first else {
            Issue.record("no receipt")
            return
        }
        #expect(main == "Leiar Sande")
        try await answers.receive(Answers.mail("leiar-sande", "utført 41"))
        #expect(try await answers.state(41) == .done)
    }

    @Test("what all municipalities have: only the writer's own part, and the last closes it")
    func shares() async throws {
        let answers = try await Answers(
            Answers.item(41, Sample.everyone, shares: Sample.sevenShares))
        for (index, organisation) in SampleRegister.municipalities.enumerated() {
            #expect(try await answers.state(41) == .open)
            let filing = try await answers.receive(Answers.mail(PersonID("leiar-\(organisation)"), "utført 41"))
            #expect(filing.outcome == .command && !filing.waits)
            let closed = try #require(try await answers.follow.item(41)).shares.count { $0.closed != nil }
            #expect(closed == index + 1)
        }
        #expect(try await answers.state(41) == .done)
    }

    @Test("more time: reminders rest until the coordinator says yes", arguments: [true, false])
    func extend(accepting: Bool) async throws {
        let answers = try await Answers(Answers.item(41, Answers.seat("hareid")))
        let letter = Answers.mail(Self.hareid, "ny frist 41 15.09", "Ventar på KS")
        let filing = try await answers.receive(letter)
        #expect(filing.outcome == .command && filing.waits && filing.reason == "extension")
        let asked = try #require(try await answers.follow.item(41))
        #expect(asked.extensionAsked == Sample.day("2023-08-10") && asked.due.date == Sample.day("2023-08-18"))
        #expect(asked.history.last?.field == "extensionAsked" && asked.history.last?.reason == "Ventar på KS")
        try await answers.follow.live(Sample.day("2023-08-21"))
        #expect(answers.follow.box.reminders(to: Self.hareid).isEmpty)
        try await answers.settle(letter, accepting: accepting)
        let after = try #require(try await answers.follow.item(41))
        #expect(after.extensionAsked == nil)
        #expect(after.due.date == Sample.day(accepting ? "2023-09-15" : "2023-08-18"))
        let told = answers.receipts.compactMap(\.lines.first)
        #expect(told.count == 2)
        switch told.last {
        case .extended?: #expect(accepting)
        case .extensionRefused?: #expect(!accepting)
        default: Issue.record("the one who asked was told nothing")
        }
    }

    /// It is the meeting after the day it was asked for, also when others are planned.
    @Test("more time until the next gathering, granted on its very day, stays with that one")
    func extendToNext() async throws {
        let answers = try await Answers(Answers.item(41, Answers.seat("hareid")))
        for date in ["2023-08-21", "2023-10-13"] {
            try await answers.follow.save(
                Meeting(
                    id: MeetingID(date), forum: "sjustjerna", date: Sample.day(date), start: SampleRegister.time(9, 0),
                    end: SampleRegister.time(14, 0), place: "", uid: date, now: answers.world.time.now))
        }
        let letter = Answers.mail(Self.hareid, "ny frist 41 til neste samling")
        _ = try await answers.receive(letter)
        try await answers.follow.live(Sample.day("2023-08-21"))
        try await answers.settle(letter, accepting: true)
        for move in [nil, "2023-08-24"] {
            if let move {
                _ = try await InvitationWorkflow(answers.world.environment).move(
                    try MeetingName("sjustjerna/2023-08-21"), to: MoveTarget(date: Sample.day(move)),
                    in: answers.follow.network)
            }
            try await answers.world.deciding { books in
                try books.followDeadlines(of: try #require(books.register.forum("sjustjerna")))
            }
            #expect(try await answers.follow.item(41)?.due.date == Sample.day(move ?? "2023-08-21"))
        }
    }

    @Test(
        "a deadline that is missing, unreadable or past is asked for",
        arguments: [
            "ny frist 41", "ny frist 41 snart", "ny frist 41 01.08.2023", "ny frist 41 31.02", "treng meir tid 41",
        ])
    func badDeadline(line: String) async throws {
        let answers = try await Answers(Answers.item(41, Answers.seat("hareid")))
        let filing = try await answers.receive(Answers.mail(Self.hareid, line))
        #expect(filing.reason == "question" && !filing.waits)
        let item = try #require(try await answers.follow.item(41))
        #expect(item.extensionAsked == nil && item.history.isEmpty)
    }

    @Test("not mine: no more reminders to the writer, until the coordinator says otherwise", arguments: [true, false])
    func notMine(assigned: Bool) async throws {
        let answers = try await Answers(Answers.item(41, Answers.seat("hareid")))
        let letter = Answers.mail(Self.hareid, "Ikkje mi 41")
        let filing = try await answers.receive(letter)
        #expect(filing.outcome == .command && filing.waits && filing.reason == "not-mine")
        try await answers.follow.live(Sample.day("2023-08-15"))
        #expect(answers.follow.box.reminders(to: Self.hareid).isEmpty)
        if assigned {
            _ = try await answers.follow.followUp.assign(
                "sjustjerna", 41, to: "helseleiar, Sande", by: "Oddvar", in: answers.follow.network)
        } else {
            try await answers.settle(letter, accepting: false)
        }
        #expect(try #require(try await answers.follow.item(41)).disputedBy.isEmpty)
        try await answers.follow.live(Sample.day("2023-08-21"))
        #expect(answers.follow.box.reminders(to: assigned ? "leiar-sande" : Self.hareid).count == 1)
    }

    @Test("in progress, with a note")
    func inProgress() async throws {
        let answers = try await Answers(Answers.item(41, Answers.seat("hareid")))
        try await answers.receive(Answers.mail(Self.hareid, "under arbeid 41 – ventar på KS"))
        let item = try #require(try await answers.follow.item(41))
        #expect(item.state == .inProgress && item.note == "ventar på KS")
    }

    @Test("the same number in two forums: a question, or the forum named")
    func twoForums() async throws {
        let answers = try await Answers(
            Answers.item(1, Sample.person("leiar-volda")),
            Answers.item(1, Sample.person("leiar-volda"), forum: "lsu-volda"))
        try await answers.receive(Answers.mail("leiar-volda", "utført 1"))
        #expect(answers.questions.map(\.reason) == [.whichForum(1)])
        try await answers.receive(Answers.mail("leiar-volda", "utført LSU Volda 1"))
        #expect(try await answers.state(1, of: "lsu-volda") == .done)
        #expect(try await answers.state(1) == .open)
        let unknown = try await answers.receive(Answers.mail("leiar-volda", "utført LSU Bergen 1"))
        #expect(unknown.reason == "comment")
    }

    @Test("«ok» to a letter about something else is no answer to an item")
    func casual() async throws {
        let answers = try await Answers(Answers.item(1, Answers.seat("hareid")))
        let filing = try await answers.receive(Answers.mail(Self.hareid, "Ok"))
        #expect(filing.reason == "comment" && filing.waits)
        #expect(try await answers.state(1) == .open)
    }

    @Test("a reminder about one item, answered without a number, is that item")
    func reminderOfOne() async throws {
        let answers = try await Answers(
            Answers.item(1, Answers.seat("hareid"), due: "2023-08-28"),
            Answers.item(2, Answers.seat("hareid"), due: "2023-12-01"))
        try await answers.follow.live(Sample.day("2023-08-25"))
        let reminder = try #require(try await answers.letters("reminder").first)
        try await answers.receive(Answers.mail(Self.hareid, "ok", answers: [reminder.messageID]))
        #expect(try await answers.state(1) == .done)
        #expect(try await answers.state(2) == .open)
        try await answers.receive(Answers.mail(Self.hareid, "Utført", answers: [reminder.messageID]))
        #expect(try await answers.state(2) == .open)
    }

    @Test("the coordinator may close what is others'")
    func coordinator() async throws {
        let answers = try await Answers(Answers.item(1, Answers.seat("hareid"), Sample.person("oddvar")))
        try await answers.receive(Answers.mail("oddvar", "utført 1"))
        #expect(try await answers.state(1) == .done)
    }

    @Test(
        "anything else is a remark to the coordinator, and changes nothing",
        arguments: [
            "Eg lurer på kva dette er", "ok, eg ser på det", "Gjort klart for møtet, men vi manglar rom", "Takk!",
            "kjem",
        ])
    func comments(line: String) async throws {
        let answers = try await Answers(Answers.item(1, Answers.seat("hareid")))
        let before = try await answers.follow.item(1)
        let filing = try await answers.receive(Answers.mail(Self.hareid, line))
        #expect(filing.outcome == .quarantined && filing.reason == "comment" && filing.waits)
        #expect(filing.detail.nn.contains(line))
        #expect(try await answers.follow.item(1) == before)
        #expect(try await answers.world.letters().isEmpty)
    }

    @Test("whatever is written, an item changes only by a command on the first own line", arguments: 0..<30)
    func anyText(seed: Int) async throws {
        var random = SeededRandom(seed: UInt64(seed))
        let pieces = [
            "utført", "ferdig", "ikkje", "41", "#41", "ny frist", "15.09", "ok", ",", ".", "–", "eg", "godkjent", "mi",
            "Hei", "og",
            "under arbeid", "\u{202E}", "æ", "#", "99999999999999999999", "🎉", "\t", "til", "neste samling",
        ]
        let answers = try await Answers(Answers.item(41, Answers.seat("hareid")))
        for _ in 0..<20 {
            let line = (0..<Int.random(in: 1...7, using: &random))
                .compactMap { _ in pieces.randomElement(using: &random) }.joined(separator: " ")
            let before = try await answers.follow.item(41)
            try await answers.receive(Answers.mail(Self.hareid, line))
            let after = try await answers.follow.item(41)
            if AnswerLines([line]).flatMap({ ReplyCommand($0.first) }) == nil { #expect(before == after, "\(line)") }
        }
    }

    @Test("no more than ten answers a day go to one person, however many mails come")
    func limit() async throws {
        let answers = try await Answers(Answers.item(41, Answers.seat("hareid")))
        for _ in 0..<25 { try await answers.receive(Answers.mail(Self.hareid, "utført 99")) }
        #expect(try await answers.letters("question").count == 10)
        answers.world.time.advance(days: 2)
        try await answers.receive(Answers.mail(Self.hareid, "utført 99"))
        #expect(try await answers.letters("question").count == 11)
    }

    @Test("words from a sender that seems forged wait; with the coordinator's yes they count")
    func forged() async throws {
        let answers = try await Answers(Answers.item(41, Answers.seat("hareid")))
        var letter = Answers.mail(Self.hareid, "utført 41")
        letter.authentication = .failed
        let filing = try await answers.receive(letter)
        #expect(filing.waits && filing.reason == "forged")
        #expect(try await answers.state(41) == .open)
        try await answers.settle(letter, accepting: true)
        #expect(try await answers.state(41) == .done)
    }
}
