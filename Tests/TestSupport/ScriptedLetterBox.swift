public import Meetings
import Synchronization

/// A letter box that does as it is told, and remembers where everything was put.
public final class ScriptedLetterBox: LetterBox {
    public struct Broken: Error {
        public init() {}
    }

    private struct Message {
        var bytes: [UInt8]
        var saysBytes: Int
    }

    private struct State {
        var uidValidity = 1
        var nextUID = 1
        var inbox: [Int: Message] = [:]
        var folders: [BoxFolder: [[UInt8]]] = [:]
        var unreadable: Set<Int> = []
        var immovable: Set<Int> = []
        var isDown = false
        var fetches: [(uid: Int, limitBytes: Int)] = []
        var listings = 0
        var waits = 0
        var random = SeededRandom(seed: 0)
        var oneIn = UInt64.max
        var crashes = 0
    }

    public let name = "mote@example.no/INBOX"
    private let state = Mutex(State())
    private let pageSize: Int

    public init(pageSize: Int = 100) { self.pageSize = pageSize }

    /// Puts mails in; their UIDs.
    @discardableResult
    public func post(_ mails: [[UInt8]], sayingBytes: Int? = nil) -> [Int] {
        state.withLock { state in
            mails.map { bytes in
                defer { state.nextUID += 1 }
                state.inbox[state.nextUID] = Message(bytes: bytes, saysBytes: sayingBytes ?? bytes.count)
                return state.nextUID
            }
        }
    }

    /// The folder is made anew: the same messages under other UIDs, in the order given by the seed.
    public func renumber(seed: UInt64) {
        state.withLock { state in
            var random = SeededRandom(seed: seed)
            let messages = state.inbox.sorted { $0.key < $1.key }.map(\.value).shuffled(using: &random)
            state.uidValidity += 1
            state.inbox = Dictionary(uniqueKeysWithValues: messages.enumerated().map { ($0.offset + 1, $0.element) })
            state.nextUID = messages.count + 1
        }
    }

    public func breakFetching(of uids: Set<Int>) { state.withLock { $0.unreadable = uids } }
    public func breakMoving(of uids: Set<Int>) { state.withLock { $0.immovable = uids } }
    public func setDown(_ isDown: Bool) { state.withLock { $0.isDown = isDown } }
    /// A step in so many breaks the connection, before it is done or after.
    public func shake(seed: UInt64, oneIn: UInt64) {
        state.withLock { ($0.random, $0.oneIn) = (SeededRandom(seed: seed), oneIn) }
    }

    public var left: Int { state.withLock { $0.inbox.count } }
    public func put(in folder: BoxFolder) -> [[UInt8]] { state.withLock { $0.folders[folder] ?? [] } }
    public var fetches: [(uid: Int, limitBytes: Int)] { state.withLock { $0.fetches } }
    public var listings: Int { state.withLock { $0.listings } }
    public var waits: Int { state.withLock { $0.waits } }
    public var crashes: Int { state.withLock { $0.crashes } }

    private static func mayBreak(_ state: inout State) throws {
        if state.isDown { throw Broken() }
        guard state.oneIn < .max, state.random.next() % state.oneIn == 0 else { return }
        state.isDown = true
        state.crashes += 1
        throw Broken()
    }

    public func messages(after last: InboxMail.Source?) async throws -> [BoxedMessage] {
        try state.withLock { state in
            try Self.mayBreak(&state)
            state.listings += 1
            let after = last.map { $0.uidValidity == state.uidValidity ? $0.uid : 0 } ?? 0
            return state.inbox.filter { $0.key > after }.sorted { $0.key < $1.key }.prefix(pageSize).map {
                BoxedMessage(
                    source: InboxMail.Source(mailbox: name, uidValidity: state.uidValidity, uid: $0.key),
                    sizeBytes: $0.value.saysBytes, arrived: nil)
            }
        }
    }

    public func fetch(_ source: InboxMail.Source, limitBytes: Int) async throws -> FetchedMessage? {
        try state.withLock { state in
            try Self.mayBreak(&state)
            if state.unreadable.contains(source.uid) { throw Broken() }
            guard source.uidValidity == state.uidValidity, let message = state.inbox[source.uid] else { return nil }
            state.fetches.append((source.uid, limitBytes))
            return FetchedMessage(
                bytes: Array(message.bytes.prefix(limitBytes)), isCut: message.bytes.count > limitBytes)
        }
    }

    public func file(_ source: InboxMail.Source, in folder: BoxFolder) async throws {
        try state.withLock { state in
            try Self.mayBreak(&state)
            if state.immovable.contains(source.uid) { throw Broken() }
            guard source.uidValidity == state.uidValidity,
                let message = state.inbox.removeValue(forKey: source.uid)
            else { return }
            state.folders[folder, default: []].append(message.bytes)
            try Self.mayBreak(&state)
        }
    }

    public func waitForMail(atMostSeconds seconds: Int) async throws {
        let isDown = state.withLock { state in
            state.waits += 1
            return state.isDown
        }
        if isDown { throw Broken() }
        try await Task.sleep(for: .seconds(seconds))
    }

    public func rest() async {}
}
