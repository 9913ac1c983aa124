import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("Changing an item after the meeting")
struct FollowUpWorkflowTests {
    private func life() async throws -> FollowUpWorld {
        let life = try await FollowUpWorld(at: "2023-09-01T10:00:00+02:00")
        try await life.save(
            Sample.item(1, owners: [Sample.vanylven], due: Sample.due("2023-08-18")),
            Sample.item(2, owners: [Sample.nobody], due: Sample.due("2023-12-15", approximate: true)),
            Sample.item(3, owners: [Sample.everyone], due: Sample.due("2023-09-29"), shares: Sample.sevenShares),
            Sample.item(4, owners: [Sample.organisation("hmr", confirmed: false)], due: Sample.due("2023-10-01")),
            Sample.item(
                5, owners: [Sample.vanylven], due: Deadline(text: "?", form: .unresolved, unresolved: true)),
            Sample.item(1, forum: "lsu-volda", owners: [Sample.role("leiar")], due: Sample.due("2023-09-10")))
        return life
    }

    private func refusal(_ body: () async throws -> Void) async -> Refusal? {
        do {
            try await body()
            return nil
        } catch {
            return error as? Refusal
        }
    }

    @Test(
        "the selections",
        arguments: [
            (.open, ["sjustjerna 1", "lsu-volda 1", "sjustjerna 3", "sjustjerna 4", "sjustjerna 2", "sjustjerna 5"]),
            (.overdue, ["sjustjerna 1"]),
            (.unresolved, ["sjustjerna 4", "sjustjerna 2", "sjustjerna 5"]),
            (.done, []),
        ] as [(FollowUpWorkflow.Selection, [String])])
    func selections(_ selection: FollowUpWorkflow.Selection, _ expected: [String]) async throws {
        let life = try await life()
        let lines = try await life.followUp.actions(selection, in: life.network)
        #expect(lines.map { "\($0.forum.id) \($0.item.number)" } == expected)
    }

    @Test("one forum's items, by its name, and what is closed among done and all only")
    func oneForum() async throws {
        let life = try await life()
        _ = try await life.followUp.done("LSU Volda", 1, result: "Sendt", by: "oddvar", in: life.network)
        #expect(try await life.followUp.actions(of: "LSU Volda", in: life.network).isEmpty)
        #expect(try await life.followUp.actions(of: "LSU Volda", .done, in: life.network).count == 1)
        #expect(try await life.followUp.actions(of: "LSU Volda", .all, in: life.network).count == 1)
        #expect(try await life.followUp.actions(.all, in: life.network).count == 6)
        let change = try await life.item(1, of: "lsu-volda")?.history.last
        #expect(change?.field == "state" && change?.from == "open" && change?.to == "done")
        #expect(change?.reason == "Sendt" && change?.by == "oddvar")
    }

    @Test("owners stand by name, a vacancy and the unsettled as they are")
    func ownerNames() async throws {
        let life = try await life()
        try await life.save(
            Sample.item(6, owners: [Sample.role("nestleiar"), Sample.nobody], due: Sample.due("2024-01-15")))
        let lines = try await life.followUp.actions(of: "sjustjerna", .all, in: life.network)
        let owners = Dictionary(uniqueKeysWithValues: lines.map { ($0.item.number, $0.owners) })
        #expect(owners[1] == ["Leiar Vanylven"] && owners[2] == ["?"] && owners[4] == ["hmr?"])
        #expect(owners[6] == ["nestleiar (ledig)", "?"])
        #expect(lines.first { $0.item.number == 1 }?.daysLeft == -14)
        #expect(lines.first { $0.item.number == 5 }?.daysLeft == .some(nil))
    }

    @Test("dropped, with the reason")
    func dropped() async throws {
        let life = try await life()
        let line = try await life.followUp.drop(
            "sjustjerna", 1, reason: "Gjort av fylket", by: "oddvar", in: life.network)
        #expect(line.item.state == .dropped && line.item.history.last?.reason == "Gjort av fylket")
    }

    @Test(
        "a new deadline is read as in the minutes, from today",
        arguments: [
            ("15.09", "2023-09-15"), ("fredag 15.09.2023", "2023-09-15"), ("2023-10-02", "2023-10-02"),
            ("veke 40", "2023-10-06"), ("innan 2 veker", "2023-09-15"), ("01.09", "2023-09-01"),
            ("til neste samling", "2023-10-13"),
        ])
    func extended(_ text: String, _ date: String) async throws {
        let life = try await life()
        try await life.save(
            Meeting(
                id: "m", forum: "sjustjerna", date: Sample.day("2023-10-13"), start: SampleRegister.time(9, 0),
                end: SampleRegister.time(14, 0), place: "", uid: "u", now: life.world.time.now))
        let line = try await life.followUp.extend(
            "sjustjerna", 1, to: text, reason: "ferie", by: "oddvar", in: life.network)
        #expect(line.item.due.date == Sample.day(date))
        let change = try #require(line.item.history.last)
        #expect(change.field == "due" && change.from == "2023-08-18 (18.08.2023)" && change.reason == "ferie")
        #expect(change.to.hasPrefix(text))
    }

    @Test("a deadline is shown with its date where that says more")
    func dated() {
        let day = Sample.day("2027-01-14")
        for (text, shown) in [
            ("14.01.2027", "14.01.2027"), ("torsdag 14.01.2027", "torsdag 14.01.2027"),
            ("før 15.01.2027", "før 15.01.2027 (14.01.2027)"), ("veke 2", "veke 2 (14.01.2027)"),
        ] {
            #expect(Deadline(text: text, form: .date, date: day).dated == shown)
        }
    }

    @Test("put off to the next gathering, it follows that one and not the one it was first due at")
    func extendedToNext() async throws {
        let life = try await life()
        for date in ["2023-08-18", "2023-10-13", "2023-11-24"] {
            try await life.save(
                Meeting(
                    id: MeetingID(date), forum: "sjustjerna", date: Sample.day(date), start: SampleRegister.time(9, 0),
                    end: SampleRegister.time(14, 0), place: "", uid: date, now: life.world.time.now))
        }
        _ = try await life.followUp.extend(
            "sjustjerna", 1, to: "til neste samling", reason: nil, by: "oddvar", in: life.network)
        let target = MoveTarget(date: Sample.day("2023-10-20"))
        let meetings = InvitationWorkflow(life.world.environment)
        _ = try await meetings.move(try MeetingName("sjustjerna/2023-10-13"), to: target, in: life.network)
        #expect(try await life.item(1)?.due.date == Sample.day("2023-10-20"))
        _ = try await meetings.cancel(try MeetingName("sjustjerna/2023-10-20"), reason: nil, in: life.network)
        #expect(try await life.item(1)?.due.date == Sample.day("2023-11-24"))
        #expect(try await life.item(1)?.history.map(\.by) == ["oddvar", "samling", "samling"])
    }

    @Test(
        "a deadline that is none is refused, and nothing is changed",
        arguments: [
            ("31.02", "no-such-date"), ("torsdag 15.09.2023", "weekday-mismatch"), ("?", "not-a-later-date"),
            ("ingen", "not-a-later-date"), ("18.08.2023", "not-a-later-date"), ("snart ein gong", ""), ("", ""),
        ])
    func badDeadline(_ text: String, _ code: String) async throws {
        let life = try await life()
        let refused = await refusal {
            _ = try await life.followUp.extend("sjustjerna", 1, to: text, reason: nil, by: "x", in: life.network)
        }
        #expect(refused?.kind == .badInput)
        if !code.isEmpty { #expect(refused?.code == code) }
        #expect(try await life.item(1)?.history.isEmpty == true)
        #expect(try await life.item(1)?.due.date == Sample.day("2023-08-18"))
    }

    @Test("the same deadline once more is refused, unless more time was asked for")
    func sameDeadline() async throws {
        let life = try await life()
        _ = try await life.followUp.extend("sjustjerna", 1, to: "15.09.2023", reason: nil, by: "x", in: life.network)
        let refused = await refusal {
            _ = try await life.followUp.extend(
                "sjustjerna", 1, to: "15.09.2023", reason: nil, by: "x", in: life.network)
        }
        #expect(refused?.code == "same-deadline")
        var item = try #require(try await life.item(1))
        item.extensionAsked = Sample.day("2023-10-20")
        try await life.save(item)
        _ = try await life.followUp.extend("sjustjerna", 1, to: "15.09.2023", reason: nil, by: "x", in: life.network)
        #expect(try await life.item(1)?.extensionAsked == nil)
    }

    @Test("given to several: only those who didn't have it get a letter")
    func assigned() async throws {
        let life = try await life()
        let line = try await life.followUp.assign(
            "sjustjerna", 1, to: "helseleiar, Vanylven; Sande; HMR?", by: "oddvar", in: life.network)
        #expect(line.owners == ["Leiar Vanylven", "Leiar Sande", "HMR?"])
        #expect(life.box.recipients(of: "assigned") == ["leiar-sande"])
        let change = try #require(line.item.history.last)
        #expect(change.from == "helseleiar, vanylven" && change.to == "helseleiar, Vanylven; Sande; HMR?")
    }

    @Test("given away and back again, the letter goes out each time")
    func assignedTwice() async throws {
        let life = try await life()
        for owner in ["Sande", "Volda", "Sande"] {
            _ = try await life.followUp.assign("sjustjerna", 1, to: owner, by: "oddvar", in: life.network)
        }
        #expect(life.box.recipients(of: "assigned") == ["leiar-sande", "leiar-volda", "leiar-sande"])
    }

    @Test("given to all the municipalities: one share each, and a letter each")
    func assignedToAll() async throws {
        let life = try await life()
        let line = try await life.followUp.assign("sjustjerna", 2, to: "alle kommunar", by: "oddvar", in: life.network)
        #expect(line.sharesAll == 7 && line.sharesClosed == 0)
        #expect(life.box.recipients(of: "assigned").count == 7)
        let back = try await life.followUp.assign("sjustjerna", 2, to: "Oddvar", by: "oddvar", in: life.network)
        #expect(back.item.shares.isEmpty)
    }

    @Test("an unknown party is refused with a suggestion, and nobody is written to")
    func badParty() async throws {
        let life = try await life()
        let refused = await refusal {
            _ = try await life.followUp.assign("sjustjerna", 1, to: "helseleiar, Harreid", by: "x", in: life.network)
        }
        #expect(refused?.kind == .badInput && refused?.problems.first?.line == nil)
        #expect(refused?.message.nn.contains("Hareid") == true)
        #expect(life.box.all.isEmpty)
        #expect(try await life.item(1)?.owners == [Sample.vanylven])
    }

    @Test("what doesn't exist or is closed is refused")
    func refused() async throws {
        let life = try await life()
        let unknown = await refusal {
            _ = try await life.followUp.done("sjustjerna", 99, by: "x", in: life.network)
        }
        #expect(unknown?.code == "unknown-item" && unknown?.kind == .notFound)
        let forum = await refusal { _ = try await life.followUp.done("nowhere", 1, by: "x", in: life.network) }
        #expect(forum?.code == "unknown-forum")
        _ = try await life.followUp.done("sjustjerna", 1, by: "x", in: life.network)
        for change in [0, 1, 2, 3] {
            let closed = await refusal {
                switch change {
                case 0: _ = try await life.followUp.done("sjustjerna", 1, by: "x", in: life.network)
                case 1: _ = try await life.followUp.drop("sjustjerna", 1, reason: "", by: "x", in: life.network)
                case 2: _ = try await life.followUp.assign("sjustjerna", 1, to: "Sande", by: "x", in: life.network)
                default:
                    _ = try await life.followUp.extend(
                        "sjustjerna", 1, to: "15.09", reason: "", by: "x", in: life.network)
                }
            }
            #expect(closed?.code == "item-closed" && closed?.kind == .notNow)
        }
    }

    @Test("a share is closed once, by who has one")
    func shares() async throws {
        let life = try await life()
        let line = try await life.followUp.done("sjustjerna", 3, for: "VOLDA", by: "x", in: life.network)
        #expect(line.sharesClosed == 1 && line.item.history.last?.to == "Volda")
        let again = await refusal {
            _ = try await life.followUp.done("sjustjerna", 3, for: "Volda kommune", by: "x", in: life.network)
        }
        #expect(again?.code == "share-closed")
        let stranger = await refusal {
            _ = try await life.followUp.done("sjustjerna", 3, for: "hmr", by: "x", in: life.network)
        }
        #expect(stranger?.code == "unknown-share" && stranger?.message.nn.contains("Vanylven") == true)
        let single = await refusal {
            _ = try await life.followUp.done("sjustjerna", 1, for: "volda", by: "x", in: life.network)
        }
        #expect(single?.code == "unknown-share")
        let whole = try await life.followUp.done("sjustjerna", 3, by: "x", in: life.network)
        #expect(whole.item.state == .done && whole.sharesClosed == 7)
    }
}
