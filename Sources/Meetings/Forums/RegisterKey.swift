/// What things of a register are called in reports and messages: `person:kari`,
/// `appointment:sjustjerna/helseleiar/hareid/kari/2022-01-01`. An appointment without organisation has `-` in its
/// place, a vacancy `vacant`.
enum RegisterKey {
    static func key(_ network: Network) -> String { "network:" + network.id.rawValue.printable }
    static func key(_ organisation: Organisation) -> String { "organisation:" + organisation.id.rawValue.printable }
    static func key(_ role: Role) -> String { "role:" + role.id.rawValue.printable }
    static func key(_ person: Person) -> String { "person:" + person.id.rawValue.printable }
    static func key(_ forum: Forum) -> String { "forum:" + forum.id.rawValue.printable }

    static func key(_ appointment: Appointment) -> String {
        let parts = [
            appointment.forum.rawValue, appointment.role.rawValue, appointment.organisation?.rawValue ?? "-",
            appointment.person?.rawValue ?? "vacant", appointment.from.description,
        ]
        return "appointment:" + parts.joined(separator: "/").printable
    }
}
