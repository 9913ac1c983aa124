import Meetings

/// An appointment in an address and in a form: its key, field by field.
enum AppointmentAddress {
    static func path(_ key: Appointment.Key, in base: String) -> String {
        let query = fields(key).map { "\($0.name)=\(AddressText.escaped($0.value))" }.joined(separator: "&")
        return "\(base)/register/appointment?\(query)"
    }

    static func fields(_ key: Appointment.Key) -> [Form.Field] {
        [
            Form.Field(name: "forum", value: key.forum.rawValue), Form.Field(name: "role", value: key.role.rawValue),
            Form.Field(name: "organisation", value: key.organisation?.rawValue ?? ""),
            Form.Field(name: "person", value: key.person?.rawValue ?? ""),
            Form.Field(name: "from", value: key.from.description),
        ]
    }

    /// Nil where the fields name no appointment.
    static func key(_ form: Form, prefix: String = "") -> Appointment.Key? {
        guard let forum = form.text("\(prefix)forum"), let role = form.text("\(prefix)role"),
            let from = form.text("\(prefix)from").flatMap(CalendarDate.init)
        else { return nil }
        return Appointment.Key(
            forum: ForumID(forum), role: RoleID(role),
            organisation: form.text("\(prefix)organisation").map { OrganisationID($0) },
            person: form.text("\(prefix)person").map { PersonID($0) }, from: from)
    }
}
