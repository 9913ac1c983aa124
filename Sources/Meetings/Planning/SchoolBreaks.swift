/// A school year, 1 August to 31 July. Written `2026-27`.
public struct SchoolYear: Hashable, Comparable, Sendable {
    /// The year it begins in.
    public let firstYear: Int

    public init(firstYear: Int) { self.firstYear = firstYear }

    public init(of date: CalendarDate) {
        let (year, month, _) = date.parts
        firstYear = month >= 8 ? year : year - 1
    }

    public func contains(_ date: CalendarDate) -> Bool { SchoolYear(of: date) == self }

    /// As people write it: `2026/27`.
    public var title: String { "\(firstYear)/\(zeroPadded((firstYear + 1) % 100, width: 2))" }

    public static func < (one: SchoolYear, other: SchoolYear) -> Bool { one.firstYear < other.firstYear }
}

extension SchoolYear: CustomStringConvertible, LosslessStringConvertible {
    /// Reads exactly `2026-27`; nil where the second isn't the year after the first.
    public init?(_ text: String) {
        guard text.utf8.count == 7, let year = Int(text.prefix(4)), (1000...9998).contains(year) else { return nil }
        firstYear = year
        guard description == text else { return nil }
    }

    public var description: String { "\(firstYear)-\(zeroPadded((firstYear + 1) % 100, width: 2))" }
}

/// Days in a row without school, both ends included.
public struct SchoolBreak: Hashable, Sendable {
    public var name: Trilingual
    public var from: CalendarDate
    public var to: CalendarDate

    public init(name: Trilingual, from: CalendarDate, to: CalendarDate) {
        self.name = name
        self.from = from
        self.to = to
    }

    public func contains(_ date: CalendarDate) -> Bool { from <= date && date <= to }
}

/// When the schools are closed, as the counties and municipalities have decided it. Data, not rules: what isn't
/// here isn't known, and is never guessed.
public struct SchoolBreaks: Hashable, Sendable {
    /// One county's breaks in one school year.
    public struct County: Hashable, Sendable {
        public var name: String
        /// Nil where only some of its municipalities are known.
        public var breaks: [SchoolBreak]?
        /// Only what differs, by the municipality's id or name; a break takes the place of the county's of the
        /// same name.
        public var municipalities: [String: [SchoolBreak]]

        public init(name: String, breaks: [SchoolBreak]?, municipalities: [String: [SchoolBreak]] = [:]) {
            self.name = name
            self.breaks = breaks
            self.municipalities = Dictionary(
                municipalities.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
        }

        func breaks(in municipality: Organisation, on date: CalendarDate) -> [SchoolBreak] {
            let own = differing(in: municipality) ?? []
            let shared = (breaks ?? []).filter { common in !own.contains { $0.name.nn == common.name.nn } }
            return (shared + own).filter { $0.contains(date) }
        }

        func knows(_ municipality: Organisation) -> Bool { breaks != nil || differing(in: municipality) != nil }

        private func differing(in municipality: Organisation) -> [SchoolBreak]? {
            municipalities[municipality.id.rawValue.lowercased()] ?? municipalities[municipality.name.lowercased()]
        }
    }

    /// A break that some places have on a date.
    public struct Found: Hashable, Sendable {
        public var name: Trilingual
        public var places: [String]
    }

    private var years: [SchoolYear: [String: County]] = [:]

    /// Knows of nothing yet.
    public init() {}

    public mutating func add(_ county: County, id: String, in year: SchoolYear) {
        years[year, default: [:]][id.lowercased()] = county
    }

    /// The breaks on the date, each with the municipalities that have it; with the county where none are given.
    public func breaks(on date: CalendarDate, county id: String, municipalities: [Organisation]) -> [Found] {
        guard let county = years[SchoolYear(of: date)]?[id.lowercased()] else { return [] }
        let common = (county.breaks ?? []).filter { $0.contains(date) }
        if municipalities.isEmpty { return common.map { Found(name: $0.name, places: [county.name]) } }
        if common.isEmpty, county.municipalities.isEmpty { return [] }
        var found: [Found] = []
        for municipality in municipalities {
            for closed in county.breaks(in: municipality, on: date) {
                if let index = found.firstIndex(where: { $0.name == closed.name }) {
                    found[index].places.append(municipality.name)
                } else {
                    found.append(Found(name: closed.name, places: [municipality.name]))
                }
            }
        }
        return found
    }

    /// The places nothing is known about that year: the municipalities, or the county where none are given.
    public func missing(in year: SchoolYear, county id: String, municipalities: [Organisation]) -> [String] {
        let county = years[year]?[id.lowercased()]
        if municipalities.isEmpty { return county?.breaks == nil ? [county?.name ?? id] : [] }
        return municipalities.filter { !(county?.knows($0) ?? false) }.map(\.name)
    }

    /// With everything the other knows; where both know a county's year, the other's holds.
    public mutating func merge(_ other: SchoolBreaks) {
        years.merge(other.years) { $0.merging($1) { $1 } }
    }
}
