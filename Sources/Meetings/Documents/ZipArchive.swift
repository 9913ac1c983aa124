/// A zip archive (PKWARE APPNOTE 6.3.10) of files as they are, uncompressed. The same files give the same bytes.
struct ZipArchive {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// 1980-01-01, the earliest day there is: when it was packed is nobody's business.
    private static let date: UInt16 = 1 << 5 | 1
    /// Names are UTF-8 (APPNOTE §4.4.4, bit 11).
    private static let flags: UInt16 = 1 << 11

    mutating func add(_ name: String, _ content: [UInt8]) {
        let name = Array(name.utf8)
        let start = UInt32(bytes.count)
        let facts = little(CRC32.of(content)) + little(UInt32(content.count)) + little(UInt32(content.count))
        let lead =
            little(UInt16(20)) + little(ZipArchive.flags) + little(UInt16(0)) + little(UInt16(0))
            + little(ZipArchive.date) + facts + little(UInt16(name.count)) + little(UInt16(0))
        bytes += little(UInt32(0x0403_4B50)) + lead + name + content
        directory += little(UInt32(0x0201_4B50)) + little(UInt16(20)) + lead + little(UInt16(0)) + little(UInt16(0))
        directory += little(UInt16(0)) + little(UInt32(0)) + little(start) + name
        count += 1
    }

    /// The whole archive.
    var archive: [UInt8] {
        let end =
            little(UInt32(0x0605_4B50)) + little(UInt16(0)) + little(UInt16(0)) + little(UInt16(count))
            + little(UInt16(count)) + little(UInt32(directory.count)) + little(UInt32(bytes.count)) + little(UInt16(0))
        return bytes + directory + end
    }

    private func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        (0..<(Number.bitWidth / 8)).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
}

/// The checksum of zip archives (ISO 3309).
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }

    static func of(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { sum, byte in sum >> 8 ^ table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] }
    }
}
