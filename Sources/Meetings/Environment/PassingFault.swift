/// What went wrong with a store, a server or a disk, as far as the core has to know.
public protocol PassingFault: Error {
    /// Trying the same again later can help, by itself or when somebody has mended it.
    var willPass: Bool { get }
}
