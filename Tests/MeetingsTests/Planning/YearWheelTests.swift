import TestSupport
import Testing

@testable import Meetings

@Suite("The year wheel")
struct YearWheelTests {
    static func forum(_ name: String) -> Forum { Forum(id: ForumID(name), name: name) }

    static func meeting(_ forum: String, _ date: CalendarDate, stage: Meeting.Stage = .planned) -> Meeting {
        var meeting = Meeting(
            id: MeetingID("\(forum)-\(date)"), forum: ForumID(forum), date: date, start: SampleRegister.time(9, 0),
            end: SampleRegister.time(12, 0), place: "", uid: "\(forum)-\(date)", now: ManualTime("").now)
        meeting.stage = stage
        return meeting
    }

    static func wheel(year: Int = 2026, forums: Int, meetingsEach: Int = 8) -> YearWheel {
        let first = SampleRegister.day(year, 1, 1)
        let rings = (0..<forums).map { index in
            let marks = (0..<meetingsEach).map { place in
                let date = first.adding(days: (place * 43 + index * 3) % 365)
                return YearWheel.Mark(meeting: meeting("f\(index)", date), state: .planned)
            }
            return YearWheel.Ring(forum: forum("f\(index)"), marks: marks)
        }
        let spans = DaySpan.all(in: year, breaks: SchoolBreaks(), county: "", municipalities: [])
        return YearWheel(year: year, rings: rings, spans: spans, today: SampleRegister.day(year, 9, 1))
    }

    @Test(
        "Twelve months fill the circle, in common years and in leap years", arguments: [1900, 2023, 2024, 2026, 2100])
    func months(_ year: Int) throws {
        let circle = WheelCircle(year: year)
        let months = circle.months
        #expect(months.count == 12)
        #expect(months[0].start == 0)
        #expect(abs(months[11].end - 360) < 1e-9)
        for (one, next) in zip(months, months.dropFirst()) { #expect(one.end == next.start) }
        let widths = months.map { $0.end - $0.start }
        #expect(abs(widths.reduce(0, +) - 360) < 1e-9)
        #expect(abs(widths[1] * Double(circle.days) / 360 - (CalendarDate.isLeap(year) ? 29 : 28)) < 1e-9)
    }

    @Test("The days are equally wide, begin at the top and go clockwise")
    func days() throws {
        for year in [2023, 2024] {
            let circle = WheelCircle(year: year)
            let first = SampleRegister.day(year, 1, 1)
            let starts = (0..<circle.days).map { circle.start(of: first.adding(days: $0)) }
            #expect(starts == starts.sorted())
            #expect(Set(starts.map { Int(($0 * Double(circle.days) / 360).rounded()) }).count == circle.days)
            #expect(abs(circle.end(of: SampleRegister.day(year, 12, 31)) - 360) < 1e-9)
        }
    }

    @Test("Sine and cosine are those of the unit circle")
    func turning() {
        for degrees in stride(from: -720.0, through: 720.0, by: 7.5) {
            let (sine, cosine) = WheelPoint.sineAndCosine(degrees)
            #expect(abs(sine * sine + cosine * cosine - 1) < 1e-12)
            let (next, _) = WheelPoint.sineAndCosine(degrees + 90)
            #expect(abs(next - cosine) < 1e-12)
        }
        #expect(abs(WheelPoint.sineAndCosine(30).sine - 0.5) < 1e-15)
        #expect(abs(WheelPoint.sineAndCosine(225).cosine + 0.5.squareRoot()) < 1e-15)
    }

    @Test("Every meeting of the year stands on its ring exactly once", arguments: [0, 1, 5, 8, 9, 40])
    func once(_ forums: Int) {
        let wheel = Self.wheel(forums: forums)
        let drawings = wheel.wheels.map { WheelDrawing(wheel, rings: $0) }
        let drawn = drawings.flatMap { $0.dots.map(\.mark.meeting.id) }
        #expect(drawn.count == forums * 8)
        #expect(Set(drawn).count == drawn.count)
        #expect(drawings.flatMap(\.rings).map(\.forum) == wheel.rings.map(\.forum))
        for drawing in drawings {
            for dot in drawing.dots {
                let ring = drawing.rings[dot.ring - 1]
                #expect(ring.forum.id == dot.mark.meeting.forum)
                let (x, y) = (dot.centre.x - WheelDrawing.centre.x, dot.centre.y - WheelDrawing.centre.y)
                #expect(abs((x * x + y * y).squareRoot() - ring.radius) < 1e-9)
            }
        }
    }

    @Test("With many forums the rings go on several wheels and stay legible", arguments: [8, 9, 17, 40, 100])
    func legible(_ forums: Int) {
        let wheel = Self.wheel(forums: forums)
        #expect(wheel.wheels.allSatisfy { (1...YearWheel.mostRings).contains($0.count) })
        #expect(wheel.wheels.count == (forums + 7) / 8)
        for rings in wheel.wheels {
            let drawing = WheelDrawing(wheel, rings: rings)
            for (one, next) in zip(drawing.rings, drawing.rings.dropFirst()) {
                #expect(one.radius - next.radius >= 2 * drawing.dotRadius)
            }
            #expect(drawing.dotRadius >= 8)
            #expect(drawing.rings.allSatisfy { $0.radius > 90 && $0.radius < 290 })
        }
    }

    @Test("Two meetings of a forum on one day stand beside each other")
    func sameDay() {
        let date = SampleRegister.day(2026, 3, 6)
        var wheel = Self.wheel(forums: 1, meetingsEach: 0)
        wheel.rings[0].marks = [
            YearWheel.Mark(meeting: Self.meeting("f0", date, stage: .cancelled), state: .cancelled),
            YearWheel.Mark(meeting: Self.meeting("f0", date), state: .planned),
        ]
        let drawing = WheelDrawing(wheel, rings: wheel.rings)
        let (one, other) = (drawing.dots[0].centre, drawing.dots[1].centre)
        let (x, y) = (one.x - other.x, one.y - other.y)
        #expect((x * x + y * y).squareRoot() >= 2 * drawing.dotRadius)
    }

    @Test("A name stands beside every holiday, and none on another", arguments: 2020...2035)
    func labels(_ year: Int) {
        let wheel = Self.wheel(year: year, forums: 3)
        let labels = WheelDrawing(wheel, rings: wheel.rings).labels
        #expect(Set(labels.map(\.span)) == Set(wheel.spans))
        for side in [true, false] {
            let heights = labels.filter { $0.isRight == side }.map(\.text.y).sorted()
            #expect(heights.allSatisfy { (0...WheelDrawing.side).contains($0) })
            for (one, next) in zip(heights, heights.dropFirst()) { #expect(next - one >= WheelLabel.height - 1e-9) }
        }
    }

    @Test("More names than there is room for leave out the shortest spans")
    func crowded() {
        var wheel = Self.wheel(forums: 1)
        wheel.spans = (0..<200).map { index in
            let date = SampleRegister.day(2026, 1, 1).adding(days: index)
            return DaySpan(.schoolBreak, name: Trilingual("f", "f", "f"), places: ["\(index)"], from: date, to: date)
        }
        let labels = WheelDrawing(wheel, rings: wheel.rings).labels
        #expect(labels.count > 40 && labels.count < 70)
        #expect(labels.allSatisfy { (0...WheelDrawing.side).contains($0.text.y) })
    }

    @Test("The hand points at today, and there is none in another year")
    func hand() throws {
        var wheel = Self.wheel(forums: 1)
        wheel.today = SampleRegister.day(2026, 7, 2)
        let hand = try #require(WheelDrawing(wheel, rings: wheel.rings).hand)
        // The middle of the year is straight down.
        #expect(abs(hand.outer.x - WheelDrawing.centre.x) < 1e-6)
        #expect(hand.outer.y > hand.inner.y)
        wheel.today = nil
        #expect(WheelDrawing(wheel, rings: wheel.rings).hand == nil)
    }
}
