/// The way out of the building: an SMTP server, or a folder.
public protocol Delivery: Sendable {
    /// Sends one letter.
    ///
    /// - Parameters:
    ///   - next: the letter that most likely is sent after this one on the same way.
    ///   - beforeDot: asked after the body and before the final dot; where it says false, the letter must not be sent.
    func deliver(
        _ letter: OutboxLetter, next: OutboxLetter?, beforeDot: @escaping @Sendable () async -> Bool
    ) async -> DeliveryResult
    /// Whether the letter is known to have been delivered; nil where that can't be found out.
    func evidence(of letter: LetterID) -> Bool?
    /// Those of the letters that the server's own records show to have been taken. Asked only of those in doubt.
    func arrived(among letters: [LetterID]) async -> Set<LetterID>
    /// How many letters may be on their way at once.
    var connections: Int { get }
    /// Where this way out does its work, and who sends by it had best do theirs; nil where it has no thread of its own.
    var thread: (any TaskExecutor)? { get }
    /// There is nothing more to send for now: what is held open may be closed.
    func rest() async
}

/// Who the dispatcher of this process is, and which others are gone.
public protocol Presence: Sendable {
    /// This process, as leases name it.
    var owner: String { get }
    /// Those of the owners that are known not to run any more.
    func dead(among owners: [String]) -> [String]
}
