import ICalendar
import Testing

@Suite("Messages in other charsets")
struct MessageCharsetTests {
    private func text(_ word: [UInt8]) -> [UInt8] {
        let parts = Messages.text("SUMMARY:|").utf8.split(separator: UInt8(ascii: "|"))
        return Array(parts[0]) + word + Array(parts[1])
    }

    @Test(
        "Octets that are not UTF-8 are read in the part's charset",
        arguments: [
            ("iso-8859-1", [0x4D, 0xF8, 0x74, 0x65, 0x20, 0xE5, 0xC6], "Møte åÆ"), ("ISO-8859-1", [0x80, 0x96], "€–"),
            ("Windows-1252", [0x93, 0xE6, 0x94, 0x85], "“æ”…"), ("windows-1252", [0xF8, 0x81], "ø\u{FFFD}"),
            ("\"iso-8859-15\"", [0xA4, 0xBD, 0xE6], "€œæ"), (" latin1 ", [0xE6], "æ"),
        ])
    func charsets(name: String, octets: [UInt8], expected: String) throws {
        #expect(try CalendarReader.readMessage(text(octets), charset: name).summary == expected)
    }

    @Test("UTF-16 is read, with a mark or by its name; so is a mark after an empty line")
    func wide() throws {
        let object = String(decoding: text(Array("Møte".utf8)), as: UTF8.self)
        let little = object.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = object.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let ways: [([UInt8], String?)] = [
            ([0xFF, 0xFE] + little, nil), ([0xFE, 0xFF] + big, "utf-8"), (little, "UTF-16LE"), (big, "utf-16"),
            (Array("\r\n\u{FEFF}\(object)".utf8), nil), (Array(object.utf8), "utf-16"),
        ]
        for (octets, name) in ways {
            #expect(try CalendarReader.readMessage(octets, charset: name).summary == "Møte")
        }
    }

    @Test("Every octet of a letter has a letter")
    func everyOctet() throws {
        for name in ["iso-8859-1", "iso-8859-15", "windows-1252"] {
            for octet: UInt8 in 0xA0...0xFF {
                let summary = try CalendarReader.readMessage(text([0x61, octet, 0x62]), charset: name).summary
                #expect(summary?.unicodeScalars.count == 3)
            }
        }
    }

    @Test("UTF-8 is UTF-8, whatever the charset says")
    func utf8() throws {
        for name in [nil, "iso-8859-1", "us-ascii", "klingon"] {
            #expect(try CalendarReader.readMessage(text(Array("Møte".utf8)), charset: name).summary == "Møte")
        }
    }

    @Test(
        "Neither UTF-8 nor a charset that is known is refused",
        arguments: [nil, "utf-8", "us-ascii", "utf-16", "koi8-r", ""])
    func unknown(name: String?) {
        #expect(Messages.refusal(text([0xF8]), charset: name)?.code == .malformed)
    }

    @Test("A charset lets no control character through, and nothing past the limits")
    func limits() {
        #expect(Messages.refusal(text([0xF8, 0x00]), charset: "iso-8859-1")?.code == .malformed)
        #expect(Messages.refusal(text([0xF8, 0x1B]), charset: "iso-8859-1")?.code == .malformed)
        #expect(Messages.refusal(text(Array(repeating: 0xF8, count: 12_000)), charset: "latin1")?.code == .tooMuch)
        let lines = Array(repeating: Array("COMMENT:".utf8) + Array(repeating: 0xF8, count: 100) + [10], count: 4000)
        #expect(Messages.refusal(text([0x61, 10] + lines.joined()), charset: "latin1")?.code == .tooMuch)
    }
}
