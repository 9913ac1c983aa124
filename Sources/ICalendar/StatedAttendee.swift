/// A person as a foreign message's ATTENDEE states it, RFC 5545 §3.8.4.1. What is not said, or said in words that
/// RFC 5545 does not have, is taken as RFC 5545 §3.2 takes it.
public struct StatedAttendee: Hashable, Sendable {
    /// Without `mailto:`, as it was written. From the EMAIL parameter (RFC 7986 §6.2) where the value is no mail
    /// address; nil where that is none either.
    public var address: String?
    public var name: String?
    public var kind: CalendarUserKind
    public var role: ParticipationRole
    /// Nil where none is stated; a word that RFC 5545 does not have is `needsAction`.
    public var status: ParticipationStatus?
    /// PARTSTAT as it was written, `X-MAYBE`.
    public var statusText: String?
    public var rsvp: Bool
    /// Everybody the part was handed on to, and by whom it was handed to this one. Addresses without `mailto:`.
    public var delegatedTo: [String]
    public var delegatedFrom: [String]
    /// Who wrote for this person.
    public var sentBy: String?

    public init(
        address: String?, name: String? = nil, kind: CalendarUserKind = .individual,
        role: ParticipationRole = .required, status: ParticipationStatus? = nil, statusText: String? = nil,
        rsvp: Bool = false, delegatedTo: [String] = [], delegatedFrom: [String] = [], sentBy: String? = nil
    ) {
        self.address = address
        self.name = name
        self.kind = kind
        self.role = role
        self.status = status
        self.statusText = statusText
        self.rsvp = rsvp
        self.delegatedTo = delegatedTo
        self.delegatedFrom = delegatedFrom
        self.sentBy = sentBy
    }
}

extension StatedAttendee {
    /// libical ends a parameter at a colon that should have been in quotation marks, and keeps the first of several
    /// DELEGATED-TO; so people are read from their lines.
    init(_ line: ContentLine) {
        let parameters = line.parameters()
        func addresses(_ name: String) -> [String] { (parameters[name] ?? []).compactMap(MailtoAddress.address) }
        func text(_ name: String) -> String? {
            // A comma in a name should have been in quotation marks.
            let text = CleanText.name((parameters[name] ?? []).joined(separator: ","))
            return text.isEmpty ? nil : text
        }
        func word(_ name: String) -> String? { text(name)?.uppercased() }
        let value = String(decoding: line.value, as: UTF8.self)
        self.init(
            address: MailtoAddress.address(value) ?? addresses("EMAIL").first, name: text("CN"),
            kind: word("CUTYPE").map { CalendarUserKind(rawValue: $0) ?? .unknown } ?? .individual,
            role: word("ROLE").flatMap(ParticipationRole.init) ?? .required,
            status: word("PARTSTAT").map { ParticipationStatus(rawValue: $0) ?? .needsAction },
            statusText: text("PARTSTAT"), rsvp: word("RSVP") == "TRUE", delegatedTo: addresses("DELEGATED-TO"),
            delegatedFrom: addresses("DELEGATED-FROM"), sentBy: addresses("SENT-BY").first)
    }
}
