/// Finds codes in what mail systems write.
enum ReplyCodes {
    /// The first `5.1.1` in a text that isn't part of a longer number, such as an address on the Internet.
    static func status(in text: String) -> DeliveryReport.Status? {
        let bytes = Array(text.utf8)
        for index in bytes.indices where startsNumber(bytes, at: index) && "245".utf8.contains(bytes[index]) {
            guard let subject = number(bytes, after: index + 1), let detail = number(bytes, after: subject.end),
                detail.end == bytes.count || !continuesNumber(bytes, at: detail.end)
            else { continue }
            return DeliveryReport.Status(
                class: Int(bytes[index] - 0x30), subject: subject.value, detail: detail.value)
        }
        return nil
    }

    /// The first `550` or `421` that stands as a word of its own.
    static func reply(in text: String) -> Int? {
        let bytes = Array(text.utf8)
        for index in bytes.indices.dropLast(2) where startsNumber(bytes, at: index) {
            guard bytes[index] == UInt8(ascii: "4") || bytes[index] == UInt8(ascii: "5"),
                isDigit(bytes[index + 1]), isDigit(bytes[index + 2]), bytes[index + 1] < UInt8(ascii: "6"),
                index + 3 == bytes.count || " -#:;,.'\")]\t\n".utf8.contains(bytes[index + 3])
            else { continue }
            return bytes[index...index + 2].reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        return nil
    }

    private static func startsNumber(_ bytes: [UInt8], at index: Int) -> Bool {
        guard isDigit(bytes[index]) else { return false }
        return index == 0 || " (<[#:;,='\"\t\n-".utf8.contains(bytes[index - 1])
    }

    /// Of one to three digits after a dot.
    private static func number(_ bytes: [UInt8], after dot: Int) -> (value: Int, end: Int)? {
        guard dot < bytes.count, bytes[dot] == UInt8(ascii: ".") else { return nil }
        let digits = bytes[(dot + 1)...].prefix(4).prefix(while: isDigit)
        guard (1...3).contains(digits.count) else { return nil }
        return (digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }, digits.endIndex)
    }

    private static func continuesNumber(_ bytes: [UInt8], at end: Int) -> Bool {
        isDigit(bytes[end])
            || (bytes[end] == UInt8(ascii: ".") && end + 1 < bytes.count && isDigit(bytes[end + 1]))
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte)
    }
}
