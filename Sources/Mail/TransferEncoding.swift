/// The one transfer encoding that we write: base 64 (RFC 2045 §6.8), straight into a mail.
enum TransferEncoding {
    /// 57 bytes make the 76 signs that a line may have.
    private static let lineBytes = 57
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
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
        let signs = alphabet.span
        var index = 0
        while index + 2 < source.count {
            let group = UInt32(source[index]) << 16 | UInt32(source[index + 1]) << 8 | UInt32(source[index + 2])
            target[position] = signs[Int(group >> 18)]
            target[position + 1] = signs[Int(group >> 12 & 63)]
            target[position + 2] = signs[Int(group >> 6 & 63)]
            target[position + 3] = signs[Int(group & 63)]
            index += 3
            position += 4
        }
        guard index < source.count else { return }
        let hasSecond = index + 1 < source.count
        let group = UInt32(source[index]) << 16 | (hasSecond ? UInt32(source[index + 1]) << 8 : 0)
        target[position] = signs[Int(group >> 18)]
        target[position + 1] = signs[Int(group >> 12 & 63)]
        target[position + 2] = hasSecond ? signs[Int(group >> 6 & 63)] : padding
        target[position + 3] = padding
        position += 4
    }
}
