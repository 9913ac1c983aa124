extension IncomingMail {
    /// What a mail system says in this mail about a mail of ours; nil where this is no such report, as when a person
    /// quotes one, forwards one, or reports that a mail was read.
    ///
    /// Read from what is meant for programs (RFC 3464, RFC 6533), or else from the words of those systems that write
    /// only for people. Read anew at every call.
    public var deliveryReport: DeliveryReport? {
        guard !isDispositionNotification else { return nil }
        let isOfSystem = isReportByForm || hasNullReturnPath || SystemSender.wrote(self)
        if isOfSystem, let status = parts.first(where: \.isDeliveryStatus) {
            let report = DeliveryReport(StatusFields(status.bytes), returned: ReturnedMail(in: parts))
            if !report.recipients.isEmpty { return report }
        }
        return BounceText(self)?.report
    }

    /// Whether this says that a mail was shown to somebody (RFC 8098).
    var isDispositionNotification: Bool {
        let type = (parameters["report-type"] ?? "").lowercased()
        if mediaType == "multipart/report", type == "disposition-notification" { return true }
        return type != "delivery-status"
            && parts.contains { $0.mediaType == "message/disposition-notification" }
    }

    /// Whether the mail as a whole says that it is a mail system's report; those about reading and about unwanted mail
    /// (RFC 5965) have the same form.
    var isReportByForm: Bool {
        let others = ["disposition-notification", "feedback-report"]
        let type = (parameters["report-type"] ?? "").lowercased()
        return mediaType == "multipart/report" && !others.contains(type)
            || IncomingMail.Part.statusTypes.contains(mediaType)
    }
}

extension IncomingMail.Part {
    static let statusTypes: Set<String> = ["message/delivery-status", "message/global-delivery-status"]

    fileprivate var isDeliveryStatus: Bool { Self.statusTypes.contains(mediaType) }
}

extension DeliveryReport {
    static let mostRecipients = 500

    init(_ fields: StatusFields, returned: ReturnedMail?, isHeuristic: Bool = false) {
        var message: [String: String] = [:]
        var recipients: [RecipientFields] = []
        for (name, value) in fields.fields {
            if RecipientFields.names.contains(name) {
                if recipients.last?.isComplete(before: name) ?? true { recipients.append(RecipientFields()) }
                recipients[recipients.count - 1].values[name, default: value] = value
            } else if message[name] == nil {
                message[name] = value
            }
        }
        reportingMTA = message["reporting-mta"].flatMap { TypedValue($0).address }
        originalEnvelopeID = message["original-envelope-id"]?.oneLine(upTo: 300)
        arrivalDate = message["arrival-date"].flatMap { MailDate(reading: $0) }
        self.recipients = recipients.lazy.filter(\.saysSomething).prefix(Self.mostRecipients).map(\.recipient)
        self.returned = returned
        self.isHeuristic = isHeuristic
    }
}

/// The fields about one recipient (RFC 3464 §2.3).
private struct RecipientFields {
    static let names: Set<String> = [
        "original-recipient", "final-recipient", "action", "status", "remote-mta", "diagnostic-code",
        "last-attempt-date", "final-log-id", "will-retry-until",
    ]

    var values: [String: String] = [:]

    /// Whether a field begins the next recipient: one that this has already, or the address it was first sent to where
    /// this has more than its own address.
    func isComplete(before name: String) -> Bool {
        switch name {
        case "original-recipient": values[name] != nil || values["action"] != nil || values["status"] != nil
        case "final-recipient", "action", "status": values[name] != nil
        default: false
        }
    }

    var saysSomething: Bool {
        values["final-recipient"] != nil || values["original-recipient"] != nil
    }

    var recipient: DeliveryReport.Recipient {
        let diagnostic = values["diagnostic-code"].map { String(TypedValue($0).value) }
        let status = [values["status"], diagnostic].lazy.compactMap { $0.flatMap(ReplyCodes.status) }.first
        return DeliveryReport.Recipient(
            finalRecipient: values["final-recipient"].flatMap { TypedValue($0).address },
            originalRecipient: values["original-recipient"].flatMap { TypedValue($0).address }.map(decodingXtext),
            action: action ?? status.flatMap(Self.action), status: status,
            replyCode: diagnostic.flatMap(ReplyCodes.reply), diagnostic: diagnostic?.oneLine(upTo: 300),
            remoteMTA: values["remote-mta"].flatMap { TypedValue($0).address })
    }

    private var action: DeliveryReport.Action? {
        let word = (values["action"] ?? "").lowercased().prefix { $0.isLetter }
        return DeliveryReport.Action.allCases.first { $0.rawValue == word }
            ?? Self.otherActions[String(word)]
    }

    /// What some systems say instead.
    private static let otherActions: [String: DeliveryReport.Action] = [
        "failure": .failed, "fail": .failed, "expired": .failed, "bounced": .failed, "undeliverable": .failed,
        "delay": .delayed, "deferred": .delayed,
    ]

    private static func action(of status: DeliveryReport.Status) -> DeliveryReport.Action {
        switch status.class {
        case 5: .failed
        case 4: .delayed
        default: .delivered
        }
    }

    /// Some systems leave the address as it was in the envelope, where `+` and `=` are `+2B` and `+3D` (RFC 3461 §4).
    private func decodingXtext(_ text: String) -> String {
        text.replacing("+2B", with: "+").replacing("+3D", with: "=")
    }
}
