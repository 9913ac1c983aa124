import Mail
import Website

extension PageSeal {
    /// - Parameter key: the installation's; forms are signed with one of their own, which follows from it.
    init(installationKey key: [UInt8]) {
        let own = Digest.hmacSHA256(key: key, message: Array("samling: the key of forms, 1".utf8))
        self.init(
            mac: { message in
                Digest.hmacSHA256(key: own, message: Array(message.utf8)).map { byte in
                    (byte < 16 ? "0" : "") + String(byte, radix: 16)
                }.joined()
            },
            digest: { Digest.sha256Hex($0) },
            isEqual: { Digest.isEqual(Array($0.utf8), Array($1.utf8)) })
    }
}
