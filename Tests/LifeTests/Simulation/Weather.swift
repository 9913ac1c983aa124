import FoundationEssentials
import Meetings

/// What befalls the machines at one moment of the year: drawn from the seed and the moment alone.
struct Weather {
    var server: MailServer.Weather
    var isBoxDown: Bool
    var isBoxShaky: Bool
    /// Hours in which nothing runs, minutes by which the clock is put back.
    var sleepsHours: Int
    var clockBackMinutes: Int
    /// The nodes that work, in this order, and whether they stay down once they have died.
    var nodes: [Int]
    var staysDown: Bool

    init(seed: UInt64, at moment: Moment, nodes count: Int) {
        var chance = Chance(seed, "weather \(moment)")
        server = chance.weighted([(.shaky, 9), (.refusing, 3), (.away, 4)], else: .fine)
        isBoxDown = chance.happens(4)
        isBoxShaky = chance.happens(6)
        sleepsHours = chance.happens(2) ? chance.number(1...9) : 0
        clockBackMinutes = chance.happens(4) ? chance.number(1...50) : 0
        nodes = Array(chance.shuffled(Array(0..<count)).prefix(chance.happens(20) ? 2 : 1))
        staysDown = chance.happens(20)
    }

    static let fine = Weather()

    private init() {
        (server, isBoxDown, isBoxShaky, sleepsHours, clockBackMinutes) = (.fine, false, false, 0, 0)
        (nodes, staysDown) = ([0], false)
    }
}

/// A moment at which the machines work.
struct Moment: CustomStringConvertible {
    var date: CalendarDate
    var at: Date

    var description: String { at.rfc3339UTC }

    /// Twice on a working day, once on others, now and then around midnight, and before, within and after the hour that
    /// daylight saving takes or gives.
    static func all(on date: CalendarDate, in zone: Zone, seed: UInt64) -> [Moment] {
        var chance = Chance(seed, "moments \(date)")
        var times = Holidays.isWorkingDay(date) ? [8 * 60, 15 * 60] : [11 * 60]
        times = times.map { $0 + chance.number(0...40) }
        if chance.happens(3) { times += [3, 24 * 60 - 3] }
        let midnight = zone.instant(date, .midnight)
        if zone.secondsFromUTC(at: midnight) != zone.secondsFromUTC(at: midnight.addingTimeInterval(86_400)) {
            times += [90, 150, 190]
        }
        return times.sorted().map { minutes in
            Moment(date: date, at: midnight.addingTimeInterval(Double(minutes * 60)))
        }
    }
}
