public import FoundationEssentials
import FoundationInternationalization

/// Local time to instant and back, in one time zone. A time that a clock change skips or repeats is taken
/// as RFC 5545 §3.3.5 says: with the offset before the gap, and the first of the two.
public struct Zone: Hashable, Sendable {
    public let identifier: String
    private let zone: TimeZone

    /// Nil for a name the system doesn't know.
    public init?(identifier: String) {
        guard let zone = TimeZone(identifier: identifier) else { return nil }
        self.identifier = identifier
        self.zone = zone
    }

    public static let utc = Zone(identifier: "UTC", zone: .gmt)

    private init(identifier: String, zone: TimeZone) {
        self.identifier = identifier
        self.zone = zone
    }

    public func instant(_ date: CalendarDate, _ time: TimeOfDay) -> Date {
        let asIfUTC = Double(date.dayNumber * 86_400 + time.minutes * 60)
        let guess = Date(timeIntervalSince1970: asIfUTC)
        // The offset a day before is the one in force before any change around this time.
        let before = zone.secondsFromGMT(for: guess.addingTimeInterval(-86_400))
        let first = Date(timeIntervalSince1970: asIfUTC - Double(before))
        if zone.secondsFromGMT(for: first) == before { return first }
        let after = zone.secondsFromGMT(for: guess.addingTimeInterval(86_400))
        let second = Date(timeIntervalSince1970: asIfUTC - Double(after))
        return zone.secondsFromGMT(for: second) == after ? second : first
    }

    public func local(_ instant: Date) -> (date: CalendarDate, time: TimeOfDay) {
        let seconds = Int(instant.timeIntervalSince1970.rounded(.down)) + secondsFromUTC(at: instant)
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let minutes = (seconds - day * 86_400) / 60
        return (CalendarDate(dayNumber: day), TimeOfDay.midnight.adding(minutes: minutes))
    }

    public func date(_ instant: Date) -> CalendarDate { local(instant).date }

    public func secondsFromUTC(at instant: Date) -> Int { zone.secondsFromGMT(for: instant) }
}
