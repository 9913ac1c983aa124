internal import CGMime

/// SHA-256 (FIPS 180-4 §6.2) and HMAC (RFC 2104 §2) by GLib.
public enum Digest {
    private static let digits = Array("0123456789abcdef".utf8)

    /// 64 hexadecimal digits, lower-case.
    public static func sha256Hex(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in sha256(bytes) {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// 32 bytes.
    static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        let checksum = unsafe g_checksum_new(G_CHECKSUM_SHA256)
        defer { unsafe g_checksum_free(checksum) }
        unsafe bytes.withUnsafeBufferPointer { unsafe g_checksum_update(checksum, $0.baseAddress, gssize($0.count)) }
        return unsafe filled { unsafe g_checksum_get_digest(checksum, $0, $1) }
    }

    /// 32 bytes.
    public static func hmacSHA256(key: [UInt8], message: [UInt8]) -> [UInt8] {
        let hmac = unsafe key.withUnsafeBufferPointer {
            unsafe g_hmac_new(G_CHECKSUM_SHA256, $0.baseAddress, gsize($0.count))
        }
        defer { unsafe g_hmac_unref(hmac) }
        unsafe message.withUnsafeBufferPointer { unsafe g_hmac_update(hmac, $0.baseAddress, gssize($0.count)) }
        return unsafe filled { unsafe g_hmac_get_digest(hmac, $0, $1) }
    }

    /// Whether two values are the same, in a time that tells nothing about where they differ.
    public static func isEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func filled(_ fill: (UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<gsize>) -> Void) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            var length = gsize(buffer.count)
            unsafe fill(buffer.baseAddress, &length)
            count = Int(length)
        }
    }
}
