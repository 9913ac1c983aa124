import ArgumentParser

/// How a command ended (sysexits.h, as far as it fits).
enum ExitStatus: Int32 {
    case done = 0
    /// It ran, and what was asked about is not so.
    case notSo = 1
    case usage = 64
    /// Bad input: nothing was changed.
    case badInput = 65
    case unavailable = 69
    /// A temporary failure: try again.
    case temporary = 75
    case configuration = 78

    var code: ExitCode { ExitCode(rawValue) }
}
