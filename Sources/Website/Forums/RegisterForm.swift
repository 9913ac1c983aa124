import Meetings

/// What a form of the register asks to be changed. The same fields are sent twice: to be previewed, and to be done.
struct RegisterForm {
    let form: Form
    let register: Register

    func edit() throws -> RegisterEdit {
        switch form.text("what") {
        case "appoint": return .appoint(try appointment(), instead: AppointmentAddress.key(form, prefix: "of-"))
        case "vacate": return try vacancy()
        case "end":
            return .end(try existing(), lastDay: try date("until"), leavesVacancy: form.has("vacancy"))
        case "change":
            return .change(
                try existing(), until: try optionalDate("until"), rights: rights, contact: form.has("contact"))
        case "person": return try person()
        case "leave": return .endPerson(PersonID(form.text("id") ?? ""))
        default: throw Refusal.badForm
        }
    }

    private func appointment() throws -> Appointment {
        // A person that isn't chosen must not become a vacancy by mistake.
        guard let forum = form.text("forum"), let role = form.text("role") else { throw Refusal.missing("role") }
        guard let person = form.text("person") else { throw Refusal.missing("person") }
        return Appointment(
            forum: ForumID(forum), role: RoleID(role),
            organisation: form.text("organisation").map { OrganisationID($0) }, person: PersonID(person),
            from: try date("from"), until: try optionalDate("until"), rights: rights, contact: form.has("contact"))
    }

    private func vacancy() throws -> RegisterEdit {
        let from = try date("from")
        if let key = AppointmentAddress.key(form, prefix: "of-"),
            let held = register.appointments.first(where: { $0.key == key })
        {
            let vacancy = Appointment(
                forum: held.forum, role: held.role, organisation: held.organisation, from: from, rights: held.rights,
                contact: held.contact)
            return .appoint(vacancy, instead: key)
        }
        guard let forum = form.text("forum"), let role = form.text("role") else { throw Refusal.missing("role") }
        let vacancy = Appointment(
            forum: ForumID(forum), role: RoleID(role),
            organisation: form.text("organisation").map { OrganisationID($0) }, from: from, rights: rights,
            contact: form.has("contact"))
        return .appoint(vacancy, instead: nil)
    }

    private func existing() throws -> Appointment.Key {
        guard let key = AppointmentAddress.key(form, prefix: "of-") else { throw Refusal.badForm }
        return key
    }

    private func person() throws -> RegisterEdit {
        let name = form.text("name") ?? ""
        let aliases = (form["aliases"] ?? "").split(whereSeparator: { $0 == "," || $0 == "\n" }).map { alias in
            alias.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }.filter { !$0.isEmpty }
        let language = form.text("language").flatMap(Language.init(rawValue:)) ?? register.network.language
        let id = form.text("id").map { PersonID($0) }
        var person = Person(
            id: id ?? register.newPersonID(for: name), name: name, email: form.text("email") ?? "",
            language: language, aliases: aliases)
        guard let id else { return .addPerson(person) }
        person.ended = register.person(id)?.ended
        if form.has("back") { person.ended = nil }
        return .changePerson(person)
    }

    private var rights: [Appointment.Right] {
        let given = Set(form.all("right").compactMap(Appointment.Right.init(rawValue:)))
        return Appointment.Right.allCases.filter(given.contains)
    }

    private func date(_ name: String) throws -> CalendarDate {
        guard let date = try optionalDate(name) else { throw Refusal.missing(name) }
        return date
    }

    private func optionalDate(_ name: String) throws -> CalendarDate? {
        guard let text = form.text(name) else { return nil }
        guard let date = CalendarDate(text) else { throw Refusal.noSuchDate(text) }
        return date
    }
}

extension Refusal {
    fileprivate static func missing(_ field: String) -> Refusal {
        let name: Trilingual =
            switch field {
            case "role": Trilingual("forum og rolle", "forum og rolle", "the forum and the role")
            case "person": Trilingual("personen", "personen", "the person")
            case "from": Trilingual("første dag", "første dag", "the first day")
            default: Trilingual("siste dag", "siste dag", "the last day")
            }
        return Refusal(
            .badInput, code: "missing-field",
            Trilingual("Vel \(name.nn)", "Velg \(name.nb)", "Choose \(name.en)"))
    }
}
