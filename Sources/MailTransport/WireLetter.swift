import Glibc

/// One letter to one recipient, fit to be put on the wire: whoever holds one need not check it again.
public struct WireLetter: Sendable {
    public let envelope: WireEnvelope
    /// The whole message in its final form, header and body, lines ended by CRLF.
    public let bytes: [UInt8]
    /// Where a line begins with a dot.
    private let dots: [Int]

    /// - Throws: a permanent `TransportError` with code `letter` when the bytes hold a bare CR or LF, a NUL, or a line
    ///   of more than 998 bytes (RFC 5321 §4.5.3.1.6), or what is said of `WireEnvelope`.
    public init(id: String, sender: String, recipient: String, bytes: [UInt8]) throws(TransportError) {
        envelope = try WireEnvelope(id: id, sender: sender, recipient: recipient, bytes: bytes)
        self.bytes = bytes
        dots = try LineScan(bytes).dots
    }

    public var id: String { envelope.id }

    fileprivate static func error(_ detail: String) -> TransportError {
        TransportError("reading a letter for sending", .letter, .permanent, detail)
    }

    /// The message as it follows DATA, up to but without the final dot's line (RFC 5321 §4.5.2).
    var dotStuffed: [UInt8] {
        let isEnded = bytes.isEmpty || bytes.last == UInt8(ascii: "\n")
        if dots.isEmpty, isEnded { return bytes }
        var stuffed: [UInt8] = []
        stuffed.reserveCapacity(bytes.count + dots.count + 2)
        var start = 0
        for dot in dots {
            stuffed += bytes[start...dot]
            start = dot
        }
        stuffed += bytes[start...]
        if !isEnded { stuffed += [UInt8(ascii: "\r"), UInt8(ascii: "\n")] }
        return stuffed
    }
}

/// What a server is told of a letter before it comes.
public struct WireEnvelope: Sendable {
    /// Names the letter's file in a Maildir; the same for every try.
    public let id: String
    /// The return address; empty for none (`<>`).
    public let sender: String
    public let recipient: String
    let size: Int
    let hasEightBit: Bool

    /// - Throws: a permanent `TransportError` with code `letter` when an address could break out of its command, or the
    ///   id can't name a file.
    public init(id: String, sender: String, recipient: String, bytes: [UInt8]) throws(TransportError) {
        guard Self.isFileName(id) else { throw WireLetter.error("its id cannot name a file") }
        guard sender.isEmpty || Self.isAddress(sender) else {
            throw WireLetter.error("its return address is not usable")
        }
        guard Self.isAddress(recipient) else { throw WireLetter.error("its recipient's address is not usable") }
        self.id = id
        self.sender = sender
        self.recipient = recipient
        size = bytes.count
        hasEightBit = unsafe bytes.withUnsafeBytes { unsafe $0.reduce(0, |) } >= 0x80
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
}

/// One look at every line. Servers differ on what a bare CR or LF ends, which lets one letter pass for two.
private struct LineScan {
    private(set) var dots: [Int] = []

    init(_ bytes: [UInt8]) throws(TransportError) {
        let fault = unsafe bytes.withUnsafeBytes { unsafe scan($0) }
        if let fault { throw WireLetter.error(fault) }
    }

    /// - Returns: what makes the letter unfit.
    private mutating func scan(_ bytes: UnsafeRawBufferPointer) -> String? {
        guard let base = bytes.baseAddress else { return nil }
        if let place = unsafe Self.first(0, in: bytes) { return "a NUL at byte \(place)" }
        var start = 0
        while start < bytes.count {
            let rest = unsafe UnsafeRawBufferPointer(start: base + start, count: bytes.count - start)
            let length = unsafe Self.first(UInt8(ascii: "\n"), in: rest)
            let text = unsafe UnsafeRawBufferPointer(rebasing: rest[..<(length ?? rest.count)])
            if let fault = unsafe fault(in: text, at: start, isEnded: length != nil) { return fault }
            if unsafe text.first == UInt8(ascii: ".") { dots.append(start) }
            start += text.count + 1
        }
        return nil
    }

    /// - Parameter line: without its LF.
    private func fault(in line: UnsafeRawBufferPointer, at start: Int, isEnded: Bool) -> String? {
        let place = unsafe Self.first(UInt8(ascii: "\r"), in: line)
        let last = isEnded ? line.count - 1 : nil
        if let place, place != last { return "a bare CR at byte \(start + place)" }
        if isEnded, place == nil { return "a bare LF at byte \(start + line.count)" }
        let length = place ?? line.count
        return length <= 998 ? nil : "a line of more than 998 bytes at byte \(start)"
    }

    private static func first(_ byte: UInt8, in bytes: UnsafeRawBufferPointer) -> Int? {
        guard let base = bytes.baseAddress, let found = unsafe memchr(base, Int32(byte), bytes.count) else {
            return nil
        }
        return unsafe UnsafeRawPointer(found) - base
    }
}
