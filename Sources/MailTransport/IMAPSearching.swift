/// Finds the messages whose UIDs are greater than one known.
///
/// The UIDs are asked for in ranges, so that no answer is longer than need be in a folder of very many, and then the
/// rest of those that are wanted. By UID, never by sequence number: when another program takes messages away
/// meanwhile, nothing is passed over.
struct IMAPSearching: IMAPErrand {
    struct Outcome: Sendable, Equatable {
        let messages: [IMAPMessageInfo]
        let hasMore: Bool
    }

    /// In one range of UIDs: no folder that anyone can open has more.
    private static let maximumMessages = 500_000

    private enum Stage {
        case uids(from: UInt32, to: UInt32?, width: UInt32)
        case details(uids: [UInt32], hasMore: Bool)
    }

    private let first: UInt32?
    private let limit: Int
    private let passesOverDeleted: Bool
    private var stage: Stage
    private var found: Set<UInt32> = []
    private var details: [UInt32: IMAPFetched] = [:]

    /// - Parameters:
    ///   - uid: the last that is known; nil for none.
    ///   - passesOverDeleted: those marked as deleted are what a move leaves behind where nothing better is offered.
    init(after uid: UInt32?, limit: Int, passesOverDeleted: Bool) {
        first = uid.map { $0 == .max ? nil : $0 + 1 } ?? 1
        self.limit = limit
        self.passesOverDeleted = passesOverDeleted
        stage = .details(uids: [], hasMore: false)
    }

    mutating func begin(_ folder: IMAPFolderState) -> IMAPNext<Outcome> {
        guard let first, limit > 0 else { return .finished(Outcome(messages: [], hasMore: false)) }
        return .say(ask(from: first, width: UInt32(clamping: max(limit, 1_000)), folder))
    }

    private mutating func ask(from: UInt32, width: UInt32, _ folder: IMAPFolderState) -> IMAPCommand {
        let (end, overflow) = from.addingReportingOverflow(width - 1)
        // Beyond what the server has promised not to use there may be messages that came since: to the very end.
        let to = !overflow && end < folder.uidNext ?? 0 ? end : nil
        stage = .uids(from: from, to: to, width: width)
        let items = passesOverDeleted ? "(UID FLAGS)" : "(UID)"
        var command = IMAPCommand("UID FETCH \(from):\(to.map(String.init) ?? "*") \(items)")
        command.responseLimit = Self.maximumMessages
        return command
    }

    mutating func hear(_ data: IMAPData) throws(TransportError) {
        guard data.name == "FETCH" else { return }
        let fetched = try IMAPFetched(data)
        guard let uid = fetched.uid else { return }
        switch stage {
        case .uids(let from, let to, _):
            // `*` is the last message, even when that comes before the range.
            guard uid >= from, uid <= to ?? .max else { return }
            if passesOverDeleted, fetched.isDeleted { found.remove(uid) } else { found.insert(uid) }
        case .details:
            // The other responses about it are news of its flags.
            if found.contains(uid), details[uid]?.sizeBytes == nil { details[uid] = fetched }
        }
    }

    mutating func answered(
        _ status: IMAPStatus, _ folder: IMAPFolderState
    ) throws(TransportError) -> IMAPNext<Outcome> {
        switch stage {
        case .uids(_, let to, let width):
            guard status.kind == .ok else { throw TransportError("listing the mailbox", refused: status) }
            if let to, found.count <= limit {
                return .say(ask(from: to + 1, width: width > .max / 4 ? .max : width * 4, folder))
            }
            return describe()
        case .details(let uids, let hasMore):
            guard status.kind != .bad else { throw TransportError("listing the mailbox", refused: status) }
            // One message that the server cannot open makes it say NO to all: what it told of the others holds.
            let left = status.kind == .ok ? uids.filter { details[$0] != nil } : uids
            return .finished(Outcome(messages: left.map { info($0, folder) }, hasMore: hasMore))
        }
    }

    private mutating func describe() -> IMAPNext<Outcome> {
        let uids = Array(found.sorted().prefix(limit))
        guard let first = uids.first, let last = uids.last else {
            return .finished(Outcome(messages: [], hasMore: false))
        }
        stage = .details(uids: uids, hasMore: found.count > limit)
        var command = IMAPCommand("UID FETCH \(first):\(last) (UID RFC822.SIZE INTERNALDATE)")
        command.responseLimit += uids.count
        return .say(command)
    }

    private func info(_ uid: UInt32, _ folder: IMAPFolderState) -> IMAPMessageInfo {
        IMAPMessageInfo(
            reference: IMAPMessageReference(uidValidity: folder.uidValidity ?? 0, uid: uid),
            sizeBytes: details[uid]?.sizeBytes, internalDate: details[uid]?.internalDate)
    }
}
