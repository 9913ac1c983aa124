/// Reads the rule at the end of a zone file: `CET-1CEST,M3.5.0,M10.5.0/3` (RFC 9636 §3.3).
struct POSIXRuleParser {
    private var rest: Substring.UTF8View

    init(_ rule: String) { rest = rule[...].utf8 }

    /// Nil unless the whole rule is understood and its changes fall within their day.
    mutating func observances() -> (standard: ZoneRule.Observance, daylight: ZoneRule.Observance?)? {
        guard let first = abbreviation(), let west = time() else { return nil }
        let offset = -west
        if rest.isEmpty { return (ZoneRule.Observance(first, from: offset, to: offset, at: nil), nil) }
        guard let second = abbreviation() else { return nil }
        var otherOffset = offset + 3600
        if rest.first != UInt8(ascii: ",") {
            guard let otherWest = time() else { return nil }
            otherOffset = -otherWest
        }
        guard let toSecond = change(), let toFirst = change(), rest.isEmpty else { return nil }
        let one = ZoneRule.Observance(first, from: otherOffset, to: offset, at: toFirst)
        let other = ZoneRule.Observance(second, from: offset, to: otherOffset, at: toSecond)
        // Ireland's rule calls winter the exception; a VTIMEZONE's DAYLIGHT is the part further east.
        return otherOffset > offset ? (one, other) : (other, one)
    }

    /// `CET`, or `<+0330>` in brackets.
    private mutating func abbreviation() -> String? {
        let bracketed = take("<")
        let name = rest.prefix { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"): bracketed
            default: false
            }
        }
        rest = rest.dropFirst(name.count)
        guard (3...10).contains(name.count), !bracketed || take(">") else { return nil }
        return String(Substring(name))
    }

    /// `,M3.5.0/2`: month, week (5 is the last), weekday, and the time, two o'clock where none is given.
    private mutating func change() -> ZoneRule.YearlyChange? {
        guard take(","), take("M"), let month = number(), take("."), let week = number(), take("."),
            let weekday = number(), (1...12).contains(month), (1...5).contains(week), (0...6).contains(weekday)
        else { return nil }
        var seconds = 7200
        if take("/") {
            guard let given = time() else { return nil }
            seconds = given
        }
        guard (0..<86_400).contains(seconds) else { return nil }
        return ZoneRule.YearlyChange(
            month: month, week: week == 5 ? -1 : week, weekday: weekday, timeSeconds: seconds)
    }

    /// `-1`, `3`, `+9:30`, in seconds.
    private mutating func time() -> Int? {
        let negative = take("-")
        if !negative { _ = take("+") }
        guard let hours = number() else { return nil }
        var seconds = hours * 3600
        for unitSeconds in [60, 1] where take(":") {
            guard let part = number(), part < 60 else { return nil }
            seconds += part * unitSeconds
        }
        return negative ? -seconds : seconds
    }

    private mutating func number() -> Int? {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard (1...3).contains(digits.count) else { return nil }
        rest = rest.dropFirst(digits.count)
        return Int(Substring(digits))
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }
}

extension ZoneRule.Observance {
    fileprivate init(_ abbreviation: String, from: Int, to: Int, at change: ZoneRule.YearlyChange?) {
        self.init(abbreviation: abbreviation, offsetBeforeSeconds: from, offsetSeconds: to, change: change)
    }
}
