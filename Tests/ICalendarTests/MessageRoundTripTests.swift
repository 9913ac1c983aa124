import ICalendar
import Testing

@Suite("What is written is read as a message")
struct MessageRoundTripTests {
    @Test("Any object about one event is the same message", arguments: 0..<300)
    func roundTrip(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        let object = try RoundTripTests.object(&numbers)
        let bytes = try object.serialized()
        guard object.events.count == 1, let event = object.events.first else {
            let code = object.events.isEmpty ? CalendarError.Code.malformed : .severalEvents
            #expect(Messages.refusal(bytes)?.code == code)
            return
        }
        let message = try CalendarReader.readMessage(bytes, methodParameter: object.method?.rawValue)
        #expect(message == CalendarMessage(object.method, object.productID, event))
        #expect(message.isClean)
        let half = String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "")
        #expect(try CalendarReader.readMessage(Messages.folded(half.replacing("\r", with: ""), octets: 5)) == message)
        #expect(message.start == nil || message.start?.instant != nil)
    }
}

extension CalendarMessage {
    fileprivate init(_ method: Method?, _ productID: String, _ event: Event) {
        self.init(
            method: method, productID: productID, uid: event.uid, sequence: event.sequence, stamp: event.stamp,
            start: event.start.map(StatedTime.clock), end: event.end.map(StatedTime.clock), organizer: event.organizer,
            attendees: event.attendees.map {
                StatedAttendee(
                    address: $0.address, name: $0.name, kind: $0.kind, role: $0.role, status: $0.status,
                    statusText: $0.status?.rawValue, rsvp: $0.rsvp)
            }, comment: event.comment, summary: event.summary, location: event.location,
            description: event.description)
    }
}
