import FoundationEssentials
import Meetings
import YAMLFiles

/// Registers as text, and what is said of them.
enum RegisterExamples {
    static let today = CalendarDate("2023-06-09") ?? CalendarDate(dayNumber: 0)

    /// A small sound register; tests change a line of it.
    static let small = """
        network: {id: demo, name: Prøve, language: nn, timezone: Europe/Oslo, mailbox: mote@example.no, county: møre}
        organisations:
          - {id: hareid, name: Hareid, aliases: [Hareid kommune], kind: municipality}
          - {id: sande, name: Sande, kind: municipality}
        roles: [leiar/leder, helseleiar, sekretariat]
        people:
          - {id: kari, name: Kari Nes, email: kari@example.no}
          - {id: ola, name: Ola Lie, email: ola@example.no, language: nb, aliases: [Ola]}
        forums:
          - id: ssu
            name: SSU
          - id: lsu
            name: LSU Volda
            reportsTo: ssu
            cadence: {everyWeeks: 6, weekday: friday, start: "09:00", end: "14:30", last: 2023-06-09}
            invitations: {mode: automatic, horizon: 2}
            standing: [opening, news]
            appointments:
              - {role: helseleiar, organisation: hareid, person: kari, from: 2022-01-01, contact: true}
              - {role: leiar, person: ola, from: 2022-01-01, until: null}
        """

    /// The small register with one text put in another's place, each of which stands once.
    static func small(_ old: String, _ new: String) -> String {
        guard let place = small.firstRange(of: old), small.ranges(of: old).count == 1 else {
            preconditionFailure("«\(old)» must stand once")
        }
        return small[..<place.lowerBound] + new + small[place.upperBound...]
    }

    /// What is wrong with a text: its form first, then its sense.
    static func problems(_ text: String) -> [Problem] {
        do throws(Refusal) {
            return RegisterRules.check(try RegisterFile.read(text), on: today)
        } catch {
            return error.problems
        }
    }

    /// `12 unknown-key`.
    static func faults(_ text: String) -> [String] {
        problems(text).map { "\($0.line.map(String.init) ?? "-") \($0.code)" }
    }

    /// A file of the project, by its path from the top.
    static func file(_ path: String) throws -> String {
        let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return String(decoding: try Data(contentsOf: top.appending(path: path)), as: UTF8.self)
    }
}
