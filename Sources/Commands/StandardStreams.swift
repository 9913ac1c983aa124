import Foundation
import Glibc

/// The three streams that a process is started with.
enum StandardStreams {
    /// One that was handed over closed is opened on nothing: else the next file that is opened – the database,
    /// a letter – would get its number, and have written into it what is said.
    static func openMissing() {
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
            _ = unsafe open("/dev/null", O_RDWR)
        }
    }

    /// Says something on stderr. Where nobody can be told, the work goes on.
    static func tell(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data("\(printable(text))\n".utf8))
    }

    /// What others have named, files and subjects, may hold signs that a terminal obeys; they are shown as `�`.
    static func printable(_ text: String) -> String {
        if text.isPlainASCII { return text }
        let isPlain = text.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || !isControl($0) }
        if isPlain { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0 == "\n" || $0 == "\t" || !isControl($0) ? $0 : "\u{FFFD}" }))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
            || (0x2066...0x2069).contains(scalar.value)
    }

    /// False when something of what was said on stdout has not got out, as where the disk is full.
    static func flush() -> Bool { fflush(nil) == 0 }
}

extension String {
    /// Whether every byte of it is a sign that a keyboard has, one letter wide.
    var isPlainASCII: Bool { utf8.allSatisfy { (0x20..<0x7F).contains($0) } }
}
