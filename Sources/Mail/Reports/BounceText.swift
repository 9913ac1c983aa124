/// A report that was written for people only, as qmail, Exim, old Exchange, Notes and Gmail have done. Only what comes
/// from a mail system by its sender, return path or headers is read in this way: a person may quote every word of it.
struct BounceText {
    let report: DeliveryReport

    private static let mostLines = 1_000
    private static let mostAddresses = 100

    init?(_ mail: IncomingMail) {
        let named = mail.headers(named: "X-Failed-Recipients").flatMap { FoundAddress.inLine($0) }
        let isOfSystem = mail.hasNullReturnPath || SystemSender.wrote(mail) || mail.isReportByForm
        guard isOfSystem || !named.isEmpty, !AbsenceSubject.matches(mail.subject) else { return nil }
        let lines = Array(WrittenText(mail).lines.prefix(Self.mostLines))
        let copy = lines.firstIndex { BouncePhrases.beginsCopy($0) } ?? lines.count
        let returned = ReturnedMail(in: mail.parts) ?? Self.returned(in: lines[copy...])
        if let fields = Self.embeddedFields(lines) {
            let report = DeliveryReport(fields, returned: returned, isHeuristic: true)
            if !report.recipients.isEmpty {
                self.report = report
                return
            }
        }
        let own = Array(lines[..<copy])
        let signs = BouncePhrases.signs(subject: mail.subject, lines: own)
        guard signs.isBounce || !named.isEmpty else { return nil }
        let ours = Set((mail.to + mail.from).map { $0.addressText.lowercased() })
        let found = FoundAddress.all(in: own, near: signs.lines) {
            !ours.contains($0.lowercased()) && !SystemSender.isMailSystem($0)
        }
        report = DeliveryReport(
            reportingMTA: nil, originalEnvelopeID: nil, arrivalDate: nil,
            recipients: Self.recipients(named: named, found: found, in: own, action: signs.action),
            returned: returned, isHeuristic: true)
    }

    /// Some gateways turn the fields of a report into text.
    private static func embeddedFields(_ lines: [String]) -> StatusFields? {
        let names = lines.map { $0.prefix(40).trimmed.prefix { $0 != ":" }.lowercased() }
        guard names.contains("final-recipient"),
            let start = names.firstIndex(where: ["reporting-mta", "action", "final-recipient"].contains)
        else { return nil }
        return StatusFields(Array(lines[start...].map { $0.trimmed }.joined(separator: "\n").utf8))
    }

    /// The head of the mail below the line that says so.
    private static func returned(in lines: ArraySlice<String>) -> ReturnedMail? {
        let isOfHeader = { (line: String) in line.prefix { $0 != " " }.contains(":") }
        guard let start = lines.firstIndex(where: isOfHeader) else { return nil }
        let returned = ReturnedMail(Array(lines[start...].joined(separator: "\r\n").utf8)[...])
        return returned?.messageID == nil ? nil : returned
    }

    /// Those that a header names, or else those that are found; one without an address where there are none at all.
    private static func recipients(
        named: [String], found: [FoundAddress], in lines: [String], action: DeliveryReport.Action
    ) -> [DeliveryReport.Recipient] {
        let all = lines.joined(separator: "\n")
        let status = ReplyCodes.status(in: all)
        let reply = ReplyCodes.reply(in: all)
        let addresses: [String?] = named.isEmpty ? found.map(\.address) : named
        return (addresses.isEmpty ? [nil] : Array(addresses.prefix(mostAddresses))).map { address in
            let place = found.firstIndex { $0.address.lowercased() == address?.lowercased() }
            let about = place.map { linesAbout(found, $0, in: lines) } ?? []
            let reason =
                about.first { ReplyCodes.status(in: $0) != nil || ReplyCodes.reply(in: $0) != nil }
                ?? about.dropFirst().first { !$0.trimmed.isEmpty } ?? about.first
            let text = about.joined(separator: "\n")
            return DeliveryReport.Recipient(
                finalRecipient: address, originalRecipient: nil, action: action,
                status: ReplyCodes.status(in: text) ?? status, replyCode: ReplyCodes.reply(in: text) ?? reply,
                diagnostic: reason?.oneLine(upTo: 300), remoteMTA: nil)
        }
    }

    /// From the line with an address to the line with the next one.
    private static func linesAbout(_ found: [FoundAddress], _ place: Int, in lines: [String]) -> ArraySlice<String> {
        let start = found[place].line
        let next = found[(place + 1)...].first { $0.line > start }?.line ?? lines.count
        return lines[start..<min(next, start + 12)]
    }
}

/// An address in a text, and the line it stands in.
struct FoundAddress {
    let address: String
    let line: Int

    private static let mostAddresses = 200
    /// How many lines below the words of a report its addresses stand.
    private static let nearness = 8

    /// Each once: those that begin a line of their own, or else those near the words that make it a report, or all.
    static func all(
        in lines: [String], near signs: [Int], where mayHaveFailed: (String) -> Bool
    ) -> [FoundAddress] {
        var leading: [FoundAddress] = []
        var near: [FoundAddress] = []
        var all: [FoundAddress] = []
        for (index, line) in lines.enumerated() where all.count < mostAddresses && !namesMessage(line) {
            for address in inLine(line) where mayHaveFailed(address) {
                let found = FoundAddress(address: address, line: index)
                all.append(found)
                if leads(address, in: line) { leading.append(found) }
                if signs.contains(where: { ($0...$0 + nearness).contains(index) }) { near.append(found) }
            }
        }
        let chosen = [leading, near, all].first { !$0.isEmpty } ?? []
        var seen: Set<String> = []
        return chosen.filter { seen.insert($0.address.lowercased()).inserted }
    }

    /// A message's identifier looks like an address.
    private static func namesMessage(_ line: String) -> Bool {
        let line = line.prefix(60).lowercased()
        return line.contains("message-id") || line.contains("message id")
    }

    /// `<kari@x.no>:`, or nothing else in the line.
    private static func leads(_ address: String, in line: String) -> Bool {
        let text = line.trimmed.drop { "<'\"".contains($0) }
        guard text.hasPrefix(address) else { return false }
        let rest = text.dropFirst(address.count).drop { ">'\"".contains($0) }
        return rest.isEmpty || rest.hasPrefix(":") || rest.hasPrefix("<mailto:") || rest.hasPrefix(" (")
            || rest.hasPrefix("<\(address)")
    }

    /// What looks like addresses that we could send to.
    static func inLine(_ line: String) -> [String] {
        let bytes = Array(line.utf8.prefix(2_000))
        var addresses: [String] = []
        for at in bytes.indices where bytes[at] == UInt8(ascii: "@") {
            let local = bytes[..<at].suffix(64).reversed().prefix {
                ASCII.isAtomText($0) && $0 != UInt8(ascii: "'") || $0 == UInt8(ascii: ".")
            }
            let domain = bytes[(at + 1)...].prefix {
                ASCII.isLetterOrDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") || $0 >= 0x80
            }
            var text = String(decoding: local.reversed() + [bytes[at]] + domain, as: UTF8.self)
            while text.hasSuffix(".") || text.hasSuffix("-") { text.removeLast() }
            if (try? MailAddress(parsing: text)) != nil, text.contains(".") { addresses.append(text) }
        }
        return addresses
    }
}
