public import Meetings
import Synchronization

/// Mails whose contents are said beforehand, so that tests of what is done with them need no mail format.
public final class ScriptedMail: Correspondence {
    private struct State {
        var letters: [IncomingLetter] = []
        var reads = 0
        var fault: (any Error)?
    }

    private let state = Mutex(State())

    public init() {}

    /// The bytes of a mail that says this. Of two with the same trace neither can be told from the other by its
    /// header; `size` makes it larger.
    public func mail(
        _ letter: IncomingLetter, to: String = "mote@sjustjerna.example.no", trace: String = "", size: Int = 0
    ) -> [UInt8] {
        let number = state.withLock { state in
            if let known = state.letters.firstIndex(of: letter) { return known }
            state.letters.append(letter)
            return state.letters.count - 1
        }
        let text = Array("\(number)\r\nTo: \(to)\r\nReceived: \(trace)\r\n\r\nmail \(number)\r\n".utf8)
        return text + Array(repeating: UInt8(ascii: "x"), count: max(size - text.count, 0))
    }

    /// From now on no letter can be written.
    public func fail(with fault: (any Error)?) { state.withLock { $0.fault = fault } }

    /// How often a mail was read.
    public var reads: Int { state.withLock { $0.reads } }

    public func write(_ notice: Notice, _ envelope: Envelope) throws -> WrittenLetter {
        if let fault = state.withLock({ $0.fault }) { throw fault }
        return try PlainCorrespondence().write(notice, envelope)
    }

    public func read(_ raw: [UInt8], network: Network) -> IncomingLetter {
        let number = Int(String(decoding: raw.prefix { $0 != 0x0D }, as: UTF8.self)) ?? -1
        return state.withLock { state in
            state.reads += 1
            guard state.letters.indices.contains(number) else {
                return IncomingLetter(from: nil, content: .unreadable("no mail"))
            }
            return state.letters[number]
        }
    }

    public func recipients(of raw: [UInt8]) -> [String] {
        let lines = String(decoding: raw.prefix(1_000), as: UTF8.self).split(separator: "\r\n")
        return lines.filter { $0.hasPrefix("To: ") }.map { String($0.dropFirst(4)) }
    }

    public func digests(of raw: [UInt8]) -> (whole: String, body: String) {
        let text = String(decoding: raw.prefix(1_000), as: UTF8.self)
        let body = text.split(separator: "\r\n\r\n", maxSplits: 1).last.map(String.init) ?? ""
        return ("\(raw.count) \(text)", body)
    }

    public func feed(_ feed: CalendarFeed) throws -> [UInt8] { [] }
}
