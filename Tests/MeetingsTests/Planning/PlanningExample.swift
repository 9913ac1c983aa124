import Meetings
import Testing

/// What the planner's tests plan with: Sjustjerna, and the school breaks of Møre og Romsdal.
enum PlanningExample {
    static func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text), "\(text)") }

    static func days(_ texts: [String]) throws -> [CalendarDate] { try texts.map(day) }

    static func cadence(
        every weeks: Int = 6, _ weekday: Weekday = .friday, mode: Cadence.Mode = .floating, last: String? = nil,
        minimumGapDays: Int? = nil
    ) throws -> Cadence {
        Cadence(
            everyWeeks: weeks, weekday: weekday, start: try #require(TimeOfDay(9, 0)),
            end: try #require(TimeOfDay(14, 30)), mode: mode, last: try last.map(day), minimumGapDays: minimumGapDays)
    }

    static let municipalities = ["Vanylven", "Sande", "Herøy", "Ulstein", "Hareid", "Ørsta", "Volda"].map {
        Organisation(id: OrganisationID($0.lowercased()), name: $0, kind: .municipality)
    }

    static let orstaAndVolda = Array(municipalities.suffix(2))

    static let county = "møre-og-romsdal"

    /// Autumn in week 41 and winter in week 8, for the school years that begin in these years.
    static func breaks(_ firstYears: ClosedRange<Int>) throws -> SchoolBreaks {
        var breaks = SchoolBreaks()
        for year in firstYears {
            let autumn = try #require(ISOWeek(year: year, number: 41)).monday
            let winter = try #require(ISOWeek(year: year + 1, number: 8)).monday
            let known = SchoolBreaks.County(
                name: "Møre og Romsdal",
                breaks: [
                    SchoolBreak(
                        name: Trilingual("haustferie", "høstferie", "autumn break"), from: autumn,
                        to: autumn.adding(days: 4)),
                    SchoolBreak(
                        name: Trilingual("vinterferie", "vinterferie", "winter break"), from: winter,
                        to: winter.adding(days: 4)),
                ])
            breaks.add(known, id: county, in: SchoolYear(firstYear: year))
        }
        return breaks
    }

    static func planner(
        _ cadence: Cadence, breaks: SchoolBreaks, municipalities: [Organisation] = municipalities,
        meetings: [String] = [], busy: [Planner.BusyDay] = []
    ) throws -> Planner {
        Planner(
            cadence: cadence, breaks: breaks, county: county, municipalities: municipalities,
            meetings: try days(meetings), busy: busy)
    }

    static func sjustjerna(meetings: [String] = []) throws -> Planner {
        try planner(cadence(last: "2023-06-09"), breaks: breaks(2022...2026), meetings: meetings)
    }
}

extension Plan {
    var dates: [String] { proposals.map(\.date.description) }
}

extension Plan.Proposal {
    /// `2023-07-21 summer-break`, for each date passed over.
    var passedOverCodes: [String] {
        passedOver.map { "\($0.date) \($0.reasons.map(\.code.rawValue).joined(separator: " "))" }
    }
}
