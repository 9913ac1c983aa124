/// A municipality, a hospital trust or another body that people come from.
public struct Organisation: Hashable, Codable, Sendable, Identifiable {
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case municipality
        case hospitalTrust = "hospital-trust"
        case other
    }

    public var id: OrganisationID
    public var name: String
    public var aliases: [String]
    public var kind: Kind
    /// The day it was taken out of the register; nil while it stands there.
    public var ended: CalendarDate?

    public init(
        id: OrganisationID, name: String, aliases: [String] = [], kind: Kind = .other, ended: CalendarDate? = nil
    ) {
        self.id = id
        self.name = name
        self.aliases = aliases
        self.kind = kind
        self.ended = ended
    }
}
