import Assembly
import Meetings

/// Files that a command is given.
enum InputFile {
    /// The file's bytes, or standard input's for `-`. One more than allowed where it is longer, so that whoever reads
    /// them can say that it is.
    static func bytes(_ path: String, atMost limit: Int) throws -> [UInt8] {
        let bytes =
            path == "-"
            ? BoundedFile.readStandardInput(atMostBytes: limit) : BoundedFile.read(path, atMostBytes: limit)
        guard let bytes else { throw Refusal.unreadable }
        return bytes
    }

    /// As text. Refuses what isn't UTF-8.
    static func text(_ path: String, atMost limit: Int) throws -> String {
        let bytes = try bytes(path, atMost: limit)
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Refusal.notText }
        return text
    }
}

extension Refusal {
    fileprivate static var unreadable: Refusal {
        file(
            "unreadable-file",
            Trilingual(
                "fila finst ikkje eller kan ikkje lesast", "filen finnes ikke eller kan ikke leses",
                "there is no such file, or it can't be read"))
    }

    fileprivate static var notText: Refusal {
        file(
            "not-utf-8",
            Trilingual("fila er ikkje UTF-8-tekst", "filen er ikke UTF-8-tekst", "the file isn't UTF-8 text"))
    }

    /// What is wrong with the file as such, on none of its lines.
    private static func file(_ code: String, _ message: Trilingual) -> Refusal {
        Refusal(.badInput, code: code, message, problems: [Problem(line: nil, code: code, message)])
    }
}
