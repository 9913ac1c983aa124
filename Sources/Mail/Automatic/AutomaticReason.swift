/// Why a mail was written by a program, or on behalf of one.
///
/// No such mail is ever answered, and none counts as words of a person. A calendar's answer is still one: what Exchange
/// sends when somebody presses a button is marked in the same way (`mayCarryAnswer`).
public struct AutomaticReason: Hashable, Sendable {
    /// The strongest first.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A mail system's report about a mail of ours, also in words for people.
        case deliveryReport
        /// Says that a mail was read, or thrown away unread (RFC 8098).
        case readReceipt
        /// Somebody's notice that he is away, or another answer that a program gave (RFC 3834 §2).
        case reply
        /// Says that a guest sent our invitation on to somebody else.
        case forwardNotice
        /// A program wrote it without being asked (RFC 3834 §5).
        case generated
        /// It comes from a mail system, or from an address that nobody reads.
        case systemSender
        /// It came with the empty return path.
        case nullReturnPath
        /// It went to many: a list, an advertisement.
        case bulk
        /// Its sender wants no absence notices back.
        case suppressesReplies
    }

    public let kind: Kind
    /// The header that says so, as it is commonly written.
    public let header: String

    /// Whether a calendar object in such a mail is still what a person has answered.
    public var mayCarryAnswer: Bool {
        switch kind {
        case .deliveryReport, .readReceipt, .forwardNotice: false
        case .reply, .generated, .systemSender, .nullReturnPath, .bulk, .suppressesReplies: true
        }
    }
}

extension IncomingMail {
    /// The strongest sign that no person wrote this mail; nil where there is none.
    public var automaticReason: AutomaticReason? { automaticReasons.first }

    /// Every sign that no person wrote this mail, the strongest first, each kind once. Read anew at every call.
    public var automaticReasons: [AutomaticReason] { automaticReasons(with: deliveryReport) }

    /// - Parameter report: the mail's own `deliveryReport`, for one who has read it already.
    public func automaticReasons(with report: DeliveryReport?) -> [AutomaticReason] {
        let found = [
            report.map { _ in AutomaticReason(kind: .deliveryReport, header: "Content-Type") },
            isDispositionNotification ? AutomaticReason(kind: .readReceipt, header: "Content-Type") : nil,
            mediaType == "multipart/report" ? AutomaticReason(kind: .generated, header: "Content-Type") : nil,
            AbsenceSubject.matches(subject) ? AutomaticReason(kind: .reply, header: "Subject") : nil,
            ForwardNotice.matches(subject) ? AutomaticReason(kind: .forwardNotice, header: "Subject") : nil,
            unattendedSender,
            hasNullReturnPath ? AutomaticReason(kind: .nullReturnPath, header: "Return-Path") : nil,
        ]
        let reasons = AutomaticHeaders.reasons(in: self) + found.compactMap { $0 }
        return AutomaticReason.Kind.allCases.compactMap { kind in reasons.first { $0.kind == kind } }
    }

    private var unattendedSender: AutomaticReason? {
        if SystemSender.wrote(self) || from.contains(where: { SystemSender.isUnattended($0.addressText) }) {
            return AutomaticReason(kind: .systemSender, header: "From")
        }
        let isUnattended = sender.map { SystemSender.isUnattended($0.addressText) } ?? false
        return isUnattended ? AutomaticReason(kind: .systemSender, header: "Sender") : nil
    }
}

/// Exchange tells an organiser that a guest has sent an invitation on.
private enum ForwardNotice {
    static func matches(_ subject: String) -> Bool {
        let subject = subject.prefix(120).lowercased()
        return beginnings.contains(where: subject.hasPrefix)
    }

    private static let beginnings = [
        "meeting forward notification:", "varsel om videresending av møte:", "varsel om videresendt møte:",
        "varsel om vidaresending av møte:", "varsel om vidaresendt møte:", "møtet er videresendt:",
        "meddelelse om videresendt møde:", "meddelande om vidarebefordrat möte:",
        "benachrichtigung über besprechungsweiterleitung:",
    ]
}
