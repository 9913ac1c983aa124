import CLibpq

/// One line to the server, closed when it goes out of hand.
@safe
struct ConnectionHandle: ~Copyable {
    private let pointer: OpaquePointer

    /// Connects, or tries to: `isGood` tells which.
    ///
    /// - Parameter parameters: libpq's keywords and their values (PostgreSQL 15, 34.1.2); where a keyword comes twice
    ///   the later one counts, and a `dbname` may be a whole address.
    init?(_ parameters: [(keyword: String, value: String)]) {
        let keywords = CStrings(parameters.map(\.keyword))
        let values = CStrings(parameters.map(\.value))
        guard let pointer = unsafe PQconnectdbParams(keywords.pointers, values.pointers, 1) else { return nil }
        unsafe self.pointer = unsafe pointer
    }

    deinit { unsafe PQfinish(pointer) }

    var isGood: Bool { unsafe PQstatus(pointer) == CONNECTION_OK }

    /// Whether no transaction is open on it.
    var isIdle: Bool { unsafe PQtransactionStatus(pointer) == PQTRANS_IDLE }

    /// What the server or the way to it said last.
    var complaint: String { unsafe String(cString: PQerrorMessage(pointer)).trimmed }

    /// The server's version, as 150004.
    var serverVersion: Int { Int(unsafe PQserverVersion(pointer)) }

    /// One statement, with its values beside it; the answer comes in PostgreSQL's binary form.
    func run(_ text: String, _ values: BoundValues) -> ResultHandle {
        unsafe ResultHandle(
            PQexecParams(
                pointer, text, Int32(values.count), nil, values.pointers, values.lengths, values.formats, 1))
    }
}

/// Texts as C wants them: a list that ends in nil. They live as long as this does.
@safe
final class CStrings {
    let pointers: UnsafeMutablePointer<UnsafePointer<CChar>?>
    private let count: Int

    init(_ texts: [String]) {
        count = texts.count
        unsafe pointers = .allocate(capacity: texts.count + 1)
        for (index, text) in texts.enumerated() {
            let bytes = text.utf8CString
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
            for (place, byte) in bytes.enumerated() { unsafe copy[place] = byte }
            unsafe (pointers + index).initialize(to: UnsafePointer(copy))
        }
        unsafe (pointers + texts.count).initialize(to: nil)
    }

    deinit {
        for index in 0..<count { unsafe pointers[index]?.deallocate() }
        unsafe pointers.deallocate()
    }
}

extension String {
    /// On one line, without what libpq puts at its ends.
    var trimmed: String {
        split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " || $0 == "\t" } }.joined(separator: " · ")
    }
}
