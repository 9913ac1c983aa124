import Foundation
import Logging
import Meetings
import Synchronization
import Testing

@testable import Assembly

@Suite("Log lines")
struct LineLogTests {
    private final class Written: Sendable {
        let lines = Mutex<[String]>([])
        func add(_ bytes: [UInt8]) { lines.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) } }
    }

    private func line(
        _ format: Settings.Log.Format, _ message: Logger.Message, _ metadata: Logger.Metadata = [:]
    ) throws -> String {
        let written = Written()
        let instant = try #require(Date(rfc3339: "2023-06-12T09:00:00+02:00"))
        let logger = Logger(label: "samling") {
            LineLog(label: $0, format: format, time: .fixed(at: instant), write: { written.add($0) })
        }
        logger.warning(message, metadata: metadata)
        let lines = written.lines.withLock { $0 }
        #expect(lines.count == 1)
        let line = try #require(lines.first)
        #expect(line.hasSuffix("\n") && line.dropLast().allSatisfy { !$0.isNewline })
        return String(line.dropLast())
    }

    @Test("as JSON, a message is one object with time, level, label, message and its own keys")
    func json() throws {
        let text = try line(.json, "a letter was refused", ["letter": "01a2", "code": "550"])
        #expect(
            text == #"{"time":"2023-06-12T07:00:00Z","level":"warning","label":"samling","#
                + #""message":"a letter was refused","code":"550","letter":"01a2"}"#)
    }

    @Test("as text, a message is one line, and what is no plain word stands in quotes")
    func text() throws {
        let text = try line(.text, "a letter was refused", ["code": "550", "reason": "no such box", "none": ""])
        #expect(
            text == #"2023-06-12T07:00:00Z warning samling: a letter was refused code=550 none="" reason="no such box""#
        )
    }

    @Test(
        "no value makes a line or a key of its own",
        arguments: [
            "a\n{\"level\":\"error\"}", "a\r\nb", "\u{2028}\u{2029}\u{85}", "\",\"level\":\"error", "\\",
            "\u{0}\u{1B}[31m",
            "\u{202E}txt.exe", "e\u{301}æ🙂", "\u{E0001}", "x=1 y=2", "\u{7F}",
        ])
    func hostile(_ value: String) throws {
        let json = try line(.json, "said", ["text": "\(value)", "time": "\(value)"])
        let object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: String])
        #expect(object["text"] == value && object["_time"] == value)
        #expect(object["time"] == "2023-06-12T07:00:00Z" && object["level"] == "warning" && object.count == 6)
        let text = try line(.text, "said", ["text": "\(value)"])
        let shown = try #require(text.range(of: "text=")).upperBound
        let decoded = try? JSONSerialization.jsonObject(
            with: Data(text[shown...].utf8), options: .fragmentsAllowed)
        #expect(decoded as? String == value)
    }

    @Test("a key of ours that a message brings takes nothing away")
    func level() throws {
        let json = try line(.json, "said", ["message": "other", "label": "x"])
        #expect(json.contains(#""message":"said""#) && json.contains(#""_message":"other""#))
    }
}
