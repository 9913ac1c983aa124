/// Where the days of a year stand on a circle: clockwise from the top.
public struct WheelCircle: Hashable, Sendable {
    public let year: Int
    public let days: Int

    public init(year: Int) {
        self.year = year
        days = CalendarDate.isLeap(year) ? 366 : 365
    }

    /// Degrees clockwise from the top to where the day begins; 360 for the first day of the next year.
    public func start(of date: CalendarDate) -> Double {
        let first = CalendarDate(year, 1, 1) ?? date
        return Double(min(max(first.days(until: date), 0), days)) * 360 / Double(days)
    }

    public func middle(of date: CalendarDate) -> Double { start(of: date) + 180 / Double(days) }

    public func end(of date: CalendarDate) -> Double { start(of: date.adding(days: 1)) }

    /// Where each month begins and ends.
    public var months: [(start: Double, end: Double)] {
        (1...12).compactMap { month in
            guard let first = CalendarDate(year, month, 1) else { return nil }
            return (start(of: first), start(of: first.adding(months: 1)))
        }
    }
}

/// A point of a drawing, to the right and downwards.
public struct WheelPoint: Hashable, Sendable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// At an angle clockwise from the top, so far from the centre.
    init(_ degrees: Double, radius: Double, around centre: WheelPoint) {
        let (sine, cosine) = WheelPoint.sineAndCosine(degrees)
        self.init(x: centre.x + radius * sine, y: centre.y - radius * cosine)
    }

    /// By their series, for an angle brought within 45° of an axis: six terms are exact to a Double's last digits.
    static func sineAndCosine(_ degrees: Double) -> (sine: Double, cosine: Double) {
        let quarters = (degrees / 90).rounded()
        let angle = (degrees - quarters * 90) * Double.pi / 180
        let square = angle * angle
        var (sine, cosine) = (0.0, 0.0)
        for term in stride(from: 9, through: 0, by: -1) {
            sine = 1 - square / Double((2 * term + 2) * (2 * term + 3)) * sine
            cosine = 1 - square / Double((2 * term + 1) * (2 * term + 2)) * cosine
        }
        sine *= angle
        return switch Int(quarters) & 3 {
        case 0: (sine, cosine)
        case 1: (cosine, -sine)
        case 2: (-sine, -cosine)
        default: (-cosine, sine)
        }
    }
}
