import FoundationEssentials
import Meetings
import Synchronization
import TestSupport

/// Letters whose facts can be asked for, and mails whose contents are said beforehand: what people read and write,
/// without a mail format between.
final class SimulatedPost: Correspondence {
    private struct State {
        var notices: [LetterID: Notice] = [:]
        var mails: [IncomingLetter] = []
    }

    private let state = Mutex(State())

    /// What the letter told; nil where it was never written.
    func notice(in letter: LetterID) -> Notice? { state.withLock { $0.notices[letter] } }

    /// The bytes of a mail that says this.
    func mail(_ letter: IncomingLetter, to mailbox: String) -> [UInt8] {
        let number = state.withLock { state in
            state.mails.append(letter)
            return state.mails.count - 1
        }
        return Array("\(number)\r\nTo: \(mailbox)\r\n\r\nmail \(number)\r\n".utf8)
    }

    func write(_ notice: Notice, _ envelope: Envelope) throws -> WrittenLetter {
        state.withLock { $0.notices[envelope.letter] = notice }
        return WrittenLetter(
            subject: "\(notice.kind) to \(envelope.recipient.id)", messageID: "\(envelope.letter)@example.no",
            returnAddress: "bounce@example.no", bytes: Array("letter \(envelope.letter)".utf8))
    }

    func read(_ raw: [UInt8], network: Network) -> IncomingLetter {
        let number = Int(String(decoding: raw.prefix { $0 != 0x0D }, as: UTF8.self)) ?? -1
        return state.withLock { state in
            state.mails.indices.contains(number)
                ? state.mails[number] : IncomingLetter(from: nil, content: .unreadable("no mail"))
        }
    }

    func recipients(of raw: [UInt8]) -> [String] {
        String(decoding: raw, as: UTF8.self).split(separator: "\r\n").filter { $0.hasPrefix("To: ") }
            .map { String($0.dropFirst(4)) }
    }

    func feed(_ feed: CalendarFeed) throws -> [UInt8] { [] }
}
