import BlockingExecutor
import Glibc

/// Letters out into a Maildir, one file each: `new/<id>.eml`.
///
/// The same id is the same file, so delivering again changes nothing.
public actor MaildirTransport {
    private let executor = BlockingExecutor(label: "Maildir")
    private let folder: String

    public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    /// - Parameter folder: made when it is first needed, with `tmp`, `new` and `cur` in it.
    public init(folder: String) {
        self.folder = folder
    }

    /// - Throws: `TransportError` with code `disk` when the folder cannot be written to.
    public func check() throws(TransportError) {
        try makeFolders()
        guard unsafe access("\(folder)/new", W_OK) == 0 else { throw diskError("writing to \(folder)/new") }
    }

    /// Delivers one letter. Here the dot is the moment when the file appears in `new`.
    ///
    /// - Parameter beforeDot: see `SMTPConnection.send`.
    public func deliver(
        _ letter: WireLetter, beforeDot: @Sendable () async throws -> Bool
    ) async -> DeliveryOutcome {
        let draft = "\(folder)/tmp/\(letter.id).eml"
        do {
            try makeFolders()
            try write(letter.bytes, to: draft)
            guard try await beforeDot() else { return withdrawn(draft, cause: nil) }
        } catch let error as TransportError {
            return .notSent(error)
        } catch {
            return withdrawn(draft, cause: error)
        }
        return publish(letter, draft: draft)
    }

    private func withdrawn(_ draft: String, cause: (any Error)?) -> DeliveryOutcome {
        _ = unsafe unlink(draft)
        return .notSent(
            TransportError(
                "sending a letter", .withdrawn, .temporary, "withdrawn before it was published", cause: cause))
    }

    private func makeFolders() throws(TransportError) {
        let parts = folder.split(separator: "/").map(String.init)
        var path = folder.hasPrefix("/") ? "" : "."
        for part in parts {
            path += "/\(part)"
            try makeFolder(path)
        }
        for part in ["tmp", "new", "cur"] { try makeFolder("\(path)/\(part)") }
    }

    private func makeFolder(_ path: String) throws(TransportError) {
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw diskError("making \(path)") }
    }

    private func write(_ bytes: [UInt8], to path: String) throws(TransportError) {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw diskError("making \(path)") }
        defer { close(file) }
        var start = 0
        while start < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(file, $0.baseAddress?.advanced(by: start), bytes.count - start)
            }
            guard count > 0 || errno == EINTR else { throw diskError("writing \(path)") }
            start += max(count, 0)
        }
        guard fsync(file) == 0 else { throw diskError("writing \(path)") }
    }

    /// Renaming is all or nothing: where it fails, the letter has certainly not been delivered.
    private func publish(_ letter: WireLetter, draft: String) -> DeliveryOutcome {
        guard unsafe rename(draft, "\(folder)/new/\(letter.id).eml") == 0 else {
            let error = diskError("publishing the letter")
            _ = unsafe unlink(draft)
            return .refused(
                Rejection(phase: .dot, permanence: .temporary, code: nil, enhancedStatus: nil, text: error.detail))
        }
        do throws(TransportError) {
            try syncFolder("\(folder)/new")
        } catch {
            return .unknown(error)
        }
        return .accepted(SMTPReply(code: 250, lines: ["new/\(letter.id).eml"]))
    }

    /// A new name is on the disk only when its folder is.
    private func syncFolder(_ path: String) throws(TransportError) {
        let file = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw diskError("reading \(path)") }
        defer { close(file) }
        guard fsync(file) == 0 else { throw diskError("writing \(path)") }
    }

    private func diskError(_ attempt: String) -> TransportError {
        let number = errno
        return TransportError(attempt, .disk, .temporary, unsafe String(cString: strerror(number)))
    }
}
