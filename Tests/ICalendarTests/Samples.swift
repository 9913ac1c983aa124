import Testing

@testable import ICalendar

/// The gathering that most tests are about.
enum Samples {
    static let oslo = ZoneRule(identifier: "Europe/Oslo", posixRule: "CET-1CEST,M3.5.0,M10.5.0/3")

    static func request() throws -> CalendarObject {
        let zone = LocalTime.Zone.rule(try #require(oslo))
        let event = Event(
            uid: "6f1c2b1e-0000-7000-8000-000000000001@samling.example.no", sequence: 0, stamp: 1_767_254_400,
            created: 1_767_168_000, lastModified: 1_767_250_800,
            start: LocalTime(year: 2026, month: 1, day: 8, hour: 9, minute: 0, zone: zone),
            end: LocalTime(year: 2026, month: 1, day: 8, hour: 11, minute: 30, zone: zone),
            summary: "Samling 8. januar: læring, mestring; og meir",
            description:
                "Møt opp på rådhuset.\n\n"
                + "Saksliste: https://samling.example.no/sakliste/1?forum=nett\nHelsing sekretariatet",
            location: "Rådhuset, Ulsteinvik", url: "https://samling.example.no/m/1",
            organizer: CalendarAddress(name: "Nettverket Velferdsteknologi", address: "mote+k3x9@nett.example.no"),
            attendees: [Attendee(name: "Kari Nordmann", address: "kari@kommune.example.no")])
        return CalendarObject(method: .request, productID: "-//Samling//Samling 1.0//NN", events: [event])
    }

    static func cancellation(status: EventStatus?) throws -> CalendarObject {
        var object = try request()
        object.method = .cancel
        object.events[0].sequence = 1
        object.events[0].status = status
        object.events[0].description = nil
        object.events[0].attendees[0].status = nil
        object.events[0].attendees[0].rsvp = false
        return object
    }

    static func feed() throws -> CalendarObject {
        var object = try request()
        object.method = nil
        object.name = "Sjustjerna, samlingar"
        object.refreshMinutes = 60
        object.events[0].organizer = nil
        object.events[0].attendees = []
        object.events[0].categories = ["Læring, mestring", "Nettverk"]
        object.events[0].relatedTo = "series-1@samling.example.no"
        var second = object.events[0]
        second.uid = "6f1c2b1e-0000-7000-8000-000000000002@samling.example.no"
        second.start = LocalTime(year: 2026, month: 2, day: 19, hour: 8, minute: 0, zone: .utc)
        second.end = LocalTime(year: 2026, month: 2, day: 19, hour: 10, minute: 0, zone: .utc)
        second.status = .cancelled
        object.events.append(second)
        return object
    }
}

extension CalendarObject {
    func text() throws -> String { String(decoding: try serialized(), as: UTF8.self) }

    /// Content lines as a reader gets them: unfolded, without their ends.
    func lines() throws -> [String] {
        let bytes = Array(try text().utf8)
        var unfolded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index...].starts(with: "\r\n ".utf8) {
                index += 3
            } else {
                unfolded.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: unfolded, as: UTF8.self).split(separator: "\r\n").map(String.init)
    }
}

/// The same numbers in every run.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
