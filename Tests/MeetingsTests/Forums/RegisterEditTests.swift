import TestSupport
import Testing

@testable import Meetings

@Suite("The register, changed one thing at a time")
struct RegisterEditTests {
    private let kari = Appointment.Key(
        forum: "lsu", role: "helseleiar", organisation: "hareid", person: "kari", from: SmallRegister.date("2022-01-01")
    )

    private func make(
        _ edit: RegisterEdit, on date: CalendarDate = SmallRegister.today,
        to register: Register = SmallRegister.register
    ) throws -> RegisterDifference {
        try RegisterDifference(from: register, to: try edit.draft(of: register), on: date)
    }

    private func holders(_ register: Register, _ date: String, _ role: RoleID = "helseleiar") -> [PersonID] {
        register.holders(of: role, in: "lsu", on: SmallRegister.date(date)).map(\.id)
    }

    private func seat(_ person: PersonID?, from: String, until: String? = nil) -> Appointment {
        SmallRegister.appointment("helseleiar", "hareid", person, from: from, until: until)
    }

    @Test("A successor takes over: who had the seat holds it to the day before, and history is kept")
    func successor() throws {
        let difference = try make(.appoint(seat("ola", from: "2023-08-01"), instead: nil))
        #expect(difference.added == ["appointment:lsu/helseleiar/hareid/ola/2023-08-01"])
        #expect(difference.changed == ["appointment:lsu/helseleiar/hareid/kari/2022-01-01"])
        #expect(holders(difference.register, "2023-07-31") == ["kari"])
        #expect(holders(difference.register, "2023-08-01") == ["ola"])
        #expect(holders(difference.register, "2022-06-01") == ["kari"])
    }

    @Test("A seat that falls vacant is a vacancy from that day")
    func vacancy() throws {
        let difference = try make(.appoint(seat(nil, from: "2023-07-01"), instead: kari))
        #expect(holders(difference.register, "2023-06-30") == ["kari"])
        #expect(holders(difference.register, "2023-07-01").isEmpty)
        #expect(
            difference.register.vacancies(of: "lsu", on: SmallRegister.date("2023-07-01"), in: .nn)
                == ["helseleiar, Hareid"])
        // And filled again: the vacancy ends the day before.
        let filled = try make(.appoint(seat("ola", from: "2023-08-01"), instead: nil), to: difference.register)
        #expect(filled.register.vacancies(of: "lsu", on: SmallRegister.date("2023-07-31"), in: .nn).count == 1)
        #expect(filled.register.vacancies(of: "lsu", on: SmallRegister.date("2023-08-01"), in: .nn).isEmpty)
        #expect(holders(filled.register, "2023-08-01") == ["ola"])
    }

    @Test("A vacancy filled from the day it began never was one")
    func filledAtOnce() throws {
        let vacant = try make(.appoint(seat(nil, from: "2023-08-01"), instead: kari)).register
        let key = try #require(vacant.appointments.first { $0.person == nil }).key
        let filled = try make(.appoint(seat("ola", from: "2023-08-01"), instead: key), to: vacant).register
        #expect(holders(filled, "2023-08-01") == ["ola"])
        #expect(filled.vacancies(of: "lsu", on: SmallRegister.date("2023-08-01"), in: .nn).isEmpty)
    }

    @Test("Somebody who steps in before a planned successor holds the seat until then")
    func interim() throws {
        let planned = try make(.appoint(seat("ola", from: "2023-10-01"), instead: nil)).register
        let interim = try make(.appoint(seat("siri", from: "2023-08-01"), instead: nil), to: planned).register
        #expect(holders(interim, "2023-07-31") == ["kari"])
        #expect(holders(interim, "2023-08-01") == ["siri"])
        #expect(holders(interim, "2023-09-30") == ["siri"])
        #expect(holders(interim, "2023-10-01") == ["ola"])
    }

    @Test("Roles that many hold side by side end nobody")
    func many() throws {
        var register = SmallRegister.register
        register.appointments.append(SmallRegister.appointment("medlem", "sande", "kari", from: "2022-01-01"))
        let added = SmallRegister.appointment("medlem", "sande", "ola", from: "2023-08-01")
        let difference = try make(.appoint(added, instead: nil), to: register)
        #expect(holders(difference.register, "2023-08-01", "medlem") == ["kari", "ola"])
        #expect(difference.changed.isEmpty && difference.ended.isEmpty)
    }

    @Test("Ended, with the seat left empty or not")
    func ending() throws {
        let day = SmallRegister.date("2023-08-31")
        let gone = try make(.end(kari, lastDay: day, leavesVacancy: false)).register
        #expect(holders(gone, "2023-08-31") == ["kari"])
        #expect(holders(gone, "2023-09-01").isEmpty)
        #expect(gone.vacancies(of: "lsu", on: SmallRegister.date("2023-09-01"), in: .nn).isEmpty)
        let empty = try make(.end(kari, lastDay: day, leavesVacancy: true)).register
        #expect(empty.vacancies(of: "lsu", on: SmallRegister.date("2023-09-01"), in: .nn).count == 1)
        #expect(throws: Refusal.self) {
            try make(.end(kari, lastDay: SmallRegister.date("2024-01-01"), leavesVacancy: false), to: gone)
        }
    }

    @Test("Ended before it began, it never held, and can be asked for again")
    func neverHeld() throws {
        let planned = try make(.appoint(seat("ola", from: "2023-10-01"), instead: nil)).register
        let key = try #require(planned.appointments.first { $0.person == "ola" }).key
        let off = try make(.end(key, lastDay: SmallRegister.date("2023-09-30"), leavesVacancy: false), to: planned)
        #expect(holders(off.register, "2023-10-01").contains("ola") == false)
        // The register can still be changed with such history in it.
        let person = Person(id: "nina", name: "Nina", email: "nina@example.no", language: .nn)
        #expect(try make(.addPerson(person), to: off.register).added == ["person:nina"])
    }

    @Test("Rights, contact and the end of a seat can be changed, and nothing else follows")
    func changing() throws {
        let difference = try make(
            .change(kari, until: SmallRegister.date("2025-01-01"), rights: [.speak, .vote], contact: true))
        #expect(difference.changed == ["appointment:lsu/helseleiar/hareid/kari/2022-01-01"])
        #expect(difference.added.isEmpty && difference.ended.isEmpty)
        let changed = try #require(difference.register.appointments.first { $0.key == kari })
        #expect(changed.rights == [.speak, .vote])
        #expect(changed.contact)
    }

    @Test("People: added with an id of their name, changed, and gone with what they hold")
    func people() throws {
        let register = SmallRegister.register
        #expect(register.newPersonID(for: "Kåre Ærø-Østby") == "kare-aero-ostby")
        #expect(register.newPersonID(for: "Kari") == "kari-2")
        #expect(register.newPersonID(for: "— 李 —") == "person")
        #expect(register.newPersonID(for: String(repeating: "a ", count: 90)).rawValue.utf8.count <= 48)
        var kari = try #require(register.person("kari"))
        kari.email = "kari.nes@example.no"
        #expect(try make(.changePerson(kari)).changed == ["person:kari"])
        let gone = try make(.endPerson("kari"))
        #expect(gone.ended.contains("person:kari"))
        #expect(holders(gone.register, "2023-06-08") == ["kari"])
        #expect(holders(gone.register, "2023-06-09").isEmpty)
        #expect(gone.register.person("kari")?.ended == SmallRegister.today)
    }

    @Test("What the file's rules refuse, this refuses with the same words")
    func rules() throws {
        func code(_ edit: RegisterEdit) -> String {
            do {
                _ = try make(edit)
                return "–"
            } catch { return (error as? Refusal)?.code ?? "\(error)" }
        }
        #expect(code(.appoint(seat("nobody", from: "2023-08-01"), instead: nil)) == "unknown-person")
        #expect(code(.appoint(seat("ola", from: "2023-08-01", until: "2023-07-01"), instead: nil)) != "–")
        #expect(code(.appoint(seat("kari", from: "2022-01-01"), instead: nil)) != "–")
        let bad = Person(id: "x", name: "X\nBcc: y", email: "x@example.no", language: .nn)
        #expect(code(.addPerson(bad)) == "control-character")
        let noAddress = Person(id: "x", name: "X", email: "x at y", language: .nn)
        #expect(code(.addPerson(noAddress)) == "bad-address")
        #expect(code(.endPerson("nobody")) == "unknown-person")
        let none = Appointment.Key(forum: "lsu", role: "x", person: nil, from: SmallRegister.today)
        #expect(code(.end(none, lastDay: SmallRegister.today, leavesVacancy: false)) == "unknown-appointment")
    }

    @Test(
        "No order of changes leaves two holders of a seat, or loses an appointment"
    )
    func anyOrder() throws {
        for seed in 0..<60 {
            var random = SeededRandom(seed: UInt64(seed))
            var register = SmallRegister.register
            var date = SmallRegister.today
            for _ in 0..<12 {
                date = date.adding(days: Int.random(in: 0...40, using: &random))
                let edit = RegisterEditTests.edit(of: register, on: date, using: &random)
                guard let made = try? make(edit, on: date, to: register) else { continue }
                let before = Set(register.appointments.map(\.key))
                #expect(before.isSubset(of: made.register.appointments.map(\.key)), "seed \(seed)")
                register = made.register
                for offset in stride(from: -400, to: 400, by: 13) {
                    let day = date.adding(days: offset)
                    #expect(register.holders(of: "helseleiar", in: "lsu", on: day).count <= 1, "seed \(seed) \(day)")
                }
            }
        }
    }

    private static func edit(
        of register: Register, on date: CalendarDate, using random: inout SeededRandom
    ) -> RegisterEdit {
        let person = ["kari", "ola", "siri", nil].randomElement(using: &random) ?? nil
        let from = date.adding(days: Int.random(in: -60...200, using: &random))
        let key = register.appointments.randomElement(using: &random)?.key ?? register.appointments[0].key
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return .end(key, lastDay: from, leavesVacancy: Bool.random(using: &random))
        case 1: return .change(key, until: Bool.random(using: &random) ? from : nil, rights: [.speak], contact: true)
        case 2 where person != nil: return .endPerson(PersonID(person ?? ""))
        default:
            var seat = SmallRegister.appointment("helseleiar", "hareid", person.map(PersonID.init), from: "2022-01-01")
            seat.from = from
            return .appoint(seat, instead: Bool.random(using: &random) ? key : nil)
        }
    }
}
