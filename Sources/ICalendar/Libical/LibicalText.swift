import CLibical

/// What libical writes.
enum LibicalText {
    /// A copy of a buffer that libical has given away.
    static func taken(_ buffer: UnsafeMutablePointer<CChar>?) throws(CalendarError) -> [UInt8] {
        guard let buffer = unsafe buffer else { throw CalendarError(.writing, .library, "nothing written") }
        defer { unsafe icalmemory_free_buffer(buffer) }
        return unsafe Array(String(cString: buffer).utf8)
    }
}
