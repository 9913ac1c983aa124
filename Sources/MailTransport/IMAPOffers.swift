/// What the server can do beyond what all can.
struct IMAPOffers: Sendable, Equatable {
    private var words: Set<String> = []

    init() {}

    init(_ data: IMAPData) {
        words = Set(data.values.compactMap(\.word))
    }

    /// RFC 6851.
    var move: Bool { words.contains("MOVE") }
    /// RFC 4315.
    var uidPlus: Bool { words.contains("UIDPLUS") }
    /// RFC 2177.
    var idle: Bool { words.contains("IDLE") }
    /// RFC 2342.
    var namespace: Bool { words.contains("NAMESPACE") }
    /// The command LOGIN is not allowed (RFC 3501 §6.2.3).
    var loginDisabled: Bool { words.contains("LOGINDISABLED") }
}
