import Synchronization

/// What is read and made ready when it is first needed: most of what is asked of Samling needs no templates.
final class AtNeed<Value: Sendable>: Sendable {
    private let make: @Sendable () throws(LetterError) -> Value
    private let kept = Mutex<Value?>(nil)

    init(_ make: @escaping @Sendable () throws(LetterError) -> Value) { self.make = make }

    /// Throws again, for the same reason, each time it can't be made.
    func value() throws(LetterError) -> Value {
        try kept.withLock { kept throws(LetterError) in
            if let known = kept { return known }
            let made = try make()
            kept = made
            return made
        }
    }
}
