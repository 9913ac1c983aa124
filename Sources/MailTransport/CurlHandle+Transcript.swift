import CLibcurl
import Glibc

/// Takes down what a server says while libcurl speaks with it, which libcurl itself keeps to itself: no more than fits,
/// and then libcurl gives up, as it should on a server that says so much before anyone is let in.
@safe
struct CurlTranscriber: ~Copyable {
    private static let capacity = 65_536
    private let buffer: UnsafeMutableRawPointer
    private let file: UnsafeMutablePointer<FILE>

    init?() {
        guard let buffer = unsafe malloc(Self.capacity) else { return nil }
        guard let file = unsafe fmemopen(buffer, Self.capacity, "w") else {
            unsafe free(buffer)
            return nil
        }
        unsafe setvbuf(file, nil, _IONBF, 0)
        unsafe (self.buffer, self.file) = unsafe (buffer, file)
    }

    deinit {
        unsafe fclose(file)
        unsafe free(buffer)
    }

    /// To be set as `CURLOPT_HEADERDATA`: without a function of its own for them, libcurl writes the lines to a C file.
    var destination: UnsafePointer<CChar> { unsafe UnsafePointer(OpaquePointer(file)) }

    var bytes: [UInt8] {
        let count = unsafe min(max(ftell(file), 0), Self.capacity)
        return unsafe Array(UnsafeRawBufferPointer(start: buffer, count: count))
    }
}
