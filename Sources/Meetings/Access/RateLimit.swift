/// How often something may be done before one has to wait. Counted in the store, so that any node counts, and under a
/// MAC of who it is: no addresses of people who came by are kept.
public enum RateLimit: String, Sendable, CaseIterable {
    /// From whoever asks: a mailbox is not to be filled by strangers.
    case codesForAddress = "codes-address"
    /// By one client: what strangers ask for takes nothing from the address's owner.
    case codesForAddressByClient = "codes-address-client"
    case codesForClient = "codes-client"
    /// Codes that were wrong.
    case triesByClient = "tries-client"
    /// Links and tokens that weren't any of ours.
    case guessesByClient = "guesses-client"

    public var most: Int {
        switch self {
        case .codesForAddress: 20
        case .codesForAddressByClient: 5
        // A municipality comes from one address.
        case .codesForClient: 40
        case .triesByClient: 60
        case .guessesByClient: 120
        }
    }

    public var windowSeconds: Int { self == .codesForAddress ? 3_600 : 900 }
}
