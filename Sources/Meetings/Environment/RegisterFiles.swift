/// Registers as files: the core has values, and knows nothing of how they are written down.
public struct RegisterFiles: Sendable {
    /// Throws a `Refusal` with every fault and its line.
    public var read: @Sendable ([UInt8]) throws -> RegisterDraft
    /// Text that, read again, changes nothing.
    public var write: @Sendable (Register) -> String

    public init(
        read: @escaping @Sendable ([UInt8]) throws -> RegisterDraft, write: @escaping @Sendable (Register) -> String
    ) {
        self.read = read
        self.write = write
    }

    /// Larger files are refused.
    public static let largestBytes = 1 << 20
}
