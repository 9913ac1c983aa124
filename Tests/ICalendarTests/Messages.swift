import ICalendar
import Testing

/// Messages as others would write them, put together for a test.
enum Messages {
    static let uid = "6f1c2b1e-0000-7000-8000-000000000001@samling.example.no"
    /// 8 January 2026, nine o'clock in Oslo.
    static let start: Int64 = 1_767_859_200
    static let stamp: Int64 = 1_767_345_300

    /// One VEVENT with UID and DTSTAMP, and what a test adds.
    static func text(_ event: String, method: String? = "REPLY") -> String {
        let head = method.map { "METHOD:\($0)\n" } ?? ""
        return "BEGIN:VCALENDAR\nPRODID:-//X//Y//EN\nVERSION:2.0\n\(head)BEGIN:VEVENT\nUID:\(uid)\n"
            + "DTSTAMP:20260102T091500Z\n\(event)\nEND:VEVENT\nEND:VCALENDAR\n"
    }

    static func read(_ event: String, method: String? = "REPLY", parameter: String? = nil) throws -> CalendarMessage {
        try CalendarReader.readMessage(crlf(text(event, method: method)), methodParameter: parameter)
    }

    static func crlf(_ text: String) -> [UInt8] { Array(text.utf8).flatMap { $0 == 10 ? [13, 10] : [$0] } }

    /// Folded after so many octets, wherever they end, also within characters.
    static func folded(_ text: String, octets: Int, lineEnd: String = "\r\n", blank: String = " ") -> [UInt8] {
        var result: [UInt8] = []
        for line in text.utf8.split(separator: 10) {
            var rest = Array(line)[...]
            while rest.count > octets {
                result += rest.prefix(octets) + lineEnd.utf8 + blank.utf8
                rest = rest.dropFirst(octets)
            }
            result += rest + lineEnd.utf8
        }
        return result
    }

    static func refusal(
        _ bytes: [UInt8], methodParameter: String? = nil, charset: String? = nil
    ) -> CalendarError? {
        do {
            _ = try CalendarReader.readMessage(bytes, methodParameter: methodParameter, charset: charset)
            return nil
        } catch {
            return error
        }
    }
}

extension CalendarMessage {
    /// What every message must be, whoever wrote it.
    var isClean: Bool {
        func isLine(_ text: String?) -> Bool {
            (text ?? "").unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
        }
        func isText(_ text: String?) -> Bool {
            isLine(text?.replacing("\n", with: "").replacing("\t", with: ""))
        }
        func isAddress(_ text: String?) -> Bool {
            guard let text else { return true }
            return text.contains("@") && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        }
        return [uid, productID, summary, location, organizer?.name, requestStatus].allSatisfy(isLine)
            && isText(comment) && isText(description) && isAddress(organizer?.address)
            && attendees.allSatisfy { isLine($0.name) && isLine($0.statusText) }
            && attendees.allSatisfy { isAddress($0.address) && isAddress($0.sentBy) }
            && attendees.flatMap { $0.delegatedTo + $0.delegatedFrom }.allSatisfy(isAddress)
            && (sequence ?? 0) >= 0 && !uid.isEmpty
    }
}
