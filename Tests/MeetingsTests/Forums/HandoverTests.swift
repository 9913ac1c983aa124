import Meetings
import Testing

/// Who holds «helseleiar, Hareid» day by day, when the file names another than before.
@Suite("A handover by way of the register's file")
struct HandoverTests {
    private let today = SmallRegister.today

    /// Kari holds the role from 2022-01-01; the file has these in her place.
    private func apply(
        _ seats: [Appointment], to stored: Register = SmallRegister.register,
        on date: CalendarDate = SmallRegister.today, without person: PersonID? = nil
    ) throws -> RegisterDifference {
        var file = SmallRegister.register
        file.appointments.removeFirst()
        file.appointments += seats
        file.people.removeAll { $0.id == person }
        return try RegisterDifference(from: stored, to: RegisterDraft(register: file), on: date)
    }

    private func seat(_ person: PersonID?, _ from: String, until: String? = nil) -> Appointment {
        SmallRegister.appointment("helseleiar", "hareid", person, from: from, until: until)
    }

    private func holders(_ register: Register, _ date: String) -> [PersonID] {
        register.holders(of: "helseleiar", in: "lsu", on: SmallRegister.date(date)).map(\.id)
    }

    @Test("A planned one leaves no gap: she stays until the day before the successor begins")
    func planned() throws {
        let difference = try apply([seat("ola", "2023-08-01")])
        #expect(difference.added == ["appointment:lsu/helseleiar/hareid/ola/2023-08-01"])
        #expect(difference.ended == ["appointment:lsu/helseleiar/hareid/kari/2022-01-01"])
        #expect(holders(difference.register, "2023-06-09") == ["kari"])
        #expect(holders(difference.register, "2023-07-31") == ["kari"])
        #expect(holders(difference.register, "2023-08-01") == ["ola"])
    }

    @Test("Applied again before, on and after the day, it changes nothing")
    func plannedAgain() throws {
        let first = try apply([seat("ola", "2023-08-01")])
        for date in ["2023-06-09", "2023-07-31", "2023-08-01", "2024-01-01"] {
            let again = try apply([seat("ola", "2023-08-01")], to: first.register, on: SmallRegister.date(date))
            #expect(again.isEmpty)
            #expect(again.register == first.register)
        }
    }

    @Test("One told of late leaves no two holders")
    func late() throws {
        let difference = try apply([seat("ola", "2023-05-01")])
        #expect(holders(difference.register, "2023-04-30") == ["kari"])
        #expect(holders(difference.register, "2023-05-01") == ["ola"])
        #expect(holders(difference.register, "2023-06-09") == ["ola"])
    }

    @Test("On the very day, the successor has it from then on")
    func sameDay() throws {
        let difference = try apply([seat("ola", "2023-06-09")])
        #expect(holders(difference.register, "2023-06-08") == ["kari"])
        #expect(holders(difference.register, "2023-06-09") == ["ola"])
    }

    @Test("Put off, the predecessor stays longer; brought forward, shorter")
    func putOff() throws {
        let first = try apply([seat("ola", "2023-08-01")])
        let later = try apply([seat("ola", "2023-09-01")], to: first.register, on: today.adding(days: 7))
        #expect(holders(later.register, "2023-08-15") == ["kari"])
        #expect(holders(later.register, "2023-09-01") == ["ola"])
        let sooner = try apply([seat("ola", "2023-07-01")], to: first.register, on: today.adding(days: 7))
        #expect(holders(sooner.register, "2023-06-30") == ["kari"])
        #expect(holders(sooner.register, "2023-07-01") == ["ola"])
        #expect(holders(sooner.register, "2023-08-15") == ["ola"])
    }

    @Test("Called off and kept in the file, the predecessor goes on")
    func calledOff() throws {
        let first = try apply([seat("ola", "2023-08-01")])
        let back = try apply([seat("kari", "2022-01-01")], to: first.register, on: today.adding(days: 7))
        #expect(holders(back.register, "2023-08-15") == ["kari"])
        #expect(holders(back.register, "2030-01-01") == ["kari"])
    }

    @Test("Called off with nobody named, the seat stands empty from the day of applying")
    func nobody() throws {
        let first = try apply([seat("ola", "2023-08-01")])
        let none = try apply([], to: first.register, on: today.adding(days: 7))
        #expect(holders(none.register, "2023-06-15") == ["kari"])
        #expect(holders(none.register, "2023-06-16").isEmpty)
        #expect(holders(none.register, "2023-08-01").isEmpty)
    }

    @Test("Who is no longer in the file at all leaves at once, and gets no letter until the successor begins")
    func goneAtOnce() throws {
        let difference = try apply([seat("ola", "2023-08-01")], without: "kari")
        #expect(holders(difference.register, "2023-06-08") == ["kari"])
        #expect(holders(difference.register, "2023-06-09").isEmpty)
        #expect(holders(difference.register, "2023-08-01") == ["ola"])
    }

    @Test("A vacancy that is named ends the holder before it begins")
    func vacancy() throws {
        let difference = try apply([seat(nil, "2023-07-01"), seat("ola", "2023-08-01")])
        #expect(holders(difference.register, "2023-06-30") == ["kari"])
        #expect(holders(difference.register, "2023-07-01").isEmpty)
        #expect(holders(difference.register, "2023-08-01") == ["ola"])
    }

    @Test("A vacancy from of old doesn't rub out that someone held the seat")
    func oldVacancy() throws {
        let difference = try apply([seat(nil, "2021-01-01")])
        #expect(holders(difference.register, "2023-06-08") == ["kari"])
        #expect(holders(difference.register, "2023-06-09").isEmpty)
    }

    @Test("A date that is put right leaves one appointment that holds")
    func putRight() throws {
        for from in ["2021-08-01", "2022-08-01"] {
            let difference = try apply([seat("kari", from)])
            #expect(holders(difference.register, "2023-01-01") == ["kari"])
            #expect(holders(difference.register, from) == ["kari"])
            #expect(try apply([seat("kari", from)], to: difference.register).isEmpty)
        }
    }

    @Test("A file that contradicts what was already over is refused, and says what to write")
    func contradiction() throws {
        let gone = try apply([])
        let refusal = try #require(throws: Refusal.self) {
            try apply([seat("ola", "2023-05-01")], to: gone.register, on: SmallRegister.date("2023-07-01"))
        }
        #expect(refusal.code == "two-holders")
        #expect(refusal.message.nn.contains("until: 2023-04-30"))
        let right = try apply(
            [seat("kari", "2022-01-01", until: "2023-04-30"), seat("ola", "2023-05-01")], to: gone.register,
            on: SmallRegister.date("2023-07-01"))
        #expect(holders(right.register, "2023-05-01") == ["ola"])
    }

    @Test("The secretariat, which several may hold, isn't left empty either")
    func secretariat() throws {
        func coordinators(_ successors: [PersonID], from: String) throws -> (String) -> [PersonID] {
            var file = SmallRegister.register
            file.appointments.remove(at: 1)
            file.appointments += successors.map { SmallRegister.appointment("sekretariat", nil, $0, from: from) }
            let register = try RegisterDifference(
                from: SmallRegister.register, to: RegisterDraft(register: file), on: today
            ).register
            return { date in register.holders(of: "sekretariat", in: "lsu", on: SmallRegister.date(date)).map(\.id) }
        }
        let planned = try coordinators(["ola"], from: "2023-08-01")
        #expect(planned("2023-07-31") == ["oddvar"])
        #expect(planned("2023-08-01") == ["ola"])
        let sideBySide = try coordinators(["ola"], from: "2023-01-01")
        #expect(sideBySide("2023-06-08") == ["ola", "oddvar"])
        #expect(sideBySide("2023-06-09") == ["ola"])
    }
}
