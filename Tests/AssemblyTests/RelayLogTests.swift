import Testing

@testable import Assembly

@Suite("The log of the mail server on this machine")
struct RelayLogTests {
    private static let text = """
        Nov 29 10:00:01 h postfix/cleanup[7]: 4WX1: message-id=<taken@example.no>
        Nov 29 10:00:01 h postfix/cleanup[7]: 4WX2: message-id=<broken@example.no>
        Nov 29 10:00:01 h postfix/qmgr[8]: 4WX1: from=<mote+t1@example.no>, size=5812, nrcpt=1 (queue active)
        Nov 29 10:00:02 h postfix/smtp[9]: 4WX1: to=<a@example.com>, relay=x, status=sent (250 2.0.0 Ok)
        Nov 29 10:00:03 h postfix/smtpd[6]: message-id=<forged@example.no>
        Nov 29 10:00:03 h postfix/qmgr[8]: 4WX2x: from=<mote+t1@example.no>, size=5812, nrcpt=1 (queue active)
        """

    @Test("only what lies on the server's disk was taken, and the log is not read again at once")
    func tells() throws {
        let scratch = try Scratch()
        let path = try scratch.file("mail.log", Self.text)
        let letters = ["taken", "broken", "forged", "other", "", "take"]
        #expect(RelayLog(path: path).taken(among: letters) == ["taken"])
        let log = RelayLog(path: path)
        #expect(log.taken(among: []).isEmpty)
        #expect(log.taken(among: letters).isEmpty)
    }

    @Test("without a log nothing is known")
    func none() { #expect(RelayLog(path: "/nowhere/mail.log").taken(among: ["taken"]).isEmpty) }
}
