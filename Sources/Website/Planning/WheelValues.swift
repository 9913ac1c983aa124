import Meetings

/// Drawings of a year as numbers for SVG, and the table's lines.
struct WheelValues {
    private let wheel: YearWheel
    private let name: String
    private let language: Language

    init(_ wheel: YearWheel, name: String, _ language: Language) {
        self.wheel = wheel
        self.name = name
        self.language = language
    }

    /// Every wheel is drawn twice: with names around it, and, for a narrow window, without.
    var wheels: [[String: Any]] {
        let all = wheel.wheels
        return all.enumerated().map { index, rings in
            let drawing = WheelDrawing(wheel, rings: rings)
            var values = self.values(drawing)
            values["index"] = index + 1
            values["total"] = all.count
            values["isOneOfMany"] = all.count > 1
            return values
        }
    }

    private func values(_ drawing: WheelDrawing) -> [String: Any] {
        [
            "year": drawing.year, "title": name, "summary": summary(drawing),
            "months": drawing.months.map { month in
                var values = line(month.inner, month.outer)
                values["name"] = String(DateWords(language).month(month.number).prefix(3))
                values["x"] = number(month.name.x)
                values["y"] = number(month.name.y)
                return values
            },
            "rings": drawing.rings.map { ring in
                [
                    "number": ring.number, "name": ring.forum.shortName, "radius": number(ring.radius),
                    "x": number(ring.label.x), "y": number(ring.label.y), "size": number(drawing.dotRadius + 1),
                ] as [String: Any]
            },
            "hasManyRings": drawing.rings.count > 1,
            "arcs": drawing.arcs.map(arc), "labels": drawing.labels.map(label),
            "ticks": drawing.ticks.map { line($0.inner, $0.outer) },
            "dots": drawing.dots.map { dot($0, drawing.dotRadius) },
            "hand": drawing.hand.map { [line($0.inner, $0.outer)] } ?? [],
        ]
    }

    /// What the drawing shows, for who doesn't see it; the table has it all.
    private func summary(_ drawing: WheelDrawing) -> String {
        let counts = YearWheel.Mark.State.allCases.map { state in
            (state, drawing.dots.count { $0.mark.state == state })
        }.filter { $0.1 > 0 }
        let states = counts.map { "\($0.1) \($0.0.words[language])" }.joined(separator: ", ")
        let forums = drawing.rings.map(\.forum.shortName).joined(separator: ", ")
        let total = drawing.dots.count
        let text = Trilingual(
            "Årshjul for \(wheel.year) med \(total) møte i \(forums): \(states). Tabellen under seier det same.",
            "Årshjul for \(wheel.year) med \(total) \(total == 1 ? "møte" : "møter") i \(forums): \(states). "
                + "Tabellen under sier det samme.",
            "Year wheel for \(wheel.year) with \(total) \(total == 1 ? "meeting" : "meetings") of \(forums): "
                + "\(states). The table below says the same.")
        let none = Trilingual(
            "Årshjul for \(wheel.year) utan møte.", "Årshjul for \(wheel.year) uten møter.",
            "Year wheel for \(wheel.year) without meetings.")
        return total == 0 ? none[language] : text[language]
    }

    private func arc(_ arc: WheelDrawing.Arc) -> [String: Any] {
        let radius = number(WheelDrawing.spanBand)
        let large = arc.endDegrees - arc.startDegrees > 180 ? 1 : 0
        let (start, end) = (arc.start, arc.end)
        return [
            "path": "M\(number(start.x)) \(number(start.y))A\(radius) \(radius) 0 \(large) 1 \(number(end.x)) "
                + number(end.y),
            "kind": arc.span.kind.rawValue, "name": spanName(arc.span),
        ]
    }

    private func label(_ label: WheelLabel) -> [String: Any] {
        [
            "points": label.line.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " "),
            "x": number(label.text.x), "y": number(label.text.y), "anchor": label.isRight ? "start" : "end",
            "name": short(spanName(label.span)),
        ]
    }

    private func short(_ name: String) -> String { name.count > 34 ? "\(name.prefix(33))…" : name }

    /// With the places only where others have the same break at another time.
    private func spanName(_ span: DaySpan) -> String {
        let isOnly = wheel.spans.count { $0.name == span.name } == 1
        return isOnly || span.places.isEmpty ? span.name[language] : fullName(span)
    }

    private func fullName(_ span: DaySpan) -> String {
        guard !span.places.isEmpty else { return span.name[language] }
        return "\(span.name[language]) (\(span.places.joined(separator: ", ")))"
    }

    private func dot(_ dot: WheelDrawing.Dot, _ radius: Double) -> [String: Any] {
        let (x, y, arm) = (dot.centre.x, dot.centre.y, radius * 0.7)
        return [
            "x": number(x), "y": number(y), "radius": number(radius), "is-\(dot.mark.state.rawValue)": true,
            "clashes": dot.mark.clashes.isEmpty
                ? []
                : [
                    [
                        "halo": number(radius + 4),
                        "words": dot.mark.clashes.map(\.brief[language]).joined(separator: "; "),
                    ]
                ],
            "tick": "M\(number(x - radius * 0.5)) \(number(y))L\(number(x - radius * 0.1)) \(number(y + radius * 0.42))"
                + "L\(number(x + radius * 0.55)) \(number(y - radius * 0.42))",
            "cross": "M\(number(x - arm)) \(number(y - arm))L\(number(x + arm)) \(number(y + arm))"
                + "M\(number(x - arm)) \(number(y + arm))L\(number(x + arm)) \(number(y - arm))",
        ]
    }

    private func line(_ inner: WheelPoint, _ outer: WheelPoint) -> [String: Any] {
        ["x1": number(inner.x), "y1": number(inner.y), "x2": number(outer.x), "y2": number(outer.y)]
    }

    /// To a tenth: finer than any paper.
    private func number(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }

    private func dates(_ span: DaySpan) -> String {
        let words = DateWords(language)
        return span.from == span.to
            ? words.dayAndMonth(span.from) : "\(words.dayAndMonth(span.from))–\(words.dayAndMonth(span.to))"
    }

    func rows(_ visit: Visit, isOfNetwork: Bool) -> [[String: Any]] {
        let words = visit.dateWords
        return wheel.rows.map { row in
            var values: [String: Any] = [
                "date": words.full(row.date), "forum": row.forum?.shortName ?? "", "state": "", "link": "",
                "isSpan": false, "clashes": [String](),
            ]
            switch row.what {
            case .meeting(let mark):
                values["what"] =
                    Trilingual(
                        "møte \(words.span(mark.meeting.start, mark.meeting.end))",
                        "møte \(words.span(mark.meeting.start, mark.meeting.end))",
                        "meeting \(words.span(mark.meeting.start, mark.meeting.end))")[language]
                values["state"] = mark.state.words[language]
                let isTold = visit.reader.may(.coordinateNetwork)
                values["clashes"] = mark.clashes.map { (isTold ? $0.whole : $0.brief)[language] }
                values["is-\(mark.state.rawValue)"] = true
                values["link"] = "\(visit.path(of: mark.meeting.forum))/m/\(mark.meeting.date)"
            case .deadline(let tick): values["what"] = tick.words[language]
            case .span(let span):
                values["date"] = span.from == span.to ? words.full(span.from) : dates(span)
                values["what"] = fullName(span)
                values["isSpan"] = true
            }
            return values
        }
    }
}
