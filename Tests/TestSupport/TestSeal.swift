import Mail
public import Meetings

extension LinkIssuer {
    /// The real HMAC, with a key of the test's own.
    public static func test(key: String = "ein løyndom", address: String? = "https://samling.example.no") -> LinkIssuer
    {
        let seal = LinkSeal(
            mac: { Digest.hmacSHA256(key: Array(key.utf8), message: Array($0.utf8)) },
            digest: { Digest.sha256Hex(Array($0.utf8)) },
            isEqual: { Digest.isEqual(Array($0.utf8), Array($1.utf8)) })
        return LinkIssuer(seal: seal, address: address)
    }
}
