/// The name of an arc, beside the wheel, with the line that leads to it.
public struct WheelLabel: Hashable, Sendable {
    public var span: DaySpan
    /// Whether it stands to the right of the wheel.
    public var isRight: Bool
    /// At the arc, at the rim, and at the name.
    public var line: [WheelPoint]
    public var text: WheelPoint

    /// From one name to the next.
    public static let height = 25.0
    private static let reach = 366.0
    private static let (top, bottom) = (18.0, WheelDrawing.side - 10)

    /// Names beside the arcs they belong to, moved up or down so that no two stand on each other. Where there are
    /// more than a side has room for, the shortest spans have none: the table has them all.
    static func place(_ arcs: [WheelDrawing.Arc]) -> [WheelLabel] {
        let (right, left) = (arcs.filter { middle($0) < 180 }, arcs.filter { middle($0) >= 180 })
        return place(right, isRight: true) + place(left, isRight: false)
    }

    private static func middle(_ arc: WheelDrawing.Arc) -> Double { (arc.startDegrees + arc.endDegrees) / 2 }

    private static func place(_ arcs: [WheelDrawing.Arc], isRight: Bool) -> [WheelLabel] {
        let room = Int((bottom - top) / height) + 1
        let longest = arcs.sorted { $0.endDegrees - $0.startDegrees > $1.endDegrees - $1.startDegrees }.prefix(room)
        let shown = longest.map { (arc: $0, rim: WheelDrawing.point(middle($0), WheelDrawing.rim + 4)) }
            .sorted { ($0.rim.y, $0.arc.startDegrees) < ($1.rim.y, $1.arc.startDegrees) }
        let heights = spread(shown.map(\.rim.y))
        return zip(shown, heights).map { placed, y in
            let x = WheelDrawing.centre.x + (isRight ? reach : -reach)
            let inner = WheelDrawing.point(middle(placed.arc), WheelDrawing.spanBand)
            return WheelLabel(
                span: placed.arc.span, isRight: isRight, line: [inner, placed.rim, WheelPoint(x: x, y: y)],
                text: WheelPoint(x: x + (isRight ? 6 : -6), y: y))
        }
    }

    /// The same heights in the same order, each at least `height` below the one before, none outside the drawing.
    static func spread(_ wanted: [Double]) -> [Double] {
        var heights: [Double] = []
        for y in wanted { heights.append(max(y, heights.last.map { $0 + height } ?? top)) }
        var lowest = bottom
        for index in heights.indices.reversed() {
            heights[index] = min(heights[index], lowest)
            lowest = heights[index] - height
        }
        return heights
    }
}
