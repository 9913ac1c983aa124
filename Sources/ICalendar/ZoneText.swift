import Synchronization

/// VTIMEZONE as it stands in an object. It is half of what there is to write of an invitation, and the same in all.
enum ZoneText {
    private static let known = Mutex<[ZoneRule: [UInt8]]>([:])
    private static let mostKnown = 64

    /// The object with the zones where they belong, before its first event.
    static func inserted(_ zones: [ZoneRule], into object: [UInt8]) throws(CalendarError) -> [UInt8] {
        if zones.isEmpty { return object }
        let mark = Array("BEGIN:VEVENT\r\n".utf8)
        let isFirst = { (index: Int) in
            index > 0 && object[index - 1] == UInt8(ascii: "\n") && object[index...].starts(with: mark)
        }
        guard let place = object.indices.first(where: isFirst) else {
            throw CalendarError(.writing, .library, "no event written")
        }
        var result: [UInt8] = []
        result.reserveCapacity(object.count + zones.count * 512)
        result += object[..<place]
        for zone in zones { result += try bytes(of: zone) }
        return result + object[place...]
    }

    private static func bytes(of rule: ZoneRule) throws(CalendarError) -> [UInt8] {
        if let bytes = known.withLock({ $0[rule] }) { return bytes }
        let bytes = ContentLines.finished(
            try Libical.locked { () throws(CalendarError) in try rule.component().bytes() })
        known.withLock { known in
            if known.count == mostKnown { known.removeAll() }
            known[rule] = bytes
        }
        return bytes
    }
}
