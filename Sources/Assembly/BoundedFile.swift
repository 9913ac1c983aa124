import Foundation

/// Reads a file, but never more of it than was asked for.
public enum BoundedFile {
    /// Nil when there is no such file, or it can't be read. One byte more than allowed is
    /// given where the file is longer, so that the caller sees that it is.
    public static func read(_ path: String, atMostBytes limit: Int) -> [UInt8]? {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        return read(handle, atMostBytes: limit)
    }

    public static func readStandardInput(atMostBytes limit: Int) -> [UInt8]? {
        read(FileHandle.standardInput, atMostBytes: limit)
    }

    private static func read(_ handle: FileHandle, atMostBytes limit: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        do {
            while bytes.count <= limit {
                let part = try handle.read(upToCount: min(65_536, limit + 1 - bytes.count))
                guard let part, !part.isEmpty else { break }
                bytes += part
            }
        } catch {
            return nil
        }
        return bytes
    }
}
