/// Does as if. What a decision would write can be looked at, and then all of it is undone: a preview is made by the
/// very code that sends.
extension Environment {
    public func rehearsing<Result: Sendable>(
        _ network: NetworkID, _ body: @escaping @Sendable (Books) throws -> Result
    ) async throws -> Result {
        do {
            return try await deciding(network) { books in throw Rehearsed(result: try body(books)) }
        } catch let rehearsed as Rehearsed<Result> {
            return rehearsed.result
        }
    }
}

/// Leaves the transaction, so that nothing of it is kept.
private struct Rehearsed<Result: Sendable>: Error {
    let result: Result
}
