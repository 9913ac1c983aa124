public import Meetings

/// Letters of one line, for tests of who gets what and when. How letters look is tested with the real ones.
public struct PlainCorrespondence: Correspondence {
    public init() {}

    public func write(_ notice: Notice, _ envelope: Envelope) throws -> WrittenLetter {
        let subject = "\(notice.kind) to \(envelope.recipient.id)"
        let links = envelope.links.map { purpose, address in
            "link \(purpose.kind.rawValue) \(purpose.item?.number ?? 0) \(address)\r\n"
        }.sorted().joined()
        return WrittenLetter(
            subject: subject, messageID: "\(envelope.letter)@example.no", returnAddress: "bounce@example.no",
            bytes: Array("Subject: \(subject)\r\n\r\n\(notice)\r\n\(links)".utf8))
    }

    public func feed(_ feed: CalendarFeed) throws -> [UInt8] {
        Array(feed.entries.map { "\($0.uid) \($0.sequence) \($0.isCancelled) \($0.fact)\r\n" }.joined().utf8)
    }
}

/// For doubles that only write.
extension Correspondence {
    public func read(_ raw: [UInt8], network: Network) -> IncomingLetter {
        IncomingLetter(from: nil, content: .unreadable("plain"))
    }

    public func fill(_ marks: [String: String], in letter: [UInt8]) -> [UInt8] {
        let text = marks.reduce(String(decoding: letter, as: UTF8.self)) { $0.replacing($1.key, with: $1.value) }
        return Array(text.utf8)
    }

    public func shown(_ letter: [UInt8]) -> (text: String, html: String?) {
        (String(decoding: letter, as: UTF8.self), nil)
    }

    public func recipients(of raw: [UInt8]) -> [String] { [] }

    public func digests(of raw: [UInt8]) -> (whole: String, body: String) {
        let text = String(decoding: raw, as: UTF8.self)
        return ("whole \(text)", "body \(text)")
    }
}
