import Foundation
import Meetings
import YAMLFiles

/// Stops a benchmark that doesn't measure what it says.
struct SampleFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// What is measured with.
enum Sample {
    static let now = Date(timeIntervalSince1970: 1_686_549_600)
    static let today = day(2023, 6, 12)
    static let meetingDay = day(2023, 8, 18)

    static func sjustjerna() throws -> Register {
        try RegisterFile.read(Checkout.text("Config/sjustjerna.yaml")).register
    }

    static func forum(of register: Register) throws -> Forum {
        guard let forum = register.forums.first else { throw SampleFault("the register has no forum") }
        return forum
    }

    /// A network of invented people, a third of them reading each language, evenly spread over its forums.
    static func network(people count: Int, forums forumCount: Int) -> Register {
        var register = Register(
            network: Network(
                id: "fjordane", name: "Fjordane helsenettverk", language: .nn, timezone: "Europe/Oslo",
                mailbox: "mote@fjordane.example.no", county: "møre-og-romsdal"))
        register.roles = [Role(names: ["medlem"]), Role(names: ["sekretariat"])]
        register.organisations = (1...20).map { number in
            Organisation(id: OrganisationID("kommune-\(number)"), name: "Kommune \(number)", kind: .municipality)
        }
        register.forums = (1...forumCount).map { number in
            Forum(
                id: ForumID("forum-\(number)"), name: "Samarbeidsutval \(number)", rules: .cooperation,
                cadence: Cadence(everyWeeks: 6, weekday: .friday, start: morning, end: afternoon), place: "Førde")
        }
        for number in 0..<count {
            let person = Person(
                id: PersonID("person-\(number)"), name: "Åse Nordmann \(number)", email: "person\(number)@example.no",
                language: Language.allCases[number % Language.allCases.count])
            register.people.append(person)
            register.appointments.append(
                Appointment(
                    forum: register.forums[number % forumCount].id,
                    role: number < forumCount ? "sekretariat" : "medlem",
                    organisation: register.organisations[number % register.organisations.count].id, person: person.id,
                    from: day(2022, 1, 1), rights: [.speak, .propose, .vote]))
        }
        return register
    }

    static func meeting(of forum: Forum, on date: CalendarDate) -> Meeting {
        Meeting(
            id: MeetingID("\(forum.id)-\(date)"), forum: forum.id, date: date, start: morning, end: afternoon,
            place: forum.place, uid: "\(forum.id)-\(date)@example.no", now: now)
    }

    private static let morning = TimeOfDay(9, 0) ?? .midnight
    private static let afternoon = TimeOfDay(14, 30) ?? .midnight

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        CalendarDate(year, month, day) ?? CalendarDate(dayNumber: 0)
    }
}
