import Foundation

/// A file written whole, or not at all.
public enum NewFile {
    /// Throws `AssemblyError.folder` when it can't be written.
    public static func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw AssemblyError.folder(path)
        }
    }
}
