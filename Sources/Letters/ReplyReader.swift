import FoundationEssentials
import Mail
public import Meetings

/// What comes in: a mail's bytes into what it says to the network. Whatever the bytes, there is an answer.
extension LetterWriter {
    public func read(_ raw: [UInt8], network: Network) -> IncomingLetter {
        do {
            return ReplyReader(try MailReader.read(raw), network, self).letter
        } catch {
            // Who it is from can often be told all the same.
            let head = MailHead(raw).mail.map { ReplyReader($0, network, self).head }
            var letter = head ?? IncomingLetter(from: nil)
            letter.content = .unreadable(error.detail)
            return letter
        }
    }

    public func shown(_ letter: [UInt8]) -> (text: String, html: String?) {
        let mail = try? MailReader.read(letter)
        return (
            mail?.text ?? "", mail?.parts.first { $0.mediaType == "text/html" && $0.disposition != "attachment" }?.text
        )
    }

    public func recipients(of raw: [UInt8]) -> [String] {
        var seen: Set<String> = []
        return (MailHead(raw).mail?.recipients ?? []).map { address in
            let local = address.local.lowercased()
            let end = local.lastIndex(of: "+").flatMap { $0 == local.startIndex ? nil : $0 } ?? local.endIndex
            return "\(local[..<end])@\(address.domain)"
        }.filter { seen.insert($0).inserted }
    }

    public func digests(of raw: [UInt8]) -> (whole: String, body: String) {
        (Digest.sha256Hex(raw), Digest.sha256Hex(Array(raw[MailHead(raw).bodyStart...])))
    }
}

/// Where a mail's header ends: at the first empty line.
struct MailHead {
    private let raw: [UInt8]
    let bodyStart: Int

    private static let mostBytes = MailReader.Limits().headerBytes

    init(_ raw: [UInt8]) {
        self.raw = raw
        let bytes = raw.span
        var isEmptyLine = true
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\n") {
                if isEmptyLine {
                    bodyStart = index + 1
                    return
                }
                isEmptyLine = true
            } else if byte != UInt8(ascii: "\r") {
                isEmptyLine = false
            }
        }
        bodyStart = bytes.count
    }

    /// The header by itself, whatever comes after it; nil where even that can't be read.
    var mail: IncomingMail? {
        guard bodyStart <= Self.mostBytes else { return nil }
        return try? MailReader.read(Array(raw[..<bodyStart]) + Array("\r\n\r\n".utf8))
    }
}

/// One mail that could be read.
struct ReplyReader {
    private let mail: IncomingMail
    private let network: Network
    private let addresses: LetterAddresses?
    private let authservID: String?
    private let report: DeliveryReport?
    private let reasons: [AutomaticReason]

    private static let longestSubjectBytes = 1_000
    private static let mostAnswers = 100

    init(_ mail: IncomingMail, _ network: Network, _ writer: LetterWriter) {
        self.mail = mail
        self.network = network
        addresses = try? LetterAddresses(network: network, key: writer.key)
        authservID = writer.authservID
        report = mail.deliveryReport
        reasons = mail.automaticReasons(with: report)
    }

    var letter: IncomingLetter {
        var letter = head
        letter.words = mail.ownWords.lines
        letter.content = content(words: letter.words)
        return letter
    }

    /// What the header alone says.
    var head: IncomingLetter {
        let recipients = mail.recipients
        let isOneWriter = mail.from.count == 1 && mail.headers(named: "From").count == 1
        return IncomingLetter(
            from: mail.from.first?.address?.description.lowercased(), fromName: mail.from.first?.name ?? "",
            token: recipients.lazy.compactMap { addresses?.token(in: $0) }.first,
            returned: recipients.lazy.compactMap { addresses?.letter(returnedTo: $0.description) }.first,
            subject: OneLine.clipped(OneLine.text(mail.subject), maximumBytes: Self.longestSubjectBytes),
            messageID: mail.messageID.flatMap { $0.isEmpty ? nil : $0 }, answers: answers,
            automatic: reasons.first?.header,
            // Of several writers nobody knows which one was looked at.
            authentication: isOneWriter ? mail.authentication(by: authservID) : .failed)
    }

    /// In-Reply-To has the mail itself; References begin with the oldest of the conversation.
    private var answers: [String] {
        var answers: [String] = []
        for identifier in [mail.inReplyTo].compactMap(\.self) + mail.references.reversed() {
            guard answers.count < Self.mostAnswers else { break }
            if !identifier.isEmpty, !answers.contains(identifier) { answers.append(identifier) }
        }
        return answers
    }

    /// A report comes before any calendar part: it brings our own call back with it.
    private func content(words: [String]) -> IncomingLetter.Content {
        if let report { return .bounce(Bounce(report)) }
        if reasons.allSatisfy(\.mayCarryAnswer),
            let calendar = CalendarAnswer(mail: mail, words: words, network: network).content
        {
            return calendar
        }
        if mail.hasTNEF, mail.hasOutlookMeeting || (words.isEmpty && reasons.isEmpty) { return .outlookOnly }
        return .words
    }
}

extension IncomingMail {
    /// Whether what only Outlook can read is about a meeting: the message class stands in it as it is, `IPM.Microsoft
    /// Schedule.MtgRespP`, `IPM.Schedule.Meeting.Resp.Pos`.
    fileprivate var hasOutlookMeeting: Bool {
        let sign = Array("Schedule.M".utf8)
        return parts.contains { part in
            // It is among the first things in it, before whatever may be packed in along with it.
            let head = part.isTNEF ? part.bytes.prefix(65_536) : []
            return head.indices.contains { head[$0] == sign[0] && head[$0...].starts(with: sign) }
        }
    }

    fileprivate func authentication(by server: String?) -> IncomingLetter.Authentication {
        if let server { return authenticationResults(by: server).map { verdict($0) } ?? .unknown }
        // Nobody has said whom to trust. Whatever stranger wrote it, nobody gains by calling his own mail forged.
        guard let top = header("Authentication-Results"),
            let name = top.split(whereSeparator: { $0 == ";" || $0.isWhitespace }).first,
            let found = authenticationResults(by: String(name))
        else { return .unknown }
        return verdict(found) == .failed ? .failed : .unknown
    }

    private func verdict(_ results: AuthenticationResults) -> IncomingLetter.Authentication {
        switch results.dmarc {
        case .pass:
            let isAboutWriter = results.dmarcDomain == nil || results.dmarcDomain == from.first?.address?.domain
            return isAboutWriter ? .passed : .failed
        case .fail, .softfail, .policy: return .failed
        default: return .unknown
        }
    }
}

extension Bounce {
    fileprivate init(_ report: DeliveryReport) {
        self.init(
            recipients: report.recipients.map(Recipient.init), messageID: report.returned?.messageID,
            isReport: !report.isHeuristic)
    }
}

extension Bounce.Recipient {
    /// By the address we wrote to, where the report has it: it may have been forwarded.
    fileprivate init(_ recipient: DeliveryReport.Recipient) {
        self.init(
            address: (recipient.addresses.last?.description ?? recipient.finalRecipient)?.lowercased(),
            action: Bounce.Action(recipient), status: recipient.status?.description,
            diagnostic: recipient.diagnostic)
    }
}

extension Bounce.Action {
    /// What doesn't say that it failed is no failure.
    fileprivate init(_ recipient: DeliveryReport.Recipient) {
        switch recipient.action {
        case .failed: self = .failed
        case .delayed: self = .delayed
        case .delivered, .relayed, .expanded: self = .delivered
        case nil: self = recipient.permanence == .permanent ? .failed : .delayed
        }
    }
}
