public import FoundationEssentials

extension Date {
    /// RFC 3339 with the zone's offset: `2023-08-10T09:02:00+02:00`.
    public func rfc3339(in zone: Zone) -> String {
        let offset = zone.secondsFromUTC(at: self)
        let sign = offset < 0 ? "-" : "+"
        let hours = zeroPadded(abs(offset) / 3600, width: 2)
        let minutes = zeroPadded(abs(offset) / 60 % 60, width: 2)
        return "\(wallClock(offsetSeconds: offset))\(sign)\(hours):\(minutes)"
    }

    /// RFC 3339 in UTC: `2023-08-10T07:02:00Z`.
    public var rfc3339UTC: String { "\(wallClock(offsetSeconds: 0))Z" }

    private func wallClock(offsetSeconds: Int) -> String {
        let seconds = Int(timeIntervalSince1970.rounded(.down)) + offsetSeconds
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let rest = seconds - day * 86_400
        let clock = [rest / 3600, rest / 60 % 60, rest % 60].map { zeroPadded($0, width: 2) }
        return "\(CalendarDate(dayNumber: day))T\(clock.joined(separator: ":"))"
    }

    /// Reads RFC 3339 with `Z` or an offset (RFC 3339 §5.6); seconds may be left out, fractions are dropped.
    public init?(rfc3339 text: String) {
        guard text.utf8.count >= 17, let date = CalendarDate(String(text.prefix(10))) else { return nil }
        let rest = text.dropFirst(10)
        guard let separator = rest.first, "Tt ".contains(separator) else { return nil }
        let afterT = rest.dropFirst()
        guard let zoneIndex = afterT.lastIndex(where: { "Zz+-".contains($0) }) else { return nil }
        let clock = afterT[..<zoneIndex].split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(clock.count), let time = TimeOfDay("\(clock[0]):\(clock[1])") else { return nil }
        var seconds = 0
        if clock.count == 3 {
            guard let whole = Int(clock[2].prefix { $0 != "." }), (0...60).contains(whole) else { return nil }
            seconds = whole
        }
        guard let offset = Date.offsetSeconds(afterT[zoneIndex...]) else { return nil }
        self.init(timeIntervalSince1970: Double(date.dayNumber * 86_400 + time.minutes * 60 + seconds - offset))
    }

    private static func offsetSeconds(_ text: Substring) -> Int? {
        if text == "Z" || text == "z" { return 0 }
        guard let time = TimeOfDay(String(text.dropFirst())) else { return nil }
        return (text.first == "-" ? -1 : 1) * time.minutes * 60
    }
}
