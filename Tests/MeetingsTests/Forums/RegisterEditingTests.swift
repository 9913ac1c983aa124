import TestSupport
import Testing

@testable import Meetings

@Suite("The register, changed through the books")
struct RegisterEditingTests {
    private struct Desk {
        let called: CalledWorld
        let forums: ForumWorkflow

        init() async throws {
            called = try await CalledWorld()
            forums = ForumWorkflow(called.world.environment)
        }

        var network: NetworkID { called.world.network }

        func mark() async throws -> RegisterMark { try await forums.marked(in: network).mark }

        func code(_ body: () async throws -> Void) async -> String? {
            do { try await body() } catch { return (error as? Refusal)?.code ?? "\(error)" }
            return nil
        }
    }

    private static let hareid = Appointment.Key(
        forum: "sjustjerna", role: "helseleiar", organisation: "hareid", person: "leiar-hareid",
        from: SampleRegister.day(2022, 1, 1))

    private static func kari(from: CalendarDate) -> Appointment {
        Appointment(
            forum: "sjustjerna", role: "helseleiar", organisation: "hareid", person: "kari", from: from,
            rights: [.speak, .vote], contact: true)
    }

    @Test("The preview tells who gets called and who is taken off, and writes nothing")
    func consequences() async throws {
        let desk = try await Desk()
        _ = try await desk.called.invitations.invite(desk.called.name, in: desk.network)
        let before = try await desk.forums.register(of: desk.network)
        let preview = try await desk.forums.preview(
            .appoint(Self.kari(from: SampleRegister.day(2023, 8, 1)), instead: nil), in: desk.network)
        let change = try #require(preview.consequences.meetings.first)
        #expect(preview.consequences.meetings.count == 1)
        #expect(change.called.map(\.id) == ["kari"])
        #expect(change.withdrawn.map(\.id) == ["leiar-hareid"])
        #expect(try await desk.forums.register(of: desk.network) == before)
        // Who takes over after the meeting is not called to it.
        let later = try await desk.forums.preview(
            .appoint(Self.kari(from: SampleRegister.day(2023, 8, 19)), instead: nil), in: desk.network)
        #expect(later.consequences.meetings.isEmpty)
    }

    @Test("What was previewed is what happens: the next call goes to the successor and takes the predecessor off")
    func made() async throws {
        let desk = try await Desk()
        _ = try await desk.called.invitations.invite(desk.called.name, in: desk.network)
        let edit = RegisterEdit.appoint(Self.kari(from: SampleRegister.day(2023, 8, 1)), instead: nil)
        _ = try await desk.forums.make(edit, shown: try await desk.mark(), in: desk.network)
        let round = try await desk.called.invitations.preview(desk.called.name, in: desk.network)
        #expect(
            round.pending.map { "\($0.person.id) \($0.action.rawValue)" }.sorted()
                == ["kari invite", "leiar-hareid withdraw"])
    }

    @Test("Promises of a role go to its next holder from the day; a vacancy sends them to the coordinator")
    func items() async throws {
        let desk = try await Desk()
        let meeting = try await desk.called.meeting()
        try await desk.called.world.deciding { books in
            try books.ledger.save(
                ActionItem(
                    forum: "sjustjerna", number: 1, text: "Svare",
                    owners: [
                        Party(kind: .role, text: "helseleiar, Hareid", role: "helseleiar", organisation: "hareid")
                    ],
                    due: Deadline(text: "", form: .none), meeting: meeting.id, meetingDate: meeting.date,
                    caseTitle: "Sak", created: SampleRegister.day(2023, 6, 12)))
        }
        let day = SampleRegister.day(2023, 8, 1)
        let preview = try await desk.forums.preview(.appoint(Self.kari(from: day), instead: nil), in: desk.network)
        let move = try #require(preview.consequences.items.first)
        #expect(move.on == day)
        #expect(move.from.map(\.id) == ["leiar-hareid"])
        #expect(move.to.map(\.id) == ["kari"])
        var vacancy = Self.kari(from: day)
        vacancy.person = nil
        let empty = try await desk.forums.preview(.appoint(vacancy, instead: nil), in: desk.network).consequences
        #expect(empty.items.first?.to.isEmpty == true)
        #expect(empty.vacancies.map { $0.row.seat(in: .nn) } == ["helseleiar, Hareid"])
        #expect(empty.vacancies.map(\.from) == [day])
    }

    @Test("A change of what somebody else has changed since is refused, and nothing is lost")
    func lostUpdate() async throws {
        let desk = try await Desk()
        let shown = try await desk.mark()
        let day = SampleRegister.day(2023, 8, 1)
        _ = try await desk.forums.make(.appoint(Self.kari(from: day), instead: nil), shown: shown, in: desk.network)
        let after = try await desk.forums.register(of: desk.network)
        let code = await desk.code {
            _ = try await desk.forums.make(
                .end(Self.hareid, lastDay: SampleRegister.day(2023, 6, 30), leavesVacancy: true), shown: shown,
                in: desk.network)
        }
        #expect(code == "register-changed")
        #expect(try await desk.forums.register(of: desk.network) == after)
        #expect(try await desk.mark() != shown)
    }

    @Test("The mark is the same for the same register, and another for any change of it")
    func marks() throws {
        let register = SampleRegister.sjustjerna
        let mark = try RegisterMark(register)
        #expect(try RegisterMark(register) == mark)
        var others: [Register] = Array(repeating: register, count: 4)
        others[0].people[0].email = "x@example.no"
        others[1].appointments[0].until = SampleRegister.day(2030, 1, 1)
        others[2].forums[0].place = "Volda"
        others[3].appointments.swapAt(0, 1)
        for other in others { #expect(try RegisterMark(other) != mark) }
    }

    @Test("A file is previewed and applied like an edit; another network's is refused")
    func file() async throws {
        let desk = try await Desk()
        var register = SampleRegister.sjustjerna
        register.people[0].email = "ny@example.no"
        let draft = RegisterDraft(register: register)
        let preview = try await desk.forums.preview(draft, in: desk.network)
        #expect(preview.difference.changed == ["person:leiar-vanylven"])
        let mark = try #require(preview.mark)
        _ = try await desk.forums.apply(draft, shown: mark, in: desk.network)
        #expect(
            await desk.code { _ = try await desk.forums.apply(draft, shown: mark, in: desk.network) }
                == "register-changed")
        register.network.id = "annet"
        let foreign = RegisterDraft(register: register)
        #expect(await desk.code { _ = try await desk.forums.preview(foreign, in: desk.network) } == "another-network")
    }
}
