import Testing

@testable import ICalendar

@Suite("Zone rules")
struct ZoneRuleTests {
    @Test("The system's Oslo has the rule that Oslo has")
    func oslo() throws {
        #expect(ZoneRule(identifier: "Europe/Oslo") == Samples.oslo)
    }

    @Test("Oslo is known on a machine without zone files, other zones are not")
    func fallback() {
        #expect(ZoneFile.load("Europe/Oslo", from: "/nowhere") == Samples.oslo)
        #expect(ZoneFile.load("Europe/Helsinki", from: "/nowhere") == nil)
    }

    @Test(
        "A name leads nowhere but into the zone files",
        arguments: [
            "", "/etc/passwd", "../../../etc/passwd", "Europe/../Europe/Oslo", "Europe/Oslo\n", "Europe/Oslo;X=1",
            "Europe", "tzdata.zi", "W. Europe Standard Time", String(repeating: "A", count: 65),
        ])
    func badNames(name: String) {
        #expect(ZoneRule(identifier: name) == nil)
    }

    @Test(
        "Rules give their changes, first counted in 1970",
        arguments: [
            ("CET-1CEST,M3.5.0,M10.5.0/3", "1970-3-29 2", "1970-10-25 3", 3600, 7200),
            ("EST5EDT,M3.2.0,M11.1.0", "1970-3-8 2", "1970-11-1 2", -18_000, -14_400),
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", "1970-10-4 2", "1970-4-5 3", 36_000, 39_600),
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "1970-3-29 1", "1970-10-25 2", 0, 3600),
            ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "1970-10-4 2", "1970-4-5 2", 37_800, 39_600),
            ("XST-1XDT,M1.4.3/0,M12.5.4/23", "1970-1-28 0", "1970-12-31 23", 3600, 7200),
        ])
    func changes(posix: String, daylight: String, standard: String, offset: Int, summerOffset: Int) throws {
        let rule = try #require(ZoneRule(identifier: "Test/Zone", posixRule: posix))
        func text(_ observance: ZoneRule.Observance?) -> String? {
            (observance?.change?.first).map { "\($0.year)-\($0.month)-\($0.day) \($0.hour)" }
        }
        #expect(text(rule.daylight) == daylight)
        #expect(text(rule.standard) == standard)
        #expect(rule.standard.offsetSeconds == offset && rule.daylight?.offsetSeconds == summerOffset)
        #expect(rule.standard.offsetBeforeSeconds == summerOffset && rule.daylight?.offsetBeforeSeconds == offset)
    }

    @Test("A zone that never changes its clock has one STANDARD")
    func withoutChanges() throws {
        let rule = try #require(ZoneRule(identifier: "Asia/Kolkata", posixRule: "IST-5:30"))
        var object = try Samples.request()
        object.events[0].start?.zone = .rule(rule)
        object.events[0].end?.zone = .rule(rule)
        let lines = try object.lines()
        let first = try #require(lines.firstIndex(of: "BEGIN:VTIMEZONE"))
        #expect(
            lines[first...].prefix(8) == [
                "BEGIN:VTIMEZONE", "TZID:Asia/Kolkata", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZNAME:IST",
                "TZOFFSETFROM:+0530", "TZOFFSETTO:+0530", "END:STANDARD",
            ])
    }

    @Test(
        "A rule that is not understood wholly is no rule",
        arguments: [
            "", "CET", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M3.5.0,M10.5.0/3x", "CET-1CEST,J60,J300",
            "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "EET-2EEST,M3.4.4/50,M10.4.4/50", "CET-1CEST,M13.5.0,M10.5.0",
            "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CE-1", "<A;B>-1", "CET-1CEST,M3.5.0/,M10.5.0",
            "CET-1111CEST,M3.5.0,M10.5.0", "CET-1:75CEST,M3.5.0,M10.5.0",
        ])
    func unknownRules(posix: String) {
        #expect(ZoneRule(identifier: "Test/Zone", posixRule: posix) == nil)
    }

    @Test("Days are counted as the Gregorian calendar has them")
    func days() {
        #expect(CivilDate(year: 1970, month: 1, day: 1).dayNumber == 0)
        #expect(CivilDate(year: 2000, month: 3, day: 1).dayNumber == 11_017)
        #expect(CivilDate(year: 1969, month: 12, day: 31).dayNumber == -1)
        #expect(CivilDate(year: 2026, month: 1, day: 8).weekday == 4)
        #expect(CivilDate(year: 1969, month: 12, day: 28).weekday == 0)
        for number in stride(from: -719_162, through: 2_932_896, by: 97) {
            #expect(CivilDate(dayNumber: number).dayNumber == number)
        }
        #expect(LocalTime(secondsSince1970: -1).second == 59 && LocalTime(secondsSince1970: -1).year == 1969)
        #expect(LocalTime(secondsSince1970: 951_782_400).day == 29)
        #expect(LocalTime(secondsSince1970: .min).month == 1)
    }
}
