import Meetings
import Testing

/// Registers that are changed at random, one after another, as years of coordinators would.
@Suite("A register through the years")
struct RegisterHistoryTests {
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }

        mutating func one<Element>(_ elements: [Element]) -> Element {
            elements[Int.random(in: 0..<elements.count, using: &self)]
        }
    }

    /// A file with some of the people, and some seats with a first, perhaps a next holder, or none.
    private func file(near today: CalendarDate, _ dice: inout Dice) -> Register {
        var file = SmallRegister.register
        file.appointments = []
        if dice.next().isMultiple(of: 4) { file.people.removeAll { $0.id == "kari" } }
        if dice.next().isMultiple(of: 8) { file.organisations.removeAll { $0.id == "sande" } }
        let people = file.people.map(\.id)
        let organisations = file.organisations.map { Optional($0.id) }
        for role: RoleID in ["helseleiar", "medlem", "sekretariat"] {
            for organisation in organisations where dice.next() % 3 > 0 {
                var from = today.adding(days: Int.random(in: -400...60, using: &dice))
                for _ in 0..<Int.random(in: 1...2, using: &dice) {
                    let until = from.adding(days: Int.random(in: 0...300, using: &dice))
                    let person = dice.next().isMultiple(of: 5) ? nil : dice.one(people)
                    file.appointments.append(
                        Appointment(
                            forum: "lsu", role: role, organisation: organisation, person: person, from: from,
                            until: dice.next().isMultiple(of: 2) ? until : nil))
                    from = until.adding(days: Int.random(in: 1...60, using: &dice))
                }
            }
        }
        return file
    }

    private func isOver(_ appointment: Appointment, on date: CalendarDate) -> Bool {
        appointment.until.map { $0 < date } ?? false
    }

    private func seat(_ one: Appointment, is other: Appointment) -> Bool {
        one.forum == other.forum && one.role == other.role && one.organisation == other.organisation
    }

    private func expectInvariants(
        _ result: RegisterDifference, from stored: Register, file: Register, on today: CalendarDate
    ) throws {
        let kept = Dictionary(uniqueKeysWithValues: result.register.appointments.map { ($0.key, $0) })
        #expect(Set(stored.appointments.map(\.key)).isSubset(of: kept.keys), "nothing is deleted")
        #expect(Set(stored.people.map(\.id)).isSubset(of: Set(result.register.people.map(\.id))))
        let named = Set(file.appointments.map(\.key))
        for appointment in file.appointments { #expect(kept[appointment.key] == appointment) }
        for old in stored.appointments where !named.contains(old.key) {
            let now = try #require(kept[old.key])
            let others = file.appointments.filter { seat($0, is: old) }
            if isOver(old, on: today) && !others.contains(where: { $0.person == old.person }) {
                #expect(now == old, "what was over stays as it was")
            }
            if now.holds(on: today) {
                #expect(others.contains { $0.from > today }, "who isn't named stays only for a successor")
                #expect(old.person.map { file.person($0) != nil } ?? true)
            }
        }
        for days in stride(from: -420, through: 420, by: 3) {
            let date = today.adding(days: days)
            for organisation in file.organisations {
                let holders = result.register.appointments(in: "lsu", on: date).filter {
                    $0.role == "helseleiar" && $0.organisation == organisation.id && $0.person != nil
                }
                #expect(holders.count <= 1 || holders.allSatisfy { !named.contains($0.key) })
            }
        }
        let again = try RegisterDifference(
            from: result.register, to: RegisterDraft(register: file), on: today.adding(days: 1))
        #expect(again.isEmpty, "applied the next day, it changes nothing")
        #expect(again.register == result.register)
    }

    @Test("No sequence of files deletes, doubles a holder, or changes twice", arguments: 1...40)
    func sequences(seed: Int) throws {
        var dice = Dice(state: UInt64(seed))
        var stored = SmallRegister.register
        var today = SmallRegister.today
        var applied = 0
        for _ in 0..<12 {
            today = today.adding(days: Int.random(in: 0...120, using: &dice))
            let file = file(near: today, &dice)
            do throws(Refusal) {
                let result = try RegisterDifference(from: stored, to: RegisterDraft(register: file), on: today)
                try? expectInvariants(result, from: stored, file: file, on: today)
                stored = result.register
                applied += 1
            } catch {
                #expect(Set(error.problems.map(\.code)).isSubset(of: ["two-holders", "overlapping-appointments"]))
            }
        }
        #expect(applied > 0)
    }
}
