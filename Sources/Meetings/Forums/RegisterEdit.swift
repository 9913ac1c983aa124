/// One thing that is changed in the register without a file. It becomes a draft of the whole register, which goes the
/// same way as a file's: the same checks, the same difference, and nothing is ever deleted.
public enum RegisterEdit: Hashable, Sendable {
    /// Somebody takes a seat, or nobody does: a vacancy. Whoever held the seat alone, and who is named in `instead`,
    /// holds it to the day before.
    case appoint(Appointment, instead: Appointment.Key?)
    /// The appointment's last day; afterwards the seat stands empty, or is gone.
    case end(Appointment.Key, lastDay: CalendarDate, leavesVacancy: Bool)
    /// What can change while somebody sits.
    case change(Appointment.Key, until: CalendarDate?, rights: [Appointment.Right], contact: Bool)
    case addPerson(Person)
    case changePerson(Person)
    /// Leaves the register and everything held in it today.
    case endPerson(PersonID)
}

extension RegisterEdit {
    /// The register as a file would have it after the change.
    func draft(of stored: Register) throws -> RegisterDraft {
        var register = stored
        switch self {
        case .appoint(let appointment, let instead):
            try register.appoint(appointment, instead: instead)
        case .end(let key, let lastDay, let leavesVacancy):
            let place = try register.place(of: key)
            try register.end(place, lastDay: lastDay, leavesVacancy: leavesVacancy)
        case .change(let key, let until, let rights, let contact):
            let place = try register.place(of: key)
            register.appointments[place].until = until
            register.appointments[place].rights = rights
            register.appointments[place].contact = contact
        case .addPerson(let person):
            register.people.append(person)
        case .changePerson(let person):
            guard let place = register.people.firstIndex(where: { $0.id == person.id }) else {
                throw Refusal.noSuchPerson
            }
            register.people[place] = person
        case .endPerson(let id):
            guard register.person(id) != nil else { throw Refusal.noSuchPerson }
            // Taken out of the file, as it were: applying ends the person, and what was held, today.
            register.people.removeAll { $0.id == id }
            register.appointments.removeAll { $0.person == id }
        }
        // What never held is history that can't be written in a file; left out of one, it stays as it is. What is
        // asked for now is left in, so that the file's own rules refuse it.
        let asked = asked
        register.appointments.removeAll { one in one.key != asked && one.until.map { $0 < one.from } ?? false }
        return RegisterDraft(register: register)
    }

    private var asked: Appointment.Key? {
        switch self {
        case .appoint(let appointment, _): appointment.key
        case .change(let key, _, _, _): key
        case .end, .addPerson, .changePerson, .endPerson: nil
        }
    }
}

extension Register {
    fileprivate func place(of key: Appointment.Key) throws -> Int {
        guard let place = appointments.firstIndex(where: { $0.key == key }) else { throw Refusal.noSuchAppointment }
        return place
    }

    fileprivate mutating func appoint(_ appointment: Appointment, instead: Appointment.Key?) throws {
        var appointment = appointment
        let seat = Seat(appointment)
        let lastDayBefore = appointment.from.adding(days: -1)
        let isSingle = role(appointment.role)?.holders == .one
        if let instead { _ = try place(of: instead) }
        for index in appointments.indices {
            let other = appointments[index]
            let gives = other.key == instead || (isSingle && Seat(other) == seat && other.from < appointment.from)
            guard gives, other.until.map({ $0 > lastDayBefore }) ?? true else { continue }
            appointments[index].until = lastDayBefore
        }
        // Somebody who is to come after keeps their day.
        let next = appointments.filter { Seat($0) == seat && $0.from > appointment.from && $0.person != nil }
            .map(\.from).min()
        if isSingle, appointment.person != nil, let next, appointment.until.map({ $0 >= next }) ?? true {
            appointment.until = next.adding(days: -1)
        }
        appointments.append(appointment)
    }

    fileprivate mutating func end(_ place: Int, lastDay: CalendarDate, leavesVacancy: Bool) throws {
        let ended = appointments[place]
        if let until = ended.until, until < lastDay { throw Refusal.endsBefore(until) }
        appointments[place].until = lastDay
        guard leavesVacancy else { return }
        var vacancy = ended
        vacancy.person = nil
        vacancy.from = max(lastDay.adding(days: 1), ended.from)
        vacancy.until = nil
        if !appointments.contains(where: { $0.key == vacancy.key }) { appointments.append(vacancy) }
    }

    /// An id made of a name, `kari-nes`, that nothing of the kind has yet.
    public func newPersonID(for name: String) -> PersonID {
        let taken = Set(people.map(\.id))
        let stem = name.asIdentifier.isEmpty ? "person" : name.asIdentifier
        let first = PersonID(stem)
        guard taken.contains(first) else { return first }
        return (2...taken.count + 2).lazy.map { PersonID("\(stem)-\($0)") }.first { !taken.contains($0) } ?? first
    }
}

extension String {
    /// `Kari Ånes` as `kari-anes`: what an id may hold, and no more than 48 characters of it.
    fileprivate var asIdentifier: String {
        let spelled: [Character: String] = [
            "æ": "ae", "ø": "o", "å": "a", "ä": "a", "ö": "o", "ü": "u", "é": "e", "è": "e", "á": "a", "č": "c",
            "đ": "d", "ŋ": "n", "š": "s", "ŧ": "t", "ž": "z",
        ]
        var id = ""
        for character in lowercased() {
            if let ascii = character.asciiValue, (0x61...0x7A).contains(ascii) || (0x30...0x39).contains(ascii) {
                id.append(character)
            } else if let letters = spelled[character] {
                id += letters
            } else if !id.isEmpty, id.last != "-" {
                id.append("-")
            }
        }
        return String(id.prefix(48).reversed().drop { $0 == "-" }.reversed())
    }
}

extension Refusal {
    fileprivate static var noSuchAppointment: Refusal {
        Refusal(
            .notFound, code: "unknown-appointment",
            Trilingual(
                "Oppnemninga står ikkje i registeret", "Oppnevningen står ikke i registeret",
                "The appointment isn't in the register"))
    }

    fileprivate static var noSuchPerson: Refusal {
        Refusal(
            .notFound, code: "unknown-person",
            Trilingual(
                "Personen står ikkje i registeret", "Personen står ikke i registeret",
                "The person isn't in the register"))
    }

    fileprivate static func endsBefore(_ until: CalendarDate) -> Refusal {
        Refusal(
            .badInput, code: "ends-before",
            Trilingual(
                "Oppnemninga er alt slutt \(DateWords(.nn).long(until))",
                "Oppnevningen er allerede slutt \(DateWords(.nb).long(until))",
                "The appointment already ends on \(DateWords(.en).long(until))"))
    }
}
