import FoundationEssentials

/// What a register was when somebody saw it, so that no change is made on top of another that she hasn't seen.
public struct RegisterMark: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// As a form sends it back.
    public init(_ text: String) { description = text }

    /// The same for the same register, in every process: FNV-1a over its JSON with the keys in order.
    public init(_ register: Register) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in try encoder.encode(register) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        description = String(hash, radix: 16)
    }
}

extension Refusal {
    static var registerChanged: Refusal {
        Refusal(
            .notNow, code: "register-changed",
            Trilingual(
                "Registeret er endra av ein annan sidan du opna sida. Ingenting er lagra: sjå over på nytt",
                "Registeret er endret av en annen siden du åpnet siden. Ingenting er lagret: se over på nytt",
                "Somebody else has changed the register since you opened the page. Nothing was saved: look again"))
    }
}
