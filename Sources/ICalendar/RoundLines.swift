import Synchronization

/// The lines of a message that are the same to all who are called to its event: all but the description, who calls and
/// who is called. They are most of what there is to write, and a round is written to many.
struct RoundLines: Sendable {
    /// What the lines say.
    private let object: CalendarObject
    /// Up to where a description belongs.
    private let head: [UInt8]
    /// From there to where the people belong.
    private let middle: [UInt8]

    private static let known = Mutex<[String: RoundLines]>([:])
    private static let mostKnown = 64
    private static let end = Array("END:VEVENT\r\nEND:VCALENDAR\r\n".utf8)

    /// What ``CalendarObject/written()`` makes of the object, which has one event.
    static func bytes(of object: CalendarObject) throws(CalendarError) -> [UInt8] {
        var own = object.events[0]
        let shared = object.withoutOwn
        if let lines = known.withLock({ $0[own.uid] }), lines.object.isSpelled(as: shared) {
            try CalendarRules.checkOwn(&own, method: object.method)
            return try lines.bytes(with: own)
        }
        let checked = try CalendarRules.checked(object)
        let lines = try RoundLines(shared, checked: checked.withoutOwn)
        known.withLock { known in
            if known.count >= mostKnown { known.removeAll() }
            known[own.uid] = lines
        }
        return try lines.bytes(with: checked.events[0])
    }

    private init(_ object: CalendarObject, checked: CalendarObject) throws(CalendarError) {
        let whole = try checked.written().dropLast(Self.end.count)
        head = Array(try checked.upToDescription.written().dropLast(Self.end.count))
        middle = Array(whole[head.count...])
        self.object = object
    }

    private func bytes(with own: Event) throws(CalendarError) -> [UInt8] {
        let (description, people) = try Libical.locked { () throws(CalendarError) in
            (try own.descriptionLine(), try own.peopleLines())
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(
            head.count + middle.count + (description.count + people.count) / 16 * 17 + 64 + Self.end.count)
        bytes += head
        ContentLines.append(description, to: &bytes)
        bytes += middle
        ContentLines.append(people, to: &bytes)
        bytes += Self.end
        return bytes
    }
}

extension CalendarObject {
    fileprivate var withoutOwn: CalendarObject {
        var object = self
        object.events[0].description = nil
        object.events[0].organizer = nil
        object.events[0].attendees = []
        return object
    }

    /// Without what is written after a description.
    fileprivate var upToDescription: CalendarObject {
        var object = self
        object.events[0].location = nil
        object.events[0].comment = nil
        object.events[0].url = nil
        object.events[0].status = nil
        object.events[0].transparency = nil
        object.events[0].classification = nil
        object.events[0].categories = []
        object.events[0].relatedTo = nil
        return object
    }

    /// Whether it is the same, byte for byte: two texts may be equal and made of different scalars.
    fileprivate func isSpelled(as other: CalendarObject) -> Bool {
        self == other
            && texts.elementsEqual(other.texts) { one, other in
                one.map { one in other.map { one.utf8.elementsEqual($0.utf8) } ?? false } ?? (other == nil)
            }
    }

    private var texts: [String?] {
        events.reduce(into: [productID, name]) { texts, event in
            texts += [event.uid, event.summary, event.location, event.comment, event.url, event.relatedTo]
            texts += event.categories
        }
    }
}
