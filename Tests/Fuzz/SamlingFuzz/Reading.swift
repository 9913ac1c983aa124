import ICalendar
import Mail

/// All that is ever asked of bytes from outside. What is answered doesn't matter, only that there is an answer.
enum Reading {
    static func mail(_ bytes: [UInt8]) {
        guard let mail = try? MailReader.read(bytes) else { return }
        _ = mail.ownWords
        _ = mail.deliveryReport
        _ = mail.automaticReason
        _ = mail.recipients
        _ = mail.subject
        for part in mail.calendarParts { calendar(part.bytes, part.parameters) }
    }

    static func calendar(_ bytes: [UInt8], _ parameters: [String: String] = [:]) {
        _ = try? CalendarReader.read(bytes).serialized()
        _ = try? CalendarReader.readMessage(
            bytes, methodParameter: parameters["method"], charset: parameters["charset"])
    }
}
