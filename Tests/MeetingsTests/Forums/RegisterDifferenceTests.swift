import Meetings
import Testing

@Suite("Applying a register")
struct RegisterDifferenceTests {
    private let today = SmallRegister.today
    private let stored = SmallRegister.register

    private func apply(
        to stored: Register? = SmallRegister.register, on date: CalendarDate = SmallRegister.today,
        _ change: (inout Register) -> Void
    ) throws -> RegisterDifference {
        var file = SmallRegister.register
        change(&file)
        return try RegisterDifference(from: stored, to: RegisterDraft(register: file), on: date)
    }

    @Test("The first time, everything is added")
    func first() throws {
        let difference = try apply(to: nil) { _ in }
        #expect(difference.added.count == 1 + 2 + 5 + 4 + 2 + 3)
        #expect(difference.added.first == "network:demo")
        #expect(difference.added.contains("appointment:lsu/helseleiar/hareid/kari/2022-01-01"))
        #expect(difference.added.contains("appointment:lsu/sekretariat/-/oddvar/2022-01-01"))
        #expect(difference.changed.isEmpty && difference.ended.isEmpty)
        #expect(difference.register == stored)
    }

    @Test("The same again changes nothing")
    func same() throws {
        let difference = try apply { _ in }
        #expect(difference.isEmpty)
        #expect(difference.register == stored)
    }

    @Test("What the file no longer names is ended, with its appointments, and not deleted")
    func removed() throws {
        let difference = try apply { register in
            register.people.removeAll { $0.id == "kari" }
            register.organisations.removeAll { $0.id == "sande" }
            register.roles.removeAll { $0.id == "medlem" }
            register.appointments.removeAll { $0.person == "kari" }
        }
        #expect(
            difference.ended == [
                "organisation:sande", "role:medlem", "person:kari",
                "appointment:lsu/helseleiar/hareid/kari/2022-01-01",
            ])
        #expect(difference.added.isEmpty && difference.changed.isEmpty)
        #expect(difference.register.person("kari")?.ended == today)
        #expect(difference.register.organisation("sande")?.ended == today)
        #expect(difference.register.appointments.first { $0.person == "kari" }?.until == today.adding(days: -1))
    }

    @Test("A forum that is taken out ends with its appointments")
    func removedForum() throws {
        let difference = try apply { register in
            register.forums.removeAll { $0.id == "lsu" }
            register.appointments = []
        }
        #expect(difference.ended.first == "forum:lsu")
        #expect(difference.ended.count == 4)
        #expect(difference.register.appointments(in: "lsu", on: today).isEmpty)
        #expect(difference.register.appointments(in: "lsu", on: today.adding(days: -1)).count == 3)
    }

    @Test("Applied again later, what has ended stays ended on its day")
    func removedAgain() throws {
        func change(_ register: inout Register) {
            register.people.removeAll { $0.id == "kari" }
            register.appointments.removeAll { $0.person == "kari" }
        }
        let first = try apply(change)
        for days in [0, 1, 400] {
            let second = try apply(to: first.register, on: today.adding(days: days), change)
            #expect(second.isEmpty)
            #expect(second.register == first.register)
        }
    }

    @Test("What is named again is open again")
    func reopened() throws {
        let gone = try apply { register in
            register.people.removeAll { $0.id == "kari" }
            register.forums[1].reportsTo = nil
            register.appointments.removeAll { $0.person == "kari" }
        }
        let back = try apply(to: gone.register, on: today.adding(days: 30)) { _ in }
        #expect(
            back.changed == ["person:kari", "forum:lsu", "appointment:lsu/helseleiar/hareid/kari/2022-01-01"])
        #expect(back.added.isEmpty && back.ended.isEmpty)
        #expect(back.register == stored)
    }

    @Test("An end that is given later is a change, and so is another value")
    func changed() throws {
        let difference = try apply { register in
            register.appointments[0].until = SmallRegister.date("2023-12-31")
            register.appointments[1].contact = true
            register.people[0].email = "kari.nes@example.no"
            register.network.name = "Nytt namn"
        }
        #expect(
            difference.changed == [
                "network:demo", "person:kari", "appointment:lsu/helseleiar/hareid/kari/2022-01-01",
                "appointment:lsu/sekretariat/-/oddvar/2022-01-01",
            ])
        #expect(difference.added.isEmpty && difference.ended.isEmpty)
    }

    @Test("A file may say itself when something ended")
    func endedByFile() throws {
        let difference = try apply { register in
            register.organisations[1].ended = SmallRegister.date("2023-01-01")
        }
        #expect(difference.ended == ["organisation:sande"])
        #expect(difference.register.organisation("sande")?.ended == SmallRegister.date("2023-01-01"))
    }

    @Test("An appointment that was over stays as it was, though the file doesn't name it")
    func history() throws {
        var history = stored
        history.appointments.insert(
            SmallRegister.appointment("leiar", nil, "ola", from: "2020-01-01", until: "2021-12-31"), at: 0)
        let difference = try apply(to: history) { _ in }
        #expect(difference.isEmpty)
        #expect(difference.register.appointments.last?.until == SmallRegister.date("2021-12-31"))
    }

    @Test("One that hadn't begun is kept as never having held")
    func neverHeld() throws {
        var planned = stored
        planned.appointments.append(SmallRegister.appointment("nestleiar", nil, "ola", from: "2023-09-01"))
        let difference = try apply(to: planned) { _ in }
        #expect(difference.ended == ["appointment:lsu/nestleiar/-/ola/2023-09-01"])
        let never = try #require(difference.register.appointments.last)
        for days in 0..<400 { #expect(!never.holds(on: today.adding(days: days))) }
        #expect(try apply(to: difference.register, on: today.adding(days: 200)) { _ in }.isEmpty)
    }

    @Test("What the file names comes first, in its order")
    func order() throws {
        let difference = try apply { $0.organisations.reverse() }
        #expect(difference.register.organisations.map(\.id) == ["sande", "hareid"])
    }

    @Test("A faulty file is refused, and the refusal carries every fault")
    func refused() throws {
        let refusal = try #require(throws: Refusal.self) {
            try apply { register in
                register.people[0].email = "kari"
                register.forums[0].reportsTo = "lsu"
            }
        }
        #expect(refusal.kind == .badInput)
        #expect(refusal.code == refusal.problems.first?.code)
        #expect(Set(refusal.problems.map(\.code)) == ["bad-address", "circle-in-reports-to"])
        #expect(refusal.message.nn.hasSuffix("(og 1 feil til)"))
    }
}
