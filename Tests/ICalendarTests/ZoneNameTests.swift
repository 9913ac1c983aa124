import Testing

@testable import ICalendar

@Suite("What programs call their zones")
struct ZoneNameTests {
    private func instant(_ zone: String, _ clock: String = "20260708T090000") throws -> Int64? {
        try Messages.read("DTSTART;TZID=\(zone):\(clock)").start?.instant
    }

    @Test(
        "All these are Oslo's clock",
        arguments: [
            "Europe/Oslo", "\"Europe/Oslo\"", "/freeassociation.sourceforge.net/Europe/Oslo",
            "/freeassociation.sourceforge.net/Tzfile/Europe/Oslo", "/mozilla.org/20070129_1/Europe/Oslo",
            "/softwarestudio.org/Olson_20011030_5/Europe/Oslo", "/Europe/Oslo", "W. Europe Standard Time",
            "w. europe standard time", "\"W. Europe Standard Time\"", "W. Europe", "Romance Standard Time",
            "Central Europe Standard Time", "Central European Standard Time",
            "\"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna\"",
            "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna",
            "(GMT+01.00) Amsterdam / Berlin / Bern / Rome / Stockholm / Vienna",
            "\"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris\"", "\"(UTC+01:00) Brussel, København, Madrid, Paris\"",
            "\"(UTC+01:00) Beograd, Bratislava, Budapest, Ljubljana, Praha\"",
            "\"(UTC+01:00) Sarajevo, Skopje, Warsaw, Zagreb\"", "Europe/Berlin", "CET",
        ])
    func oslo(name: String) throws {
        #expect(try instant(name) == 1_783_494_000)
        #expect(try instant(name, "20260108T090000") == Messages.start)
    }

    @Test(
        "Other zones have their own",
        arguments: [
            ("GMT Standard Time", 1), ("Greenwich Standard Time", 0), ("FLE Standard Time", 3),
            ("GTB Standard Time", 3),
            ("Russian Standard Time", 3), ("Turkey Standard Time", 3), ("UTC", 0), ("Etc/UTC", 0), ("GMT", 0),
            ("tzone://Microsoft/Utc", 0), ("\"(UTC) Coordinated Universal Time\"", 0), ("UTC-02", -2),
            ("\"(UTC+00:00) Dublin, Edinburgh, Lisbon, London\"", 1), ("Eastern Standard Time", -4), ("Eastern", -4),
            ("\"(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius\"", 3), ("Pacific Standard Time", -7),
            ("\"(UTC-05:00) Eastern Time (US & Canada)\"", -4), ("Egypt Standard Time", 3), ("Africa/Cairo", 3),
            ("/mozilla.org/20070129_1/America/Argentina/Buenos_Aires", -3), ("India Standard Time", 5),
        ])
    func others(name: String, hours: Int) throws {
        let seconds = hours * 3600 + (name.hasPrefix("India") ? 1800 : 0)
        #expect(try instant(name) == 1_783_501_200 - Int64(seconds))
    }

    @Test(
        "A zone nobody knows is kept by its name, and its clock gives no instant",
        arguments: [
            "Customized Time Zone", "tzone://Microsoft/Custom", "Europe/Atlantis", "Vest-Noreg", "/example.no/Bydel",
            "(UTC+01:00) Bydel", "GMT+0100", "../../etc/passwd", "/etc/passwd", "America", "Time Standard Time", "æøå",
        ])
    func unknown(name: String) throws {
        let start = try #require(try Messages.read("DTSTART;TZID=\"\(name)\":20260108T090000").start)
        guard case .clock(let time) = start else {
            Issue.record("no clock")
            return
        }
        #expect(time.zone == .named(name) && time.hour == 9 && start.instant == nil)
        #expect(start.isSame(as: start))
    }

    @Test("No zone is a floating clock, and the caller may say whose it is")
    func floating() throws {
        for zone in ["", ";TZID=", ";TZID=\"\"", ";TZID=\" ^ \""] {
            let start = try #require(try Messages.read("DTSTART\(zone):20260108T090000").start)
            guard case .clock(var time) = start else {
                Issue.record("no clock")
                return
            }
            #expect(time.zone == .floating && start.instant == nil)
            time.zone = .rule(try #require(Samples.oslo))
            #expect(time.instant == Messages.start)
        }
    }

    @Test("A day is a day, with or without VALUE, and ends after its duration")
    func days() throws {
        for value in [";VALUE=DATE:20260108", ":20260108", ";VALUE=DATE-TIME;TZID=Europe/Oslo:20260108"] {
            let message = try Messages.read("DTSTART\(value)\nDURATION:P2D")
            #expect(message.start == .day(year: 2026, month: 1, day: 8))
            #expect(message.end == .day(year: 2026, month: 1, day: 10) && message.end?.instant == nil)
        }
        let message = try Messages.read("DTSTART:20260108\nDURATION:PT1H\nRECURRENCE-ID:20260108")
        #expect(message.end == nil)
        #expect(try message.isSameMessage(as: Messages.read("RECURRENCE-ID;VALUE=DATE:20260108")))
        #expect(try !message.isSameMessage(as: Messages.read("RECURRENCE-ID;VALUE=DATE:20260109")))
        #expect(try !message.isSameMessage(as: Messages.read("RECURRENCE-ID:20260108T000000Z")))
    }

    @Test(
        "A time that does not exist is none",
        arguments: [
            "20260230T090000Z", "20260108T250000Z", "20260108T0900Z", "soon", "", "99999999999", "20260108T090000+0100",
            "00000101T000000Z", "20260008T090000Z", "2026", "T090000Z", "20260108T096000Z",
        ])
    func badTimes(value: String) throws {
        let message = try Messages.read("DTSTART:\(value)\nDTEND:\(value)\nRECURRENCE-ID:\(value)\nDURATION:PT1H")
        #expect(message.start == nil && message.end == nil && message.recurrenceID == nil)
    }

    @Test("Durations give the end, and none that goes beyond the calendar")
    func durations() throws {
        for (duration, seconds) in [
            ("PT2H30M", 9000), ("P1DT1H", 90_000), ("P1W", 604_800), ("PT45S", 45), ("PT90M", 5400), ("-PT1H", nil),
            ("P99999999W", nil), ("P99999W", 60_479_395_200), ("bogus", nil), ("PT0S", nil),
            ("PT999999999999999999999H", nil),
        ] as [(String, Int64?)] {
            let message = try Messages.read("DTSTART:20260108T080000Z\nDURATION:\(duration)")
            #expect(message.end?.instant == seconds.map { Messages.start + $0 }, "\(duration)")
        }
        #expect(try Messages.read("DURATION:PT1H").end == nil)
        let both = try Messages.read("DTSTART:20260108T080000Z\nDTEND:20260108T090000Z\nDURATION:PT5H")
        #expect(both.end?.instant == Messages.start + 3600)
    }

    @Test("A clock change is read as RFC 5545 §3.3.5 says")
    func clockChanges() throws {
        #expect(try instant("Europe/Oslo", "20260329T023000") == 1_774_747_800)
        #expect(try instant("Europe/Oslo", "20261025T023000") == 1_792_888_200)
        #expect(try instant("Europe/Oslo", "20261025T030000") == 1_792_893_600)
        #expect(try instant("Europe/Oslo", "21500708T090000") == 5_696_550_000)
    }

    @Test("Every zone of Windows has one that the system knows")
    func windows() throws {
        for (name, identifier) in WindowsZones.identifiers {
            let time = LocalTime(year: 2026, month: 1, day: 8, hour: 9, minute: 0, zone: ZoneName.zone(name))
            #expect(time.instant != nil, "\(name) \(identifier)")
            #expect(name == name.lowercased() && !name.hasSuffix(" standard time"))
        }
        for (place, name) in WindowsZones.firstPlaces {
            #expect(WindowsZones.identifiers[name] != nil && place == place.lowercased())
        }
        #expect(WindowsZones.identifiers.count > 130)
    }
}
