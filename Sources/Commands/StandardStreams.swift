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
        try? FileHandle.standardError.write(contentsOf: Data("\(text)\n".utf8))
    }

    /// False when something of what was said on stdout has not got out, as where the disk is full.
    static func flush() -> Bool { fflush(nil) == 0 }
}
