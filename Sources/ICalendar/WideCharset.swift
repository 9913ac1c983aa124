/// UTF-16, which iCalendar does not allow either, and which Windows programs send all the same.
enum WideCharset {
    case littleEndian
    case bigEndian

    /// By the mark it begins with, or by the charset's name and where its zeros stand: each line of an object is begun
    /// by an ASCII letter. What only says that it is UTF-16 isn't.
    init?(of bytes: [UInt8], named name: String?) {
        if bytes.starts(with: [0xFF, 0xFE]) {
            self = .littleEndian
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self = .bigEndian
        } else if let name, CleanText.name(name).lowercased().hasPrefix("utf-16"), bytes.count >= 2 {
            switch (bytes[0], bytes[1]) {
            case (1..., 0): self = .littleEndian
            case (0, 1...): self = .bigEndian
            default: return nil
            }
        } else {
            return nil
        }
    }

    func utf8(_ bytes: [UInt8]) -> [UInt8] {
        let hasMark = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        let start = hasMark ? 2 : 0
        let units = (0..<(bytes.count - start) / 2).map { number in
            let place = start + 2 * number
            let (one, other) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
            return self == .littleEndian ? other << 8 | one : one << 8 | other
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
