import Testing

@testable import ICalendar

@Suite("A round's lines are written once")
struct RoundLineTests {
    @Test("Every message of a round has the bytes it has when all of it is written anew", arguments: 0..<150)
    func sameBytes(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        let objects = try (0..<6).map { _ in try RoundTripTests.object(&numbers) }
        let messages = objects.filter { $0.method != nil && $0.events.count == 1 }
        for (index, message) in messages.enumerated() {
            for other in messages[index...] {
                var message = message
                message.events[0].description = other.events[0].description
                message.events[0].organizer = other.events[0].organizer ?? message.events[0].organizer
                if message.method != .publish, !other.events[0].attendees.isEmpty {
                    message.events[0].attendees = other.events[0].attendees
                }
                if message.method == .cancel { message.withoutReplies() }
                try expectSame(message)
            }
        }
    }

    @Test("Of two messages with one UID each has its own lines", arguments: 0..<100)
    func sameUID(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        for _ in 0..<4 {
            var object = try RoundTripTests.object(&numbers)
            guard object.method != nil, object.events.count == 1 else { continue }
            object.events[0].uid = "one@samling.example.no"
            try expectSame(object)
            try expectSame(object)
        }
    }

    @Test("A letter with its mark as one sign isn't taken for the same as two")
    func spelling() throws {
        var object = try Samples.request()
        for place in ["Å", "A\u{30A}", "Å"] {
            object.events[0].location = place
            object.events[0].summary = place
            object.events[0].categories = [place]
            try expectSame(object)
        }
    }

    @Test("What can't be written can't where the round's lines are known either")
    func refusals() throws {
        let good = try Samples.request()
        _ = try good.serialized()
        let changes: [(inout Event) -> Void] = [
            { $0.attendees[0].address = "kari@kommune.example.no\r\nX-A:b" }, { $0.organizer = nil },
            { $0.organizer?.address = "mote" }, { $0.attendees = [] },
            { $0.description = String(repeating: "x", count: 8_001) }, { $0.status = .cancelled },
        ]
        for change in changes {
            var object = good
            change(&object.events[0])
            #expect(throws: CalendarError.self) { try object.serialized() }
        }
        try expectSame(good)
    }

    private func expectSame(_ object: CalendarObject) throws {
        let anew = try CalendarRules.checked(object).written()
        #expect(try object.serialized() == anew)
        #expect(try object.serialized() == anew)
    }
}

extension CalendarObject {
    fileprivate mutating func withoutReplies() {
        for index in events[0].attendees.indices { events[0].attendees[index].rsvp = false }
    }
}
