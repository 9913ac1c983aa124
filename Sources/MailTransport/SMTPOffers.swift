/// What a server says in answer to EHLO that it can do (RFC 5321 §4.1.1.1). Keywords in any case.
struct SMTPOffers: Sendable, Equatable {
    /// Commands may be sent without waiting for each answer (RFC 2920).
    var pipelining = false
    /// Bodies may hold bytes above 127 (RFC 6152).
    var eightBitMIME = false
    /// The letter's size may be announced, so that it can be refused before it is sent (RFC 1870).
    var size = false

    init() {}

    init(_ reply: SMTPReply) {
        for line in reply.lines.dropFirst() {
            switch line.split(separator: " ").first?.uppercased() {
            case "PIPELINING": pipelining = true
            case "8BITMIME": eightBitMIME = true
            case "SIZE": size = true
            default: break
            }
        }
    }
}
