/// One letter to one recipient, fit to be put on the wire: whoever holds one need not check it again.
public struct WireLetter: Sendable {
    /// Names the letter's file in a Maildir; the same for every try.
    public let id: String
    /// The return address; empty for none (`<>`).
    public let sender: String
    public let recipient: String
    /// The whole message in its final form, header and body, lines ended by CRLF.
    public let bytes: [UInt8]

    /// - Throws: a permanent `TransportError` with code `letter` when an address could break out of its command, or
    ///   the bytes hold a bare CR or LF, a NUL, or a line of more than 998 bytes (RFC 5321 §4.5.3.1.6).
    public init(id: String, sender: String, recipient: String, bytes: [UInt8]) throws(TransportError) {
        guard Self.isFileName(id) else { throw Self.error("its id cannot name a file") }
        guard sender.isEmpty || Self.isAddress(sender) else { throw Self.error("its return address is not usable") }
        guard Self.isAddress(recipient) else { throw Self.error("its recipient's address is not usable") }
        if let fault = Self.fault(in: bytes) { throw Self.error(fault) }
        self.id = id
        self.sender = sender
        self.recipient = recipient
        self.bytes = bytes
    }

    private static func isFileName(_ id: String) -> Bool {
        let isSafe = id.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        return isSafe && (1...200).contains(id.utf8.count) && !id.hasPrefix(".")
    }

    /// Addresses were validated by whoever wrote them; this only makes sure that none can end its command or
    /// begin another, whatever happened since.
    private static func isAddress(_ address: String) -> Bool {
        guard (3...254).contains(address.utf8.count), let at = address.utf8.lastIndex(of: UInt8(ascii: "@")),
            at > address.utf8.startIndex, address.utf8.index(after: at) < address.utf8.endIndex
        else { return false }
        return address.utf8.allSatisfy {
            $0 >= 0x21 && $0 < 0x7f && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">")
        }
    }

    /// Servers differ on what a bare CR or LF ends, which lets one letter pass for two.
    private static func fault(in bytes: [UInt8]) -> String? {
        let carriageReturn = UInt8(ascii: "\r")
        let lineFeed = UInt8(ascii: "\n")
        var lineStart = 0
        var previous: UInt8 = 0
        for (index, byte) in bytes.enumerated() {
            if byte == lineFeed {
                guard previous == carriageReturn else { return "a bare LF at byte \(index)" }
                guard index - 1 - lineStart <= 998 else { return "a line of more than 998 bytes at byte \(lineStart)" }
                lineStart = index + 1
            } else if previous == carriageReturn {
                return "a bare CR at byte \(index - 1)"
            } else if byte == 0 {
                return "a NUL at byte \(index)"
            }
            previous = byte
        }
        if previous == carriageReturn { return "a bare CR at byte \(bytes.count - 1)" }
        return bytes.count - lineStart <= 998 ? nil : "a line of more than 998 bytes at byte \(lineStart)"
    }

    private static func error(_ detail: String) -> TransportError {
        TransportError("reading a letter for sending", .letter, .permanent, detail)
    }

    var hasEightBit: Bool { bytes.contains { $0 >= 0x80 } }

    /// The message as it follows DATA, up to but without the final dot's line (RFC 5321 §4.5.2).
    var dotStuffed: [UInt8] {
        let dot = UInt8(ascii: ".")
        let lineFeed = UInt8(ascii: "\n")
        var stuffed: [UInt8] = []
        stuffed.reserveCapacity(bytes.count + bytes.count / 64 + 2)
        var previous = lineFeed
        for byte in bytes {
            if byte == dot, previous == lineFeed { stuffed.append(dot) }
            stuffed.append(byte)
            previous = byte
        }
        if previous != lineFeed { stuffed += [UInt8(ascii: "\r"), lineFeed] }
        return stuffed
    }
}
