import Foundation
import Testing

@testable import MailTransport

@Suite("Names of folders, and dates, as IMAP writes them")
struct IMAPNameTests {
    @Test(
        "modified UTF-7, by known answers",
        arguments: [
            ("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"), ("Tom & Jerry", "Tom &- Jerry"),
            ("Handtert/Årsmøte", "Handtert/&AMU-rsm&APg-te"), ("Entwürfe", "Entw&APw-rfe"), ("&", "&-"), ("&&", "&-&-"),
            ("€", "&IKw-"), ("😀", "&2D3eAA-"), ("a😀b", "a&2D3eAA-b"), ("é&è", "&AOk-&-&AOg-"), ("INBOX", "INBOX"),
        ])
    func knownAnswers(name: String, encoded: String) { #expect(IMAPFolderName(name)?.encoded == encoded) }

    @Test("what is encoded is printable ASCII, and decodes to what it was", arguments: UInt64(1)...50)
    func roundTrip(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        for _ in 0..<40 {
            let name = String(
                String.UnicodeScalarView(
                    (0..<Int.random(in: 0..<12, using: &numbers)).compactMap { _ in
                        let top = [0x7f, 0x17f, 0xffff, 0x10ffff].randomElement(using: &numbers) ?? 0x7f
                        return Unicode.Scalar(UInt32.random(in: 0...UInt32(top), using: &numbers))
                    }))
            let encoded = IMAPFolderName.encode(name)
            #expect(encoded.utf8.allSatisfy { (0x20...0x7e).contains($0) })
            #expect(try Self.decode(encoded).unicodeScalars.elementsEqual(name.unicodeScalars))
        }
    }

    /// By another way than the encoder's.
    private static func decode(_ encoded: String) throws -> String {
        var name = ""
        var rest = encoded[...]
        while let ampersand = rest.firstIndex(of: "&") {
            name += rest[..<ampersand]
            let end = try #require(rest[ampersand...].firstIndex(of: "-"))
            let digits = rest[rest.index(after: ampersand)..<end].replacing(",", with: "/")
            let padding = String(repeating: "=", count: (4 - digits.count % 4) % 4)
            let bytes = try #require(Data(base64Encoded: digits + padding))
            name += digits.isEmpty ? "&" : try #require(String(data: bytes, encoding: .utf16BigEndian))
            rest = rest[rest.index(after: end)...]
        }
        return name + rest
    }

    @Test("a name goes into a command whole, and nothing of it out of its quotes")
    func quoted() {
        #expect(IMAPFolderName("a\"b\\c")?.quoted == "\"a\\\"b\\\\c\"")
        #expect(IMAPFolderName("a) {3}\u{a0}")?.quoted == "\"a) {3}&AKA-\"")
        for name in ["", "a\rb", "a\nb", "\0", "\u{7f}", "\u{9f}", "a*", "a%b", String(repeating: "å", count: 101)] {
            #expect(IMAPFolderName(name) == nil && IMAPFolderName(name, in: IMAPHierarchy()) == nil)
        }
    }

    @Test(
        "a folder of ours by the server's ways",
        arguments: [
            ("Handled", "", "/", "Handled"), ("Handled", "INBOX.", ".", "INBOX.Handled"),
            ("INBOX/Handled", "INBOX.", ".", "INBOX.Handled"), ("inbox/Handled", "INBOX.", ".", "inbox.Handled"),
            ("INBOX", "INBOX.", ".", "INBOX"), ("a/b", "", ".", "a.b"), ("a/b", "", nil, "a/b"),
            ("a.b", "INBOX/", "/", "INBOX/a.b"), ("a/b", "", "\\", "a\\b"), ("Inboks", "INBOX.", ".", "INBOX.Inboks"),
        ])
    func hierarchy(name: String, prefix: String, delimiter: String?, expected: String) {
        var hierarchy = IMAPHierarchy()
        (hierarchy.prefix, hierarchy.delimiter) = (prefix, delimiter)
        #expect(IMAPFolderName(name, in: hierarchy)?.encoded == expected)
        for odd in ["/a", "a/", "a//b", "/"] { #expect(IMAPFolderName(odd, in: hierarchy) == nil) }
    }

    @Test(
        "dates of receipt",
        arguments: [
            ("17-Jul-1996 02:44:25 -0700", 837_596_665), (" 1-Jan-1970 00:00:00 +0000", 0),
            ("01-jan-1970 01:00:00 +0100", 0), ("29-Feb-2024 23:59:60 +0000", 1_709_251_200),
            ("01-Mar-2024 00:00:00 +0000", 1_709_251_200), ("31-Dec-1969 23:59:59 +0000", -1),
            ("28-Feb-2100 12:00:00 +0545", 4_107_478_500), ("31-Dec-9999 23:59:59 -2359", 253_402_387_139),
            ("01-Jan-0001 00:00:00 +0000", -62_135_596_800),
        ])
    func dates(text: String, seconds: Int64) { #expect(IMAPDate.seconds(Array(text.utf8)) == seconds) }

    @Test(
        "what is no date of receipt",
        arguments: [
            "", "17-Jul-1996", "17-Jul-1996 02:44:25", "17-Jul-96 02:44:25 -0700", "32-Jul-1996 02:44:25 -0700",
            "17-Jux-1996 02:44:25 -0700", "17-Jul-1996 24:44:25 -0700", "17-Jul-1996 02:60:25 -0700",
            "17-Jul-1996 02:44 -0700", "17-Jul-1996 02:44:25 0700", "17-Jul-1996 02:44:25 -070",
            "-1-Jul-1996 0:0:0 +0000",
            "17-Jul-99999 02:44:25 -0700", "17-Jul-1996 02:44:25 -0700 x", "\u{1}", String(repeating: "1", count: 70),
        ])
    func noDates(_ text: String) { #expect(IMAPDate.seconds(Array(text.utf8)) == nil) }

    @Test("every day's date is a day after the one before")
    func days() throws {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        for day in stride(from: 0, to: 60_000, by: 13) {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            let month = months[try #require(parts.month) - 1]
            let text = "\(try #require(parts.day))-\(month)-\(try #require(parts.year)) 00:00:00 +0000"
            #expect(IMAPDate.seconds(Array(text.utf8)) == Int64(day) * 86_400)
        }
    }
}
