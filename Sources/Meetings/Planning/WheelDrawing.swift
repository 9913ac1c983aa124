/// Where everything of one year wheel stands on paper. All numbers are in the drawing's own unit; nothing here knows
/// of a page or of a language.
public struct WheelDrawing: Hashable, Sendable {
    /// The square that the wheel fills, and where its bands are.
    public static let side = 720.0
    public static let centre = WheelPoint(x: side / 2, y: side / 2)
    public static let rim = 344.0
    static let monthBand = 322.0
    public static let monthsInside = 300.0
    public static let spanBand = 286.0
    static let outermostRing = 258.0
    static let innermostRing = 96.0

    public struct Month: Hashable, Sendable {
        public var number: Int
        /// The line where it begins.
        public var inner: WheelPoint
        public var outer: WheelPoint
        public var name: WheelPoint
    }

    public struct Ring: Hashable, Sendable {
        /// From 1, the outermost.
        public var number: Int
        public var forum: Forum
        public var radius: Double
        /// Where its number stands: at the top, where the year turns.
        public var label: WheelPoint
    }

    public struct Dot: Hashable, Sendable {
        public var mark: YearWheel.Mark
        public var ring: Int
        public var degrees: Double
        public var centre: WheelPoint
    }

    public struct Tick: Hashable, Sendable {
        public var ring: Int
        public var degrees: Double
        public var inner: WheelPoint
        public var outer: WheelPoint
    }

    /// Outwards from the centre.
    public struct Line: Hashable, Sendable {
        public var inner: WheelPoint
        public var outer: WheelPoint
    }

    public struct Arc: Hashable, Sendable {
        public var span: DaySpan
        public var startDegrees: Double
        public var endDegrees: Double
        public var start: WheelPoint
        public var end: WheelPoint
    }

    public let year: Int
    public let months: [Month]
    public let rings: [Ring]
    public let dots: [Dot]
    public let ticks: [Tick]
    public let arcs: [Arc]
    public let labels: [WheelLabel]
    /// From the centre to the rim, at today.
    public let hand: Line?
    public let dotRadius: Double

    /// One of the wheels of a year, with the rings that are on it.
    public init(_ wheel: YearWheel, rings onIt: [YearWheel.Ring]) {
        let circle = WheelCircle(year: wheel.year)
        year = wheel.year
        months = WheelDrawing.months(circle)
        let steps = Double(max(onIt.count - 1, 1))
        let spacing = min(46, (WheelDrawing.outermostRing - WheelDrawing.innermostRing) / steps)
        dotRadius = min(11, spacing * 0.4)
        rings = onIt.enumerated().map { index, ring in
            let radius = WheelDrawing.outermostRing - Double(index) * spacing
            return Ring(
                number: index + 1, forum: ring.forum, radius: radius, label: WheelDrawing.point(0, radius))
        }
        let (placed, size) = (rings, dotRadius)
        dots = zip(onIt, placed).flatMap { ring, place in WheelDrawing.dots(of: ring, on: place, circle, size) }
        ticks = zip(onIt, placed).flatMap { ring, place in
            ring.deadlines.map { WheelDrawing.tick($0, on: place, circle, size) }
        }
        arcs = wheel.spans.filter { $0.from.year == wheel.year }.map { WheelDrawing.arc($0, circle) }
        labels = WheelLabel.place(arcs)
        hand = wheel.today.map { today in
            let degrees = circle.middle(of: today)
            return Line(
                inner: WheelDrawing.point(degrees, 62), outer: WheelDrawing.point(degrees, WheelDrawing.monthsInside))
        }
    }

    static func point(_ degrees: Double, _ radius: Double) -> WheelPoint {
        WheelPoint(degrees, radius: radius, around: centre)
    }

    private static func months(_ circle: WheelCircle) -> [Month] {
        circle.months.enumerated().map { index, month in
            Month(
                number: index + 1, inner: point(month.start, innermostRing - 24), outer: point(month.start, rim),
                name: point((month.start + month.end) / 2, monthBand))
        }
    }

    /// Two meetings on one day stand beside each other.
    private static func dots(
        of ring: YearWheel.Ring, on place: Ring, _ circle: WheelCircle, _ dotRadius: Double
    ) -> [Dot] {
        var onDay: [CalendarDate: Int] = [:]
        let width = 2.2 * dotRadius / place.radius * 180 / Double.pi
        return ring.marks.map { mark in
            let before = onDay[mark.meeting.date, default: 0]
            onDay[mark.meeting.date] = before + 1
            let degrees = circle.middle(of: mark.meeting.date) + Double(before) * width
            return Dot(mark: mark, ring: place.number, degrees: degrees, centre: point(degrees, place.radius))
        }
    }

    private static func tick(
        _ tick: YearWheel.Tick, on place: Ring, _ circle: WheelCircle, _ dotRadius: Double
    ) -> Tick {
        let degrees = circle.middle(of: tick.date)
        return Tick(
            ring: place.number, degrees: degrees, inner: point(degrees, place.radius - dotRadius * 0.8),
            outer: point(degrees, place.radius + dotRadius * 0.8))
    }

    private static func arc(_ span: DaySpan, _ circle: WheelCircle) -> Arc {
        let (start, end) = (circle.start(of: span.from), circle.end(of: span.to))
        return Arc(
            span: span, startDegrees: start, endDegrees: end, start: point(start, spanBand), end: point(end, spanBand))
    }
}
