public import Meetings

/// The register as a YAML file: what `register apply` takes and `register export` gives.
public enum RegisterFile {
    /// Larger files are refused unread.
    static let largestSizeBytes = 1 << 20

    /// Reads the file's bytes.
    ///
    /// - Throws: a refusal with every fault of form, each with its line. Whether the register makes sense (unknown
    ///   references, circles, colliding names) is asked of `RegisterRules` or `RegisterDifference`.
    public static func read(_ bytes: some Collection<UInt8>) throws(Refusal) -> RegisterDraft {
        var reader = RegisterFileReader()
        return try reader.read(RegisterFileText.document(in: bytes))
    }

    public static func read(_ text: String) throws(Refusal) -> RegisterDraft { try read(text.utf8) }

    /// The register as YAML that, applied to that register, changes nothing. Appointments that never came to hold
    /// are left out.
    public static func write(_ register: Register) -> String { RegisterFileWriter(register).text }
}
