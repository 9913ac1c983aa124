/// The one transfer encoding that we write: base 64 (RFC 2045 §6.8), straight into a mail.
enum TransferEncoding {
    /// 57 bytes make the 76 signs that a line may have.
    private static let lineBytes = 57
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    /// The two signs of every twelve bits, the first of them in the upper half.
    private static let pairs = (0..<4_096).map { UInt16(alphabet[$0 >> 6]) << 8 | UInt16(alphabet[$0 & 63]) }
    private static let padding = UInt8(ascii: "=")

    /// In lines, each ended by CRLF; nothing for no bytes.
    static func appendBase64(_ bytes: [UInt8], to output: inout [UInt8]) {
        let lineCount = (bytes.count + lineBytes - 1) / lineBytes
        let start = output.count
        output.append(contentsOf: repeatElement(0, count: (bytes.count + 2) / 3 * 4 + lineCount * 2))
        var target = output.mutableSpan
        var position = start
        let source = bytes.span
        for lineStart in stride(from: 0, to: source.count, by: lineBytes) {
            let line = source.extracting(lineStart..<min(lineStart + lineBytes, source.count))
            write(line, to: &target, at: &position)
            target[position] = ASCII.carriageReturn
            target[position + 1] = ASCII.newline
            position += 2
        }
    }

    /// Without line ends.
    static func base64(_ bytes: [UInt8]) -> String {
        var output = [UInt8](repeating: 0, count: (bytes.count + 2) / 3 * 4)
        var target = output.mutableSpan
        var position = 0
        write(bytes.span, to: &target, at: &position)
        return String(decoding: output, as: UTF8.self)
    }

    private static func write(_ source: Span<UInt8>, to target: inout MutableSpan<UInt8>, at position: inout Int) {
        let pairs = pairs.span
        var output = unsafe target.mutableBytes
        var index = 0
        // Six bytes at a time, of eight that are read.
        while index + 8 <= source.count {
            let word = unsafe source.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self).bigEndian
            let signs =
                UInt64(pairs[Int(word >> 52)]) << 48 | UInt64(pairs[Int(word >> 40 & 0xFFF)]) << 32
                | UInt64(pairs[Int(word >> 28 & 0xFFF)]) << 16 | UInt64(pairs[Int(word >> 16 & 0xFFF)])
            output.storeBytes(of: signs.bigEndian, toByteOffset: position, as: UInt64.self)
            index += 6
            position += 8
        }
        while index + 2 < source.count {
            let group = Int(source[index]) << 16 | Int(source[index + 1]) << 8 | Int(source[index + 2])
            let signs = UInt32(pairs[group >> 12]) << 16 | UInt32(pairs[group & 0xFFF])
            output.storeBytes(of: signs.bigEndian, toByteOffset: position, as: UInt32.self)
            index += 3
            position += 4
        }
        guard index < source.count else { return }
        let hasSecond = index + 1 < source.count
        let group = Int(source[index]) << 16 | (hasSecond ? Int(source[index + 1]) << 8 : 0)
        output.storeBytes(of: pairs[group >> 12].bigEndian, toByteOffset: position, as: UInt16.self)
        let third = hasSecond ? UInt8(pairs[group & 0xFFF] >> 8) : padding
        output.storeBytes(of: third, toByteOffset: position + 2, as: UInt8.self)
        output.storeBytes(of: padding, toByteOffset: position + 3, as: UInt8.self)
        position += 4
    }
}
