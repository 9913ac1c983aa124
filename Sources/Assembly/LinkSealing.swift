import Mail
import Meetings

extension LinkSeal {
    /// - Parameter key: the installation's, which return addresses are signed with. Links have one of their own, which
    ///   follows from it: what is signed for the one is never taken for the other.
    init(installationKey key: [UInt8]) {
        let own = Digest.hmacSHA256(key: key, message: Array("samling: the key of signed links, 1".utf8))
        self.init(
            mac: { Digest.hmacSHA256(key: own, message: Array($0.utf8)) },
            digest: { Digest.sha256Hex(Array($0.utf8)) },
            isEqual: { Digest.isEqual(Array($0.utf8), Array($1.utf8)) })
    }
}
