import FoundationEssentials
import Testing

@testable import Meetings

@Suite("Local time and instants")
struct ZoneTests {
    private static func oslo() throws -> Zone { try #require(Zone(identifier: "Europe/Oslo")) }

    @Test("a time that a clock change skips is taken with the offset before it (RFC 5545 §3.3.5)")
    func gap() throws {
        let date = try #require(CalendarDate(2026, 3, 29))
        let instant = try Self.oslo().instant(date, try #require(TimeOfDay(2, 30)))
        #expect(instant.rfc3339UTC == "2026-03-29T01:30:00Z")
    }

    @Test("a time that comes twice is the first of the two (RFC 5545 §3.3.5)")
    func overlap() throws {
        let date = try #require(CalendarDate(2026, 10, 25))
        let instant = try Self.oslo().instant(date, try #require(TimeOfDay(2, 30)))
        #expect(instant.rfc3339UTC == "2026-10-25T00:30:00Z")
    }

    @Test("nine o'clock stays nine o'clock through every change of ten years")
    func nineStaysNine() throws {
        let oslo = try Self.oslo()
        let nine = try #require(TimeOfDay(9, 0))
        var date = try #require(CalendarDate(2020, 1, 1))
        for _ in 0..<3_653 {
            let local = oslo.local(oslo.instant(date, nine))
            #expect(local.date == date && local.time == nine)
            date = date.adding(days: 1)
        }
    }

    @Test("a zone nobody knows is refused")
    func unknownZone() {
        #expect(Zone(identifier: "Europe/Volda") == nil)
    }

    @Test(
        "RFC 3339 is read and written",
        arguments: [
            ("2023-08-10T09:02:00+02:00", "2023-08-10T07:02:00Z"), ("2023-08-10T09:02Z", "2023-08-10T09:02:00Z"),
            ("2023-08-10t09:02:30.123z", "2023-08-10T09:02:30Z"), ("2023-12-31T23:30:00-01:30", "2024-01-01T01:00:00Z"),
        ])
    func instants(_ text: String, _ expected: String) throws {
        #expect(try #require(Date(rfc3339: text)).rfc3339UTC == expected)
    }

    @Test(
        "what is no instant is refused",
        arguments: ["2023-08-10", "2023-08-10T09:02", "2023-02-30T10:00:00Z", "x", "2023-08-10T25:00:00Z"])
    func noInstant(_ text: String) {
        #expect(Date(rfc3339: text) == nil)
    }

    @Test("instants are written with the zone's own offset, summer and winter")
    func offsets() throws {
        let oslo = try Self.oslo()
        #expect(try #require(Date(rfc3339: "2023-07-01T10:00:00Z")).rfc3339(in: oslo) == "2023-07-01T12:00:00+02:00")
        #expect(try #require(Date(rfc3339: "2023-01-01T10:00:00Z")).rfc3339(in: oslo) == "2023-01-01T11:00:00+01:00")
    }
}

@Suite("Dates in words")
struct DateWordsTests {
    private let date = CalendarDate(2023, 6, 9) ?? CalendarDate(dayNumber: 0)

    @Test("full dates in three languages")
    func full() {
        #expect(DateWords(.nn).full(date) == "fredag 9. juni 2023")
        #expect(DateWords(.nb).full(date) == "fredag 9. juni 2023")
        #expect(DateWords(.en).full(date) == "Friday 9 June 2023")
        #expect(DateWords(.nn).full(date.adding(days: 3)) == "måndag 12. juni 2023")
    }

    @Test("times as house style has them")
    func times() throws {
        let (start, end) = (try #require(TimeOfDay(9, 0)), try #require(TimeOfDay(14, 30)))
        #expect(DateWords(.nn).span(start, end) == "kl. 09.00–14.30")
        #expect(DateWords(.en).span(start, end) == "09:00–14:30")
        #expect(DateWords(.nn).week(date.week) == "veke 23")
    }
}
