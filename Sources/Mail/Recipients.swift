extension IncomingMail {
    /// Every address that the mail was sent to, each once, those a mail server wrote before those the sender did:
    /// `Delivered-To`, `X-Original-To`, `Envelope-To`, `X-Envelope-To`, `To`, `Cc`. At most 500 of them.
    ///
    /// A sender can write all of these headers too: what an address proves lies in the address, never in its place.
    public var recipients: [MailAddress] {
        let envelope = ["Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To"].lazy
            .flatMap { headers(named: $0) }.flatMap { Self.envelopeAddresses($0) }
        let written = (to + cc).lazy.compactMap(\.address)
        var seen: Set<String> = []
        var recipients: [MailAddress] = []
        for address in Array(envelope) + Array(written) where recipients.count < Self.mostRecipients {
            if seen.insert(address.description.lowercased()).inserted { recipients.append(address) }
        }
        return recipients
    }

    /// Whether the mail came with the empty return path, as reports and other answers of programs do, so that nothing
    /// is ever answered to them (RFC 5321 §4.5.5).
    public var hasNullReturnPath: Bool {
        guard let path = header("Return-Path") else { return false }
        return path.filter { !$0.isWhitespace } == "<>"
    }

    private static let mostRecipients = 500

    /// Of a header that holds plain addresses, with or without angle brackets.
    private static func envelopeAddresses(_ value: String) -> [MailAddress] {
        value.split { ", ;<>\t".contains($0) }.prefix(mostRecipients).compactMap {
            try? MailAddress(parsing: String($0))
        }
    }
}
