/// What a server said while libcurl greeted it and logged in.
struct IMAPOpeningTalk: Sendable, Equatable {
    /// Whether the server was asked to let someone in: it challenged, or refused something.
    private(set) var isLoginTried = false
    /// The last word, when it was a no or a goodbye.
    private(set) var refusal: IMAPStatus?

    init(_ bytes: [UInt8]) {
        var parser = IMAPResponseParser()
        parser.take(bytes)
        while let response = try? parser.next() {
            refusal = nil
            switch response {
            case .goAhead: isLoginTried = true
            case .status(let status) where status.kind == .no || status.kind == .bad:
                isLoginTried = true
                refusal = status
            case .status(let status) where status.kind == .bye: refusal = status
            case .status, .data: break
            }
        }
    }
}
