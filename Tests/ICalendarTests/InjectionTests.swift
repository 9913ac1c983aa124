import Testing

@testable import ICalendar

@Suite("Nothing is injected into a calendar object")
struct InjectionTests {
    static let hostile = [
        "x\r\nBEGIN:VALARM\r\nACTION:AUDIO\r\nEND:VALARM", "x\nATTENDEE:mailto:eve@example.com", "x\rMETHOD:CANCEL",
        "x\u{85}METHOD:CANCEL", "x\u{2028}METHOD:CANCEL", "x\u{2029}METHOD:CANCEL", "x\u{B}METHOD:CANCEL",
        "x\u{0}METHOD:CANCEL", "x^nMETHOD:CANCEL", "x^'^'\";RSVP=FALSE:mailto:eve@example.com", "x\\nMETHOD:CANCEL",
        "\";CN=\"y", "x\r\n y", "x\\", "\u{1B}[31m", "\r\n\r\n", "x:y;z,w",
    ]

    @Test("Hostile texts and names stay within their line", arguments: hostile)
    func texts(text: String) throws {
        let shape = try Samples.feed().lines().map(name)
        var feed = try Samples.feed()
        feed.productID = "x" + text
        feed.name = "x" + text
        feed.events[0].summary = "x" + text
        feed.events[0].description = "x" + text
        feed.events[0].location = "x" + text
        feed.events[0].categories = ["x" + text]
        #expect(try feed.lines().map(name) == shape)

        let requestShape = try Samples.request().lines().map(name)
        var request = try Samples.request()
        request.events[0].attendees[0].name = text
        request.events[0].organizer?.name = text
        let bytes = try request.serialized()
        #expect(try request.lines().map(name) == requestShape)
        #expect(bytes.allSatisfy { $0 >= 0x20 || $0 == 13 || $0 == 10 })
        #expect(!bytes.contains(UInt8(ascii: "^")))

        let read = try CalendarReader.read(bytes).events[0]
        try #require(read.attendees.count == 1)
        #expect(read.attendees[0].rsvp)
        #expect(read.attendees[0].address == "kari@kommune.example.no")
        #expect(read.organizer?.address == "mote+k3x9@nett.example.no")
        let people = try request.lines().filter { $0.hasPrefix("ATTENDEE") || $0.hasPrefix("ORGANIZER") }
        #expect(people.allSatisfy { line in [0, 2].contains(line.count { $0 == "\"" }) })
    }

    @Test("The line separators of Unicode become spaces in a name and line ends in a description")
    func separators() throws {
        var request = try Samples.request()
        request.events[0].attendees[0].name = " Kari\u{2028}\"Kaja\"\r\nNord^mann\u{7} "
        request.events[0].description = "ein\r\nto\u{2028}tre\rfire\u{8}\u{9}fem\n"
        let event = try CalendarReader.read(request.serialized()).events[0]
        #expect(event.attendees[0].name == "Kari Kaja Nordmann")
        #expect(event.description == "ein\nto\ntre\nfire\tfem")
    }

    @Test(
        "An address that is not one plain address is refused",
        arguments: [
            "", "kari", "@example.no", "kari@", "a@b@example.no", "kari@example.no\r\nX:1", "kari @example.no",
            "Kari <kari@example.no>", "mailto:kari@example.no", "kåre@example.no", "kari@exämple.no",
            "\"a b\"@example.no",
            "kari@example.no?cc=eve@example.com", "kari@example.no,eve@example.com", "kari@[127.0.0.1]",
            String(repeating: "k", count: 65) + "@example.no",
        ])
    func addresses(address: String) throws {
        var request = try Samples.request()
        request.events[0].attendees[0].address = address
        #expect(throws: CalendarError.self) { try request.serialized() }
        request = try Samples.request()
        request.events[0].organizer?.address = address
        #expect(throws: CalendarError.self) { try request.serialized() }
    }

    @Test("What a mailto link can't hold is escaped, and read again")
    func mailto() {
        #expect(MailtoAddress.uri("a%b/c?d#e&f=g@example.no") == "mailto:a%25b%2Fc%3Fd%23e%26f%3Dg@example.no")
        #expect(MailtoAddress.address("MAILTO:a%25b%2Fc@Example.no") == "a%b/c@Example.no")
        #expect(MailtoAddress.address("kari@example.no") == "kari@example.no")
        #expect(MailtoAddress.address("mailto:100%@example.no") == "100%@example.no")
        #expect(MailtoAddress.address("mailto:a%2541@example.no") == "a%41@example.no")
        #expect(MailtoAddress.address("mailto:a%0D%0AX@example.no") == nil)
        #expect(MailtoAddress.address("urn:uuid:1") == nil)
    }

    @Test(
        "A link that is none is refused",
        arguments: [
            "", "example.no", ":x", "https://a b", "https://a\r\nX:1", "https://a\nX:1", "https://\"", "ht tp:x",
        ])
    func links(link: String) throws {
        var request = try Samples.request()
        request.events[0].url = link
        #expect(throws: CalendarError.self) { try request.serialized() }
    }

    @Test("A link's letters beyond ASCII are escaped")
    func linkLetters() throws {
        var request = try Samples.request()
        request.events[0].url = "https://example.no/møte?a=1;b,c"
        #expect(try request.lines().contains("URL:https://example.no/m%C3%B8te?a=1;b,c"))
    }

    @Test(
        "A UID that is no plain word is refused, and one of Exchange's own",
        arguments: [
            "", "a b", "a\r\nX:1", "é", "a\u{0}", String(repeating: "u", count: 256),
            "040000008200E00074C5B7101A82E00800000000",
        ])
    func uids(uid: String) throws {
        var request = try Samples.request()
        request.events[0].uid = uid
        #expect(throws: CalendarError.self) { try request.serialized() }
    }

    private func name(_ line: String) -> String { String(line.prefix { $0 != ":" && $0 != ";" }) }
}
