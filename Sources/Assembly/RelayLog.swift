import Foundation
import Synchronization

/// The log of a mail server on this machine, as Postfix writes it: it tells whether a letter was taken in, where the
/// server's own answer wasn't seen.
///
/// ```
/// postfix/cleanup[7]: 4WX1: message-id=<0190…@example.no>
/// postfix/qmgr[8]: 4WX1: from=<mote+…@example.no>, size=5812, nrcpt=1 (queue active)
/// ```
/// The first line comes as the header is read, the second only when the letter is on the server's disk.
final class RelayLog: Sendable {
    private let path: String
    private let pauseSeconds: Double
    private let lastLook = Mutex<ContinuousClock.Instant?>(nil)
    /// As much of the log's end is read.
    private static let longestBytes = 32 << 20

    /// - Parameter pauseSeconds: it is not read again sooner than that.
    init(path: String, pauseSeconds: Double = 60) {
        self.path = path
        self.pauseSeconds = pauseSeconds
    }

    /// Those of the letters, by the ids in their Message-IDs, that the server has taken.
    func taken(among letters: [String]) -> Set<String> {
        guard mayLook(), let text = end else { return [] }
        let wanted = Set(letters)
        var queued: [Substring: String] = [:]
        var taken: Set<String> = []
        for line in text.split(separator: "\n") {
            if let (name, letter) = RelayLog.header(line), wanted.contains(letter) {
                queued[name] = letter
            } else if line.hasSuffix("(queue active)"), let name = RelayLog.queueName(in: line, before: ": from=<"),
                let letter = queued[name]
            {
                taken.insert(letter)
            }
        }
        return taken
    }

    private func mayLook() -> Bool {
        let now = ContinuousClock.now
        return lastLook.withLock { last in
            if let last, now - last < .seconds(pauseSeconds) { return false }
            last = now
            return true
        }
    }

    private static func header(_ line: Substring) -> (queue: Substring, letter: String)? {
        guard let name = queueName(in: line, before: ": message-id=<"),
            let start = line.range(of: "message-id=<")?.upperBound
        else { return nil }
        return (name, String(line[start...].prefix { $0 != "@" && $0 != ">" }))
    }

    private var end: String? {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        guard let size = try? handle.seekToEnd() else { return nil }
        let start = size > UInt64(RelayLog.longestBytes) ? size - UInt64(RelayLog.longestBytes) : 0
        guard (try? handle.seek(toOffset: start)) != nil,
            let data = try? handle.read(upToCount: RelayLog.longestBytes)
        else { return nil }
        return String(decoding: data, as: UTF8.self)
    }

    private static func queueName(in line: Substring, before mark: String) -> Substring? {
        guard let range = line.range(of: mark) else { return nil }
        let name = line[..<range.lowerBound].split(separator: " ").last
        return name.flatMap { $0.isEmpty || !$0.allSatisfy({ $0.isASCII && $0.isLetter || $0.isNumber }) ? nil : $0 }
    }
}
