import CLibcurl

/// One libcurl easy handle and the buffer for its complaints.
@safe
struct CurlHandle: ~Copyable {
    private let pointer: UnsafeMutableRawPointer
    private let complaintBuffer: UnsafeMutablePointer<CChar>
    private let transcriber: CurlTranscriber

    init?() {
        guard let transcriber = CurlTranscriber(), let pointer = unsafe curl_easy_init() else { return nil }
        self.transcriber = transcriber
        unsafe self.pointer = unsafe pointer
        unsafe complaintBuffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe complaintBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        _ = unsafe clibcurl_set_error_buffer(pointer, complaintBuffer)
    }

    deinit {
        unsafe curl_easy_cleanup(pointer)
        unsafe complaintBuffer.deallocate()
    }

    func set(_ option: CURLoption, _ value: Int) -> CURLcode {
        unsafe clibcurl_set_number(pointer, option, value)
    }

    func set(_ option: CURLoption, _ value: String) -> CURLcode {
        unsafe clibcurl_set_text(pointer, option, value)
    }

    /// Has `transcript` take down what the server says.
    func transcribe() -> CURLcode {
        unsafe clibcurl_set_text(pointer, CURLOPT_HEADERDATA, transcriber.destination)
    }

    /// What the server said to libcurl while the connection was opened, when that was asked for.
    var transcript: [UInt8] { transcriber.bytes }

    /// Has `perform` end with `CURLE_ABORTED_BY_CALLBACK` soon after the task was cancelled.
    func heedCancellation() -> CURLcode {
        unsafe clibcurl_set_progress(pointer) { _, _, _, _, _ in Task.isCancelled ? 1 : 0 }
    }

    func perform() -> CURLcode {
        unsafe complaintBuffer[0] = 0
        return unsafe curl_easy_perform(pointer)
    }

    /// The code of the last complete answer that libcurl read itself; 0 before any.
    var responseCode: Int {
        var code = 0
        _ = unsafe clibcurl_get_number(pointer, CURLINFO_RESPONSE_CODE, &code)
        return code
    }

    /// For waiting on. Nil when libcurl has given the connection up.
    var socket: Int32? {
        var socket: curl_socket_t = -1
        guard unsafe clibcurl_get_socket(pointer, &socket) == CURLE_OK, socket >= 0 else { return nil }
        return socket
    }

    /// Writes as much as goes without waiting. When it says `CURLE_AGAIN`, the next call must be with the same bytes.
    func send(_ bytes: UnsafeRawBufferPointer) -> (CURLcode, Int) {
        var count = 0
        let code = unsafe curl_easy_send(pointer, bytes.baseAddress, bytes.count, &count)
        return (code, count)
    }

    /// Reads what has come, without waiting.
    func receive(_ bytes: UnsafeMutableRawBufferPointer) -> (CURLcode, Int) {
        var count = 0
        let code = unsafe curl_easy_recv(pointer, bytes.baseAddress, bytes.count, &count)
        return (code, count)
    }

    /// What libcurl says went wrong with the call that returned `code`.
    func complaint(about code: CURLcode) -> String {
        let specific = unsafe String(cString: complaintBuffer)
        return specific.isEmpty ? unsafe String(cString: curl_easy_strerror(code)) : specific
    }
}
