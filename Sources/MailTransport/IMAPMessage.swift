/// Names one message in a folder, for good: a UID that has been used is never used again until the folder's
/// UIDVALIDITY changes, and then it means nothing any more (RFC 3501 §2.3.1.1).
public struct IMAPMessageReference: Sendable, Hashable {
    public let uidValidity: UInt32
    public let uid: UInt32

    public init(uidValidity: UInt32, uid: UInt32) {
        self.uidValidity = uidValidity
        self.uid = uid
    }
}

/// What the server tells of a message without opening it.
public struct IMAPMessageInfo: Sendable, Equatable {
    public let reference: IMAPMessageReference
    /// The server's figure, which some estimate. Nil where it gave none.
    public let sizeBytes: Int?
    /// When the server received it, in seconds since 1970. Nil where the server gave no date that can be read.
    public let internalDate: Int64?

    public var uid: UInt32 { reference.uid }
}

/// The messages of a folder that were asked for, in the order of their UIDs.
public struct IMAPListing: Sendable, Equatable {
    /// Differs from what it was when the folder was made anew; then all that is known of it by UID is worth nothing.
    public let uidValidity: UInt32
    public let messages: [IMAPMessageInfo]
    /// Whether some were left out because of the limit.
    public let hasMore: Bool
}

/// A message as it lies on the server.
public struct IMAPMessage: Sendable, Equatable {
    public let reference: IMAPMessageReference
    /// The whole, or as much from its beginning as was asked for.
    public let bytes: [UInt8]
    public let isTruncated: Bool
    /// The whole message's, by the server's figure, which some estimate.
    public let sizeBytes: Int?
}

/// A FETCH response (RFC 3501 §7.4.2): what it tells of one message, as far as we ask for it.
struct IMAPFetched: Sendable, Equatable {
    private(set) var uid: UInt32?
    private(set) var sizeBytes: Int?
    private(set) var internalDate: Int64?
    private(set) var isDeleted = false
    private(set) var body: [UInt8]?

    /// - Throws: when it is no list of names and values.
    init(_ data: IMAPData) throws(TransportError) {
        guard data.values.count == 1, let items = data.values[0].items, items.count.isMultiple(of: 2) else {
            throw Self.error("a FETCH without names and values")
        }
        for index in stride(from: 0, to: items.count, by: 2) {
            guard let name = items[index].word else { throw Self.error("a FETCH without names and values") }
            note(name, items[index + 1])
        }
        if body != nil, uid == nil { throw Self.error("a text of no message") }
    }

    private mutating func note(_ name: String, _ value: IMAPValue) {
        switch name {
        case "UID": uid = value.number.flatMap { $0 > 0 ? UInt32(exactly: $0) : nil }
        case "RFC822.SIZE": sizeBytes = value.number.flatMap { Int(exactly: $0) }
        case "INTERNALDATE": internalDate = value.bytes.flatMap(IMAPDate.seconds)
        case "FLAGS": isDeleted = value.items?.contains { $0.word == "\\DELETED" } ?? false
        case "BODY[]", "BODY[]<0>": if case .string(let bytes) = value { body = bytes }
        default: break
        }
    }

    static func error(_ detail: String) -> TransportError {
        TransportError("reading the mailbox", .notUnderstood, .temporary, detail)
    }
}
