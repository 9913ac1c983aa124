/// Reads one message, or its beginning, without marking it as seen.
struct IMAPFetching: IMAPErrand {
    private let reference: IMAPMessageReference
    private let limit: Int
    private var sizeBytes: Int?
    private var body: [UInt8]?
    private var isThere = false

    /// - Parameter limitBytes: at least one.
    init(_ reference: IMAPMessageReference, limitBytes: Int) {
        self.reference = reference
        limit = min(max(limitBytes, 1), Int(UInt32.max) - 1)
    }

    func begin(_ folder: IMAPFolderState) -> IMAPNext<IMAPMessage?> {
        guard folder.uidValidity == reference.uidValidity, reference.uid > 0 else { return .finished(nil) }
        // One byte more than is wanted tells whether there is more; not all servers' sizes are true.
        var command = IMAPCommand("UID FETCH \(reference.uid) (UID RFC822.SIZE BODY.PEEK[]<0.\(limit + 1)>)")
        command.patience = .body
        command.literalLimit += limit + 1
        return .say(command)
    }

    mutating func hear(_ data: IMAPData) throws(TransportError) {
        guard data.name == "FETCH" else { return }
        let fetched = try IMAPFetched(data)
        guard fetched.uid == reference.uid else { return }
        isThere = true
        sizeBytes = sizeBytes ?? fetched.sizeBytes
        body = body ?? fetched.body
    }

    func answered(_ status: IMAPStatus, _ folder: IMAPFolderState) throws(TransportError) -> IMAPNext<IMAPMessage?> {
        guard status.kind == .ok else { throw TransportError("reading a message", refused: status) }
        guard isThere else { return .finished(nil) }
        guard let body, body.count <= limit + 1 else { throw IMAPFetched.error("a message without its text") }
        return .finished(
            IMAPMessage(
                reference: reference, bytes: Array(body.prefix(limit)), isTruncated: body.count > limit,
                sizeBytes: sizeBytes))
    }
}
