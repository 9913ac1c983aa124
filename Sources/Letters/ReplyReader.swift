import FoundationEssentials
import ICalendar
import Mail
public import Meetings

extension LetterWriter {
    public func read(_ raw: [UInt8], register: Register) -> IncomingLetter {
        IncomingLetter(from: nil, content: .unreadable(""))
    }

    public func recipients(of raw: [UInt8]) -> [String] { [] }

    public func digests(of raw: [UInt8]) -> (whole: String, body: String) {
        (Digest.sha256Hex(raw), Digest.sha256Hex(raw))
    }
}
