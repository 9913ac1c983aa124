/// The words by which mail systems tell people that a mail did not come through.
enum BouncePhrases {
    struct Signs {
        var action: DeliveryReport.Action
        /// The lines that have such words.
        var lines: [Int]
        var isBounce: Bool
    }

    /// Of what stands above the copy of our mail.
    static func signs(subject: String, lines: [String]) -> Signs {
        let subject = subject.oneLine(upTo: 200).lowercased()
        let texts = lines.map { Array($0.lowercased().utf8) }
        let failing = texts.indices.filter { index in failures.contains { texts[index].contains($0) } }
        let isAbout =
            failureSubjects.contains(where: subject.hasPrefix) || delaySubjects.contains { subject.contains($0) }
        return Signs(
            action: isDelay(subject: subject, texts: texts) ? .delayed : .failed, lines: failing,
            isBounce: isAbout || !failing.isEmpty)
    }

    /// Whether a line stands above the copy of our mail.
    static func beginsCopy(_ line: String) -> Bool {
        let line = line.trimmed.drop { $0 == "|" }.prefix(80).lowercased()
        return copies.contains(where: line.hasPrefix)
    }

    private static func isDelay(subject: String, texts: [[UInt8]]) -> Bool {
        if delaySubjects.contains(where: { subject.contains($0) }) { return true }
        if failureSubjects.contains(where: subject.hasPrefix) { return false }
        let has = { (phrases: [[UInt8]]) in texts.contains { text in phrases.contains { text.contains($0) } } }
        return has(delays) && !has(endings)
    }

    private static let failureSubjects = [
        "undeliver", "mail delivery failed", "mail delivery failure", "delivery status notification (failure)",
        "delivery failure", "delivery failed", "delivery notification", "returned mail", "failure notice",
        "message not delivered", "non-delivery", "nondeliverable", "kan ikke leveres", "kan ikkje leverast",
        "ikke levert", "ikkje levert", "uleverbar", "leveringsfeil", "levering mislyktes", "olevererbart",
        "meldingen kan ikke leveres", "meldinga kan ikkje leverast", "unzustellbar", "kunne ikke leveres",
        "address not found", "fant ikke adressen", "mail system error", "mail failed", "mail failure",
        "delivery status", "there was an error sending", "error sending", "mail error", "mail could not be delivered",
    ]

    private static let delaySubjects = [
        "delayed", "(delay)", "message still undelivered", "warning: could not send", "forsinket", "forsinka",
        "forseinka", "fördröjd", "forsinkelse", "forseinking", "verzögert",
    ]

    private static let failures = [
        "this is the qmail-send program", "this is the mail system at host", "could not be delivered",
        "couldn't be delivered", "wasn't delivered", "was not delivered", "not been delivered",
        "delivery has failed", "delivery failed", "delivery to the following recipient", "did not reach",
        "unable to deliver", "undeliverable", "undelivered", "address not found", "permanent fatal error",
        "address(es) failed", "returned to sender", "recipient address rejected", "user unknown", "unknown user",
        "no such user", "mailbox unavailable", "does not exist", "message blocked", "temporary problem delivering",
        "delivery problems", "error delivering", "attempting to deliver", "trying to deliver", "trouble delivering",
        "permanent error", "rejected by", "failed addresses", "mailbox full", "mailbox is full", "quota exceeded",
        "over quota", "invalid recipient", "invalid user", "no such recipient", "unrouteable address",
        "is delayed for more than", "cannot deliver", "not able to be delivered", "delivery to the following",
        "not listed in domino directory", "delivery failure report", "cannot be delivered", "can't be delivered",
        "kunne ikke leveres", "kunne ikkje leverast", "kan ikke leveres", "kan ikkje leverast", "ble ikke levert",
        "vart ikkje levert", "blei ikkje levert", "levering mislyktes", "levering til disse mottakerne",
        "levering til desse mottakarane", "fant ikke adressen", "adressen ble ikke funnet",
        "adressa vart ikkje funnen", "kunde inte levereras", "konnte nicht zugestellt werden",
        "levering mislykkedes",
    ].map { Array($0.utf8) }

    private static let delays = [
        "will be retried", "will retry", "will keep trying", "will continue to try", "still being retried",
        "not yet been delivered", "warning message only", "do not need to resend", "delivery is delayed",
        "temporary failure report",
        "has been delayed", "is delayed", "delay reason", "forsinket", "forsinka", "forseinka", "vil prøve igjen",
        "prøver igjen", "freistar på nytt", "prøver på nytt", "fördröjts", "verzögert",
    ].map { Array($0.utf8) }

    private static let endings = [
        "giving up", "given up", "retry timeout exceeded", "message expired", "has expired", "too old", "gir opp",
        "gjev opp",
    ].map { Array($0.utf8) }

    private static let copies = [
        "--- below this line is a copy", "------ this is a copy of", "--- the header of the original",
        "--- enclosed is a copy", "----- original message", "-----original message", "--- original message",
        "original message headers", "below is a copy of the original", "message text follows",
        "original message header", "----- message header", "----- unsent message",
        "---- unsent message", "message headers follow", "opprinnelige meldingshoder", "opphavlege meldingshovud",
        "ursprungliga meddelanderubriker", "return-path: <", "received: from", "----- opprinnelig melding",
    ]
}
