/// A time on the clock, to the minute. Written `09:00`.
public struct TimeOfDay: Hashable, Comparable, Sendable {
    /// Minutes since midnight, 0 to 1439.
    public let minutes: Int

    public init?(minutes: Int) {
        guard (0..<1440).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    public init?(_ hour: Int, _ minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        minutes = hour * 60 + minute
    }

    public var hour: Int { minutes / 60 }
    public var minute: Int { minutes % 60 }

    /// Stops at 23:59 and at 00:00.
    public func adding(minutes more: Int) -> TimeOfDay {
        TimeOfDay(clamped: minutes + more)
    }

    public static let midnight = TimeOfDay(clamped: 0)

    private init(clamped: Int) { minutes = min(max(clamped, 0), 1439) }

    public static func < (one: TimeOfDay, other: TimeOfDay) -> Bool { one.minutes < other.minutes }
}

extension TimeOfDay: CustomStringConvertible, LosslessStringConvertible, Codable {
    /// Reads `09:00`, and `09.00` as Norwegians write it.
    public init?(_ text: String) {
        let parts = text.split(whereSeparator: { $0 == ":" || $0 == "." })
        guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1])
        else { return nil }
        self.init(hour, minute)
    }

    public var description: String { "\(zeroPadded(hour, width: 2)):\(zeroPadded(minute, width: 2))" }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let time = TimeOfDay(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time: \(text)")
        }
        self = time
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// From a time to a later one on the same day.
public struct TimeSpan: Hashable, Codable, Sendable {
    public var start: TimeOfDay
    public var end: TimeOfDay

    /// Nil unless the end is after the start.
    public init?(_ start: TimeOfDay, _ end: TimeOfDay) {
        guard start < end else { return nil }
        self.start = start
        self.end = end
    }

    public var minutes: Int { end.minutes - start.minutes }
}
