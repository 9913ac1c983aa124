import Foundation
import Testing

@testable import Mail

enum EncodedWord {
    /// Nil where it isn't base 64 of whole UTF-8.
    static func text(_ text: some StringProtocol) -> String? {
        Data(base64Encoded: String(text)).flatMap { String(validating: $0, as: UTF8.self) }
    }
}

@Suite("Read back")
struct RoundTripTests {
    /// Of the values a mail is made of, what a reader gets back.
    private struct Seen: Codable, Hashable {
        struct Part: Codable, Hashable {
            var type: String
            var filename: String?
            var method: String?
            var base64: String

            init(type: String, filename: String? = nil, method: String? = nil, bytes: [UInt8]) {
                self.type = type
                self.filename = filename
                self.method = method
                base64 = Data(bytes).base64EncodedString()
            }
        }

        var from: [[String]]
        var to: [[String]]
        var replyTo: [[String]]
        var subject: String
        var messageID: String
        var date: Int
        var offset: Int
        var autoSubmitted: String?
        var parts: [Part]
        var defects: Int
    }

    private static let script = """
        import base64, email, email.policy, json, sys
        seen = []
        def pairs(header): return [[a.display_name, a.addr_spec] for a in header.addresses] if header else []
        for line in sys.stdin:
            m = email.message_from_bytes(base64.b64decode(line), policy=email.policy.default)
            parts, defects = [], len(m.defects)
            for p in m.walk():
                defects += len(p.defects)
                if p.is_multipart(): continue
                part = {"type": p.get_content_type(), "base64": base64.b64encode(p.get_payload(decode=True)).decode()}
                if p.get_filename(): part["filename"] = p.get_filename()
                if p.get_param("method"): part["method"] = p.get_param("method")
                parts.append(part)
            d = m["Date"].datetime
            s = {"from": pairs(m["From"]), "to": pairs(m["To"]), "replyTo": pairs(m["Reply-To"]),
                 "subject": str(m["Subject"]),
                 "messageID": str(m["Message-ID"]).strip().strip("<>"), "date": int(d.timestamp()),
                 "offset": int(d.utcoffset().total_seconds()), "parts": parts, "defects": defects}
            if m["Auto-Submitted"]: s["autoSubmitted"] = str(m["Auto-Submitted"])
            seen.append(s)
        json.dump(seen, sys.stdout)
        """

    /// Reads mails with the mail package of Python, a reader that has nothing in common with ours.
    private static func readByPython(_ mails: [[UInt8]]) throws -> [Seen] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script]
        let folder = FileManager.default.temporaryDirectory.appending(path: "mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appending(path: "in")
        try Data(mails.map { Data($0).base64EncodedString() + "\n" }.joined().utf8).write(to: input)
        let output = Pipe()
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = output
        try process.run()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return try JSONDecoder().decode([Seen].self, from: answer)
    }

    private static func readByGMime(_ bytes: [UInt8]) throws -> Seen {
        let mail = try MailReader.read(bytes)
        let pairs = { (people: [IncomingMail.Correspondent]) in people.map { [$0.name, $0.addressText] } }
        return Seen(
            from: pairs(mail.from), to: pairs(mail.to), replyTo: pairs(mail.replyTo), subject: mail.subject,
            messageID: mail.messageID ?? "", date: Int(mail.date?.secondsSince1970 ?? 0),
            offset: mail.date?.offsetSeconds ?? 0,
            autoSubmitted: mail.header("auto-submitted"),
            parts: mail.parts.map { part in
                Seen.Part(
                    type: part.mediaType, filename: part.filename, method: part.parameters["method"], bytes: part.bytes)
            },
            defects: 0)
    }

    private static func expectSame(_ seen: Seen, as mail: OutgoingMail, by reader: Comment) {
        #expect(seen.from == [pair(mail.from)] && seen.to == [pair(mail.to)], reader)
        expectSameBesidesNames(seen, as: mail, by: reader)
    }

    private static func pair(_ mailbox: Mailbox) -> [String] {
        [mailbox.name.split(whereSeparator: \.isWhitespace).joined(separator: " "), mailbox.address.description]
    }

    private static func expectSameBesidesNames(_ seen: Seen, as mail: OutgoingMail, by reader: Comment) {
        let text = { (text: String) in Array(text.replacing("\n", with: "\r\n").utf8) }
        #expect(seen.replyTo == (mail.replyTo.map { [pair($0)] } ?? []), reader)
        #expect(seen.subject == mail.subject, reader)
        #expect(seen.messageID == mail.messageID, reader)
        #expect(seen.date == Int(mail.date.secondsSince1970) && seen.offset == mail.date.offsetSeconds, reader)
        #expect(seen.autoSubmitted == "auto-generated", reader)
        #expect(seen.defects == 0, reader)
        let object = mail.calendar.map { [Seen.Part(type: "text/calendar", method: $0.method, bytes: $0.bytes)] } ?? []
        let files = mail.attachments.map { Seen.Part(type: $0.mediaType, filename: $0.filename, bytes: $0.bytes) }
        let copy =
            mail.calendar.map { [Seen.Part(type: "application/ics", filename: "invite.ics", bytes: $0.bytes)] } ?? []
        let texts = [
            Seen.Part(type: "text/plain", bytes: text(mail.text)), Seen.Part(type: "text/html", bytes: text(mail.html)),
        ]
        for (part, expected) in zip(seen.parts, texts + object + files + copy) { #expect(part == expected, reader) }
        #expect(seen.parts.count == texts.count + object.count + files.count + copy.count, reader)
    }

    @Test("letters with Norwegian and Sámi names and long subjects come back from two readers as they were")
    func letters() throws {
        var mails = [try OutgoingMail.example(), try OutgoingMail.invitation()]
        let names = [
            "Åse Bjørg Sætre", "Ánte Mihkkal Gaup-Čearru", "Bjørn \"Bjønn\" Ø. Å", "Fylkeskommunen, avd. helse; <post>",
            "日本 太郎",
            String(repeating: "Nettverket for velferdsteknologi på Sunnmøre og ", count: 5) + "Romsdal",
            "O'Hara (leiar)",
        ]
        for name in names {
            var mail = try OutgoingMail.example(subject: "Endra: \(name) – møte", name: name)
            mail.from.name = name
            mail.attachments = [
                .init(
                    filename: "\(name.replacing("/", with: "-").prefix(60)).pdf", mediaType: "application/pdf",
                    bytes: Array(0...255)),
                .init(filename: "referat.md", mediaType: "text/markdown", bytes: Array("# Møte\n".utf8)),
            ]
            mails.append(mail)
        }
        let bytes = try mails.map { try $0.composed() }
        let python = try Self.readByPython(bytes)
        #expect(python.count == mails.count)
        for (index, mail) in mails.enumerated() {
            Self.expectSame(python[index], as: mail, by: "Python")
            Self.expectSame(try Self.readByGMime(bytes[index]), as: mail, by: "GMime")
        }
    }

    @Test("any subject, name, file name and text comes back as it was or is refused")
    func anyText() throws {
        var mails: [OutgoingMail] = []
        var bytes: [[UInt8]] = []
        for seed in UInt64(0)..<400 {
            var chance = Chance(seed: seed)
            var mail = try OutgoingMail.example(subject: chance.text(upTo: 60), name: chance.text(upTo: 40))
            mail.text = chance.text(upTo: 200) + "\n" + chance.text(upTo: 20)
            mail.attachments = [.init(filename: chance.text(upTo: 30), mediaType: "a/b", bytes: Array(mail.text.utf8))]
            do {
                bytes.append(try mail.composed())
                mails.append(mail)
            } catch {
                #expect(error.code == .badFilename)
            }
        }
        #expect(mails.count > 100)
        let python = try Self.readByPython(bytes)
        for (index, mail) in mails.enumerated() {
            try WireFormat.check(bytes[index])
            Self.expectSame(try Self.readByGMime(bytes[index]), as: mail, by: "GMime")
            Self.expectSameBesidesNames(python[index], as: mail, by: "Python")
            // Python puts a space between two encoded words that follow each other in a name.
            let letters = { (name: String?) -> [Unicode.Scalar] in
                (name ?? "").unicodeScalars.filter { !$0.properties.isWhitespace }
            }
            #expect(letters(python[index].to.first?.first) == letters(mail.to.name))
        }
    }
}
