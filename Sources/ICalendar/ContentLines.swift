/// Content lines, RFC 5545 §3.1: what libical folds and quotes otherwise than calendar programs like it.
enum ContentLines {
    static let maximumOctets = 75

    /// libical's lines with CN always in quotation marks, and folded where 75 octets are full. libical breaks lines
    /// at the last space or colon, which makes lines of one word, and quotes a name only where it must.
    static func finished(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 16)
        append(bytes, to: &result)
        return result
    }

    /// The same, after what is there.
    static func append(_ bytes: [UInt8], to result: inout [UInt8]) {
        var unfolded: [UInt8] = []
        var start = 0
        for end in bytes.indices where bytes[end] == UInt8(ascii: "\n") {
            let next = end + 1
            let continues = next < bytes.count && bytes[next] == UInt8(ascii: " ")
            let line = bytes[start...end]
            if unfolded.isEmpty, !continues, !namesSomebody(line) {
                result += line
            } else {
                unfolded += line
                removeLineEnd(of: &unfolded)
                if !continues {
                    appendFolded(nameQuoted(unfolded), to: &result)
                    unfolded.removeAll(keepingCapacity: true)
                }
            }
            start = continues ? next + 1 : next
        }
    }

    /// libical may fold between the two bytes of the line end itself: what goes on is then a line feed alone.
    private static func removeLineEnd(of line: inout [UInt8]) {
        if line.last == UInt8(ascii: "\n") { line.removeLast() }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
    }

    private static func namesSomebody(_ line: ArraySlice<UInt8>) -> Bool {
        line.starts(with: "ORGANIZER;".utf8) || line.starts(with: "ATTENDEE;".utf8)
    }

    /// Only in the properties that name people; elsewhere `;CN=` is text.
    private static func nameQuoted(_ line: [UInt8]) -> [UInt8] {
        guard namesSomebody(line[...]) else { return line }
        let mark = Array(";CN=".utf8)
        var start = 8
        while !line[start...].starts(with: mark) {
            guard let next = line[(start + 1)...].firstIndex(of: UInt8(ascii: ";")) else { return line }
            start = next
        }
        start += mark.count
        let isEnd = { (byte: UInt8) in byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":") }
        guard line[start] != UInt8(ascii: "\""), let end = line[start...].firstIndex(where: isEnd) else { return line }
        let quote = CollectionOfOne(UInt8(ascii: "\""))
        return Array(line[..<start]) + quote + line[start..<end] + quote + line[end...]
    }

    /// Never breaks a character: a line may not begin in the middle of one.
    private static func appendFolded(_ line: [UInt8], to result: inout [UInt8]) {
        var start = 0
        var room = maximumOctets
        while line.count - start > room {
            var end = start + room
            while line[end] & 0xC0 == 0x80 { end -= 1 }
            result += line[start..<end]
            result += "\r\n ".utf8
            start = end
            room = maximumOctets - 1
        }
        result += line[start...]
        result += "\r\n".utf8
    }

    /// TEXT, RFC 5545 §3.3.11.
    static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\\", ";", ",": result.unicodeScalars.append(contentsOf: ["\\", scalar])
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
